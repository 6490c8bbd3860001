"""Train the language packs: `python -m training.run [--lang es] [--part names] [--minutes 20]`.

Reads `.corpora/` (see ../shared/corpora) and `../shared/corpora/text-es`, keeps what is half done in `.train/`, writes
`src/careo/lang/*/syntax` and `src/careo/lang/*/truecase.*.xz`. About an hour a language on one core; seeds are fixed.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import spacy

from training import names, syntax
from training.assembly import assemble
from training.truecase import train_truecase

PACKS = Path("src/careo/lang")
HALF_DONE = Path(".train")
PARTS = ("syntax", "names", "truecase", "pack")


def main(argv: list[str]) -> int:
    """Train the wanted parts of the wanted languages; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.run", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lang", choices=("en", "es"), action="append", help="one language only")
    parser.add_argument("--part", choices=PARTS, action="append", help="one part only")
    parser.add_argument(
        "--minutes", type=float, help="an end to each training; without it a run can be repeated exactly"
    )
    parser.add_argument("--corpora", type=Path, default=Path(".corpora"))
    parser.add_argument("--texts", type=Path, default=Path("../shared/corpora/text-es"))
    args = parser.parse_args(argv)
    for lang in args.lang or ("en", "es"):
        for part in args.part or PARTS:
            print(f"{lang}: {part}", file=sys.stderr)
            train_part(part, lang, corpora=args.corpora, texts=args.texts, minutes=args.minutes)
    return 0


def train_part(part: str, lang: str, *, corpora: Path, texts: Path, minutes: float | None) -> None:
    """One part of one language; `pack` puts syntax and names together."""
    limit_s = None if minutes is None else 60 * minutes
    if part == "syntax":
        plan = replace(syntax.PLANS[lang], limit_s=limit_s)
        syntax.train_syntax(corpora, lang, plan).to_disk(HALF_DONE / f"{lang}-syntax")
    elif part == "names":
        plan = replace(names.PLANS[lang], limit_s=limit_s)
        names.train_names(corpora, texts, lang, plan).to_disk(HALF_DONE / f"{lang}-names")
    elif part == "truecase":
        train_truecase(corpora, texts, lang, PACKS / lang)
    else:
        parsed, named = (spacy.load(HALF_DONE / f"{lang}-{name}") for name in ("syntax", "names"))
        assemble(parsed, named, PACKS / lang / "syntax")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
