"""Articles of an export into a corpus: a row, an outlet and a text each, and the file itself kept as it came."""

import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from analysis.corpus import ARTICLES, OUTLETS, Corpus, rows_of, write_rows
from analysis.imports.base import Article, Told, one_line
from analysis.imports.dates import bounds
from analysis.required import Row
from analysis.tables import whole, write_text
from analysis.verbs.read import Names

MANIFEST = ["article", "original", "sha256", "bytes", "place", "start", "stop", "layout", "version", "encoding"]


@dataclass
class Adoption:
    """What one file brings into a corpus; nothing but texts is written before `finish`."""

    corpus: Corpus
    path: Path
    told: Told
    rows: list[Row] = field(default_factory=list)
    outlets: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        manifest = self.corpus.path("texts") / "originals" / "manifest.csv"
        self._manifest = manifest
        self._before = [row for _, row in rows_of(manifest, MANIFEST)] if manifest.is_file() else []
        self._known = {(row["sha256"], row["place"]): row["article"] for row in self._before}
        self._names = Names({row["article"] for row in self.corpus.articles})
        self._ids = {row["outlet"] for row in self.corpus.outlets}
        self._labels = {row["label"].casefold(): row["outlet"] for row in self.corpus.outlets}

    def known(self, article: Article) -> str:
        """Return the article that the same place of the same file became earlier, or ""."""
        found = self._known.get((self.told.sha256, article.place), "")
        return found if any(row["article"] == found for row in self.corpus.articles) else ""

    def take(self, article: Article, number: int) -> str:
        """Write the article's text, note its row and return its id."""
        name = self._names.give(self.told, article, number)
        target = self.corpus.path("texts") / f"{name}.txt"
        self.written.append(write_text(target, text_of(article)))
        first, last = bounds(article.published)
        evidence = f"printed in {self.told.file} as {one_line(article.printed)!r}" if first else ""
        row = {"article": name, "file": target.name, "outlet": self._outlet(article, name), "title": article.title}
        row |= {"byline": one_line(article.byline), "published_earliest": first, "published_latest": last}
        row |= {"published_evidence": evidence, "language": article.language, "encoding": "utf-8", "url": article.url}
        self.rows.append({**row, "rights": one_line(article.also.get("copyright", ""))})
        self.place(article, name)
        return name

    def place(self, article: Article, name: str) -> None:
        """Note where in which file an article of the corpus stands."""
        told = self.told
        offsets = {"start": str(article.start), "stop": str(article.stop)} if article.start >= 0 else {}
        row = {"article": name, "sha256": told.sha256, "bytes": str(told.size), "place": article.place, **offsets}
        self.places.append(row | {"layout": told.layout, "version": told.version, "encoding": told.encoding})

    def finish(self) -> None:
        """Keep the file byte for byte, its report and its places, and write the new rows."""
        original = self._keep()
        for row in self.places:
            row["original"] = original.name
        write_text(
            original.with_name(f"{original.name}.report.json"),
            json.dumps(self.told.row(), ensure_ascii=False, indent=1) + "\n",
        )
        gone = {(row["sha256"], row["place"]) for row in self.places}
        kept = [row for row in self._before if (row["sha256"], row["place"]) not in gone]
        write_rows(self._manifest, MANIFEST, [*kept, *self.places])
        if self.rows:
            write_rows(self.corpus.path("outlets.csv"), OUTLETS, [*self.corpus.outlets, *self.outlets])
            write_rows(self.corpus.path("articles.csv"), ARTICLES, [*self.corpus.articles, *self.rows])
        for name in ("articles", "outlets"):
            self.corpus.__dict__.pop(name, None)

    def undo(self) -> None:
        """Take away the texts that were written for a file that turned out broken."""
        for path in self.written:
            path.unlink(missing_ok=True)

    def _keep(self) -> Path:
        target = self._manifest.with_name(self.path.name)
        if target.exists() and not any(
            r["original"] == target.name and r["sha256"] == self.told.sha256 for r in self._before
        ):
            target = target.with_name(f"{self.told.sha256[:8]}-{self.path.name}")
        if not (target.exists() and target.samefile(self.path)):
            with whole(target) as unfinished:
                shutil.copyfile(self.path, unfinished)
        return target

    def _outlet(self, article: Article, name: str) -> str:
        """Return the outlet's id: one of the same label, else a new one made from its name."""
        label = one_line(article.outlet)
        if label.casefold() in self._labels and label:
            return self._labels[label.casefold()]
        stem = re.sub(r"[^\w]+", "-", label.casefold()).strip("-") or name
        key = next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if one not in self._ids)
        note = f"as printed in {self.told.file}" if label else "unknown so far: fill in"
        self.outlets.append({"outlet": key, "label": label or key, "note": note})
        self._ids.add(key)
        self._labels[label.casefold() or key] = key
        return key


def text_of(article: Article) -> str:
    """Return an article as the text file of a corpus: headline and paragraphs, an empty line between them."""
    lines = [article.title, *article.text.split("\n")] if article.title else article.text.split("\n")
    return "\n\n".join(line for line in lines if line.strip()) + "\n"
