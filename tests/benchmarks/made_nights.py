"""Made-up news for night after night: claims that are told for a day or so, in outlets' own words and by copies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.made_stories import MadeStories, made_stories
from tests.benchmarks.wire import KINDS, Writer
from tests.features.grouping_frames import article

_BEGUN: Final = datetime(2026, 1, 1)
_APART: Final = timedelta(seconds=3)
_TOLD_AGAIN: Final = 5_000  # articles later, on average
_REVIVED: Final = 0.05  # share of the stories that take up a claim of any age
_COPYING: Final = 0.4  # share of those that could repeat an earlier one and do
_BEYOND: Final = 50_000  # stories made and left out, so that the last night has as many new claims as the others
_N_OUTLETS: Final = 400
_SENTENCE: Final = 19


def made_articles(n: int, seed: int) -> Iterator[dict[str, Any]]:
    """n articles as tests of grouping have them, in the order in which they become known; the same for a seed."""
    random = np.random.default_rng(seed)
    stories = made_stories(n + _BEYOND, random)
    writer = Writer(random)
    written: dict[int, list[str]] = {}  # what was last told of each claim in words of its own
    for place, story in enumerate(_arrivals(stories, random)[:n].tolist()):
        claim, words = int(stories.claims[story]), _in_sentences(stories.texts[story])
        if claim in written and random.random() < _COPYING:
            words = writer.copy(written[claim], KINDS[int(random.integers(1, len(KINDS)))])
        else:
            written[claim] = words
        outlet = int(random.random() ** 2 * _N_OUTLETS)
        text = " ".join(words + writer.footers[outlet])
        labels = {"outlet_id": f"outlet{outlet:03}.example", "published_at": moment(place), "known_at": moment(place)}
        yield article(f"a{place:07}", stories.titles[story], text, **labels)


def moment(place: int) -> datetime:
    """When the article at this place becomes known."""
    return _BEGUN + place * _APART


def _arrivals(stories: MadeStories, random: np.random.Generator) -> NDArray[np.int64]:
    """The stories in the order in which they come: claims begin one after another, and most are soon over."""
    n = len(stories.claims)
    begun = stories.claims * (n / (stories.claims.max() + 1))
    revived = np.where(random.random(n) < _REVIVED, random.random(n) * n, 0.0)
    return np.argsort(begun + random.exponential(_TOLD_AGAIN, n) + revived, kind="stable")


def _in_sentences(text: str) -> list[str]:
    words = text.split(" ")
    for start in range(0, len(words), _SENTENCE):
        words[start] = words[start].capitalize()
        words[min(start + _SENTENCE, len(words)) - 1] += "."
    return words
