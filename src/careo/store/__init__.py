"""The cellar: one case folder (database and original files); the only room that speaks SQL."""

from careo.store.case import Case, open_case
from careo.store.judge import Judge
from careo.store.verify import verify
from careo.store.view import Counts, Entry, Hit, Original, View
from careo.store.writer import FileState, Writer

__all__ = ["Case", "Counts", "Entry", "FileState", "Hit", "Judge", "Original", "View", "Writer", "open_case", "verify"]
