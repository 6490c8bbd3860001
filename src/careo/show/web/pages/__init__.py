"""The pages of the workbench, one file per subject; each has its doors in `DOORS`."""

from __future__ import annotations

from careo.show.web.doors import Door
from careo.show.web.pages import (
    amending,
    documents,
    explain,
    face,
    history,
    incidents,
    intake,
    judging,
    lists,
    originals,
    passage,
    problems,
    review,
    scripts,
    search,
    status,
    takeaway,
    words,
)

SUBJECTS = (
    *(incidents, face, judging, documents, originals, passage, amending, words, review, lists),
    *(search, problems, history, intake, takeaway, explain, status),
)
ROOMS: tuple[Door, ...] = tuple(door for subject in SUBJECTS for door in subject.DOORS)
DOORS: tuple[Door, ...] = (*ROOMS, *scripts.make_doors(ROOMS))
