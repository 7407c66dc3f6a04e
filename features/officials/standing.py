"""Who answers for something: officers, bodies and their people, by the words that they are called by."""

from __future__ import annotations

import re
from typing import Final

from features.reading.lexicon import nouns

# people who answer for what they are in charge of, beside holders of public office and spokespeople
_IN_CHARGE: Final = frozenset(
    """
    abbess abbot archbishop archdeacon auditor auditors bishop bursar captain cardinal chamberlain chief chiefs coach
    commissioners conservator consul controller coordinator co-ordinator curator custodian deacon dean deputy dispatcher
    governors harbourmaster head headmaster headmistress inspectors investigators keeper keepers landlady landlord
    lawyer
    lawyers lifeguard manager marshal matron organiser organisers organizer pathologist postmaster president prior
    prioress producer producers promoter prosecutors provost ranger rangers reeve returning-officer sacristan skipper
    solicitor solicitors stationmaster steward surveyor surveyors technicians trustees veterinary vet vicar warden
    wardens
    engineer-in-chief editor-in-chief doctors surgeon surgeons medics paramedics engineers officials officers
    authorities detectives scientists family
    widow widower husband wife estate heirs court palace household hospital station institute
    """.split()  # noqa: SIM905
)
_OTHERS: Final = frozenset(
    """
    union unions party movement front charity campaign association lobby think-tank thinktank consultancy opposition
    network blog newspaper magazine taliban rebels militia insurgents militants separatists guerrillas strikers fighters
    tigers cartel gang syndicate sect greens liberals socialists communists conservatives labour tories coalition
    alliance
    studio media society forum collective shelter friend friends pal insider insiders neighbour neighbours resident
    residents villagers worker workers nurse nurses student students expert experts analyst analysts observer observers
    broker brokers critic critics fan fans witness witnesses biographer professor historian scholar whistleblower
    colleague
    colleagues passenger passengers customer customers shopper shoppers plumber usher pensioner former retired ex rumour
    newsletter women men weaver leader vet mp mps senator senators councillor councillors diplomat diplomats somebody
    someone nobody people source sources rival
    unnamed anonymous activist activists campaigner campaigners protester protesters volunteer volunteers
    """.split()  # noqa: SIM905
)
# where experts work: who is "of the county museum" answers for its finds at most
_LEARNED: Final = frozenset(
    """museum university college institute lab labs laboratory team academy archive library observatory society school
    surgery practice""".split()  # noqa: SIM905
)
# names of bodies that are everyday words in small letters
_EVERYDAY: Final = frozenset(
    [
        "who",
        "us",
        "ice",
        "sec",
        "mod",
        "fed",
        "meta",
        "shell",
        "capital",
        "state",
        "front",
        "force",
        "giant",
        "practice",
        "outfit",
    ]
)
_ANSWERS: Final = (
    (nouns.OFFICE_HOLDERS | nouns.STATE_BODIES | nouns.SPOKESPEOPLE | nouns.BODIES | nouns.PROPER_BODIES | _IN_CHARGE)
    - _OTHERS
    - _LEARNED
    - _EVERYDAY
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def answers_for_something(phrase: str) -> bool:
    """Whether a phrase names an officer or a body, and nobody who merely has a view.

    >>> answers_for_something("county surveyor Nell Brigg"), answers_for_something("a former police chief")
    (True, False)
    """
    return bool(_words(phrase) & _ANSWERS) and not merely_has_a_view(phrase)


def merely_has_a_view(phrase: str) -> bool:
    """Whether a phrase names somebody who answers for nothing: witnesses, experts, campaigners, insiders."""
    return bool(_words(phrase) & _OTHERS)


def _words(phrase: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(phrase.replace("’s", "").replace("'s", ""))}
