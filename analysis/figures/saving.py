"""Save a figure for print and screen, with its table and its words; equal figures give equal bytes."""

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.figures.style import style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

METADATA: dict[str, dict[str, Any]] = {
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    "png": {"Software": None},
}


def save(
    figure: "Figure", folder: Path, name: str, table: "pd.DataFrame", described: str, title: str, caption: str, key: str
) -> list[Path]:
    """Write NAME.svg, .pdf, .png (300 dpi), .csv (the plotted table) and .json (title, caption, alternative text, key)."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    with style():
        for kind, metadata in METADATA.items():
            unfinished = _unfinished(folder, kind)
            figure.savefig(unfinished, format=kind, dpi=300, metadata=metadata)
            paths.append(_finished(unfinished, folder / f"{name}.{kind}"))
    unfinished = _unfinished(folder, "csv")
    table.to_csv(unfinished, index=False, lineterminator="\n", encoding="utf-8")
    paths.append(_finished(unfinished, folder / f"{name}.csv"))
    unfinished = _unfinished(folder, "json")
    told = {"key": key, "title": title, "caption": caption, "alt": described}
    unfinished.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [*paths, _finished(unfinished, folder / f"{name}.json")]


def _unfinished(folder: Path, kind: str) -> Path:
    number, path = tempfile.mkstemp(dir=folder, suffix=f".{kind}")
    os.close(number)
    return Path(path)


def _finished(unfinished: Path, path: Path) -> Path:
    unfinished.chmod(0o644)
    return unfinished.replace(path)


def alt(table: "pd.DataFrame", title: str, most: int = 12) -> str:
    """Return alternative text: the title and the first rows in words."""
    rows = []
    for row in table.head(most).to_dict("records"):
        names = [
            str(row[c])
            for c in ("label", "group", "category", "component", "voice", "family", "term", "role")
            if c in row
        ]
        value = next((row[c] for c in ("value", "contribution", "words") if c in row and row[c] == row[c]), None)
        told = "cannot be estimated" if value is None else f"{float(value):.2f}"
        if row.get("low") is not None and row["low"] == row["low"]:
            told += f" from {row['low']:.2f} to {row['high']:.2f}"
        rows.append(f"{' '.join(names)}: {told}")
    rest = f" and {len(table) - most} more rows" if len(table) > most else ""
    return f"{title}. {'; '.join(rows)}{rest}."
