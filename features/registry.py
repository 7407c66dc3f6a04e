"""Every declared feature, found by looking: a new file in this folder needs no entry anywhere."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Mapping

import features
from features.declare import REGISTRY, Feature


def load_registry() -> dict[str, Feature]:
    """All features by name, sorted, after importing every module of the package that may declare one."""
    for module in pkgutil.iter_modules(features.__path__):
        if not module.ispkg:
            importlib.import_module(f"features.{module.name}")
    return dict(sorted(REGISTRY.items()))


def registry_fingerprint(registry: Mapping[str, Feature]) -> str:
    """Short hash that changes whenever any feature's values may."""
    return hashlib.sha256("".join(f.fingerprint for f in registry.values()).encode()).hexdigest()[:8]
