"""The dossier as one HTML file that needs nothing else: no script, no address, all styles inside."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, PackageLoader

from careo.show.export.dossier import find_sections, list_documents, list_problems
from careo.show.export.scope import Scope
from careo.show.export.words import export_words
from careo.show.printable import printable


def write_html(scope: Scope, path: Path) -> None:
    """The dossier, written as it is gathered; control and direction characters stand as �."""
    pages = Environment(loader=PackageLoader("careo.show.export"), autoescape=True, trim_blocks=True)
    pages.filters["shown"] = lambda text: printable(text, keep_length=True)
    stream = pages.get_template("dossier.html").stream(
        lang=scope.lang,
        name=printable(scope.view.name),
        words=export_words(scope.lang),
        sections=find_sections(scope),
        problems=list_problems(scope),
        documents=list_documents(scope),
    )
    stream.enable_buffering(64)
    with path.open("w", encoding="utf-8") as out:
        out.writelines(stream)
