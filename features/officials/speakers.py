"""Who speaks in a sentence, and whether he is entitled to a word on the claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from features.grouping.entitled import concerned, entitled, names, speaks_for
from features.grouping.text import stem, words
from features.officials.sentences import Sentence, text_of
from features.officials.standing import answers_for_something, merely_has_a_view

_PUT_TO: Final = frozenset({"no_comment", "did_not_respond", "non_denial", "denies_general", "denies_specific"})
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "its", "his", "her", "their"})
_CLOSE: Final = 5  # words of an apposition: "its head of production, Ines Rault, says"
_OFFICE: Final = 40  # characters before a name in which its office stands
_REACH: Final = 90  # characters on either side of a verb of saying in which its subject stands
_SAID: Final = re.compile(
    r"\b(?:said|says|say|told|tells|announced|announces|confirm(?:ed|s)|add(?:ed|s)|insist(?:ed|s)|state[ds]|"
    r"declare[ds]|"
    r"explain(?:ed|s)|wr(?:ote|ites)|post(?:ed|s)|admit(?:ted|s)|concede[ds]|accept(?:ed|s)|acknowledge[ds]|"
    r"claim(?:ed|s)|"
    r"argue[ds]|describe[ds]|brand(?:ed|s)|assured?|assures|promise[ds]|warn(?:ed|s)|repl(?:ied|ies)|answer(?:ed|s)|"
    r"den(?:ied|ies)|reject(?:ed|s)|"
    r"dismiss(?:ed|es)|reveal(?:ed|s)|disclose[ds]|report(?:ed|s)|stress(?:ed|es)|note[ds]|own(?:ed|s)? up|"
    r"made (?:the (?:news|decision|announcement)|it|this) (?:known|public)|spoke|speaks|laugh(?:ed|s)|giggled|joked|"
    r"tweeted|"
    r"disput(?:ed|es)|put (?:it|the)|according to)\b",
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being|to|[a-z]+ly)\s+$")
_TO: Final = re.compile(r"(?:said|say|reported|claimed|told|posted|added) to\b", re.IGNORECASE)
_AND: Final = re.compile(r"\b(?:and|but|who|which)\s+(?:has |have |had |later |also )*$")
_BREAK: Final = re.compile(r"[.;:“”\"«»!?–—]")
_OTHERS: Final = re.compile(
    r"\b(?:residents?|witness(?:es)?|workers?|nurses|sources?|people|insiders?|analysts?|experts?|observers|locals|"
    r"friends?|fans|"
    r"drivers?|passengers?|customers?|shoppers|suppliers|traders|campaigners?|opponents?|critics|media|newspapers?|"
    r"magazine|"
    r"documents?|minutes|papers?|memos?|audit|filings?|e-?mails?|programme|website|blog|poster|writer|reporter|"
    r"diplomats|a person|two|three|four|several|former|retired|unnamed|anonym\w+)\b",
    re.IGNORECASE,
)
# news without a verb of saying: "that was the message from the mayor", "the owner broke the news"
_NEWS_FROM: Final = re.compile(
    r"(?P<before>(?:[^\s,.;]+ ){1,6})(?:gave|broke|brought|delivered|shared|read out|unveil(?:ed|s)|present(?:ed|s)|"
    r"introduc(?:ed|es)|"
    r"sign(?:ed|s)|publish(?:ed|es)|issued?|issues|fil(?:ed|es)|releas(?:ed|es)|order(?:ed|s)|decid(?:ed|es)|agreed?|"
    r"vot(?:ed|es)|"
    r"suspended|banned|fined|withdrew|took away|think|thinks|expects?|believes?|put (?:it )?down to|puts?|"
    r"made (?:it )?clear|let it be known|"
    r"has (?:spoken|written)|advis(?:ed|es)|remark(?:ed|s)|assures|tells|describ(?:ed|es)|pronounced)\b|"
    r"\b(?:message|word|verdict|line|news|letter|note|statement|decision|ruling|decree|announcement|assurance|reply|"
    r"answer) "
    r"(?:\w+ )?(?:from|of|by) (?P<after>(?:[^\s,.;]+ ?){1,6})"
)
_NOT_ON_RECORD: Final = frozenset({"anonymous", "outlet", "document", "eyewitness"})
_VERBS_OF_SAYING: Final = frozenset(
    map(
        stem,
        """
        according accept acknowledge add admit announce call concede confirm declare describe disclose explain find give
        inform insist post put quoted repeat report reveal say state tell tweet write
        """.split(),  # noqa: SIM905
    )
)
_WORDS_OF: Final = re.compile(r"that\b|[“\"‘'«]")
_PAST: Final = {"said": "say", "told": "tell", "found": "find", "gave": "give", "wrote": "write"}

Parties = frozenset[frozenset[str]]


@dataclass(frozen=True)
class Voice:
    """Somebody entitled who speaks: whether the claim names him or was put to him, and whether he is a body."""

    party: bool
    body: bool


def parties_asked(reports: Sequence[Any]) -> Parties:
    """Names, in small letters, of those to whom the reports say that the claim was put."""
    reacted = (row for row in reports if row.bears and row.response in _PUT_TO)
    called = (frozenset(name.lower() for name in names(text_of(row.source_text))) for row in reacted)
    return frozenset(name for name in called if name)


def speaker(sentence: Sentence, asked: Parties) -> Voice | None:
    """Who entitled speaks in a sentence: whom the reader found, else whom the words around a verb of saying name."""
    found = [row for row in sentence.reports if text_of(row.source_text) and text_of(row.response) is None]
    for row in found:
        if (is_entitled(row, asked) or _by_role(row, sentence)) and _says(row):
            return Voice(is_party(row, asked), row.source_kind == "institution")
    found = [row for row in found if not is_entitled(row, asked)]
    if not all(_pronoun(row) for row in found):
        return None
    if any(row.part == "title" for row in sentence.reports):
        return None
    for phrase in _subjects(sentence.before if found else sentence.text, sentence.claim):
        if entitled(phrase, "institution", sentence.claim):
            return Voice(concerned(phrase, sentence.claim), False)
    return None


def _by_role(row: Any, sentence: Sentence) -> bool:
    """Whether a name's office, which the reader left out, entitles it: "whose head of sales, *Lou Kemp*, says"."""
    at = sentence.text.find(str(row.source_text))
    if row.source_kind != "named_person" or at <= 0:
        return False
    office = _BREAK.split(sentence.text[max(0, at - _OFFICE) : at])[-1]
    return answers_for_something(office) and entitled(f"{office}{row.source_text}", "institution", sentence.claim)


