"""The map beside the incidents: a click on a mark opens what lies there."""

import pytest


def marks(page, served):
    """The spots of the page with the number of their first mark; each spot has a circle, a sharp one a point too."""
    spots = page.request.get(f"{served.address}/incidents.json").json()["places"]
    at = 0
    for spot in spots:
        yield at, spot
        at += 1 if spot["representative"] else 2


@pytest.mark.parametrize("alone", [True, False])
def test_a_mark_opens_the_one_incident_there_or_the_list_of_several(page, served, alone):
    page.goto(f"{served.address}/")
    page.wait_for_selector("#map path.leaflet-interactive")
    number, spot = next((at, one) for at, one in marks(page, served) if (one["incidents"] == 1) is alone)
    page.locator("#map path.leaflet-interactive").nth(number).dispatch_event("click", {"clientX": 1, "clientY": 1})
    page.wait_for_url("**/incidents/*" if alone else "**/?*place=*")
    if alone:
        assert page.url.endswith(f"/incidents/{spot['number']}")
    else:
        assert page.locator("ol.incidents > li, main ol > li").count() >= spot["incidents"]
