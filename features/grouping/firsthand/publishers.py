"""Publishers by their names: newspapers and the like, or bodies that publish what they have to say themselves."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from features.grouping.text import any_of

_BODY: Final = re.compile(
    r"\b(?:"
    + any_of(
        r"council ministry minister department dept commission committee authority government police court tribunal",
        r"prosecut\w+ parliament senate congress assembly embassy offices? services? bureau board institut\w+",
        r"university college school academy faculty hospital clinic centre center trust foundation association",
        r"alliance federation union society league club fc afc united party campaign plc ltd limited inc corp",
        r"corporation company co group holdings gmbh ag spa motors airlines? airways railways? bank brewery brewers",
        r"energy power water pharma\w* systems labs? laborator\w+ technologies museum gallery theatre orchestra",
        r"opera church diocese archdiocese monastery abbey zoo aquarium port airport harbour navy army forces?",
        r"coastguard brigade fire rescue ambulance survey observatory mission secretariat presidency palace city_of",
        r"town_of municipality county province state_of mayor mp mep governor president official page operator",
        r"regulator ombudsman chamber registry inspectorate directorate studios? records hotels? resort management",
        r"rail crown",
    )
    + r")\b",
    re.IGNORECASE,
)
_MEDIUM: Final = re.compile(
    r"\b(?:"
    + any_of(
        r"advertiser advance argus blog broadcast\w* bugle bulletin buzz channel chronicle citizen clarion correo",
        r"courier corriere current daily diario diary digest dispatch echo enquirer evening examiner express feed",
        r"fm forum gazette gazet gazzetta giornale globe guardian headlines? herald\w* hour hub independent",
        r"inquirer insider jornal journal\w* kurier lantern leader ledger live magazine mail matin mercury",
        r"messenger mirror monitor morning nachrichten news\w* nieuws notebook noticias notes now observer online",
        r"packet paper pilot pioneer podcast portal post press\w* prensa quarterly radio recorder register",
        r"report\w* republic\w* review scanner sentinel signal soir spectator standard stampa star statesman sun",
        r"tagblatt tageblatt television telegram telegraph tidende tidning\w* times today tonight trade transcript",
        r"tribun\w* tv vedette voice volksblatt watch\w* weekly wire world zeitung week insight talk gossip scoop",
        r"views? briefs? briefing tracker guide",
    )
    + r")\b|\w(?:post|news|blad(?:et)?|blatt|zeitung|wire|press|times|buzz)\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"[\w&'’]+")
_SHORTEST: Final = 4  # characters of a name that stands for itself without "Weekly" behind it
_INITIALS: Final = 3


def names_medium(name: str) -> bool:
    """Whether a publisher is called like a newspaper, a station or a site.

    >>> names_medium("Dale Courier"), names_medium("Dale Water plc")
    (True, False)
    """
    return _MEDIUM.search(name) is not None


def names_body(name: str) -> bool:
    """Whether a publisher is called like a body, a company or an office, and not like a medium.

    >>> names_body("Dale Water plc"), names_body("Water Trade Weekly")
    (True, False)
    """
    return _BODY.search(name) is not None and not names_medium(name)


@lru_cache(maxsize=4096)  # an outlet turns up in claim after claim
def spelling(name: str) -> re.Pattern[str] | None:
    """Matches a publisher's name as articles print it: whole, without its last word, or by its initials.

    None for a name without letters or digits.

    >>> spelling("The Dale Evening Courier").findall("the Dale Evening Courier, the Evening Courier and the DEC")
    ['Dale Evening Courier', 'Evening Courier', 'DEC']
    """
    parts: list[str] = _PART.findall(name)
    while parts and parts[0].lower() in ("the", "a"):
        parts = parts[1:]
    if not parts:
        return None
    ways = [parts]
    if len(parts) > 2 or (len(parts) == 2 and _MEDIUM.fullmatch(parts[1]) and len(parts[0]) >= _SHORTEST):
        ways.append(parts[:-1])
    if len(parts) > 1 and names_medium(" ".join(parts[1:])):
        ways.append(parts[1:])
    initials = "".join(part[0] for part in parts if part[0].isupper())
    if len(initials) >= _INITIALS:
        ways.append([initials])
    return re.compile(r"\b(?:" + "|".join(r"\W+".join(map(re.escape, way)) for way in ways) + r")\b")
