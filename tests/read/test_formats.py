"""What each format can hold that is not plain sailing: nothing is lost in silence, nothing is invented."""

import hashlib
import io
import json
import mailbox
import os
import zipfile

import docx
import pypdfium2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from careo.errors import CareoError
from careo.model import Document, Problem
from careo.read import find_files, read_path
from careo.read.raw import TextBuilder, clean
from careo.settings import Settings

SPANISH = (
    "El alcalde de Villa Niña denunció que soldados detuvieron a cuatro campesinos. Según vecinos, dos murieron.\n"
)
ENGLISH = "The police said that two people were killed in Oriana on 3 May 1991 when a bomb went off in the market.\n"


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def split(path, **over):
    found = list(read_path(path, **over))
    return [one for one in found if isinstance(one, Document)], [one.code for one in found if isinstance(one, Problem)]


# -- characters ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "latin-1"])
@pytest.mark.parametrize("text", [SPANISH, SPANISH * 3, "¿Quién lo mató? Nadie lo vio después en la plaza mayor.\n"])
def test_old_encodings_of_spanish(tmp_path, encoding, text):
    (doc,), problems = split(write(tmp_path, "a.txt", text.encode(encoding)))
    assert doc.text == text
    assert problems == []


@pytest.mark.parametrize("broken", [SPANISH.encode() + b"\xff\n", SPANISH.encode() + "ó".encode()[:1]])
def test_a_damaged_byte_does_not_spoil_the_other_letters(tmp_path, broken):
    (doc,), problems = split(write(tmp_path, "a.txt", broken))
    assert "Villa Niña denunció" in doc.text
    assert problems == ["damaged-characters"]


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Nin\u0303a", "Niña"),
        ("o\ufb01cina", "oficina"),
        ("cam\u00adpesinos", "campesinos"),
        ("a\x00b\x1bc", "abc"),
        ("a\rb\r\nc\u2028d", "a\nb\nc\nd"),
        ("\ufeffa", "a"),
        ("año — «x» 5 km²", "año — «x» 5 km²"),
    ],
)
def test_cleaning(raw, cleaned):
    assert clean(raw)[0] == cleaned


@given(st.lists(st.text(alphabet="ab\r\n\x00n\u0303\ufb01 ", max_size=12), max_size=5))
def test_pieces_lead_each_character_back_to_its_block(blocks):
    builder = TextBuilder()
    for number, block in enumerate(blocks):
        builder.add(block, str(number))
    raw = builder.build(media_type="text/plain")
    starts = [piece.start for piece in raw.pieces]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    for at, char in enumerate(raw.text):
        piece = max((one for one in raw.pieces if one.start <= at), key=lambda one: one.start)
        if char in "ab ":
            source = blocks[int(piece.where)]
            assert source[piece.source_start + at - piece.start] == char


def test_text_after_a_long_drawn_line_is_found(tmp_path):
    (doc,), _ = split(write(tmp_path, "a.txt", "-" * 30_000 + "\n" + ENGLISH))
    assert doc.lang == "en"


def test_a_large_file_is_a_problem_at_once(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert split(path) == ([], ["too-large"])


# -- pages of the web ------------------------------------------------------------------------------------------------


def page(body, head=""):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_a_page_under_another_name_is_read_as_the_page_it_is(tmp_path):
    (doc,), _ = split(write(tmp_path, "a.txt", page(f"<h1>Two killed</h1><p>{ENGLISH * 2}</p>")))
    assert doc.media_type == "text/html"
    assert "<p>" not in doc.text


def test_a_title_takes_no_letter_from_the_text(tmp_path):
    (doc,), _ = split(write(tmp_path, "a.html", page(f"<p>{ENGLISH}</p>", "<title>T</title>")))
    assert ENGLISH.strip() in doc.text
    assert doc.title.value == "T"


@pytest.mark.parametrize(
    "foot", ["Copyright 2004", "Last updated March 3, 2004", "<footer>© 2001</footer>", "Printed on 2 May 1999"]
)
def test_no_publication_date_is_guessed_from_the_text(tmp_path, foot):
    (doc,), _ = split(write(tmp_path, "a.html", page(f"<h1>Two killed</h1><p>{ENGLISH * 3}</p><p>{foot}</p>")))
    assert doc.published is None


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='1997-06-01T10:00:00Z'>",
        "<meta name='DC.date' content='1997-06-01'>",
        "<meta name='fecha' content='1 de junio de 1997'>",
        '<script type=\'application/ld+json\'>{"datePublished": "1997-06-01"}</script>',
    ],
)
def test_a_date_that_the_page_gives_stands_in_the_text(tmp_path, head):
    (doc,), _ = split(write(tmp_path, "a.html", page(f"<h1>Redada</h1><p>{SPANISH * 3}</p>", head)))
    assert doc.published.value.isoformat() == "1997-06-01"
    assert doc.published.span.quote(doc.text) == "1997-06-01"


