"""What a body says on a site of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from features.grouping.entitled import denies_reports
from features.grouping.relevance import body_denies
from features.officials import wordings
from features.officials.sentences import Sentence, beside_names

_AFFIRMS: Final = 0.5  # share of the claim's terms, from which a sentence that does not deny it owns up to some of it
_OPEN: Final = re.compile(rf"{wordings.REPEATED.pattern}|\b(?:no|not|never|none)\b", re.IGNORECASE)
_ABOUT: Final = 0.2  # share of the claim's terms that a statement which says nothing of it never reaches


def published(told: Sequence[Sentence]) -> str:
    """The word of a body that publishes an article itself, from the article's sentences."""
    text = " ".join(dict.fromkeys(sentence.text for sentence in told))
    against = told[0].stance == "against" or denies_reports(text)
    if against or any(_denies(sentence) for sentence in told):
        affirmed = told[0].stance != "against" and any(_affirms(sentence) for sentence in told)
        return "partly confirmed" if affirmed else "denied"
    if max(sentence.share for sentence in told) < _ABOUT and _holds_back(text):
        return "no comment"
    return "partly confirmed" if any(_in_part(sentence) for sentence in told) else "confirmed"


def _in_part(sentence: Sentence) -> bool:
    about = sentence.early or beside_names(sentence.text, sentence.claim) >= _ABOUT
    owns_up = wordings.GRUDGING.search(sentence.text) or wordings.OWNS_UP.search(sentence.text)
    limited = f"{sentence.text} {sentence.after}"
    return bool((owns_up and wordings.LIMITED.search(limited)) or (about and wordings.TENTATIVE.search(sentence.text)))


def _denies(sentence: Sentence) -> bool:
    if wordings.FALSEHOOD.search(sentence.text) and not wordings.FALSEHOOD.search(sentence.claim):
        return True
    answers = sentence.before.endswith("?") and wordings.NO.match(sentence.text) is not None
    return answers or body_denies(sentence.text, sentence.claim)


def _affirms(sentence: Sentence) -> bool:
    return (
        beside_names(sentence.text, sentence.claim) >= _AFFIRMS
        and not _denies(sentence)
        and not _OPEN.search(sentence.text)
    )


def _holds_back(text: str) -> bool:
    return any(pattern.search(text) for pattern in (wordings.UNDER_WAY, wordings.EVASION))
