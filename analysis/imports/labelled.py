"""Exports whose records are labelled lines (Nexis, ProQuest): what the lines of a record are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from analysis.imports.base import Article, Block, Told, one_line, shown
from analysis.imports.dates import dated
from analysis.imports.heads import Head, head_of
from analysis.imports.layout import Layout
from analysis.imports.records import grouped, records, without_cover
from analysis.imports.rules import Rule, language_code

MARK = 40  # a line that ends an article has at most so many signs
_LINK = re.compile(r"(?:URL:\s*)?(https?://\S+)")


def read(blocks: Iterable[Block], rule: Rule, told: Told) -> Iterator[Article]:
    """Yield the articles of a labelled export; refused records and what cannot be placed are told."""
    layout, first = Layout(rule), True
    for record in records(blocks, rule, told):
        layout = _styled(layout, record.blocks)
        lines = grouped(record.blocks, layout) if rule.table["wrapped"] else record.blocks
        if first:
            lines = without_cover(lines, layout, told)
            first = False
        if not any(line.text.strip() for line in lines):
            continue
        if not record.ended and not any(layout.label(line) for line in lines):
            for line in lines:
                if line.text:
                    told.tell("unplaced", f"{line.place}: after the last record: {shown(line.text)}")
            continue
        parts = _parted(lines, layout, told)
        if not record.ended and len(parts) < 2:
            told.tell("doubts", f"{lines[-1].place}: the last record has no end mark; the file may be cut short")
        for part in parts:
            if article := _article(part, layout, told):
                yield article


def _styled(layout: Layout, blocks: list[Block]) -> Layout:
    if layout.styled and layout.gap:
        return layout
    bold = any(b.bold for b in blocks if layout.headings.get(b.text.strip()) == "body")
    gap = layout.rule.table.get("gap", True) and any(
        (match := layout.pattern.match(b.text)) and match[2].startswith("\xa0") for b in blocks
    )
    return replace(layout, styled=layout.styled or bold, gap=layout.gap or gap) if bold or gap else layout


def _parted(lines: list[Block], layout: Layout, told: Told) -> list[list[Block]]:
    """Return a record as one article; where it is more, no mark between them is known, and its last line may be it.

    It is where it stands once for every line of length; else the record is refused by name.
    """
    labels = [found for n, found in layout.labelled(lines) if ":" in lines[n].text[:60]]
    lengths = sum(name == "length" and bool(re.fullmatch(r"\d[\d.,]*\s\D{1,20}", value)) for name, _, value in labels)
    ends = max((sum(label[0] == name for label in labels) for name in ("load_date", "language")), default=0)
    bodies = sum(layout.heading(line) == "body" for line in lines)
    if lengths < 2 or max(ends, bodies) < 2 or (layout.styled and bodies < 2):
        return [lines]
    last = next(line.text.strip() for line in reversed(lines) if line.text.strip())
    marks = [number for number, line in enumerate(lines) if line.text.strip() == last]
    if len(marks) == lengths and len(last) <= MARK and ":" not in last:
        told.tell("guessed", f"the articles end with the line {shown(last)}, which stands {lengths} times")
        return [lines[start + 1 : stop] for start, stop in pairwise([-1, *marks])]
    told.tell(
        "refused",
        f"{lines[0].place} to {lines[-1].place}: {lengths} lines of length in one record, so several articles "
        "without a mark between them that is known; export them again with an English interface",
    )
    return []


def _article(lines: list[Block], layout: Layout, told: Told) -> Article | None:
    lines = [line for line in lines if line.text.strip()]
    if len({line.group for line in lines}) < 3:  # one division around everything parts nothing
        lines = [replace(line, inside=()) for line in lines]
    place = f"{lines[0].place} to {lines[-1].place}"
    if not (lines := _without_failed(lines, layout, told)):
        return None
    sorted_lines, head = _taken_apart(lines, layout)
    article = _filled(head, sorted_lines, told, place)
    article.start, article.stop, article.place = lines[0].start, lines[-1].stop, place
    for line in head.unplaced:
        article.also["unplaced"] = f"{article.also.get('unplaced', '')}\n{line.text}".strip()
        told.tell("unplaced", f"{line.place}: before the body: {shown(line.text)}")
    if not article.text:
        told.tell("refused", f"{place}: no body: {shown(article.title or lines[0].text)}")
        return None
    return article


def _without_failed(lines: list[Block], layout: Layout, told: Told) -> list[Block]:
    """Return the lines without the notice that the database could not give an article, which is told."""
    failed = layout.rule.pattern("patterns", "failed")
    kept = [line for line in lines if not (failed and failed.match(line.text))]
    if len(kept) == len(lines):
        return lines
    alone = not any(layout.label(line) for line in kept)
    what = f"this article: {shown(lines[0].text)}" if alone else "an article, of which it only says so"
    told.tell("refused", f"{lines[0].place} to {lines[-1].place}: the database could not give {what}")
    return [] if alone else kept


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


def _taken_apart(lines: list[Block], layout: Layout) -> tuple[Sorted, Head]:
    """Return the lines of a record by what they are; labels that stand behind the body are tried where it is empty."""
    found = _sorted(lines, layout, layout.head_end(lines))
    head = head_of(found.head, layout.rule, bool(found.fields.get("title")))
    if found.body or layout.rule.table["first"] == "title":
        return found, head
    late = _sorted(lines, layout, layout.first_run(lines), late=True)
    above = head_of(late.head, layout.rule, bool(late.fields.get("title")), late=True)
    late.body = [*above.rest, *late.body]
    above.rest = []
    return (late, above) if len(" ".join(late.body)) > 80 else (found, head)


def _sorted(lines: list[Block], layout: Layout, last: int, late: bool = False) -> Sorted:
    """Sort the lines, `last` being the last of the head; `late` lets every label end the body."""
    found, zone, now, group = Sorted(), "head", "", -1
    right, ends = layout.rule.pattern("patterns", "copyright"), layout.ends(lines, last, late)
    for number, line in enumerate(lines):
        opens = line.group < 0 or line.group != group
        label = layout.label(line) if opens and (zone != "body" or number in ends) else None
        heading = layout.heading(line)
        if zone != "body" and now and right and right.match(line.text):
            found.add("copyright", line.text)
        elif label and ((late or not label[1]) if zone == "body" else zone == "tail" or label[1] or number in ends):
            now, zone = label[0], zone if label[1] and zone == "head" else "tail"
            found.add(now, label[2])
            zone, now = _into_body(found, label[2]) if now == "body" else (zone, now)
        elif heading == "abstract" and zone == "head":
            now = heading
        elif heading and (zone == "head") == (heading == "body"):
            zone, now = ("body", "") if heading == "body" else ("tail", heading)
        elif zone == "head" and now == "highlight" and not found.fields[now]:
            found.add(now, line.text)  # the label stands alone, its value in the next paragraph
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


def _filled(head: Head, lines: Sorted, told: Told, place: str) -> Article:
    fields = lines.fields
    while lines.body and head.matches("copyright", lines.body[-1]):
        lines.add("copyright", lines.body.pop())
    body, abstract = _without_abstract(lines.body, head.rule)
    body = [] if len(body) == 1 and head.matches("nothing", body[0]) else body
    link = _LINK.fullmatch(body[-1].strip()) if len(body) > 1 else None
    if link:
        body.pop()
    url = link[1] if link else fields.pop("url", "") or head.url
    title = fields.pop("title", "") or head.title
    article = Article("\n".join(body), one_line(title), head.outlet, url=url if url.count("/") > 2 else "")
    article.published, article.printed, doubt = head.published, head.printed, head.doubt
    _imprint(article, fields)
    if not article.published and (load := dated(fields.get("load_date", ""))):
        article.published = load.iso
        article.printed = article.printed or fields["load_date"]
        doubt = f"no date of publication; the load date {shown(load.printed)} is taken"
        told.tell("guessed", f"{place}: {doubt}")
    elif doubt:
        told.tell("doubts", f"{place}: {doubt}")
    article.byline, article.section = fields.pop("byline", "").strip(" ;"), fields.pop("section", "").strip(" ;")
    printed = fields.pop("language", "")
    article.language = language_code(printed) or printed
    also = {
        **fields,
        **head.kept,
        "abstract": abstract or fields.get("abstract", ""),
        "link": url if url and not article.url else "",
    }
    article.also = {name: value for name, value in also.items() if value}
    return article


def _imprint(article: Article, fields: dict[str, str]) -> None:
    """Take outlet, day and key from their labels, where a layout has such (`publication_info`: outlet ; place. day)."""
    paper, sign, _ = fields.get("publication_info", "").partition(" ;")
    named = fields.pop("outlet", "").partition(";")[0].strip()
    article.outlet = paper.strip() if sign else named or article.outlet
    article.key = fields.pop("key", "")
    printed = fields.pop("published", "") or fields.get("publication_info", "")
    if found := dated(printed, anywhere=True):
        article.published, article.printed = found.iso, printed


def _without_abstract(body: list[str], rule: Rule) -> tuple[list[str], str]:
    begins, ends = rule.words("abstract", "begins"), rule.words("abstract", "ends")
    parts = [part for line in body for part in re.split(r"\n\s*\n", line)]
    lines = [re.sub(r"[ \t\n\xa0]+", " ", part).strip() for part in parts]
    stop = next((n for n, line in enumerate(lines) if line in ends), 0)
    if lines and lines[0] in begins and 0 < stop < len(lines) - 1:
        return lines[stop + 1 :], "\n".join(lines[1:stop])
    return lines, ""
