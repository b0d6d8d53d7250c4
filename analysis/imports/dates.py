"""Dates as exports and pages print them, in many languages, to ISO dates with the time and zone where given."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from analysis.imports.rules import table

_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|ro|\.|º|ª|°)?"
_YEAR = r"(?P<y>(?:1[6-9]|20)\d\d)(?!\d)"
_NAME = r"(?P<m>[^\W\d_]{3,}\.?|1?\d[월月]|[一二三四五六七八九十]{1,2}月)"
_YEARS = re.compile(r"(?:1[6-9]|20)\d\d")
_SHAPES = (
    re.compile(r"(?P<y>(?:1[6-9]|20)\d\d)\s*[-/.年]\s*(?P<n>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?!\d)\s*日?\.?"),
    re.compile(r"(?P<y>(?:1[6-9]|20)\d\d)년\s*(?P<n>\d{1,2})월\s*(?P<d>\d{1,2})일"),
    re.compile(r"(?P<y>(?:1[6-9]|20)\d\d)(?P<n>[01]\d)(?P<d>[0-3]\d)(?=\d{6}(?!\d)|(?!\d))"),
    re.compile(
        rf"(?<!\d){_DAY}(?:\s*[-\s]\s*|(?<=\.))(?:de\s+|of\s+|den\s+)?{_NAME}\s*[-,\s]\s*(?:de\s+|del\s+)?{_YEAR}"
    ),
    re.compile(rf"{_NAME}\s+{_DAY}\s*(?:,\s*|\s+){_YEAR}"),
    re.compile(rf"{_YEAR}\.?\s+{_NAME}\s+{_DAY}(?!\d)"),
    re.compile(rf"(?<!\d)(?P<a>\d{{1,2}})\s*[./-]\s*(?P<b>\d{{1,2}})\s*[./-]\s*{_YEAR}"),
    re.compile(rf"{_NAME}\s*(?:de\s+)?,?\s*{_YEAR}"),
)
_TIME = re.compile(
    r"(?<!\d)(?P<h>[01]?\d|2[0-4])(?:[:.]|h(?=\d))(?P<m>[0-5]\d)(?:[:.](?P<s>[0-5]\d)(?:\.\d+)?)?\s*(?P<half>[AaPp]\.?\s?[Mm]\b\.?)?"
    r"(?:\s*(?:Uhr|Uhr\s|heures?|hrs?\b))?(?:\s*(?P<zone>(?:GMT|UTC)?\s*[+\-−]\s?\d{1,2}(?::?\d\d)?|[A-Z]{1,5}\b))?"
)


@dataclass(frozen=True)
class Dated:
    """A date as found: ISO 8601 (a month only as 2003-07), what was printed, what is doubtful, and where it ended."""

    iso: str
    printed: str
    doubt: str = ""
    stop: int = 0


@cache
def _months() -> dict[str, int]:
    return {word: int(number) for number, words in table("dates")["months"].items() for word in words.split()}


@cache
def _before() -> frozenset[str]:
    return frozenset(table("dates")["before"]["words"].split())


def dated(text: str, first: str = "", anywhere: bool = False) -> Dated | None:
    """Return the date at the beginning of a line, or anywhere in it; None where there is none.

    `first` says whether the day ("day") or the month ("month") comes first in 3/4/2018; without it such a date is
    taken only where it can be read in one way. A zone that stands for several is left out and told.
    """
    line = " ".join((text if anywhere else text[:300]).split())
    if not _YEARS.search(line if anywhere else line[:80]):
        return None
    for shape in _SHAPES:
        for match in shape.finditer(line):
            if not anywhere and not _opens(line[: match.start()]):
                break
            if found := _iso(match, first):
                return _timed(line, match, found)
    return None


def without_day(text: str) -> str:
    """Return what follows a date without the name of the day and the commas around it."""
    words = text.strip(" ,;").split(maxsplit=1)
    if words and words[0].casefold().strip(",;.") in _before():
        return words[1].strip(" ,;") if len(words) > 1 else ""
    return " ".join(words)


def _opens(before: str) -> bool:
    words = re.findall(r"[^\W\d_][\w-]*", before.casefold())
    return not re.search(r"\d", before) and len(words) <= 4 and all(word in _before() for word in words)


def _iso(match: re.Match[str], first: str) -> str:
    parts = match.groupdict()
    year = int(parts["y"])
    if "a" in parts:
        a, b = int(parts["a"]), int(parts["b"])
        if not first and a <= 12 and b <= 12 and a != b and "." not in match[0]:
            return ""
        month, day = (a, b) if first == "month" or (not first and b > 12) else (b, a)
    else:
        month = int(parts["n"]) if "n" in parts else _months().get(parts["m"].casefold().rstrip("."), 0)
        day = int(parts["d"]) if "d" in parts else 0
    if not 1 <= month <= 12 or day > monthrange(year, month)[1] or ("d" in parts and not day):
        return ""
    return date(year, month, day).isoformat() if day else f"{year:04}-{month:02}"


def _timed(line: str, match: re.Match[str], iso: str) -> Dated:
    rest = line[match.end() :]
    time = _TIME.search(rest) if len(iso) == 10 else None
    if time is None or (time.start() > 40 and not rest.startswith("T")):
        return Dated(iso, line, stop=match.end())
    hour = int(time["h"])
    half = (time["half"] or "").casefold()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return Dated(iso, line, stop=match.end())
    zone, doubt = _zone(" ".join((time["zone"] or "").split()))
    seconds = f":{time['s']}" if time["s"] and time["s"] != "00" else ""
    return Dated(f"{iso}T{hour:02}:{time['m']}{seconds}{zone}", line, doubt, match.end() + time.end())


def _zone(printed: str) -> tuple[str, str]:
    zones = table("dates")["zones"]
    if not printed:
        return "", ""
    if printed in zones:
        return str(zones[printed]), ""
    match = re.fullmatch(r"(?:GMT|UTC)?\s*([+\-−])\s?(\d{1,2})(?::?(\d\d))?", printed)
    if match and int(match[2]) <= 14:
        return f"{'+' if match[1] == '+' else '-'}{int(match[2]):02}:{match[3] or '00'}", ""
    return "", f"the time zone {printed!r} is unknown or stands for several: left out" if printed.isupper() else ""


def bounds(iso: str) -> tuple[str, str]:
    """Return the earliest and the latest day of an ISO date or month, ("", "") for an empty one."""
    if len(iso) == 7:
        year, month = int(iso[:4]), int(iso[5:])
        return f"{iso}-01", f"{iso}-{monthrange(year, month)[1]:02}"
    return iso[:10], iso[:10]
