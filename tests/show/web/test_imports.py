"""Imports stand in the history: what was brought in, by whom, how many files were taken and how many refused."""

import html

from careo.errors import CareoError
from careo.show.web.background import Background

SAID = b"The mayor said that two men died in Puerto Salvia."


def imports_of(client):
    return [one for one in client.app.state.desk.view.changes(20) if one.kind == "import"]


def bring(client, *files, who="Ana"):
    client.post("/import", files=[("files", one) for one in files], data={"who": who} if who else {})
    assert client.app.state.desk.background.wait(120)


def test_an_import_stands_in_the_history_with_who_and_how_many(client):
    bring(client, ("nota.txt", SAID), ("torn.pdf", b"%PDF-1.7 torn"))
    (one,) = imports_of(client)
    assert (one.what, one.who) == ("imported nota.txt, torn.pdf: 1 taken, 1 refused", "Ana")
    page = html.unescape(client.get("/history?lang=es").text)
    assert "importación: importó nota.txt, torn.pdf: 1 admitidos, 1 rechazados" in page


def test_the_same_file_again_is_taken_and_nobody_is_named_as_the_workbench(client):
    for _ in range(2):
        bring(client, ("nota.txt", SAID), who="")
    assert [(one.what, one.who) for one in imports_of(client)] == [
        ("imported nota.txt: 1 taken, 0 refused", "the workbench")
    ] * 2


def test_of_many_files_the_first_are_named(client):
    bring(client, *((f"n{number}.txt", SAID) for number in range(7)))
    (one,) = imports_of(client)
    assert one.what == "imported n0.txt, n1.txt, n2.txt, n3.txt, n4.txt, …: 7 taken, 0 refused"


class BrokenHall:
    def relink(self):
        return None

    def add(self, paths, tell):
        raise CareoError("the disk is full")


def test_an_import_that_stopped_is_told_with_why():
    told = []
    background = Background(BrokenHall(), told.append)
    background.add([], ["a/001-x.txt"], "Ana")
    assert background.wait(10)
    assert [(one.who, one.error) for one in told] == [("Ana", "the disk is full")]
    assert background.imports()[0].error == "the disk is full"


def test_what_cannot_be_noted_is_an_error_of_the_import_and_the_thread_goes_on():
    def refuse(one):
        raise CareoError("the case cannot be written to")

    class Hall(BrokenHall):
        def add(self, paths, tell):
            return None

    background = Background(Hall(), refuse)
    for _ in range(2):
        background.add([], ["a/001-x.txt"])
        assert background.wait(10)
    assert [one.error for one in background.imports()] == ["the case cannot be written to"] * 2
