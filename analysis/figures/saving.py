"""Save a figure for print and screen, with its table and its words; equal figures give equal bytes."""

import json
import os
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.figures.alternatives import alt as words_for
from analysis.figures.style import styled
from analysis.tables import guarded

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

DENSITY = 300
FORMATS = ("svg", "pdf", "png")


def save(
    figure: "Figure",
    folder: Path,
    name: str,
    table: "pd.DataFrame",
    alt: str = "",
    title: str = "",
    caption: str = "",
    key: str = "",
) -> list[Path]:
    """Write NAME.svg, .pdf, .png (300 dpi), .csv (the plotted table), .alt.txt and .json (title, caption, alt, key).

    A title that is not given is the figure's own, an alternative text is written out of the table. All files are made before the first is
    written, each is replaced as a whole, and a second run gives the same bytes. Raises ValueError for a name with a
    folder in it.
    """
    if not name or Path(name).name != name or name.startswith("."):
        raise ValueError(f"figure name {name!r}: give a plain file name without folder and ending, such as 'position'")
    title = title or str(figure.get_label())
    alt = alt or words_for(table, title or name)
    told = {"key": key, "title": title, "caption": caption, "alt": alt}
    clean = {name: _printable(words) for name, words in told.items()}
    with styled():
        made = {f".{kind}": _drawn(figure, kind, clean) for kind in FORMATS}
    made[".csv"] = guarded(table).to_csv(index=False, lineterminator="\n").encode()
    made[".alt.txt"] = f"{alt}\n".encode()
    made[".json"] = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    folder.mkdir(parents=True, exist_ok=True)
    return [_written(folder / f"{name}{ending}", content) for ending, content in made.items()]


def narrow_svg(figure: "Figure") -> str:
    """Return the SVG of the same figure in a column of 90 mm; "" where the figure cannot be drawn again."""
    again = getattr(figure, "narrow", None)
    if again is None:
        return ""
    narrow = again()
    with styled():
        return _drawn(narrow, "svg", {"title": "", "alt": "", "key": ""}).decode()


def _drawn(figure: "Figure", kind: str, told: dict[str, str]) -> bytes:
    """Return the figure in one format, its words inside, nothing that tells the time or the program."""
    title, words, key = told["title"], told["alt"], told["key"]
    silent: dict[str, dict[str, Any]] = {
        "svg": {"Date": None, "Creator": None},
        "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
        "png": {"Software": None},
    }
    spoken = {
        "svg": {"Title": title, "Description": words, "Identifier": key},
        "pdf": {"Title": title, "Subject": words, "Keywords": key},
        "png": {"Title": title, "Description": words},
    }
    metadata = silent[kind] | {name: said for name, said in spoken[kind].items() if said}
    page = BytesIO()
    figure.savefig(page, format=kind, dpi=DENSITY, metadata=metadata)
    return page.getvalue()


def _printable(words: str) -> str:
    """Return the words without what no XML may hold: control characters and half pairs."""
    return "".join(letter for letter in words if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs"))


def _written(path: Path, content: bytes) -> Path:
    """Write beside the place, then move there, so that nobody ever reads half a file."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        return unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
