"""Exports whose fields are elements of their own (Europresse's HTML, Factiva's XML): one a record, one for each part."""

from collections.abc import Iterable, Iterator

from analysis.imports.base import Article, Block, Told, one_line, shown
from analysis.imports.dates import dated, without_day
from analysis.imports.rules import Rule, language_code

Parts = dict[str, list[str]]


def read(blocks: Iterable[Block], rule: Rule, told: Told) -> Iterator[Article]:
    """Yield the articles of an export; what stands outside every record is cut and told, what has no place is kept."""
    record: list[Block] = []
    now = -1
    for block in blocks:
        holder = next((e.number for e in block.inside if _named(rule, "record", f"{e.tag}.{e.classes}")), -1)
        if holder != now and record:
            yield from _article(record, rule, told)
            record = []
        now = holder
        if holder >= 0:
            record.append(block)
        elif block.text.strip():
            told.tell("cut", f"{block.place}: outside the articles: {shown(block.text)}")
    if record:
        yield from _article(record, rule, told)


def _named(rule: Rule, name: str, text: str) -> bool:
    pattern = rule.pattern("tags", name)
    return bool(pattern and pattern.search(text))


def part(block: Block, rule: Rule) -> str:
    """Return what a block is, by the innermost of its elements that the layout names."""
    for element in reversed(block.inside):
        for name in rule.table["tags"]:
            if name != "record" and _named(rule, name, f"{element.tag}.{element.classes}"):
                return str(name)
    return ""


def _article(record: list[Block], rule: Rule, told: Told) -> Iterator[Article]:
    parts: Parts = {}
    for block in record:
        for line in filter(None, map(one_line, block.text.split("\n"))):
            parts.setdefault(part(block, rule), []).append(line)
    place = f"{record[0].place} to {record[-1].place}"
    article = Article("\n".join(parts.pop("body", [])), " ".join(parts.pop("title", [])), place=place)
    article.start, article.stop = record[0].start, record[-1].stop
    outlet = " ".join(parts.pop("outlet", []))
    issue = rule.pattern("patterns", "issue")
    article.outlet = issue.sub("", outlet) if issue else outlet
    imprint(article, ", ".join(parts.pop("imprint", [])), rule)
    _alone(article, parts)
    header = parts.pop("header", [])
    if not article.title and parts.get("kicker"):
        article.title = parts["kicker"].pop()
    if not article.published:
        days = [line for line in (*header, *parts.get("kicker", [])) if len(line) < 60 and dated(line, anywhere=True)]
        imprint(article, ", ".join(days[:1]), rule)
        header = [line for line in header if line not in days[:1]]
    signed = parts.pop("byline", []) or [line for line in header[-1:] if len(line) < 120]
    article.byline = "; ".join(signed)
    parts["kicker"] = [*(line for line in header if line not in signed), *parts.get("kicker", [])]
    _foot(article, parts, rule)
    for line in parts.pop("", []):
        parts.setdefault("unplaced", []).append(line)
        told.tell("unplaced", f"{place}: {shown(line)}")
    article.also |= {name: "\n".join(lines) for name, lines in parts.items() if lines}
    if article.text:
        yield article
    else:
        told.tell("refused", f"{place}: no body: {shown(article.title)}")


def _alone(article: Article, parts: Parts) -> None:
    """Take the fields that have an element of their own."""
    for name in ("key", "section"):
        if name in parts:
            setattr(article, name, "; ".join(parts.pop(name)))
    if "language" in parts:
        printed = " ".join(parts.pop("language"))
        article.language = language_code(printed) or printed
    if "published" in parts:
        article.printed = " ".join(parts.pop("published"))
        if found := dated(article.printed):
            article.published = found.iso


def imprint(article: Article, text: str, rule: Rule) -> None:
    """Take section, day, length and page from the line that holds all of them, parted by commas."""
    pieces = [piece for piece in map(str.strip, text.split(",")) if piece]
    found = [(n, d) for n, piece in enumerate(pieces) if (d := dated(piece, anywhere=True))]
    if not found and (whole := dated(text, anywhere=True)):
        found = [(len(pieces), whole)]
    if found:
        article.published, article.printed = found[0][1].iso, text
        before = [piece for piece in pieces[: found[0][0]] if without_day(piece)]
        article.section = ", ".join(before) if found[0][0] < len(pieces) else ""
    for name in ("page", "length"):
        pattern = rule.pattern("patterns", name)
        matches = [match for piece in pieces if len(piece) < 100 and pattern and (match := pattern.match(piece))]
        if matches:
            article.also[name] = matches[0][matches[0].re.groups]


def _foot(article: Article, parts: Parts, rule: Rule) -> None:
    """Take key and rights from below the article; empty headings are left out."""
    key, nothing = rule.pattern("patterns", "key"), rule.pattern("patterns", "nothing")
    right = rule.pattern("patterns", "copyright")
    foot = parts.pop("foot", [])
    article.key = article.key or next((match[1] for line in foot if key and (match := key.match(line))), "")
    parts["copyright"] = [*parts.get("copyright", []), *(line for line in foot if right and right.match(line))]
    parts["aside"] = [line for line in parts.get("aside", []) if not (nothing and nothing.match(line))]
    keyed = [line for line in foot if article.key and article.key in line]
    parts["foot"] = [line for line in foot if line not in parts["copyright"] and line not in keyed]
