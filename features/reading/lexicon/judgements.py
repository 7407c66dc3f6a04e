"""How judgements and threats are worded."""

from __future__ import annotations

import re
from typing import Final

JUDGEMENT: Final = re.compile(
    r"\b(?:is|was|are|were|been|be|seems|seemed|it['’]s|that['’]s|he['’]s|she['’]s|they['’]re)\s(?:[\w’'\-]+\s){0,3}?"
    r"(?:right (?:call|decision|thing)|wrong|useless|dull|boring|terrible|disgrace\w*|shameful|shame|cruel\w*"
    r"|brilliant|worst|best|"
    r"awful|unfair|outrageous|ridiculous|absurd|pathetic|appalling|wonderful|fantastic|great|excellent|superb"
    r"|magnificent|"
    r"horrible|horrific|disgusting|unacceptable|irresponsible|reckless|foolish|stupid|naive|cowardly|despicable"
    r"|hypocri\w+|"
    r"embarrass\w+|disappointing|beautiful|ugly|eulogy|masterpiece|farce|joke|travesty|scandalous|insult\w*"
    r"|betrayal|tragic|"
    r"shocking|ludicrous|hideous|dreadful|abysmal|laughable|shambl\w+|shambolic|heartless|inexcusable|indefensible"
    r"|outstanding|splendid|lousy|insane|crazy|spineless|gutless|dishonou?rable|short-sighted|waste of \w+|nightmare"
    r"|triumph|whitewash|sham|eyesore|slap in the face|(?:good|bad|terrible) idea|step too far|"
    r"decade out of date|mistake|overrated|underrated|incompetent|delicious|bland|mediocre|inspiring|admirable"
    r"|heroic|derisory|paltry|insulting|generous|unforgivable|(?:a |an )?(?:complete |total |utter |absolute |real "
    r"|bloody )?(?:mess|disaster|shambles"
    r"|dud|flop|bore|delight|gem"
    r"|treat|letdown|let-down|failure|scandal|outrage|affront|insult|travesty|tragedy for|wake-up call|miracle)(?= "
    r"|\W*$)|"
    r"stain on|blot on|bribe|gimmick|stunt|circus|charade|debacle|fiasco|catastrophe|gift to|blessing"
    r"|tone-deaf|out of touch|toothless|half-baked|cynical|arrogant|vindictive|petty|bonkers|idiotic|gorgeous"
    r"|dazzling|riveting"
    r"|tedious|clumsy|clueless|rotten|vile|obscene|grotesque|monstrous|barbaric|inhumane?|immoral|unjust|unfit"
    r"|undemocratic"
    r"|too (?:little|late|timid|harsh|soft|weak)|beyond (?:belief|parody)|long overdue|a relief"
    r"|poor(?:est)? (?:value|choice|judg\w+)"
    r"|not good enough|lack\w* (?:courage|ambition|imagination|vision))\b"
    r"|\bdeserv(?:e|es|ed)\b(?! to (?:know|be told))|\b(?:in (?:my|our) (?:view|opinion)|i (?:think|believe"
    r"|feel) (?:it|that|this)"
    r"|frankly|cruelty|a disgrace|shame on)\b",
    re.IGNORECASE,
)
NO_JUDGEMENT: Final = re.compile(
    r"\bwrong (?:by|number|way|side|address|turn|place|time|end)\b|\b(?:best|worst)[ -](?:known|selling|seller"
    r"|interests?|hit|part of|\w+ed\b)|\b(?:something|anything|what"
    r"|what['’]s|nothing) (?:\w+ )?wrong"
    r"|\bgreat (?:deal|many|number|grand\w+)|\bgreat-|\b(?:at|do|did|doing|does) (?:his|her|its|their|my"
    r"|our) (?:best|worst)"
    r"|\bbest (?:friend|man|picture|actor|actress)",
    re.IGNORECASE,
)
# in the article's own voice a judgement that is somebody else's, or a quotation, is none
AT_SECOND_HAND: Final = re.compile(
    r"[“”\"]|\b(?:whether|perceived|called|calling|asked|saw as|sees|regarded|considered|known|saying|said|what he"
    r"|what she"
    r"|voters|critics|fans)\b",
    re.IGNORECASE,
)
HARM: Final = re.compile(
    r"\b(?:burn\w*|shot|shoot\w*|kill\w*|cut\b|destroy\w*|attack\w*|bomb\w*|retaliat\w*|regret\w*|consequences"
    r"|punish\w*|sanction\w*"
    r"|doubled|sue\b|shut|walk out|strike\w*|suffer\w*|revenge|avenge\w*|crush\w*|hit back|respond with"
    r"|go online|leak\w*|publish\w*|"
    r"executed?|behead\w*|rats|blood|pull (?:out|every|the)|blow up|pay (?:for|the price|dearly)|price|tariffs?"
    r"|expel\w*|arrest\w*|"
    r"sink\b|drown\w*|bombard\w*|flatten\w*|raze\b|torch\b|expose\w*|hang\w*|die\b|hell|war\b|fire\b"
    r"|blockade\w*|annihilat\w*|to a (?:halt|standstill)|to (?:its|their|his|her) knees|bring down|topple\w*"
    r"|paraly[sz]e\w*|down tools"
    r"|boycott\w*|cut off|swift\w*|decisive\w*|crushing|harsh\w*|severe\w*|disrupt\w*|seize\w*|eliminat\w*|wipe\w*"
    r"|obliterat\w*)\b",
    re.IGNORECASE,
)
CONDITION: Final = re.compile(
    r"\b(?:if|unless|until|or (?:the|we|i|you|they|else)|pay up|before|one more|any(?:one|body) \w+|any(?:one"
    r"|body)? (?:\w+ )?(?:who"
    r"|that)|whoever|in \w+ days)\b",
    re.IGNORECASE,
)
BY_US: Final = re.compile(
    r"\b(?:we|us|our|I|my)\b|\b(?:his|her|its|their) (?:own )?(?:men|fighters|forces|troops|soldiers|army|militia"
    r"|gunmen|members"
    r"|group|supporters|lawyers|government|country|company|union)\b|^\W*(?:pay|leave|release|free|hand over|give"
    r"|withdraw|stop"
    r"|surrender|get out|stay away)\b",
    re.IGNORECASE,
)
BE_DONE: Final = re.compile(
    r"\b(?:will|would|shall|to) be (?:\w+ed|shot|cut|hit|burnt|hung|shut|put to death)\b", re.IGNORECASE
)
# "Touch one of our ships and we will close the strait"
OR_ELSE: Final = re.compile(
    r"\W*(?:touch|cross|fire|attack|come|try|set|lay|send|move|step|strike|take|shut|sign|cut|vote|raise|sack|print"
    r"|publish|talk|go)"
    r"\b[^.;?!]{3,90}?\b(?:and|or) (?:we|I|you|they)(?:['’]ll| will| shall| are going to)\b(?! (?:see|find|get"
    r"|be able|love|enjoy|save))",
    re.IGNORECASE,
)
ULTIMATUM: Final = re.compile(
    r"\byou (?:can|could|may) (?:still )?(?:save|spare) (?:yourself|yourselves|your)\b|\bor else\b|\b(?:last"
    r"|final) (?:chance|warning)\b"
    r"|\byou (?:will|['’]ll|are going to) (?:regret|pay|be (?:sorry|next|punished|crushed|hunted)"
    r"|face (?:the )?(?:consequences|justice|ruin))",
    re.IGNORECASE,
)
WILL: Final = re.compile(
    r"\b(?:will|would|['’]ll|shall|going to)\b|^\W*pay\b|\bwe (?:pull|shut|walk|strike)\b", re.IGNORECASE
)
OWN_DEED: Final = re.compile(
    r"\W*(?:that )?(?:it|they|he|she|we|I|its (?:\w+ )?(?:forces|army|troops|navy|missiles)|any (?:\w+ )?(?:attack"
    r"|strike|move))\b"
    r"(?: [\w’']+)? (?:would|will|['’]d)\b"
)
COPULA: Final = re.compile(r"\b(?:is|are|was|were|['’]s|too|looks|sounds|feels|lacks|fails|amounts)\b")
