"""The case as files for other programs and people: one writer per format, all from the same records."""

from careo.show.export.csv import write_csv
from careo.show.export.formats import FORMATS, Format, Written, write_export
from careo.show.export.jsonl import write_jsonl
from careo.show.export.records import KINDS, export_records

__all__ = ["FORMATS", "KINDS", "Format", "Written", "export_records", "write_csv", "write_export", "write_jsonl"]
