"""How parties react when a claim is put to them: confirmation, denial, refusal, silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from features.reading import subjects
from features.reading.agents import agent
from features.reading.lexicon import reactions
from features.reading.lexicon.phrases import words
from features.reading.spans import Attribution
from features.reading.tokens import Token, span

_CONFIRMING: Final = words("confirm acknowledge admit concede verify corroborate")
_DENYING: Final = words("deny refute rebut")
_DISMISSING: Final = words(
    """reject dismiss rubbish debunk contest dispute repudiate discount rebuff contradict disavow ridicule deride"""
)
_SAYING: Final = words(
    """say tell insist state reply respond answer add maintain call describe explain write tweet stress note brand
    declare post"""
)
_SILENCE: Final = re.compile(r"silen|quiet|mum|tight-lipped|counsel|mute|ignored", re.IGNORECASE)
_NEVER_PARTIES: Final = frozenset({"anonymous", "document", "outlet", "none", "eyewitness"})


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
    for match in reactions.PREDICATE.finditer(masked):
        first = _at(index, masked, match.start())
        made = _predicate(tokens, first, match) if first is not None else None
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


def _predicate(tokens: Sequence[Token], first: int, match: re.Match[str]) -> Attribution | None:
    party = subjects.left(tokens, first) or subjects.of_sentence(tokens, first)
    if party is None:
        return None
    called = reactions.CALLS.search(" ".join(token.lower for token in tokens[party[0] : party[1]])) is not None
    if not called and not _negative(tokens, party, first, match):
        return None
    source = _called(tokens, party) if called else span(tokens, *party)
    if source is None:
        return None
    last = len(tokens)
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
        response="did_not_respond" if called else match.lastgroup,
    )


def _negative(tokens: Sequence[Token], party: tuple[int, int], first: int, match: re.Match[str]) -> bool:
    """Whether a predicate that needs a "not" has one, in itself or its subject ("neither side has said")."""
    if match.lastgroup not in ("did_not_respond", "silent", "not_asked") or _SILENCE.search(match.group()):
        return True
    before = " ".join(token.lower for token in tokens[max(0, party[0] - 1) : first])
    behind = match.string[match.end() : match.end() + 25]
    return reactions.NEGATIVE.search(f"{before} {match.group()} {behind}") is not None


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


def verbal_response(cue: str, lemma: str, content: str, source_kind: str) -> str | None:
    """The reaction that somebody's words are, None when they are none.

    Judged from the words alone: whether they answer the claim at issue is not known here.

    >>> verbal_response("denied", "deny", "that he had met them", "official")
    'denies_specific'
    >>> verbal_response("denied", "deny", "all the allegations", "institution")
    'denies_general'
    >>> verbal_response("denied", "deny", "a visa", "official") is None
    True
    """
    negated = reactions.NEGATIVE.search(cue.replace("denied", "").replace("denies", "")) is not None
    if source_kind in ("outlet", "document", "none"):
        return None  # what "Reuters could not confirm" is no party's reaction
    if lemma in _CONFIRMING:
        return _confirming(cue, content, negated)
    if lemma in _DENYING:
        if negated or reactions.WITHHELD.search(content):
            return "non_denial" if negated else None
        general = reactions.CLAIMS.search(content[:80]) is not None and " that " not in content
        return "denies_general" if general else "denies_specific"
    if lemma in _DISMISSING:
        claims = reactions.CLAIMS.search(content[:60]) is not None
        return "denies_general" if claims and not negated else None
    return (
        _words(content, source_kind) if lemma in _SAYING and source_kind not in ("document", "outlet", "none") else None
    )


def _confirming(cue: str, content: str, negated: bool) -> str | None:
    if not negated:
        return "confirms"
    return "non_denial" if re.search(r"\b(?:could|can|unable)", cue) else "silent"


def _words(content: str, source_kind: str) -> str | None:
    if reactions.NO_WORDS.search(content):
        return "no_comment"
    if reactions.UNTRUE.search(content):
        return "denies_general"
    if source_kind in _NEVER_PARTIES:
        return None
    if reactions.EVASION.search(content):
        return "non_denial"
    if reactions.AFFIRMED.search(content):
        return "confirms"
    return "denies_specific" if reactions.NOT_SO.search(content) else None
