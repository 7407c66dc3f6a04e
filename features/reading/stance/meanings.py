"""Words of the news that mean much the same: how a denial in other words is known to be of the claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from features.reading.stance.words import word_set

_PREFIX: Final = 4  # letters: a rough stem, "beat" and "beaten"
_MEANINGS: Final = """\
died dies dead death deaths die dying killed kills kill killing passed fatal fatally
resign resigns resigned resigning resignation quit quits quitting stepping leave leaves leaving departure stand
close closes closed closing closure closures shut shuts shutting shutdown shutter
sold sell sells selling sale sales buyer buy buys buying bought bid takeover acquire acquires acquired acquisition offer
layoff layoffs redundancy redundancies redundant axe axes axed axing cut cuts cutting jobs dismissals
strike strikes striking walkout walkouts stoppage struck industrial action
attack attacks attacked hit hits bombed bombing drone drones missile missiles struck strike shelled shelling raid
arrest arrests arrested detained detention custody held jailed charged
merge merges merged merger merging tie combine combination takeover
ration rations rationed rationing limit limits limited quota quotas cap capped
talks talk meeting meetings met meet meets negotiate negotiates negotiating negotiations contact contacts
beat beats beaten beating beatings assault assaulted abuse abused ill-treated violence
leak leaks leaked leaking spill spilled spilt
ban bans banned banning prohibit prohibits prohibited outlaw outlawed
fire fires blaze burn burns burnt burned burning
crash crashes crashed collision collided
marry marries married wedding wed weds marriage engaged engagement
pregnant pregnancy expecting baby birth
degree degrees graduate graduates graduated graduation diploma
fraud frauds stolen steal steals stole theft embezzled
hack hacks hacked hackers hacking breach breached stolen compromised intrusion
contaminated contamination polluted pollution poisoned poisoning tainted toxic
infected infection infections outbreak disease virus cases
abolish abolishes abolished abolition scrap scraps scrapped scrapping axed drop drops dropped
annul annuls annulled unconstitutional overturned quashed void struck
bankrupt bankruptcy insolvent insolvency collapse collapsed administration
freeze freezes frozen freezing suspended suspension blocked
donate donated donation donor gave gift funded funding paid payment payments
investigate investigated investigation inquiry probe probed
appoint appointed appointment named nominated nomination picked chosen
sighting sightings spotted seen loose escaped escape
recall recalls recalled withdrawn withdrawal
relocate relocates relocated relocation move moves moving moved
launch launches launched release released unveil unveiled
shortage shortages shortfall
sink sinks sank sunk capsized wreck
win wins won winner victory
evacuate evacuated evacuation
cancel cancels cancelled canceled cancellation off postponed
injured injuries injury wounded hurt
shot shooting shootings gunman gunfire shots
album albums record recording recordings song songs single
vote votes voted voters ballot ballots
fine fines fined dock docked penalty penalties
bribe bribes bribed bribery corruption corrupt kickback kickbacks
expel expelled expulsion deport deported deportation
blackout outage power
flood floods flooded flooding
earthquake quake tremor
cheat cheated cheating doping doped
price prices fee fees tariff tariffs charge charges
tax taxes levy levies
build built building construction
"""
_CEASING: Final = word_set(
    "close closes closed closing closure shut shuts shutting end ends ended ending stop stops stopped ban bans banned "
    "cut cuts cutting axe scrap scraps scrapped scrapping abolish abolishes abolished drop drops dropped halt halts "
    "strike strikes lose loses lost losing lack lacks run short suspend suspends suspended cancel cancels cancelled "
    "cease ceases withdraw withdraws withdrawn leave leaves leaving resign resigns resigned quit quits freeze frozen "
    "stoppage outage shortage destroyed removed dead died fail fails failed absent without"
)
NEGATORS: Final = word_set(
    "not never no none nobody neither nor cannot can't isn't wasn't aren't weren't didn't doesn't don't won't hasn't "
    "haven't hadn't couldn't wouldn't without"
)


def _numbered() -> dict[str, frozenset[int]]:
    numbers: dict[str, set[int]] = {}
    for number, line in enumerate(_MEANINGS.splitlines()):
        for word in line.split():
            numbers.setdefault(word, set()).add(number)
    return {word: frozenset(found) for word, found in numbers.items()}


_NUMBERS: Final = _numbered()
_NONE: Final[frozenset[int]] = frozenset()


class ClaimWords:
    """What a claim says, for finding it denied in the same or other words.

    >>> claim = ClaimWords("the mill in cray lane will close".split())
    >>> claim.meant("shut"), claim.meant("mill"), claim.meant("sold"), claim.ceasing, claim.negated
    (True, True, False, True, False)
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._prefixes = frozenset(word[:_PREFIX] for word in words if len(word) > 3)
        self._meanings = _NONE.union(*(_NUMBERS.get(word, _NONE) for word in words))
        self.negated = not NEGATORS.isdisjoint(words)
        self.ceasing = any(map(is_ceasing, words))

    def meant(self, word: str) -> bool:
        """Whether a folded word begins like one of the claim's, or means much the same."""
        if len(word) > 3 and word[:_PREFIX] in self._prefixes:
            return True
        return not self._meanings.isdisjoint(_NUMBERS.get(word, _NONE))


def is_ceasing(word: str) -> bool:
    """Whether a folded word tells of an end, so that "no" of the thing itself bears it out: closed, no more mill."""
    return word in _CEASING
