"""A case of a PDF of two pages and an HTML page with a script, whose originals are shown beside their texts."""

import pytest

PAGES = (
    ("The bishop of Salvia said that two soldiers were", "wounded on Tuesday in Puerto Salvia."),
    ("A spokesman of the Ministry denied that its men", "killed three fishermen on 4 May 1991."),
)
MARKUP = (
    "<html><head><title>Bulletin</title></head><body><script>document.title = 'it ran'</script>"
    "<p>The mayor of Salvia said that the police killed two men near the bridge, and that nobody was held for it.</p>"
    "</body></html>"
)


@pytest.fixture(scope="session")
def case_of_originals(tmp_path_factory):
    from reportlab.lib.pagesizes import A5
    from reportlab.pdfgen.canvas import Canvas

    from careo.pipeline import build

    folder = tmp_path_factory.mktemp("originals")
    canvas = Canvas(str(folder / "act.pdf"), pagesize=A5)
    for lines in PAGES:
        for number, line in enumerate(lines):
            canvas.drawString(40, 540 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    (folder / "page.html").write_text(MARKUP, encoding="utf-8")
    case = tmp_path_factory.mktemp("cases") / "originals.careo"
    build([folder], case)
    return case
