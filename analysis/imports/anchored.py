"""Exports without labels (Factiva): an article is told by its line of length with the date after it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from analysis.imports.base import Article, Block, Told, one_line, shown
from analysis.imports.dates import dated
from analysis.imports.rules import Rule, language_code

_WORD = re.compile(r"[\u3040-\u9fff]|[^\s\u3040-\u9fff]+")  # a character of Chinese and Japanese is a word
SECTIONS = 6  # more lines than that above a bold headline are a cover


def read(blocks: Iterable[Block], rule: Rule, told: Told) -> Iterator[Article]:
    """Yield the articles of an export; what cannot be placed, and records without a date line, are told."""
    for number, record in enumerate(_records(blocks, rule, told), 1):
        article = _Record(record, rule, told, number == 1).article()
        if article is None:
            continue
        counted = rule.pattern("patterns", "counted")
        if counted and (match := counted.match(article.title)) and match[1] == str(number):
            article.title = article.title[match.end() :]
            told.tell("cut", "the numbers that the export put before the headlines")
        yield article


def _records(blocks: Iterable[Block], rule: Rule, told: Told) -> Iterator[list[Block]]:
    end, between = rule.pattern("record", "end"), rule.pattern("record", "between")
    record: list[Block] = []
    inside, ended = -1, False
    for block in blocks:
        if not block.text.strip():
            continue
        if between and between.match(one_line(block.text)):
            told.tell("cut", "the feet of the pages")
            continue
        holder = _holder(block, rule)
        if record and (holder != inside or (ended and holder < 0)):
            yield from _whole(record, rule, told, inside)
            record = []
        record.append(block)
        inside, ended = holder, bool(end and end.match(one_line(block.text)))
    yield from _whole(record, rule, told, inside)


def _holder(block: Block, rule: Rule) -> int:
    pattern = rule.pattern("tags", "record")
    return next((e.number for e in reversed(block.inside) if pattern and pattern.search(e.classes)), -1)


def _whole(record: list[Block], rule: Rule, told: Told, inside: int) -> Iterator[list[Block]]:
    """Yield a record; lines outside every article (a cover, a summary of the search) are told instead."""
    end = rule.pattern("record", "end")
    if not record:
        return
    if inside >= 0 or (end and end.match(one_line(record[-1].text))):
        yield record
        return
    if _anchor(record, rule) >= 0:
        yield record
        return
    told.tell(
        "cut",
        f"{record[0].place} to {record[-1].place}: outside the articles, {len(record)} lines: {shown(record[0].text)}",
    )


def _anchor(lines: Sequence[Block], rule: Rule) -> int:
    length = rule.pattern("patterns", "length")
    for number, line in enumerate(lines):
        after = lines[number + 1 : number + 3]
        if length and length.match(one_line(line.text)) and any(dated(one.text) for one in after):
            return number
    return -1


@dataclass
class _Record:
    """One article's lines on their way to fields."""

    lines: list[Block]
    rule: Rule
    told: Told
    first: bool
    also: dict[str, str] = field(default_factory=dict)

    def article(self) -> Article | None:
        """Return the article, or None where the lines hold no date line or no body (which is told)."""
        place = f"{self.lines[0].place} to {self.lines[-1].place}"
        at = _anchor(self.lines, self.rule)
        day = self._day() if at < 0 else at + 1
        if day < 1:
            self.told.tell("refused", f"{place}: no line of length with a date after it: {shown(self.lines[0].text)}")
            return None
        article = Article("", place=place, start=self.lines[0].start, stop=self.lines[-1].stop)
        if at >= 0:
            self.also["length"] = one_line(self.lines[at].text)
        self._above(article, self.lines[: at if at >= 0 else day])
        self._below(article, self.lines[day:])
        article.also = self.also
        rest = [line for line in self.lines[day + 1 :] if not self._is(line, "body")]
        if _anchor(rest, self.rule) >= 0:
            self.told.tell("doubts", f"{place}: a second line of length: two articles may have run together")
        if not article.key:
            self.told.tell("doubts", f"{place}: no closing line with its key; the file may be cut short")
        if not article.text:
            self.told.tell("refused", f"{place}: no body: {shown(article.title)}")
            return None
        return article

    def _day(self) -> int:
        """Return the number of the line of the day under a marked headline, where no length stands above it; else -1."""
        titles = [n for n, line in enumerate(self.lines) if self._is(line, "title")]
        days = (n for n, line in enumerate(self.lines) if dated(line.text) and not self._is(line, "body"))
        return next((n for n in days if titles and n > titles[-1]), -1)

    def _is(self, block: Block, tag: str) -> bool:
        pattern = self.rule.pattern("tags", tag)
        return bool(pattern and any(pattern.search(e.classes) for e in block.inside))

    def _matches(self, name: str, text: str) -> bool:
        pattern = self.rule.pattern("patterns", name)
        return bool(pattern and pattern.match(text))

    def _keep(self, name: str, text: str) -> None:
        self.also[name] = f"{self.also[name]}\n{text}" if name in self.also else text

    def _above(self, article: Article, lines: list[Block]) -> None:
        """Take section, headline, byline and credit from the lines above the length."""
        at = self._cover(lines)
        for line in lines[:at]:
            self.told.tell("cut", f"{line.place}: cover of the export: {shown(line.text)}")
        lines = lines[at:]
        texts = [one_line(line.text) for line in lines]
        titles = [n for n, line in enumerate(lines) if self._is(line, "title")]
        titles = titles or [n for n, line in enumerate(lines) if line.bold]
        if not titles:
            titles = [self._guessed_title(texts)]
            if len(texts) > 1:
                self.told.tell("guessed", "headlines: by their place above the line of length")
        article.title = " ".join(texts[n] for n in titles if n < len(texts))
        article.section = "; ".join(texts[: titles[0]])
        rest = [n for n in range(titles[0], len(lines)) if n not in titles]
        signed = [n for n in rest if self._is(lines[n], "byline")] or [
            n for n in rest if self._matches("byline", texts[n])
        ]
        signed = signed or [n for n in rest if "://" not in texts[n]][:1]
        article.byline = "; ".join(texts[n] for n in signed)
        for n in rest:
            if re.fullmatch(r"https?://\S+", texts[n]):
                article.url = texts[n]
            elif n not in signed:
                self._keep("credit", texts[n])

    def _cover(self, lines: list[Block]) -> int:
        """Return how many lines above a record are the export's cover, or its list of headlines."""
        texts = [one_line(line.text) for line in lines]
        at = next((n for n, text in enumerate(texts) if not self._matches("cover", text)), len(lines))
        if not self.first or any(self._is(line, "title") for line in lines):
            return at
        listed = [n + 1 for n, line in enumerate(lines) if self._matches("contents", line.text)]
        again = [n for n, line in enumerate(lines) if line.bold is not False and texts[n] in texts[:n]]
        bold = next((n for n, line in enumerate(lines) if line.bold), 0)
        return max([at, *listed, *again, bold if bold > SECTIONS else 0])

    def _guessed_title(self, texts: list[str]) -> int:
        plain = [n for n, text in enumerate(texts) if not self._matches("byline", text)]
        if len(plain) < 2:
            return (plain or [0])[0]
        first, second = (_WORD.findall(texts[n]) for n in plain[:2])
        few = len(first) <= 4 < len(second)
        phrase = len(first) == 1 < len(second) and any(word[0].islower() for word in second)
        return plain[1] if few or phrase or self._matches("section", texts[plain[0]]) else plain[0]

    def _below(self, article: Article, lines: list[Block]) -> None:
        """Take date, outlet, edition, language and rights, then the body, publisher and key."""
        texts = [one_line(line.text) for line in lines]
        at = next(n for n, line in enumerate(lines) if dated(line.text))
        for text in texts[:at]:
            self._keep("edition", text)
        timed = at + 1 < len(texts) and self._matches("time", texts[at + 1])
        found = dated(" ".join(texts[at : at + 1 + timed]))
        if found:
            article.published, article.printed = found.iso, found.printed
        start = self._imprint(article, lines, texts, at + 1 + timed)
        self._body(article, lines[start:], texts[start:])

    def _imprint(self, article: Article, lines: list[Block], texts: list[str], start: int) -> int:
        tagged = any(self._is(line, "body") for line in lines)
        for n in range(start, min(len(texts), start + 12)):
            text = texts[n]
            if tagged and self._is(lines[n], "body"):
                return n
            if self._matches("copyright", text):
                self._keep("copyright", text)
                if not tagged:
                    return n + 1 + self._more_rights(texts[n + 1 :])
            elif not article.outlet:
                article.outlet = text
            elif "outlet_code" not in self.also and self._matches("code", text):
                self.also["outlet_code"] = text
            elif not article.language and len(text.split()) <= 3 and language_code(text):
                article.language = language_code(text)
                if not tagged and not any(self._matches("copyright", later) for later in texts[n + 1 : n + 3]):
                    return n + 1
            else:
                self._keep("copyright" if "copyright" in self.also else "edition", text)
        return min(len(texts), start + 12)

    def _more_rights(self, texts: list[str]) -> int:
        return next((n for n, text in enumerate(texts) if not self._matches("copyright", text)), len(texts))

    def _body(self, article: Article, lines: list[Block], texts: list[str]) -> None:
        end = self.rule.pattern("record", "end")
        if texts and end and (match := end.match(texts[-1])):
            article.key = match["key"]
            lines, texts = lines[:-1], texts[:-1]
        tagged = any(self._is(line, "body") for line in lines)
        if len(texts) > 1 and not (
            self._is(lines[-1], "body")
            if tagged
            else re.search(r"[.!?…]['\"”’»)]*$", texts[-1]) or len(texts[-1]) > 120
        ):
            self.also["publisher"] = texts[-1]
            lines, texts = lines[:-1], texts[:-1]
        body: list[str] = []
        for line, text in zip(lines, texts, strict=True):
            if tagged and not self._is(line, "body"):
                self._keep("unplaced", text)
                self.told.tell(
                    "unplaced", f"{line.place}: beside the body of {article.key or shown(article.title)}: {shown(text)}"
                )
            else:
                body += filter(None, map(one_line, line.text.split("\n")))
        article.text = "\n".join(body)
