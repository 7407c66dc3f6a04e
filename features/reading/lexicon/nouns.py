"""Nouns for people, bodies, documents and outlets, by the kind of source that they make."""

from __future__ import annotations

from typing import Final

from features.reading.lexicon.phrases import words

# holders of public office: with or without a name they speak for the state
OFFICE_HOLDERS: Final = words(
    """president vice-president premier chancellor minister ministers secretary undersecretary senator senators
    congressman congresswoman lawmaker lawmakers legislator legislators mp mps msp mep meps td
    governor governors mayor mayors alderman councillor councillors councilman councilwoman councilor commissioner
    commissioners ambassador ambassadors envoy envoys consul diplomat diplomats attaché prosecutor prosecutors
    sheriff sheriffs marshal constable superintendent inspector detective detectives trooper troopers general admiral
    colonel major lieutenant brigadier sergeant commander commodore corporal taoiseach king queen emir sultan
    emperor monarch ayatollah coroner ombudsman comptroller auditor-general treasurer speaker regulator regulators
    official officials officer officers policeman policewoman firefighter firefighters magistrate magistrates
    chief-of-staff attorney-general prefect gov sen gen col lt sgt maj adm brig cllr supt headman headwoman
    parliamentarian parliamentarians assemblyman assemblywoman governor-general solicitor-general minister-president
    congressmen spymaster postmaster-general judge judges congressperson warden
    deputy-mayor chief-minister investigators investigator detective-sergeant pm
    commandant generals admirals colonels premiers presidents chancellors police-chief """
)
OFFICE_PHRASES: Final = (
    "prime minister", "head of state", "chief of staff", "chief of police", "police chief", "fire chief",
    "army chief", "attorney general", "district attorney", "state attorney", "secretary of state",
    "secretary-general of nato", "foreign secretary", "home secretary", "health secretary", "press secretary",
    "chief whip", "village head", "village chief", "district collector", "council leader", "leader of the council",
    "special envoy", "chief constable", "chief inspector", "surgeon general", "chief medical officer",
    "central bank governor", "intelligence chief", "military chief", "first minister", "crown prince",
    "majority leader", "minority leader", "state department spokes", "ministry spokes", "police spokes",
    "military spokes", "army spokes", "government spokes", "council spokes", "house spokes", "pentagon spokes",
    "kremlin spokes", "embassy spokes", "navy spokes", "force spokes", "spokesman for the ministry",
    "spokeswoman for the ministry", "spokesman for the police", "medical examiner",
)  # fmt: skip
STATE_BODIES: Final = words(
    """government governments ministry ministries cabinet parliament congress senate administration regime treasury
    embassy consulate police army navy military armed-forces gendarmerie constabulary coastguard
    council councils municipality authority authorities department regulator prosecution watchdog
    pentagon kremlin downing whitehall capitol fbi cia nsa nasa mi5 mi6 fda cdc sec irs dhs atf epa ftc fcc doj faa
    ntsb nhs hmrc ofcom ofsted fsb gru mossad shin-bet idf bundestag knesset duma lok-sabha junta politburo
    republic legislature assembly taskforce garrison battalion battalions brigade troops
    force precinct politburo commissariat chancellery élysée elysee quirinale bundeswehr nypd lapd mod state
    directorate customs tsa dea ice fema command fed"""
)
STATE_PHRASES: Final = (
    "white house", "state department", "central bank", "federal reserve", "bank of england", "downing street",
    "scotland yard", "home office", "foreign office", "cabinet office", "justice department", "defence department",
    "coast guard", "border force", "air force", "fire service", "fire brigade", "fire department", "water board",
    "fire and rescue", "prison service", "health service", "civil aviation", "accident board", "investigation board",
    "safety board", "conduct agency", "conduct authority", "electoral commission", "election commission",
    "securities and exchange", "customs service", "security service", "intelligence service", "intelligence agency",
    "environment agency", "health agency", "city hall", "county council", "city council", "town council",
    "port authority", "national guard", "security council", "statistics office", "weather service", "met office",
    "geological survey", "revolutionary guard", "supreme leader", "the force", "the north", "the south",
    "public health", "food standards", "emergency services", "rescue services", "rescue service", "ambulance service",
    "ambulance services", "social services", "secret service", "immigration service", "postal service",
    "forest service", "park service", "fisheries agency", "space agency", "tax agency", "police force",
    "statistics agency", "statistics bureau", "census bureau", "justice ministry", "human rights commission",
    "competition authority", "audit office", "accident investigation", "transportation safety", "public prosecutor",
    "state prosecutor", "district court prosecutor", "civil defence", "civil protection", "disaster agency",
    "disaster management", "meteorological office", "met service", "meteorological agency", "water authority",
    "port police", "harbour authority", "highway agency", "highways agency", "transport authority",
    "nuclear regulator", "energy regulator", "financial regulator", "media regulator", "medicines agency",
    "drug agency", "food agency", "consumer protection", "labour inspectorate", "border guard", "border agency",
    "border police", "special forces", "general staff", "high command", "defence forces", "defense forces",
    "presidential office", "presidential palace", "prime minister's", "royal navy", "royal air", "us navy", "us army",
    "tax office", "tax authority", "school board", "parish council", "police department", "armed forces",
    "the crown prosecution",
)  # fmt: skip
# bodies of other kinds whose names hold a word of the state
NO_STATE_PHRASES: Final = (
    "islamic state", "trades union congress", "trade union congress", "national congress", "world council",
    "council of churches", "jewish congress", "mobile world congress", "press council", "arts council",
    "student council", "works council", "players' council", "muslim council", "football authority",
    "state university", "state street", "solid state", "ohio state", "penn state", "salvation army", "church army",
    "department store", "security force", "task force",
)  # fmt: skip
PLACES_FOR_STATES: Final = words(
    """washington moscow beijing london paris berlin brussels tehran pyongyang seoul tokyo delhi islamabad
    kabul baghdad
    damascus riyadh doha ankara athens rome madrid lisbon dublin ottawa canberra wellington jerusalem cairo tripoli
    tunis algiers rabat nairobi kampala addis pretoria abuja accra dakar kyiv kiev minsk warsaw prague budapest
    bucharest sofia belgrade zagreb vienna bern oslo stockholm helsinki copenhagen riga vilnius tallinn havana caracas
    bogota bogotá lima quito santiago brasilia brasília hanoi manila jakarta bangkok yangon dhaka colombo kathmandu
    taipei baku yerevan tbilisi astana tashkent sanaa amman beirut khartoum asmara harare lusaka luanda
    kinshasa kigali
    russia china iran iraq israel egypt turkey syria ukraine france germany britain england scotland spain italy
    poland greece india pakistan afghanistan japan vietnam thailand indonesia malaysia singapore australia
    canada mexico
    brazil argentina chile colombia venezuela cuba nigeria kenya ethiopia eritrea sudan somalia uganda rwanda tanzania
    zimbabwe zambia angola morocco algeria tunisia libya jordan lebanon qatar kuwait bahrain oman yemen
    sweden norway finland denmark iceland ireland portugal austria switzerland belgium netherlands hungary romania
    bulgaria serbia croatia slovenia slovakia albania kosovo bosnia montenegro latvia lithuania estonia belarus
    moldova
    armenia azerbaijan kazakhstan uzbekistan mongolia taiwan philippines cambodia laos myanmar bangladesh nepal"""
)
LONG_PLACES_FOR_STATES: Final = (
    "united states", "north korea", "south korea", "saudi arabia", "united kingdom", "us", "uk", "south africa",
    "sri lanka", "new zealand", "costa rica", "el salvador", "burkina faso", "ivory coast", "new delhi", "abu dhabi",
)  # fmt: skip

