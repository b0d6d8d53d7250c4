"""Keep a table of results for every use: CSV, JSON, LaTeX and Word; one row an article for SPSS and Stata too."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.study import Study
from analysis.tables import CorpusError, guarded, whole, write_text

if TYPE_CHECKING:
    import pandas as pd


def keep(study: Study, name: str, table: "pd.DataFrame", question: str = "") -> "pd.DataFrame":
    """Write a table to build/results as NAME.csv and NAME.json and return it unchanged.

    Up to 200 rows it stands there for print too, as NAME.tex and NAME.docx. A column `key`, where there is one, must be
    unique: it is how a result is cited. `question`, "module:function", names the function of a study that makes the
    table, so that `framing verify --passages` can make it again; the tables of the notebooks need none.
    """
    from analysis.results.result import Reader
    from analysis.results.shelf import put

    if "key" in table and table["key"].duplicated().any():
        twice = table["key"][table["key"].duplicated()].iloc[0]
        raise CorpusError(f"result {name}: key {twice!r} stands twice; give each row its own")
    folder = study.corpus.build / "results"
    written = table.drop(columns="link", errors="ignore")
    with whole(folder / f"{name}.csv") as unfinished:
        guarded(written).to_csv(unfinished, index=False, lineterminator="\n", encoding="utf-8")
    rows = json.loads(written.to_json(orient="records", double_precision=15))
    read = {"articles": list(study.labels), "zones": study.zones, "copies": study.copies, "question": question}
    told = {"name": name, "texts": study.texts, **_provenance(study), **read, "rows": rows}
    write_text(folder / f"{name}.json", json.dumps(told, indent=1, ensure_ascii=False) + "\n")
    _print(study, folder, name, table)
    reader = Reader(study)
    put(study.corpus.build, name, reader.results(name, table), reader.known if "key" in table else {})
    return table


def _print(study: Study, folder: Path, name: str, table: "pd.DataFrame") -> None:
    from analysis.results.tabular import latex, printed
    from analysis.results.word import write_docx

    outlets = {row["outlet"]: row["label"] for row in study.corpus.outlets}
    one = printed(name, table, {"article": study.corpus.labels, "outlet": outlets})
    if one is None:
        for kind in ("tex", "docx"):
            (folder / f"{name}.{kind}").unlink(missing_ok=True)
        return
    write_text(folder / f"{name}.tex", latex(one))
    write_docx(folder / f"{name}.docx", one)


def _provenance(study: Study) -> dict[str, Any]:
    from analysis.published import provenance

    path = study.corpus.path("measurements") / "made.json"
    if study.texts:
        return {"made_with": provenance(study.corpus)}
    return {"made_with": json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}}


def keep_articles(study: Study, table: "pd.DataFrame", codebook: "pd.DataFrame") -> "pd.DataFrame":
    """Keep one row an article as articles.csv, .json, .sav and .dta, with codebook.csv; return the table."""
    import pyreadstat

    keep(study, "codebook", codebook)
    meaning = dict(zip(codebook["variable"], codebook["meaning"], strict=True))
    labels: dict[str, str | None] = {str(name): str(meaning[name])[:79] for name in table.columns}
    folder = study.corpus.build / "results"
    with whole(folder / "articles.sav") as unfinished:
        pyreadstat.write_sav(table, str(unfinished), column_labels=labels)
        _undated(unfinished)
    short = {name: str(name)[:32] for name in table.columns}
    if len(set(short.values())) < len(short):
        short = {name: f"{str(name)[:28]}_{number}" for number, name in enumerate(table.columns)}
    stata = table.rename(columns=short)
    with whole(folder / "articles.dta") as unfinished:
        stata.to_stata(
            unfinished,
            write_index=False,
            version=118,
            variable_labels={short[n]: labels[str(n)] for n in table.columns},
            time_stamp=datetime(1980, 1, 1),
        )
    return keep(study, "articles", table)


def _undated(path: Path) -> None:
    """Overwrite the date and time in the head of an SPSS file, so that equal tables give equal bytes."""
    content = bytearray(path.read_bytes())
    content[92:109] = b"01 Jan 8000:00:00"
    path.write_bytes(bytes(content))
