"""The calendar: TIMEX3 values of dates, what interval a value covers, and counting from one value to another.

Values follow TIMEX3 (ISO 8601 with additions): `1989-07-05`, `1989-07`, `1989`, `198` (a decade), `19` (a century's
hundreds), `1989-W27`, `1989-W27-WE`, `1989-Q3`, `1989-H1`, `1989-SU`, and a time after `T` (`T10:00`, `TMO`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

Interval = tuple[datetime, datetime]

FIRST_YEAR, LAST_YEAR = 1, 9998
# The months a season begins with, on the northern half of the earth; winter runs into the next year.
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Hours from midnight that a part of the day covers; the night runs to six the next morning.
DAYPART_HOURS = {"MO": (0, 12), "MI": (11, 14), "AF": (12, 19), "EV": (17, 24), "NI": (18, 30)}
# Days from Easter Sunday to the feasts that move with it.
EASTER_FEASTS = {"ash_wednesday": -46, "palm_sunday": -7, "maundy_thursday": -3, "good_friday": -2, "holy_saturday": -1}
EASTER_FEASTS |= {"easter": 0, "easter_monday": 1, "ascension": 39, "pentecost": 49, "corpus_christi": 60}
PART_MONTHS = {"Q": 3, "H": 6, "T": 4}


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is none (31 April, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month, `by` months on.

    Examples:
        >>> shift_month(1989, 11, 3)
        (1990, 2)
    """
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Butcher's algorithm)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    leap, leap_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    weekday = (32 + 2 * leap_rest + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday_value(name: str, year: int) -> str:
    """The value of a named day: `12-25`, or a movable feast by its name."""
    if re.fullmatch(r"\d\d-\d\d", name):
        return f"{year:04d}-{name}"
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return (first + timedelta((3 - first.weekday()) % 7 + 21)).isoformat()
    if match := re.fullmatch(r"(\d\d)-W(\d)-(\d|last)", name):
        month, weekday = int(match.group(1)), int(match.group(2))
        if match.group(3) == "last":
            end = date(year, month, monthrange(year, month)[1])
            return (end - timedelta((end.isoweekday() - weekday) % 7)).isoformat()
        first = date(year, month, 1)
        return (first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (int(match.group(3)) - 1))).isoformat()
    sunday = easter(year)
    if name == "holy_week":
        return week_value(sunday)
    return (sunday + timedelta(EASTER_FEASTS[name])).isoformat()


def week_value(day: date) -> str:
    """The ISO week a day lies in: `1989-W27`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def unit_value(day: date, unit: str, by: int = 0) -> str | None:
    """The value of the unit of time (`D`, `W`, `WE`, `M`, `Q`, `H`, `T`, `Y`, `E`, `C`) `by` units from that of `day`.

    None outside the years 1 to 9998.

    Examples:
        >>> [unit_value(date(1989, 7, 5), unit, -1) for unit in ("D", "W", "M", "Q", "Y", "E")]
        ['1989-07-04', '1989-W26', '1989-06', '1989-Q2', '1988', '197']
    """
    try:
        if unit == "D":
            return (day + timedelta(by)).isoformat()
        if unit in ("W", "WE"):
            return week_value(day + timedelta(7 * by)) + ("-WE" if unit == "WE" else "")
    except OverflowError:
        return None
    if unit in ("E", "C"):
        digits = {"E": 3, "C": 2}[unit]
        index = int(f"{day.year:04d}"[:digits]) + by
        return f"{index:0{digits}d}" if 0 <= index < 10**digits else None
    months = {"M": 1, "Y": 12, **PART_MONTHS}.get(unit)
    if months is None:
        return None
    year, month = shift_month(day.year, day.month, by * months)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if unit == "Y":
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if unit == "M" else f"{year:04d}-{unit}{(month - 1) // months + 1}"


def shift_day(day: date, unit: str, by: int) -> date | None:
    """The day `by` units on, None outside the calendar; the 31st becomes the last day of a shorter month."""
    months = {"M": 1, "Y": 12, "E": 120, "C": 1200, **PART_MONTHS}.get(unit)
    try:
        if months is None:
            return day + timedelta({"D": 1, "W": 7}.get(unit, 0) * by)
        year, month = shift_month(day.year, day.month, by * months)
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def get_interval(value: str) -> Interval | None:
    """The half-open interval a value covers, None for durations, sets, references and unknown digits.

    Examples:
        >>> [str(edge.date()) for edge in get_interval("1989-06")]
        ['1989-06-01', '1989-07-01']
        >>> get_interval("XXXX-07-05") is None
        True
    """
    day, _, clock = value.partition("T")
    days = _day_interval(day)
    if days is None or not clock:
        return days
    return _clock_interval(days[0], clock)


def _day_interval(value: str) -> Interval | None:
    if "/" in value:
        first, _, last = value.partition("/")
        left, right = _day_interval(first), _day_interval(last)
        return (left[0], right[1]) if left and right and left[0] < right[1] else None
    for pattern, reader in _READERS:
        if match := re.fullmatch(pattern, value):
            try:
                start, stop = reader(*match.groups())
            except (ValueError, OverflowError):
                return None
            return datetime.combine(start, time()), datetime.combine(stop, time())
    return None


def _of_day(year: str, month: str, day: str) -> tuple[date, date]:
    start = date(int(year), int(month), int(day))
    return start, start + timedelta(1)


def _of_months(year: str, month: int, months: int) -> tuple[date, date]:
    last_year, last_month = shift_month(int(year), month, months)
    return date(int(year), month, 1), date(last_year, last_month, 1)


def _of_week(year: str, week: str, weekend: str | None) -> tuple[date, date]:
    start = date.fromisocalendar(int(year), int(week), 6 if weekend else 1)
    return start, start + timedelta(2 if weekend else 7)


def _of_part(year: str, part: str, index: str) -> tuple[date, date]:
    months = PART_MONTHS[part]
    return _of_months(year, (int(index) - 1) * months + 1, months)


def _of_season(year: str, season: str) -> tuple[date, date]:
    return _of_months(year, SEASON_MONTHS[season], 3)


_READERS = (
    (r"(\d{4})-(\d\d)-(\d\d)", _of_day),
    (r"(\d{4})-(\d\d)", lambda year, month: _of_months(year, int(month), 1)),
    (r"(\d{4})", lambda year: _of_months(year, 1, 12)),
    (r"(\d{3})", lambda decade: _of_months(f"{decade}0", 1, 120)),
    (r"(\d{2})", lambda century: _of_months(f"{century}00", 1, 1200)),
    (r"(\d{4})-W(\d\d)(-WE)?", _of_week),
    (r"(\d{4})-([QHT])(\d)", _of_part),
    (r"(\d{4})-(SP|SU|FA|WI)", _of_season),
)


def _clock_interval(midnight: datetime, clock: str) -> Interval | None:
    if hours := DAYPART_HOURS.get(clock[:2]):
        return midnight + timedelta(hours=hours[0]), midnight + timedelta(hours=hours[1])
    match = re.fullmatch(r"(\d\d?)(?::(\d\d))?(?::(\d\d))?Z?", clock)
    if match is None or int(match.group(1)) > 24:
        return None
    hour, minute, second = (int(given or 0) for given in match.groups())
    start = midnight + timedelta(hours=hour, minutes=minute, seconds=second)
    if match.group(3):
        return start, start + timedelta(seconds=1)
    return start, start + (timedelta(minutes=1) if match.group(2) else timedelta(hours=1))
