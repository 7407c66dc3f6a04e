"""What a report says of itself: its source's kind and closeness, credits, reaction, hedge and speech act."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Any, Final

from features.reading.anonymity import anonymous_access, n_anonymous
from features.reading.cast import Cast
from features.reading.credits import apposed_outlet, named_outlet, normal
from features.reading.lexicon.nouns import LOCALS
from features.reading.phrase import take_apart
from features.reading.responses import verbal_response
from features.reading.sources import source_kind
from features.reading.spans import Attribution, Span
from features.reading.wording import hedge, speech_act

_LEADING_UP: Final = 400  # characters before some words in which a claim must stand for them to answer it
_REMEMBERED: Final = 8  # outlets' words that later reports may lie in
_THROUGH: Final = re.compile(
    r"\b(?:obtained|seen|reviewed|cited|quoted|published|viewed|shared with|leaked to|carried|interviewed"
    r"|provided to|given to|released) (?:by |to )?(.+)$"
)
_EDITORIAL: Final = re.compile(
    r"\b(?:editorial(?:s| board)?|op-?eds?|opinion (?:piece|column|page)s?|columnists?|leader (?:column|writer)"
    r"|commentators?)\b",
    re.IGNORECASE,
)
_SENSED: Final = re.compile(
    r"\b(?:saw|seen|see|heard|hear|watch\w*|felt|smelled|smelt|sound\w*|noise|gun\w*|shots?|shooting|bang\w*|blasts?|boom"
    r"|explo\w+|smoke|flames?|fire|scream\w*|shouting|shook|shak\w+|woke\w*|crash\w*|collapsed?|ran|fled|rumbl\w+)\b",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(r"[^“”\".;]{0,60}?\btold (?=[A-ZÀ-Þ]|the [A-ZÀ-Þ])([^“”\".,;]{1,60})")
_ON_AIR: Final = frozenset({"television", "tv", "radio"})  # "state television" is name enough
_PUBLISHING: Final = frozenset({"write", "print", "publish", "blog"})
_MASTHEAD: Final = re.compile(r"[Tt]he(?: [A-ZÀ-Þ][\w’'\-]+){2,4}")  # "The Paper Lantern had written"
_ITS_BELIEF: Final = re.compile(
    r"(?:that )?(?:it|we|they) (?:believe|think|thought|felt|feel|held|hold)", re.IGNORECASE
)
_HOLDING: Final = frozenset({"believe", "think", "argue", "contend", "opine", "hold", "feel", "judge"})


class Describer:
    """Describes the attributions of one article one by one, in reading order, remembering whom it has met."""

    def __init__(self, outlet: str | None, known_outlets: Container[str]) -> None:
        self._own = normal(outlet) if outlet else None
        self._known = known_outlets
        self._cast = Cast(known_outlets)
        self._through: list[tuple[Span, str]] = []  # contents that an outlet is said to have reported
        self._text: str | None = None

    def next_part(self) -> None:
        """Begin another text of the article: offsets start anew, the cast stays."""
        self._through = []

    def meet(self, sentence: str) -> None:
        """Take in a sentence's names, after all its attributions were described."""
        self._cast.meet(sentence)

    def describe(self, text: str, attribution: Attribution) -> dict[str, Any]:
        """The columns of a report that its wording decides, by name."""
        if text is not self._text:
            self._text = text
            self._cast.introduce(text)
        content = " … ".join(text[slice(*found)] for found in attribution.content)
        phrase = " … ".join(text[slice(*found)] for found in attribution.source)
        kind, meant = self._kind(phrase, content, attribution)
        credited = self._credited(text, attribution, phrase, kind)
        if phrase:
            self._cast.speaks(phrase, kind, credited)
        cue = " ".join(text[slice(*found)] for found in attribution.cue)
        start = attribution.content[0][0]
        before = text[max(0, start - _LEADING_UP) : start]
        response = attribution.response or verbal_response(cue, attribution.lemma, content, kind, phrase, before)
        if response in ("silent", "non_denial") and attribution.pattern == "passive":
            response = None  # "has not been confirmed by the ministry" tells nothing of what it was asked
        if response == "confirms" and kind == "anonymous" and credited is None:
            credited = self._another(self._cast.last_outlet())  # the outlet that first had what is confirmed
        anonymous = kind == "anonymous"
        reacted = attribution.response is not None
        return {
            "source_kind": kind,
            "credited_outlet": credited,
            "response": response,
            "hedge": "none" if reacted else hedge(content, attribution.lemma, attribution.pattern),
            "speech_act": "assertion" if reacted else _act(content, attribution.lemma, kind, phrase, response),
            "on_record": not anonymous
            and attribution.pattern != "hearsay"
            and not (kind == "eyewitness" and credited is None and _nameless(phrase)),
            "anonymous_access": anonymous_access(meant) if anonymous else None,
            "n_anonymous": n_anonymous(meant) if anonymous and meant else None,
            "hops": _hops(attribution, kind, credited),
        }

    def _kind(self, phrase: str, content: str, attribution: Attribution) -> tuple[str, str]:
        if phrase:
            kind, meant = self._cast.kind(phrase)
            if kind == "institution" and attribution.lemma in _PUBLISHING and _MASTHEAD.fullmatch(phrase):
                return "outlet", meant
            local = kind == "eyewitness" and take_apart(phrase).head in LOCALS
            return ("anonymous" if local and _SENSED.search(f"{phrase} {content}") is None else kind), meant
        # what "is understood" or somebody "was told" has a speaker whom the article keeps to itself
        return ("anonymous" if attribution.pattern in ("understood", "told") else "none"), ""

    def _credited(self, text: str, attribution: Attribution, phrase: str, kind: str) -> str | None:
        credited = self._named_credit(text, attribution, phrase, kind)
        start = attribution.content[0][0]
        if credited is None:
            inside = [name for (first, last), name in self._through if first <= start < last]
            credited = inside[-1] if inside else None
        credited = self._another(credited)
        if credited is not None and kind == "outlet":
            # reports come in reading order: what lies in an outlet's words follows soon
            self._through = [*self._through, *((found, credited) for found in attribution.content)][-_REMEMBERED:]
        return credited

    def _another(self, credited: str | None) -> str | None:
        """The outlet, None where it is the publisher itself."""
        return None if credited is None or (self._own is not None and normal(credited) == self._own) else credited

    def _named_credit(self, text: str, attribution: Attribution, phrase: str, kind: str) -> str | None:
        if kind == "outlet":
            named = self._cast.outlet(phrase) or apposed_outlet(phrase)
            called = any(word[:1].isupper() for word in phrase.split()[1:]) or take_apart(phrase).head in _ON_AIR
            return phrase if named is None and called else named
        if attribution.via is not None:
            return self._cast.outlet(text[slice(*attribution.via)])
        if attribution.recipient is not None:
            recipient = text[slice(*attribution.recipient)]
            told = self._cast.outlet(recipient)
            if told is None and kind == "anonymous" and source_kind(recipient) in ("named_person", "institution"):
                # whom unnamed people talk to by name is the press
                told = recipient if recipient[:1].isupper() else None
            if told is not None:
                return told
        through = _THROUGH.search(phrase)
        if through is not None and (name := self._cast.outlet(through.group(1))) is not None:
            return name
        if kind == "eyewitness" and (name := named_outlet(phrase, self._known)) is not None:
            return name
        if attribution.response is not None:  # "…, he told the Herald" behind a reaction
            teller = _TOLD.match(text, attribution.content[-1][1])
            return named_outlet(teller.group(1), self._known) if teller is not None else None
        return self._cast.inherited_credit(phrase) if phrase else None


def _act(content: str, lemma: str, kind: str, phrase: str, response: str | None) -> str:
    act = speech_act(content, lemma, kind)
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
