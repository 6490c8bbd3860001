"""Files in, documents and problems out: every format, every encoding, and what is no report."""

import gzip
import io
import json
import mailbox
import os
import zipfile
from datetime import date

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from careo.errors import CareoError, ReferenceDataError
from careo.model import Document, Problem, Tenure
from careo.read import codes, find_files, read_path, read_reference
from careo.settings import Settings

SPANISH = (
    "El alcalde de Villa Niña denunció que soldados detuvieron a cuatro campesinos. Según vecinos, dos murieron.\n"
)
ENGLISH = "The police said that two people were killed in Oriana on 3 May 1991 when a bomb went off in the market.\n"
FRENCH = "Le gouvernement a annoncé que huit personnes ont été tuées dimanche lors d'une attaque dans la capitale.\n"


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def one(path, **over):
    (found,) = read_path(path, **over)
    return found


def problem_codes(path, **over):
    return [found.code for found in read_path(path, **over) if isinstance(found, Problem)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path, encoding):
    doc = one(write(tmp_path, "a.txt", SPANISH.encode(encoding)))
    assert doc.text == SPANISH
    assert doc.lang == "es"


def test_line_ends_and_nul_are_removed_and_mapped_back(tmp_path):
    raw = "The army\x00 said\r\nthat two men were\r\nkilled in Oriana.\r\n"
    doc = one(write(tmp_path, "a.txt", raw))
    assert doc.text == "The army said\nthat two men were\nkilled in Oriana.\n"
    for piece, following in zip(doc.to_source, [*doc.to_source[1:], None], strict=True):
        stop = following.start if following else len(doc.text)
        words = doc.text[piece.start : stop]
        assert raw[piece.source_start :].startswith(words) or words == "\n"


def test_markdown_headings_are_headlines(tmp_path):
    doc = one(write(tmp_path, "a.md", f"# Two killed in the market\n\n{ENGLISH}"))
    assert doc.title.value == "Two killed in the market"


def test_html(tmp_path):
    head = "<title>Two killed</title><script>alert(1)</script>"
    page = f"<html><head>{head}</head><body><h1>Two killed</h1><p>{ENGLISH * 3}</p></body></html>"
    doc = one(write(tmp_path, "a.html", page))
    assert doc.title.value == "Two killed"
    assert "alert" not in doc.text
    assert doc.title.span.quote(doc.text) == "Two killed"


def test_docx_with_a_table(tmp_path):
    file = docx.Document()
    file.add_heading("Dos muertos en el mercado")
    file.add_paragraph(SPANISH)
    table = file.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "muertos", "dos"
    file.save(tmp_path / "a.docx")
    doc = one(tmp_path / "a.docx")
    assert doc.title.value == "Dos muertos en el mercado"
    assert "muertos\tdos" in doc.text


