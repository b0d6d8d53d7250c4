"""The methods paragraph of a run, ready to paste, and how the run is cited: the page `methods`."""

import html
import json
from collections.abc import Iterator
from typing import Any

from analysis.coding.card import card
from analysis.coding.here import coded_here
from analysis.corpus import Corpus
from analysis.plan import left_out
from analysis.published import idle_rows, provenance
from analysis.questions.estimating import unmeasured
from analysis.questions.wording import count_of, listed
from analysis.results.citation import cited, labels_of, sentence, software
from analysis.results.macros import macro_names
from analysis.results.shelf import gather
from analysis.study import Study

TITLE = "How was this made, and how is it cited?"
CARDS = ("quotes", "sentiment", "markers", "target_tone", "position")
LIBRARIES = ("spacy", "vadersentiment", "textstat", "scikit-learn", "numpy", "pandas")
LIMITS = (
    "Words are counted, not read: irony is taken literally, and criticism that is shown by bare facts is hardly found. "
    "Attribution of speech errs as often as stated above. The weights of the axis are declared, not estimated."
)
PAIRS = (
    " How far two articles stand apart is told from the draws of both (Welch's degrees of freedom); its p and q (Benjamini and Hochberg) "
    "say whether these two texts would keep their order, and test nothing about their outlets."
)
ALONE = "One article per outlet tells how that article is written, not what the outlet is."


def methods(study: Study) -> list[str]:
    """Return what a paper has to say of how the numbers of this run were made: paragraphs of plain text, all computed."""
    made = _made(study)
    return [_read(study), _measured(study, made), _axis(study), _inference(study), _validity(study), _limits(study)]


def _made(study: Study) -> dict[str, Any]:
    """Return what the measurements at hand were made with: now from the texts, or when the tables were published."""
    path = study.corpus.path("measurements") / "made.json"
    if study.texts:
        return provenance(study.corpus)
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return told


def _read(study: Study) -> str:
    segments = study["segments"]
    there = set(segments["article"])
    sentences = int(study["sentences"]["article"].isin(there).sum())
    languages = sorted({r["language"] for r in study.corpus.articles if r["article"] in there and r["language"]})
    outlets = {study.owners[article] for article in study.labels if article in there}
    tongue = f", language {' and '.join(languages)}" if languages else ""
    without = [f"{label} ({why})" for label, why in unmeasured(study, there).items()]
    were = "was" if len(without) == 1 else "were"
    left = f" {count_of(len(without), 'article')} {were} left out: {listed(without)}." if without else ""
    return (
        f"We compared {count_of(len(study.labels) - len(without), 'article')} of {count_of(len(outlets), 'outlet')} "
        f"({int(segments['words'].sum()):,} words in {count_of(sentences, 'sentence')}{tongue}) with "
        f"{software().title.split(':')[0]} {software().version}.{left} {_corrected(study)}"
    )


def _corrected(study: Study) -> str:
    """Say how many corrections by hand were applied, and which rows found nothing to correct."""
    rows, known = len(study.corpus.corrections), idle_rows(study.corpus)
    if not rows:
        return "Nothing was corrected by hand."
    if "idle" not in known:
        return f"Corrections by hand: {count_of(rows, 'row')} of corrections.csv, applied where they found something to correct."
    idle = known["idle"]
    applied = rows - len(idle)
    told = f"{count_of(applied, 'correction')} made by hand {'was' if applied == 1 else 'were'} applied."
    found = f" {count_of(len(idle), 'row')} of corrections.csv found nothing to correct: {listed(idle)}."
    return f"{told}{found if idle else ''}"


def _measured(study: Study, made: dict[str, Any]) -> str:
    families = [name.replace("_", " ") for name in sorted(set(study["markers"]["family"]))]
    measured = study["sentiment"]["lexicon"]
    libraries = {name.lower(): version for name, version in made.get("libraries", {}).items()}
    model = next((f", model {name} {v}" for name, v in libraries.items() if name.startswith("en-core-web")), "")
    used = [f"{name} {libraries[name]}" for name in LIBRARIES if name in libraries]
    measures = {name: told["version"] for name, told in made.get("measures", {}).items()}
    versions = [f"{name} {version}" for name, version in (measures | made.get("rules", {})).items()]
    python = made.get("platform", {}).get("python", "")
    masked = study.plan.get("primary", {}).get("mask_names", True)
    without = (
        "names and words that introduce what somebody says" if masked else "words that introduce what somebody says"
    )
    out = [name.replace("_", " ") for name in left_out(study.plan)]
    return (
        "Each word was given to the outlet's own voice or to indirect, direct or documents' speech by rules over parsed "
        f"sentences{f' (spaCy{model})' if model else ''}. Tone is the mean of the sentences' compound values, weighted by their "
        f"words, with the lexicon {str(measured.iloc[0]) if len(measured) else 'news'}; {without} carry none. "
        f"Framing markers are hits per 1,000 words of {len(families)} families ({', '.join(families)}"
        f"{f'; left out by the plan: {listed(out)}' if out else ''}). Readability follows Flesch, Kincaid and "
        f"Gunning. Versions of the measures and rules: {', '.join(versions) or 'not recorded'}; libraries: "
        f"{', '.join(used) or 'not recorded'}{f'; Python {python}' if python else ''}."
    )


