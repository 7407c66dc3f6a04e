"""What plain grammar knows better than a network: sourceless passives, credits behind a comma, sources cut short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from features.reading.learned.reader import Graded
from features.reading.lexicon.verbs import FORMS, RECIPIENT_VERBS
from features.reading.relays import hand_on, told_already
from features.reading.spans import Attribution, Span, merged, overlapping

_ASIDE: Final = 200  # characters that a relative clause or a credit behind a comma may take
_KNOWN: Final = frozenset({"understand", "learn"})  # what "is understood" somebody has told; all else is hearsay
_SAID: Final = re.compile(
    r"(?:is|was|has been|had been|have been|['’]s)\b.*\b(?:understood|learned|learnt|said|believed|thought|reported"
    r"|alleged"
    r"|claimed|rumou?red|feared|presumed|assumed|suspected|reckoned)$",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"(?:is|was|are|were|been|being|['’]s|['’]re)(?: \w+)? (?:told|informed|notified|assured)$", re.IGNORECASE
)
_UNSOURCED: Final = re.compile(
    r"(?:the |those |some |such |\w+ )?(?:unconfirmed|unverified|unsubstantiated|uncorroborated|swirling"
    r"|widespread)?\s*"
    r"(?:rumou?rs?|speculation|gossip|hearsay)"
    r"|(?:unconfirmed|unverified|unsubstantiated|uncorroborated)\s(?:\w+\s)?(?:reports?|accounts?|claims?|information)",
    re.IGNORECASE,
)
_HIDING: Final = re.compile(
    r",?\s(?:who|whose)\s[^“”\".;]{0,160}?(?:anonym\w+|named|identified|quoted|withheld|authori[sz]ed|(?:give"
    r"|use) \w+ names?)\b"
    r"[^“”\".;,]{0,120}(?=,|\s(?:said|says|told|added)\b)",
)
_ONLY_AS: Final = re.compile(
    r"\b(?:A|An|One|Another|a|an|one|another)\s[^,;:.“”\"]{3,120}?\s(?:identified|named|known|described|referred to)"
    r"(?: \w+)? (?:only )?(?:as|by)\s$"
)
_ABOUT_NAMES: Final = re.compile(r"(?:not )?(?:to be (?:named|identified)|.{0,20}anonym)", re.IGNORECASE)
_RESUMED: Final = re.compile(
    r"\s*,\s((?:is|was|are|were|will|would|has|have|had|could|can|should|may|must|might|did|does"
    r"|do)(?:n['’]t)?\b[^“”\"]*)"
)
_ASKS: Final = re.compile(
    r"\W*(?:how|what|why|when|where|who|which|whose|is|are|was|were|did|do|does|has|have|had|can|could|will|would"
    r"|should)\b"
    r"[^“”\"‘:]*\?\s*$",
    re.IGNORECASE,
)
# where a clause of its own begins: ", which …", "…, and …"
_CLAUSE: Final = re.compile(r",\s(?=(?:which|who|whom|whose|where|when|but|while|whereas|although|though)\s)")
_CLAUSE_OPENS: Final = re.compile(
    r"\s(?:(?:the|a|an|he|she|they|it|we|his|her|their|its|there|this|these|no|some|[A-ZÀ-Þ]\w+)\s)", re.IGNORECASE
)
_NEITHER: Final = re.compile(r"\b[Nn]either\s[^,.;:“”\"]{2,60}\snor\s$")
_CLAUSE_LENGTH: Final = 20  # characters from which a main clause is a report of its own
# "it was not clear who had ordered it": nobody says so
_OPEN: Final = re.compile(
    r"\b(?:clear|unclear|known|unknown|certain|uncertain|possible|likely|unlikely|obvious|evident|apparent|true)$", re.I
)
_INDIRECT: Final = re.compile(
    r"\b(?:clear|unclear|knows?|knew|known|unknown|ask|asked|wonder(?:ed)?|exactly|about|of|sa(?:y|id)|reveal"
    r"|disclose|decide|determine"
    r"|establish|whether|just)\s$"
)
_IT_IS_SAID: Final = re.compile(
    r",\s(it (?:is|was|has been|['’]s) (?:widely )?(understood|learned|learnt|believed|thought|claimed|alleged|said"
    r"|reported|rumou?red|feared))"
    r"\W*$",
    re.IGNORECASE,
)
_SHORT: Final = 60  # characters of a subject that "…, said Ms Oke, is open" interrupts
_QUANTITY: Final = re.compile(r"(?:by|from|in|to|for)?\s*(?:about |almost |nearly |some )?[\d£$€]", re.IGNORECASE)
_ADDRESSEE: Final = re.compile(
    r"\s((?:the\s)?[A-ZÀ-Þ][\w&.’'\-]*(?:\s(?:of\s|and\s|&\s|de\s|la\s)?[A-ZÀ-Þ][\w&’'\-]*){0,4})"
)


def settle(text: str, found: Iterable[Graded], extents: Sequence[Span]) -> list[tuple[Graded, Span]]:
    """Attributions set right, each with its extent; those that are none are left out.

    `extents` are the spans of the sentences that each stands in, in the order of `found`.
    """
    out = []
    for graded, extent in zip(found, extents, strict=True):
        settled = _settled(text, graded.attribution, extent)
        if settled is not None:
            out.append((replace(graded, attribution=settled), extent))
    out = _aside(text, out)
    out += _left_over(out)
    cited: set[Span | None] = {one.via for graded, _ in out if (one := graded.attribution).via is not None}
    return [(graded, extent) for graded, extent in out if not told_already(text, graded.attribution, cited)]


def _aside(text: str, found: Sequence[tuple[Graded, Span]]) -> list[tuple[Graded, Span]]:
    """ "*The pilots were warned*, it is understood": all of the sentence is said by whoever made it understood."""
    out: list[tuple[Graded, Span]] = []
    told: dict[Span, re.Match[str] | None] = {}
    done: set[Span] = set()
    for graded, extent in found:
        if extent not in told:
            told[extent] = _IT_IS_SAID.search(text[slice(*extent)])
        aside = told[extent]
        if aside is None:
            out.append((graded, extent))
        elif extent not in done:
            done.add(extent)
            content = ((extent[0], extent[0] + aside.start()),)
            cue = ((extent[0] + aside.start(1), extent[0] + aside.end(1)),)
            lemma = "understand" if aside.group(2).casefold() in ("understood", "learned", "learnt") else "say"
            pattern = "understood" if lemma == "understand" else "hearsay"
            out.append((replace(graded, attribution=Attribution((), cue, content, pattern, lemma)), extent))
    return out


def _left_over(found: Sequence[tuple[Graded, Span]]) -> list[tuple[Graded, Span]]:
    """The article's own main clause, where only what hangs on it is hearsay."""
    covered = merged([span for graded, _ in found for span in graded.attribution.content])
    leads = []
    for graded, extent in found:
        made = graded.attribution
        lead = extent[0], made.content[0][0]
        if made.pattern == "hearsay" and lead[1] - lead[0] > _CLAUSE_LENGTH and not overlapping(covered, *lead):
            own = Attribution((), (), ((lead[0], lead[1] - 2),), "own")
            leads.append((replace(graded, attribution=own), extent))
    return leads


