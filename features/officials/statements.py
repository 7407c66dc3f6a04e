"""What a sentence tells of the word of somebody entitled: confirmed, denied, no comment, silent, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from features.grouping.entitled import names
from features.grouping.relevance import ON_POINT, denies
from features.grouping.text import stem, terms, words
from features.officials import wordings
from features.officials.sentences import Sentence, beside_names
from features.officials.speakers import (
    Parties,
    Voice,
    approached,
    is_entitled,
    is_party,
    somebody_in_charge,
    speaker,
    voices,
)
from features.officials.standing import answers_for_something

_REACTIONS: Final = {
    "confirms": "confirmed",
    "denies_specific": "denied",
    "denies_general": "denied",
    "no_comment": "no comment",
    "non_denial": "no comment",
    "did_not_respond": "silent",
    "silent": "silent",
}
SUBSTANTIVE: Final = ("confirmed", "partly confirmed", "denied")
_ASIDE: Final = 0.15  # share of the claim's terms, below which what is confirmed is something else
_SHARED: Final = 0.3  # share of the claim's terms, from which a statement below the lede is about the claim
_REPEATS: Final = 0.5  # share of the claim's terms, from which a sentence counts for itself, whatever its article says
_VOUCHED: Final = 0.4  # share of the claim's terms, from which a body that confirms it is one concerned
_FAINTEST: Final = 2
_OPENS: Final = 60  # characters in which a refusal to say anything begins what is said
_SUBJECT: Final = 6  # words in which a sentence names whom it is about
_BRIEF: Final = 6  # words in which "the report" or "it" is confirmed, without telling what it says
_NEGATED: Final = re.compile(
    r"(?:\b(?:no|not|never|none of|nobody|neither)|n['’]t)\b(?! only\b)((?:[ ,-]+(?!(?:when|after|as|because|since|"
    r"while|until|before|"
    r"but|if|whether|say|said|know|known|think|believe|expect\w*|comment|confirm\w*|give|name|answer\w*|rule[d]?|yet|"
    r"clear)\b)"
    r"[\w’']+){1,4})",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(r"\b(?:no|not|never|without|none|nobody)\b|n['’]t\b", re.IGNORECASE)
_COUNTED: Final = re.compile(r"\b(\d[\d.,]*\d|\d)(?:th|st|nd|rd)? ([a-z]{4,})\b")
_GOES_ON: Final = re.compile(r"\W*(?:but|however|it|he|she|they|the \w+)\b", re.IGNORECASE)
_REFUSES_MORE: Final = re.compile(
    r"\b(?:but|though|while)\b[^.]{0,40}\b(?:not|n['’]t|declin\w+|refus\w+)\s+(?:to\s+)?(?:be\s+)?"
    r"(?:speak|say|put|discuss|give|comment|name|disclose|reveal|go|talk)\b"
)


@dataclass(frozen=True)
class Utterance:
    """An entitled party's word: which, how close it is to the claim (0 to 1), and whether it answers it outright."""

    word: str
    share: float
    outright: bool
    party: bool = False
    faintness: int = 0  # 1 for who is merely in charge of something, 2 where it is beside the point as well


def utterances(sentence: Sentence, asked: Parties) -> list[Utterance]:
    """The words of those entitled in one sentence."""
    reacted = [row for row in sentence.reports if isinstance(row.response, str) and row.bears]
    told = [word for row in reacted if (word := _reaction(row, sentence, asked)) is not None]
    if told:
        party = any(is_party(row, asked) for row in reacted)
        return [Utterance(word, sentence.share, True, party) for word in _joined(told, sentence)]
    voice = speaker(sentence, asked)
    word = _statement(sentence, voice) if voice is not None else None
    if voice is not None and word is not None:
        return [Utterance(word, sentence.share, False, voice.party)]
    if wordings.SILENCE.search(sentence.text) and approached(sentence):
        return [Utterance("silent", sentence.share, True)]
    if wordings.REFUSAL.search(sentence.text) and approached(sentence):
        return [Utterance("no comment", sentence.share, True)]
    voice = voice or somebody_in_charge(sentence)
    if voice is not None:
        word = _presumed(sentence, voice)
        faintness = _faintness(sentence, word)
        if faintness == _FAINTEST and sentence.above < _SHARED:
            return []  # an aside in an article on something else
        return [Utterance(word, sentence.share, False, voice.party, faintness)]
    if answers_for_something(" ".join(sentence.text.split()[:_SUBJECT])) and _turns_down(sentence):
        return [Utterance("denied", sentence.share, False, faintness=1)]
    if wordings.TRIED.search(sentence.text) and approached(sentence):
        return [Utterance("silent", sentence.share, False, faintness=1)]
    return []


def _faintness(sentence: Sentence, word: str) -> int:
    """How little the word of somebody in charge may be about the claim; see `Utterance`."""
    if sentence.early:
        return 0 if sentence.share >= _REPEATS else 1
    return _FAINTEST if word in SUBSTANTIVE and sentence.share < _ASIDE else 1


def _joined(told: list[str], sentence: Sentence) -> list[str]:
    """Who owns up and rejects in one breath confirms a part."""
    if "denied" in told and {"confirmed", "partly confirmed"} & set(told):
        return ["partly confirmed"]
    return told


