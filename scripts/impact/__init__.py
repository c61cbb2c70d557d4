"""What a change of the document means for the Python API and the code that uses it."""

from .changes import SurfaceChange, surface_changes
from .report import render_markdown

__all__ = ("SurfaceChange", "render_markdown", "surface_changes")
