"""Exports whose fields have codes (Factiva with indexing): HD, BY, PD, SN, LP, TD … AN."""

import re
from collections.abc import Iterable, Iterator

from analysis.imports.base import Article, Block, Told, one_line, shown
from analysis.imports.dates import dated
from analysis.imports.rules import Rule, language_code

Fields = dict[str, list[str]]


def read(blocks: Iterable[Block], rule: Rule, told: Told) -> Iterator[Article]:
    """Yield the articles of an export with field codes; lines before the first code and codes unknown are told."""
    codes: dict[str, str] = dict(rule.table["codes"])
    pattern = re.compile(rf"({'|'.join(codes)}|[A-Z]{{2,3}}(?=\t))(?:[\t\n]\s*|\s{{2,}}|$)(.*)", re.DOTALL)
    cell = rule.pattern("tags", "code")
    last, fields, now, place = str(rule.table["record"]["last"]), Fields(), "", ("", -1, -1)
    for block in blocks:
        if not block.text.strip():
            continue
        match = pattern.fullmatch(block.text.strip()) or _cell(block, cell)
        if match and (match[1] in codes or now):
            if last in fields and match[1] not in ("PUB", "IPD", "IPC", "RF"):
                yield from _article(fields, rule, told, place)
                fields, place = Fields(), ("", -1, -1)
            now = match[1]
            fields.setdefault(now, []).extend([match[2]] if match[2].strip() else [])
            place = (place[0] or block.place, place[1] if place[1] >= 0 else block.start, block.stop)
        elif now and not (now == last and fields[now]):
            fields[now].append(block.text)
            place = (place[0], place[1], block.stop)
        else:
            told.tell("cut", f"{block.place}: outside the articles: {shown(block.text)}")
    yield from _article(fields, rule, told, place)


def _cell(block: Block, cell: re.Pattern[str] | None) -> re.Match[str] | None:
    """Return a code that stands alone in the cell of a table that is for codes, known or not."""
    if cell and any(cell.search(element.classes) for element in block.inside):
        return re.fullmatch(r"([A-Z]{2,4})()", block.text.strip())
    return None


def _article(fields: Fields, rule: Rule, told: Told, place: tuple[str, int, int]) -> Iterator[Article]:
    if not fields:
        return
    article = Article("", place=f"from {place[0]}", start=place[1], stop=place[2])
    codes, time, body = rule.table["codes"], "", []
    for code, lines in fields.items():
        target, text = str(codes.get(code, f"also {code}")), one_line(" ".join(lines))
        if target == "text":
            body += [one_line(part) for line in lines for part in line.split("\n") if part.strip()]
        elif target == "published":
            article.printed = text
        elif target == "time":
            time = text
        elif target.startswith("also "):
            article.also[target[5:]] = text
        else:
            setattr(article, target, f"{getattr(article, target)}; {text}" if getattr(article, target) else text)
    _typed(article, time, rule, told)
    article.text = "\n".join(body)
    if article.text:
        yield article
    else:
        told.tell("refused", f"{article.place}: neither LP nor TD holds text: {shown(article.title)}")


def _typed(article: Article, time: str, rule: Rule, told: Told) -> None:
    if found := dated(f"{article.printed} {time}".strip()):
        article.published = found.iso
        if found.doubt:
            told.tell("doubts", f"{article.place}: {found.doubt}")
    elif article.printed:
        told.tell("doubts", f"{article.place}: PD {shown(article.printed)} is no date that is known")
    article.language = language_code(article.language) or article.language
    if pattern := rule.pattern("patterns", "key"):
        article.key = pattern.sub("", article.key)
