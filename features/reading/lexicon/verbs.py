"""Verbs of saying, thinking and judging, by the complements that mark them as cues.

A verb's frame says what must follow before it counts: many of them are everyday verbs otherwise ("found a job").
Lemmas are written once; `FORMS` holds every inflected form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from features.reading.lexicon.phrases import words

FRAMES: Final[dict[str, str]] = {
    # a clause, with or without "that", or words in quotation marks, on either side
    "clause": """
        accede accept acknowledge add admit advise affirm agree allege announce answer apologise apologize argue assert
        assess assure attest aver avow believe boast brag calculate caution certify charge claim clarify comment
        complain concede conclude confess confide confirm conjecture contend convey counter declare decree deduce deny
        disclose divulge elaborate emphasise emphasize estimate exclaim explain expound fear forecast foresee forewarn
        fret fume gloat grumble guess hint hope hypothesise hypothesize imagine imply inform insinuate insist interject
        intimate joke jest lament leak maintain mention moan mumble murmur muse mutter note notify object observe opine
        pledge point posit postulate predict presume proclaim profess promise pronounce prophesy protest quip rage rant
        reaffirm reason reassure rebut recall reckon recollect recount reflect reiterate relate remark remember remind
        repeat reply report respond restate retort reveal rule say signal speculate state stipulate stress submit
        suggest surmise suspect swear tell testify theorise theorize think threaten tweet underline underscore venture
        verify volunteer vouch vow wager warn whisper wonder worry write retweet blog telegraph cable reassert
        rejoin retell scoff sigh sneer snarl""",
    # counts only beside a quotation
    "quote": """
        bark begin bellow blast chant chide chime chuckle crow cry drawl enthuse finish gasp gesture giggle grin groan
        growl grunt gush holler howl intone laugh nod offer open persist pipe post pray press roar scream scrawl shout
        shriek shrug smile snap sob spit splutter stammer stutter summarise summarize sum thunder urge wail whimper
        whine yell yelp start read continue conclude cheer text email message sing fire hiss interrupt lecture""",
    # counts only before "that", "how", "whether" or the like, or a pronoun or article that opens a clause
    "that": """
        ascertain assume anticipate certify check consider decide demonstrate detect determine discover doubt dream
        establish expect feel figure find gather hear highlight hold illustrate indicate judge know learn mean notice
        perceive project prove realise realize recognise recognize record regret require
        see watch witness sense show suppose
        teach         understand agree appreciate bemoan bet concur disagree explore""",
    # "urge X to", "call for", "vow to", "want to"
    "infinitive": """
        advise advocate agree aim appeal ask beg beseech command commit compel consent expect decline demand
        direct elect
        encourage entreat exhort hope implore instruct intend invite lobby offer oblige order petition plan plead pledge
        press pressure promise propose push recommend refuse request seek summon swear threaten urge volunteer vote vow
        want warn wish counsel bid challenge invite""",
    # a noun phrase that is judged, accused, refused or taken up
    "object": """
        accuse acclaim admonish applaud approve assail attack attribute back bash belittle berate blame blast brand
        call castigate celebrate censure chastise cheer chide cite commend condemn condone confirm contest
        congratulate contradict criticise criticize debunk decry defend denigrate denounce denigrate deny deplore depict
        deride describe detail disavow discount discredit discuss dismiss disown disparage dispute doubt downplay dub
        echo endorse extol fault favour favor flag hail highlight impugn label lambast lambaste laud lampoon liken
        malign mock oppose outline portray praise promise propose question quote raise rebuff rebuke rebut recommend
        recount refute regard reject renounce reprimand repudiate retract ridicule rubbish savage scold scorn second
        shun skewer slam slate smear spurn suggest support tout trumpet vilify voice warn welcome unveil withdraw
        confirm announce publish propose demand reveal disclose acknowledge insist urge request question thank""",
    # takes a question
    "question": "ask debate enquire inquire ponder query question quiz wonder probe",
}  # fmt: skip

IRREGULAR: Final[dict[str, tuple[str, ...]]] = {
    # past, participle (third person and -ing follow the rules)
    "say": ("said",), "tell": ("told",), "write": ("wrote", "written"), "swear": ("swore", "sworn"),
    "think": ("thought",), "hold": ("held",), "know": ("knew", "known"), "see": ("saw", "seen"),
    "hear": ("heard",), "find": ("found",), "feel": ("felt",), "mean": ("meant",), "read": ("read",),
    "begin": ("began", "begun"), "show": ("showed", "shown"), "teach": ("taught",), "beseech": ("besought",),
    "foresee": ("foresaw", "foreseen"), "understand": ("understood",), "seek": ("sought",), "bid": ("bade", "bidden"),
    "spit": ("spat",), "sing": ("sang", "sung"), "bet": ("bet",), "speak": ("spoke", "spoken"),
    "retell": ("retold",), "withdraw": ("withdrew", "withdrawn"), "dream": ("dreamt",),
}  # fmt: skip

DOUBLING: Final = words("""quip chat beg nod sob slam admit submit commit grin rebut refer confer shun plan""")

# third persons and base forms that are nouns at least as often; a word that makes them nouns must not stand before
NOUN_FORMS: Final = words(
    """claim claims report reports state states note notes estimate estimates forecast forecasts comment comments
    protest protests attack attacks plan plans demand demands request requests order orders question questions
    charge charges hope hopes fear fears offer offers promise promises pledge pledges vow vows threat answer
    answers reply replies appeal appeals point points call calls support judge judges rule rules voice voices
    doubt doubts label labels brand brands fault faults second seconds view views wish wishes cry cries vote
    votes tweet tweets post posts blog text texts message messages email emails cable cables signal signals
    boast joke laugh smile concern worry worries remark remarks caution counter counters press project projects
    show shows record records address praise welcome highlight highlights document documents echo echoes blast
    challenge back blame challenges guess bet mean means reason reasons object objects dispute disputes rebuke
    command commands stress slate cheer cheers flag flags raise raises start finish open cite quote quotes quiz
    probe probes debate debates discount leak leaks hint hints venture ventures wonder process check checks aim
    aims fire sense figure figures approach rage pressure direct detail details elect like deed dream dreams dub
    fret volunteer volunteers petition petitions second bark chant chants contest contests"""
)

RECIPIENT_VERBS: Final = words(
    """tell inform notify remind assure reassure warn advise persuade convince ask urge order instruct beg implore
    encourage invite request command direct exhort entreat beseech counsel forewarn press pressure challenge
    lobby petition summon compel oblige"""
)


@dataclass(frozen=True, slots=True)
class Form:
    """An inflected verb: its lemma, its frames, whether it can be finite, and whether it may be a noun."""

    lemma: str
    frames: frozenset[str]
    tense: str  # "base", "s", "past", "ing" or "participle"
    noun: bool


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if lemma in DOUBLING else "") + "ed"


def inflect(lemma: str) -> dict[str, str]:
    """Every form of a lemma with its tense.

    >>> inflect("deny")
    {'deny': 'base', 'denies': 's', 'denying': 'ing', 'denied': 'past'}
    """
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third = lemma[:-1] + "ies"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) else lemma
    forms = {lemma: "base", third: "s", stem + (lemma[-1] if lemma in DOUBLING else "") + "ing": "ing"}
    past = IRREGULAR.get(lemma, (_regular_past(lemma),))
    for form in past[1:]:
        forms[form] = "participle"
    forms[past[0]] = "past"
    return forms


def _build() -> dict[str, Form]:
    frames: dict[str, set[str]] = {}
    for frame, lemmas in FRAMES.items():
        for lemma in lemmas.split():
            frames.setdefault(lemma, set()).add(frame)
    built: dict[str, Form] = {}
    for lemma in sorted(frames):
        for form, tense in inflect(lemma).items():
            built.setdefault(form, Form(lemma, frozenset(frames[lemma]), tense, form in NOUN_FORMS))
    return built


FORMS: Final[dict[str, Form]] = _build()
