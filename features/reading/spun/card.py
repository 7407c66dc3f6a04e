"""The card of the detector of spun text: what it was made from, what it finds, and where it is not to be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sklearn.metrics import roc_auc_score

from features.reading.spun.detect import is_spun
from features.reading.spun.gather import LONGEST, mixed, sentence_spans
from features.reading.spun.model import SpunModel
from features.reading.spun.runs import THRESHOLD, smoothed
from features.reading.spun.spinners import Thesaurus, is_content, spin
from features.reading.spun.words import Doubles, plain_words

RATES: Final = (0.25, 0.5)
ALARMS: Final = 0.005
RUN: Final = 4  # sentences
_INTRODUCTION: Final = """\
# The detector of spun text

Tells which sentences a machine paraphrased word by word. A network of two layers over words gives the odds that a word
was replaced, from its vector and frequency, those of its neighbours, how often it was seen behind the word before, and
products of learned vectors that match it with three words to either side and with the sixteen around it; a logistic
model gathers words into sentences, a hidden Markov model sentences into runs. `spun.npz` holds arrays alone.
"""
_SOURCES: Final = """\
## Data
{n_articles} news articles and {n_snippets} web snippets of 100 words, real and spun at rates of 10 to 60 % of the
content words. One article in eight was set aside: those chose the epoch and fitted sentences and runs; pairs of words
were counted without the texts that were read with them. Weights and figures ship, sentences do not.
- Articles: PolNeAR 1.0, training part (Newell, Margolin & Ruths 2018), and five in six outlets of Emergent (Ferreira &
  Vlachos 2016). Snippets: nine in ten domains of the Snopes and PolitiFact evidence of Popat et al. 2018.
- Spinners learned from: the Moby thesaurus (public domain), any replacement of any sense, archaic and foreign ones
  too (two texts in five); its replacements rarer than the word; the eight closest in meaning; neighbours in vectors.
  Inflections by rule, right or wrong; some leave small letters at the start of sentences, broken contractions, "a"
  before vowels. Runs were fitted on real articles with two to six spun sentences.