def test_a_truncated_docx_is_a_problem(tmp_path):
    docx.Document().save(tmp_path / "whole.docx")
    whole = (tmp_path / "whole.docx").read_bytes()
    assert problem_codes(write(tmp_path, "cut.docx", whole[: len(whole) // 2])) == ["unreadable"]


def pdf_with(text):
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 200] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def test_pdf_text_knows_its_page(tmp_path):
    doc = one(write(tmp_path, "a.pdf", pdf_with(ENGLISH.strip())))
    assert "two people were killed" in doc.text
    assert doc.to_source[0].where == "page 1"


def test_a_pdf_under_another_name_is_read_as_the_pdf_it_is(tmp_path):
    assert "two people" in one(write(tmp_path, "a.txt", pdf_with(ENGLISH.strip()))).text


def test_a_pdf_without_text_is_a_problem(tmp_path):
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(200, 200)
    pdf.save(str(tmp_path / "scan.pdf"))
    assert problem_codes(tmp_path / "scan.pdf") == ["no-text-layer"]


MESSAGE = (
    "From: Ana <ana@torch.example>\nTo: b@torch.example\nSubject: Two killed\n"
    f"Date: Thu, 15 May 2003 10:24:00 -0500\n\n{ENGLISH}"
)


def test_mail(tmp_path):
    doc = one(write(tmp_path, "a.eml", MESSAGE))
    assert doc.title.value == "Two killed"
    assert doc.published.value.isoformat() == "2003-05-15"
    assert ENGLISH.strip() in doc.text


def test_mailbox(tmp_path):
    box = mailbox.mbox(tmp_path / "a.mbox")
    for _ in range(2):
        box.add(mailbox.mboxMessage(MESSAGE))
    box.close()
    found = list(read_path(tmp_path / "a.mbox"))
    assert [doc.part for doc in found] == ["message 1", "message 2"]
    assert len({doc.id for doc in found}) == 2


@pytest.mark.parametrize("packed", [False, True])
def test_web_archives(tmp_path, packed):
    page = f"<html><body><h1>Two killed</h1><p>{ENGLISH * 3}</p></body></html>".encode()
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
    record = writer.create_warc_record(
        "http://torch.example/", "response", payload=io.BytesIO(page), http_headers=headers
    )
    writer.write_record(record)
    path = write(tmp_path, "a.warc.gz" if packed else "a.warc", stream.getvalue())
    doc = one(path)
    assert doc.part == "record 1"
    assert "two people were killed" in doc.text


def test_json_lines_keep_going_past_a_bad_line(tmp_path):
    lines = [
        json.dumps({"text": ENGLISH, "title": "Two killed"}),
        "no json",
        "{}",
        '{"text": "a \\ud800 lone surrogate in a text"}',
    ]
    found = list(read_path(write(tmp_path, "a.jsonl", "\n".join(lines))))
    assert [getattr(one, "code", "document") for one in found] == ["document", "bad-line", "bad-line", "bad-characters"]
    assert found[0].part == "line 1"
    assert found[1].where == "a.jsonl, line 2"


def zipped():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("inner.txt", "hello")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"  \n\n ", "empty"),
        ("a.txt", b"Too short.", "too-short"),
        ("a.txt", zipped(), "archive"),
        ("a.txt", b"\xff\xd8\xff\xe0" + bytes(range(256)), "not-text"),
        ("a.txt", gzip.compress(b"hello"), "archive"),
        ("a.txt", bytes(range(32)) * 40, "not-text"),
        ("a.jpg", b"\xff\xd8\xff\xe0 photo", "unsupported-type"),
        ("a.xyz", b"something", "unsupported-type"),
        ("a.zip", zipped(), "archive"),
        ("a", zipped(), "archive"),
        ("a.odt", zipped(), "unsupported-type"),
        ("a", bytes(range(32)) * 40, "not-text"),
        ("a.txt", FRENCH.encode(), "foreign-language"),
        ("a.pdf", b"%PDF-1.4 nothing more", "unreadable"),
        ("a.docx", b"PK\x03\x04 nothing more", "unreadable"),
        ("a.warc", b"not an archive", "unreadable"),
    ],
)
def test_what_is_no_report_becomes_a_problem_with_a_remedy(tmp_path, name, data, code):
    path = write(tmp_path, name, data)
    assert problem_codes(path)[:1] == [code]
    (problem,) = list(read_path(path))[:1]
    assert problem.said.startswith(f"{name}: ")
    assert "; " in problem.said


def test_sizes_have_limits(tmp_path):
    path = write(tmp_path, "a.txt", ENGLISH * 20_000)
    assert problem_codes(path, settings=Settings(max_file_mb=1)) == ["too-large"]
    assert problem_codes(path, settings=Settings(max_text_chars=1000)) == ["too-long"]


def test_every_code_is_in_the_table_once():
    names = [row.code for row in codes.TABLE]
    assert len(names) == len(set(names))
    assert all(row.said and row.remedy for row in codes.TABLE)


@settings(max_examples=60, deadline=None)
@given(
    data=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".html", ".eml", ".jsonl", ".docx", ".pdf", ".md"])
)
def test_no_bytes_can_stop_the_run(tmp_path_factory, data, suffix):
    path = write(tmp_path_factory.mktemp("any"), f"a{suffix}", data)
    assert all(isinstance(found, Document | Problem) for found in read_path(path))


