"""How bodies, companies, their people and the media are called: the words by which `entitled` tells them apart."""

from __future__ import annotations

import re
from typing import Final

from features.grouping.text import any_of, stem


def pattern_of(*parts: str) -> re.Pattern[str]:
    """Matches any of several words, written as `any_of` has them, in capitals or not."""
    return re.compile(rf"\b(?:{any_of(*parts)})\b", re.IGNORECASE)


BODY: Final = pattern_of(
    r"council(?:l?ors?)? minist(?:ry|er|ers|ries) commission(?:er|ers)? directorate government presidency police\w*",
    r"authorit(?:y|ies) court tribunal judges? magistrates? coroner prosecut(?:ors?|ion) parliament senate congress",
    r"embassy consulate prefect(?:ure)? municipality inspectorate regulators? ombudsman watchdog bureau treasury",
    r"(?:fire|ambulance|health|prison|rescue|border|customs|coastguard|civil|weather|park|forest\w*|secret)_service",
    r"fire_(?:and|&)_rescue fire_brigade firefighters coast_?guard navy army air_force garrison branch inquiry",
    r"(?:city|town|county|state)_hall mayor governor sheriff superintendent sergeant constable inspector commander",
    r"clerk dean_and_chapter diocese university hospital trust utility operator newsroom agency",
    r"(?:rescue|control|operations|command|coordination|weather|crisis|disease\w*)_cent(?:re|er)",
    r"(?:environment|health|safety|space|food|tax|transport|aviation|maritime|statistics|standards|protection|highways|"
    r"coastguard|payments?|refugee|border|defen[cs]e)\w*_(?:\w+_)?(?:office|board|executive|administration)",
    r"(?:met(?:eorological)?|weather|statistic\w*|election\w*|electoral|audit|patent|cabinet|registry|press)_office",
    r"(?:audit|accounts)_chamber chamber_of_accounts constabulary gendarmerie presiden(?:t|tial_palace) premier",
    r"chancell(?:or|"
    r"ery) ambassadors? envoys? prefects? burgomaster harbou?r_?master pathologists? coastguards? customs",
    r"(?:chief|duty|medical|veterinary|returning|fire|public_health|press|state)_(?:\w+_)?officers? station_?master",
    r"(?:central|national|federal|reserve)_(?:bank|reserve) federal_reserve foreign_secretary secretary_of_state",
    r"(?:governing|supervisory|world_\w+|international_\w+|licensing|regulatory)_bod(?:y|"
    r"ies) registrars? auditor_general",
)
# what bodies that publish notices of their own call themselves beside, with capitals
PUBLISHING: Final = re.compile(
    r"\b(?:"
    + any_of(
        r"Unit Panel Reserve Institute Institution Cent(?:re|er) Department Dept Office Committee Survey Observatory",
        r"Registry Secretariat Headquarters HQ Corps Brigade Laborator(?:y|"
        r"ies) Administration Executive Board Division",
        r"Federation League President Infirmary Clinic School Academy College Abbey Cathedral Airport",
        r"Co-ordination Coordination Museum Commissioner Exchange Lifeboats? Barracks Foundation",
    )
    + r")\b"
)
COMPANY: Final = re.compile(
    r"\b(?:plc|PLC|Ltd|Limited|LLC|Inc|Corp|Corporation|AG|SA|SpA|SE|NV|GmbH|AB|ASA|Oy|Holdings?|FC|AFC|RFC|CF|SC)\b"
    r"|(?:^|\s)(?:Works|Bakers|Bakery|Chemicals|Lines|Homes|Foods|Dairies|Farms|Mills|Mines|Steel|Petroleum|Mining|"
    r"Logistics|Builders|"
    r"Properties|Estates|Insurance|Airlines|Brewers|Breweries|Brewery|Distillers|Industries|Enterprises|Motors|"
    r"Ferries|Bank|"
    r"Pharmaceuticals|Systems|Technologies|Stores|Hotels|Utilities|Railways?)$"
    r"|\([^)]*\b(?:official|company|newsroom|investors?|artist['’]s|own|personal)\b[^)]*\)"
)
NO_BODY: Final = pattern_of(
    r"works_council unions? opposition news(?:paper)? press media magazine gazette times herald post former ex-\w+",
    r"(?:literary|travel|advertising|ad|estate|rating|model|picture|photo|employment|betting)_agency",
    r"retired experts? analysts? scholars? researchers? students? professors? hoax(?:es)? rumou?rs? campaign\w*",
    r"protest\w* lobby\w* charity think[-_]tank consultanc(?:y|ies) brokers? residents tenants users fans supporters",
    r"action save justice victims riders workers members supporters friends alliance pensioners neighbours "
    r"volunteers rivals? eyewitness\w* shoppers forum newsletter podcast",
    r"(?<!football_)(?<!athletics_)(?<!rugby_)(?<!tennis_)(?<!cycling_)associations?",
)
# Words that mastheads are made of, with capitals: "the Dale Watchdog" is a newspaper, "the water watchdog" is none.
MASTHEAD: Final = re.compile(
    r"\b(?:"
    + any_of(
        r"Advertiser Argus Blog Broadcast\w* Bugle Bulletin Channel Chronicle Courier Daily Diary Digest Dispatch Echo",
        r"Examiner Express Feed FM Forum Gazette Globe Guardian Herald Independent Insider Journal Lantern Leader",
        r"Ledger Life Live Magazine Mail Mercury Messenger Mirror Monitor News\w* Notes Now Observer Online Packet",
        r"Paper Post Press Radio Record Report Reporter Review Sentinel Standard Star Sun Telegraph Times Today",
        r"Tonight Trade Tribune TV Voice Watch Watchdog Weekly Wire World",
    )
    + r")\b"
)
# words that other media call themselves by, though a body's name may hold them as well
MEDIUM: Final = re.compile(
    r"\b(?:"
    + any_of(
        r"Pages? Gossip Whispers? Letter Notices Intel Brief Hour Minute Addict Fans? Desk Talk Buzz Chat Tattle "
        r"Line Lens",
        r"Tracker Newswire Update Confidential \w*[bB]lad(?:et)? \w*[zZ]eitung \w*[bB]latt Anzeiger Kurier",
        r"Corriere Giornale Courrier Diario Gazeta Matin Nouvelles Republic Spectator Citizen Advance Hub Portal "
        r"Podcasts?",
    )
    + r")\b"
)
SPEAKS_FOR: Final = pattern_of(
    r"spokes\w+ publicist press_(?:officer|secretary) representatives? chief_executive chair(?:man|woman|person)",
    r"(?:his|her|their|its)_(?:agents?|lawyers?|solicitor|barrister|manager|attorney|office|family)",
    r"(?:general|managing|station|plant|site|hotel|health|club|arena|store)_(?:manager|director)",
    r"head_teacher (?:vice-)?chancellor principal rector head(?:master|mistress) director boss founder",
    r"general_secretary owners? organisers? promoters? curators? head_of (?:duty|chief|city|county|site)_engineer",
    r"(?:production|sales|marketing|finance|press|security|safety|sports?|club|team|harbou?r|airport)_(?:chief|boss|"
    r"head|manager)",
)
PLACE_BODY: Final = re.compile(r"^(?:the|its) (?:county|borough|parish|city|town|state)(?: [a-z]+)?$", re.IGNORECASE)
STRIKERS: Final = pattern_of("unions?")
STRIKE: Final = pattern_of(r"strikes? striking walk(?:ing)?_?out ballot\w* industrial_action down_tools")
PARTIES: Final = (
    r"(?:(?:his|her) (?:label|publisher|club|family|widow|estate|band|party|employer|lawyers?)|"
    r"(?:the|its|their|building['’]s) (?:\w+ )?(?:"
    + any_of(
        "company firm makers? manufacturer publisher airline carrier club label bank hotel school theatre museum "
        "lender",
        "factory operator owners? developer contractor retailer chain group foundation party university hospital "
        "parish",
        "federation league team studio producer utility railway brewery dairy institute charity bakery restaurant café",
        "band singer actors? author player organisers? promoter landlord builder shop store supermarket insurer "
        "supplier",
        "diocese bishop church mosque family widow estate gallery festival zoo farm mill yard ferry shipyard line app",
    )
    + r"))\b"
)
PARTY: Final = re.compile(rf"^{PARTIES}", re.IGNORECASE)
PARTY_NAMED: Final = re.compile(rf"\b{PARTIES}", re.IGNORECASE)
SUFFIXES: Final = frozenset(
    """
    group ltd plc inc llc corp corporation company co foundation official holdings sa ag fc afc
    """.split()  # noqa: SIM905
)
COMMON: Final = frozenset(
    """
    police customers voters votes students pupils trains train flights drivers nurses doctors teachers farmers women men
    children people staff workers residents scientists researchers hackers rebels troops prices sales jobs wages taxes
    inspectors engineers ambulances schools hospitals train dockers miners pilots parents patients visitors tourists
    """.split()  # noqa: SIM905
)
HEADS: Final = frozenset(
    map(
        stem,
        """
    airline bank cathedral church club company council county court dairy factory federation firm foundation government
    hospital hotel library maker mine ministry monastery museum operator orchestra owner palace party police presidency
    prison publisher railway school senate theatre trust union university zoo
        """.split(),  # noqa: SIM905
    )
)
