"""Whether an article is an editorial, column or comment rather than a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_ARGUING: Final = re.compile(
    r"^\W*(?:why (?:we|you|i|the \w+|\w+) (?:must|should|need|can['’]t|cannot)|the case (?:for|against)\b"
    r"|it['’]?s time (?:to|for|we)\b"
    r"|in (?:defen[cs]e|praise) of\b|dear \w+|an open letter|let['’]s\b|we (?:must|should|need to)\b|stop \w+ing\b)",
    re.IGNORECASE,
)
_VIEWS: Final = re.compile(
    r"\b(?:views|opinions) expressed\b|\b(?:is|are) (?:a |an |the )?(?:[\w'’\-]+ ){0,4}?(?:columnist"
    r"|op-ed contributor|opinion (?:writer|editor))s?\b"
    r"|^follow (?:him|her|me) on twitter",
    re.IGNORECASE,
)
_ARGUED: Final = re.compile(
    r"\b(?:I (?:think|believe|suspect|doubt|wonder|hope|fear|confess|admit|suppose|find|would argue"
    r"|don['’]t (?:think|believe|know))"
    r"|[Ii]n my (?:view|opinion)|if you ask me|[Ff]rankly|[Ll]et['’]s|[Ll]et us|shame on|[Oo]f course|[Ss]urely"
    r"|to be (?:fair|honest"
    r"|clear)|[Ww]e (?:must|should"
    r"|need|ought|cannot|can['’]t)|[Yy]ou (?:should|can['’]t)|ought to)\b|\?\W*$"
)
_SECTION: Final = re.compile(
    r"^\W*(?:opinion|editorial|comment|commentary|op-?ed|column|leader|viewpoint|letters?|our view"
    r"|letter to the editor)\s*[:|–—\-]"
    r"|[|–—\-]\s*(?:opinion|editorial|comment|op-?ed|column|viewpoint)\W*$",
    re.IGNORECASE,
)
_NOTE: Final = 3  # sentences at the end among which a note on the author stands
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")


def opinion_piece(title: str | None, own_voice: Iterable[str]) -> bool:
    """Whether an article argues for a view of its own; `own_voice` are its sentences that nobody else says.

    True where the headline says so ("Opinion: …", "Why we must …"), where a note tells whose views they are, or where
    the article reasons in the first person again and again. Conservative: an unmarked column is often missed.
    """
    if title is not None and (_SECTION.search(title) or _ARGUING.search(title)):
        return True
    sentences = list(own_voice)
    if any(_VIEWS.search(sentence) for sentence in sentences[-_NOTE:]):
        return True
    first_person = sum(_FIRST_PERSON.search(sentence) is not None for sentence in sentences)
    argued = sum(_ARGUED.search(sentence) is not None for sentence in sentences)
    n_sentences = len(sentences)
    return argued >= max(4, n_sentences // 5) and first_person >= max(3, n_sentences // 6)
