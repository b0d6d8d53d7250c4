"""Executed notebooks to pages: one folder that opens from disk, with nothing fetched from anywhere."""

import base64
import hashlib
import html
from collections.abc import Iterable
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from analysis.corpus import Corpus
from analysis.inline_svg import letters_once
from analysis.tables import write_text

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from analysis.study import Study

TEMPLATE = Path(__file__).parent / "template"
ANSWER, EVIDENCE, METHODS = "00-answer", "evidence", "methods"

PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src $style_hash; script-src $script_hash">
<title>$title</title>
<style>$style</style>
</head>
<body>
<header><p class="event">$event</p><nav aria-label="Pages"><ol>$links</ol></nav></header>
<main>
$body
</main>
<footer>$footer</footer>
$told<script>$script</script>
</body>
</html>
""")


def write_pages(corpus: Corpus, notebooks: "dict[str, NotebookNode]", names: "Iterable[str] | None" = None) -> Path:
    """Write a page for each executed notebook and return the front page, which is the answer's.

    `names` are all pages of the report, executed now or not: what the navigation lists.
    """
    from analysis.report.evidence import evidence
    from analysis.report.methods import TITLE, methods_page
    from analysis.study import open_study

    folder = corpus.build / "report"
    titles = {name: title(notebooks[name]) if name in notebooks else name for name in names or notebooks}
    titles[EVIDENCE] = "Which passages stand behind the numbers?"
    titles[METHODS] = TITLE
    study = open_study(corpus.root)
    told = f'<script type="application/json" id="evidence">{evidence(study)}</script>\n'
    page = _page(study, EVIDENCE, titles, _template("evidence.html"), told)
    write_text(folder / f"{EVIDENCE}.html", page)
    write_text(folder / f"{METHODS}.html", _page(study, METHODS, titles, methods_page(study)))
    for name, notebook in notebooks.items():
        target = "index" if name == ANSWER else name
        write_text(folder / f"{target}.html", _page(study, name, titles, body(notebook)))
    (folder / f"{ANSWER}.html").unlink(missing_ok=True)
    if ANSWER not in notebooks:
        return folder / f"{next(iter(notebooks))}.html"
    return folder / "index.html"


def title(notebook: "NotebookNode") -> str:
    """Return the question that heads a notebook."""
    for cell in notebook.cells:
        for line in cell.source.splitlines() if cell.cell_type == "markdown" else ():
            if line.startswith("# "):
                return str(line[2:].strip())
    return "Untitled"


def body(notebook: "NotebookNode") -> str:
    """Return a notebook's cells and outputs as HTML, the code folded away."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        template_name=TEMPLATE.name,
        extra_template_basedirs=[str(TEMPLATE.parent)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        anchor_link_text=" ",
    )
    return letters_once(str(exporter.from_notebook_node(notebook)[0]))


def _page(study: "Study", name: str, titles: dict[str, str], content: str, told: str = "") -> str:
    also = EVIDENCE if name == EVIDENCE else "page"
    style, script = _template("style.css"), _template(f"{also}.js")
    if name == EVIDENCE:
        style += _template("evidence.css")
    links = []
    for other, question in titles.items():
        here = ' aria-current="page"' if other == name else ""
        target = "index.html" if other == ANSWER else f"{other}.html"
        links.append(f'<li><a href="{target}"{here} title="{html.escape(question)}">{_short(other)}</a></li>')
    return PAGE.substitute(
        title=html.escape(titles[name]),
        event=html.escape(_event(study.corpus)),
        links="".join(links),
        body=content,
        told=told,
        footer=_footer(study),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _short(name: str) -> str:
    number, _, words = name.partition("-")
    return f"{number} {words.replace('-', ' ')}".strip()


def _event(corpus: Corpus) -> str:
    told = corpus.plan.get("plan", {}).get("event") if corpus.path("plan.toml").is_file() else None
    return str(told or corpus.root.name)


def _footer(study: "Study") -> str:
    """Return the state of the run in a line: of the articles those that were measured are counted, the others told beside."""
    from importlib.metadata import version

    from analysis.questions.wording import count_of

    there = set(study["segments"]["article"])
    texts = "measured from the texts" if study.texts else "made from the published tables; passages are withheld"
    outlets, left = len({study.owners[one] for one in there}), len(study.labels) - len(there)
    alone = " · one article per outlet tells how that article is written, not what the outlet is"
    return (
        f"media-framing {version('media-framing')} · {count_of(len(there), 'article')} of {count_of(outlets, 'outlet')} · {texts}"
        f"{f' · {left} more not measured' if left else ''}{alone if 0 < outlets == len(there) else ''}"
    )


def _template(name: str) -> str:
    return (TEMPLATE / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
