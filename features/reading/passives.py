"""Attributions in the passive: "it is understood that", "was confirmed by", "ministers were told"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from features.reading import subjects
from features.reading.agents import agent
from features.reading.cues import Cue
from features.reading.lexicon import phrases
from features.reading.spans import Attribution
from features.reading.tokens import Token, span

_AGENTLESS: Final = phrases.words(
    "say believe think understand report allege rumour rumor presume suspect claim fear reckon assume suppose"
)
_TRAILING: Final = frozenset(".,;:!?…—–-\"'")


def attribute_passive(tokens: Sequence[Token], cue: Cue) -> Attribution | None:
    """What a passive cue attributes; None where it is no more than an everyday passive."""
    lemma, after = cue.form.lemma, tokens[cue.last] if cue.last < len(tokens) else None
    if after is None:
        return None
    cue_span = (span(tokens, cue.first, cue.last),)
    subject = subjects.left(tokens, cue.first)
    end = content_end(tokens, 0)
    if lemma in _AGENTLESS and after.lower in ("to", "that"):
        if subject is not None and tokens[subject[0]].lower == "it" and cue.last + 1 < end:
            return Attribution((), cue_span, (span(tokens, cue.last, end),), "understood", lemma)
        return Attribution((), cue_span, (span(tokens, 0, end),), "hearsay", lemma)
    if after.lower == "by" and subject is not None:
        speaker = agent(tokens, cue.last + 1)
        if speaker is not None and cue.form.frames & {"clause", "object"}:
            content = [span(tokens, *subject)]
            if speaker[1] < end:
                content.append(span(tokens, speaker[1], end))
            return Attribution((span(tokens, *speaker),), cue_span, tuple(content), "passive", lemma)
    if lemma in ("tell", "inform") and after.word and subject is not None and cue.last < end:
        return Attribution((), cue_span, (span(tokens, cue.last, end),), "told", lemma)
    return None


def content_end(tokens: Sequence[Token], start: int) -> int:
    """Where content that starts at `start` ends: at the next attribution by phrase, or with the sentence."""
    last = len(tokens)
    for k in range(start + 1, last):
        # ", according to" opens another attribution, ", citing" names what the source leans on
        if tokens[k].lower in ("according", "citing") and tokens[k - 1].lower == "," and not tokens[k].quoted:
            last = k
            break
    while last > start and tokens[last - 1].text in _TRAILING and not tokens[last - 1].quoted:
        last -= 1
    return last
