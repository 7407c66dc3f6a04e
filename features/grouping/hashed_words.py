"""Texts -> hashes of their words, many texts at once and without a Python step a word.

The texts of a chunk are laid end to end as bytes. Words are where letters and digits follow one another, and a word's
hash is made of its first eight and last eight bytes and its length, so that the work a word costs is a few array
operations. The words are those of `features.grouping.text.words`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_CHUNK: Final = 1 << 18  # characters laid end to end at once: what is worked on stays in the processor's cache
_CHUNK_TEXTS: Final = 1 << 14
_FIRST_BYTES: Final = np.array([(1 << 8 * length) - 1 for length in range(9)], dtype=np.uint64)  # masks, by length
_LONGEST_QUOTE: Final = 600
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX2: Final = np.uint64(0xBF58476D1CE4E5B9)
_OPEN, _CLOSE, _END, _QUOTE, _LINE, _BLANK, _APOSTROPHE = 1, 2, 3, 4, 5, 32, 39
_FEW_SIGNS: Final = 8
_ALONE: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")  # scripts that are written without spaces
_TYPOGRAPHIC: Final = (("’", "'"), ("“", "\x01"), ("”", "\x02"), ("‘", " "), ("–", " "), ("—", " "), ("\xa0", " "))


def _byte_classes() -> bytes:
    """What each byte counts as: itself, in small letters, where it belongs to a word; else a mark or a blank."""
    kept = {byte: byte for byte in range(256) if byte >= 0x80 or chr(byte).isalnum()}
    capitals = {byte: byte + 32 for byte in range(ord("A"), ord("Z") + 1)}
    marks = {_OPEN: _OPEN, _CLOSE: _CLOSE, _END: _END, ord('"'): _QUOTE, ord("\n"): _LINE, ord("'"): _APOSTROPHE}
    return bytes((kept | capitals | marks).get(byte, _BLANK) for byte in range(256))


_CLASSES: Final = _byte_classes()


@dataclass(frozen=True)
class HashedWords:
    """The words of n texts, end to end.

    hashes: uint64 `[m]`. starts: int64 `[n + 1]`, text i has the words `starts[i]:starts[i + 1]`. quoted: bool `[m]`,
    within quotation marks. marked: bool `[m]`, a name or number by its looks: a figure, or a capital letter that no
    start of a sentence explains.
    """

    hashes: Hashes
    starts: Places
    quoted: NDArray[np.bool_]
    marked: NDArray[np.bool_]

    def sequence_hashes(self) -> Hashes:
        """One hash a text of its words in their order, uint64 `[n]`; 0 for a text without words.

        The sum over neighbours: two texts have the same only if the same words stand beside the same words.
        """
        counts = np.diff(self.starts)
        found = np.zeros(len(counts), dtype=np.uint64)
        if len(self.hashes):
            neighbours = self.hashes * _MIX2
            neighbours[1:] += self.hashes[:-1]
            neighbours[self.starts[:-1][counts > 0]] = self.hashes[self.starts[:-1][counts > 0]]  # the first has none
            neighbours ^= neighbours >> np.uint64(32)
            neighbours *= _MIX
            neighbours ^= neighbours >> np.uint64(29)
            found[counts > 0] = np.add.reduceat(neighbours, self.starts[:-1][counts > 0])
        return found


def hash_words(texts: Sequence[object], *, marks: bool = True) -> Iterator[HashedWords]:
    """Hashed words of the texts, chunk by chunk in order; what is no string counts as a text without words.

    Without `marks`, no names and numbers are looked for.

    >>> [chunk] = hash_words(["The café’s owner", 'the CAFE "owner"'])
    >>> bool((chunk.hashes[:3] == chunk.hashes[3:]).all()), chunk.quoted.tolist(), chunk.marked.tolist()
    (True, [False, False, False, False, False, True], [False, False, False, False, True, False])
    """
    for chunk in _chunks(texts):
        yield _hash_chunk(chunk, marks)


def mixed(values: Hashes) -> Hashes:
    """The values stirred so that every bit depends on every other (the finaliser of SplitMix64, Steele et al. 2014)."""
    values = (values ^ (values >> np.uint64(30))) * _MIX2
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _chunks(texts: Iterable[object]) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = 0
    for text in texts:
        plain = _plain(text) if isinstance(text, str) else ""
        if chunk and (size + len(plain) > _CHUNK or len(chunk) >= _CHUNK_TEXTS):
            yield chunk
            chunk, size = [], 0
        chunk.append(plain)
        size += len(plain)
    if chunk:
        yield chunk


def _plain(text: str) -> str:
    """The text with its accents taken off, its curly quotation marks coded and its other signs made blanks."""
    if text.isascii():
        return text
    for mark, plain in _TYPOGRAPHIC:
        text = text.replace(mark, plain)
    if text.isascii():
        return text
    folded = {sign: _folded(sign) for sign in set(text) if not sign.isascii()}
    if len(folded) > _FEW_SIGNS:
        return text.translate({ord(sign): plain for sign, plain in folded.items()})
    for sign, plain in folded.items():
        text = text.replace(sign, plain)
    return text


@lru_cache(maxsize=1 << 16)
def _folded(sign: str) -> str:
    """One character as it is compared; sign by sign, as normalising a run of a million accents takes for ever.

    >>> [_folded(sign) for sign in "Éß½\u0301→Ж東"]
    ['E', 'ß', '1 2', '', ' ', 'ж', ' 東 ']
    """
    if "\u0300" <= sign <= "\u036f":
        return ""
    plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if not "\u0300" <= part <= "\u036f")
    if plain.isascii() and plain.isalnum():
        return plain
    return "".join(f" {part} " if _ALONE.match(part) else part if part.isalnum() else " " for part in plain.lower())


def _hash_chunk(chunk: Sequence[str], marks: bool) -> HashedWords:
    joined = "\x03".join(chunk)
    raw = b"\x03" + joined.encode("utf-8", "replace")
    whole = len(raw) == len(joined) + 1  # one byte a character
    sizes = [len(text) + 1 if whole else len(text.encode("utf-8", "replace")) + 1 for text in chunk]
    raw += b"\x03" * (17 + -(len(raw) + 17) % 8)  # a mark around each text, and room to read past the last
    classes = np.frombuffer(raw.translate(_CLASSES), dtype=np.uint8)
    in_word = classes > _APOSTROPHE
    edges = np.flatnonzero(in_word[1:] != in_word[:-1]) + 1
    begins, ends = edges[0::2], edges[1::2]
    single = np.flatnonzero(ends - begins == 1)
    possessive = (classes[begins[single]] == ord("s")) & (classes[begins[single] - 1] == _APOSTROPHE)
    if possessive.any():
        begins, ends = np.delete(begins, single[possessive]), np.delete(ends, single[possessive])
    offsets = np.cumsum([1, *sizes])
    return HashedWords(
        hashes=_word_hashes(classes, begins, ends),
        starts=np.searchsorted(begins, offsets),
        quoted=_in_quotes(classes, begins),
        marked=_marked(np.frombuffer(raw, dtype=np.uint8), begins) if marks else np.zeros(len(begins), dtype=np.bool_),
    )


def _word_hashes(classes: NDArray[np.uint8], begins: Places, ends: Places) -> Hashes:
    lengths = ends - begins
    from_each = _eight_bytes(classes)
    hashes = from_each.take(begins)
    hashes &= _FIRST_BYTES.take(lengths, mode="clip")
    long = np.flatnonzero(lengths > 8)
    hashes[long] ^= (from_each.take(ends[long] - 8) + lengths[long].view(np.uint64)) * _MIX2
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(29)
    return hashes


def _eight_bytes(classes: NDArray[np.uint8]) -> Hashes:
    """The eight bytes from each position on, written out once: that is quicker than putting them together at each."""
    return np.ndarray(len(classes) - 7, dtype="<u8", buffer=classes, strides=(1,)).copy()


def _in_quotes(classes: NDArray[np.uint8], begins: Places) -> NDArray[np.bool_]:
    """Whether each word is within quotation marks that close again before long, straight ones within their line."""
    marks = np.flatnonzero(classes <= _LINE)
    spans = _quotations(marks.tolist(), classes[marks].tolist())
    if not spans:
        return np.zeros(len(begins), dtype=np.bool_)
    edges = np.searchsorted(begins, np.array(spans))
    change = np.bincount(edges[:, 0], minlength=len(begins) + 1) - np.bincount(edges[:, 1], minlength=len(begins) + 1)
    return np.cumsum(change)[:-1] > 0


def _quotations(marks: Sequence[int], classes: Sequence[int]) -> list[tuple[int, int]]:
    spans = []
    curly = straight = -_LONGEST_QUOTE - 2
    never = curly
    for at, kind in zip(marks, classes, strict=True):
        if kind == _QUOTE:
            if at - straight <= _LONGEST_QUOTE + 1:
                spans.append((straight, at))
                straight = never
            else:
                straight = at
        elif kind == _OPEN:
            curly = at
        elif kind == _CLOSE:
            if at - curly <= _LONGEST_QUOTE + 1:
                spans.append((curly, at))
            curly = never
        else:
            straight = never
            if kind == _END:
                curly = never
    return spans


def _marked(raw: NDArray[np.uint8], begins: Places) -> NDArray[np.bool_]:
    """Whether each word begins with a figure, or with a capital in the midst of a sentence."""
    first = raw[begins]
    marked = first - np.uint8(ord("0")) < 10  # unsigned: what comes before the nought is large
    capitals = np.flatnonzero(first - np.uint8(ord("A")) < 26)
    place = begins[capitals]
    goes_on = _GOES_ON[raw[np.maximum(place - 2, 0)]] & (raw[place - 1] == _BLANK)
    marked[capitals] = goes_on | (raw[place - 1] == ord("-"))
    return marked


_GOES_ON: Final = np.array([chr(byte).isalnum() or chr(byte) in ",;:)'&%" for byte in range(256)])
