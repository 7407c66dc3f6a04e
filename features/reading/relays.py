"""Outlets that pass on what others told them: "…, the Herald said, citing two officials", "quoted her as saying"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Final

from features.reading.agents import agent
from features.reading.cues import Cue
from features.reading.passives import content_end
from features.reading.spans import Attribution, Span
from features.reading.subjects import Range
from features.reading.tokens import Token, span

_CITING: Final = re.compile(
    r",?(?:\s(?:on|late on|early on)\s\w+day|\s(?:yesterday|today|earlier))?,\s(?:citing|quoting)\s"
    r"(?P<cited>[^“”\",;]{2,120}?)(?=[.;,]?\s*$|[.;,”\"]|\sas saying|\s(?:who|which|that)\s)"
)
_BETWEEN: Final = re.compile(r",\s(?:citing|quoting)\s(?P<cited>[^“”\",;]{2,120}?),?\s")
_FRONTED: Final = re.compile(r"\W*(?:Citing|Quoting)\s(?P<cited>[^“”\",;]{2,120}?),\s$")


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


def hand_on(text: str, made: Attribution, extent: Span) -> Attribution:
    """An outlet that says what somebody else told it hands the source on ("…, citing two officials")."""
    if made.via is not None or made.lemma in ("cite", "quote"):
        return made
    last = max(made.cue[-1][1] if made.cue else 0, made.source[-1][1])
    found = _CITING.match(text, last, extent[1])
    if found is None and made.cue and made.source[-1][1] < made.cue[0][0]:
        found = _BETWEEN.fullmatch(text, made.source[-1][1], made.cue[0][0])
    if found is None:
        first = min(made.source[0][0], made.cue[0][0] if made.cue else made.source[0][0])
        found = _FRONTED.match(text, extent[0], first)
    if found is None:
        return made
    return replace(made, source=(found.span("cited"),), via=made.source[0])


def told_already(text: str, made: Attribution, cited: Container[Span | None]) -> bool:
    """Whether a bare "citing …" is told already."""
    bare = bool(made.cue) and text[slice(*made.cue[0])].casefold() in ("citing", "quoting")
    return bare and bool(made.source) and made.source[0] in cited
