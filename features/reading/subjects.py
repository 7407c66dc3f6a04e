"""Who is said to speak: noun phrases before a cue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from features.reading.lexicon import phrases
from features.reading.tokens import QUOTE_MARKS, STOPS, Token

Range = tuple[int, int]  # token indices [first, last)

_DOING: Final = phrases.words("being having making taking helping doing going getting looking using calling")
_SPANS_OF_TIME: Final = phrases.words(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades moment moments"
)
LONGEST_PHRASE: Final = 30  # tokens; longer than this no phrase is taken for a speaker
_NO_NOUN: Final = (
    (phrases.DETERMINERS - phrases.words("this that these those some many few most one both all several two three"))
    | phrases.PREPOSITIONS
    | phrases.AUXILIARIES
    | phrases.words("and or but nor that if than as very because when while to not then which also just too so")
)  # fmt: skip


def left(tokens: Sequence[Token], end: int) -> Range | None:
    """The noun phrase that ends before `end`, with its apposition or relative clause; None when there is none."""
    last = end
    if last > 1 and tokens[last - 1].lower in ("who", "which", "that"):
        return _antecedent(tokens, last - 1)
    if last > 2 and tokens[last - 1].lower == "whom" and tokens[last - 2].lower == "of":
        return _antecedent(tokens, last - 3)  # "two clerks, one of whom said"
    if last > 0 and tokens[last - 1].lower in (",", ")", "—", "–"):
        return _interrupted(tokens, last)
    if last > 0 and tokens[last - 1].lower in phrases.PERSONAL and not tokens[last - 1].quoted:
        return last - 1, last
    first = _walk(tokens, last)
    return noun_phrase(tokens, first, last)


def of_sentence(tokens: Sequence[Token], before: int) -> Range | None:
    """The noun phrase that the sentence opens with, up to its first verb; None when none is found."""
    first = 0
    while first < before and (tokens[first].lower in phrases.LEADERS or not tokens[first].word):
        first += 1
    for at in range(first, min(before, first + LONGEST_PHRASE)):
        if tokens[at].quoted:
            return None
        if tokens[at].finite or tokens[at].lower in STOPS:
            return noun_phrase(tokens, first, at)
    return None


def _antecedent(tokens: Sequence[Token], who: int) -> Range | None:
    """Whom "who said" goes back to: the phrase before, from its last object on ("spoke to *a man*, who said")."""
    last = who
    while last > 0 and tokens[last - 1].lower in (",", "and", "but"):
        last -= 1
    if tokens[who].lower != "who" and last == who and tokens[who - 1].verb is not None:
        return None
    first = _walk(tokens, last)
    for at in range(first + 1, last):
        if tokens[at].lower in phrases.DETERMINERS and tokens[at - 1].lower in ("to", "with", "by", "from"):
            first = at
            break
    return noun_phrase(tokens, first, last)


def _walk(tokens: Sequence[Token], end: int) -> int:
    """How far left a noun phrase may reach."""
    at = end
    floor = max(0, end - LONGEST_PHRASE)
    while at > floor:
        token = tokens[at - 1]
        if token.quoted:
            opening = _name_in_quotes(tokens, at)
            if opening is None:
                break
            at = opening
            continue
        if token.lower in STOPS or token.lower in ".!?;" or _bars(tokens, at, floor, end):
            break
        at -= 1
    return at


def _bars(tokens: Sequence[Token], at: int, floor: int, end: int) -> bool:
    """Whether the word before `at` cannot belong to a noun phrase that ends at `end`."""
    token = tokens[at - 1]
    if token.lower in phrases.RELATIVES:
        before = tokens[at - 2] if at > 1 else None
        return before is None or before.verb is not None or not before.word or at == end
    if token.lower in phrases.SUBORDINATORS:
        return True
    if token.lower in ("and", "&"):
        return _clause_before(tokens, at - 1, floor)
    if not token.finite or _in_relative(tokens, at - 1, floor):
        return False
    if token.verb is not None and token.verb.tense != "s" and at > 1 and tokens[at - 2].lower in ("a", "an", "the"):
        return False  # "a leaked memo"
    # a participle after a noun narrows it ("people briefed on it"), anything else ends the phrase
    return token.lower in phrases.AUXILIARIES or (token.verb is not None and token.verb.lemma != "brief")


def _name_in_quotes(tokens: Sequence[Token], end: int) -> int | None:
    """Where a short quotation within a phrase begins ("a paper marked 'secret' says")."""
    at = end
    while at > max(0, end - 6) and tokens[at - 1].quoted:
        at -= 1
    inside = at > 0 and not tokens[at - 1].quoted and tokens[end - 2].word and tokens[at - 1].word
    return at if inside and end - at > 2 else None


def _clause_before(tokens: Sequence[Token], at: int, floor: int) -> bool:
    for k in range(at - 1, floor - 1, -1):
        token = tokens[k]
        if token.quoted or token.lower in STOPS:
            return False
        if token.finite or token.lower in phrases.PERSONAL:
            return not _in_relative(tokens, k, floor)
    return False


def _in_relative(tokens: Sequence[Token], at: int, floor: int) -> bool:
    """Whether a verb belongs to a relative clause ("people who were briefed said")."""
    for k in range(at - 1, max(floor, at - 12) - 1, -1):
        token = tokens[k]
        if token.lower in ("who", "whom", "whose"):
            return True
        if token.quoted or token.lower in STOPS or token.lower in phrases.SUBORDINATORS:
            return False
    return False


def _interrupted(tokens: Sequence[Token], end: int) -> Range | None:
    """Subject, apposition, verb: "Ms Oke, the mayor, said"; an adverbial between the commas is left out."""
    last = end - 1
    for _ in range(3):
        opening = next(
            (k for k in range(last - 1, max(-1, last - LONGEST_PHRASE), -1) if tokens[k].lower in (",", "(", "—", "–")),
            None,
        )
        if opening is None or opening == 0 or opening + 1 >= last or any(t.quoted for t in tokens[opening:last]):
            return None
        first = _walk(tokens, opening)
        head = noun_phrase(tokens, first, opening)
        if head is None:
            return None
        if not _starts_like_noun(tokens, head[0]):
            last = opening
            continue
        inside = tokens[opening + 1]
        adverbial = inside.lower in phrases.ADVERBIAL_STARTS or inside.lower in phrases.LEADERS
        closing = end if tokens[end - 1].lower == ")" else end - 1
        return head if adverbial else (head[0], closing)
    return None


def _starts_like_noun(tokens: Sequence[Token], first: int) -> bool:
    token = tokens[first]
    return token.capital or token.lower in phrases.DETERMINERS or token.lower in phrases.PRONOUNS or first == 0


def noun_phrase(tokens: Sequence[Token], first: int, last: int) -> Range | None:
    """The phrase in `tokens[first:last]` without leading adverbials; None when it cannot name a speaker."""
    while first < last and (tokens[first].lower in phrases.LEADERS or not tokens[first].word):
        first += 1
    first = _without_adverbial(tokens, first, last)
    if first >= last or last - first > LONGEST_PHRASE:
        return None
    start, end = tokens[first], tokens[last - 1]
    # "saying only that pricing", "attempted to free others": a verb's remains, no phrase for a speaker
    if not start.capital and (start.finite or start.lower in _DOING or (start.verb and start.verb.tense == "ing")):
        return None
    if end.lower in _NO_NOUN and end.lower not in phrases.PRONOUNS and end.text != "May":
        return None
    if not end.word and not (
        end.lower in QUOTE_MARKS and any(t.lower in QUOTE_MARKS for t in tokens[first : last - 1])
    ):
        return None
    if not any((t.word and t.lower not in _NO_NOUN) or t.lower in phrases.PRONOUNS for t in tokens[first:last]):
        return None
    return first, last


def _without_adverbial(tokens: Sequence[Token], first: int, last: int) -> int:
    """Skip "On Tuesday" and the like before the noun phrase proper."""
    for at in range(first + 1, min(first + 6, last - 1)):
        # "just two days ago", "three weeks later"
        if tokens[at].lower in ("ago", "later", "earlier", "afterwards") and tokens[at - 1].lower in _SPANS_OF_TIME:
            return at + 1
    if first + 1 < last and tokens[first].lower == "about" and tokens[first + 1].lower.isdigit():
        return first
    if first >= last or tokens[first].lower not in phrases.PREPOSITIONS | {"last", "this"}:
        return first
    for at in range(first + 1, last - 1):
        if tokens[at].lower in phrases.TIMES or tokens[at].text.isdigit():
            after = at + 1
            while after < last and (tokens[after].lower in phrases.TIMES or tokens[after].text.isdigit()):
                after += 1
            return after
    if tokens[first].lower == "this":
        return first
    starts = [
        k
        for k in range(first + 1, last)
        if tokens[k].lower in phrases.DETERMINERS or tokens[k].lower in phrases.PERSONAL
    ]
    return starts[-1] if starts else last
