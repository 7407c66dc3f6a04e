"""Inflections as a spinner knows them: rules that take an ending off a word and put it on another, right or wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Inflect = Callable[[str], str]

_PASTS: Final = """\
made make took take taken take went go gone go came come saw see seen see knew know known know got get gave give given
give found find thought think told tell became become left leave felt feel put put brought bring began begin begun
begin kept keep held hold wrote write written write stood stand heard hear let let meant mean set set met meet ran run
paid pay sat sit spoke speak spoken speak led lead grew grow grown grow lost lose fell fall fallen fall sent send built
build understood understand drew draw drawn draw broke break broken break spent spend cut cut rose rise risen rise drove
drive driven drive bought buy wore wear worn wear chose choose chosen choose sought seek fought fight caught catch
taught teach sold sell hit hit hurt hurt won win threw throw thrown throw flew fly struck strike shot shoot hid hide
hidden hide ate eat slept sleep said say"""
_PLURALS: Final = "men man women woman children child people person lives life wives wife leaves leaf thieves thief"
_VOWELS: Final = "aeiou"


def stems(word: str) -> list[tuple[str, Inflect]]:
    """What the word may be a form of, best first, each with what makes that form of another word.

    >>> [(stem, inflect("carry")) for stem, inflect in stems("taped")]
    [('taped', 'carry'), ('tap', 'carried'), ('tape', 'carried')]
    """
    found: list[tuple[str, Inflect]] = [(word, str)]
    if word in _IRREGULAR:
        return [_IRREGULAR[word], *found]
    if word.endswith("ies"):
        found.append((word[:-3] + "y", with_s))
    elif word.endswith("s") and not word.endswith("ss"):
        found += [(word[:-1], with_s), (word[:-2], with_s)]
    elif word.endswith("ied"):
        found.append((word[:-3] + "y", with_ed))
    for ending, inflect in (("ed", with_ed), ("ing", with_ing)):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ied"):
            stem = word[: -len(ending)]
            doubled = [(stem[:-1], inflect)] if stem[-1] == stem[-2] else []
            found += [(stem, inflect), (stem + "e", inflect), *doubled]
    return found


def with_s(word: str) -> str:
    """Plural of a noun, third person of a verb."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def with_ed(word: str) -> str:
    """Past of a verb, taken for a regular one."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return word + ("d" if word.endswith("e") else "ed")


def with_ing(word: str) -> str:
    """Present participle of a verb."""
    return (word[:-1] if word.endswith("e") and not word.endswith("ee") else word) + "ing"


def _listed(forms: str, inflect: Inflect) -> dict[str, tuple[str, Inflect]]:
    words = forms.split()
    return {form: (stem, inflect) for form, stem in zip(words[::2], words[1::2], strict=True)}


_IRREGULAR: Final = _listed(_PASTS, with_ed) | _listed(_PLURALS, with_s)
