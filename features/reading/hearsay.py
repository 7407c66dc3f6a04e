"""Attributions without a verb of saying: "according to …", "reportedly", "rumours that …", "her claim that …"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from features.reading import subjects
from features.reading.agents import agent
from features.reading.lexicon import phrases
from features.reading.spans import Attribution
from features.reading.tellings import attribute_telling, said, sentence_end
from features.reading.tokens import Token, skip_back, span

HEARSAY_ADVERBS: Final = phrases.words("reportedly allegedly purportedly supposedly ostensibly rumouredly rumoredly")
_RUMOURS: Final = phrases.words("rumour rumours rumor rumors speculation gossip whispers reports claims allegations")
_LABELS: Final = phrases.words(
    "update updated photo photos video watch read more note notes correction editor's related source image credit "
    "caption listen here following question questions results time where when who what why how price contact next"
)
_IDIOMS: Final = frozenset({"known", "clear", "plain"})
_CARRYING: Final = phrases.words("carrying carried carries carry ran runs running published printed broadcast aired")
_NEWS: Final = phrases.words("word report reports claim claims allegation allegations rumours rumors announcement")
_FRONTED: Final = phrases.PREPOSITIONS | phrases.words("despite amid amidst notwithstanding besides given")
_LEAKED: Final = phrases.words("leaked anonymous unsourced unattributed unnamed")
_UNCERTAIN: Final = phrases.words("unconfirmed unverified unsubstantiated")


def attribute_phrases(tokens: Sequence[Token]) -> list[Attribution]:
    """Attributions by phrase in one sentence, left to right."""
    found: list[Attribution] = []
    for at, token in enumerate(tokens):
        if token.quoted:
            continue
        made: Attribution | None = None
        if token.lower == "according" and at + 1 < len(tokens) and tokens[at + 1].lower == "to":
            made = _according(tokens, at)
        elif token.lower == ":":
            made = _labelled(tokens, at)
        elif token.lower in HEARSAY_ADVERBS:
            made = _whole(tokens, at, at + 1, "hearsay")
        elif token.lower in _IDIOMS:
            made = _idiom(tokens, at)
        elif token.lower in phrases.REPORT_NOUNS:
            made = _noun(tokens, at)
        made = made or attribute_telling(tokens, at)
        if made is not None:
            found.append(made)
    return found


def _whole(tokens: Sequence[Token], first: int, last: int, pattern: str) -> Attribution | None:
    end = sentence_end(tokens)
    return Attribution((), (span(tokens, first, last),), (span(tokens, 0, end),), pattern) if end else None


def _according(tokens: Sequence[Token], at: int) -> Attribution | None:
    front = not any(t.word and t.lower not in phrases.LEADERS for t in tokens[:at])
    subject = agent(tokens, at + 2, closed=front)
    if subject is None:
        return None
    end = sentence_end(tokens)
    content = []
    left = at
    while left > 0 and tokens[left - 1].lower in (",", "and", "but", "—", "–", "("):
        left -= 1
    if left > 0 and any(t.word and t.lower not in phrases.LEADERS for t in tokens[:left]):
        content.append(span(tokens, 0, left))
    right = subject[1]
    while right < end and not tokens[right].word and not tokens[right].quoted:
        right += 1
    if right < end and (not content or tokens[right].quoted):
        content.append(span(tokens, right, end))
    if not content:
        return None
    return Attribution((span(tokens, *subject),), (span(tokens, at, at + 2),), tuple(content), "according", "according")


def _labelled(tokens: Sequence[Token], at: int) -> Attribution | None:
    """ "MS OKE: The dam is safe.", as interviews are printed."""
    named = 0 < at <= 5 and all(token.capital or not token.word for token in tokens[:at])
    if not named or tokens[at - 1].lower in _LABELS or tokens[0].quoted or at + 2 >= len(tokens):
        return None
    content = span(tokens, at + 1, len(tokens))
    return Attribution((span(tokens, 0, at),), (span(tokens, at, at + 1),), (content,), "labelled", "say")


def _noun(tokens: Sequence[Token], at: int) -> Attribution | None:
    """ "The minister's claim that …", "a claim by the minister that …", "rumours that …"."""
    end = sentence_end(tokens)
    limit = min(at + 10, end)
    that = next((k for k in range(at + 1, limit) if tokens[k].lower == "that" and not tokens[k].quoted), None)
    if that is None or that + 1 >= end:
        return None
    if tokens[0].lower in _FRONTED:  # "Despite the claim that it fell, *many …*"
        end = next((k for k in range(that + 2, end) if tokens[k].lower == "," and not tokens[k].quoted), end)
    cue, content = (span(tokens, at, at + 1),), (span(tokens, that, end),)
    if that > at + 2 and tokens[at + 1].lower in ("by", "from"):
        speaker = agent(tokens, at + 2)
        if speaker is not None and speaker[1] <= that:
            return Attribution((span(tokens, *speaker),), cue, content, "noun", tokens[at].lower)
    if that != at + 1:
        return None
    first = at
    while first > 0 and tokens[first - 1].lower in phrases.ADVERBS | _UNCERTAIN | {"own", "latest", "public", "recent"}:
        first -= 1
    owner = tokens[first - 1] if first else None
    if owner is not None and owner.lower in ("his", "her", "their", "its", "our", "my"):
        return Attribution(((owner.start, owner.end),), cue, content, "noun", tokens[at].lower)
    if owner is not None and owner.lower in _CARRYING and tokens[at].lower in _NEWS:
        verb = skip_back(tokens, first - 1, phrases.AUXILIARIES)
        return said(tokens, subjects.left(tokens, verb), (verb, at + 1), that)
    if owner is not None and owner.lower.endswith(("'s", "s'")) and not owner.quoted:
        return _possessive(tokens, first, cue[0], content[0], tokens[at].lower)
    if owner is not None and owner.lower in _LEAKED:
        return Attribution((), cue, content, "understood", tokens[at].lower)  # whoever leaked it goes unnamed
    if tokens[at].lower in _RUMOURS:
        return Attribution((), cue, content, "hearsay", tokens[at].lower)
    return None


def _idiom(tokens: Sequence[Token], at: int) -> Attribution | None:
    """ "Aides let it be known that …", "she made it clear that …"."""
    first, content = at, at + 1
    while first > 0 and at - first < 4 and tokens[first - 1].lower in ("it", "be", "been", "quite", "very"):
        first -= 1
    made = first > 0 and tokens[first - 1].lower in ("let", "lets", "made", "makes", "make", "making")
    if not made or content >= len(tokens) or tokens[content].lower != "that":
        return None
    return said(tokens, subjects.left(tokens, first - 1), (first - 1, at + 1), content)


def _possessive(
    tokens: Sequence[Token], last: int, cue: tuple[int, int], content: tuple[int, int], lemma: str
) -> Attribution | None:
    owner = subjects.left(tokens, last)
    if owner is None:
        return None
    start, end = span(tokens, *owner)
    end -= 2 if tokens[last - 1].lower.endswith("'s") else 1
    return Attribution(((start, end),), (cue,), (content,), "noun", lemma) if start < end else None
