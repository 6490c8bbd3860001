"""The list of incidents, and the accounts of one face to face."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from careo.model import Cell, Column, Comparison
from careo.show.table import incident_json
from careo.show.web.desk import desk_of


async def list_page(request: Request) -> Response:
    """Incidents, the most contested first."""
    desk = desk_of(request)
    return desk.render(request, "incidents.html", incidents=list(desk.view.incidents()))


async def face_to_face(request: Request) -> Response:
    """The accounts of one incident as columns, the questions as rows."""
    desk = desk_of(request)
    incident = desk.view.incident(request.path_params["number"])
    comparison = desk.view.comparison(incident.id)
    links = [link for link in desk.view.links() if link.id in set(incident.link_ids)]
    return desk.render(
        request, "incident.html", incident=incident, comparison=comparison, table=_grid(comparison), links=links
    )


async def face_to_face_json(request: Request) -> Response:
    """The same for scripts."""
    return JSONResponse(incident_json(desk_of(request).view, request.path_params["number"]))


def _grid(comparison: Comparison) -> list[tuple[object, list[tuple[Column, list[Cell]]]]]:
    """Rows of cells per column; an account may have several cells for one question, or none (silent)."""
    return [
        (
            row,
            [
                (column, [cell for cell in row.cells if cell.column == index])
                for index, column in enumerate(comparison.columns)
            ],
        )
        for row in comparison.rows
    ]
