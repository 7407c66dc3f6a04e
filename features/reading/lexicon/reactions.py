"""How reactions are worded: predicates of silence and refusal, words of denial."""

from __future__ import annotations

import re
from typing import Final

_HAVE: Final = r"(?:(?:has|have|had|did|would|could)(?:n't|\snot)?|failed|neglected|chose)"
_SOON: Final = r"(?:\s(?:immediately|yet|publicly|directly|so\sfar|ever|officially|formally))*"
ASKED: Final = (
    r"(?:requests?|questions?|inquir\w+|enquir\w+|e-?mails?|calls?|messages?|texts?|letters?|phone|invitations?"
    r"|approach\w*)"
)
# what is asked for, and what a party answers to
ANSWER: Final = (
    r"comments?|remarks?|statements?|details?|information"
    r"|answers?|reasons?|explanations?|reactions?|responses?|repl(?:y|ies)"
    r"|interviews?|questions?|specifics|evidence|figures?|numbers?|names?|announcements?|accounts?|mention"
    r"|confirmation"
    r"|anything|us\b|reporters|journalists"
)
TALK: Final = (
    r"claims?|allegations?|accusations?|reports?|rumou?rs?|suggestions?|story|stories|talk|speculation|idea|notion"
)
PUT: Final = (
    rf"{ASKED}|comments?|claims?|allegations?|accusations?|reports?|list|posts?|us|reporters|article|story|charges?"
)
# predicates that say how a party reacted, tried in this order at each place; group names are kinds of response
PREDICATE: Final = re.compile(
    rf"""
    (?P<non_denial>
        (?:(?:has|have|had|would|will|could|did|can)\s)?neither\s(?:confirm\w*\snor\sden\w+|den\w+\snor\sconfirm\w*)
      | (?:(?:would|will|could|did|does|do|has|have)(?:n't|\snot)\s)(?:outright\s|explicitly\s)?(?:deny|denied
      |rule[d]?\sout|dispute)
      | (?:stopped|stopping)\sshort\sof\s(?:a\s(?:full\s|flat\s)?denial|denying|confirming)
      | (?:sidestepped|dodged|ducked|side-stepped|evaded|brushed\saside|deflected|parried|skirted)\s(?:a\s
      |the\s)?question\w*
    )
  | (?P<denies_general>
        (?:laughed|laughs|shrugged|shrugs|waved|brushed|batted)\s(?:(?:off|away|aside)(?=(?:\s[\w'’]+){{0,3}}?\s(?:{TALK}))
        |(?:[\w'’]+\s){{1,2}}?(?:{TALK})\s(?:off|away|aside))
      | (?:poured|pours|heaped)\sscorn\son | (?:scoffed|scoffs)\sat(?=(?:\s[\w'’]+){{0,3}}?\s(?:{TALK}))
    )
  | (?P<no_comment>
      hung\sup(?=\s(?:when|after|on|without)|[.,;]|\s*$) |
        (?:declin|refus)(?:ed|es|ing|e)\s(?:repeatedly\s)?(?:to\s(?:\w+ly\s)?(?:comment|discuss|say\b(?!\ssorry)|answer
        |elaborate|be\s(?:drawn|interviewed)|confirm|talk\b|respond|reply|specify|disclose|reveal|identify|explain
        |(?:speak|address|name|make|take|give|provide|offer)\b(?=(?:\s[\w'’]+){{0,5}}?\s(?:{ANSWER}))
        |speak\b(?=\s(?:about|on|to\s(?:us|the\spress))|[.,;]|\s*$))|(?:further\s)?comment)
      | (?:would|will|could|can)(?:n't|\snot)\s(?:immediately\s|publicly\s|be\sable\sto\s)?(?:comment|discuss
      |say\b|answer\b(?!\sthe\s(?:phone|door))|elaborate|be\sdrawn|speak\sabout|speculate|disclose)
      | (?:would|will)(?:n't|\snot)\s(?:immediately\s|publicly\s)?confirm
      | (?:had|has|have|offered|with)\sno\s(?:immediate\s|further\s|official\s)?comment
      | (?:does|do|did)(?:n't|\snot)\s(?:publicly\s|generally\s|usually\s)?(?:comment|discuss)\b
      | (?:referred|directed|forwarded|redirected|passed)\s(?:all\s|any\s|further\s|such\s|\w+'s?\s)*(?:{ASKED}
      |comment|us|reporters|journalists)\b
      | (?:was|were|is|are)\s(?:un(?:able|willing)|not\s(?:able|willing|prepared|allowed))\sto\s(?:comment
      |discuss|say|speak|elaborate|confirm)
    )
  | (?P<did_not_respond>
        (?:{_HAVE}|had\syet|has\syet|have\syet){_SOON}(?:\s(?:not|never|to))?{_SOON}\s(?:to\s)?
            (?:(?:respond|repl(?:y|ied)|react)\w*(?!\sto\b|\swell\b)
            |(?:respond|repl(?:y|ied)|react)\w*\sto(?=(?:\s[\w'’\-]+){{0,9}}?\s(?:{PUT})\b)
            |return(?:ed)?\s(?:[\w']+\s){{0,4}}{ASKED}|answer(?:ed)?\s(?:[\w']+\s){{0,4}}{ASKED})
      | (?:could|can)(?:n't|\snot){_SOON}\sbe\s(?:immediately\s)?(?:reached|contacted|located|found\sfor)
      | (?:was|were|is|are)\s(?:not{_SOON}\s(?:available|reachable)|un(?:available|reachable|contactable))
            (?=\s(?:for\s(?:an?\s|further\s|immediate\s)?(?:comment|interview|response)|to\s(?:comment|respond|speak|discuss)
            |on\s\w+day|by\s|yesterday|last\s|this\s)|[.,;]|\s*$)
      | (?:went|gone|go|remained|were\sleft)\sunanswered | (?:rang|rung)\sout | (?:went
      |gone)\s(?:straight\s)?to\s(?:voicemail|an\sanswer\w+) | (?:were|was)(?:n't|\snot){_SOON}\s(?:returned|answered)
      | (?:ignored|left\sunanswered)\s(?:[\w']+\s){{0,3}}{ASKED}
    )
  | (?P<silent>
        (?:has|have|had)(?:n't|\snot)?{_SOON}(?:\s(?:not|yet\sto|never))?{_SOON}\s(?:(?:made|make|issued?|released?|offered?
        |given?|published?|provided?|put\sout)\b(?=(?:\s[\w'’\-]+){{0,5}}?\s(?:{ANSWER}))
        |(?:said|commented?|spoken|addressed?|acknowledged?|disclosed?|explained|reacted|revealed?)\b
            (?=\s(?:any|no|a\b|nothing|anything|publicly|details?|on\b|about|what|why|how|whether|the\b)|[.,;]|\s*$))
      | (?:has|have|had|is|was|were|are)?\s?(?:remained|stayed|kept|been|keeping|remains|remain
      |stays)\s(?:largely\s|publicly\s|conspicuously\s|
            resolutely\s|completely\s)?(?:silent|quiet|mum|tight-lipped|its\scounsel|their\scounsel|silence|mute)
      | (?:said|saying|says|say)\snothing | (?:made|issued|gave|offered|given|released)\sno\s(?:public\s
      |official\s|immediate\s|formal\s)?
            (?:statement|comment|announcement|reply|response|explanation|reaction|details?|mention|information)
    )
  | (?P<not_asked>
        (?:was|were|is|has|have|had)(?:n't|\snot|\snever)?{_SOON}(?:\s(?:not
        |never))?\s?(?:been\s)?(?:approached|contacted|consulted|asked|invited
            \sto|given\s(?:a\s|an\s|the\s|any\s|no\s)?(?:chance|opportunity|right))\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NEGATIVE: Final = re.compile(
    r"n['’]t|\b(?:not|never|yet to|neither|nor|no|nothing|nobody|none|fail\w*|neglected|declin\w*|refus\w*"
    r"|un(?:able|available|answered|reachable|willing|contactable))\b",
    re.IGNORECASE,
)
# silence that names its party behind it: "there was no word from the ministry", "we did not contact the club"
FROM: Final = re.compile(
    r"\bno (?:immediate |official |further |public |formal )*(?P<silent>reaction|comment|response|word"
    r"|statement|confirmation|reply)s?\b"
    r"[^.;,]{0,40}?\bfrom (?=\w)",
    re.IGNORECASE,
)
UNASKED: Final = re.compile(
    r"\b(?:(?:did|had|has|have|was|were)(?:n['’]t| not| never)|without|made no (?:attempt|effort) to) (?:ever "
    r"|even )?"
    r"(?:contact(?:ed|ing)?|approach(?:ed|ing)?|seek(?:ing)? (?:a )?(?:comment|response) from|ask(?:ed"
    r"|ing)? for comment from|"
    r"put(?:ting)? (?:[\w']+ ){0,6}?to) (?=\w)",
    re.IGNORECASE,
)
CALLS: Final = re.compile(rf"\b{ASKED}\b(?:\s[\w'’]+){{0,6}}?\s(?:to|for|with|at|of)\s(?=\w)", re.IGNORECASE)

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
    r"\b(?:unable to comment|no comment|(?:cannot|can['’]t|could not|would not|wouldn['’]t|will not|won['’]t"
    r"|do not|don['’]t|does not|did not) "
    r"(?:be )?comment(?:ing)?|nothing (?:to say|more to say|for you|(?:more |further )?to add|further)"
    r"|not going to (?:comment|discuss"
    r"|talk about)|not (?:discuss|in a position to (?:say|comment|confirm|discuss|answer)))\b",
    re.IGNORECASE,
)
# what a body says that neither owns up nor denies; anybody may say the like of something else
NOTING: Final = re.compile(
    r"\b(?:(?:was|is|were|are) aware of|looking into|under (?:review|investigation)|(?:could|can)(?:not| not|n['’]t) "
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
# an accusation, report or question in the air, which "he did not …" then answers
IN_THE_AIR: Final = re.compile(
    r"\b(?:accus\w+|alleg\w+|claim\w*|rumou?r\w*|suspect\w*|charge[sd]?|blam\w+|complain\w*|indict\w*|leak\w*|stor(?:y|ies)"
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
    r"^\W*(?:that )?(?:yes\b|it (?:is|was) true|that['’]s (?:right|correct|true)|that is (?:right|correct|true))",
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
    r"\b(?:will|would|may|might|could|should|can|cannot|must)\b|\b(?:difficult|hard|tough|tragic|sad|nervous"
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
