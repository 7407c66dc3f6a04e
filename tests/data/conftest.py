from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from data.articles import Intake, load


@dataclass(frozen=True)
class Folder:
    """A folder to put input files into."""

    path: Path

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def load(self, name: str, content: str | bytes, **columns: str) -> Intake:
        """The file of that content, loaded on 1 June 2025."""
        return load([self.write(name, content)], columns, latest=datetime(2025, 6, 1))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
