"""Pure work on characters: edits and offset maps, folding, numbers, shingles."""

from careo.text.edits import Edit, OffsetMap, apply_edits

__all__ = ["Edit", "OffsetMap", "apply_edits"]
