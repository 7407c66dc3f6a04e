"""Whether a source's words name somebody who can answer: a person or body, no thing, share or torn-off clause."""

from __future__ import annotations

import re
from typing import Final

from features.reading.lexicon import nouns, phrases
from features.reading.lexicon.roles import THINGS, is_role
from features.reading.phrase import take_apart

_SHARE: Final = re.compile(r"(?:\bper ?cent\b|%)", re.IGNORECASE)
_TORN: Final = re.compile(r"\b(?:is|was|were|are|had|been|turned|hard to|no means|it’s|it's)\b", re.IGNORECASE)
_WHO: Final = re.compile(r"\b(?:who|whose|whom|which|that|when|as)\b|,")


def is_party(phrase: str) -> bool:
    """Whether a phrase names a party that a claim can be put to.

    >>> is_party("the mining company"), is_party("Ms Oke"), is_party("officials in Valletta")
    (True, True, True)
    >>> is_party("the tablet"), is_party("40 percent of voters"), is_party("hard to say")
    (False, False, False)
    """
    apart = take_apart(phrase)
    if not apart.words or _SHARE.search(phrase) or _TORN.search(_WHO.split(phrase, maxsplit=1)[0]):
        return False
    if apart.head in THINGS or (apart.head in nouns.DOCUMENTS and not apart.named):
        return False
    first = apart.words[0]
    if phrase[0].isupper() or phrase[0].isdigit() or first in phrases.DETERMINERS or first in phrases.PRONOUNS:
        return True
    bodies = nouns.BODIES | nouns.STATE_BODIES | nouns.OFFICE_HOLDERS | nouns.SPOKESPEOPLE | nouns.VAGUE_PEOPLE
    return apart.named or apart.head in bodies | nouns.SOURCES | nouns.WITNESSES or is_role(apart.head)
