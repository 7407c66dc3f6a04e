"""Scores in the words and codes that analysts use: ICD 203, the Admiralty code, STIX 2.1."""

from __future__ import annotations

from bisect import bisect_right
from math import isnan
from typing import Final

NOT_JUDGED: Final = "cannot be judged"
# Intelligence Community Directive 203, "Analytic Standards", 2015, D.6.e.2: upper end of each range and its word.
# A probability on a border takes the range above; 0 and 1, for which it has no word, the nearest range
ICD_203: Final = (
    (0.05, "almost no chance (1–5 %)"),
    (0.20, "very unlikely (5–20 %)"),
    (0.45, "unlikely (20–45 %)"),
    (0.55, "roughly even chance (45–55 %)"),
    (0.80, "likely (55–80 %)"),
    (0.95, "very likely (80–95 %)"),
    (1.00, "almost certain (95–99 %)"),
)
RELIABILITY: Final = ((0.2, "E"), (0.4, "D"), (0.6, "C"), (0.8, "B"), (1.0, "A"))
# STIX 2.1, appendix A: Admiralty credibility as 20-point ranges of confidence
CREDIBILITY: Final = ((0.2, "5"), (0.4, "4"), (0.6, "3"), (0.8, "2"), (1.0, "1"))


def likelihood(p: float | None) -> str:
    """ICD 203's word for a probability, its range in brackets; "cannot be judged" for None or NaN.

    >>> likelihood(0.62), likelihood(0.0), likelihood(None)
    ('likely (55–80 %)', 'almost no chance (1–5 %)', 'cannot be judged')
    """
    known = _share(p, "confidence")
    return NOT_JUDGED if known is None else _step(ICD_203, known)


def admiralty(source_reliability: float | None, confidence: float | None, n_origins: int | None = None) -> str:
    """Admiralty code, "A1" to "F6": how reliable the source is, how credible the claim; two axes, never averaged.

    F and 6 stand for "cannot be judged" (None or NaN). "1" means confirmed by other independent sources: where
    `n_origins` is known and below 2, the best that a claim can get is "2", probably true.

    >>> admiralty(0.7, 0.65), admiralty(0.95, 0.97, n_origins=1), admiralty(None, None)
    ('B2', 'A2', 'F6')
    """
    source = _share(source_reliability, "source reliability")
    known = _share(confidence, "confidence")
    letter = "F" if source is None else _step(RELIABILITY, source)
    digit = "6" if known is None else _step(CREDIBILITY, known)
    alone = n_origins is not None and n_origins < 2
    return letter + ("2" if digit == "1" and alone else digit)


def stix_confidence(p: float | None) -> int | None:
    """STIX 2.1 `confidence`, 0 to 100; None, for a property left out, when the claim cannot be judged.

    OASIS STIX 2.1, appendix A, has tables from 0 to 100 to several scales. The whole percent, never rounded up, lies in
    the range that its table has for the Admiralty digit above (save that this knows origins, and "1" takes two) and
    within the range of ICD 203's word, in percent. Its own tables of such words (WEP, DNI) have other borders than
    ICD 203: who turns the number back into a word by them may get the neighbouring one.

    >>> stix_confidence(0.62), stix_confidence(None)
    (62, None)
    """
    known = _share(p, "confidence")
    return None if known is None else int(100 * known)


def _share(p: float | None, what: str) -> float | None:
    if p is None or isnan(p):
        return None
    if not 0 <= p <= 1:
        raise ValueError(f"{what} is {p}; use a share in [0, 1], or None when it cannot be judged")
    return p


def _step(scale: tuple[tuple[float, str], ...], p: float) -> str:
    return scale[min(bisect_right([top for top, _ in scale], p), len(scale) - 1)][1]
