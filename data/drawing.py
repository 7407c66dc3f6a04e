"""A figure that a notebook shows whether or not plotting was set up there."""

from __future__ import annotations

from io import BytesIO

from matplotlib.figure import Figure


class Drawing(Figure):
    """A matplotlib figure outside pyplot, so that nothing need be closed; notebooks show it by itself."""

    def _repr_png_(self) -> bytes:
        picture = BytesIO()
        self.savefig(picture, format="png", dpi=100)
        return picture.getvalue()