def _settled(text: str, made: Attribution, extent: Span) -> Attribution | None:
    made = replace(made, source=tuple(_both(text, span) for span in made.source))
    if made.response is not None:
        return made
    if _ASKS.match(text[slice(*extent)]) is not None:
        return None  # what the article itself asks nobody else says
    cue = " ".join(text[slice(*span)] for span in made.cue)
    source = " ".join(text[slice(*span)] for span in made.source)
    if _nothing(text, made, cue):
        return None
    if source.casefold() == "it" and _SAID.match(cue):
        lemma = next((form.lemma for word in cue.lower().split()[::-1] if (form := FORMS.get(word)) is not None), "say")
        return replace(made, source=(), pattern="understood" if lemma in _KNOWN else "hearsay", lemma=lemma)
    if _TOLD.match(cue) and made.source and made.source[0] < made.cue[0]:
        return replace(made, source=(), pattern="told", lemma="tell")
    if _UNSOURCED.fullmatch(source):
        return replace(made, source=(), pattern="hearsay")
    if made.pattern == "hearsay" and not made.source:
        made = _hearsay(text, made, extent)
    elif made.pattern == "passive" and not made.source and len(made.content) > 1:
        # "*The bomb* is believed *to have been* hidden" is said as one
        whole = ((made.content[0][0], made.content[-1][1]),)
        return replace(made, content=whole, pattern="hearsay" if _SAID.match(cue) else made.pattern)
    if made.source:
        made = replace(made, source=(_whole_source(text, made.source[0], made.cue), *made.source[1:]))
        made = hand_on(text, made, extent)
    return _addressed(text, _whole_content(text, made, extent))


