"""A study: one corpus with its tables, opened for work; where the texts are missing, the published tables serve."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.corpus import Corpus, find
from analysis.counted import measured_only, refused_in, with_words
from analysis.tables import CorpusError, read

if TYPE_CHECKING:
    import pandas as pd

WITHHELD = "passage withheld: add the text"
TABLES = ("documents", "pieces", "sentences", "tokens", "quotations", "marks", "segments", "refusals", "copies")


@dataclass(frozen=True)
class Study:
    """The tables of one corpus by name; `texts` tells whether the texts are here."""

    corpus: Corpus
    tables: "dict[str, pd.DataFrame]"
    texts: bool
    chosen: tuple[str, ...] | None = None
    zones: tuple[str, ...] | None = None
    articles_apart: bool = False
    copies: bool = True

    def __getitem__(self, name: str) -> "pd.DataFrame":
        """Return a table; raise CorpusError where it needs the texts and they are not here."""
        if name not in self.tables:
            raise CorpusError(f"table {name!r} needs the texts; add them with `framing add PATH`")
        return self.tables[name]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Return the chosen articles → label, in the order of articles.csv."""
        labels = self.corpus.labels
        return labels if self.chosen is None else {a: label for a, label in labels.items() if a in self.chosen}

    @cached_property
    def owners(self) -> dict[str, str]:
        """Return the chosen articles → outlet, in the order of articles.csv."""
        return {row["article"]: row["outlet"] for row in self.corpus.articles if row["article"] in self.labels}

    @cached_property
    def by(self) -> str:
        """Return what is compared: "article" where each outlet has one or articles are kept apart, else "outlet"."""
        alone = len(set(self.owners.values())) == len(self.owners)
        return "article" if alone or self.articles_apart else "outlet"

    def by_article(self) -> "Study":
        """Return the same study with every article compared for itself, also where its outlet has several."""
        return replace(self, articles_apart=True)

    @cached_property
    def compared(self) -> dict[str, str]:
        """Return what is compared, article or outlet → label, in the order of its csv file."""
        if self.by == "article":
            return self.labels
        return {row["outlet"]: row["label"] for row in self.corpus.outlets if row["outlet"] in self.owners.values()}

    def articles_of(self, one: str) -> list[str]:
        """Return the chosen articles of an outlet that may be measured, or the article of that id alone."""
        return [a for a, outlet in self.owners.items() if one == a or (one == outlet and a not in self.refused)]

    @cached_property
    def refused(self) -> dict[str, str]:
        """Return the chosen articles that are not measured for their language → that language."""
        languages = {row["article"]: row["language"] for row in self.corpus.articles}
        if not self.texts:
            measured = set(self["segments"]["article"])
            without = [a for a in self.labels if a not in measured]
            return {a: languages[a] or "another" for a in without if languages[a] not in ("", "en") or a in self.worded}
        told = self.tables.get("refusals")
        there = {} if told is None else refused_in(told)
        return {a: there[a] for a in self.labels if a in there}

    @cached_property
    def satire(self) -> tuple[str, ...]:
        """Return the chosen articles that are declared satire and measured, in the order of articles.csv."""
        return tuple(a for a in self.labels if a in self.corpus.satire and a in self.worded and a not in self.refused)

    @cached_property
    def worded(self) -> set[str]:
        """Return the articles that have a word, measured or not."""
        sentences = self["sentences"]
        return set(sentences.loc[sentences["words"] > 0, "article"])

    @property
    def outlets(self) -> list[str]:
        """Return the labels of everything that the corpus compares, chosen or not: each has its colour everywhere."""
        return list(Study(self.corpus, {}, self.texts).compared.values())

    @property
    def notice(self) -> str:
        """Return what a reader must know of the state of this study, or ""."""
        if self.texts:
            return self._unmeasured()
        return (
            "The texts are not here: everything on this page is computed from the published tables, passages are withheld, "
            f"and what needs the text is left out. Add the texts with `framing add PATH`. {self._unmeasured()}"
        ).rstrip()

    @property
    def plan(self) -> dict[str, Any]:
        """Return the declared plan."""
        return self.corpus.plan

    def _unmeasured(self) -> str:
        told = [
            f"{self.labels[a]} is not measured: its language is {language!r} and the measures are made for en; where that is "
            "wrong, fill in the column language of articles.csv"
            for a, language in self.refused.items()
        ]
        empty = [a for a in self.labels if a not in self.worded and a not in self.refused]
        why = "its text is empty" if self.copies else "its text is empty, or all of it is copy"
        told += [f"{self.labels[a]} has no word: {why}" for a in empty]
        told += [] if self.copies else ["Sentences that are copy of an earlier article are left out"]
        told += [
            f"{self.labels[a]} is declared satire (column genre of articles.csv): its words are counted as if they were meant, so "
            "do not read its tone, its markers and its place at face value"
            for a in self.satire
        ]
        return f"{'. '.join(told)}." if told else ""

    def labelled(self, table: "pd.DataFrame") -> "pd.DataFrame":
        """Return the table opened by a column `label` and sorted in the order of articles.csv, or of outlets.csv.

        The label is the article's; of a table that has outlets and no articles it is the outlet's.
        """
        by, labels = ("article", self.labels) if "article" in table else ("outlet", self.compared)
        rank = table[by].map({name: number for number, name in enumerate(labels)})
        opened = table.assign(label=table[by].map(labels), _rank=rank).sort_values("_rank", kind="stable")
        rest = [column for column in table.columns if column != "label"]
        return opened[["label", *rest]].reset_index(drop=True)

    def only(
        self, articles: Iterable[str] | None = None, zones: Iterable[str] | None = None, copies: bool = True
    ) -> "Study":
        """Return the study of some articles or zones; None keeps all. Raises CorpusError for an unknown one.

        With `copies=False` the sentences that are copy of an earlier article are left out; this needs the texts.
        """
        wanted = list(articles) if articles is not None else None
        places = list(zones) if zones is not None else None
        for article in wanted or ():
            if article not in self.labels:
                raise CorpusError(f"article {article!r} is not in articles.csv; write one of {', '.join(self.labels)}")
        made = {}
        for name, table in self.tables.items():
            if wanted is not None and "article" in table:
                table = table[table["article"].isin(wanted)]
            if places is not None and "zone" in table and (table["zone"] != "").all():
                table = table[table["zone"].isin(places)]
            made[name] = table
        chosen = self.chosen if wanted is None else tuple(wanted)
        part = replace(self, tables=made, chosen=chosen, zones=self.zones if places is None else tuple(places))
        return part if copies else part.without_copies()

    def without_copies(self) -> "Study":
        """Return the study without the sentences that are copy of an earlier article; raise CorpusError without the texts."""
        from analysis.alignments.copies import copied, without_copies

        if not self.texts:
            raise CorpusError("shared copy cannot be left out without the texts; add them with `framing add PATH`")
        tables = without_copies(self.tables, copied(self["copies"]))
        return replace(self, tables=tables, copies=False)

    def passage(self, article: str, sentence: int) -> str:
        """Return one sentence of an article, or the word that it is withheld."""
        return self._passages.get((article, int(sentence)), WITHHELD)

    def wording(self, article: str, word: int, length: int = 1) -> str:
        """Return `length` words of an article from the given one on, as they stand in the text; "" where that is not here."""
        if not self.texts:
            return ""
        spans = self._spans[article]
        return self._texts[article][spans["start"][word] : spans["stop"][word + length - 1]]

    @cached_property
    def _texts(self) -> dict[str, str]:
        return dict(zip(self["documents"]["article"], self["documents"]["text"], strict=True))

    @cached_property
    def _spans(self) -> "dict[str, pd.DataFrame]":
        tokens = self["tokens"][["article", "word", "start", "stop"]]
        return {str(article): rows.set_index("word") for article, rows in tokens.groupby("article", sort=False)}

    @cached_property
    def _passages(self) -> dict[tuple[str, int], str]:
        if not self.texts:
            return {}
        rows = self["sentences"][["article", "sentence", "start", "stop"]].itertuples(index=False)
        return {(row.article, int(row.sentence)): self._texts[row.article][row.start : row.stop] for row in rows}