def test_the_encoding_that_a_page_declares(tmp_path):
    source = page(f"<p>{SPANISH * 3}</p>", "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>")
    (doc,), _ = split(write(tmp_path, "a.html", source.encode("latin-1")))
    assert "Villa Niña denunció" in doc.text


def test_a_page_nested_without_end_is_read(tmp_path):
    (doc,), _ = split(write(tmp_path, "a.html", page("<div>" * 50_000 + f"<p>{ENGLISH}</p>")))
    assert ENGLISH.strip() in doc.text


def test_a_page_with_tables_lists_and_quotations_keeps_them(tmp_path):
    body = f"<h1>Muertos</h1><p>{SPANISH * 2}</p><table><tr><td>Rojas</td><td>muerto</td></tr></table>"
    body += "<ul><li>la plaza</li><li>el puerto</li></ul>"
    body += f"<blockquote>Nadie nos ayudó, dijo ella.</blockquote><p>{SPANISH}</p>"
    (doc,), _ = split(write(tmp_path, "a.html", page(body)))
    assert all(words in doc.text for words in ("Rojas", "muerto", "la plaza", "el puerto", "Nadie nos ayudó"))


# -- Word ------------------------------------------------------------------------------------------------------------


def test_word_text_that_lists_of_paragraphs_leave_out(tmp_path):
    file = docx.Document()
    file.add_paragraph(SPANISH.strip())
    changed = file.add_paragraph("El juez ")
    inserted = f'<w:ins {nsdecls("w")} w:id="1" w:author="x"><w:r><w:t>Rojas</w:t></w:r></w:ins>'
    struck = f'<w:del {nsdecls("w")} w:id="2" w:author="x"><w:r><w:delText>Pinto</w:delText></w:r></w:del>'
    changed._p.extend([parse_xml(inserted), parse_xml(struck)])
    inside = "<w:sdtContent><w:p><w:r><w:t>Dentro de un control.</w:t></w:r></w:p></w:sdtContent>"
    control = f"<w:sdt {nsdecls('w')}>{inside}</w:sdt>"
    file.element.body.insert(2, parse_xml(control))
    table = file.add_table(rows=1, cols=2)
    inner = table.rows[0].cells[0].add_table(rows=1, cols=1)
    inner.rows[0].cells[0].text = "tabla dentro de tabla"
    file.save(tmp_path / "a.docx")
    (doc,), _ = split(tmp_path / "a.docx")
    assert "El juez Rojas" in doc.text
    assert "Pinto" not in doc.text
    assert "Dentro de un control." in doc.text
    assert doc.text.count("tabla dentro de tabla") == 1


def test_a_zip_bomb_named_docx_is_not_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 200_000_000)
    assert split(tmp_path / "a.docx") == ([], ["too-large"])


# -- PDF -------------------------------------------------------------------------------------------------------------

PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def rc4(key, data):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def locked_pdf(password):
    """A PDF of revision 2 of the standard security handler (ISO 32000-1, 7.6.3): owner and user key from a password."""
    padded = (password + PAD)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    permissions, file_id = (-4) & 0xFFFFFFFF, b"0123456789abcdef"
    key = hashlib.md5(padded + owner + permissions.to_bytes(4, "little") + file_id).digest()[:5]
    user = rc4(key, PAD)
    lock = f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4 >>".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        lock,
    ]
    return pdf_of(parts, b"/Encrypt 4 0 R /ID [<%s><%s>]" % (file_id.hex().encode(), file_id.hex().encode()))


