"""How silence, refusal and being left unasked are worded: predicates that need no words of a party's own."""

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
    (?<![\w'])(?:
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
      | (?:responded|replied)(?:\sto(?=(?:\s[\w'’\-]+){{0,9}}?\s(?:{PUT})\b)|(?=[.,;]|\s*$|\sby\s))
      | (?:returned|answered)\s(?:[\w']+\s){{0,4}}{ASKED}
      | bounced(?:\sback)? | (?:did|has|have|had)(?:n't|\snot)\s(?:pick(?:ed)?\sup|come\sto\sthe\s(?:phone|door)
            |answer(?:ed)?\s(?:the
            |his|her|its|their)\s(?:phone|door|telephone)|(?:get|got|gotten)\sback\sto)
      | (?:could|can)(?:n't|\snot)\sbe\s(?:traced|tracked\sdown)
      | (?:met|were\smet|was\smet)\swith\ssilence
      | (?:went|gone|go|remained|were\sleft)\sunanswered | (?:rang|rung)\sout | (?:went
      |gone)\s(?:straight\s)?to\s(?:voicemail|an\sanswer\w+) | (?:were|was)(?:n't|\snot){_SOON}\s(?:returned|answered)
      | (?:ignored|left\sunanswered)\s(?:[\w']+\s){{0,3}}{ASKED}
    )
  | (?P<silent>
        (?:has|have|had)(?:n't|\snot)?{_SOON}(?:\s(?:not|yet\sto|never))?{_SOON}\s(?:(?:made|make|issued?|released?|offered?
        |given?|published?|provided?|put\sout)\b(?=(?:\s[\w'’\-]+){{0,5}}?\s(?:{ANSWER}))
        |(?:said|commented?|spoken|addressed?|acknowledged?|disclosed?|explained|reacted|revealed?)\b
            (?=\s(?:any|no|a\b|nothing|anything|publicly|details?|on\b|about|what|why|how|whether|the\b)|[.,;]|\s*$))
      | (?:has|have|had)\s(?:so\sfar\s)?(?:yet\sto|still\sto|not\sdeigned\sto|failed\sto|chosen\snot\sto)\s
            (?:publicly\s|even\s)?(?:say|comment|speak|address|acknowledge|disclose|explain|reveal|issue|offer|give|utter|mention)\b
      | (?:has|have|had|is|was|were|are)?\s?(?:remained|stayed|kept|been|keeping|remains|remain
      |stays)\s(?:largely\s|publicly\s|conspicuously\s|
            resolutely\s|completely\s)?(?:silent|quiet|mum|tight-lipped|(?:its|their|his|her)\s(?:own\s)?counsel|silence|mute)
      | (?:said|saying|says|say)\snothing | (?:made|issued|gave|offered|given|released)\sno\s(?:public\s
      |official\s|immediate\s|formal\s)?
            (?:statement|comment|announcement|reply|response|explanation|reaction|details?|mention|information)
    )
  | (?P<not_asked>
        (?:was|were|is|has|have|had)(?:n't|\snot|\snever)?{_SOON}(?:\s(?:not
        |never))?\s?(?:been\s)?(?:approached|contacted|consulted|asked|invited
            \sto|given\s(?:a\s|an\s|the\s|any\s|no\s)?(?:chance|opportunity|right))\b
    )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# what stands in every sentence with any of these predicates: most sentences need not be looked through for them
TELLING: Final = re.compile(
    r"n't|\b(?:no|not|never|neither|nor|nothing|none|nobody|without)\b|yet to|still to|chose|fail|neglect"
    r"|declin|refus|repl[yi]|respon|react|return|answer|comment|confirm|den[yi]|question|evad|skirt|short of|duck|dodg"
    r"|step|brush|wav|bat|laugh|shrug|scorn|scoff|hung|refer|direct|forward|passed|able|willing|reach|contact|silen"
    r"|quiet|mum|tight|counsel|mute|bounced|ignor|rang|rung|voicemail|approach|consult|ask|invit|given|deflect|parri",
    re.IGNORECASE,
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
    r"(?:contact(?:ed|ing)?|approach(?:ed|ing)?|consult(?:ed|ing)?|ask(?:ed"
    r"|ing)?(?=(?:\s[\w'’\-]+){1,6}\s(?:for (?:a )?(?:comment|response"
    r"|reply)|to (?:comment|respond|reply)))|seek(?:ing)? (?:a )?(?:comment|response) from|ask(?:ed"
    r"|ing)? for comment from|"
    r"put(?:ting)? (?:[\w']+ ){0,6}?to) (?=\w)",
    re.IGNORECASE,
)
CALLS: Final = re.compile(rf"\b{ASKED}\b(?:\s[\w'’]+){{0,6}}?\s(?:to|for|with|at|of)\s(?=\w)", re.IGNORECASE)
