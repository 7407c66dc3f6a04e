"""Words that news uses for one another: one line a meaning, the first word stands for all."""

from __future__ import annotations

from typing import Final

_MEANINGS: Final = """
kill killed kills killing slay slain slew murder murdered dead die died dies death deaths fatal fatally perish perished
injure injured injuring injury injuries hurt hurts wound wounded wounds maimed
buy buys bought buying acquire acquires acquired acquiring acquisition purchase purchased takeover
sell sells sold selling sale sales
resign resigned resigns resignation quit quits step-down abdicate stand-down relinquish
leave leaves left leaving depart departs departed departure exit exits
reject rejected rejects rejection refuse refused refuses refusal rebuff rebuffed spurn spurned
request requested requests ask asked asks demand demanded demands plea pleaded
ultimatum ultimatums
global worldwide planetwide
amnesty immunity clemency pardon pardoned
close closed closes closing closure shut shuts shutting shutdown
arrest arrested arrests detain detained detention custody nabbed apprehended captured
sack sacked fire fired dismiss dismissed dismissal oust ousted axed
find found finds discover discovered discovers discovery unearth unearthed uncover uncovered
behead beheaded beheading beheads decapitate decapitated decapitation
execute executed execution
hospital hospitalised hospitalized clinic infirmary
launch launched launches launching unveil unveiled unveils
price prices priced pricing cost costs costing
delay delayed delays postpone postponed postponement
attack attacked attacks assault assaulted assaults
strike airstrike airstrikes bombing bombed bombs
crash crashed crashes crashing collision collided
fall fell fallen falls falling drop drops dropped decline declined decrease decreased
rise rose risen rises rising increase increased increases jump jumped surge surged soar soared
wed wedding marry married marries marriage
child children kid kids pupil pupils toddler youngster youngsters
doctor doctors physician medic medics surgeon
police cops cop officers constabulary
soldier soldiers troops army military
car cars vehicle vehicles motor
lorry lorries truck trucks
ship ships vessel vessels boat boats
money cash funds
steal stole stolen theft robbed robbery heist thief thieves
rescue rescued rescues save saved saves saving
talks negotiations negotiate negotiating negotiation
deal agreement pact accord
ban banned bans banning prohibit prohibited outlaw outlawed
split splits spin-off
hack hacked hackers hacking cyberattack
quarantine quarantined quarantines
pregnant pregnancy
job jobs redundancies layoffs lay-offs
isis isil
america american americans usa
britain british uk briton britons
"""

SYNONYMS: Final = {word: line.split()[0] for line in _MEANINGS.strip().splitlines() for word in line.split()}
_NUMERALS: Final = """
three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty
"""
NUMBERS: Final = {word: str(value) for value, word in enumerate(_NUMERALS.split(), start=3)}