BODIES: Final = words(
    """company companies firm corporation group bank airline airlines airways carrier operator union federation
    association league club team charity foundation trust institute university college school hospital clinic church
    diocese archdiocese vatican court tribunal party front movement militia rebels taliban hamas hezbollah isis isil
    nato un eu who imf unesco unicef unhcr opec iaea wto oecd interpol fifa uefa ioc wada greenpeace amnesty oxfam
    commission committee board panel agency organisation organization society consortium alliance coalition campaign
    network startup start-up manufacturer maker retailer supermarket developer studio label publisher lab
    laboratory labs
    museum gallery theatre orchestra palace hotel restaurant abbey landlord insurer lender brewery factory
    plant utility
    railway inc ltd corp plc llc gmbh ag sa holdings partners systems technologies energy motors pharmaceuticals motor
    industries ventures capital securities lettings services solutions media software airlines foods stores brothers
    google apple microsoft amazon facebook twitter tesla boeing airbus samsung sony uber netflix toyota volkswagen
    ford nestlé shell bp exxon pfizer novartis siemens goldman jpmorgan hsbc barclays walmart nike ibm intel meta
    nra aclu naacp dnc rnc gop democrats republicans conservatives labour tories lawyers attorneys solicitors
    guild cooperative co-operative congregation parish forum chamber confederation congress-party lobby think-tank
    thinktank collective zoo fund exchange brigade administrators liquidators publicists promoters organisers
    organizers
    jury programme office academy seminary monastery convent nursery surgery practice pharmacy dealership synagogue
    mosque temple cathedral chapel archive library choir ballet opera circuit casino resort farm estate winery vineyard
    mill refinery mine shipyard dockyard port airport terminal giant chain conglomerate multinational subsidiary
    insurer reinsurer haulier wholesaler distributor supplier exporter importer shipper shipbuilder carmaker chipmaker
    drugmaker planemaker steelmaker automaker bookmaker telco outfit consultancy agency
    administrator liquidator secretariat rebels insurgents separatists militants
    guerrillas strikers mission tigers fighters
    cartel gang syndicate sect brotherhood caucus delegation household dynasty
    diocese presbytery synod society
    retailer carmakers airlines banks unions insurers telecoms conservatory observatory hospice
    management leadership ownership prison jail orphanage shelter foodbank co-op trade-union
    opposition greens liberals socialists communists nationalists"""
)
# last words of companies' names; elsewhere they are everyday words
COMPANY_LAST_WORDS: Final = words(
    """homes foods dairies farms mills mines steel oil gas petroleum minerals mining metals rail rails lines cruises
    ferries logistics freight shipping trading textiles chemicals plastics timber construction builders properties
    estates realty investments finance financial insurance assurance mutual telecom mobile wireless networks robotics
    aerospace aviation marine electric electronics power renewables solar water health healthcare medical biotech
    biosciences pharma therapeutics diagnostics genomics games gaming entertainment pictures records publishing
    books toys sports fashion apparel cosmetics jewellers supermarkets bakeries breweries distillers wines coffee
    restaurants hotels resorts leisure travel tours holidays rentals taxis couriers mobility semiconductors devices
    instruments dynamics analytics cloud data interactive digital global international worldwide industries
    enterprises group"""
)
# those of the bodies that go by a name, not by what they are
PROPER_BODIES: Final = words(
    """google apple microsoft amazon facebook twitter tesla boeing airbus samsung sony uber netflix toyota
    volkswagen ford nestlé shell bp exxon pfizer novartis siemens goldman jpmorgan hsbc barclays walmart nike ibm
    intel meta taliban hamas hezbollah isis isil nato opec interpol fifa uefa greenpeace amnesty oxfam unesco
    unicef vatican pentagon kremlin whitehall fbi cia nasa mossad bundestag knesset duma politburo nypd lapd fed
    treasury"""
)
SPOKESPEOPLE: Final = words(
    """spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen owners founders trustees bosses
    managers ceo chairman chairwoman chairperson chair cfo coo cto director directors executive founder co-founder
    owner co-owner principal headteacher dean rector provost treasurer general-secretary head boss manager
    publicist press-officer convener president trustee agent press-secretary secretary-general leader editor
    editor-in-chief vice-chancellor registrar superintendent"""
)
GROUP_WORDS: Final = words(
    "club company union party bank group airline university college charity league firm workers plant"
)

