"""Nouns for people by what they do, and nouns for things that only look like speakers."""

from __future__ import annotations

import re
from typing import Final

from features.reading.lexicon.phrases import words

_ROLES: Final = words(
    """expert specialist scientist researcher economist historian engineer analyst academic scholar biologist chemist
    physicist geologist archaeologist linguist statistician epidemiologist virologist psychologist psychiatrist
    sociologist anthropologist astronomer meteorologist seismologist volcanologist forecaster modeller surveyor
    architect builder contractor planner designer developer programmer coder hacker technician mechanic electrician
    plumber welder miner farmer grower breeder fisher trawlerman sailor skipper pilot driver rider cyclist walker
    hiker climber runner swimmer diver surfer skier golfer footballer player coach trainer referee umpire fan
    supporter follower critic reviewer reader listener viewer user customer consumer shopper buyer seller trader
    dealer broker banker investor lender borrower saver taxpayer ratepayer payer landlord tenant homeowner
    householder homebuyer owner employer employee worker labourer striker unionist steward staffer colleague teacher
    tutor lecturer professor student pupil parent mother father grandparent guardian relative friend neighbour
    neighbor local villager resident inhabitant islander townsfolk commuter passenger traveller traveler tourist
    visitor holidaymaker guest patient carer caregiver nurse midwife doctor physician surgeon consultant paramedic
    medic pharmacist dentist vet therapist counsellor priest vicar pastor cleric imam rabbi monk nun believer
    worshipper parishioner soldier veteran fighter rebel insurgent militant activist campaigner protester protestor
    demonstrator organiser organizer volunteer donor lobbyist strategist pollster pundit commentator columnist
    blogger streamer youtuber influencer gamer theorist insider outsider aide adviser advisor staffer delegate
    operative loyalist opponent proponent advocate skeptic sceptic detractor admirer conservationist
    environmentalist ecologist birdwatcher naturalist collector curator archivist librarian artist painter musician
    singer dancer actor writer author novelist poet publisher bookseller shopkeeper trader stallholder baker butcher
    grocer chef cook waiter bartender hotelier restaurateur barber hairdresser cleaner guard gardener forester
    ranger logger hunter angler beekeeper winemaker brewer distiller cabbie trucker haulier voter constituent
    citizen pensioner retiree teenager child boy girl man woman refugee migrant asylum-seeker prisoner inmate
    detainee victim survivor bystander onlooker witness juror plaintiff defendant lawmaker legislator negotiator
    mediator diplomat monitor observer inspector investigator detective auditor accountant actuary participant
    attendee spectator competitor rival entrepreneur executive manager recruiter salesman saleswoman shareholder
    stakeholder member participant contributor moderator admirer technologist futurist demographer criminologist
    toxicologist hydrologist oceanographer climatologist ornithologist botanist zoologist theologian philosopher
    classicist medievalist nutritionist dietitian hygienist cardiologist oncologist neurologist dermatologist
    paediatrician pediatrician gynaecologist immunologist microbiologist geneticist pathologist radiologist
    goalkeeper striker midfielder winger batsman bowler jockey boxer wrestler gymnast sprinter cricketer
    conductor composer violinist pianist cellist drummer guitarist rapper sculptor screenwriter filmmaker
    choreographer presenter comedian essayist translator biographer mathematician neuroscientist biochemist
    restorer caterer florist tailor carpenter joiner roofer mason foreman beekeeper shepherd fishmonger
    lifeguard caretaker postman stonemason locksmith blacksmith"""
)
_IRREGULAR: Final = words(
    "people men women children folk clergy crew staff passers-by trawlermen firefighters fishermen"
)
_MADE: Final = re.compile(
    r"(?:olog|onom|raph|path|iatr)(?:ist|er)s?$|(?:wright|smith|keeper|fighter|singer|teacher|hunter|grower)s?$|(?:worker|maker|goer|owner|holder|watcher|dweller)s$"
)

THINGS: Final = words(
    """tablet game film movie song album product phone device app car vehicle plane ship train tower  evidence
    piece finding clue sign proof fact facts fate death deaths life name hobby deal bill law plan process talks vote
    votes election campaign-trail poll count tally percent share majority story stories rumour rumor claim claims
    question answer news headline idea notion theory hope fear process problem issue issues  cases result
    results history future past precedent math maths logic experience science technology weather price prices cost
    costs rate information details detail proposal initiative repercussion reputation identity insistence impact
    discussion debate interview show shows episode scene moment event events incident crisis war attack attacks fire
    blast explosion accident crash storm flood quake earthquake tattoo photo clip ads advert campaign-ad rally
    rallies speech move moves decision trend trends symptoms disease virus vaccine drug treatment body bodies bear
    dog cat horse mushroom animal tests test sample samples relationship sale sales order orders trial engine wreck
    remains"""
)

MALE_ROLES: Final = words(
    """spokesman chairman businessman policeman congressman councilman assemblyman fisherman fireman salesman statesman
    king prince duke earl baron father brother uncle husband grandfather widower actor monk priest pope cardinal boy
    man gentleman waiter landlord nobleman sportsman cameraman ombudsman frontman craftsman anchorman"""
)
FEMALE_ROLES: Final = words(
    """spokeswoman chairwoman businesswoman policewoman congresswoman councilwoman assemblywoman saleswoman stateswoman
    queen princess duchess countess baroness mother sister aunt wife grandmother widow actress nun girl woman waitress
    landlady midwife sportswoman camerawoman headmistress ballerina soprano schoolgirl housewife"""
)
PRESS: Final = words(
    "reporter reporters journalist journalists correspondent correspondents photographer photographers crew"
)


def is_role(noun: str) -> bool:
    """Whether a noun in small letters means people by what they do, in the singular or plural.

    >>> is_role("historians"), is_role("steelworkers"), is_role("tides")
    (True, True, False)
    """
    singular = noun.removesuffix("s")
    return noun in _ROLES or singular in _ROLES or noun in _IRREGULAR or _MADE.search(noun) is not None