def _reaction(row: Any, sentence: Sentence, asked: Parties) -> str | None:
    word = _REACTIONS.get(row.response)
    if word == "no comment" and wordings.NOT_DISPUTED.search(sentence.text):
        return "partly confirmed"
    if word not in SUBSTANTIVE:
        return word
    if wordings.REFUSAL.search(row.content_text) and not wordings.ADMISSION.search(row.sentence):
        return "no comment"
    share, party = sentence.share, is_party(row, asked)
    vouched = row.response == "confirms" and row.source_kind == "institution" and share >= _VOUCHED
    if not is_entitled(row, asked) and not vouched:
        return None
    if word == "denied":
        plain = row.response == "denies_general" or row.stance == "against"
        return word if party or plain or share >= ON_POINT else None
    falsehood = wordings.FALSEHOOD.search(row.content_text)
    if falsehood and not wordings.FALSEHOOD.search(row.claim):
        return "partly confirmed" if wordings.LIMITED.search(sentence.text) else "denied"
    if _REFUSES_MORE.search(row.sentence):
        return "no comment"
    if not party and share < _ASIDE and len(row.content_text.split()) > _BRIEF:
        return None
    return _measured(sentence, row.hedge == "strong")


def _measured(sentence: Sentence, doubtful: bool = False) -> str:
    """Confirmed, or in part where the words take something back."""
    grudging = sentence.share < _REPEATS and wordings.GRUDGING.search(sentence.text)
    limited = grudging and (wordings.LIMITED.search(sentence.text) or _taken_back(sentence))
    limited = limited or wordings.LITTLE.search(sentence.told) or other_figure(sentence.told, sentence.claim)
    return "partly confirmed" if doubtful or limited or wordings.TENTATIVE.search(sentence.text) else "confirmed"


def _taken_back(sentence: Sentence) -> bool:
    """Whether the next sentence goes on to limit what was owned up to ("It says the money was no bonus")."""
    goes_on = _GOES_ON.match(sentence.after) is not None
    return goes_on and any(p.search(sentence.after) for p in (wordings.LIMITED, wordings.FALSEHOOD))


def _statement(sentence: Sentence, voice: Voice) -> str | None:
    """What somebody entitled said of his own accord."""
    text, share = sentence.told, sentence.share
    aside = beside_names(text, sentence.claim) < _VOUCHED
    refused = any(wordings.REFUSAL.search(row.content_text[:_OPENS]) for row in sentence.reports)
    if refused or (aside and wordings.REFUSAL.search(text)):
        return "no comment"
    if wordings.ADMISSION.search(text) and (voice.party or share >= _ASIDE):
        return _measured(sentence)
    if (voice.party or sentence.early or share >= _ASIDE) and _turns_down(sentence):
        return "denied"
    if wordings.UNDER_WAY.search(text):
        return "silent"
    if voice.party and wordings.OWNS_UP.search(text):
        return "partly confirmed"
    if aside and wordings.EVASION.search(text) and not wordings.TENTATIVE.search(text):
        return "no comment"
    if voice.party:
        if not _takes_up(sentence):
            return "no comment" if voice.body and sentence.contested and not sentence.early else None
    elif share < _SHARED and (not sentence.early or sentence.stance == "observing"):
        return None
    if sentence.stance == "against" and share < _REPEATS:
        return "denied"
    return _measured(sentence, any(row.hedge == "strong" for row in sentence.reports))


def _presumed(sentence: Sentence, voice: Voice) -> str:
    """What somebody in charge comes down to who says neither yes nor no in as many words."""
    text = sentence.told
    if _turns_down(sentence):
        return "denied"
    if wordings.REFUSAL.search(text) or wordings.EVASION.search(text) or wordings.ASKED.search(text):
        return "no comment"
    if wordings.UNDER_WAY.search(text):
        return "silent"
    if voice.party and sentence.contested and not _takes_up(sentence):
        return "no comment"
    if sentence.stance == "against":
        return "denied"
    return _measured(sentence)


def _turns_down(sentence: Sentence) -> bool:
    """Whether a sentence denies the claim, in words that fit any claim or by saying "not" of this one."""
    text, claim = sentence.told, sentence.claim
    for told in (wordings.FALSEHOOD, wordings.REJECTS):
        if told.search(text) and not told.search(claim):
            return True
    if _NEGATIVE.search(claim):
        return False
    ending = {stem(word) for word in wordings.ENDS.findall(claim)}
    if ending and wordings.GOES_ON.search(text):
        return True
    if not ending:
        return denies(text, claim) or negated(text, set(terms(claim)) - set(terms(" ".join(names(claim)))))
    undone = {stem(word) for found in wordings.ENDS.findall(text) for word in found.split()}
    return negated(text, undone) or (bool(ending & undone) and denies(text, claim))


def negated(text: str, wanted: set[str]) -> bool:
    """Whether "no" or "not" stands shortly before one of the wanted stems, and is meant for it.

    >>> negated("There is no cash limit at the bank.", {"limit"}), negated("It did not say what it limits.", {"limit"})
    (True, False)
    """
    return any(
        wanted & {*terms(found[1]), *(stem(word) for word in words(found[1]))} for found in _NEGATED.finditer(text)
    )


def other_figure(text: str, claim: str) -> bool:
    """Whether a text gives another figure of what the claim counts.

    >>> other_figure("The owner puts the loss at 40 tonnes.", "The tanker lost 800 tonnes of oil.")
    True
    """
    counted = {unit.lower(): figure for figure, unit in _COUNTED.findall(claim)}
    told = [(unit.lower(), figure) for figure, unit in _COUNTED.findall(text)]
    return (
        bool(counted)
        and any(unit in counted for unit, _ in told)
        and not any(counted.get(unit) == figure for unit, figure in told)
    )


def _takes_up(sentence: Sentence) -> bool:
    """Whether a party's words take up more of the claim than its own name."""
    called = " ".join(voice for row in sentence.reports for voice in voices(row))
    named = set(terms(" ".join([*names(sentence.claim), called])))
    return bool((set(terms(sentence.claim)) - named) & set(terms(sentence.text)))