def somebody_in_charge(sentence: Sentence) -> Voice | None:
    """Who speaks in a sentence and answers for something, though nothing shows that the claim is his business."""
    found = [row for row in sentence.reports if text_of(row.source_text)]
    for row in found:
        phrase = " ".join(voices(row))
        on_record = str(row.source_kind) not in _NOT_ON_RECORD
        if on_record and _says(row) and (answers_for_something(phrase) or concerned(phrase, row.claim)):
            return Voice(concerned(phrase, row.claim), row.source_kind == "institution")
    if found and not all(_pronoun(row) for row in found):
        return None
    if found:
        return _meant(sentence)
    phrases = _subjects(sentence.text, sentence.claim)
    if (told := _NEWS_FROM.search(sentence.text)) is not None:
        phrase = told["before"] or told["after"] or ""
        phrases = phrases if _OTHERS.search(phrase) else [*phrases, phrase]
    in_charge = [phrase for phrase in phrases if answers_for_something(phrase) or concerned(phrase, sentence.claim)]
    return Voice(concerned(in_charge[0], sentence.claim), False) if in_charge else None


def _meant(sentence: Sentence) -> Voice | None:
    """Whom a pronoun without a name is for: the party or officer of the sentence before."""
    clauses = [" ".join(clause.split()[:_CLOSE]) for clause in _BREAK.split(sentence.before.replace(",", ";"))]
    party = bool(names(clauses[0]) & names(sentence.claim))
    in_charge = any(answers_for_something(clause) for clause in clauses)
    return Voice(party, False) if party or in_charge else None


def is_entitled(row: Any, asked: Parties) -> bool:
    """Whether a report's source may confirm or deny the claim."""
    return is_party(row, asked) or any(entitled(voice, _kind(row), row.claim) for voice in voices(row))


def is_party(row: Any, asked: Parties) -> bool:
    """Whether the claim names a report's source, or was put to it."""
    for voice in voices(row):
        called = frozenset(name.lower() for name in names(voice))
        if concerned(voice, row.claim) or any(called and (called <= one or one <= called) for one in asked):
            return True
    return False


def _kind(row: Any) -> str:
    return "institution" if row.source_kind == "none" else str(row.source_kind)  # "the world body" is one


def voices(row: Any) -> list[str]:
    """A source as the sentence has it and, where the reader knows, by its full name."""
    called = [voice for voice in (text_of(row.source_text), text_of(getattr(row, "speaker", None))) if voice]
    return called[:1] if row.source_kind == "institution" else called  # "he" is no body, whomever he speaks for


def approached(sentence: Sentence) -> bool:
    """Whether a sentence, or the one before it, names somebody whom the claim could be put to."""
    return speaks_for(sentence.text, sentence.claim) or speaks_for(sentence.before, sentence.claim)


def _pronoun(row: Any) -> bool:
    return str(row.source_text).lower() in _PRONOUNS and text_of(getattr(row, "speaker", None)) is None


def _subjects(text: str, claim: str) -> list[str]:
    """Phrases beside verbs of saying that are their subjects; none where somebody else is among them."""
    found, deeds = [], _verbs(claim)
    for verb in _SAID.finditer(text):
        before = text[max(0, verb.start() - _REACH) : verb.start()]
        if _PASSIVE.search(before) or _verbs(verb[0]) & deeds or _TO.match(text, verb.start()):
            continue
        clause = _BREAK.split(before)[-1]
        after = _BREAK.split(text[verb.end() : verb.end() + _REACH])[0]
        phrase = after if verb[0].lower() == "according to" or not clause.strip(" ,") else _before(clause)
        if _OTHERS.search(phrase) or merely_has_a_view(phrase):
            return []
        found.append(phrase)
    return found


def _before(clause: str) -> str:
    """The subject that ends a clause, with its apposition; its first words where it ends in "and"."""
    if _AND.search(clause):
        return " ".join(clause.split()[:_CLOSE])
    near = [part.strip() for part in clause.split(",") if part.strip()][-2:]
    apposed = len(near) == 2 and len(near[-1].split()) <= _CLOSE and len(near[0].split()) <= 2 * _CLOSE
    return " ".join(near) if apposed else near[-1]


def _says(row: Any) -> bool:
    """Whether the source says something, rather than does what the claim tells of it."""
    cue = " ".join(row.sentence[start - row.sentence_start : end - row.sentence_start] for start, end in row.cue)
    verbs = _verbs(cue)
    return (
        bool((verbs & _VERBS_OF_SAYING) - _verbs(row.claim))
        or not verbs
        or _WORDS_OF.match(row.content_text) is not None
    )


def _verbs(text: str) -> set[str]:
    return {stem(_PAST.get(word, word)) for word in words(text)}
