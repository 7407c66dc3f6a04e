"""Who is entitled to the last word on a claim: public bodies, whoever the claim names, and those who speak for them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from features.grouping.text import stem, words


def _any(*parts: str) -> str:
    """Alternatives of a pattern, one a word; "_" is a space."""
    return "|".join(" ".join(parts).split()).replace("_", " ")


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(*parts)})\b", re.IGNORECASE)


_BODY: Final = _pattern(
    r"council(?:l?ors?)? minist(?:ry|er|ers|ries) commission(?:er|ers)? directorate government presidency police\w*",
    r"authorit(?:y|ies) court tribunal judges? magistrates? coroner prosecut(?:ors?|ion) parliament senate congress",
    r"embassy consulate prefect(?:ure)? municipality inspectorate regulators? ombudsman watchdog bureau treasury",
    r"(?:fire|ambulance|health|prison|rescue|border|customs|coastguard|civil|weather|park|forest\w*|secret)_service",
    r"fire_(?:and|&)_rescue fire_brigade firefighters coast_?guard navy army air_force garrison branch inquiry",
    r"(?:city|town|county|state)_hall mayor governor sheriff superintendent sergeant constable inspector commander",
    r"clerk dean_and_chapter diocese university hospital trust utility operator newsroom agency",
    r"(?:rescue|control|operations|command|coordination|weather|crisis|disease\w*)_cent(?:re|er)",
    r"(?:environment|health|safety|space|food|tax|transport|aviation|maritime|statistics|standards|protection|highways|"
    r"coastguard|payments?|refugee|border|defen[cs]e)\w*_(?:\w+_)?(?:office|board|executive|administration)",
)
_NO_BODY: Final = _pattern(
    r"works_council unions? opposition news(?:paper)? press media magazine gazette times herald post former ex-\w+",
    r"(?:literary|travel|advertising|ad|estate|rating|model|picture|photo|employment|betting)_agency",
    r"retired experts? analysts? scholars? researchers? students? professors? hoax(?:es)? rumou?rs? campaign\w*",
    r"protest\w* lobby\w* charity",
)
# Words that mastheads are made of, with capitals: "the Dale Watchdog" is a newspaper, "the water watchdog" is none.
MASTHEAD: Final = re.compile(
    r"\b(?:"
    + _any(
        r"Advertiser Argus Blog Broadcast\w* Bugle Bulletin Channel Chronicle Courier Daily Diary Digest Dispatch Echo",
        r"Examiner Express Feed FM Forum Gazette Globe Guardian Herald Independent Insider Journal Lantern Leader",
        r"Ledger Life Live Magazine Mail Mercury Messenger Mirror Monitor News\w* Notes Now Observer Online Packet",
        r"Paper Post Press Radio Record Report Reporter Review Sentinel Standard Star Sun Telegraph Times Today",
        r"Tonight Trade Tribune TV Voice Watch Watchdog Weekly Wire World",
    )
    + r")\b"
)
_SPEAKS_FOR: Final = _pattern(
    r"spokes\w+ publicist press_(?:officer|secretary) representatives? chief_executive chair(?:man|woman|person)",
    r"(?:his|her|their|its)_(?:agents?|lawyers?|solicitor|barrister|manager|attorney|office|family)",
    r"(?:general|managing|station|plant|site|hotel|health|club|arena|store)_(?:manager|director)",
    r"head_teacher (?:vice-)?chancellor principal rector head(?:master|mistress) director boss founder",
    r"general_secretary",
)
_PLACE_BODY: Final = re.compile(r"^(?:the|its) (?:county|borough|parish|city|town|state)(?: [a-z]+)?$", re.IGNORECASE)
_STRIKERS: Final = _pattern("unions?")
_STRIKE: Final = _pattern(r"strikes? striking walk(?:ing)?_?out ballot\w* industrial_action down_tools")
_PARTY: Final = re.compile(
    r"^(?:the|its|their) (?:\w+ )?(?:"
    + _any(
        "company firm makers? manufacturer publisher airline carrier club label bank hotel school theatre museum",
        "factory operator owners? developer contractor retailer chain group foundation party university hospital",
        "federation league team studio producer utility railway brewery dairy institute charity",
    )
    + r")\b",
    re.IGNORECASE,
)
_ABOUT_REPORTS: Final = _pattern(
    r"reports? articles? rumou?rs? speculation allegations? claims stor(?:y|ies) media press newspapers? supposed",
    r"social_networks?",
)
_CORRECTS: Final = _pattern(
    r"clarif\w+ correct(?:ion|s|ing) to_(?:make|be)_(?:it_)?clear contrary_to avoidance_of_doubt set_the_record"
)
_NOT_SO: Final = re.compile(
    r"(?:^|[.:;“\"]\s*)(?:there (?:is|are|was|were|has been|have been) no\b|none of\b|neither\b|nobody\b|"
    r"no (?:\w+ ){1,6}(?:has|have|is|are|was|were|will)\b)|"
    r"\b(?:is|are|was|were|has|have|had|did|does|do) not\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?<!\w)[A-Z][\w'’&-]{2,}")
_PLACED: Final = re.compile(r"\b(?:of|from|in|near|at|who)\b.*", re.DOTALL)
_NO_NAMES: Final = frozenset(
    """
    The His Her Its Their This That Mr Mrs Ms Dr Sir Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """.split()  # noqa: SIM905
)
_SUFFIXES: Final = frozenset(
    """
    group ltd plc inc llc corp corporation company co foundation official holdings sa ag
    """.split()  # noqa: SIM905
)
_MOST_OF_ITS_NAMES: Final = 0.5
_HEADS: Final = frozenset(
    map(
        stem,
        """
    airline bank cathedral church club company council county court dairy factory federation firm foundation government
    hospital hotel library maker mine ministry monastery museum operator orchestra owner palace party police presidency
    prison publisher railway school senate theatre trust union university zoo
        """.split(),  # noqa: SIM905
    )
)
_NOBODY_ENTITLED: Final = frozenset({"anonymous", "outlet", "document", "eyewitness", "none"})


def names(text: str | None) -> frozenset[str]:
    """Words with a capital that may name somebody.

    >>> sorted(names("The mayor, Ms Ada Oke, spoke on Monday"))
    ['Ada', 'Oke']
    """
    return frozenset(_NAME.findall(text.replace("’s", "").replace("'s", "")) if text else ()) - _NO_NAMES


@lru_cache(maxsize=4096)  # a claim is asked about report after report
def _names_told(claim: str) -> frozenset[str]:
    return names(claim)


@lru_cache(maxsize=4096)
def _stems_told(claim: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(claim))


def concerned(source: str | None, claim: str) -> bool:
    """Whether a source is whom the claim is about, by name or by what it is ("the court", "the airline").

    >>> concerned("Orrin Rail", "Orrin Rail will close its depot")
    True
    >>> concerned("the depot's cat", "Orrin Rail will close its depot")
    False
    """
    if not source:
        return False
    if _STRIKERS.search(source):
        return _STRIKE.search(claim) is not None
    if _NO_BODY.search(source):
        return False
    bare = _PLACED.sub("", source) or source
    called = names(bare)
    if len(called & _names_told(claim)) > _MOST_OF_ITS_NAMES * len(called):  # the Kelder Echo is not the Kelder dam
        return True
    heads = {stem(word) for word in words(bare)} & _HEADS
    return bool(heads & _stems_told(claim)) or _PARTY.search(source.strip()) is not None


def entitled(source: str | None, source_kind: str, claim: str) -> bool:
    """Whether a source may confirm or deny a claim: a body on duty, a party concerned, or who speaks for either.

    >>> entitled("Inspector Ida Roe", "official", "A barn burnt down")
    True
    >>> entitled("the drivers' union", "institution", "A barn burnt down")
    False
    """
    if not source or source_kind in _NOBODY_ENTITLED:
        return False
    if concerned(source, claim) or _SPEAKS_FOR.search(source):
        return True
    if _NO_BODY.search(source) or MASTHEAD.search(source):
        return False
    return source_kind == "official" or on_duty(source)


def on_duty(source: str | None) -> bool:
    """Whether a source is a public body or its officer, whatever the claim.

    >>> on_duty("Inspector Ida Roe"), on_duty("the drivers' union")
    (True, False)
    """
    if source is None or _NO_BODY.search(source):
        return False
    return _BODY.search(source) is not None or _PLACE_BODY.search(source) is not None


def own_voice(outlet: str | None, outlet_kind: str | None, claim: str) -> bool:
    """Whether a publisher is itself a body on duty or whom the claim is about, rather than a newspaper.

    >>> own_voice("Orrin County Council", None, "A barn burnt down"), own_voice("Orrin Herald", None, "Orrin floods")
    (True, False)
    """
    if outlet_kind in ("government", "company"):
        return True
    if outlet_kind not in (None, "online", "blog", "social") or not outlet or MASTHEAD.search(outlet):
        return False
    told = {word for word in words(outlet) if word not in _SUFFIXES}
    return on_duty(outlet) or (bool(told) and told <= set(words(claim)))


def denies_reports(text: str) -> bool:
    """Whether a statement turns against what is being told.

    >>> denies_reports("We are aware of reports that the pool is to close. There is no such plan.")
    True
    """
    corrects = _ABOUT_REPORTS.search(text) or _CORRECTS.search(text)
    return corrects is not None and _NOT_SO.search(text) is not None


def speaks_for_one_of(outlet: str | None, parties: Collection[frozenset[str]]) -> bool:
    """Whether a publisher is one of the parties to whom a claim was put; `parties` are names in small letters.

    >>> speaks_for_one_of("Marram Hotels", [frozenset({"marram"})])
    True
    >>> speaks_for_one_of("Marram Herald", [frozenset({"marram"})])
    False
    """
    if not outlet or MASTHEAD.search(outlet):
        return False
    called = set(words(outlet))
    return any(party and party <= called for party in parties)