def _axis(study: Study) -> str:
    parts = study.plan.get("position", {}).get("component", [])
    told = "; ".join(f"{p['name'].replace('_', ' ')} {p['weight']:.2f} ({p['what']})" for p in parts)
    smoothing = study.plan.get("position", {}).get("smoothing", "")
    total = sum(float(p["weight"]) for p in parts)
    shared = f"; the weights sum to {total:.2f} and are divided by their sum" if abs(total - 1) > 1e-9 else ""
    return (
        "The place of an article between critical (−1) and celebratory (+1) is the weighted mean of declared components, each "
        f"between −1 and 1: {told}{shared}; smoothing {smoothing}. Weights and poles stand in plan.toml, version "
        f"{study.plan.get('plan', {}).get('version', 'not stated')}."
    )


def _inference(study: Study) -> str:
    told = study.plan.get("intervals", {})
    unit = (
        "articles of an outlet (sums by article first), for articles of neighbouring sentences"
        if study.by == "outlet"
        else "neighbouring sentences, and so describe that article"
    )
    return (
        f"Intervals ({100 * told.get('level', 0.95):g} %) are from {told.get('draws', 2000):,} draws of {unit} (blocks of "
        f"{told.get('block', 1)}, seed {told.get('seed', 1)}); the error of telling whose words are whose is drawn with them. "
        f"Articles with fewer than {told.get('minimum_own_sentences', 10)} sentences of their own have no interval. Outlets are "
        "tested by permutation of whole articles, with the false discovery rate controlled (Benjamini and Hochberg 1995); "
        f"where too few articles can reach p < .05, no test is made and the attainable p is stated.{PAIRS if study.by == 'article' else ''}"
    )


def _validity(study: Study) -> str:
    told = (*_cards(study), *coded_here(study.corpus))
    return "Agreement with human judgement. " + " ".join(_capital(one) for one in told)


def _cards(study: Study) -> Iterator[str]:
    yield from (card(name, study.corpus.root).sentence() for name in CARDS)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:].replace("_", " ")


def _limits(study: Study) -> str:
    outlets = set(study.owners.values())
    return f"Limits. {LIMITS}{f' {ALONE}' if len(outlets) == len(study.owners) else ''}"


def methods_page(study: Study) -> str:
    """Return the body of the page: the methods to paste, how a number and the software are cited, and what lies where."""
    paragraphs = "".join(f"<p>{html.escape(one)}</p>" for one in methods(study))
    return (
        f'<h1>{TITLE}</h1>\n<h2>Methods, ready to paste</h2>\n<div class="copy">{paragraphs}</div>\n'
        f"<h2>How to cite</h2>\n{_citing(study.corpus)}\n<h2>What lies where</h2>\n{FILES}"
    )


FILES = (
    "<p>Beside this folder stand <code>results/</code> (each table as CSV, JSON, LaTeX and Word; <code>results.csv</code> lists "
    "every number with its key; <code>results.tex</code> has them as macros), <code>figures/</code> (each figure as SVG, PDF and "
    "PNG with its table and description) and <code>measurements/</code>. <code>framing check paper.tex</code> compares the numbers "
    "of a manuscript with the results, <code>framing bibliography</code> lists the articles, <code>framing export run.zip</code> "
    "packs the run for a repository.</p>"
)


def _citing(corpus: Corpus) -> str:
    if not (corpus.build / "results" / "keyed").is_dir():
        return "<p>No results were kept in this run: make the whole report with <code>framing report</code>.</p>"
    results = gather(corpus.build)
    one = next((result for key, result in results.items() if key.startswith("position.")), next(iter(results.values())))
    level = float(corpus.plan.get("intervals", {}).get("level", 0.95))
    macro, labels = macro_names(results)[one.key], labels_of(corpus)
    told = {"A number": sentence(one, level, labels)}
    told |= {
        name: cited(one, style, macro, level, labels)
        for name, style in (("APA", "apa"), ("BibTeX", "bibtex"), ("LaTeX macros", "latex"))
    }
    shown = "".join(f'<h3>{name}</h3><pre class="copy">{html.escape(text)}</pre>' for name, text in told.items())
    return (
        "<p>Every number of this report has a key, in its table's column <code>key</code>, and a digest of what it was computed "
        f"from. <code>framing cite KEY</code> says how it is cited; for <code>{html.escape(one.key)}</code>:</p>{shown}"
    )
