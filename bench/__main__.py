"""The bench from the shell.

python -m bench predict TASK INPUT.jsonl OUTPUT.jsonl    predictions in the schema of the corpus
python -m bench syntax GOLD.conllu                       figures of the parser
python -m bench names                                    figures of the recognizer of names
python -m bench time-specs                               cases of Recognizers-Text that pass, by kind and failure
python -m bench table [--only NAME,NAME]                 every task on its dev part, and speed, memory, growth
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from bench.predict_confidence import asked_of

TASKS = ("timex", "attribution", "muc4", "confidence", "coding", "linking", "geo", "certainty", "names", "police")
GOLD_KEYS = frozenset(
    {"timexes", "expected", "attributions", "other_annotators", "events", "places", "targets", "cues", "entities"}
    | {"relations", "incident_id", "templates", "header", "labels"}
)
OPEN_KEYS = frozenset({"doc_id", "id", "text", "lang", "dct", "reference_time", "title", "publisher", "date"})
SPANS_GIVEN = {"certainty": ("targets",)}


def read_records(path: Path, task: str) -> Iterator[dict[str, object]]:
    """The records of a corpus without their gold fields.

    In `certainty` the offsets of the predicates to be judged are part of the question; their values are not passed on.
    In `confidence` the organisations are part of the question, in `coding` the set, which says by which codebook.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                record = json.loads(line)
                kept = {key: value for key, value in record.items() if key in OPEN_KEYS}
                for key in SPANS_GIVEN.get(task, ()):
                    kept[key] = [{"start": one["start"], "end": one["end"]} for one in record.get(key, ())]
                if task == "coding" and "set" in record:
                    kept["set"] = record["set"]
                if task == "confidence":
                    kept["asked"] = asked_of(record["templates"])
                yield kept


def predict(task: str, source: Path, target: Path) -> None:
    """Write careo's predictions for one task; for `muc4` raw texts in, response templates out."""
    module = import_module(f"bench.predict_{task}")
    if task == "muc4":
        module.predict_file(source, target)
        return
    predictions: Iterable[dict[str, object]] = module.predict(read_records(source, task))
    with target.open("w", encoding="utf-8") as out:
        for record in predictions:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def main(argv: list[str]) -> int:
    """Run one of the commands; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("predict")
    one.add_argument("task", choices=TASKS)
    one.add_argument("source", type=Path, metavar="INPUT")
    one.add_argument("target", type=Path, metavar="OUTPUT")
    for name in ("syntax", "names", "time-specs"):
        commands.add_parser(name, add_help=False)
    table = commands.add_parser("table")
    table.add_argument("--only", action="append", default=[], metavar="NAME", help="only these; commas, or given again")
    table.add_argument("--raise-floors", action="store_true", help="write the figures reached as the new floors")
    table.add_argument("--corpora", type=Path, default=Path(".corpora"))
    table.add_argument("--shared", type=Path, default=Path("../shared"))
    args, rest = parser.parse_known_args(argv)
    if args.command in ("syntax", "names", "time-specs"):
        return int(import_module(f"bench.{args.command.replace('-', '_')}").run(rest))
    if rest:
        parser.error(f"unrecognised: {' '.join(rest)}")
    if args.command == "predict":
        predict(args.task, args.source, args.target)
        return 0
    from bench.table import chosen, print_table

    try:
        only = chosen(args.only)
    except ValueError as error:
        parser.error(str(error))
    return print_table(args.corpora, args.shared, only=only, raise_floors=args.raise_floors)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
