"""Words of denial and of distance, as patterns with weights; a flat telling weighs 1.

Patterns match whole words of lower-cased text with straight apostrophes.
"""

from __future__ import annotations

import re
from typing import Final

_RUMOUR: Final = r"(?=.{0,40}\b(?:rumou?r|report|claim|alleg|story|stories|suggest|speculat|talk|hoax))"

_AGAINST: Final[dict[float, tuple[str, ...]]] = {
    3.0: (
        r"hoax(?:e[sdr]s?|ers?|ing)?", r"debunk\w*", r"disprov\w+", r"refut(?:e[sd]?|ing)",
        r"bust(?:s|ed|ing) (?:the |a )?myths?", r"fak(?:e[drs]?|ery|ing)", r"forg(?:ed|ery|eries|er)",
        r"fabricat\w+", r"photoshop\w*", r"doctored", r"false(?:ly|hoods?)?", r"untrue", r"bogus",
        r"fictitious", r"fiction(?:al)?", r"phone?y", r"made[- ]up", r"unfounded", r"baseless",
    ),
    2.5: (
        r"groundless", r"nonsense", r"rubbish", r"bunk(?:um)?", r"poppycock", r"malarkey", r"bull(?:shit)?",
        r"urban (?:legend|myth)s?", r"myths?", r"satir\w+", r"parod\w+", r"spoof\w*", r"prank\w*",
        r"troll(?:s|ed|ing)?", r"(?:publicity )?stunt", r"joke[ds]?", r"scam\w*", r"con artists?", r"fraud\w*",
        r"den(?:y|ies|ied|ying|ials?)", r"disput(?:e[sd]?|ing)", r"rebut\w*", r"repudiat\w+", r"disavow\w*",
        r"contradict\w*", r"s?quash\w*", r"scotche[sd]", r"shoot(?:s|ing)? down", r"shot down",
        rf"(?:shut|knock)(?:s|ted|ting|ed|ing)? down {_RUMOUR}", r"kill(?:s|ed)? .{0,30}rumou?rs?",
        rf"(?:dismiss|reject|rebuff)(?:es|s|ed|ing)?{_RUMOUR}", r"retract\w*", r"corrections?",
        r"(?:we were|got (?:it|this|that)) wrong", r"incorrect(?:ly)?", r"erroneous(?:ly)?",
        r"(?:no|nothing|without|zero) (?:truth|evidence|proof|basis|foundation|such|record|sign|plans?|intention)",
    ),
    2.0: (
        r"(?:pour|throw)(?:s|ed|ing)? (?:cold )?(?:water|doubt)", r"doubt(?:s|ed|ful|ing)?", r"s[ck]eptic\w*",
        r"contrary to", r"play(?:s|ed) down", r"inaccura\w+", r"mislead\w*", r"mistaken(?:ly)?", r"misidentif\w+",
        r"misreport\w*", r"misunderst\w+", r"mistranslat\w+", r"misquot\w+",
        r"(?:fell|falls?|falling|fallen|taken in) (?:for|by)",
        r"dup(?:e[sd]?|ing)", r"fool(?:s|ed|ing)", r"trick(?:s|ed|ing)", r"alive and well",
        r"(?:still|very much|is|are) alive", r"not dead", r"real story", r"truth (?:about|behind)",
        r"(?:do not|don't|stop) (?:believe|shar(?:e|ing)|panic|fall)",
        r"calm down", r"sorry", r"too good to be true", r"snopes",
    ),
    1.8: (
        r"fact[- ]?check\w*", r"conspiracy theor\w+", r"(?:dis|mis)information", r"propaganda", r"discredit\w*",
        r"backtrack\w*",
    ),
    1.6: (
        r"wrong(?:ly)?", r"lie[sd]?", r"lying", r"liars?", r"invent(?:s|ed)", r"stag(?:ed|ing)", r"exaggerat\w+",
        r"overblown", r"unlikely", r"impossible", r"implausible",
    ),
    1.4: (r"(?:is|was|are|were|did|does|do|wo|has|have|had|could|would|ca)n't", r"cannot", r"never", r"not", r"nope"),
    1.2: (
        r"walk(?:s|ed|ing)? back", r"withdr[ae]w\w*", r"abandon\w*", r"ditch\w*", r"scrap(?:s|ped|ping)?",
        r"call(?:s|ed) off", r"u-turn",
    ),
}  # fmt: skip

