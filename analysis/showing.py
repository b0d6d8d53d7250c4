"""How tables, answers and figures stand in a notebook and in the report: sortable, with a key, nothing fetched."""

import html
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from analysis.inline_svg import inline
from analysis.results.tabular import CHANCES, KEYED, spelled

if TYPE_CHECKING:
    import pandas as pd

SHORT, LONG, TALL = 28, 60, 24


@dataclass(frozen=True)
class Shown:
    """Something that a notebook displays as HTML."""

    content: str

    def _repr_html_(self) -> str:
        return self.content


def answer(text: str) -> Shown:
    """Show the answer to a notebook's question."""
    return Shown(f'<p class="answer">{html.escape(text)}</p>')


def reading(text: str) -> Shown:
    """Show one sentence that reads a table or figure, computed."""
    return Shown(f'<p class="reading">{_marked(text)}</p>')


def notice(text: str) -> Shown:
    """Show what the reader must know before going on; nothing for an empty text."""
    return Shown(f'<p class="notice">{_marked(text)}</p>' if text else "")


def _marked(text: str) -> str:
    """Return a text as HTML: what stands between backticks as code, between double asterisks bold."""
    told = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))
    return re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", told)


def show(table: "pd.DataFrame", columns: "list[str] | None" = None, caption: str = "", digits: int = 2) -> Shown:
    """Show a table: in a notebook one that sorts and searches (itables, offline), in the report one that sorts.

    In the report a passage leads to its sentence on the evidence page: by the columns article and sentence of the table,
    shown or not, or by its column `link`, which is not shown itself.
    """
    chosen = (table[columns] if columns else table).drop(columns="link", errors="ignore")
    chosen = chosen.assign(**{name: spelled(chosen[name]) for name in KEYED if name in chosen})
    if "reason" in chosen and not any(isinstance(one, str) and one for one in chosen["reason"]):
        chosen = chosen.drop(columns="reason")
    if in_report():
        return Shown(to_html(chosen, caption, digits, _addresses(table)))
    from itables import to_html_datatable

    _itables_offline()
    return Shown(
        str(
            to_html_datatable(
                chosen.round({name: max(digits, CHANCES.get(str(name), 0)) for name in chosen}),
                caption=caption or None,
                connected=False,
            )
        )
    )


@cache
def _itables_offline() -> None:
    """Put itables' own scripts into the notebook, once: nothing is fetched."""
    from itables import init_notebook_mode

    init_notebook_mode(all_interactive=False, connected=False)


def evidence_at(**chosen: str) -> str:
    """Return the address of the evidence page with these choices made.

    >>> evidence_at(article="a1", voice="own")
    'evidence.html#article=a1&voice=own'
    """
    return f"evidence.html#{urlencode({name: value for name, value in chosen.items() if value}, safe=':;,')}"


def _addresses(table: "pd.DataFrame") -> list[str] | None:
    """Return where each row's passage stands on the evidence page; None where the rows are not of one sentence each."""
    if "link" in table:
        return [str(one) for one in table["link"]]
    if {"article", "sentence"} <= set(table.columns):
        places = zip(table["article"], table["sentence"], strict=True)
        return [evidence_at(article=str(a), sentence=str(n), context="yes") for a, n in places]
    return None


def to_html(table: "pd.DataFrame", caption: str = "", digits: int = 2, addresses: list[str] | None = None) -> str:
    """Return a table as HTML whose headings are buttons that sort it; every text is escaped.

    With `addresses`, one a row, each cell of the column `passage` leads there.
    """
    if not len(table):
        told = f"{html.escape(caption.rstrip('.'))}. " if caption else ""
        return f'<p class="rows">{told}There is no row.</p>'
    leads = [str(name) == "passage" and addresses is not None for name in table.columns]
    numeric = [kind.kind in "iuf" for kind in table.dtypes]
    places = [0 if kind.kind == "f" and _whole(table.iloc[:, n]) else digits for n, kind in enumerate(table.dtypes)]
    places = [max(n, CHANCES.get(str(name), 0)) for name, n in zip(table.columns, places, strict=True)]
    least = [10.0**-n if name in CHANCES else 0.0 for name, n in zip(table.columns, places, strict=True)]
    head = "".join(
        f'<th scope="col"{_class("number" if is_number else "")}><button>{html.escape(str(name).replace("_", " "))}</button></th>'
        for name, is_number in zip(table.columns, numeric, strict=True)
    )
    rows = "".join(
        f"<tr>{''.join(_cell(v, n, d, to if lead else '', few) for v, n, d, lead, few in zip(row, numeric, places, leads, least, strict=True))}</tr>"
        for row, to in zip(table.itertuples(index=False), addresses or [""] * len(table), strict=True)
    )
    told = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    named = caption or f"Table: {', '.join(str(name).replace('_', ' ') for name in table.columns)}"
    box = "table tall" if len(table) > TALL else "table"
    rest = f'<p class="rows inside">{len(table):,} rows; scroll inside the box.</p>' if len(table) > TALL else ""
    return f'<div class="{box}" tabindex="0" role="region" aria-label="{html.escape(named, quote=True)}"><table>{told}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{rest}'


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


def _whole(column: "pd.Series[float]") -> bool:
    """Tell whether every number of a column is a count in truth."""
    known = column.dropna()
    return bool(len(known)) and bool((known % 1 == 0).all())


def _cell(value: Any, is_number: bool, digits: int, address: str = "", least: float = 0.0) -> str:
    if is_number:
        text = "–" if value != value else f"{value:,.{digits if isinstance(value, float) else 0}f}"
        text = text if any(figure in text for figure in "123456789") else text.removeprefix("-")
        text = f"&lt; {least:g}" if 0 <= value < least else text.replace("-", "−")
        return f'<td class="number" data-value="{value}">{text}</td>'
    text = (
        "yes" if value is True else "no" if value is False else "–" if value is None or value != value else str(value)
    )
    size = "long" if len(text) > LONG else "short" if len(text) <= SHORT else ""
    told = html.escape(text)
    if address:
        told = f'<a class="passage" href="{html.escape(address, quote=True)}">{told}</a>'
    return f"<td{_class(size)}>{told}</td>"


def figure(path: Path, alt: str, title: str, caption: str, narrow: str = "") -> Shown:
    """Show a saved figure (its SVG, embedded) with its alternative text and the sentence under it.

    `narrow` is the same figure's SVG for a phone; in the report it takes the place of the wide one on a narrow screen.
    """
    import base64

    told = f"<figcaption><b>{html.escape(title)}.</b> {html.escape(caption)}</figcaption>"
    if in_report():
        wide = path.read_text(encoding="utf-8")
        drawn = _plot("plot wide" if narrow else "plot", inline(wide, path.stem, alt), title)
        drawn += _plot("plot narrow", inline(narrow, f"{path.stem}-narrow", alt), title) if narrow else ""
        return Shown(f"<figure>{drawn}{told}</figure>")
    encoded = base64.b64encode(path.read_bytes()).decode()
    return Shown(
        f'<figure><img alt="{html.escape(alt, quote=True)}" src="data:image/svg+xml;base64,{encoded}">{told}</figure>'
    )


def _plot(kind: str, drawn: str, title: str) -> str:
    told = html.escape(title, quote=True)
    return f'<div class="{kind}" tabindex="0" role="region" aria-label="{told}">{drawn}</div>'


def in_report() -> bool:
    """Tell whether a notebook is being executed for the report."""
    return bool(os.environ.get("FRAMING_REPORT"))
