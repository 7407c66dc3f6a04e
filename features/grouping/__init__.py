"""Reports to claims, articles to copies, both to origins."""

from typing import Final

GROUPER_VERSION: Final = "3"
"""Raise it whenever the same reports may be grouped otherwise."""
