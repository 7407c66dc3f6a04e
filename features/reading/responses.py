"""How parties react when a claim is put to them: confirmation, denial, refusal, silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from features.reading import subjects
from features.reading.agents import agent
from features.reading.lexicon import reactions
from features.reading.lexicon.phrases import ADVERBIAL_STARTS, RELATIVES, SUBORDINATORS, words
from features.reading.parties import is_party
from features.reading.spans import Attribution
from features.reading.tokens import Token, span

_SILENCE: Final = re.compile(r"silen|quiet|mum|tight-lipped|counsel|mute|ignored", re.IGNORECASE)
_NOTHING: Final = re.compile(r"\s(?:no|nothing|neither|none)\b", re.IGNORECASE)
_ANYBODY: Final = words("i you we someone somebody everyone nobody who this that one those people")
_OPENERS: Final = ADVERBIAL_STARTS | RELATIVES | SUBORDINATORS | {"and", "but"}
_FOR_COMMENT: Final = re.compile(
    r"(?:approached|contacted|asked) (?:\w+ )?for (?:an? |further )?(?:comment|response|reply|statement)"
)


def attribute_responses(text: str, tokens: Sequence[Token]) -> list[Attribution]:
    """Reactions without words of their own, one a predicate ("declined to comment"): content and cue are the predicate.

    The source is the party that reacts, or that was never asked.
    """
    if not tokens:
        return []
    start = tokens[0].start
    masked = _unquoted(text, tokens)
    index = {token.start - start: at for at, token in enumerate(tokens)}
    found: list[Attribution] = []
    if not reactions.TELLING.search(masked):
        return found
    for match in reactions.PREDICATE.finditer(masked):
        first = _at(index, masked, match.start())
        made = _predicate(text, tokens, first, match) if first is not None else None
        if made is not None and not (found and made.content[0][0] < found[-1].content[0][1]):
            found.append(made)
    for pattern, response in ((reactions.FROM, "silent"), (reactions.UNASKED, "not_asked")):
        for match in pattern.finditer(masked):
            made = _behind(tokens, index, match, response)
            if made is not None and not found:
                found.append(made)
    return found


def _unquoted(text: str, tokens: Sequence[Token]) -> str:
    """The sentence with what is quoted blanked out, offsets kept."""
    start = tokens[0].start
    masked = text[start : tokens[-1].end].replace("’", "'").replace("\n", " ")
    if not any(token.quoted for token in tokens):
        return masked
    letters = list(masked)
    for token in tokens:
        if token.quoted:
            letters[token.start - start : token.end - start] = "#" * (token.end - token.start)
    return "".join(letters)


def _at(index: dict[int, int], masked: str, offset: int) -> int | None:
    while offset < len(masked) and masked[offset] == " ":
        offset += 1
    return index.get(offset)


def _predicate(text: str, tokens: Sequence[Token], first: int, match: re.Match[str]) -> Attribution | None:
    party = subjects.left(tokens, first) or subjects.of_sentence(tokens, first)
    if party is None:
        return None
    kind = match.lastgroup
    if kind == "not_asked" and _FOR_COMMENT.search(match.string, match.start(), match.end() + 24):
        before = " ".join(token.lower for token in tokens[max(0, party[0] - 1) : first])
        kind = kind if reactions.NEGATIVE.search(f"{before} {match.group()}") else "did_not_respond"
    called = reactions.CALLS.search(" ".join(token.lower for token in tokens[party[0] : party[1]])) is not None
    if not called and kind == match.lastgroup and not _negative(tokens, party, first, match):
        return None
    source = _called(tokens, party) if called else span(tokens, *party)
    if source is None or not is_party(text[slice(*source)]) or text[slice(*source)].lower() in _ANYBODY:
        return None
    last = _aside(tokens, first)
    while last > first + 1 and not tokens[last - 1].word and not tokens[last - 1].quoted:
        last -= 1
    reach = tokens[0].start + match.end()
    cue_end = max([token.end for token in tokens[first:] if token.end <= reach], default=tokens[first].end)
    content = (tokens[first].start, max(tokens[last - 1].end, cue_end))
    return Attribution(
        source=(source,),
        cue=((tokens[first].start, cue_end),),
        content=(content,),
        pattern="response",
        response="did_not_respond" if called else kind,
    )


def _aside(tokens: Sequence[Token], first: int) -> int:
    """Where ", the reporter told us" begins behind a predicate; the end of the sentence when nobody tells it."""
    for at in range(first + 1, len(tokens) - 2):
        after = tokens[at + 1]
        if tokens[at].lower != "," or tokens[at].quoted or not after.word:
            continue
        if after.lower in _OPENERS or after.finite:
            continue
        for verb in tokens[at + 2 : at + 9]:
            if verb.verb is not None and verb.verb.tense in ("past", "s") and "clause" in verb.verb.frames:
                return at
            if verb.finite or not verb.word:
                break
    return len(tokens)


def _negative(tokens: Sequence[Token], party: tuple[int, int], first: int, match: re.Match[str]) -> bool:
    """Whether a predicate that needs a "not" has one, in itself or its subject ("neither side has said")."""
    if match.lastgroup not in ("did_not_respond", "silent", "not_asked") or _SILENCE.search(match.group()):
        return True
    before = " ".join(token.lower for token in tokens[max(0, party[0] - 1) : first])
    behind = _NOTHING.match(match.string, match.end()) is not None
    return behind or reactions.NEGATIVE.search(f"{before} {match.group()}") is not None


def _called(tokens: Sequence[Token], party: tuple[int, int]) -> tuple[int, int] | None:
    """Whom "calls and emails to the club" were for."""
    for at in range(party[0] + 1, party[1] - 1):
        if tokens[at].lower in ("to", "with", "at") or (
            tokens[at].lower == "for" and tokens[at + 1].lower != "comment"
        ):
            return span(tokens, at + 1, party[1])
    return None


def _behind(tokens: Sequence[Token], index: dict[int, int], match: re.Match[str], response: str) -> Attribution | None:
    at, first = index.get(match.end()), index.get(match.start())
    party = agent(tokens, at) if at is not None else None
    if party is None or first is None or at is None:
        return None
    content = (tokens[first].start, tokens[party[1] - 1].end)
    return Attribution(
        (span(tokens, *party),), (span(tokens, first, at),), (content,), "response", "", response=response
    )
