"""Files -> Document: exact text, metadata, language, a map from every character to the file."""

from careo.read.codes import Code, make_problem
from careo.read.document import make_document
from careo.read.door import read_path, sha256_of
from careo.read.files import SourceFile, find_files
from careo.read.raw import RawText
from careo.read.reference import read_reference

__all__ = [
    "Code",
    "RawText",
    "SourceFile",
    "find_files",
    "make_document",
    "make_problem",
    "read_path",
    "read_reference",
    "sha256_of",
]
