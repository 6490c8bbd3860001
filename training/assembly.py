"""The parts of a language put together into one pipeline and written into the package."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from training.saving import save_pipeline


def assemble(syntax: Language, names: Language, folder: Path) -> None:
    """Write the pipeline of syntax and names to `folder`; the strings of `names` come along."""
    syntax.add_pipe("ner", source=names)
    syntax.meta["name"] = "careo"
    syntax.meta["version"] = "1.0.0"
    save_pipeline(syntax, folder)
