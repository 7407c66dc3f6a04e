"""Outlets that pass on what others told them: "…, the Herald said, citing two officials", "quoted her as saying"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from features.reading.agents import agent
from features.reading.cues import Cue
from features.reading.passives import content_end
from features.reading.spans import Attribution
from features.reading.subjects import Range
from features.reading.tokens import Token, span


def lean(tokens: Sequence[Token], made: Attribution) -> Attribution:
    """The attribution with its true source where it passes one on: "…, the Herald said, citing two officials"."""
    if not made.source or made.lemma in ("cite", "quote"):
        return made
    for at in range(1, len(tokens) - 1):
        token = tokens[at]
        if token.lower in ("citing", "quoting") and tokens[at - 1].lower == "," and token.start > made.cue[0][0]:
            cited = agent(tokens, at + 1)
            if cited is not None:
                return replace(made, source=(span(tokens, *cited),), via=made.source[0])
    return made


def as_saying(tokens: Sequence[Token], cue: Cue, subject: Range) -> Attribution | None:
    """ "TASS quoted an official as saying that …"."""
    for at in range(cue.last + 1, min(cue.last + 20, len(tokens) - 2)):
        if tokens[at].lower == "as" and tokens[at + 1].lower in ("saying", "telling", "stating", "claiming", "warning"):
            content, last = at + 2, content_end(tokens, at + 2)
            source, words = span(tokens, cue.last, at), span(tokens, at, at + 2)
            via = span(tokens, *subject)
            return Attribution((source,), (words,), (span(tokens, content, last),), "indirect", "say", via=via)
    return None
