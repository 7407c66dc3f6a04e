"""Attributions that a verb of saying makes within one sentence: who said what, on which side of the verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from features.reading import subjects
from features.reading.agents import agent
from features.reading.cues import Cue, after_recipient, find_cues, governs
from features.reading.lexicon import phrases
from features.reading.lexicon.nouns import DOCUMENTS
from features.reading.lexicon.roles import PRESS, is_role
from features.reading.passives import attribute_passive, content_end
from features.reading.phrase import take_apart
from features.reading.relays import as_saying, lean
from features.reading.spans import Attribution, Span
from features.reading.subjects import Range
from features.reading.tokens import Token, span

_SENSES: Final = phrases.words("see hear watch witness count find")
_SHOWING: Final = phrases.words("show indicate find hear learn understand feel")
_ASIDES: Final = phrases.words("ask decline request insist refuse speak wish want")  # "who asked not to be named"


@dataclass(slots=True)
class _Found:
    """What has been found so far in a sentence: cues with their subjects, for verbs that share one."""

    attributions: list[Attribution] = field(default_factory=list)
    cues: list[tuple[Cue, Range]] = field(default_factory=list)


def attribute_clauses(tokens: Sequence[Token]) -> list[Attribution]:
    """One attribution for each verb of saying outside quotations that has something to govern, left to right."""
    found = _Found()
    for cue in find_cues(tokens):
        attribution = attribute_passive(tokens, cue) if cue.passive else _active(tokens, cue, found)
        if attribution is not None:
            found.attributions.append(attribution)
    return [lean(tokens, _of_paper(tokens, attribution)) for attribution in found.attributions]


def _of_paper(tokens: Sequence[Token], made: Attribution) -> Attribution:
    """Papers and reporters on the spot tell as "according to" does: nobody's verb of saying is needed for it."""
    if made.pattern != "indirect" or len(made.source) != 1:
        return made
    start, end = made.source[0]
    source = " ".join(token.text for token in tokens if start <= token.start and token.end <= end)
    apart = take_apart(source)
    pressed = made.lemma in _SENSES and not PRESS.isdisjoint(apart.words)
    return replace(made, pattern="according") if apart.head in DOCUMENTS or pressed else made


def _active(tokens: Sequence[Token], cue: Cue, found: _Found) -> Attribution | None:
    inverted = _inverted(tokens, cue)
    if inverted is not None:
        return inverted
    shared = cue.bare or tokens[cue.first - 1].lower in ("and", "but", "or", "then", "to") if cue.first else False
    subject = _shared_subject(tokens, cue, found) if shared else subjects.left(tokens, cue.first)
    if subject is None:
        return None
    passed_on = as_saying(tokens, cue, subject) if cue.form.lemma in ("quote", "cite") else None
    if passed_on is not None:
        return passed_on
    after, recipient = after_recipient(tokens, cue)
    made = _parenthetical(tokens, cue, subject, after) or _governing(tokens, cue, subject, after, recipient is not None)
    if made is None:
        return None
    if made.content and made.content[0][0] > made.cue[0][0]:
        _cut_before(tokens, cue, subject, found, shared)
        found.cues.append((cue, subject))
    return made if recipient is None else replace(made, recipient=span(tokens, *recipient))


def _governing(tokens: Sequence[Token], cue: Cue, subject: Range, after: int, told: bool) -> Attribution | None:
    """Subject, verb, content; without content where a cue has nothing behind it."""
    content = _content_start(tokens, after)
    last = content_end(tokens, content)
    if cue.first and tokens[cue.first - 1].lower in ("who", "which"):
        last = _relative_end(tokens, content, last)
    if cue.form.lemma in _ASIDES and any(t.lower in ("named", "identified", "anonymity") for t in tokens[content:last]):
        return None
    source, words = (span(tokens, *subject),), (span(tokens, cue.first, cue.last),)
    if content >= last:
        # the quotation before it may be what was said
        alone = subject[0] <= 1 and cue.form.frames & {"clause", "question", "quote"}
        return Attribution(source, words, (), "direct", cue.form.lemma) if alone else None
    if not told and not governs(tokens, cue, content, subject):
        return None
    return Attribution(source, words, (span(tokens, content, last),), _pattern(tokens, content), cue.form.lemma)


def _relative_end(tokens: Sequence[Token], start: int, last: int) -> int:
    """Where "who asked …" ends and the main verb goes on: at a comma with a finite verb right behind it."""
    for at in range(start, last - 1):
        if tokens[at].lower == "," and not tokens[at].quoted and tokens[at + 1].finite:
            return at
    return last


def _pattern(tokens: Sequence[Token], content: int) -> str:
    quoted = tokens[content].quoted or (
        tokens[content].lower in ":,that" and content + 1 < len(tokens) and tokens[content + 1].quoted
    )
    return "direct" if quoted else "indirect"


def _inverted(tokens: Sequence[Token], cue: Cue) -> Attribution | None:
    """ "…," said Ms Oke."""
    before = tokens[cue.first - 1] if cue.first else None
    if before is None or cue.bare or cue.last >= len(tokens) or tokens[cue.last].quoted:
        return None
    if not (before.quoted or before.lower == ","):
        return None
    if not cue.form.frames & {"clause", "quote", "question"} or not _speaks(tokens, cue.last, before.quoted):
        return None
    subject, content = agent(tokens, cue.last), _before(tokens, cue.first)
    if subject is None or content is None or (not before.quoted and _interrupted_subject(tokens, cue)):
        return None
    content_spans = [span(tokens, *content), *_resumed(tokens, subject[1])]
    pattern = "direct" if before.quoted else "indirect"
    return Attribution(
        (span(tokens, *subject),), (span(tokens, cue.first, cue.last),), tuple(content_spans), pattern, cue.form.lemma
    )


