"""How those to whom a claim was put answer it, in their own words or in those of whoever asked them."""

from __future__ import annotations

import re
from typing import Final

_NOT: Final = r"(?:not|n['’]t|never|cannot|nobody|no[- ]one|neither|nor|yet to|without|failed to|none)"
_ASKED: Final = (
    r"(?:questions?|calls?|e-?mails?|letters?|messages?|requests?|enquir(?:y|ies)|inquir(?:y|ies)|texts?|approach\w*|"
    r"knock\w*)"
)
_MATTER: Final = (
    r"(?:stor(?:y|ies)|reports?|claims?|rumou?rs?|allegations?|accusations?|articles?|speculation|talk|suggestions?|"
    r"messages?|posts?|posters?|letters?|leaflets?|documents?|photo(?:graph)?s?|pictures?|videos?|recordings?|figures?|"
    r"readings?|values?|numbers?|headlines?|charges?|it|this|that|these|those|all|everything)"
)


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{part})" for part in parts), re.IGNORECASE)


# nothing came back
SILENCE: Final = _pattern(
    rf"\b{_NOT}\b[^.;:]{{0,50}}?\b(?:repl(?:y|ied|ies)|respond(?:ed|s)?|answer(?:ed|s)?)\b(?! to (?:the |"
    rf"a )?treatment)",
    rf"\b{_NOT}\b[^.;:]{{0,50}}?\b(?:call|r[aiu]ng|phon|writ|wr[io]t|got|get|come|came|been|heard)\w* back\b",
    rf"\b{_NOT}\b[^.;:]{{0,30}}?\b(?:pick(?:ed)? up|return(?:ed)? [^.;]{{0,30}}?{_ASKED}|issued? (?:a|"
    rf"any) statement)\b",
    rf"\b{_NOT}\b (?:\w+ ){{0,2}}(?:be )?(?:reached|contacted|traced|tracked down|available (?:for|to) \w+|"
    rf"commented)\b",
    r"\bpromis\w+[^.;]{0,40}? (?:ring|call|phone|get|come|write|reply|respond)\b|\b(?:would|will|to) (?:ring|call|"
    r"phone|get|write|come) (?:(?:us|me|you|them) )?back\b",
    r"\b(?:left|sent|written|wrote|made)\b (?:\w+ ){0,4}(?:messages?|voicemails?|e-?mails?) (?:for|to|with|at|on)\b",
    rf"\b{_ASKED}\b[^.;]{{0,70}}?\b(?:un(?:answered|returned|acknowledged)|ignored|bounced|went nowhere|rang out)\b",
    rf"\b{_ASKED}\b[^.;]{{0,70}}?\b(?:without (?:an? )?(?:reply|answer|response)|(?:drew|got|met|brought|"
    rf"received) no\b)",
    r"\b(?:tele)?(?:phone|line|switchboard|mobile|number|bell)s?\b[^.;]{0,30}\b(?:r[aiu]ngs? out|rang and rang|"
    r"unanswered|"
    r"was dead|were dead|engaged|switched off|cut off|voicemail)",
    r"\b(?:no|without) (?:\w+ )?(?:word|reply|answer|response|reaction|statement|"
    r"sign of life)\b(?: \w+){0,4} (?:from|by|came|was)\b",
    r"\b(?:remain|stay|keep|kept|maintain|met with|greeted with|observ)\w*\W+(?:\w+ ){0,3}(?:silen(?:t|ce)|mum|"
    r"tight-lipped)\b",
    r"\b(?:said|says|saying|say) nothing\b(?! (?:to add|would))|\bnobody\b[^.;]{0,40} would (?:say|talk|speak)",
    r"\b(?:has|have|had) (?:yet|still) to (?:comment|respond|reply|react|speak|say|issue|make|explain|address)\b",
    r"\b(?:approached|contacted|asked|pressed|invited) (?:\w+ )?(?:for|to) (?:an? )?(?:comment|reply|respond|"
    r"response|answer)\b",
    r"\b(?:recorded (?:voice|message|announcement)|answering machine|automatic(?:ally generated)? reply|"
    r"out[- ]of[- ]office)\b",
    r"\b(?:took (?:a note of|down) (?:our|my|the) (?:names?|number|question)s?|ignored (?:\w+ ){0,3}(?:questions?|"
    r"requests?|"
    r"letters?|e-?mails?|calls?)|drew the (?:bolt|curtains?|blinds?)|nobody (?:came|went) to the door)\b",
)
# somebody was asked, whatever came of it
TRIED: Final = _pattern(
    r"\b(?:we|i|our (?:reporter|correspondent)|the \w+) (?:have |had |has |also |then )*(?:rang|called (?!for)|"
    r"called$|phoned|telephoned|tried|"
    r"knocked|wrote to|written to|e-?mailed|approached|put (?:this|that|it|these|the)|sent (?:\w+ )?questions|left)\b",
    r"\b(?:quiet|silent) since\b|\bstill waiting\b|\b(?:has|have) had (?:\w+ )?(?:days|weeks|months|hours|a week|"
    r"a month)\b|"
    r"\bvow of silence\b|\bawait(?:s|ing)? (?:an? |their |its )?(?:reply|answer|response)\b",
)
ASKED: Final = re.compile(
    r"(?:^|[.“”] ?)(?:when )?(?:asked|pressed|challenged|questioned|confronted)\b|\bwhen (?:we )?(?:asked|pressed)\b",
    re.I,
)
# something came back, but neither yes nor no
REFUSAL: Final = _pattern(
    r"\b(?:declin|refus)\w+ (?:\w+ )?to (?:\w+ly )?(?:comment|say|discuss|answer|confirm|speak|be|give|elaborate|"
    r"explain|"
    r"respond|talk|disclose|name|add|provide|speculate|engage|go)\b|\b(?:declin|refus)\w+ (?:any |all |"
    r"further )?(?:comment|interviews?)\b",
    r"\bno comment\b|\bnothing (?:\w+ ){0,2}(?:to add|to say|be said|be announced|further|for you)\b|"
    r"\bnothing would be said\b",
    r"\bneither (?:confirm|den|admit)\w*(?: \w+){0,3} n?or\b|\bconfirm(?:ed)? (?:or|nor) (?:deny|denied|dispute|"
    r"rule[d]? out)\b",
    r"\b(?:not|n['’]t|never|cannot|unable to|would rather not|prefer(?:red)? not to) (?:\w+ly )?(?:be )?(?:comment|"
    r"discuss|speculat|"
    r"drawn|talk about|speak about|speak on|go into|get into|confirm or|respond to (?:rumou?r|speculation))\w*",
    r"\b(?:could|can|would|will|may|did|does|do)(?: not|n['’]t|not) (?:say|confirm|speak|talk|answer|give|provide|"
    r"disclose|reveal|elaborate)\b",
    r"\bnever (?:\w+ ){0,2}(?:speaks?|talks?|comments?|discuss\w*) (?:about|on|of)?\b|\b(?:referred|directed|"
    r"passed) (?:\w+ ){0,3}(?:questions?|enquiries|inquiries|us|calls?)\b|\b(?:hung up|"
    r"put (?:down )?the (?:tele)?(?:phone|receiver)(?: down)?|put down the (?:phone|receiver)|ended the (?:call|"
    r"interview)|"
    r"rang off|shook (?:his|her) head and|closed the door|slammed|walked (?:away|off)|hurried past|drove off)\b",
)
# what is said instead of an answer
EVASION: Final = _pattern(
    r"\b(?:between us and|private (?:matter|life|affair)|(?:is|was|are|were) (?:his|her|its|their|our|"
    r"my) own\b(?! work)|"
    r"(?:personal|confidential|internal|commercial) matters?|own business|nobody['’]s business)",
    r"\b(?:(?:now|this|it|here) (?:is|was) not|not) the (?:right )?(?:time|moment|place|occasion)\b|\btoo (?:early|"
    r"soon) to\b|"
    r"\bpremature\b|\bin due course\b|\bat the (?:right|appropriate|proper) (?:time|moment)\b",
    r"\bwhen (?:we|there|it|they|he|she) (?:have|has|had|is|are|was) (?:something|anything|news|more)\b|"
    r"\bbefore then\b|\buntil then\b|"
    r"\b(?:wait and see|watch this space|time will tell|make (?:our|its|his|her|an?|any) announcements?|"
    r"first to (?:know|hear))\b",
    r"\b(?:as a )?(?:matter of|(?:a|our|its|the) (?:long-?standing )?) ?policy\b|\bstandard practice not\b",
    r"\bwhile (?:\w+ ){0,3}(?:inquir(?:y|ies)|enquir(?:y|ies)|investigations?|proceedings|trial|talks|case|appeal|"
    r"audit)\b",
    r"\b(?:took|takes?|taking) (?:\w+ ){1,3}seriously\b|\balways (?:looking|reviewing|open|considering)\b|"
    r"\bfrom time to time\b|\b(?:sa(?:id|ys?)|repl(?:ied|ies)|answer(?:ed|s)) only\b|\bonly (?:to )?say\b|"
    r"\b(?:taken|took|takes) note\b|\b(?:no|any) decisions? (?:has|have|had) (?:yet )?been (?:made|taken)\b|"
    r"\b(?:good faith|proud of|committed to|focus(?:s?ed|s?ing)? on|looking forward|"
    r"not (?:be )?ruled? (?:\w+ )?out anything)\b",
)
# what is told is not so, whatever it is
FALSEHOOD: Final = _pattern(
    r"\b(?:un(?:true|founded)|baseless|groundless|without (?:any )?(?:foundation|basis|merit)|no (?:truth|basis|"
    r"foundation|substance)|"
    r"nothing in (?:it|this|that|them)|not (?:\w+ )?(?:true|correct|so|accurate|the case)|far from (?:true|"
    r"the truth)|incorrect)\b",
    r"\b(?:pure |complete |sheer )?(?:invention|fabricat\w+|fiction|fantasy|fantasies|fairy[- ]?tales?|nonsense|"
    r"rubbish|bunkum|garbage|"
    r"calumny|calumnies|slander\w*|libel\w*|smears?|hoax(?:es)?|hysteria|scaremongering|canard|tosh|tripe|forger(?:y|"
    r"ies)|misinformation|"
    r"disinformation|mistaken identity|false alarm|misunderst\w+|misread\w*|misquot\w+|mix-?up)\b",
    rf"\b{_MATTER}\b[^.;]{{0,60}}?\b(?:is|are|was|were|as|being) (?:\w+ ){{0,2}}[“\"‘']?(?:an? )?(?:\w+ )?"
    r"(?:false|fakes?|forged|wrong|lies?|invented|made up|invalid|erroneous|mistaken|jokes?|pranks?|absurd|"
    r"ridiculous|laughable|"
    r"ludicrous|preposterous|malicious|inaccurate)\b",
    r"\b(?:did not happen|never happened|not happening|not going to happen|no such|no (?:\w+ )?(?:plans?|intention|"
    r"question|thought) (?:to|of|for)\b|"
    r"news to (?:us|me|him|her|them)|first (?:i|we|he|she|they|the \w+)(?:['’](?:ve|d|s))? (?:\w+ )?heard|"
    r"alive and (?:well|kicking)|"
    r"safe and (?:well|sound)|(?:is|are) not dead|somebody['’]s (?:joke|idea of))\b",
    r"\b(?:knew nothing|(?:has|have|had) (?:no (?:knowledge|part|hand|say|role)|nothing to do)|never (?:\w+ )?(?:met|"
    r"saw|took|paid|spoke|used|"
    r"been|asked|agreed|received|signed|promised)|(?:heard|learn(?:ed|t)|read|knew) (?:of|about) it (?:from|in|"
    r"through) the (?:news\w*|papers?|"
    r"press|media|radio)|not (?:been )?(?:involved|consulted|responsible|to blame))\b",
    r"\b(?:got (?:it|that|this) wrong|never left|false reading|counted again|put (?:us|them|the record) (?:right|"
    r"straight))\b",
)
# whoever is told of turns it down, as he may other things
REJECTS: Final = _pattern(
    r"\b(?:tests?|samples?|results?|it|they)\b[^.;]{0,50}\bnegative\b|\bnever (?:\w+ ){0,2}(?:tested positive|"
    r"failed)\b|(?<!not )(?<!not been )(?<!be )\bruled out\b",
    r"\b(?:laugh(?:ed|s)? (?:off|at|down)|poured scorn|scoff(?:ed|s)|rubbish(?:ed|es)|dismiss(?:ed|es)|reject(?:ed|"
    r"s)|den(?:ied|ies)|"
    r"refut(?:ed|es)|rebut(?:ted|s)|repudiat(?:ed|es)|disput(?:ed|es)|contest(?:ed|s)|contradict(?:ed|s))\b(?! nor\b)",
)
# it is so
ADMISSION: Final = _pattern(
    r"\b(?:confirm(?:ed|s)?|admit(?:ted|s)?|conced(?:ed|es?)|acknowledg(?:ed|es?)|accept(?:ed|s)? (?:that|the|its|"
    r"his|her|full)|own(?:ed|s)? up|"
    r"confess(?:ed|es)?|(?:it|that|this|they|the (?:story|report|rumour)s?) (?:is|are|was|were) (?:all |quite |"
    r"perfectly )?(?:true|correct|right|accurate))\b",
)
# … none too willingly
GRUDGING: Final = _pattern(
    r"\b(?:admit(?:ted|s)|conced(?:ed|es?)|acknowledg(?:ed|es?)|accept(?:ed|s)? (?:that|the|its|his|her|full)|"
    r"own(?:ed|s)? up|confess\w*)\b",
)
NOT_DISPUTED: Final = re.compile(
    r"\bd(?:id|oes|o)(?: not|n['’]t) (?:dispute|deny|contest|question|quarrel with)\b", re.IGNORECASE
)
# … but not all of it
LIMITED: Final = _pattern(
    r"\b(?:part(?:ly|ially)|in part|some of|some (?:\d|\w+s\b)|isolated|a (?:page|handful|few|number|couple|quantity|"
    r"fraction|small)\b|only|"
    r"small(?:er)?|minor|slight(?:ly)?|limited|not all|no more than|at most|up to a point|exaggerat\w+|overstat\w+|"
    r"debris|residue|"
    r"the (?:other|rest|remaining)|but (?:not|reject\w*|den\w+|disput\w+|insist\w*|said|says)|rather than|"
    r"not an? [\w ]+? by|"
    r"what (?:it|he|she|they) (?:call\w*|describ\w*|term\w*)|in error|mistake|repaid|errors?)\b",
)
# … and puts it right
OWNS_UP: Final = _pattern(
    r"\b(?:(?:an?|by|our|his|her|their|its) (?:\w+ )?(?:error|mistake|oversight|slip)|repa(?:id|y)|refund\w*|"
    r"at fault|put (?:it |this |that )?right|should (?:not|never) have)\b",
)
# … but little of it, however it is put
LITTLE: Final = _pattern(
    r"\b(?:a handful|handful of|isolated|one-off|(?:a|very) few (?:cases|instances|days|people)|no system|not all|"
    r"instead of|no more than|"
    r"far fewer|far less|exaggerat\w+|overstat\w+|overblown|part(?:ly|ially) (?:true|right|correct)|some truth|"
    r"half[- ]true|in part)\b",
)
# it may be so
TENTATIVE: Final = _pattern(
    r"\b(?:possible (?:source|cause|link|case)s?|not (?:been )?ruled out|(?:looks?|appears?|seems?) (?:\w+ )?(?:set|"
    r"likely|to be)|"
    r"(?:will|would|may|might|could) (?:probably|well|possibly)|probably be|most likely|worst case|suspect(?:ed|"
    r"s)? (?:that|to)|"
    r"(?:is|are|was|were|remains?) (?:still )?provisional|awaiting (?:results|confirmation)|(?:still to come|"
    r"outstanding), (?:and|so)|cannot yet be (?:certain|sure))\b",
)
# somebody has begun to look at it
UNDER_WAY: Final = _pattern(
    r"\b(?:is|was|are|were|been) (?:(?!not )\w+ )?(?:reviewing|investigating|looking|examining|checking|monitoring|"
    r"studying|aware|"
    r"inspected|gathering|assessing)\b",
    r"\bha(?:s|d|ve) (?:not|never) (?:been told|heard)\b",
    r"\b(?:would|will|to)\W+(?:look (?:in)?to|check|explain|review|investigate|respond in full)\b",
)
# a claim that something ends is not denied by "will not reopen", but by "stays open"
ENDS: Final = _pattern(
    r"\b(?:clos(?:e[ds]?|ing|ure)|shut\w*|end(?:s|ed|ing)?|stop\w*|scrap\w*|cancel\w*|postpon\w+|delay\w*|suspend\w*|"
    r"abandon\w*|"
    r"withdr(?:ew|awn?|aws|awing)|quit\w*|leav(?:e|es|ing)|left|resign\w*|ban(?:s|ned)?|los[et]\w*|axe[ds]?|cut\w*|"
    r"split\w*|"
    r"die[ds]?|dead|sack\w*|dismiss\w*|retir\w+|bankrupt\w*|break(?:s|ing)? up|step(?:s|ping)? down|call(?:s|"
    r"ed)? off)\b",
)
GOES_ON: Final = _pattern(
    r"\b(?:stay(?:s|ing)?\b(?! (?:down|shut|closed|away|off|out|silent|indoors))|remains? (?:open|in|at|with|with us|"
    r"as)|not going (?:anywhere|away)|carr(?:y|ies|ying) on|here to stay|"
    r"(?:goes|going|go) ahead|as (?:planned|usual|normal|scheduled)|business as usual|took training|in good health|"
    r"renewed|extended|reign\w*|accounted for|passe[sd]|perfectly (?:safe|sound)|kept on|very much (?:alive|open))\b",
)
YES: Final = re.compile(r"\W*yes\b", re.IGNORECASE)
NO: Final = re.compile(r"\W*no(?:\W*$|[.,;!:] )", re.IGNORECASE)
# words of others that a body repeats only to answer them
REPEATED: Final = re.compile(
    r"\b(?:reports?|reported|rumou?rs?|stor(?:y|ies)|posters?|posts?|articles?|messages?|media|sa(?:ys?|id|ying)|"
    r"alleg\w+|claim\w*|"
    r"circulat\w+)\b|\?",
    re.IGNORECASE,
)
