"""Exports whose records have marked beginnings and headlines only (old Europresse): the rest is told by its place."""

from collections.abc import Iterable, Iterator

from analysis.imports.base import Article, Block, Told, one_line, shown
from analysis.imports.rules import Rule
from analysis.imports.tagged import imprint, part

SIGNED = 10  # a line below the headline of at most so many words, without a full stop, is a byline


def read(blocks: Iterable[Block], rule: Rule, told: Told) -> Iterator[Article]:
    """Yield the articles of an export, each from the name of its outlet to the line of its key."""
    record: list[tuple[str, str]] = []
    first, last = Block("", ""), Block("", "")
    for block in blocks:
        name = part(block, rule)
        if name == "outlet" and any(seen in ("title", "imprint") for seen, _ in record):
            yield from _article(record, first, last, rule, told)
            record = []
        if not record and name != "outlet":
            told.tell("cut", f"{block.place}: outside the articles: {shown(block.text)}")
            continue
        first = first if record else block
        last = block
        record += [(name, line) for line in filter(None, map(one_line, block.text.split("\n")))]
        if _key(record[-1][1], rule):
            yield from _article(record, first, last, rule, told)
            record = []
    if record:
        yield from _article(record, first, last, rule, told)


def _key(line: str, rule: Rule) -> str:
    pattern = rule.pattern("patterns", "key")
    return match[1] if pattern and (match := pattern.match(line)) else ""


def _article(record: list[tuple[str, str]], first: Block, last: Block, rule: Rule, told: Told) -> Iterator[Article]:
    right, issue = rule.pattern("patterns", "copyright"), rule.pattern("patterns", "issue")
    at = max((number for number, (name, _) in enumerate(record) if name == "title"), default=0)
    texts = {name: [line for seen, line in record if seen == name] for name in ("outlet", "imprint", "title")}
    article = Article("", " ".join(texts["title"]), place=f"{first.place} to {last.place}")
    article.start, article.stop = first.start, last.stop
    article.outlet = issue.sub("", texts["outlet"][0]) if issue else texts["outlet"][0]
    imprint(article, ", ".join(line.strip(" ,") for line in texts["imprint"]), rule)
    body = []
    for number, (name, line) in enumerate(record):
        if key := _key(line, rule):
            article.key = key
        elif right and right.match(line) and number >= len(record) - 4:
            article.also["copyright"] = line
        elif not name and number == at + 1 and len(line.split()) <= SIGNED and line[-1] not in '.!?…»”"':
            article.byline = line
        elif not name and number < at:
            article.also["kicker"] = f"{article.also.get('kicker', '')}\n{line}".strip()
        elif not name:
            body.append(line)
    article.text = "\n".join(body)
    if article.text:
        yield article
    else:
        told.tell("refused", f"{article.place}: no body: {shown(article.title)}")