- Spinner kept aside: WordNet, as the MyThes thesaurus of LibreOffice has it (Debian's `mythes-en-us`), any sense,
  broader and related terms too. Nothing was learned from it; how keen runs are was settled among three settings with
  its figures on PolNeAR development in view.
- Made by the command of train.py, seed 0, three epochs, the last the best; sentences and runs were fitted anew after
  `evidence.py` told repeated rare words apart, and a spinner that cut the first word of a text short was mended
  after the network was trained: another run of the command gives weights that differ a little.
- Vectors: GloVe 6B, 50 columns (Pennington et al. 2014, PDDL). Counts of words and pairs: SymSpell's English lists
  (MIT; from Google Books Ngrams, CC BY 3.0).
"""
_ALARMS: Final = """\
## Figures
False alarms on real articles that it had not seen:

| held out | articles | sentences | sentences flagged | articles flagged |
| --- | --- | --- | --- | --- |"""
_FOUND: Final = """
The same articles spun by WordNet, kept aside. Replaced is the share of content words. AUC and the share found at
0.5 % false alarms are of sentences by themselves; flagged, of wholly spun articles after runs. Runs are four spun
sentences within a real article, of which three or more were flagged; borders, that no flag is missing or astray by more
than one sentence, of the runs found.

| held out | spinner | replaced | AUC | alone | sentences flagged | articles flagged | runs | borders |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |"""
_TRIED: Final = """\
## Tried before
PolNeAR development, WordNet, any word, 40 % asked for; the logistic ones learned from Moby alone:

| approach | AUC | alone, 0.5 % | runs found | sentence alarms |
| --- | --- | --- | --- | --- |
| logistic regression on how rare the words are | 0.749 | 4 % | | |
| the same and how well they go with the word before | 0.798 | 5 % | | |
| network without products, which had learned from this very thesaurus | 0.874 | 32 % | 39 % | 0.00 % |
| this one, which had not | 0.903 | 24 % | 59 % | 0.18 % |

The first three judged sentences of four words on, this one of seven on (with four: 0.894, 21 %, 60 %, 0.33 %). The
network without products had borders right in 52 % of the runs that it found. On articles set aside, neither caps on
what one word may tell nor the second to fourth highest words as further evidence of sentences found any more.
"""
_LIMITS: Final = """\
## Limits
- It knows spinners of words. Text that a language model rewrote, or a careful person, is not found.
- A spinner that touches one word in five or fewer, or picks close synonyms, is seldom caught in a run of four.
- Texts of other trades than news are odd in its eyes: of the sentences of 17 software licences 0.7 % were flagged, of
  those of 40 README files of software 22 %.
- Of one real machine-paraphrased passage of four sentences, looked at last, it flagged one, and none of the genuine
  text before it. Single sentences are found at a third or so: a run wants two clear ones.
- English alone: sentences with many unknown words tell nothing. News of the 2010s, mostly American.
- A probability is that of a share of {share:.0%} spun sentences in all news, an assumption and not a measurement: it
  was chosen as the keenest under which 0.4 % of the sentences of articles set aside are flagged.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """What is found of one spinner at one rate, all shares."""

    replaced: float  # of the content words
    area: float  # AUC of sentences by themselves
    alone: float  # of sentences by themselves, at `ALARMS` false alarms
    sentences: float  # of wholly spun articles
    articles: float
    runs: float  # of four spun sentences in a real article: three at least flagged
    borders: float  # of the runs flagged: begin and end within one sentence of the truth


@dataclass(frozen=True, slots=True)
class Figures:
    """On one set of articles: false alarms by sentence and article, and per spinner and rate what is found."""

    n_articles: int
    n_sentences: int
    sentence_alarms: float
    article_alarms: float
    found: dict[tuple[str, float], Found]


def measure(model: SpunModel, texts: Sequence[str], spinners: Mapping[str, Thesaurus]) -> Figures:
    """Figures on real texts, each also spun by every spinner at every rate."""
    texts = [text[:LONGEST] for text in texts]
    real = [odds for odds in (_odds(model, text) for text in texts) if len(odds)]
    found = {
        (name, rate): _found(model, texts, np.concatenate(real), thesaurus, rate)
        for name, thesaurus in spinners.items()
        for rate in RATES
    }
    return Figures(len(real), sum(map(len, real)), *_flagged(model, real), found)


def _found(model: SpunModel, texts: Sequence[str], real: Doubles, thesaurus: Thesaurus, rate: float) -> Found:
    random = np.random.default_rng(0)
    made = [spin(text, thesaurus, rate, random) for text in texts]
    n_content = sum(is_content(word) for text in texts for word in plain_words(text))
    spun = [odds for odds in (_odds(model, one.text) for one in made) if len(odds)]
    joined = np.concatenate(spun)
    labels = np.arange(len(real) + len(joined)) >= len(real)
    runs = [_run(model, text, thesaurus, rate, random) for text in texts]
    spotted = [within for within in runs if within is not None]
    n_spotted = [within for hit, within in spotted if hit]
    return Found(
        sum(len(one.replaced) for one in made) / max(n_content, 1),
        float(roc_auc_score(labels, np.concatenate([real, joined]))),
        float((joined > np.quantile(real, 1 - ALARMS)).mean()),
        *_flagged(model, spun),
        float(np.mean([hit for hit, _ in spotted])) if spotted else float("nan"),
        float(np.mean(n_spotted)) if n_spotted else float("nan"),
    )


def _run(
    model: SpunModel, text: str, thesaurus: Thesaurus, rate: float, random: np.random.Generator
) -> tuple[bool, bool] | None:
    """Whether a run of spun sentences in the text is found, and its borders; None for a text of too few sentences."""
    mixture = mixed(text, RUN, thesaurus, rate, random)
    if mixture is None:
        return None
    flags = np.array(smoothed(model.sentence_odds(mixture.text, mixture.sentences), model.runs)) >= THRESHOLD
    where = np.flatnonzero(flags)
    hit = int(flags[mixture.spun].sum()) >= RUN - 1
    within = hit and abs(int(where[0]) - mixture.first) <= 1 and abs(int(where[-1]) - mixture.last) <= 1
    return hit, within


def card(model: SpunModel, n_articles: int, n_snippets: int, figures: Mapping[str, Figures]) -> str:
    """The card in Markdown."""
    alarms = [
        f"| {name} | {one.n_articles} | {one.n_sentences} | {one.sentence_alarms:.2%} | {one.article_alarms:.1%} |"
        for name, one in figures.items()
    ]
    found = [
        f"| {name} | {spinner} | {one.replaced:.0%} | {one.area:.3f} | {one.alone:.0%} | {one.sentences:.0%} "
        f"| {one.articles:.0%} | {one.runs:.0%} | {one.borders:.0%} |"
        for name, every in figures.items()
        for (spinner, _), one in every.found.items()
    ]
    runs = model.runs
    return "\n".join(
        [
            _INTRODUCTION,
            _SOURCES.format(n_articles=n_articles, n_snippets=n_snippets),
            _ALARMS,
            *alarms,
            _FOUND,
            *found,
            f"\nRuns: {runs.share:.0%} of all sentences spun, {runs.stay:.0%} of them followed by another, "
            f"trust {runs.trust:g}.\n",
            _TRIED,
            _LIMITS.format(share=runs.share),
        ]
    )


def _odds(model: SpunModel, text: str) -> Doubles:
    return model.sentence_odds(text, sentence_spans(text))


def _flagged(model: SpunModel, articles: Sequence[Doubles]) -> tuple[float, float]:
    """Shares of sentences and of articles that are flagged."""
    probabilities = [smoothed(odds, model.runs) for odds in articles]
    sentences: Any = np.concatenate([np.array(one) >= THRESHOLD for one in probabilities])
    return float(sentences.mean()), float(np.mean([is_spun(one) for one in probabilities]))