def open_study(folder: str | Path | None = None) -> Study:
    """Open the corpus in a folder (default: FRAMING_CORPUS, else found from here), making its tables where needed.

    Inside `framing report`, which has just measured (FRAMING_REPORT is set), nothing is measured again.
    """
    from analysis.line import measure

    folder = folder or os.environ.get("FRAMING_CORPUS")
    corpus = find(Path(folder)) if folder else find()
    if not corpus.has_texts():
        from analysis.published import read_published

        return Study(corpus, read_published(corpus), False)
    build = corpus.build
    if not (os.environ.get("FRAMING_REPORT") and (build / "made.json").is_file()):
        measure(corpus, _quietly)
    tables = {name: read(build / "tables" / f"{name}.parquet") for name in TABLES}
    for path in sorted((build / "measurements").glob("*.parquet")):
        tables[path.stem] = read(path)
    sentences = with_words(tables["sentences"], tables["tokens"])
    return Study(corpus, {**measured_only(tables, tables["refusals"]), "sentences": sentences}, True)


def uncorrected(study: Study) -> Study:
    """Return the study without the corrections by hand; the same study where there are none."""
    folder = study.corpus.build / "uncorrected"
    if not study.texts or not study.corpus.corrections:
        return study
    made = {path.stem: read(path) for path in sorted(folder.glob("*.parquet"))}
    return replace(study, tables={**study.tables, **measured_only(made, study["refusals"])})


def _quietly(line: str) -> None:
    if "nothing changed" not in line:
        print(line)


def rows_at(study: Study, places: Sequence[tuple[str, int]]) -> "pd.DataFrame":
    """Return label, article, sentence and passage of the places (article, sentence), in the order given."""
    import pandas as pd

    rows = [(study.labels[a], a, s + 1, study.passage(a, s)) for a, s in places]
    return pd.DataFrame(rows, columns=["label", "article", "sentence", "passage"])
