"""The unlabelled lines before a record's labels: outlet, date, edition, headline, by their order and shape."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analysis.imports.base import Block, one_line
from analysis.imports.dates import Dated, dated, without_day
from analysis.imports.rules import Rule

EDITION = 5  # a line of an edition has at most so many words


@dataclass
class Head:
    """What the unlabelled lines before a record's labels say; `rest` are the lines below the headline."""

    rule: Rule
    title: str = ""
    outlet: str = ""
    published: str = ""
    printed: str = ""
    doubt: str = ""
    url: str = ""
    also: dict[str, str] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
    unplaced: list[Block] = field(default_factory=list)

    def add(self, name: str, text: str) -> None:
        """Add a line to a further field."""
        text, now = one_line(text), self.also.get(name, "")
        self.also[name] = now if text in now else f"{now}\n{text}".strip()

    def matches(self, name: str, text: str) -> bool:
        """Tell whether a line is what a pattern of the layout says."""
        pattern = self.rule.pattern("patterns", name)
        return bool(pattern and pattern.match(text))

    @property
    def kept(self) -> dict[str, str]:
        """Return the further fields, with the lines below the headline as its subtitle."""
        return {**self.also, "subtitle": "\n".join(self.rest)} if self.rest else self.also


def head_of(blocks: Sequence[Block], rule: Rule, titled: bool = False, late: bool = False) -> Head:
    """Return outlet, date, headline and what else stands before the labels of a record.

    `titled` says that a label gives the headline, `late` that the labels stand behind the body, so that the lines
    after the date are the body's (in `rest`).
    """
    head = Head(rule)
    lines = [line for line in _apart(blocks, rule) if not _aside(line, head)]
    title_first = rule.table["first"] == "title"
    at, found = _date(lines, 1 if title_first else 0)
    if found:
        head.published, head.printed, head.doubt = found.iso, found.printed, found.doubt
        if rest := without_day(found.printed[found.stop :]):
            head.add("edition", rest)
    elif title_first and (year := [n for n, line in enumerate(lines) if n > 1 and _has_year(line.text)]):
        at, head.printed = year[0], one_line(lines[year[0]].text)
    elif not title_first and (season := [n for n, line in enumerate(lines) if head.matches("season", line.text)]):
        at, head.printed = season[0], one_line(lines[season[0]].text)
    before = lines[:at] if head.printed else lines
    after = [line for line in lines[at + 1 :] if not _again(line, head)] if head.printed else []
    after = _without_set_apart(head, lines[at], after) if head.printed else after
    if title_first:
        _title_first(head, before, after)
    else:
        _outlet_first(head, before, after, titled, late)
    _strip_notice(head)
    return head


def _apart(blocks: Sequence[Block], rule: Rule) -> list[Block]:
    """Return the blocks, one with a date on a line of its own cut before it, one that opens with a right into lines."""
    right, notice, found = rule.pattern("patterns", "copyright"), rule.pattern("patterns", "notice"), list[Block]()
    for block in blocks:
        lines = [line.strip() for line in block.text.split("\n") if line.strip()]
        if notice and len(lines) > 1:
            found.extend(replace(block, text=line) for line in lines if notice.match(line))
            lines = [line for line in lines if not notice.match(line)]
        at = next((n for n, line in enumerate(lines) if dated(line)), 0)
        if right and lines and right.match(lines[0]) and not at and rule.table["first"] == "outlet":
            at = len(lines) - 1
        found.extend(replace(block, text=line) for line in lines[:at])
        found.append(replace(block, text="\n".join(lines[at:])))
    return found


def _aside(line: Block, head: Head) -> bool:
    text = one_line(line.text)
    for name in ("copyright", "notice", "terms", "show"):
        if head.matches(name, text):
            head.add(name, line.text)
            return True
    if re.fullmatch(r"https?://\S+", text):
        head.url = head.url or text
        return True
    return False


def _date(lines: Sequence[Block], first: int) -> tuple[int, Dated | None]:
    for number, line in enumerate(lines):
        if number >= first and (found := dated(line.text)):
            return number, found
    return 0, None


def _has_year(text: str) -> bool:
    """Tell whether a short line holds a day and a year, in whatever language."""
    return len(text) < 60 and bool(re.search(r"\b(?:19|20)\d\d\b", text) and re.search(r"\b\d{1,2}\b", text))


def _again(line: Block, head: Head) -> bool:
    """Tell whether a line only says the day of publication once more (as some papers print it in two languages)."""
    found = dated(line.text)
    return bool(found and found.iso[:10] == head.published[:10] and not without_day(found.printed[found.stop :]))


def _without_set_apart(head: Head, day: Block, after: list[Block]) -> list[Block]:
    """Return the lines after the date without those in divisions of its kind: the headline stands in one of another."""
    kind = _division(day)
    count = next((n for n, line in enumerate(after) if _division(line) != kind), 0) if kind else 0
    count = count if all(len(line.text.split()) <= EDITION for line in after[:count]) else 0
    for line in after[:count]:
        head.add("edition", line.text)
    return after[count:]


def _division(block: Block) -> str:
    """Return the class of the innermost division a line of a page stands in."""
    return next((e.classes for e in reversed(block.inside) if e.tag == "div"), "")


def _title_first(head: Head, before: list[Block], after: list[Block]) -> None:
    texts = [one_line(line.text) for line in before]
    while len(texts) > 2 and re.fullmatch(r"\(.*\)", texts[-1]):
        head.add("edition", texts.pop())
    if len(texts) > 1:
        head.outlet = texts.pop().rstrip(".")
    head.title = " ".join(dict.fromkeys(texts))
    for line in after:
        if head.matches("edition", one_line(line.text)):
            head.add("edition", line.text)
        else:
            head.unplaced.append(line)


def _outlet_first(head: Head, before: list[Block], after: list[Block], titled: bool, late: bool) -> None:
    """Take the outlet, which stands before the date, and the headline, which stands after it or, rarely, before."""
    texts = [one_line(line.text) for line in before]
    below = _below(head, after, titled, late)
    headline = not below and texts and len(texts[-1].split()) > 4
    if len(texts) > 1 and not titled and (late or headline or not head.printed):
        head.title = texts.pop()
    while len(texts) > 1 and re.fullmatch(r"\(.*\)", texts[-1]):
        head.add("edition", texts.pop())
    if texts:
        head.outlet = texts.pop().rstrip(".")
    for text in texts:
        head.add("imprint", text)
    if below and not head.title and not titled and len(below[0]) < 300:
        head.title = below.pop(0)
    head.rest = below


def _below(head: Head, after: list[Block], titled: bool, late: bool) -> list[str]:
    """Return the lines after the date without the editions before the headline."""
    texts = [one_line(line.text) for line in after]
    while len(texts) > (0 if titled else 1) and not late and head.matches("edition", texts[0]):
        head.add("edition", texts.pop(0))
    return texts


def _strip_notice(head: Head) -> None:
    end = head.rule.pattern("patterns", "title_end")
    if end and (match := end.search(head.title)) and match.start() > 0:
        head.add("notice", match[1])
        head.title = head.title[: match.start()].rstrip()
    if head.matches("nothing", head.title):
        head.title = ""
