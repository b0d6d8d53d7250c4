"""Exports whose records are labelled lines (Nexis): where a record begins and ends, and what its lines are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from analysis.imports.base import Article, Block, Told, one_line, shown
from analysis.imports.dates import dated
from analysis.imports.heads import Head, head_of
from analysis.imports.layout import Layout
from analysis.imports.rules import Rule, language_code
from analysis.tables import CorpusError

MOST = 200_000


@dataclass
class Record:
    """One record of an export: its lines, and whether its end was seen."""

    blocks: list[Block] = field(default_factory=list)
    ended: bool = True


def read(blocks: Iterable[Block], rule: Rule, told: Told) -> Iterator[Article]:
    """Yield the articles of a labelled export; refused records and what cannot be placed are told."""
    layout, first = Layout(rule), True
    for record in _records(blocks, rule, told):
        layout = _styled(layout, record.blocks)
        lines = _grouped(record.blocks, layout) if rule.table["wrapped"] else record.blocks
        if first:
            lines = _without_cover(lines, layout, told)
            first = False
        if not any(line.text.strip() for line in lines):
            continue
        if not record.ended:
            if not any(layout.label(line) for line in lines):
                for line in lines:
                    if line.text:
                        told.tell("unplaced", f"{line.place}: after the last record: {shown(line.text)}")
                continue
            told.tell("doubts", f"{lines[-1].place}: the last record has no end mark; the file may be cut short")
        article = _article(lines, layout, told)
        if article:
            yield article


def _records(blocks: Iterable[Block], rule: Rule, told: Told) -> Iterator[Record]:
    begin, end = rule.pattern("record", "begin"), rule.pattern("record", "end")
    announced = rule.pattern("cover", "announced")
    record, started = Record(ended=begin is not None), begin is None
    for block in blocks:
        line = one_line(block.text)
        if announced and not told.articles and (match := _announced(announced, block.text)):
            told.announced = int(match[1][:9])
        if begin and (match := begin.match(line)):
            numbers = [int(re.sub(r"\D", "", number)[:9] or 0) for number in match.groups() if number]
            told.announced = max(told.announced or 0, numbers[-1]) if not started else told.announced
            if started:
                yield record
            else:
                _cover(record.blocks, told)
            record, started = Record(), True
        elif end and end.match(line):
            record.ended = True
            yield record
            record = Record(ended=False)
        else:
            record.blocks.append(block)
        if len(record.blocks) > MOST:
            raise CorpusError(
                f"{told.file}, {block.place}: more than {MOST:,} lines without the mark of a record; split it"
            )
    yield record


def _announced(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next((match for line in text.split("\n") if (match := pattern.match(line.strip()))), None)


def _styled(layout: Layout, blocks: list[Block]) -> Layout:
    if layout.styled and layout.gap:
        return layout
    bold = any(b.bold for b in blocks if layout.headings.get(b.text.strip()) == "body")
    gap = any((match := layout.pattern.match(b.text)) and match[2].startswith("\xa0") for b in blocks)
    return replace(layout, styled=layout.styled or bold, gap=layout.gap or gap) if bold or gap else layout


def _grouped(blocks: list[Block], layout: Layout) -> list[Block]:
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


def _without_cover(lines: list[Block], layout: Layout, told: Told) -> list[Block]:
    """Return the lines of the first record, where a list of all records stands before it."""
    cover = layout.rule.pattern("cover", "lines")
    anchor = next((n for n, line in enumerate(lines) if layout.label(line) or layout.heading(line)), None)
    if cover is None or anchor is None:
        return lines
    at, empty = anchor, 0
    while at > 0:
        line = lines[at - 1]
        if line.text and cover.match(one_line(line.text)) and not dated(line.text):
            break
        empty = 0 if line.text else empty + 1
        if empty >= 2 and any(one.text for one in lines[at:anchor]):
            break
        at -= 1
    _cover(lines[:at], told)
    return lines[at:]


def _article(lines: list[Block], layout: Layout, told: Told) -> Article | None:
    lines = [line for line in lines if line.text.strip()]
    place = f"{lines[0].place} to {lines[-1].place}"
    failed = layout.rule.pattern("patterns", "failed")
    if failed and any(failed.match(line.text) for line in lines):
        told.tell("refused", f"{place}: the database could not give this article: {shown(lines[0].text)}")
        return None
    sorted_lines = _sorted(lines, layout)
    head = head_of(sorted_lines.head, layout.rule)
    article = _filled(head, sorted_lines, told, place)
    article.start, article.stop, article.place = lines[0].start, lines[-1].stop, place
    for line in head.unplaced:
        article.also["unplaced"] = f"{article.also.get('unplaced', '')}\n{line.text}".strip()
        told.tell("unplaced", f"{line.place}: before the body: {shown(line.text)}")
    if not article.text:
        told.tell("refused", f"{place}: no body: {shown(article.title or lines[0].text)}")
        return None
    return article


@dataclass
class Sorted:
    """The lines of one record by what they are."""

    head: list[Block] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, value: str) -> None:
        """Add to a field what does not stand in it already."""
        value, now = one_line(value), self.fields.get(name, "")
        if value and value not in now:
            self.fields[name] = f"{now}\n{value}" if now else value
        self.fields.setdefault(name, "")


def _sorted(lines: list[Block], layout: Layout) -> Sorted:
    found, zone, now, group = Sorted(), "head", "", -1
    last = _last_of_head(lines, layout)
    right = layout.rule.pattern("patterns", "copyright")
    for number, line in enumerate(lines):
        opens = line.group < 0 or line.group != group
        label = layout.label(line) if opens else None
        heading = layout.heading(line)
        if zone != "body" and now and right and right.match(line.text):
            found.add("copyright", line.text)
        elif label and (not label[1] if zone == "body" else zone == "tail" or label[1] or number > last):
            now, zone = label[0], zone if label[1] and zone == "head" else "tail"
            found.add(now, label[2])
            zone, now = _into_body(found, label[2]) if now == "body" else (zone, now)
        elif heading and (zone == "head") == (heading == "body"):
            zone, now = ("body", "") if heading == "body" else ("tail", heading)
        elif zone == "head" and now and number > last and opens:
            zone, now = "body", ""
            found.body.append(line.text)
        elif zone == "body":
            found.body.append(line.text)
        elif now:
            found.add(now, line.text)
        else:
            found.head.append(line)
        group = line.group
    return found


def _into_body(found: Sorted, value: str) -> tuple[str, str]:
    found.fields.pop("body", None)
    if value:
        found.body.append(value)
    return "body", ""


def _last_of_head(lines: list[Block], layout: Layout) -> int:
    """Return the number of the last label before the body, or of the body's heading less one."""
    if (body := next((n for n, line in enumerate(lines) if layout.heading(line) == "body"), None)) is not None:
        return body - 1
    labels = [(n, found) for n, line in enumerate(lines) if (found := layout.label(line))]
    last, length = -1, next((n for n, found in labels if found[0] == "length"), -1)
    for number, found in labels:
        if not found[1] or (last >= 0 and number > length and number - last > 1 and lines[number - 1].group < 0):
            break
        last = number
    return last


