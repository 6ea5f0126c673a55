"""Any two Word files as one redline. `compare` in `comparison` is the way in."""

from drafter.docx.compare.comparison import Redline, compare

__all__ = ["Redline", "compare"]
