"""All attributions of a text, in order: the stage that a learned reader would replace.

Rules in the manner of Pouliquen, Steinberger and Best 2007 (verb lists and positions around quotations), widened to
indirect speech after the categories of Pareti 2015.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from features.reading.clauses import attribute_clauses
from features.reading.hearsay import attribute_phrases
from features.reading.quotes import attach, speech, whole_quotations
from features.reading.responses import attribute_responses
from features.reading.sentences import Layout, Sentence
from features.reading.spans import Attribution, Span, overlapping
from features.reading.tokens import tokenise


def attribute(text: str, layout: Layout) -> list[Attribution]:
    """Every attribution of a text, by where its content begins; spans are offsets into the text.

    >>> from features.reading.sentences import lay_out
    >>> text = '"The dam is safe," said Ms Oke. "It will hold."'
    >>> [found] = attribute(text, lay_out(text))
    >>> [text[start:end] for start, end in found.source + found.content]
    ['Ms Oke', '"The dam is safe,"', '"It will hold."']
    """
    found: list[Attribution] = []
    waiting: list[Span] = []  # speeches of a paragraph of quotation alone, for the attribution that follows
    speaker: Attribution | None = None
    for _, group in groupby(layout.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        made = [
            whole_quotations(a, layout.quotations) for s in sentences for a in _sentence(text, s, layout.quotations)
        ]
        speeches = [
            spoken for s in sentences if (spoken := speech(text, (s.start, s.end), layout.quotations)) is not None
        ]
        held, left_over = attach(made, speeches)
        if waiting and held and held[0].pattern == "direct":
            found.extend(_carried(held[0], waiting))
        waiting = []
        if left_over and not held:
            if speaker is not None:
                held = _carried(speaker, left_over)
            else:
                waiting = left_over
        found.extend(held)
        speaker = _speaker(held, made, text[sentences[-1].end - 1] == ":")
    return sorted(found, key=lambda a: (a.content, a.cue, a.source))


def _speaker(held: Sequence[Attribution], made: Sequence[Attribution], announced: bool) -> Attribution | None:
    """Whose words a paragraph of quotation that follows would be; `announced` by a colon they are the last cue's."""
    if announced and made and made[-1].source:
        return made[-1]
    speakers = [a for a in held if a.source and (a.pattern in ("direct", "carried") or a is held[-1])]
    return speakers[-1] if speakers else None


def _carried(speaker: Attribution, speeches: Sequence[Span]) -> list[Attribution]:
    start, end = speeches[0][0], speeches[-1][1]
    whole = tuple(speeches) if end - start > sum(e - s + 3 for s, e in speeches) else ((start, end),)
    return [replace(speaker, content=whole, pattern="carried")]


def _sentence(text: str, sentence: Sentence, quotations: Sequence[Span]) -> list[Attribution]:
    tokens = tokenise(text, sentence, overlapping(quotations, sentence.start, sentence.end))
    reactions = attribute_responses(text, tokens)
    made = [a for a in attribute_clauses(tokens) if not _told_twice(a, reactions)]
    return [*reactions, *made, *(a for a in attribute_phrases(tokens) if not _told_twice(a, [*reactions, *made]))]


def _told_twice(attribution: Attribution, reactions: Sequence[Attribution]) -> bool:
    """Whether a reaction already covers the cue ("declined to comment" is no second report of commenting)."""
    return any(
        start < reaction_end and reaction_start < end
        for reaction in reactions
        for reaction_start, reaction_end in reaction.cue
        for start, end in attribution.cue
    )
