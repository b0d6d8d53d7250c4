"""framing add: put texts into the corpus, recognising the recorded articles by their fingerprints."""

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.corpus import ARTICLES, OUTLETS, Corpus, write_rows
from analysis.documents.clean import author, furniture
from analysis.documents.fingerprints import Match, find, recorded
from analysis.documents.raw import decode
from analysis.documents.read import language
from analysis.imports.base import Article, Told
from analysis.imports.read import Options, files, is_export, read_file, told_of
from analysis.required import Row
from analysis.scale.store import Store
from analysis.tables import CorpusError, whole, write_text
from analysis.verbs.adopt import Adoption, text_of
from analysis.words import words

ENOUGH = 0.3
LONGEST = 20
HEADLINE = 25


@dataclass(frozen=True)
class Added:
    """What became of one file: the article it is (or became) and what is to be said about it."""

    path: Path
    article: str
    told: str
    accepted: bool
    fresh: bool = False


def add(corpus: Corpus, paths: Sequence[Path], encoding: str = "", say: Callable[[str], None] = print) -> list[Added]:
    """Copy files, or the files of folders, into the corpus's texts, byte for byte.

    A recorded article is recognised whatever its white space, quotation marks, order or page furniture; a copy in which a
    sentence is changed or missing is reported and not taken. Any other text file becomes a new row of articles.csv; from
    any other format (docx, PDF, HTML, tables, exports of databases …) every article becomes one. All files are read
    before the first is taken: one that cannot be read leaves the corpus as it was. Of two that run at once the later waits.
    """
    with Store(str(corpus.build)).locked(wait=True):
        for name in ("articles", "outlets"):
            corpus.__dict__.pop(name, None)
        return _added(corpus, paths, encoding, say)


def _added(corpus: Corpus, paths: Sequence[Path], encoding: str, say: Callable[[str], None]) -> list[Added]:
    found: list[Added] = []
    left_out: list[str] = []
    texts = _all_looked_at([path for path, _ in files(paths, left_out)], encoding)
    for path, text in texts:
        new = _adopt(corpus, path, encoding, say) if text is None else iter((_add(corpus, path, text, encoding),))
        for one in new:
            say(f"add: {one.path.name}: {one.told}")
            found.append(one)
    for told in told_of(left_out):
        say(f"add: {told}")
    if any(one.fresh for one in found):
        say(_next(corpus, sum(one.fresh for one in found)))
    return found


def _next(corpus: Corpus, fresh: int) -> str:
    """Say what a researcher does with new rows."""
    return (
        f"add: {fresh} new row{'s' * (fresh > 1)}. Next: in {corpus.path('articles.csv')} fill in what you know, and give articles of "
        "one outlet the same `outlet` (its row and label stand in outlets.csv; rows there that no article names may go). "
        f"Then: framing report --corpus {corpus.root}"
    )


def _all_looked_at(paths: Sequence[Path], encoding: str) -> list[tuple[Path, str | None]]:
    """Return every file with what `_looked_at` finds; raise one CorpusError that names all that cannot be read."""
    found, faults = list[tuple[Path, str | None]](), list[str]()
    for path in paths:
        try:
            found.append((path, _looked_at(path, encoding)))
        except CorpusError as error:
            faults.append(str(error))
    if len(faults) > 1:
        faults.insert(
            0, f"{len(faults)} of {len(paths)} files cannot be read, and nothing was added; mend them or take them out:"
        )
    if faults:
        raise CorpusError("\n  ".join(faults))
    return found


def _looked_at(path: Path, encoding: str) -> str | None:
    """Return a text file's text, or None for a file that imports read; raise CorpusError where neither can."""
    if not is_export(path, encoding):
        return decode(path.read_bytes(), encoding, str(path), _by_itself(path)).text
    told = Told(path.name)
    if not sum(bool(article.text) for article in read_file(path, path.name, Options(encoding=encoding), told)):
        raise CorpusError(f"{path}: {(told.refused or ['no article with a text in it'])[0]}")
    return None


def _by_itself(path: Path) -> str:
    """Say how a file in another encoding than those beside it is added."""
    return (
        f"nothing was added: add this file by itself with its encoding, say `framing add {path} --encoding cp1252`, and the "
        "others without it (in a folder: take it out first), or save the file as UTF-8"
    )


def _adopt(corpus: Corpus, path: Path, encoding: str, say: Callable[[str], None]) -> Iterator[Added]:
    told = Told(path.name)
    adoption = Adoption(corpus, path, told)
    try:
        for number, article in enumerate(read_file(path, path.name, Options(encoding=encoding), told), 1):
            yield _adopted(adoption, article, number)
    except BaseException:
        adoption.undo()
        raise
    adoption.finish()
    for line in (*told.refused, *told.doubts[:5]):
        say(f"add: {path.name}: to look at: {line}")