_TELLER: Final = r"(?:reports?|sources?|rumou?rs?|claims?|insiders?|analysts?|(?:news)?papers?|leaks?|tipsters?|media)"

_OBSERVING: Final[dict[float, tuple[str, ...]]] = {
    2.2: (
        r"reportedly", r"allegedly", r"supposedly", r"purportedly", r"apparently", r"seemingly",
        r"rumou?r(?:s|ed|ing)?", r"gossip", r"hearsay", r"speculat\w+", r"unconfirmed", r"unverified",
        r"uncorroborated", r"alleg(?:e[sd]?|ing|ations?)", r"purport(?:s|ed|ing)?", r"supposed",
        rf"^(?:[^:]{{0,30}} )?{_TELLER}\s?:",
    ),
    2.0: (
        r"reports?(?= (?:say|says|said|claim|claims|suggest|suggests|of|that|emerge|surface|indicate|about))",
        rf"[-:–—,(|] ?(?:[\w.'&]+ ){{0,4}}{_TELLER}\)?\s*$",
    ),
    1.8: (
        r"claim(?:s|ed|ing)?", r"accus\w+", r"hint(?:s|ed|ing)?", r"tip(?:s|ped)", r"tout(?:s|ed)",
        r"suggest(?:s|ed|ing|ions?)?", r"may(?= [a-z])", r"might", r"could", r"possibl[ey]", r"possibility",
        r"perhaps", r"maybe", r"potential(?:ly)?", r"probabl[ey]", r"likely", r"(?:appear|seem)(?:s|ed|ing)?",
        r"looks (?:like|set)", r"presum\w+", r"suspect(?:s|ed|ing)?", r"suspicions?", r"fear(?:s|ed)",
    ),
    1.7: (
        r"(?:believed|thought|understood|expected|said|known|considered|tipped|slated|poised) (?:to|dead)",
        r"believes?", r"thinks?",
    ),
    1.5: (
        r"report(?:s|ed)?(?: to (?:be|have))?", r"according to", r"sources?", r"insiders?", r"tipsters?",
        r"analysts?", r"experts?", r"(?:investigat|prob|examin|assess|authenticat)(?:e|es|ed|ing|ion)?", r"verify",
        r"look(?:s|ing)? into", r"check(?:s|ing)", r"question(?:s|ed|ing)?", r"wonder(?:s|ed|ing)?", r"myster\w+",
        r"unclear", r"unknown", r"whether", r"if true", r"true or",
    ),
    1.3: (
        r"say(?:s|ing)?", r"said", r"tells?", r"told", r"insist(?:s|ed)?", r"assert(?:s|ed)?", r"contend(?:s|ed)?",
        r"maintain(?:s|ed)?",
    ),
    1.2: (
        r"predict(?:s|ed|ions?)?", r"forecast(?:s|ing)?", r"estimate[sd]?", r"project(?:s|ed|ions?)", r"odds",
        r"in talks", r"mull(?:s|ed|ing)?",
    ),
    1.1: (
        r"consider(?:s|ed|ing)", r"weigh(?:s|ed|ing)", r"ey(?:es|ed|eing)", r"explor(?:es|ed|ing)",
        r"discuss(?:es|ed|ing)",
        r"identif(?:y|ies|ied) (?:as|by)", r"real or", r"(?:is|was|could) (?:it|this|he|she)", r"did", r"does",
        r"so[- ]called", r"viral", r"leak(?:s|ed)?",
    ),
}  # fmt: skip


def _compile(cues: dict[float, tuple[str, ...]]) -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple(
        (re.compile(rf"(?<![\w'])(?:{'|'.join(patterns)})(?!\w)"), weight)
        for weight, patterns in sorted(cues.items(), reverse=True)
    )


AGAINST: Final = _compile(_AGAINST)
OBSERVING: Final = _compile(_OBSERVING)