def pdf_of(parts, more=b""):
    out, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(parts) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (size, more, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def pdf_pages(pages):
    """A PDF with the given lines on each page."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * k) for k in range(len(pages)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for k, lines in enumerate(pages):
        shown = b"".join(b"(%s) Tj T* " % line.encode("cp1252") for line in lines)
        stream = b"BT /F1 10 Tf 14 TL 20 700 Td %sET" % shown
        resources = b"/Resources << /Font << /F1 3 0 R >> >>"
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents %d 0 R %s >>" % (5 + 2 * k, resources)
        )
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return pdf_of(parts)


def test_a_pdf_behind_a_password_is_a_problem(tmp_path):
    assert split(write(tmp_path, "a.pdf", locked_pdf(b"secret"))) == ([], ["encrypted"])


def test_a_pdf_without_password_but_locked_against_printing_is_no_encrypted_one(tmp_path):
    assert split(write(tmp_path, "a.pdf", locked_pdf(b""))) == ([], ["no-text-layer"])


def test_pages_join_within_a_sentence_and_part_between_two(tmp_path):
    pages = [["Los soldados detuvieron en la"], ["plaza a cuatro campesinos de Oriana."], ["Dos murieron el jueves."]]
    (doc,), _ = split(write(tmp_path, "a.pdf", pdf_pages(pages)))
    assert "en la\nplaza" in doc.text.replace(" \n", "\n")
    assert "Oriana.\n\nDos" in doc.text
    assert [piece.where for piece in doc.to_source] == ["page 1", "page 2", "page 3"]


def test_a_page_without_text_is_told_and_the_others_are_read(tmp_path):
    pages = [[ENGLISH.strip()], [], [SPANISH.strip()]]
    (doc,), problems = split(write(tmp_path, "a.pdf", pdf_pages(pages)))
    assert problems == ["page-without-text"]
    assert "Niña" in doc.text


def test_a_pdf_of_many_empty_pages_ends(tmp_path):
    pdf = pypdfium2.PdfDocument.new()
    for _ in range(300):
        pdf.new_page(100, 100)
    pdf.save(str(tmp_path / "a.pdf"))
    assert split(tmp_path / "a.pdf") == ([], ["no-text-layer"])


# -- mail ------------------------------------------------------------------------------------------------------------

BOUND = "Content-Type: multipart/mixed; boundary=X\n\n--X\nContent-Type: text/plain\n\n" + ENGLISH


def test_attachments_are_told(tmp_path):
    attached = (
        '--X\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="list.pdf"\n\nabc\n--X--\n'
    )
    (doc,), problems = split(write(tmp_path, "a.eml", f"Subject: Two killed\n{BOUND}{attached}"))
    assert ENGLISH.strip() in doc.text
    assert problems == ["attachment"]


def test_a_message_in_html_and_latin_1(tmp_path):
    head = "Subject: =?iso-8859-1?q?Ni=F1a_muerta?=\nContent-Type: text/html; charset=iso-8859-1\n\n"
    data = head.encode() + page(f"<p>{SPANISH * 3}</p>").encode("latin-1")
    (doc,), _ = split(write(tmp_path, "a.eml", data))
    assert doc.title.value == "Niña muerta"
    assert "Villa Niña denunció" in doc.text


def test_a_bad_message_does_not_stop_the_mailbox(tmp_path):
    box = mailbox.mbox(tmp_path / "a.mbox")
    for text in (f"Subject: one\n\n{ENGLISH}", "Subject: two\n\n", f"Subject: three\n\n{SPANISH}"):
        box.add(text.encode())
    box.close()
    docs, problems = split(tmp_path / "a.mbox")
    assert [doc.title.value for doc in docs] == ["one", "three"]
    assert problems == ["empty"]


def test_a_mailbox_without_messages_is_a_problem(tmp_path):
    assert split(write(tmp_path, "a.mbox", "no message at all\n")) == ([], ["no-documents"])


# -- archives and lines ----------------------------------------------------------------------------------------------


def archived(tmp_path, *records):
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for status, media, data in records:
        headers = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.0")
        made = writer.create_warc_record("http://torch.example/x", "response", io.BytesIO(data), http_headers=headers)
        writer.write_record(made)
    return write(tmp_path, "a.warc.gz", stream.getvalue())


def test_what_is_no_page_of_an_archive_is_counted(tmp_path):
    text = page(f"<h1>Two killed</h1><p>{ENGLISH * 3}</p>").encode()
    records = [
        ("200 OK", "text/html; charset=utf-8", text),
        ("404 Gone", "text/html", text),
        ("200 OK", "image/png", b"x"),
    ]
    path = archived(tmp_path, *records)
    (doc,), problems = split(path)
    assert problems == ["records-left-out"]
    assert doc.to_source[-1].where == "record 1, http://torch.example/x, text"
    assert "1 status 404, 1 image/png" in next(one.said for one in read_path(path) if isinstance(one, Problem))


def test_an_archive_cut_off_keeps_what_was_read(tmp_path):
    text = page(f"<p>{ENGLISH * 3}</p>").encode()
    path = archived(tmp_path, ("200 OK", "text/html", text), ("200 OK", "text/html", os.urandom(5000)))
    path.write_bytes(path.read_bytes()[:-2000])
    docs, problems = split(path)
    assert [doc.part for doc in docs] == ["record 1"]
    assert problems != []


def test_many_bad_lines_are_counted(tmp_path):
    lines = ["{}"] * 150 + [json.dumps({"text": ENGLISH})]
    docs, problems = split(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert len(docs) == 1
    assert problems == ["bad-line"] * 100 + ["bad-lines"]


def test_the_language_that_a_short_line_names_is_believed(tmp_path):
    line = json.dumps({"text": "Transportistas uruguayos se movilizan", "lang": "es"})
    (doc,), _ = split(write(tmp_path, "a.jsonl", line))
    assert doc.lang == "es"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "O governo anunciou que oito pessoas foram mortas no domingo durante um ataque na capital do país.",
            "Portuguese",
        ),
        (
            "Die Regierung teilte mit, dass am Sonntag bei einem Angriff in der Hauptstadt acht Menschen starben.",
            "German",
        ),
    ],
)
def test_a_foreign_language_is_named_with_a_remedy(tmp_path, text, named):
    (problem,) = read_path(write(tmp_path, "a.txt", text * 3))
    assert named in problem.said
    assert "translate" in problem.said


# -- files -----------------------------------------------------------------------------------------------------------


def test_a_file_name_that_is_no_utf8_can_be_stored(tmp_path):
    (tmp_path / os.fsdecode(b"ma\xf1ana.txt")).write_text(SPANISH)
    (found,) = find_files([tmp_path])
    assert found.name.encode("utf-8").endswith(b"/ma\\xf1ana.txt")
    (doc,) = read_path(found.path, name=found.name)
    assert doc.path == found.name


def test_two_folders_of_one_name_are_refused(tmp_path):
    for parent in ("a", "b"):
        (tmp_path / parent / "reports").mkdir(parents=True)
        write(tmp_path / parent / "reports", "x.txt", ENGLISH)
    with pytest.raises(CareoError, match="reports"):
        list(find_files([tmp_path / "a" / "reports", tmp_path / "b" / "reports"]))


# -- anything --------------------------------------------------------------------------------------------------------

SUFFIXES = [".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".mbox", ".warc", ".warc.gz", ".jsonl"]
PIECES = st.sampled_from(
    [
        ENGLISH.encode(),
        SPANISH.encode("latin-1"),
        b"<html><p>",
        b"%PDF-1.4\n",
        b"PK\x03\x04",
        b"From x\nSubject: \xff\n\n",
        b"WARC/1.0\r\n",
        b'{"text": "',
        b"\xff\xfe",
        b"LIMA, 5 JUL 89 (",
        b"# ",
        b"\x00",
        b"\r\n\r\n",
        b"[TEXT] ",
        b"1 May 1990\n",
    ]
)


@settings(max_examples=120, deadline=None)
@given(parts=st.lists(PIECES | st.binary(max_size=40), max_size=8), suffix=st.sampled_from(SUFFIXES))
def test_no_bytes_stop_the_run_and_all_found_words_stand_in_the_text(tmp_path_factory, parts, suffix):
    path = write(tmp_path_factory.mktemp("any"), f"a{suffix}", b"".join(parts))
    for doc in read_path(path, settings=Settings(min_text_chars=1)):
        if isinstance(doc, Problem):
            assert doc.said.startswith(doc.where)
            continue
        names = ("title", "byline", "masthead", "publisher", "issue", "published", "written", "issuer")
        found = [getattr(doc, name) for name in names if getattr(doc, name)] + list(doc.relay)
        if doc.dateline:
            found += [one for one in (doc.dateline.place, doc.dateline.written, *doc.dateline.agencies) if one]
        for one in [*found, *doc.regions]:
            words = one.span.quote(doc.text)
            assert words.strip()
            if isinstance(getattr(one, "value", None), str) and one is not doc.issue:
                assert one.value in " ".join(words.split())
        assert doc.to_source[0].start == 0
