"""Families of words that bear on stance, and how often each occurs in a running text.

Families, not words, are what the learned stance counts: the model has no weight of its own for any one word, so it
cannot learn a headline by heart. One word may belong to several families.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from typing import Final

_FAMILIES: Final[dict[str, str]] = {
    # against
    "fake": "hoax hoaxes hoaxed hoaxer fake fakes faked fakery faking forged forgery forgeries fabricated fabrication "
    "photoshopped photoshop doctored bogus phony phoney fictitious fictional fiction satire satirical parody spoof "
    "prank pranks pranked prankster pranksters stunt staged joke joked scam con myth myths legend legends nonsense "
    "rubbish bunk invented|made up|publicity stunt",
    "debunk": "debunk debunks debunked debunking disprove disproves disproved disproven disproving refute refutes "
    "refuted refuting bust busts busted snopes retract retracts retracted retraction correction corrections corrected "
    "apologises apologizes apologise apologize unfounded baseless groundless|fact check|fact checked|shot down|"
    "shoots down|set the record",
    "false": "false falsely falsehood untrue wrong wrongly inaccurate incorrect incorrectly erroneous erroneously "
    "mistaken mistakenly mistake misleading misreported misidentified mistranslated misquoted lie lies lied lying liar "
    "exaggerated overblown error|not true|no truth|not real|isn't true|isn't real",
    "denial": "deny denies denied denying denial denials dispute disputes disputed disputing rebut rebuts rebutted "
    "dismiss dismisses dismissed dismissing reject rejects rejected rejecting rebuffs repudiates disavows contradict "
    "contradicts contradicted quash quashes quashed squashes scotched slams slammed insists|hits back|shuts down|"
    "no plans|no intention|plays down|no evidence|no proof|no record|no such|walks back|backs off",
    "doubt": "doubt doubts doubtful doubted dubious skeptical sceptical skeptics sceptics skeptic skepticism "
    "scepticism unlikely implausible impossible questionable suspicious|too good to be true|pours cold water|"
    "don't believe|not so fast|hold on|calm down|contrary to",
    "fooled": "duped dupes dupe fooled fools fooling tricked tricks tricking trolled trolls trolling fell falls "
    "gullible viral|taken in",
    "truth": "truth actually real alive sorry nope debate conspiracy|after all|turns out|in fact",
    "negation": "not never no none nobody cannot can't isn't wasn't aren't weren't didn't doesn't don't won't hasn't "
    "haven't hadn't couldn't wouldn't ain't nor without hardly",
    # at arm's length
    "adverb": "reportedly allegedly supposedly purportedly apparently seemingly ostensibly",
    "rumour": "rumor rumors rumour rumours rumored rumoured gossip hearsay speculation speculate speculates speculated "
    "unconfirmed unverified uncorroborated whispers buzz chatter",
    "report": "report reports reported reporting",
    "claim": "claim claims claimed claiming alleges alleged allege allegation allegations accuse accuses accused "
    "accusing accusation purported purports supposed",
    "modal": "may might could possible possibly possibility maybe perhaps potential potentially can would should",
    "prospect": "probably likely expected expects expect set poised tipped slated due anticipated tapped plan plans "
    "planned planning consider considers considering mulls mulling weighs weighing eyes eyeing talks wants seeks hopes "
    "aims",
    "saying": "say says said saying tell tells told asserts asserted contends contended maintains states stated adds "
    "added warns warned",
    "source": "source sources insider insiders analyst analysts expert experts tipster witness witnesses neighbor "
    "neighbour eyewitness blog blogger leak leaks leaked tip|according to|per a|citing a",
    "official": "police official officials officer government ministry minister pentagon spokesman spokeswoman "
    "spokesperson spokespeople military authorities prosecutor prosecutors sheriff mayor president secretary court "
    "judge coroner army navy fbi",
    "probe": "investigate investigates investigating investigated investigation investigations probe probes probing "
    "examine examines examining verify verifying verified verification authenticity authentic assess assessing "
    "authenticate inquiry identify looking check checks checking question questions questioned",
    "unknown": "whether unclear unknown mystery mysterious if unsure uncertain wonder wonders why how what is did was "
    "are does has questions",
    "belief": "believe believes believed thought think thinks thinking suspect suspects suspected suspicion fear fears "
    "feared understood presumed assumed convinced sees",
    "forecast": "predict predicts predicted prediction forecast forecasts estimate estimates estimated project "
    "projected projects odds rate survey poll study research researchers scientists scientist model",
    "seeming": "appear appears appeared appearing seem seems seemed looks look suggest suggests suggested suggesting "
    "suggestion suggestions hint hints hinted hinting indicate indicates indicated sign signs evidence",
    # for
    "confirming": "confirm confirms confirmed confirming confirmation official officially announce announces announced "
    "announcement reveal reveals revealed admits admitted unveils unveiled proof prove proves proven discovered found "
    "finally",
    "seen": "video photo photos footage watch picture pictures camera image images caught show shows showing tape "
    "audio clip",
    "future": "will to going soon next upcoming",
    "social": "twitter facebook internet online tweet tweets tweeted website web reddit social instagram post posts "
    "posted",
}  # fmt: skip

FAMILIES: Final = tuple(_FAMILIES)
_TOKENS: Final = re.compile(r"\w+(?:'\w+)*")
_STEM: Final = 5  # letters


def _lexicon() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[tuple[tuple[str, ...], str], ...]]]:
    words: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for family, listed in _FAMILIES.items():
        singles, *many = listed.split("|")
        for word in singles.split():
            words[word] = (*words.get(word, ()), family)
        for phrase in many:
            first, *rest = phrase.split()
            phrases[first] = (*phrases.get(first, ()), (tuple(rest), family))
    return words, phrases


_WORDS, _PHRASES = _lexicon()


def opening(families: Collection[str]) -> frozenset[str]:
    """The words that are in one of these families, or begin a phrase that is."""
    phrases = (word for word, found in _PHRASES.items() if any(family in families for _, family in found))
    return frozenset(phrases).union(word for word, found in _WORDS.items() if any(one in families for one in found))


_ANY: Final = opening(FAMILIES)


def word_set(listed: str) -> frozenset[str]:
    """The words of a text with blanks between them."""
    return frozenset(listed.split())


def fold(text: str | None, limit: int) -> str:
    """The first `limit` characters in small letters, with straight apostrophes and single blanks.

    >>> fold("It’s  a\\nHOAX", 80)
    "it's a hoax"
    """
    return " ".join((text or "")[:limit].lower().replace("’", "'").replace("‘", "'").split())


def tokens(folded: str) -> list[str]:
    """The words of a folded text, "isn't" as one."""
    return _TOKENS.findall(folded.replace("_", " "))


def stems(words: Sequence[str]) -> frozenset[str]:
    """First letters of the longer words: what two texts share.

    >>> sorted(stems(["the", "married", "marries"]))
    ['marri']
    """
    return frozenset([word[:_STEM] for word in words if len(word) > 3])


def shared_stems(own: frozenset[str], words: Sequence[str]) -> int:
    """How many of the stems `own` the words have.

    >>> shared_stems(stems(["married", "mill"]), ["the", "marriage"])
    1
    """
    return len(own.intersection([word[:_STEM] for word in words]))


def count(words: Sequence[str], own: Container[str] = (), among: Container[str] = _ANY) -> dict[str, int]:
    """How often each family that occurs does, leaving out words that are, or begin like, one in `own`.

    With `among` from `opening`, only of the families given there; the rest may come out too low.

    >>> count("report ship sank police say".split())
    {'report': 1, 'official': 1, 'saying': 1}
    """
    counted: dict[str, int] = {}
    for place in [place for place, word in enumerate(words) if word in among]:
        word = words[place]
        if word in _WORDS and word not in own and word[:_STEM] not in own:
            for family in _WORDS[word]:
                counted[family] = counted.get(family, 0) + 1
        if word in _PHRASES:
            for rest, family in _PHRASES[word]:
                if tuple(words[place + 1 : place + 1 + len(rest)]) == rest:
                    counted[family] = counted.get(family, 0) + 1
    return counted


def is_negation(word: str) -> bool:
    """Whether a folded word says "not"."""
    return "negation" in _WORDS.get(word, ())
