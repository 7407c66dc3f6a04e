"""What parties say when a claim is put to them, by the words that they say it in."""

from __future__ import annotations

import re
from typing import Final

UNTRUE: Final = re.compile(
    r"(?:\b(?:is|was|are|were|as|been|be|entirely|totally|categorically|completely|absolutely|simply|just|all|pure)\s"
    r"|['’]s\s|[“\"‘'])(?:false|fabricat\w+|baseless|groundless|nonsense|fake|invented|unfounded|a hoax|rubbish"
    r"|untrue|"
    r"made up|lies\b|a lie|fiction|incorrect|inaccurate|speculation|malicious|ludicrous|preposterous)\b"
    r"|\b(?:(?:not|n['’]t) (?:true|correct)|no truth|without foundation|not one word|nothing wrong|no basis|"
    r"rejects? (?:all|every))\b",
    re.IGNORECASE,
)
NO_WORDS: Final = re.compile(
    r"^\W*next question\b|\b(?:unable to comment|no comment|(?:cannot|can['’]t|could not|would not|wouldn['’]t"
    r"|will not|won['’]t"
    r"|do not|don['’]t|does not|did not) "
    r"(?:be )?comment(?:ing)?|nothing (?:to say|more to say|for you|(?:more |further )?to add|further)"
    r"|not going to (?:comment|discuss"
    r"|talk about|get into|go into|go there|answer|speculate|respond|dignify|be drawn|engage)"
    r"|(?:won['’]t|will not|wouldn['’]t|would not) (?:be )?(?:get(?:ting)? into|go(?:ing)? into|speculat(?:e|ing)"
    r"|discuss(?:ing)?|respond(?:ing)?"
    r"|answer(?:ing)?|be drawn|making any)\b|never (?:publicly )?(?:comments?|commented|discuss(?:es|ed)?)\b"
    r"|(?:making|make|have) no (?:further |public )?(?:comment|statement)|decline[sd]? to (?:comment|discuss|say)"
    r"|(?:ask|speak to|talk to|contact|you['’]?d have to ask) (?:my|our|the|his|her|their) lawyers?|not (?:discuss"
    r"|in a position to (?:say|comment|confirm|discuss|answer)))\b",
    re.IGNORECASE,
)
# what a body says that neither owns up nor denies; anybody may say the like of something else
NOTING: Final = re.compile(
    r"\b(?:(?:was|is|were|are) aware of|looking (?:into|at)|(?:investigating|examining|reviewing|studying"
    r"|assessing) (?:\w+ ){0,3}?(?:claims?|reports?|matter"
    r"|allegations?|complaints?|incident|video|issue|situation|circumstances|footage|document)|co-?operating with"
    r"|an? (?:internal )?"
    r"(?:investigation|inquiry|review) (?:was|is|had|has)|under (?:review|investigation)|(?:could|can)(?:not| not"
    r"|n['’]t) "
    r"(?:immediately |yet |independently )?(?:confirm|verify)|(?:took|taken|take[sn]?|taking) (?:(?:all|any|such"
    r"|these|the"
    r"|this|it|them|claims?|allegations?|complaints?|reports?|findings|matters?|concerns|very"
    r"|extremely) ){0,4}seriously)\b",
    re.IGNORECASE,
)
EVASION: Final = re.compile(
    r"\b(?:(?:never|not|n['’]t) (?:rule|ruled|ruling) (?:\w+ )?(?:anything|it|out)|people (?:will|can) (?:believe"
    r"|think|say)|time will tell|wait and see)\b"
    r"|\b(?:stor(?:y|ies)|reports?|claims?|rumou?rs?|accounts?|allegations?|figures?|headlines?|it|this|that|death)\b"
    r"(?: [\w'’]+){0,5}? (?:(?:is|was|were|are|been) )(?:[\w‘'“\"]+ ){0,2}?[‘'“\"]?"
    r"(?:exaggerated|misleading|out of context|overstated|overblown)\b",
    re.IGNORECASE,
)
# what is said instead of an answer
DEFLECTING: Final = re.compile(
    r"\b(?:(?:every|full|complete|total|utmost) confidence|a matter for|focus(?:ed|ing)? (?:is )?on|in due course"
    r"|at the (?:appropriate|right)"
    r" time|not the (?:time|place)|mov(?:e|ed|ing) on|private matter|all options|no decision|working with"
    r"|looking forward"
    r"|time for everything|(?:would|will) not be distracted|the facts|one (?:day|step|thing) at a time"
    r"|up to (?:others|him|her|them)"
    r"|wait for|due process|the process|speaks? for (?:itself|themselves))\b",
    re.IGNORECASE,
)
FALSEHOOD: Final = re.compile(
    r"\b(?:false|untrue|baseless|groundless|unfounded|absurd|ridiculous|preposterous|ludicrous|laughable|nonsens\w*"
    r"|politically motivated"
    r"|fabricat\w+|invented|made up|made-up|lies?|smears?|fiction|fantasy|fairy ?tales?|witch[ -]hunt|hoax|fake"
    r"|rubbish|garbage|scurrilous"
    r"|malicious|defamatory|slander\w*|libel\w*|outrageous|without (?:merit|foundation|basis)|meritless|wholly wrong"
    r"|inaccurate)\b",
    re.IGNORECASE,
)
# an accusation, report or question in the air, which "he did not …" then answers
IN_THE_AIR: Final = re.compile(
    r"\b(?:accus\w+|alleg\w+|claim\w*|rumou?r\w*|suspect\w*|charge[sd]?|blam\w+|complain\w*|indict\w*|leak\w*"
    r"|stor(?:y|ies)"
    r"|papers?|newspapers?|magazine|tabloids?|websites?|posts?|posted|video|blog|articles?|reports?|reported"
    r"|questioned"
    r"|denied|denies|asked (?:about|if|whether)|suggest\w*|speculation|print(?:ed|s)|publish\w*"
    r"|broadcast|e-?mails?|footage|scandal|arrest\w*|investigat\w*|inquiry)\b",
    re.IGNORECASE,
)
_OWN: Final = r"^\W*(?:that )?(?:(?:he|she|it|they)\b|(?<=[“\"‘'])(?:I|we|We)\b)"
# "that he had never met them", "“I have nothing to do with it”": whatever went before, this answers a claim
NEVER: Final = re.compile(
    rf"{_OWN}(?: (?:had|has|have|was|were))?(?: never (?!\w*(?:thought|expected|wanted|known|imagin|forget|felt"
    rf"|seen any))"
    r"| nothing to do with| no (?:part|role|hand|involvement|knowledge|intention|plans?)\b)"
    r"|^\W*(?:that )?there (?:was|is|were|had been|has been) no (?:such|truth|plan|evidence)",
)
# "that he did not write it": an answer only where a claim is in the air
NOT_SO: Final = re.compile(
    rf"{_OWN} (?:had|has|have|was|were|did)(?: not\b|n['’]t\b)"
    r"(?!(?: \w+ly| even| really| actually| yet| as yet)* (?:yet|know|known|sure|certain|clear|want|wanted|think"
    r"|thought"
    r"|see|seen|plan|expect|expected|remember|recall|believe|feel|felt|understand|have (?:time|the|any|enough|a)"
    r"|care|need"
    r"|mind|like|hear|heard|find|found|decide|decided|aware|ready|able|worried|concerned|surprised|happy|going|100"
    r"|simple"
    r"|easy|that|intend|seek|wish|hope|mean|get|got|been able|look|looking|trying|call|called|so|too|very|just"
    r"|only)\b)"
    r"|^\W*(?:that )?no (?:such )?\w+(?: \w+){0,4} (?:had|has|was|were|did|have|been)\b",
)
AFFIRMED: Final = re.compile(
    r"^\W*(?:that )?(?:yes\b|it(?: (?:is|was)|['’]s) (?:all )?(?:true|correct|right)|(?:we|i) did(?: it)?(?=\W*$"
    r"|[.,!])|guilty\b|the (?:reports?|rumou?rs?|stor(?:y|ies)) (?:is|are|was|were) (?:true|correct|accurate|right)"
    r"|that['’]s (?:right|correct|true)|that is (?:right|correct|true))",
    re.IGNORECASE,
)
CLAIMS: Final = re.compile(
    r"\b(?:claims?|allegations?|accusations?|charges?|reports?|rumou?rs?|suggestions?|story|stories|assertions?"
    r"|speculation|account|"
    r"wrongdoing|it|this|everything|article|notion|idea|impropriety|complaints?)\b",
    re.IGNORECASE,
)
# what somebody concedes without owning up to anything
FEELING: Final = re.compile(
    r"\b(?:will|would|may|might|could|should(?! (?:never|not) have)|can|cannot|must)\b|\b(?:difficult|hard|tough"
    r"|tragic|sad|nervous"
    r"|worried|worr(?:y|ies)"
    r"|concern(?:s|ed)?|disappoint\w+|surpris\w+|challeng\w+|frustrat\w+|painful|unlikely|likely|important"
    r"|impressive|success"
    r"|strength|talent|courage|achievements?|victory|gratitude|thanks|debt|contributions?|importance|passion"
    r"|uncertain\w*|unclear|risks?|need to|the fact|not know|didn['’]t know)\b",
    re.IGNORECASE,
)
OWNED: Final = re.compile(
    r"^\W*(?:\w+ing\b|(?:[\w'’]+ ){0,4}?(?:breach|error|mistake|failing|failure|fault|role|responsibility"
    r"|existence|guilt|wrongdoing"
    r"|leak|delay|affair|problem|payment|meeting|offence|crime|charge|theft|murder|fraud|lie|plan|deal|loss"
    r"|account|claim"
    r"|report|allegation|authenticity)s?\b)|\b(?:is|was|were|are|had|has|have|did|been|\w{2,}ed)\b",
    re.IGNORECASE,
)
WITHHELD: Final = re.compile(
    r"^\W*(?:a |an |the |any |his |her |their |him |them |entry|access|bail|permission|asylum|entrance"
    r"|admission|treatment)*"
    r"(?:visas?|entry|access|bail|permission|asylum|permits?|request|appeal|motion|application|parole|admission"
    r"|care|treatment|licen[cs]e|citizenship|chance|opportunity|right|rights)\b"
    r"|^\W*(?:[\w\-]+ ){0,2}(?:visas?|bail|asylum|permits?|parole|status|citizenship|licen[cs]es?)\b",
    re.IGNORECASE,
)
# "dismissed the video as a fake"
AS_UNTRUE: Final = re.compile(
    r"\bas [“\"‘']?(?:an? )?(?:\w+ )?(?:fakes?|forger(?:y|ies)|hoax|lies?|nonsense|false|untrue|baseless"
    r"|groundless|rubbish|fiction"
    r"|fantasy|fabricat\w+|gossip|propaganda|theatre|ridiculous|absurd|unfounded|politically motivated|smears?)\b",
    re.IGNORECASE,
)
