"""Closed word lists: abbreviations, function words, times, and phrases that give a report away."""

from __future__ import annotations

from typing import Final


def words(block: str) -> frozenset[str]:
    """The words of a block of text."""
    return frozenset(block.split())


ABBREVIATIONS: Final = words(
    """mr mrs ms messrs dr prof rev fr sr jr st hon gen lt col maj capt sgt cpl cmdr adm gov sen rep reps sens pres
    supt insp det dept ltd inc corp co llc plc bros no nos vol pp fig ch sec art cf vs v e.g i.e etc al approx est
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
    u.s u.k u.n e.u d.c p.o ave blvd rd mt ft ph.d m.d b.a m.a viz atty amb msgr hrs mins ret univ assn"""
)

PRONOUNS: Final = words("he she it they we i you one who this that these those everyone someone nobody")
PERSONAL: Final = words("he she they we i you it")
DETERMINERS: Final = words(
    """the a an this that these those his her its their our my your some any no neither either both each every several
    many most few another one two three four five six seven eight nine ten dozens hundreds other"""
)
AUXILIARIES: Final = words(
    """is are was were be been being am has have had having do does did will would shall should can could may might
    must 'll 've 'd 'm 're isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't
    shouldn't can't couldn't cannot isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t
    wouldn’t shouldn’t can’t couldn’t"""
)
ADVERBS: Final = words(
    """also later then now again still never ever already once just even often always recently earlier soon here there
    not further instead thus therefore nonetheless nevertheless too only twice first finally eventually yesterday
    today tonight famously ever since initially previously repeatedly long yet rather quite previously meanwhile"""
)
SUBORDINATORS: Final = words(
    """that because while when if after although though as since whether where before until unless whereas so than
    but or which how why what once lest and nor even despite besides amid"""
)
RELATIVES: Final = words("who whom whose which that")
PREPOSITIONS: Final = words(
    """of in on at by for with from to about into over under against between among during through after before since
    within without near via amid across behind around outside inside upon towards toward per like following"""
)
LEADERS: Final = words(
    """but and so far yet or nor however meanwhile moreover furthermore still nevertheless nonetheless instead also then
    later earlier today yesterday now separately additionally similarly likewise indeed finally thus therefore
    overall elsewhere afterwards afterward besides accordingly"""
)
TIMES: Final = words(
    """monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow morning afternoon
    evening night week weekend month year january february march april may june july august september october november
    december monday's tuesday's wednesday's thursday's friday's saturday's sunday's"""
)
ADVERBIAL_STARTS: Final = words(
    """on in at during after before when while as to by via from following through with over for late early yesterday
    today tonight last this earlier later again recently ahead amid about without outside inside using adding citing
    referring speaking standing according monday tuesday wednesday thursday friday saturday sunday afterwards then here
    because since under shortly moments hours days weeks months years"""
)
REPORT_NOUNS: Final = words(
    """claim claims allegation allegations accusation accusations assertion assertions statement announcement warning
    warnings suggestion suggestions report reports rumour rumours rumor rumors belief contention insistence revelation
    revelations admission assurance assurances prediction predictions promise promises pledge complaint complaints
    argument conclusion denial speculation hope hopes fear fears concern concerns testimony confirmation proposal demand
    declaration insinuation hints notion suspicion suspicions tip tips theory threat threats vow estimate forecast
    opinion view acknowledgement recommendation word"""
)
