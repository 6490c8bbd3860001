"""From a text with lines to its metadata: the head is read downwards, the foot upwards, the body is left alone."""

from __future__ import annotations

import re

from careo.model import Found, Region, RegionKind, Span
from careo.read.layout.body import LONGEST_HEAD_LINE, begins_body, is_marked
from careo.read.layout.dateline import find_dateline
from careo.read.layout.dates import before_date, find_dates, opens_entries, without_day
from careo.read.layout.edges import (
    ENDS_LIKE_PROSE,
    PARTIES,
    choose_heading,
    is_only_date,
    is_salutation,
    without_weekday,
)
from careo.read.layout.foot import find_foot
from careo.read.layout.found import Metadata, find_kind
from careo.read.layout.furniture import find_furniture, find_tail
from careo.read.layout.lines import (
    Line,
    is_body_name,
    is_mostly_titled,
    is_paper_name,
    lines_of,
    match_line,
    words,
)
from careo.read.layout.opening import find_body, find_deponent, find_numbered, find_opening_day
from careo.read.layout.slugs import find_slugs

MOST_HEAD_LINES = 14
QUOTES = "\"'“‘«"
SHORTEST_NAME, MOST_NAMES = 3, 5
"""Letters of words that only join names ("de la"), at most, and names of one person, at most."""
_ISSUE = re.compile(
    r"(?:#\s?|\b(?:no|nr|issue|number|vol|n[uú]m|n[uú]mero)\b\.?\s*|\bn[º°]\s*|№\s*)(?P<issue>0*\d[\w./-]*)",
    re.IGNORECASE,
)
_VOLUME = re.compile(r"^(?:a[nñ]o|year|volume|vol\.?|issue|edici[oó]n|[eé]poca)\b", re.IGNORECASE)
_TAKEN_FROM = re.compile(
    r"^(?:reprinted |taken )?from (?:the )?|^(?:tomado |reproducido )?del? (?:la |los |las |el )?", re.IGNORECASE
)
_MARKS = re.compile(r"^[#*_\s]+|[*_\s]+$")


def find_metadata(text: str, *, doc_id: str, labels: tuple[tuple[str, int, int], ...] = ()) -> Metadata:
    """The metadata of a text, each datum with its words; `labels` are stretches whose meaning the format gave."""
    return _Reader(text, doc_id, labels).read()