OUTLET_LAST_WORDS: Final = words(
    """herald times post journal news tribune gazette mail today tv radio press telegraph guardian independent express
    mirror sun star observer chronicle courier dispatch echo record examiner inquirer bulletin globe standard ledger
    sentinel register advertiser argus weekly daily magazine review wire broadcaster newspaper sport sportske
    television online channel bild zeitung monde figaro país pais repubblica spiegel reporter insider mercury monitor
    enquirer argus digest newswire sabanews athletic"""
)
OUTLETS: Final = words(
    """reuters ap afp upi pa bbc cnn wsj nbc cbs abc msnbc itv npr pbs rte rté ard zdf nhk tass ria interfax
    xinhua kyodo yonhap kcna irna fars sana anadolu ansa dpa efe bloomberg politico axios buzzfeed vox vice slate
    salon breitbart gawker tmz mashable techcrunch engadget gizmodo wired forbes fortune newsweek rolling-stone
    sky-sports sky-news sky hürriyet hurriyet nikkei asahi mainichi corriere stern le-monde el-país el-pais
    la-repubblica libération liberation le-figaro les-echos la-stampa el-mundo abc-news fox-news cbs-news nbc-news
    fox msnbc itn channel-4 bfmtv tf1 france-24 dw deutsche-welle swissinfo kathimerini telegraaf nos aftonbladet
    expressen dagens-nyheter verdens-gang politiken jyllands-posten helsingin-sanomat postimees delfi meduza
    kommersant vedomosti novaya-gazeta rbc gazeta-wyborcza hvg telex clarín clarin la-nación la-nacion o-globo
    estadão estadao el-universal el-nacional efecto-cocuyo the-hindu ndtv caixin sixth-tone scmp straits-times
    rappler inquirer premium-times punch the-nation daily-maverick news24 mail-guardian pitchfork nme the-ringer
    the-verge verge ars-technica wired gq vanity-fair vogue people-magazine us-weekly national-geographic
    the-lancet lancet stat-news semafor the-information quanta noema drop-site zeteo the-intercept intercept
    mother-jones the-nation the-hill roll-call business-insider marketwatch barron's barrons handelsblatt faz
    süddeutsche sueddeutsche taz spiegel economist atlantic quartz recode al-jazeera jazeera haaretz ynet mni stat
    globo folha wapo nyt ft usa-today propublica bellingcat huffpost deadline variety billboard espn foxnews
    skynews thejournal pravda izvestia rt sputnik presstv allafrica dawn washington-post al-arabiya arabiya
    der-spiegel lemonde elpais cnbc newsmax mcclatchy"""
)
OUTLET_NOUNS: Final = words(
    "newspaper paper broadcaster magazine weekly daily tabloid website blog outlet network channel station"
    " newswire programme podcast"
)

