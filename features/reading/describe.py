"""What a report says of itself: its source's kind and closeness, credits, reaction, hedge and speech act."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from typing import Any, Final

from features.reading.anonymity import anonymous_access, n_anonymous
from features.reading.cast import Cast
from features.reading.crediting import BOARD, Credits
from features.reading.hearsay import HEARSAY_ADVERBS
from features.reading.lexicon.nouns import LOCALS
from features.reading.names import Mention, mentions
from features.reading.phrase import take_apart
from features.reading.reasons import anonymity_reason
from features.reading.rejoinders import verbal_response
from features.reading.roll import Named
from features.reading.sentences import Layout
from features.reading.sources import near_by
from features.reading.spans import Attribution, Span
from features.reading.wording import hedge, speech_act

_LEADING_UP: Final = 400  # characters before some words in which a claim must stand for them to answer it
_EDITORIAL: Final = re.compile(
    r"\b(?:editorial(?:s| board)?|op-?eds?|opinion (?:piece|column|page)s?|columnists?|leader (?:column|writer)"
    r"|commentators?)\b",
    re.IGNORECASE,
)
_SENSED: Final = re.compile(
    r"\b(?:saw|seen|see|heard|hear|watch\w*|felt|smelled|smelt|sound\w*|noise|gun\w*|shots?|shooting|bang\w*|blasts?"
    r"|boom"
    r"|explo\w+|smoke|flames?|fire|scream\w*|shouting|shook|shak\w+|woke\w*|crash\w*|collapsed?|ran|fled|rumbl\w+)\b",
    re.IGNORECASE,
)
_ON_THE_SPOT: Final = re.compile(
    r"(?:(?:the|some|many|several|other|two|three|four|local|nearby) )?(?:locals|neighbou?rs|people(?: nearby"
    r"| living nearby)?|drivers|workers"
    r"|shoppers|tenants|pupils|sailors|fans|students|guests|customers|diners|staff|employees|children|families|worshippers|protesters)",
    re.IGNORECASE,
)
_SENSING: Final = re.compile(
    r"\b(?:hearing|seeing|smelling|(?:running|screaming|falling|climbing|lying|burning|jumping|fleeing)(?= )|heard|saw"
    r"|watched|felt|smelled|smelt|watching|running for|fled)\b|\bthere was (?:a|an) (?:\w+ )?(?:bang|flash|roar"
    r"|blast|explosion)",
    re.IGNORECASE,
)
_PUBLISHING: Final = frozenset({"write", "print", "publish", "blog"})
_MASTHEAD: Final = re.compile(r"[Tt]he(?: [A-ZÀ-Þ][\w’'\-]+){2,4}")  # "The Paper Lantern had written"
_ITS_BELIEF: Final = re.compile(
    r"(?:that )?(?:it|we|they) (?:believe|think|thought|felt|feel|held|hold)", re.IGNORECASE
)
_RELATIVES: Final = frozenset({"who", "which", "that"})
_BEFORE_WHO: Final = re.compile(
    r"(?:^|[,;:.(—–]\s|\b(?:to|with|by|from|for|cited|quoted|told|and|said)\s)"
    r"((?:(?:an?|the|one|two|three|four|five|several|some|another)\s|[A-ZÀ-Þ])[^,;:.“”\"]{1,100}),?\s$"
)
_NAMEABLE: Final = frozenset({"official", "named_person", "institution", "outlet", "eyewitness"})
_HOLDING: Final = frozenset({"believe", "think", "argue", "contend", "opine", "hold", "feel", "judge"})


class Describer:
    """Describes the attributions of one article one by one, in reading order, remembering whom it has met."""

    def __init__(self, outlet: str | None, known_outlets: Container[str]) -> None:
        self._cast = Cast(known_outlets)
        self._credits = Credits(outlet, known_outlets, self._cast)
        self._at_second_hand: tuple[Span, ...] | None = None  # the source last heard through others
        self._mentioned: dict[str, list[Mention]] = {}  # names by the text that they stand in
        self._text = ""
        self._starts: list[int] = []

    def introduce(self, text: str, layout: Layout) -> None:
        """Take in the names of one of the article's texts, all of them before any is opened."""
        starts = [sentence.start for sentence in layout.sentences]
        self._mentioned[text] = list(mentions(text, starts, layout.quotations))
        self._cast.introduce(self._mentioned[text])

    def open(self, text: str, layout: Layout) -> None:
        """Begin with another text that was introduced: offsets start anew, the cast stays."""
        self._credits.next_part()
        self._text, self._starts = text, [sentence.start for sentence in layout.sentences]
        self._cast.open(self._mentioned[text])

    def meet(self, sentence: str) -> None:
        """Take in a sentence's names, after all its attributions were described."""
        self._cast.meet(sentence)

    def describe(self, attribution: Attribution, sentence: Span) -> dict[str, Any]:
        """The columns of a report that its wording decides, by name; `sentence` is the span that it stands in."""
        text = self._text
        content, phrase = _words(text, attribution.content), _words(text, attribution.source)
        if phrase.casefold() in _RELATIVES:
            phrase = self._antecedent(attribution.source[0][0]) or phrase
        number = bisect_right(self._starts, (attribution.source or attribution.content)[0][0]) - 1
        named = self._cast.whom(phrase, attribution.source[0][0], number) if phrase else None
        kind, meant = self._kind(phrase, content, attribution, named)
        named = named if kind in _NAMEABLE else None
        credited = self._credits.credited(text, attribution, phrase, kind)
        if phrase:
            self._cast.speaks(phrase, kind, credited, named, number)
        cue = _words(text, attribution.cue, " ")
        response = self._response(attribution, cue, content, kind, phrase, sentence[1])
        if response == "confirms" and kind == "anonymous" and credited is None:
            credited = self._credits.another(self._cast.last_outlet())  # the outlet that first had what is confirmed
        anonymous = kind == "anonymous"
        reacted = attribution.response is not None
        hearsay = self._hearsay(attribution, cue)
        hedged = "none" if reacted else "strong" if hearsay else hedge(content, attribution.lemma, attribution.pattern)
        return {
            "speaker": self._speaker(phrase, kind, named),
            "source_kind": kind,
            "credited_outlet": credited,
            "response": response,
            "hedge": hedged,
            "speech_act": "assertion" if reacted else _act(content, attribution, cue, kind, phrase, response),
            "on_record": not anonymous
            and not (kind == "none" and hedged == "strong")
            and not hearsay
            and not (kind == "eyewitness" and credited is None and _nameless(phrase)),
            "anonymous_access": anonymous_access(meant) if anonymous else None,
            "anonymity_reason": anonymity_reason(text[slice(*sentence)]) if anonymous else None,
            "n_anonymous": n_anonymous(meant) if anonymous and meant else None,
            "hops": 2 if hearsay and phrase else _hops(attribution, kind, credited),
        }

    def _hearsay(self, attribution: Attribution, cue: str) -> bool:
        """Whether it is only said to have been said: "Ms Oke *reportedly told* them to stay, *adding* …"."""
        told = attribution.pattern == "hearsay" or not HEARSAY_ADVERBS.isdisjoint(cue.casefold().split())
        told = told or (attribution.source == self._at_second_hand and cue.endswith("ing"))
        self._at_second_hand = attribution.source if told and attribution.source else None
        return told

    def _antecedent(self, who: int) -> str | None:
        """Whom "who said" goes back to."""
        found = _BEFORE_WHO.search(self._text, max(0, who - _LEADING_UP), who)
        return found.group(1) if found is not None else None

    def _response(
        self, attribution: Attribution, cue: str, content: str, kind: str, phrase: str, end: int
    ) -> str | None:
        start = attribution.content[0][0]
        before = self._text[max(0, start - _LEADING_UP) : start]
        after = self._text[attribution.content[0][1] : end]
        response = attribution.response or verbal_response(cue, attribution.lemma, content, kind, phrase, before, after)
        if response in ("silent", "non_denial") and attribution.pattern == "passive":
            return None  # "has not been confirmed by the ministry" tells nothing of what it was asked
        return response

    def _speaker(self, phrase: str, kind: str, named: Named | None) -> str | None:
        """The fullest name of who speaks; of outlets the name that they are credited by."""
        if named is not None:
            return named.name
        if kind != "outlet":
            return None
        return self._cast.last_outlet() if BOARD.fullmatch(phrase) else self._cast.outlet(phrase)

    def _kind(self, phrase: str, content: str, attribution: Attribution, named: Named | None) -> tuple[str, str]:
        if phrase and BOARD.fullmatch(phrase) and self._cast.last_outlet() is not None:
            return "outlet", phrase
        if phrase:
            kind, meant = self._cast.kind(phrase, named)
            if kind == "institution" and attribution.lemma in _PUBLISHING and _MASTHEAD.fullmatch(phrase):
                return "outlet", meant
            if kind == "named_person" and near_by(phrase) and _SENSED.search(content):
                return "eyewitness", meant
            if kind == "anonymous" and _ON_THE_SPOT.fullmatch(phrase) and _SENSING.search(content):
                return "eyewitness", meant
            local = kind == "eyewitness" and take_apart(phrase).head in LOCALS
            return ("anonymous" if local and _SENSED.search(f"{phrase} {content}") is None else kind), meant
        # what "is understood" or somebody "was told" has a speaker whom the article keeps to itself
        return ("anonymous" if attribution.pattern in ("understood", "told") else "none"), ""


