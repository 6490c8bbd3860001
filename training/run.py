"""Train the language packs: `python -m training.run [--lang es] [--part model]`.

Reads `.corpora/` (see ../shared/corpora) and `../shared/corpora/text-es`, keeps what is half done in `.train/`, writes
`src/careo/lang/*/model` and `src/careo/lang/*/truecase.*.xz`. Seeds and steps are fixed; `python -m bench syntax` and
`names` print the figures. On one core: English an hour and a half, Spanish six.
Needs `pip install -e .[dev,training]`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training import english, spanish
from training.truecase import train_truecase

PACKS = Path("src/careo/lang")
HALF_DONE = Path(".train")
PARTS = ("encoder", "model", "truecase")
"""What is trained by default; `further` goes on from the weights that are shipped."""


def main(argv: list[str]) -> int:
    """Train the wanted parts of the wanted languages; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.run", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lang", choices=("en", "es"), action="append", help="one language only")
    parser.add_argument("--part", choices=(*PARTS, "further"), action="append", help="one part only")
    parser.add_argument("--corpora", type=Path, default=Path(".corpora"))
    parser.add_argument("--texts", type=Path, default=Path("../shared/corpora/text-es"))
    args = parser.parse_args(argv)
    HALF_DONE.mkdir(exist_ok=True)
    for lang in args.lang or ("en", "es"):
        for part in args.part or PARTS:
            print(f"{lang}: {part}", file=sys.stderr, flush=True)
            train_part(part, lang, corpora=args.corpora, texts=args.texts)
    return 0


def train_part(part: str, lang: str, *, corpora: Path, texts: Path) -> None:
    """One part of one language; the English encoder comes ready made."""
    if part == "truecase":
        train_truecase(corpora, texts, lang, PACKS / lang)
    elif lang == "en" and part == "further":
        english.train_further(corpora, PACKS / "en" / "model", half_done=HALF_DONE)
    elif part == "further":
        spanish.train_further(corpora, texts, PACKS / "es" / "model", half_done=HALF_DONE)
    elif lang == "en" and part == "model":
        english.train_model(corpora, PACKS / "en" / "model", half_done=HALF_DONE)
    elif lang == "es" and part == "encoder":
        spanish.train_encoder(texts, half_done=HALF_DONE)
    elif lang == "es":
        spanish.train_model(corpora, texts, PACKS / "es" / "model", half_done=HALF_DONE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
