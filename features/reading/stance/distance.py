"""How far a passage keeps what it tells at arm's length: hedges and other people's word, against sources of its own.

Marks are words, pairs of words, and words near each other, looked up in sets: a pass over the words finds all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from features.reading.stance.words import word_set


def _pairs(listed: str) -> frozenset[tuple[str, str]]:
    """Pairs from "first/other second/third", one or more to a line."""
    found = set()
    for line in listed.strip().splitlines():
        firsts, seconds = line.split()
        found |= {(first, second) for first in firsts.split("/") for second in seconds.split("/")}
    return frozenset(found)


_HEDGES: Final = word_set(
    "reportedly allegedly supposedly purportedly apparently rumour rumours rumoured rumor rumors rumored unconfirmed "
    "unverified speculation speculates gossip hearsay may might could perhaps maybe possible possibly likely alleged "
    "alleges allegation allegations claim claims claimed claiming fear fears feared whisper whispers circulating hint "
    "hints suggest suggests believe believes think thinks weighing considering mulling"
)
_HEDGED: Final = _pairs(
    """
    said/thought/believed/understood/tipped/reported/appear/appears/seem/seems to
    look/looks/lot like
    if true/confirmed/it
    cannot/can't/couldn't/not check/verify/confirm/tell
    not/isn't/aren't/wasn't sure
    not/don't know
    pinch/grain of
    it's worth
    treat this/it
    other source
    word is/has
    has it
    the rounds
    passing/going round/around/viral/from
    voice note/message
    no name
    question mark/marks
    i heard
    """
)
_MEDIA: Final = word_set(
    "newspaper paper website blog blogger magazine media daily weekly site portal programme program broadcaster "
    "channel tabloid post tweet video account outlet tribune times herald gazette journal report reports forum"
)
_CREDITING: Final = word_set("according report reports reported writes wrote citing cites quoted quoting told in on")
_SAYING: Final = word_set("said says say report reports reported claim claims claimed writes wrote suggest suggests")
_OWN: Final = word_set("told tells telling")
_OWN_PAIRS: Final = _pairs(
    """
    has/have learned/learnt
    seen/obtained/reviewed/examined/viewed by
    we/has/have seen/obtained/reviewed/spoken
    a copy
    """
)
_PAPERS: Final = word_set(
    "document documents minutes filing filings record records email emails letter memo decree paper papers figures "
    "data report test tests contract source sources"
)
_SHOWING: Final = word_set("show shows showed reveal reveals revealed say says said told seen")
_SEVERAL: Final = word_set("two three four five six several")
_PEOPLE: Final = word_set("people persons sources officials members staff executives bankers employees")
_TAILS: Final = word_set(
    "source sources document minutes letter memo decree filing court police union ministry official coastguard "
    "statement"
)
_CONFIRMING: Final = word_set("confirm confirms confirmed announce announces announced")
_SPEAKING: Final = word_set("said says told")
_DATED: Final = word_set("on late early today yesterday tonight morning afternoon")
_OFFICIAL: Final = _pairs("official/officials/police said/say")


class Distance(NamedTuple):
    """Whether a passage hedges, credits another medium, has sources of its own, has somebody on record, and asks."""

    hedged: bool
    credited: bool
    own_source: bool
    on_record: bool
    asks: bool

    @property
    def weight(self) -> float:
        """0 for a flat telling up to 2 for one that is kept well away."""
        apart = self.hedged + self.credited + self.asks
        return min(2.0, max(0.0, apart - 0.5 * self.own_source))


def distance(passage: str, words: Sequence[str]) -> Distance:
    """The marks of distance in a folded passage of these words.

    >>> distance("the mill may close, a newspaper reports", "the mill may close a newspaper reports".split()).weight
    2.0
    >>> distance("the mill will close, a memo shows", "the mill will close a memo shows".split()).weight
    0.0
    """
    pairs = frozenset(pairwise(words))
    credited = _near(words, _CREDITING, _MEDIA, 4) or _near(words, _MEDIA, _SAYING, 5)
    tail = any(dash in passage for dash in ("- ", "– ", "— ")) and not _TAILS.isdisjoint(words[-3:])
    sourced = not _OWN.isdisjoint(words) or not _OWN_PAIRS.isdisjoint(pairs) or tail
    recorded = not _CONFIRMING.isdisjoint(words) or not _OFFICIAL.isdisjoint(pairs)
    return Distance(
        hedged=not _HEDGES.isdisjoint(words) or not _HEDGED.isdisjoint(pairs),
        credited=credited,
        own_source=sourced or _near(words, _PAPERS, _SHOWING, 5) or _near(words, _SEVERAL, _PEOPLE, 4),
        on_record=recorded or _near(words, _SPEAKING, _DATED, 7),
        asks="?" in passage,
    )


def _near(words: Sequence[str], first: frozenset[str], then: frozenset[str], reach: int) -> bool:
    """Whether one of `then` comes within `reach` words after one of `first`."""
    if first.isdisjoint(words) or then.isdisjoint(words):
        return False
    places = (place for place, word in enumerate(words) if word in first)
    return any(not then.isdisjoint(words[place + 1 : place + 1 + reach]) for place in places)
