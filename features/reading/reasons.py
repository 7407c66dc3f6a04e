"""Why a source goes unnamed, where the text says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from features.reading.phrase import take_apart

_HIDDEN: Final = re.compile(
    r"\banonym\w*|\b(?:not|n['’]t) (?:to |want(?:ed|ing)? to |wish(?:ed|ing)? to |willing to )?be(?:ing)? (?:\w+ly )?"
    r"(?:named|identified|quoted)|\bcannot be (?:named|identified)|\bdeclin\w+ to (?:be (?:named|identified)"
    r"|give (?:his|her|their) (?:full )?names?)|\bunnamed\b|\bwith(?:held|hold\w*)\b[^.;]{0,30}\b(?:name|identit)\w*"
    r"|\b(?:name|identit)\w* (?:\w+ )?(?:has|have|had|was|were|be|being) (?:been )?(?:changed|withheld)"
    r"|\b(?:only|just) (?:his|her|their) first names?\b|\bpseudonym\w*|\bon (?:deep )?background\b|\boff the record\b"
    r"|\b(?:not|n['’]t|never|without|nobody|lack\w*)(?: \w+){0,2}? (?:authori[sz]\w+|permi\w+|allowed|cleared)",
    re.IGNORECASE,
)
_REASONS: Final = re.compile(
    r"""
    (?P<policy>\b(?:ground\srules?|briefing\srules?|protocol|customary|standard\spractice|embargo
        |(?:under|per|by|citing|given|of|because\sof|in\s(?:line|keeping|accordance)\swith)\s
            (?:[\w'’\-]+\s){0,4}?(?:polic(?:y|ies)|rules?|regulations?|guidelines|conventions?|practice|terms|conditions)\b
            (?!\son\scondition)
        |polic(?:y|ies)\s(?:of|that|forbids?|prevents?|bars?|against|prohibits?|requires?)
        |(?:ministry|company|department|agency|military|army|government|court|office|house)(?:['’]s)?\s(?:rules|policy))\b)
  | (?P<not_authorised>\b(?:not|n['’]t|never|without|no|lack\w*|nobody)(?:\s\w+){0,3}?\s
        (?:authori[sz]\w+|authority|allowed|permitted|permission|cleared|clearance|entitled|empowered|approval)\b
        |\bunauthori[sz]ed\sto\b
        |\b(?:barred|forbidden|prohibited|banned)\s(?:\w+\s){0,3}?from\s(?:speaking|talking|discussing))
  | (?P<ongoing_inquiry>\b(?:investigations?|inquir(?:y|ies)|enquiry|probe|case|proceedings|trial|litigation|audit
        |lawsuit)\s
        (?:is|was|are|were|remains?|remained|has|had|continues?|continued)\b
        |\b(?:ongoing|continuing|active|open|pending|live|current|criminal)\s(?:[\w\-]+\s){0,2}?
        (?:investigations?|inquir(?:y|ies)|probe|case|proceedings|trial|litigation|court|legal)\b
        |\bbefore\sthe\scourts?\b|\blegal\s(?:proceedings|reasons)\b|\bunder\sinvestigation\b|\bsub\sjudice\b)
  | (?P<fear>\b(?:fear\w*|afraid|scared|frightened|retaliat\w*|repris\w+|retribution|revenge|backlash
        |harass\w*|threat\w*
        |persecut\w*|stigma\w*|punish\w*|repercussions?|consequences|danger\w*|jeopardi[sz]\w*|victimi[sz]\w*|safety
        |security\s(?:reasons|concerns)|(?:los(?:e|ing)|cost|risk(?:ing)?)\s(?:him\s|her\s|them\s)?(?:his|her|their)\s\w+
        |being\s(?:fired|sacked|arrested|targeted|dismissed|sued|identified\sby)
        |protect\w*\s(?:himself|herself|themselves|(?:his|her|their)\s(?:\w+\s)?
            (?:famil\w+|relatives|jobs?|careers?|privacy|safety|security|identit\w+|livelihoods?)))\b)
  | (?P<sensitivity>\b(?:sensitiv\w*|confidential\w*|private\b|privacy|delicate|classified|secre\w+
        |non-?public|candid\w*
        |frankly|freely|openly|internal|diplomatic|intelligence\smatters|personnel\smatters|security\smatters
        |not\s(?:yet\s|been\s|yet\sbeen\s)?(?:made\s)?(?:public|announced|final\w*|published|released))\b)
  | (?P<other>\b(?:because|as\s(?:he|she|they|it|the)|since|citing|due\sto|owing\sto|given|so\sas|in\sorder\sto|out\sof
        |to\s(?:avoid|protect|describe|discuss|speak|preserve|maintain|prevent|talk))\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REACH: Final = 220  # characters behind the words of hiding in which the reason stands
_ALL_OF_THEM: Final = re.compile(r"\W*(?:both|all|they|he|she|each|neither|none)\b", re.IGNORECASE)
_WINDOW: Final = 8  # reports back to which "the officials spoke on condition of anonymity because" reaches


def anonymity_reason(text: str) -> str | None:
    """Why a text says that a source is not named, out of `ANONYMITY_REASONS`; None where it gives no reason.

    >>> anonymity_reason("an aide who spoke on condition of anonymity for fear of reprisals")
    'fear'
    >>> anonymity_reason("two people not authorised to speak publicly"), anonymity_reason("a source close to the talks")
    ('not_authorised', None)
    """
    hidden = _HIDDEN.search(text)
    if hidden is None:
        return None
    rest = text[hidden.start() : hidden.end() + _REACH]
    found = [reason for match in _REASONS.finditer(rest) if (reason := match.lastgroup) is not None]
    before = _REASONS.search(text, max(0, hidden.start() - _REACH), hidden.start())
    if before is not None and before.lastgroup in ("policy", "fear", "ongoing_inquiry"):
        found.append(before.lastgroup)  # "citing company policy, she asked not to be named"
    told = [reason for reason in found if reason != "other"]
    return next(iter(told or found), None)


def spread(reports: Sequence[dict[str, Any]]) -> None:
    """Give reasons that the text tells once to all reports of the source, in place.

    "The officials spoke on condition of anonymity because …" follows what they said; "the official added" comes after
    the reason was given. `reports` are those of one article in order.
    """
    given: dict[str, str] = {}
    for number, report in enumerate(reports):
        if number and report["sentence_start"] != reports[number - 1]["sentence_start"]:
            _back(reports, number)
        if report["source_kind"] != "anonymous" or report["source_text"] is None:
            continue
        head = _head(report["source_text"])
        if report["anonymity_reason"] is not None:
            given[head] = report["anonymity_reason"]
        elif report["source_text"].casefold().startswith(("the ", "that ", "this ", "these ", "those ")):
            report["anonymity_reason"] = given.get(head)


def _back(reports: Sequence[dict[str, Any]], number: int) -> None:
    sentence: str = reports[number]["sentence"]
    opening = sentence[:60]
    everybody = _ALL_OF_THEM.match(opening) is not None
    if not (everybody or opening.lstrip().casefold().startswith(("the ", "these ", "those "))):
        return
    reason = anonymity_reason(sentence)
    if reason is None:
        return
    said = opening.casefold()
    for report in reversed(reports[max(0, number - _WINDOW) : number]):
        if report["source_kind"] != "anonymous" or report["source_text"] is None:
            continue
        if everybody or _head(report["source_text"]) in said:
            report["anonymity_reason"] = report["anonymity_reason"] or reason
            if everybody:
                return


def _head(phrase: str) -> str:
    return take_apart(phrase).head.rstrip("s")
