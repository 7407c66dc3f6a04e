"""What reaction to a claim somebody's words are: confirmation, denial, evasion, refusal."""

from __future__ import annotations

import re
from typing import Final

from features.reading.lexicon import reactions, replies
from features.reading.lexicon.phrases import words
from features.reading.parties import is_party

_CONFIRMING: Final = words("confirm verify corroborate")
_OWNING_UP: Final = words("acknowledge admit concede")
_DENYING: Final = words("deny refute rebut")
_DISMISSING: Final = words(
    """reject dismiss rubbish debunk contest dispute repudiate discount rebuff contradict disavow ridicule deride"""
)
_CALLING: Final = words("call brand label describe dub slam blast condemn denounce")
_SAYING: Final = words(
    """say tell insist state reply respond answer add maintain call describe explain write tweet stress note brand
    declare post"""
)
_BODIES: Final = frozenset({"official", "institution"})  # they answer for what they are responsible for
_NEVER_PARTIES: Final = frozenset({"anonymous", "document", "outlet", "none", "eyewitness"})
_PRESSED: Final = re.compile(r"\b(?:[Aa]sked|[Qq]uestioned|[Pp]ressed|[Qq]uizzed|[Cc]hallenged)\b[^.;!?]{3,200}$")
_ASKED: Final = re.compile(r"\b[Aa]sked\s(?:[\w'’]+\s){0,3}?(?:if|whether)\s([^.;“”\"]{5,160}?),\s[^.;!?]{0,90}$")
_WHEN_ASKED: Final = re.compile(
    r"\b(?:when|after (?:being|he was|she was)|on being) (?:asked|pressed|questioned|challenged)\b"
)
_BACKING: Final = words("back support echo corroborate bear")
_ACCOUNT: Final = re.compile(
    r"(?:up |out )?(?:(?:that|the|this|his|her|their|its|[\w\-]+['’]s) )(?:[\w\-]+ )?(?:accounts?|versions?|claims?"
    r"|stor(?:y|ies)|allegations?"
    r"|reports?|testimony|statements?|figures?)\b"
)
_ACCUSED: Final = re.compile(
    r"\b(?:accus\w+|alleg\w+|claim(?:s|ed|ing)?|rumou?r\w*|blog\w*|posts?|scandal|suspicions?|suspect\w*|complain\w+"
    r"|denie[sd])\b[^“”\"]{0,200}$",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(r"\b(?:will|would|should|must|can|could|ought|need)\b|\bto be\b")
_ONLY: Final = re.compile(r"\b(?:said|say|says|replied|answered) only\W{0,2}$")
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_MERELY: Final = re.compile(
    r"\b(?:seem|appear|expect|want|hope|about to|likely|might|may|could|can|must|should|would|will|if|has to|have to)"
)


def verbal_response(
    cue: str, lemma: str, content: str, source_kind: str, phrase: str = "he", before: str = "", after: str = ""
) -> str | None:
    """The reaction that somebody's words are, None when they are none.

    `phrase` is who speaks; `before` is the text that leads up to the words: "he did not write it" is a denial only
    where a claim is in the air; `after` is the rest of their sentence ("…, she said when asked about it").

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
        if negated or replies.WITHHELD.search(content):
            return "non_denial" if negated else None
        general = replies.CLAIMS.search(content[:80]) is not None and re.search(r"\bthat\b", content) is None
        return "denies_general" if general else "denies_specific"
    if lemma in _DISMISSING:
        claims = replies.CLAIMS.search(content[:60]) or replies.AS_UNTRUE.search(content)
        return "denies_general" if claims and not negated else None
    if lemma in _CALLING and replies.CLAIMS.search(content[:60]) and replies.FALSEHOOD.search(content):
        return "denies_general" if not negated else None
    if lemma in _BACKING and _ACCOUNT.match(content):
        return "confirms" if not negated else None
    return _words(content, lemma, source_kind, before, after) if lemma in _SAYING else None


def _confirming(cue: str, lemma: str, content: str) -> str | None:
    if _MERELY.search(cue):
        return None
    if lemma in _CONFIRMING:
        return "confirms"
    own = replies.OWNED.search(content) is not None and replies.FEELING.search(content) is None
    return "confirms" if own else None


def _unconfirmed(cue: str, source_kind: str) -> str | None:
    """What "could not confirm" and "has not acknowledged" say of whoever ought to know."""
    if re.search(r"\b(?:could|can|unable)", cue):
        return "non_denial" if source_kind in _BODIES else None
    known = source_kind in _BODIES or source_kind == "named_person"
    return "silent" if known and re.search(r"\b(?:has|have|had|yet)\b|\b(?:hasn|haven|hadn)['’]t", cue) else None


def _sidesteps(content: str, before: str) -> bool:
    """Whether somebody who was asked a yes-or-no question speaks of something else ("there was a time for it")."""
    asked = _ASKED.search(before)
    if asked is None or reactions.NEGATIVE.search(content[:60]):
        return False
    question = {word[:5] for word in _LONG_WORD.findall(asked.group(1).lower())}
    answer = {word[:5] for word in _LONG_WORD.findall(content.lower())}
    return _ONLY.search(before) is not None or content.startswith("only ") or not question & answer


def _words(content: str, lemma: str, source_kind: str, before: str, after: str) -> str | None:
    if replies.NO_WORDS.search(content):
        return "no_comment"
    if replies.UNTRUE.search(content):
        return "denies_general"
    if source_kind in _NEVER_PARTIES:
        return None
    if replies.EVASION.search(content) or (source_kind in _BODIES and replies.NOTING.search(content)):
        return "non_denial"
    if replies.AFFIRMED.search(content):
        return "confirms"
    if lemma in ("insist", "maintain") and _ACCUSED.search(before) and not _AHEAD.search(content):
        return "denies_specific"
    if _sidesteps(content, before) or (
        (_PRESSED.search(before) or _WHEN_ASKED.search(after)) and replies.DEFLECTING.search(content)
    ):
        return "non_denial"
    answers = replies.NEVER.search(content) or (replies.NOT_SO.search(content) and replies.IN_THE_AIR.search(before))
    return "denies_specific" if answers else None