def test_files_come_once_in_order_and_nothing_is_skipped_in_silence(tmp_path):
    folder = tmp_path / "reports"
    (folder / "b").mkdir(parents=True)
    for name in ("z.txt", "a.txt", "b/c.txt", ".hidden", "places.csv"):
        write(folder, name, ENGLISH)
    os.symlink(folder, folder / "b" / "loop")
    found = list(find_files([folder, folder / "a.txt"]))
    assert [one.name for one in found if not isinstance(one, Problem)] == [
        "reports/a.txt",
        "reports/b/c.txt",
        "reports/z.txt",
    ]
    assert sorted(one.code for one in found if isinstance(one, Problem)) == ["hidden-file", "not-a-file"]


@pytest.mark.parametrize(
    "name", ["README.md", "readme", "README.es.md", "LÉEME.txt", "Leeme", "LICENSE", "Licencia.txt"]
)
def test_notes_on_a_folder_are_no_reports_unless_they_are_named(tmp_path, name):
    folder = tmp_path / "reports"
    folder.mkdir()
    write(folder, "a.txt", ENGLISH)
    note = write(folder, name, ENGLISH)
    left_out, read = sorted(find_files([folder]), key=lambda one: not isinstance(one, Problem))
    assert (read.name, left_out.code) == ("reports/a.txt", "folder-notes")
    assert [one.name for one in find_files([note])] == [name]
    assert [one.name for one in find_files([note, folder])] == [name, "reports/a.txt"]


@pytest.mark.parametrize("name", ["licensed-to-kill.txt", "readme-of-a-murder.txt", "licencias.txt", "note.txt"])
def test_what_only_begins_like_notes_is_read(tmp_path, name):
    write(tmp_path, name, ENGLISH)
    assert [one.path.name for one in find_files([tmp_path])] == [name]


def test_the_case_itself_is_not_read(tmp_path):
    (tmp_path / "case").mkdir()
    write(tmp_path / "case", "inner.txt", ENGLISH)
    write(tmp_path, "a.txt", ENGLISH)
    assert [one.path.name for one in find_files([tmp_path], leave_out=tmp_path / "case")] == ["a.txt"]


def test_a_path_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(CareoError, match="nowhere"):
        list(find_files([tmp_path / "nowhere"]))


def test_reference_data(tmp_path):
    write(tmp_path, "places.csv", "name,lat,lon,radius_km,aliases\nOcomarca,-9.5,-77.1,3,Ocumarca;San Juan\n")
    write(tmp_path, "actors.yaml", "- {id: aca, name: Alianza, kind: group, aliases: [ACA], since: 1983-10-12}\n")
    reference = read_reference([tmp_path])
    assert reference.places[0].aliases == ("Ocumarca", "San Juan")
    assert reference.actors[0].since.year == 1983


def test_roles_of_actors_are_as_exact_as_they_are_given(tmp_path):
    roles = "[{title: [Minister of Defence, ministro de Defensa], of: Cundamar, since: 1995, until: 1997-07}]"
    write(tmp_path, "actors.yaml", f"- {{id: o, name: Ramiro Oyarce, kind: person, since: 1950, roles: {roles}}}\n")
    (actor,) = read_reference([tmp_path]).actors
    assert actor.since == date(1950, 1, 1)
    assert actor.roles == tuple(
        Tenure(title, "Cundamar", "1995", "1997-07") for title in ("Minister of Defence", "ministro de Defensa")
    )


def test_a_year_ends_with_its_last_day(tmp_path):
    write(tmp_path, "actors.yaml", "- {id: a, name: A, until: 1996}\n- {id: b, name: B, until: 1996-02}\n")
    assert [actor.until for actor in read_reference([tmp_path]).actors] == [date(1996, 12, 31), date(1996, 2, 29)]


def test_one_may_hold_a_role_again_and_two_the_same(tmp_path):
    again = "[{title: mayor, since: 1990, until: 1993}, {title: mayor, since: 1993, until: 1995}]"
    write(tmp_path, "actors.yaml", f"- {{id: a, name: A, roles: {again}}}\n- {{id: b, name: B, roles: {again}}}\n")
    assert [len(actor.roles) for actor in read_reference([tmp_path]).actors] == [2, 2]


