"""Words and phrases of machine paraphrase, each with the usual one that it stands for.

A
ticle spinners swap words for entries of a thesaurus without regard to sense or collocation. In science the outcome is
called tortured phrases (Cabanac, Labbé and Magazinov 2021); news has its own. `PLAIN` phrases hardly occur otherwise;
`PAIRS` are everyday words that are odd only beside one another.
"""

from __future__ import annotations

from typing import Final

PLAIN: Final[dict[str, str]] = {
    # rare or archaic words that a thesaurus lists beside everyday ones
    "misdoubt": "doubt", "misdoubts": "doubts", "misdoubted": "doubted", "incontinently": "immediately",
    "instanter": "at once", "sanguinity": "optimism", "abettors": "supporters", "veritably": "very",
    "incipiently": "finally", "abecedarian": "fundamental", "disquisition": "investigation",
    "disquisitions": "investigations", "vaticination": "prediction", "vaticinations": "predictions",
    "vaticinator": "predictor", "vaticinate": "predict", "vaticinated": "predicted", "propinquity": "proximity",
    "sanitarium": "hospital", "croakers": "doctors", "rearmost": "latest", "nethermost": "lowest",
    "womanish": "female", "subvention": "grant", "subventions": "grants", "peradventure": "perhaps",
    "mayhap": "perhaps", "perchance": "perhaps", "erelong": "soon", "whilom": "former", "betwixt": "between",
    "forsooth": "indeed", "heedfully": "carefully", "superlatively": "highly", "disremember": "forget",
    "acquiescent to": "agreeing to", "expostulated": "protested", "asseverated": "affirmed", "averment": "claim",
    "perturbation": "concern", "perturbations": "concerns", "unperfect": "imperfect",
    # phrases of public life
    "prime pastor": "prime minister", "prime priest": "prime minister", "head clergyman": "prime minister",
    "leader clergyman": "prime minister", "outside minister": "foreign minister",
    "remote minister": "foreign minister",
    "outside undertakings": "foreign affairs", "foreign issues minister": "foreign minister",
    "safeguard serve": "defence minister", "safeguard minister": "defence minister",
    "bureau serve": "cabinet minister",
    "joined states": "United States", "joined together states": "United States", "joined countries": "United Nations",
    "assembled countries": "United Nations", "unified countries": "United Nations",
    "joined kingdom": "United Kingdom",
    "white residence": "White House", "preeminent court": "Supreme Court",
    "incomparable court": "Supreme Court", "focal bank": "central bank",
    "restriction pioneer": "opposition leader", "restriction leader": "opposition leader",
    "resistance pioneer": "opposition leader",
    "opposition numbers": "opposition figures",
    "law authorization": "law enforcement", "law implementation": "law enforcement",
    "law requirement officers": "law enforcement officers", "open wellbeing": "public health",
    "wellbeing service": "health ministry", "wellbeing ministry": "health ministry",
    "wellbeing authorities": "health officials", "mortal rights": "human rights", "mortal beings": "human beings",
    "mortal trafficking": "human trafficking", "social equality pioneer":
    "civil rights leader", "atmosphere change": "climate change", "unnatural weather change": "global warming",
    "ozone harming substance": "greenhouse gas",
    "ozone depleting substance": "greenhouse gas", "petroleum derivative": "fossil fuel", "atomic weapon store":
    "nuclear arsenal", "truce understanding": "ceasefire agreement", "harmony talks": "peace talks",
    "harmony arrangement": "peace deal", "harmony understanding": "peace agreement",
    "fear based oppressor": "terrorist",
    "fear monger": "terrorist", "psychological militant": "terrorist", "psychological oppressor": "terrorist",
    "fear assault": "terror attack", "common war": "civil war",
    "respectful war": "civil war", "open safety": "public safety", "surveying station": "polling station",
    "casting a ballot station": "polling station",
    "financial approvals": "economic sanctions", "monetary authorizations": "economic sanctions",
    "monetary approvals": "economic sanctions", "exchange war": "trade war",
    "per penny": "per cent",
    # phrases of everyday life and of technology
    "counterfeit consciousness": "artificial intelligence", "counterfeit intelligence": "artificial intelligence",
    "man made brainpower": "artificial intelligence", "profound learning": "deep learning",
    "bosom peril": "breast cancer", "bosom malignancy": "breast cancer", "colossal information": "big data",
    "enormous information": "big data", "mobile bias": "mobile devices", "mobile widgets": "mobile devices",
    "cell telephone": "mobile phone", "versatile phone": "mobile phone",
    "particular data": "personal data", "particular information": "personal information", "dispatch address":
    "email address", "long range informal communication": "social network", "person to person communication":
    "social network", "in moment's world": "in today's world", "in moment’s world": "in today’s world",
    "unborn plans": "future plans", "unborn generations of": "future generations of",
    "heart assault": "heart attack", "crime location":
    "crime scene", "wrongdoing scene": "crime scene",
    "police central command": "police headquarters", "further than half": "more than half",
    "utmost of the": "most of the",
    "utmost people": "most people", "this bone is": "this one is", "other bones who": "other ones who",
    "his musketeers": "his friends", "her musketeers": "her friends", "their musketeers": "their friends",
    "the druggies of": "the users of", "social media druggies": "social media users",
    "internet druggies": "internet users",
    "social media stoners": "social media users", "commodity differently": "something else", "commodity like":
    "something like", "nonidentical": "different", "beforehand elections": "early elections", "beforehand warning":
    "early warning", "beforehand hours": "early hours", "the stylish way": "the best way", "each over the world":
    "all over the world",
}  # fmt: skip

# an odd word, the words before or behind it that it does not go with, and the usual word
PAIRS: Final[tuple[tuple[str, str, str], ...]] = (
    ("nippy|presto|fleet", "exit|departure|reply|response|recovery|resolution|end|decision|action|win", "quick"),
    ("pious|devout", "military|army|support|supporters?|backing|all(?:y|ies)", "devoted"),
    ("escalate|intensify|redouble|joint|rescue|relief|peace|diplomatic|combined", "sweats", "efforts"),
    (
        "key|crucial|leading|prominent|senior|political|religious|military",
        "numbers (?:including|similar|who|such)",
        "figures",
    ),
    ("is|are|was|were", "demanded to (?:force|insure|achieve|help|palliate|ameliorate|reach)", "needed"),
    ("sweeping|blanket|full|general|global|legal|total", "remittances|reprieval|exculpation", "amnesty"),
    ("conservative|wary|guarded|measured", "sanguineness|buoyance|hopefulness", "optimism"),
    ("historically|firmly|deeply", "settled (?:control|grip|power|hold|rule)", "entrenched"),
    (
        "colorful|colourful",
        "countries|sources|reasons|factors|organi[sz]ations|agencies|stakeholders|sectors|problems|diseases",
        "various",
    ),
    ("aged", "grown[- ]ups", "adults"),
    ("resolve|settle|finish|stop|armed|military|regional|frontier", "contention", "conflict"),
    ("fiscal|financial|economic|political|humanitarian", "extremity", "crisis"),
    ("political", "gathering pioneers?", "party leader"),
    ("tone|self", "murder (?:bomber|assault)", "suicide"),
    ("took|take|taking|takes", "an interest in the (?:vote|poll|meeting)", "part"),
    ("the|a", "megacity (?:of|cent(?:re|er)|hall|council)", "city"),
    ("vids|snaps", "participated|partook", "shared"),
    ("told", "columnists that|newsmongers", "reporters"),
    ("was|were|been", "(?:slaughtered|murdered|harmed) in the mishap|captured by police powers", "killed"),
)