DOCUMENTS: Final = words(
    """document documents report reports filing filings memo memos memorandum email emails e-mail e-mails
    letter letters
    record records study studies survey surveys poll polls transcript transcripts indictment affidavit minutes papers
    file files recording tape video footage note statement data figures statistics census complaint lawsuit suit
    contract invoice invoices receipt receipts log logs diary ledger dossier draft review audit analysis findings
    paper book memoir autobiography bulletin notice order ruling judgment verdict readout petition message text texts
    photograph photographs image images map cable cables warrant certificate accounts prospectus agreement research
    flyer leaflet poster press-release release communique communiqué deed
    deeds title-deeds metadata spreadsheet spreadsheets slides slide blueprint blueprints manifest telemetry imagery
    registry"""
)

SOURCES: Final = words("source sources insider insiders leaker whistleblower whistle-blower tipster")
VAGUE_PEOPLE: Final = words(
    """person people someone somebody friend friends pal pals ally allies aide aides adviser advisers advisor advisors
    associate associates colleague colleagues analysts analyst traders trader dealers dealer brokers investors
    investor
    bankers observers users user commenters posters critics experts supporters some many others several employees
    employee staffer staffers worker workers insiders confidant relatives rumours rumors gossips bloggers activists
    executives lobbyists delegates operatives strategists pundits commentators executive banker member members
    commander diplomat diplomats minister player players pilot engineer official officer officers soldier soldiers
    lawyer doctor doctors nurse teacher scientists researchers economists engineer contractor driver participant
    participants attendee attendees negotiator negotiators donor donors shareholder"""
)
UNNAMED_GROUPS: Final = words(
    """analysts traders dealers brokers investors bankers observers users commenters posters critics experts
    supporters
    some many others several insiders bloggers rumours rumors pundits commentators friends pals relatives allies aides
    colleagues associates economists opponents strategists operatives people skeptics sceptics detractors fans
    locals theorists internet netizens tweeters sources neighbours neighbors diplomats executives"""
)
WITNESSES: Final = words(
    """witness witnesses eyewitness eyewitnesses bystander bystanders survivor survivors onlooker onlookers
    passer-by passers-by resident residents villager villagers passenger passengers neighbour neighbours neighbor
    neighbors fisherman fishermen deckhand deckhands motorist motorists evacuee evacuees escapee escapees
    shopkeeper shopkeepers commuter commuters holidaymaker holidaymakers spectator spectators hiker hikers tourist
    tourists"""
)
# who live or stay near: witnesses only where they say what they saw or heard
LOCALS: Final = words(
    """resident residents villager villagers neighbour neighbours neighbor neighbors shopkeeper shopkeepers commuter
    commuters holidaymaker holidaymakers tourist tourists motorist motorists"""
)