def _adopted(adoption: Adoption, article: Article, number: int) -> Added:
    """Take one article of an export: as known from the same file, as a recorded one, or as new."""
    corpus, path = adoption.corpus, adoption.path
    if not article.text:
        return Added(path, "", f"{article.place}: no text; not taken: read the pages the list points to", False)
    if name := adoption.known(article):
        write_text(corpus.path("texts") / f"{name}.txt", text_of(article))
        return Added(path, name, f"{article.place}: was added before as {name}", True)
    best, match = _recognised(corpus, text_of(article))
    if best and match and match.missing:
        return Added(path, best, f"{article.place}: looks like {best} but {_changed(match)}; not taken", False)
    if best:
        row = next(row for row in corpus.articles if row["article"] == best)
        write_text(corpus.text_path(row), text_of(article))
        adoption.place(article, best)
        return Added(path, best, f"{article.place}: recognised as {best}, every sentence found", True)
    name = adoption.take(article, number)
    return Added(path, name, f"{article.place}: new: row {name!r} in articles.csv: {article.title[:60]!r}", True, True)


def _add(corpus: Corpus, path: Path, text: str, encoding: str) -> Added:
    best, match = _recognised(corpus, text)
    if best and match and match.missing:
        told = f"looks like {best} but {_changed(match)}; not taken: add an unchanged copy, or rename its row to add it as new"
        return Added(path, best, told, False)
    if best:
        row = next(row for row in corpus.articles if row["article"] == best)
        _copy(path, corpus.text_path(row))
        return Added(path, best, f"recognised as {best}, every sentence found", True)
    known = next((row for row in corpus.articles if row["file"] == path.name), None)
    if known and not recorded(corpus.fingerprints, known["article"]):
        _copy(path, corpus.text_path(known))
        return Added(path, known["article"], f"taken as {known['article']} (its file in articles.csv)", True)
    if known:
        told = f"bears the name of {known['article']}'s file but is another text; not taken: rename the file to add it as new"
        return Added(path, known["article"], told, False)
    _copy(path, corpus.path("texts") / path.name)
    title = _headline(text)
    byline = author(text)
    article = _new_row(corpus, path, encoding, title, byline)
    told = f"new: row {article!r}, {f'title {title[:60]!r} (its first line)' if title else 'no title'}, an outlet of its own"
    told += f", byline {byline!r} (its line is cut from what is measured)" if byline else ""
    if not words(text):
        told = f"no word in it; {told}"
    elif language(text) != "en":
        told = f"does not read like English; {told}; fill in its language first"
    return Added(path, article, told, True, True)


def _headline(text: str) -> str:
    """Return the first line where it reads like a headline: at most 25 words, no full stop, and a text after it."""
    first, _, rest = text.strip().partition("\n")
    line = first.strip().lstrip("# ")
    found = (
        0 < len(words(line)) <= HEADLINE
        and len(words(rest)) > len(words(line))
        and line[-1] not in '.,:;”"’'
        and not furniture(line)
    )
    return line if found else ""


def _recognised(corpus: Corpus, text: str) -> tuple[str, Match | None]:
    best: tuple[str, Match | None] = ("", None)
    count = len(words(text))
    for article in dict.fromkeys(row["article"] for row in corpus.fingerprints):
        known = recorded(corpus.fingerprints, article)
        if count > LONGEST * sum(p.words for p in known):
            continue
        match = find(text, known)
        if match.share >= ENOUGH and (best[1] is None or match.share > best[1].share):
            best = (article, match)
    return best


def _changed(match: Match) -> str:
    numbers = [f"{p.sentence + 1} (paragraph {p.paragraph + 1})" for p in match.missing]
    shown = ", ".join(numbers[:5]) + (f" and {len(numbers) - 5} more" if len(numbers) > 5 else "")
    return f"sentence {shown} of the recorded article is changed or missing"


def _copy(path: Path, target: Path) -> None:
    if not (target.exists() and target.samefile(path)):
        with whole(target) as unfinished:
            shutil.copyfile(path, unfinished)


def _new_row(corpus: Corpus, path: Path, encoding: str, title: str, byline: str) -> str:
    taken = {row["article"] for row in corpus.articles}
    stem = re.sub(r"[^\w-]+", "-", path.stem).strip("-") or "article"
    article = next(name for name in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if name not in taken)
    outlets = corpus.outlets
    if article not in {row["outlet"] for row in outlets}:
        fresh: Row = {"outlet": article, "label": article, "note": "unknown so far: fill in"}
        write_rows(corpus.path("outlets.csv"), OUTLETS, [*outlets, fresh])
    row = {
        "article": article,
        "file": path.name,
        "outlet": article,
        "title": title,
        "byline": byline,
        "encoding": encoding,
    }
    write_rows(corpus.path("articles.csv"), ARTICLES, [*corpus.articles, row])
    for name in ("articles", "outlets"):
        corpus.__dict__.pop(name, None)
    return article