class _Reader:
    """Reads one document's head and foot; holds the offsets that belong together."""

    def __init__(self, text: str, doc_id: str, labels: tuple[tuple[str, int, int], ...]) -> None:
        self.text, self.doc_id = text, doc_id
        self.found = Metadata()
        self.start = 0
        self.is_letter = False
        self.head_words: list[str] = []
        self.plain: list[Line] = []
        self._take_labels(labels)

    def read(self) -> Metadata:
        lines = self._without_furniture(lines_of(self.text, self.start))
        self.is_letter = any(map(is_salutation, lines[:MOST_HEAD_LINES]))
        self._read_foot(lines, self._read_head(lines))
        self._boilerplate(lines)
        for slug in find_slugs(self.text, self.doc_id):
            self._region(slug.span.start, slug.span.stop, slug.kind)
        if self.found.issuer is None and (own := find_numbered(self.text)) is not None:
            self.found.issuer = self._value(*own, "number")
            self._dated("written", self.text[own[2] : own[2] + LONGEST_HEAD_LINE], own[2])
        dated = self.found.written or self.found.published or self.found.dateline
        for day, at in () if dated else find_opening_day(lines):
            self._dated("written", day, at)
        if self.found.byline is None and self.found.issuer is None and (who := find_deponent(lines)) is not None:
            self.found.byline = self._value(*who, "deponent")
        if not self.found.names_somebody() and (body := find_body(lines)) is not None:
            self.found.issuer = self._value(*body, "opening")
        if self.found.issuer is not None and self.found.publisher is not None:
            self.found.relay = [self.found.publisher]
        self.found.regions = sorted(self.found.regions, key=lambda region: region.span)
        self.found.kind = find_kind(self.found, " \n".join(self.head_words), self.text)
        return self.found

    # -- what the format gave ------------------------------------------------------------------------------------

    def _take_labels(self, labels: tuple[tuple[str, int, int], ...]) -> None:
        for label, start, stop in labels:
            words_ = self.text[start:stop]
            if label == "title":
                self.found.title = self._value(words_, start, stop, "title")
                self._region(start, stop, RegionKind.HEADLINE)
                self.head_words.append(words_)
            elif label == "published":
                self._dated("published", words_, start)
                self._region(start, stop, RegionKind.MASTHEAD)
            else:
                setattr(self.found, label, self._value(words_, start, stop, label))
                self._region(start, stop, RegionKind.BYLINE if label == "byline" else RegionKind.MASTHEAD)
            self.start = max(self.start, stop)
        self._cut_title()

    def _cut_title(self) -> None:
        """The headline that the format gave without the name of the page, which the page is headed with."""
        title, publisher = self.found.title, self.found.publisher
        tail = (
            find_tail(self.text[title.span.start : title.span.stop], publisher.value) if title and publisher else None
        )
        if title is None or tail is None:
            return
        start, cut, stop = title.span.start, title.span.start + tail, title.span.stop
        self.found.title = self._value(self.text[start:cut], start, cut, "title")
        self.found.regions = [region for region in self.found.regions if region.span != title.span]
        self._region(start, cut, RegionKind.HEADLINE)
        self._region(cut, stop, RegionKind.MASTHEAD)

    def _without_furniture(self, lines: list[Line]) -> list[Line]:
        """The lines of the document itself; what the page has round it is set apart."""
        furniture = {line.start: line.stop for line in find_furniture(lines, titled=self.found.title is not None)}
        for start, stop in furniture.items():
            self._region(start, stop, RegionKind.BOILERPLATE)
        return [line for line in lines if line.start not in furniture]

    # -- the head ----------------------------------------------------------------------------------------------

    def _read_head(self, lines: list[Line]) -> int:
        """Reads the head; returns the number of the first line of the body."""
        for number, line in enumerate(lines[:MOST_HEAD_LINES]):
            if self._dateline(line) or opens_entries(lines, number) or begins_body(lines, number):
                self._titles(lines[:number])
                return number
            self.head_words.append(line.text)
            if not self._meta_line(line):
                self.plain.append(line)
        return self._no_body_found(lines)

    def _no_body_found(self, lines: list[Line]) -> int:
        """All lines short: a list or a poem. Only a first line standing alone is taken for a title."""
        first_prose = next((n for n, line in enumerate(lines) if ENDS_LIKE_PROSE.search(line.text)), len(lines))
        number = min(first_prose, MOST_HEAD_LINES, len(lines) - 1) if lines else 0
        self.plain = [line for line in self.plain if line.start < (lines[number].start if lines else 0)][:2]
        self._titles(lines[:number])
        return number

    def _meta_line(self, line: Line) -> bool:
        """Takes a line that says something about the document; False for a plain one."""
        if _TAKEN_FROM.match(line.text) and self._masthead(line):
            return True
        if found := match_line("relay", line.text):
            self._named("issuer", line, found, "relay note")
            self._region(line.start, line.stop, RegionKind.NOTE)
        elif match_line("translated", line.text):
            self._region(line.start, line.stop, RegionKind.NOTE)
        elif self.found.title is None and (found := match_line("subject", line.text)):
            self.found.title = self._value(found["what"], line.start + found.start("what"), line.stop, "subject")
            self._region(line.start, line.stop, RegionKind.HEADLINE)
        elif match_line("stamp", line.text):
            self._region(line.start, line.stop, RegionKind.MASTHEAD)
        elif self._masthead(line) or self._interview(line) or self._printed(line):
            return True
        elif found := match_line("issuer", _MARKS.sub("", line.text)):
            self._named("issuer", line, found, "issuer line")
            self._region(line.start, line.stop, RegionKind.BYLINE)
        elif found := match_line("byline", line.text):
            self._named("byline", line, found, "byline")
            self._region(line.start, line.stop, RegionKind.BYLINE)
        elif is_only_date(line):
            self._deponent(line.text, line.start)
            self._dated("head", line.text, line.start)
            before = before_date(line.text) or ""
            self._paper(before, line)
            if self.found.issuer is None and is_body_name(before):
                self.found.issuer = self._value(before, line.start, line.start + len(before), "head")
            self._region(line.start, line.stop, RegionKind.MASTHEAD)
        else:
            return False
        return True

    def _paper(self, before: str, line: Line) -> None:
        """`The Northern Chronicle, Saturday, 3 June 1995`: a paper's name before its date."""
        name = without_weekday(before)
        if is_paper_name(head := name.partition(",")[0]):  # "The Daily Chronicle, Managua, 12 July 1986"
            name = head
        if self.found.publisher is None and is_paper_name(name):
            self.found.publisher = self._value(name, line.start, line.start + len(name), "head")

    def _masthead(self, line: Line) -> bool:
        """`Southern Torch #212, June 2, 1991`, or `Año IX, Nº 87 - 30 de marzo de 1991` under the paper's name."""
        issue, dated = _ISSUE.search(line.text), next(find_dates(line.text), None)
        if issue is None or (dated is None and not _VOLUME.match(line.text)):
            return False
        own_name = _TAKEN_FROM.sub("", line.text[: issue.start()].strip(" ,.-–—|·"))
        if words("ruling").match(own_name):  # "Judgment of 14 June 1993, case No. 45-92"
            self._dated("written", line.text, line.start)
            return False
        if own_name and not _VOLUME.match(own_name) and not words("communique").search(own_name):
            at = line.start + line.text.index(own_name)
            self.found.publisher = self._value(own_name, at, at + len(own_name), "masthead")
        elif _VOLUME.match(line.text) and self.plain:
            name = self.plain[0]
            self.found.publisher = self._value(name.text, name.start, name.stop, "masthead")
            for above in self.plain:
                self._region(above.start, above.stop, RegionKind.MASTHEAD)
            self.plain.clear()
        else:
            return False
        number = issue["issue"].lstrip("0").rstrip(".,-") or "0"
        self.found.issue = self._value(
            number, line.start + issue.start("issue"), line.start + issue.end("issue"), "masthead"
        )
        self.found.masthead = self._value(line.text, line.start, line.stop, "masthead")
        if dated is not None:
            self._dated("published", line.text, line.start)
        self._region(line.start, line.stop, RegionKind.MASTHEAD)
        return True

    def _interview(self, line: Line) -> bool:
        found = match_line("interview_date", line.text)
        if found is None or next(find_dates(found["date"]), None) is None:
            return False
        self._dated("written", found["date"], line.start + found.start("date"))
        self._region(line.start, line.stop, RegionKind.NOTE)
        return True

    def _printed(self, line: Line) -> bool:
        """`Special to The Northern Post`; `RADIO SUR, Ayora, 1200 GMT, 4 May 1989`: who brought it, and when."""
        found = match_line("printed", line.text)
        if found is None or self.found.publisher is not None:
            return False
        self._named("publisher", line, found, "head")
        self._dated("published", line.text, line.start)
        self._region(line.start, line.stop, RegionKind.MASTHEAD)
        return True

    def _dateline(self, line: Line) -> bool:
        near = self.found.published.value if self.found.published else None
        made = find_dateline(self.text, line.start, doc_id=self.doc_id, near=near)
        if made is None:
            return False
        self.found.dateline = made
        self._region(made.span.start, made.span.stop, RegionKind.DATELINE)
        return True

    def _titles(self, head: list[Line]) -> None:
        """What is left of the head: names of organisations above, then the title, then subtitles."""
        left = [line for line in self.plain if line in head]
        names = [line for line in left if self._is_organisation(line)]
        if len(names) == len(left) > 1 and names[-1].text.isupper() and names[-1].blank_before:
            names.pop()  # under a body's name and the date: "SOLIDARITY GROUP CONDEMNS KILLINGS"
        marked = [line for line in left if is_marked(line)]
        rest = [line for line in left if line not in names]
        if any(map(is_salutation, head)):  # whom it is to is no headline
            rest = [line for line in rest if words("statement").search(line.text)]
        alone = names if not self.found.issuer and not self.found.publisher else []
        title = marked[0] if marked else choose_heading(rest, alone)
        for line in left:
            if line is title:
                if self.found.title is None:
                    self._take_title(line)
                self._region(line.start, line.stop, RegionKind.HEADLINE)
            else:
                above = title is None or line.start < title.start
                self._region(line.start, line.stop, RegionKind.MASTHEAD if above else RegionKind.NOTE)
        self._take_names([line for line in names if line is not title])

    def _take_title(self, line: Line) -> None:
        bare = _MARKS.sub("", line.text)
        if not bare:
            return
        at = line.start + line.text.index(bare)
        self.found.title = self._value(bare, at, at + len(bare), "headline")
        self._deponent(bare, at)

    def _deponent(self, title: str, at: int) -> None:
        """`Testimony of Rosa Quispe, collected on 4 May 1991`: who tells it, and when; a name of people only."""
        told = match_line("deponent", title)
        if told is None or self.found.issuer is not None or words("organisation").search(told["who"]):
            return
        names = [word for word in told["who"].split() if len(word) > SHORTEST_NAME]
        least = 1 if told["who"][:1] in QUOTES else 2  # `Interview with "Esteban", former conscript`
        if not least <= len(names) <= MOST_NAMES or not all(word.lstrip(QUOTES)[:1].isupper() for word in names):
            return
        if self.found.byline is None:
            self.found.byline = self._value(told["who"], at + told.start("who"), at + told.end("who"), "testimony of")
        if told["rest"]:
            self._dated("written", told["rest"], at + told.start("rest"))

    def _take_names(self, names: list[Line]) -> None:
        """A paper's name above a headline is its publisher; an organisation's name is the issuer."""
        if not names:
            return
        best = next(
            (line for line in names if not line.text.lower().startswith(("repú", "republic", "ofic", "offic"))),
            names[0],
        )
        bare = _MARKS.sub("", best.text).rstrip(" ,;")
        at = best.start + best.text.index(bare)
        if self.found.issuer is None and words("organisation").search(bare):
            self.found.issuer = self._value(bare, at, at + len(bare), "head")
        elif self.found.publisher is None and self.found.published is not None:
            self.found.publisher = self._value(bare, at, at + len(bare), "head")

    def _is_organisation(self, line: Line) -> bool:
        """A line that names an organisation or a paper; not a numbered communiqué, not a sentence."""
        bare = _MARKS.sub("", line.text)
        if any(char.isdigit() for char in without_day(bare)) or len(bare) > 90 or ":" in bare or PARTIES.search(bare):
            return False
        if is_marked(line) or words("communique").search(bare) or words("testimony").search(bare):
            return False
        if words("organisation").search(bare) and (bare.isupper() or line.text[:2] == "**" or is_mostly_titled(bare)):
            return True
        if self.text[self.start : line.start].strip():
            return False
        following = lines_of(self.text, line.stop, min(len(self.text), line.stop + 200))[:1]
        if not following:
            return False
        is_paper = bare.isupper() or is_paper_name(bare)
        return (is_paper and is_only_date(following[0])) or self._heads_paper(bare, following[0])

    @staticmethod
    def _heads_paper(bare: str, following: Line) -> bool:
        """Whether a body's name in small letters stands above the name of its paper: "Bulletin No. 14, August 1990"."""
        kinds = (words(kind).match(following.text) for kind in ("report", "communique", "statement"))
        numbered = any(char.isdigit() for char in following.text)
        return bool(words("organisation").search(bare)) and bare[:1].isupper() and numbered and any(kinds)

    # -- the foot ----------------------------------------------------------------------------------------------

    def _read_foot(self, lines: list[Line], body: int) -> None:
        """Signature and date of writing, read upwards until prose is met."""
        foot = find_foot(lines[body + 1 :])
        for line in foot.furniture:
            self._region(line.start, line.stop, RegionKind.BOILERPLATE)
        for line in foot.signature:
            self._region(line.start, line.stop, RegionKind.SIGNATURE)
            if is_only_date(line) and self.found.written is None:
                self._dated("written", line.text, line.start)
        if (signer := foot.signer()) is None or self.found.issuer is not None or self.found.dateline is not None:
            return
        signed = self._value(signer.text, signer.start, signer.stop, "signature")
        if foot.is_letter and not words("organisation").search(signer.text):
            self.found.byline = self.found.byline or signed
        else:
            self.found.issuer = signed

    def _boilerplate(self, lines: list[Line]) -> None:
        """Contact lines and page furniture anywhere; long paragraphs only at the very end."""
        for number, line in enumerate(lines):
            near_end = number >= len(lines) - 3
            picture = line.text.startswith("![")
            if picture or (match_line("boilerplate", line.text) and (len(line.text) < LONGEST_HEAD_LINE or near_end)):
                if picture or near_end or number < 3 or len(line.text) < 60:
                    self._region(line.start, line.stop, RegionKind.BOILERPLATE)
            elif is_marked(line) and number > 0:
                self._region(line.start, line.stop, RegionKind.HEADLINE)

    def _value(self, value: str, start: int, stop: int, rule: str) -> Found[str]:
        return Found(" ".join(value.split()), Span(self.doc_id, start, stop), f"any.layout.{rule.replace(' ', '_')}@1")

    def _named(self, slot: str, line: Line, match: re.Match[str], rule: str) -> None:
        if match.groupdict().get("date"):  # "Note verbale dated 4 May 1994 from the Permanent Mission of …"
            self._dated("written", match["date"], line.start + match.start("date"))
        who = match["who"].strip(" .:*")
        at = line.start + line.text.index(who)
        if slot == "issuer" and (before := before_date(who)):  # "Statement by the Ministry of Defence, 9 August 1995"
            self._dated("written", who, at)
            who = before
        cut = len(who) - len(re.sub(r"^(?:the|la|el|los|las) ", "", who, flags=re.IGNORECASE))
        if getattr(self.found, slot) is None:
            setattr(self.found, slot, self._value(who[cut:], at + cut, at + len(who), rule))

    def _dated(self, slot: str, words_: str, start: int) -> None:
        """Take the first date of some words; in the `head` of an organisation's own text it is that of writing."""
        dated = next(find_dates(words_), None)
        if dated is None:
            return
        value, first, last = dated
        target = slot if slot != "head" else ("written" if self._speaks_for_itself() else "published")
        if getattr(self.found, target) is None:
            setattr(
                self.found, target, Found(value, Span(self.doc_id, start + first, start + last), "any.layout.date@1")
            )

    def _speaks_for_itself(self) -> bool:
        """Whether the head so far is that of an organisation's own text rather than of a newspaper."""
        head = " ".join(self.head_words)
        kinds = ("communique", "testimony", "report", "organisation", "statement")
        return self.is_letter or any(words(kind).search(head) for kind in kinds)

    def _region(self, start: int, stop: int, kind: RegionKind) -> None:
        if not any(one.span.start < stop and start < one.span.stop for one in self.found.regions):
            self.found.regions.append(Region(Span(self.doc_id, start, stop), kind))
