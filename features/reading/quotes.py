"""Direct speech across sentences: whole quotations for their cue, lone quotations for their neighbour's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from features.reading.spans import Attribution, Span, merged, overlapping, trim

MOSTLY: Final = 0.6  # share of a sentence in quotation marks from which it is somebody's speech, not ours
_SHORT: Final = 25  # characters; a shorter quotation may be a name or scare quotes


def whole_quotations(attribution: Attribution, quotations: Sequence[Span]) -> Attribution:
    """The attribution with content that takes in every quotation that it touches, to both its marks."""
    content = []
    for start, end in attribution.content:
        touched = overlapping(quotations, start, end)
        if touched:
            start, end = min(start, touched[0][0]), max(end, touched[-1][1])
        content.append((start, end))
    return replace(attribution, content=merged(content))


def speech(text: str, sentence: Span, quotations: Sequence[Span]) -> Span | None:
    """The quotation that makes up most of a sentence, cut to it; None where the sentence is in our own voice."""
    start, end = sentence
    inside = [(max(start, s), min(end, e)) for s, e in overlapping(quotations, start, end)]
    length = sum(e - s for s, e in inside)
    if not inside or length < MOSTLY * (end - start) or (length < _SHORT and length < end - start - 1):
        return None
    return trim(text, inside[0][0], inside[-1][1])


def attach(attributions: Sequence[Attribution], speeches: Sequence[Span]) -> tuple[list[Attribution], list[Span]]:
    """Give a paragraph's unclaimed speeches to the attribution before them, else to the one behind.

    `speeches` are in order. Returns the attributions and the speeches that a paragraph without any attribution leaves
    over. An attribution without content takes the speech right before it, or is dropped.
    """
    holders = sorted(attributions, key=lambda holder: holder.cue)
    claimed = merged([part for holder in holders for part in holder.content])
    speaking = [k for k, holder in enumerate(holders) if holder.source and holder.pattern != "noun"]
    given: dict[int, list[Span]] = {}
    left_over: list[Span] = []
    passed, direct, any_kind = 0, None, None  # how many speakers lie behind us; the last direct one; the last at all
    for start, end in speeches:
        while passed < len(speaking) and holders[speaking[passed]].cue[0][0] < start:
            k = speaking[passed]
            if holders[k].content or k in given:
                direct, any_kind = (k if holders[k].pattern == "direct" else direct), k
            passed += 1
        if overlapping(claimed, start, end):
            continue
        behind = speaking[passed] if passed < len(speaking) else None
        before = any_kind if direct is None else direct
        wanting = behind is not None and not holders[behind].content and behind not in given
        holder = behind if wanting or before is None else before
        if holder is None:
            left_over.append((start, end))
        else:
            given.setdefault(holder, []).append((start, end))
    whole = [replace(holder, content=merged([*holder.content, *given.get(k, ())])) for k, holder in enumerate(holders)]
    return [holder for holder in whole if holder.content], left_over