def _both(text: str, source: Span) -> Span:
    """ "Neither the minister nor *the mayor*" are two."""
    found = _NEITHER.search(text, max(0, source[0] - _ASIDE), source[0])
    return source if found is None else (found.start(), source[1])


def _hearsay(text: str, made: Attribution, extent: Span) -> Attribution:
    """Only the clause that is said to be so: "it fell in June, *which is believed to have cost him his seat*"."""
    start, end = made.content[0][0], made.content[-1][1]
    if made.cue:
        opening = [found.end() for found in _CLAUSE.finditer(text, max(start, made.cue[0][0] - _ASIDE), made.cue[0][0])]
        start = max([start, *opening])
    return replace(made, content=((start, end),))


def _nothing(text: str, made: Attribution, cue: str) -> bool:
    """Whether it attributes nothing: "output declined 3%", "have not named", "who asked not to be named"."""
    content = text[slice(*made.content[0])]
    if made.lemma == "decline" and _QUANTITY.match(content):
        return True
    if made.lemma in ("ask", "request", "decline", "wish", "want", "insist", "speak") and _ABOUT_NAMES.match(content):
        return True
    source = text[slice(*made.source[0])].casefold() if made.source else ""
    if source == "it" and _OPEN.search(cue):
        return True
    if source in ("who", "which", "what") and _INDIRECT.search(text, max(0, made.source[0][0] - 20), made.source[0][0]):
        return True
    return made.lemma == "" and " not " in f" {cue} " and made.pattern != "response"


def _whole_source(text: str, source: Span, cue: Sequence[Span]) -> Span:
    """The source with the clause that says why it is not named, without a possessive's ending."""
    start, end = source
    shielded = _ONLY_AS.search(text, max(0, start - _ASIDE), start)
    if shielded is not None:
        return shielded.start(), end
    hiding = _HIDING.match(text, end, min(len(text), end + 2 * _ASIDE))
    if hiding is not None and not any(end <= first < hiding.end() for first, _ in cue):
        return start, hiding.end()
    possessive = text[start:end].endswith(("'s", "’s")) and cue and cue[0][0] > start
    return (start, end - 2) if possessive and end - start > 2 else (start, end)


def _whole_content(text: str, made: Attribution, extent: Span) -> Attribution:
    """ "*The road*, said Ms Oke, *is open again*": what goes on behind the speaker belongs to it."""
    if len(made.content) != 1 or not made.source or not made.cue:
        return made
    start, end = made.content[0]
    if start != extent[0] or end - start > _SHORT or not end <= made.cue[0][0] < made.source[0][0]:
        return made
    rest = _RESUMED.match(text, made.source[-1][1], extent[1])
    if rest is None or any(
        form.tense in ("past", "s") for word in text[start:end].split() if (form := FORMS.get(word))
    ):
        return made
    stop = rest.end() - (text[rest.end() - 1] in ".!?")
    return replace(made, content=(made.content[0], (rest.start(1), stop)))


def _addressed(text: str, made: Attribution) -> Attribution:
    """The attribution with whom its words were told to, where the rules found no name there."""
    if made.recipient is not None or made.lemma not in RECIPIENT_VERBS or not made.cue:
        return made
    named = _ADDRESSEE.match(text, made.cue[-1][1])
    if named is None:
        return made
    content = list(made.content)
    if content[0][0] <= named.start(1) and named.end() < content[0][1] and _CLAUSE_OPENS.match(text, named.end()):
        content[0] = named.end() + 1, content[0][1]  # "told the Herald *the minister had left*"
    return replace(made, recipient=named.span(1), content=tuple(content))
