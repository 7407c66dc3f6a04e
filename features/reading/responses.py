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

_CONFIRMING: Final = words("confirm verify corroborate")
_OWNING_UP: Final = words("acknowledge admit concede")
_DENYING: Final = words("deny refute rebut")
_DISMISSING: Final = words(
    """reject dismiss rubbish debunk contest dispute repudiate discount rebuff contradict disavow ridicule deride"""
)
_SAYING: Final = words(
    """say tell insist state reply respond answer add maintain call describe explain write tweet stress note brand
    declare post"""
)
_SILENCE: Final = re.compile(r"silen|quiet|mum|tight-lipped|counsel|mute|ignored", re.IGNORECASE)
_NOTHING: Final = re.compile(r"\s(?:no|nothing|neither|none)\b", re.IGNORECASE)
_BODIES: Final = frozenset({"official", "institution"})  # they answer for what they are responsible for
_NEVER_PARTIES: Final = frozenset({"anonymous", "document", "outlet", "none", "eyewitness"})
_ANYBODY: Final = words("i you we someone somebody everyone nobody who this that one those people")
_MERELY: Final = re.compile(
    r"\b(?:seem|appear|expect|want|hope|about to|likely|might|may|could|can|must|should|would|will|if|has to|have to)"
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
    called = reactions.CALLS.search(" ".join(token.lower for token in tokens[party[0] : party[1]])) is not None
    if not called and not _negative(tokens, party, first, match):
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
        response="did_not_respond" if called else match.lastgroup,
    )


def _aside(tokens: Sequence[Token], first: int) -> int:
    """Where ", the reporter told us" begins behind a predicate; the end of the sentence when nobody tells it."""
    for at in range(first + 1, len(tokens) - 2):
        after = tokens[at + 1]
        if tokens[at].lower != "," or tokens[at].quoted or not after.word:
            continue
        if after.lower in ADVERBIAL_STARTS | RELATIVES | SUBORDINATORS or after.lower in ("and", "but") or after.finite:
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


def verbal_response(
    cue: str, lemma: str, content: str, source_kind: str, phrase: str = "he", before: str = ""
) -> str | None:
    """The reaction that somebody's words are, None when they are none.

    `phrase` is who speaks; `before` is the text that leads up to the words: "he did not write it" is a denial only
    where a claim is in the air.

    >>> verbal_response("denied", "deny", "that he had met them", "official")
    'denies_specific'
    >>> verbal_response("denied", "deny", "all the allegations", "institution")
    'denies_general'
    >>> verbal_response("denied", "deny", "a visa", "official") is None
    True
    """
    if source_kind in ("outlet", "document", "none") or not is_party(phrase):
        return None  # what "Reuters could not confirm" is no party's reaction
    negated = reactions.NEGATIVE.search(cue.replace("denied", "").replace("denies", "")) is not None
    if lemma in _CONFIRMING or lemma in _OWNING_UP:
        return _unconfirmed(cue, source_kind) if negated else _confirming(cue, lemma, content)
    if lemma in _DENYING:
        if negated or reactions.WITHHELD.search(content):
            return "non_denial" if negated else None
        general = reactions.CLAIMS.search(content[:80]) is not None and " that " not in content
        return "denies_general" if general else "denies_specific"
    if lemma in _DISMISSING:
        claims = reactions.CLAIMS.search(content[:60]) or reactions.AS_UNTRUE.search(content)
        return "denies_general" if claims and not negated else None
    return _words(content, source_kind, before) if lemma in _SAYING else None


def _confirming(cue: str, lemma: str, content: str) -> str | None:
    if _MERELY.search(cue):
        return None
    if lemma in _CONFIRMING:
        return "confirms"
    own = reactions.OWNED.search(content) is not None and reactions.FEELING.search(content) is None
    return "confirms" if own else None


def _unconfirmed(cue: str, source_kind: str) -> str | None:
    """What "could not confirm" and "has not acknowledged" say of whoever ought to know."""
    if re.search(r"\b(?:could|can|unable)", cue):
        return "non_denial" if source_kind in _BODIES else None
    known = source_kind in _BODIES or source_kind == "named_person"
    return "silent" if known and re.search(r"\b(?:has|have|had|yet)\b|\b(?:hasn|haven|hadn)['’]t", cue) else None


def _words(content: str, source_kind: str, before: str) -> str | None:
    if reactions.NO_WORDS.search(content):
        return "no_comment"
    if reactions.UNTRUE.search(content):
        return "denies_general"
    if source_kind in _NEVER_PARTIES:
        return None
    if reactions.EVASION.search(content) or (source_kind in _BODIES and reactions.NOTING.search(content)):
        return "non_denial"
    if reactions.AFFIRMED.search(content):
        return "confirms"
    answers = reactions.NEVER.search(content) or (
        reactions.NOT_SO.search(content) and reactions.IN_THE_AIR.search(before)
    )
    return "denies_specific" if answers else None