def _filled(head: Head, lines: Sorted, told: Told, place: str) -> Article:
    fields = lines.fields
    body, abstract = _without_abstract(lines.body, head.rule)
    url = (
        one_line(body.pop())
        if len(body) > 1 and re.fullmatch(r"https?://\S+", body[-1].strip())
        else fields.pop("url", "")
    )
    title = fields.pop("title", "") or head.title
    article = Article("\n".join(body), one_line(title), head.outlet, url=url if url.count("/") > 2 else "")
    article.published, article.printed, doubt = head.published, head.printed, head.doubt
    if not article.published and (load := dated(fields.get("load_date", ""))):
        article.published, article.printed = load.iso, fields["load_date"]
        doubt = f"no date of publication; the load date {shown(load.printed)} is taken"
        told.tell("guessed", f"{place}: {doubt}")
    elif doubt:
        told.tell("doubts", f"{place}: {doubt}")
    article.byline, article.section = fields.pop("byline", "").strip(" ;"), fields.pop("section", "").strip(" ;")
    printed = fields.pop("language", "")
    article.language = language_code(printed) or printed
    also = {**fields, **head.also, "abstract": abstract, "link": url if url and not article.url else ""}
    article.also = {name: value for name, value in also.items() if value}
    return article


def _without_abstract(body: list[str], rule: Rule) -> tuple[list[str], str]:
    begins, ends = rule.words("abstract", "begins"), rule.words("abstract", "ends")
    lines = [re.sub(r"[ \t\n\xa0]+", " ", line).strip() for line in body]
    stop = next((n for n, line in enumerate(lines) if line in ends), 0)
    if lines and lines[0] in begins and 0 < stop < len(lines) - 1:
        return lines[stop + 1 :], "\n".join(lines[1:stop])
    return lines, ""
