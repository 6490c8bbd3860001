"""Generated passages of the docs: the code is asked what there is, and the page says it.

A passage stands in any Markdown page between `<!-- generated: NAME -->` and `<!-- end -->`. Run
`python -m docs.generate` to bring all of them up to date, or name some; tests/house/test_docs.py fails on a stale one.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Collection, Iterable
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer

from careo import errors, settings
from careo.lang.words import load_acts

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src" / "careo"
DEMO_WIDTH = 110
DEMO_LINES = 40
_PASSAGE = re.compile(r"(<!-- generated: ([\w-]+) -->\n).*?(<!-- end -->)", re.S)


def pages() -> list[Path]:
    """The Markdown pages that hold a generated passage, sorted."""
    written = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "golden").glob("*.md")]
    return sorted(page for page in written if _PASSAGE.search(page.read_text(encoding="utf-8")))


def passages_of(text: str) -> list[str]:
    """The names of the passages of a page, in order."""
    return [match.group(2) for match in _PASSAGE.finditer(text)]


def rewrite(text: str, *, only: Collection[str] = ()) -> str:
    """The page with every passage made anew, or those in `only`.

    Raises:
        KeyError: there is no passage of that name.
    """

    def fresh(match: re.Match[str]) -> str:
        if only and match[2] not in only:
            return match[0]
        return f"{match[1]}\n{_made(match[2])}\n\n{match[3]}"

    return _PASSAGE.sub(fresh, text)


@cache
def _made(name: str) -> str:
    return PASSAGES[name]().strip("\n")


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [list(head), *([str(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def settings_table() -> str:
    """The settings with their variable, default and range."""
    return _table(
        ("setting", "environment variable", "default", "from", "to", "what it does"),
        (
            (f"`{row.name}`", f"`CAREO_{row.name.upper()}`", row.default, row.least, row.greatest, row.help)
            for row in settings.TABLE
        ),
    )


def pipelines_table() -> str:
    """The settings that name another pipeline."""
    return _table(
        ("environment variable", "default", "what it does"),
        (
            (f"`CAREO_PIPELINE_{lang.upper()}`", settings.PIPELINE_OWN, settings.PIPELINE_HELP.format(language=name))
            for lang, name in settings.PIPELINES.items()
        ),
    )


def reader_table() -> str:
    """The settings that name a language model to consult."""
    return _table(
        ("environment variable", "what it does"), ((f"`{name}`", said) for name, said in settings.READER.items())
    )


def errors_tree() -> str:
    """The tree of errors, from the classes themselves."""

    def branch(kind: type[BaseException], depth: int) -> list[str]:
        said = (inspect.getdoc(kind) or "").splitlines()[0]
        below = sorted(kind.__subclasses__(), key=lambda one: one.__name__)
        own = [one for one in below if one.__module__ == errors.__name__]
        return [f"{'  ' * depth}- `{kind.__name__}`: {said}", *(line for one in own for line in branch(one, depth + 1))]

    return "\n".join(branch(errors.CareoError, 0))


def cli_reference() -> str:
    """Each verb of the command line with its arguments, options and example."""
    from careo.cli import app

    verbs: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    return "\n\n".join(_verb(name, verb) for name, verb in verbs.items())


def _verb(name: str, verb: Any) -> str:
    usage = " ".join(["careo", name, *(part for param in verb.params for part in [_shape(param)] if part)])
    parts = [f"## careo {name}", (verb.help or "").strip(), f"    {usage}"]
    rows = [(_names(param), getattr(param, "help", "") or "", _default(param)) for param in verb.params]
    if rows:
        parts.append(_table(("argument or option", "meaning", "default"), rows))
    if verb.epilog:
        parts.append(verb.epilog.strip())
    return "\n\n".join(parts)


def _shape(param: Any) -> str:
    if param.param_type_name != "argument":
        return ""
    name = param.metavar or (param.name or "").upper()
    return f"{name}{'...' if param.nargs == -1 else ''}"


def _names(param: Any) -> str:
    if param.param_type_name == "argument":
        return f"`{param.metavar or (param.name or '').upper()}`"
    return ", ".join(f"`{option}`" for option in [*param.opts, *param.secondary_opts])


def _default(param: Any) -> str:
    if param.required or param.default is None or callable(param.default) or param.default is False:
        return "required" if param.required else ""
    return f"`{param.default}`" if isinstance(param.default, str | int | float | Path) else ""


def problem_codes() -> str:
    """Every code a Problem of `read` can carry: what it says and what to do."""
    from careo.read.codes import TABLE

    rows = ((f"`{row.code}`", row.said.replace("{detail}", "..."), row.remedy) for row in TABLE)
    return _table(("code", "what it says", "what to do"), rows)


def acts_table() -> str:
    """The closed list of acts with definitions and crosswalks."""
    rows = []
    for act_id, act in load_acts()["acts"].items():
        rows.append((f"`{act_id}`", act["en"], act["es"], act["plover"], act["cameo"], act["muc4"]))
    return _table(("act", "English", "español", "PLOVER", "CAMEO root", "MUC-4"), rows)


def weights_table() -> str:
    """What speaks for and against two accounts telling of one incident."""
    from careo.link.weights import PRIOR, TABLE, TEXT_PRIOR

    rows = [(row.name, f"{row.value:+.1f}", row.said.format("A", "B", "n")) for row in TABLE]
    starts = [("(every pair)", f"{PRIOR:+.1f}", ""), ("(two long texts)", f"{TEXT_PRIOR:+.1f}", "")]
    return _table(("finding", "log-odds", "as it is said"), [*starts, *rows])


def formats_table() -> str:
    """The formats of `careo export`."""
    from careo.show.export import FORMATS

    rows = (
        (one.name, one.holds["en"], one.holds["es"], "folder or .zip" if one.folder else one.suffix)
        for one in FORMATS.values()
    )
    return _table(("format", "what it holds", "qué contiene", "written as"), rows)


def demo_incident() -> str:
    """The most contested incident of the demo case, as `careo show` prints it at 110 columns, its first lines."""
    from rich.console import Console

    from careo.pipeline import build
    from careo.show.table import render_incident
    from careo.store import open_case

    with TemporaryDirectory() as folder, StringIO() as out:
        case = Path(folder) / "demo.careo"
        build([SRC / "demo"], case)
        with open_case(case, mode="read") as opened:
            console = Console(file=out, width=DEMO_WIDTH, color_system=None)
            console.print(render_incident(opened.view, 1, width=DEMO_WIDTH))
        lines = [f"    {line}".rstrip() for line in out.getvalue().splitlines()]
    return "\n".join([*lines[:DEMO_LINES], *(["    ..."] if len(lines) > DEMO_LINES else [])])


PASSAGES: dict[str, Callable[[], str]] = {
    "settings": settings_table,
    "pipelines": pipelines_table,
    "reader": reader_table,
    "errors": errors_tree,
    "cli": cli_reference,
    "problems": problem_codes,
    "acts": acts_table,
    "demo": demo_incident,
    "weights": weights_table,
    "formats": formats_table,
}


def main(only: Collection[str] = ()) -> None:
    """Bring every passage of every page up to date, or those named, and say which pages changed."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        fresh = rewrite(text, only=only)
        if fresh != text:
            page.write_text(fresh, encoding="utf-8")
            print(page.relative_to(ROOT))


if __name__ == "__main__":
    main(sys.argv[1:])