def _words(text: str, spans: Sequence[Span], joint: str = " … ") -> str:
    return joint.join(text[slice(*found)] for found in spans)


def _act(content: str, attribution: Attribution, cue: str, kind: str, phrase: str, response: str | None) -> str:
    lemma = attribution.lemma
    act = speech_act(content, lemma, kind, cue, frozenset(phrase.casefold().replace(",", " ").split()))
    if response is not None and act != "question":
        return "assertion"
    holds = lemma in _HOLDING or _ITS_BELIEF.match(content) is not None
    voice = _EDITORIAL.search(phrase) is not None or (kind == "outlet" and holds)
    return "opinion" if voice and act in ("assertion", "prediction", "threat") else act


def _nameless(phrase: str) -> bool:
    return re.search(r"[A-ZÀ-Þ][\w’'\-]+\s[A-ZÀ-Þ]", phrase) is None and not re.search(r"\b(?:Mr|Mrs|Ms|Dr)\b", phrase)


def _hops(attribution: Attribution, kind: str, credited: str | None) -> int:
    if attribution.pattern == "own":
        return 0
    return 2 if credited is not None and kind != "outlet" else 1


def own_sentences(text: str, attributions: Sequence[Attribution]) -> list[str]:
    """The contents that nobody but the article itself says."""
    return [text[slice(*a.content[0])] for a in attributions if a.pattern == "own"]
