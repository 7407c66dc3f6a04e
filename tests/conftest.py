"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# no deadline: the machine may be busy; the same examples every time: a failure must be seen again
settings.register_profile("hearsay", deadline=None, derandomize=True)
settings.load_profile("hearsay")