def _speaks(tokens: Sequence[Token], at: int, quoted: bool) -> bool:
    token, lower = tokens[at], tokens[at].lower
    if lower in phrases.PREPOSITIONS or lower in ("that", "it") or lower in phrases.SUBORDINATORS:
        return False
    if token.capital or lower in phrases.DETERMINERS or lower in phrases.PERSONAL:
        return True
    if not token.word or lower in phrases.ADVERBS:
        return False
    # "…, said marine biologist Helga Brandt"
    named = next((k for k in range(at + 1, min(at + 4, len(tokens))) if tokens[k].capital), None)
    return quoted or is_role(lower) or (named is not None and is_role(tokens[named - 1].lower))


def _interrupted_subject(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether what stands before the comma is rather the verb's subject ("Ms Oke, who saw it, said it fell")."""
    subject = subjects.left(tokens, cue.first)
    if subject is None:
        return False
    if not any(token.word and token.lower not in phrases.LEADERS for token in tokens[: subject[0]]):
        return True
    after, _ = after_recipient(tokens, cue)
    return any(token.finite for token in tokens[after : after + 15])


def _before(tokens: Sequence[Token], end: int) -> Range | None:
    """What stands left of a closing comma or quotation mark."""
    last = end
    while last > 0 and tokens[last - 1].lower == ",":
        last -= 1
    return (0, last) if last > 0 and any(t.word for t in tokens[:last]) else None


def _resumed(tokens: Sequence[Token], after: int) -> list[Span]:
    """What goes on behind an interposed "he said"."""
    at = next((k for k in range(after, len(tokens)) if tokens[k].quoted), None)
    if at is None:
        if after < len(tokens) and tokens[after].lower in (",", ";") and _clause(tokens, after + 1):
            return [span(tokens, after + 1, content_end(tokens, after + 1))]
        return []
    return [span(tokens, at, len(tokens))]


def _clause(tokens: Sequence[Token], start: int) -> bool:
    if start >= len(tokens) or tokens[start].lower.endswith(("ing", "ed")):
        return False
    if tokens[start].lower in phrases.ADVERBIAL_STARTS | phrases.RELATIVES | phrases.words("and but"):
        return False
    return any(token.finite for token in tokens[start : start + 20])


def _parenthetical(tokens: Sequence[Token], cue: Cue, subject: Range, after: int) -> Attribution | None:
    """ "…, she said" and "…, she said on Monday, …"."""
    before = tokens[subject[0] - 1] if subject[0] else None
    if before is None or not (before.lower == "," or (before.quoted and not before.word)):
        return None
    rest = tokens[after] if after < len(tokens) else None
    closing = (
        rest is None
        or not (rest.word or rest.quoted)
        or (
            rest.lower in phrases.ADVERBIAL_STARTS
            and not any(t.lower == "that" or t.quoted for t in tokens[after : after + 12])
        )
    )
    # a quotation that ends with a comma is never anybody else's
    closed = before.quoted and subject[0] > 1 and tokens[subject[0] - 2].lower in (",", "?", "!") and rest is not None
    closing = closing or (closed and rest is not None and rest.lower not in ("that", "how") and not rest.quoted)
    left = _before(tokens, subject[0])
    if (
        not closing
        or left is None
        or not (cue.form.frames & {"clause", "question", "quote"} or cue.form.lemma in _SHOWING)
    ):
        return None
    # "On Tuesday, Ms Oke said …" has no clause before the comma; at the end of the sentence nothing else is left
    if not (before.quoted or any(t.finite for t in tokens[: left[1]]) or _left_alone(tokens, left[1], after)):
        return None
    content = (span(tokens, *left), *_resumed(tokens, after))
    pattern = "direct" if before.quoted else "indirect"
    return Attribution(
        (span(tokens, *subject),), (span(tokens, cue.first, cue.last),), content, pattern, cue.form.lemma
    )


def _left_alone(tokens: Sequence[Token], left: int, after: int) -> bool:
    at_end = after + 1 >= len(tokens)
    return at_end and (left > 3 or (left > 1 and tokens[0].lower not in phrases.PREPOSITIONS))


def _shared_subject(tokens: Sequence[Token], cue: Cue, found: _Found) -> Range | None:
    if found.cues:
        return found.cues[-1][1]
    return subjects.of_sentence(tokens, cue.first)


def _cut_before(tokens: Sequence[Token], cue: Cue, subject: Range, found: _Found, shared: bool) -> None:
    """End the content of the report before, where this one is joined to it by "and"."""
    joint = cue.first if shared else subject[0]
    at = joint
    while at > 0 and tokens[at - 1].lower in ("and", "but", "while", ",", "although", "though", "then", "or"):
        at -= 1
    if at == joint and not cue.bare:
        return
    for number in range(len(found.attributions) - 1, -1, -1):
        last = found.attributions[number]
        if last.content and last.content[-1][0] < tokens[max(at - 1, 0)].end <= last.content[-1][1]:
            if tokens[joint - 1].lower in ("and", "but", "or") and not shared and tokens[joint - 2].lower != ",":
                continue
            cut = (*last.content[:-1], (last.content[-1][0], tokens[at - 1].end))
            found.attributions[number] = replace(last, content=cut)


def _content_start(tokens: Sequence[Token], at: int) -> int:
    """Skip "on Tuesday", "in a statement" and the like up to the "that" or quotation that follows."""
    if at < len(tokens) and tokens[at].lower in phrases.ADVERBIAL_STARTS | {","}:
        for k in range(at, min(at + 16, len(tokens))):
            if tokens[k].lower == "that" or (tokens[k].quoted and not tokens[k].word):
                return k
    while at < len(tokens) and tokens[at].lower in (",", ":"):
        at += 1
    return at