ROLE = "- {{id: a, name: A, roles: {}}}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: a, name: A, colour: red}\n", "entry 1 .a.: unknown key colour; an actor may have id, name"),
        ("- {id: a}\n", "no name; every actor needs one"),
        ("- {name: A}\n", "entry 1: no id"),
        ("- {id: '', name: A}\n", "no id"),
        ("- just words\n", "an actor is a list of keys"),
        ("- {id: a, name: [A, B]}\n", "name: one name is expected"),
        ("- {id: a, name: A, aliases: {b: c}}\n", "aliases: names are expected"),
        ("- {id: a, name: A, aliases: [No]}\n", "in quotes"),
        ("- {id: a, name: A, kind: dragon}\n", "kind dragon: no such kind; there are person"),
        ("- {id: a, name: A}\n- {id: a, name: B}\n", "2 entries have the id a"),
        ("- {id: a, name: A, since: 1995, until: 1994}\n", "A: until 1994 lies before since 1995"),
        ("- {id: a, name: A, since: 1995-02-31}\n", "check indentation and dates"),
        ("- {id: a, name: A, since: '1995-02-31'}\n", "since 1995-02-31: there is no such day"),
        ("- {id: a, name: A, since: 0}\n", "since 0: no date; write 1995"),
        ("- {id: a, name: A, since: '0000'}\n", "there is no such day"),
        ("- {id: a, name: A, since: last spring}\n", "since last spring: no date"),
        ("- {id: a, name: A, since: 5/7/1995}\n", "no date"),
        ("- {id: a, name: A, code: vld}\n", "code vld: three or more capital letters are expected, such as COL"),
        ("- {id: a, name: A, code: [COL, PER]}\n", "code: one name is expected"),
        (ROLE.format("mayor"), "roles: a list is expected"),
        (ROLE.format("[mayor]"), "a role is a list of keys"),
        (ROLE.format("[{since: 1995}]"), "a role without a title"),
        (ROLE.format("[{title: mayor, form: 1995}]"), "unknown key form; a role may have title, of, since, until"),
        (ROLE.format("[{title: mayor, since: 1997, until: 1995-07}]"), "mayor: until 1995-07 lies before since 1997"),
        (ROLE.format("[{title: mayor, since: 1990}, {title: mayor, since: 1995}]"), "two roles overlap: mayor"),
        (ROLE.format("[{title: mayor, since: 1990, until: 1996}, {title: mayor, since: 1995}]"), "two roles overlap"),
        (ROLE.format("[{title: mayor}, {title: mayor}]"), "two roles overlap"),
    ],
)
def test_a_bad_entry_of_actors_yaml_says_what_is_wrong(tmp_path, text, said):
    write(tmp_path, "actors.yaml", text)
    with pytest.raises(ReferenceDataError, match=said):
        read_reference([tmp_path])


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("places.csv", "name,lat\nOcomarca,1\n", "line 1"),
        ("places.csv", "name,lat,lon\nOcomarca,north,2\n", "line 2"),
        ("places.csv", "name,lat,lon\nOcomarca,91,2\n", "line 2"),
        ("actors.yaml", "- {id: a, name: A, kind: dragon}\n", "entry 1"),
        ("actors.yaml", "- {id: a, name: A, colour: red}\n", "entry 1"),
        ("actors.yaml", "a: [", "actors.yaml"),
        ("actors.yaml", "just words", "actors.yaml"),
    ],
)
def test_bad_reference_data_names_file_and_line(tmp_path, name, text, where):
    write(tmp_path, name, text)
    with pytest.raises(ReferenceDataError, match=where):
        read_reference([tmp_path])


@pytest.mark.parametrize("name", ["cable", "cable 4.5.1991", "Nota del Sr. Núñez"])
def test_a_file_without_an_ending_is_read_as_text(tmp_path, name):
    (doc,) = list(read_path(write(tmp_path, name, b"The police said that five farmers were killed in Ocomarca.")))
    assert doc.text.startswith("The police said")
