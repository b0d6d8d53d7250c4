"""Where the records of a labelled export begin and end, and what stands before, between and after them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from analysis.imports.base import Block, Told, one_line, shown
from analysis.imports.dates import dated
from analysis.imports.layout import Layout
from analysis.imports.rules import Rule
from analysis.tables import CorpusError

MOST = 200_000


@dataclass
class Record:
    """One record of an export: its lines, and whether its end was seen."""

    blocks: list[Block] = field(default_factory=list)
    ended: bool = True


def records(blocks: Iterable[Block], rule: Rule, told: Told) -> Iterator[Record]:
    """Yield the records between their marks; what stands before the first is cut and told."""
    begin, end = rule.pattern("record", "begin"), rule.pattern("record", "end")
    between, announced = rule.pattern("record", "between"), rule.pattern("cover", "announced")
    record, started = Record(ended=end is None), begin is None
    for block in blocks:
        line = one_line(block.text)
        if announced and not told.articles and (match := _announced(announced, block.text)):
            told.announced = int(match[1][:9])
        if begin and (match := begin.match(line)):
            numbers = [int(re.sub(r"\D", "", number)[:9] or 0) for number in match.groups() if number]
            told.announced = max(told.announced or 0, numbers[-1]) if not started and numbers else told.announced
            if started:
                yield record
            else:
                _cover(record.blocks, told)
            record, started = Record(), True
        elif end and end.match(line):
            record.ended = True
            yield record
            record = Record(ended=False)
        elif between and between.match(line):
            told.tell("cut", f"lines between the articles such as {shown(line)}")
        else:
            record.blocks.append(block)
        if len(record.blocks) > MOST:
            raise CorpusError(
                f"{told.file}, {block.place}: more than {MOST:,} lines without the mark of a record; split it"
            )
    yield record


def _announced(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next((match for line in text.split("\n") if (match := pattern.match(line.strip()))), None)


def grouped(blocks: list[Block], layout: Layout) -> list[Block]:
    """Return the blocks with running lines of a text file joined by line ends; empty lines stay, labels begin anew."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        running = not block.whole and block.text and not layout.pattern.match(block.text)
        if before and before.text and not before.whole and running:
            found[-1] = replace(before, text=f"{before.text}\n{block.text}", stop=block.stop)
        else:
            found.append(block)
    return found


def _cover(blocks: list[Block], told: Told) -> None:
    lines = [block for block in blocks if block.text.strip()]
    if lines:
        told.tell(
            "cut",
            f"{lines[0].place} to {lines[-1].place}: cover of the export, {len(lines)} lines: {shown(lines[0].text)}",
        )


def without_cover(lines: list[Block], layout: Layout, told: Told) -> list[Block]:
    """Return the lines of the first record, where a list of all records stands before it."""
    cover = layout.rule.pattern("cover", "lines")
    anchor = next((n for n, line in enumerate(lines) if layout.label(line) or layout.heading(line)), None)
    if cover is None or anchor is None:
        return lines
    at, empty = anchor, 0
    while at > 0:
        line = lines[at - 1]
        if line.text and cover.match(one_line(line.text)) and not dated(line.text):
            below = [one for one in lines[at:anchor] if one.text]
            at -= len(below) > 1 and dated(below[1].text) is not None  # outlet and day: this line is a headline
            break
        empty = 0 if line.text else empty + 1
        if empty >= 2 and any(one.text for one in lines[at:anchor]):
            break
        at -= 1
    _cover(lines[:at], told)
    return lines[at:]
