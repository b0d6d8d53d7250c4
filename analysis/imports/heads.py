"""The unlabelled lines before a record's labels: outlet, date, edition, headline, by their order and shape."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analysis.imports.base import Block, one_line
from analysis.imports.dates import Dated, dated, without_day
from analysis.imports.rules import Rule


@dataclass
class Head:
    """What the unlabelled lines before a record's labels say."""

    rule: Rule
    title: str = ""
    outlet: str = ""
    published: str = ""
    printed: str = ""
    doubt: str = ""
    also: dict[str, str] = field(default_factory=dict)
    unplaced: list[Block] = field(default_factory=list)

    def add(self, name: str, text: str) -> None:
        """Add a line to a further field."""
        text, now = one_line(text), self.also.get(name, "")
        self.also[name] = now if text in now else f"{now}\n{text}".strip()


def head_of(blocks: Sequence[Block], rule: Rule) -> Head:
    """Return outlet, date, headline and what else stands before the labels of a record."""
    head = Head(rule)
    lines = [line for line in _apart(blocks, rule) if not _aside(line, head)]
    title_first = rule.table["first"] == "title"
    at, found = _date(lines, 1 if title_first else 0)
    if found:
        head.published, head.printed, head.doubt = found.iso, found.printed, found.doubt
        if rest := without_day(found.printed[found.stop :]):
            head.add("edition", rest)
    before = lines[:at] if found else lines
    after = lines[at + 1 :] if found else []
    (_title_first if title_first else _outlet_first)(head, before, after)
    _strip_notice(head)
    return head


def _apart(blocks: Sequence[Block], rule: Rule) -> list[Block]:
    """Return the blocks, one with a date on a line of its own cut before it, one that opens with a right into lines."""
    right, found = rule.pattern("patterns", "copyright"), list[Block]()
    for block in blocks:
        lines = [line.strip() for line in block.text.split("\n") if line.strip()]
        at = next((n for n, line in enumerate(lines) if dated(line)), 0)
        if right and lines and right.match(lines[0]) and not at and rule.table["first"] == "outlet":
            at = len(lines) - 1
        found.extend(replace(block, text=line) for line in lines[:at])
        found.append(replace(block, text="\n".join(lines[at:])))
    return found


def _aside(line: Block, head: Head) -> bool:
    for name in ("copyright", "notice"):
        pattern = head.rule.pattern("patterns", name)
        if pattern and pattern.match(one_line(line.text)):
            head.add(name, line.text)
            return True
    return False


def _date(lines: Sequence[Block], first: int) -> tuple[int, Dated | None]:
    for number, line in enumerate(lines):
        if number >= first and (found := dated(line.text)):
            return number, found
    return 0, None


def _title_first(head: Head, before: list[Block], after: list[Block]) -> None:
    texts = [one_line(line.text) for line in before]
    while len(texts) > 2 and re.fullmatch(r"\(.*\)", texts[-1]):
        head.add("edition", texts.pop())
    if len(texts) > 1:
        head.outlet = texts.pop().rstrip(".")
    head.title = " ".join(texts)
    _rest(head, after)


def _outlet_first(head: Head, before: list[Block], after: list[Block]) -> None:
    texts = [one_line(line.text) for line in before]
    if not head.published and len(texts) > 1:
        head.title = texts.pop()
    while len(texts) > 1 and re.fullmatch(r"\(.*\)", texts[-1]):
        head.add("edition", texts.pop())
    if texts:
        head.outlet = texts.pop().rstrip(".")
    for text in texts:
        head.add("imprint", text)
    _rest(head, after, titles=True)


def _rest(head: Head, after: list[Block], titles: bool = False) -> None:
    """Place the lines after the date: editions, then (in old layouts) the headline and what follows it."""
    edition = head.rule.pattern("patterns", "edition")
    for number, line in enumerate(after):
        text = one_line(line.text)
        printed = bool(edition and edition.match(text))
        if printed and (not titles or (not head.title and number < len(after) - 1)):
            head.add("edition", text)
        elif not titles:
            head.unplaced.append(line)
        elif head.title:
            head.add("subtitle", text)
        else:
            head.title = text


def _strip_notice(head: Head) -> None:
    end, nothing = head.rule.pattern("patterns", "title_end"), head.rule.pattern("patterns", "nothing")
    if end and (match := end.search(head.title)) and match.start() > 0:
        head.add("notice", match[1])
        head.title = head.title[: match.start()].rstrip()
    if nothing and nothing.match(head.title):
        head.title = ""
