"""docs/validity.md and docs/validity.csv: every number of every task, with the goals and whether they are met."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from analysis.coding.card import Card
from analysis.coding.declared import task
from analysis.coding.gauge import FEWEST, Value
from analysis.coding.validity import BETWEEN, OURS, Validity

COMMAND = "framing validate --all --gold DIR"
HEAD = f"""# How far each measure agrees with human judgement

Written by `{COMMAND}`: every measured number comes from that command; goals, peers and thresholds are declared in
`analysis/coding/declared.toml`. DIR holds the gold sets under the names given there. They are other people's texts and annotation and
are not in this repository. **About half of each was kept back** from those who wrote the measures, so that what is claimed here can be
checked on texts that nobody here has seen. The numbers below are of the half that was there to look at while writing; expect those of
the other half to be somewhat lower. None of the measures was trained on any of it,
but those headed *trained* (the extra `model`) and *linear* (no extra), neither in the primary specification: each line of the file that these were
trained on is judged by weights that never saw its article, for frames its topic. Their cards stand in `analysis/tone/data`.

- In brackets: 95 % intervals from drawing articles (events, topics, cases) with replacement, 2,000 times, as value ± t · standard
  deviation of the draws; shares of independent cases have Wilson's interval. A difference from another rule is drawn together with
  it, so its interval is that of the difference.
- *Between outlets*: the standard deviation of the outlets' true values, net of sampling error (random effects by the method of
  moments, DerSimonian & Laird 1986; interval by Viechtbauer 2007). It is the error that a comparison of outlets cannot average away.
- Peers and humans: measured before on the same files, or stated by the sets. VADER and the last-person rule were run here, now.
- Words, spans, speakers and kinds are compared as `analysis/coding/attributions.py` says; *reported* is speech, *all* adds beliefs,
  wishes and plans.
- Every number of every kind and outlet, {{size:,}} of them, is in `validity.csv` beside this page.

Nearly all of it is US news in English. For five texts of other countries on one visit the cards say *validated elsewhere*: a hint, no proof.
"""
TAIL = """
## What this does not show

- No gold set is of the articles under study, nor coded by two people on them: nothing is *validated here*.
- Rules were developed while looking at the parts of these sets that were given; what was kept back is the fairer test.
- The sample corpus and the two hand-made sets were written and coded by one person: no agreement between coders can be stated.
- Where humans agree little themselves (one rater of a sentence's tone: r .71 with the others), no measure can do much better.

How fast attribution is beside the usual recipe, and what its short cuts cost in F1: `python -m benchmarks.attribution`.
"""


def page(found: Sequence[Validity], cards: Sequence[Card]) -> str:
    """Return docs/validity.md."""
    parts = [HEAD.format(size=sum(len(one.rows) for one in found)), _goals(found), _cards(cards)]
    parts += [section(one) for one in found]
    return "\n".join(parts) + TAIL


def listed(found: Sequence[Validity]) -> str:
    """Return docs/validity.csv; `error` is the standard error, or, between outlets, the deviation before it is taken off."""
    held = StringIO()
    lines = csv.writer(held, lineterminator="\n")
    lines.writerow("task gold number whose outlet value low high error n clusters".split())
    for one in found:
        for whose, outlet, value in one.rows:
            numbers = (f"{x:.4f}" if x == x else "" for x in (value.value, value.low, value.high, value.error))
            lines.writerow([one.task, one.gold.name, value.name, whose, outlet, *numbers, value.n, value.clusters])
    return held.getvalue()


def section(one: Validity) -> str:
    """Return the part of the page on one task and gold set."""
    told = task(one.task)
    size = one.value(told["headline"])
    where = (
        f"{one.gold.domain}; {one.gold.language}; licence: {one.gold.licence}"
        if one.gold.domain
        else "domain not stated"
    )
    head = f"\n## {told['about'].capitalize()}: {one.gold.name}\n\n{where}. {size.n:,} {told['units']}, {size.clusters:,} {told['clusters']}.\n"
    return "\n".join([head, *(_kinds(one) if one.task == "quotes" else _plain(one)), *_outlets(one)])


def _goals(found: Sequence[Validity]) -> str:
    """Return the table of goals: of each task on its first gold set, and on others that were coded by several."""
    first = {one.task: one for one in reversed(found)}
    kept = [one for one in found if first[one.task] is one or one.gold.coders != 1]
    rows = [
        _goal(one, goal, first[one.task] is one)
        for one in kept
        for goal in task(one.task)["goals"]
        if "whose" not in goal or goal["whose"] in one.others()
    ]
    head = ("task", "on", "number", "here", "goal", "", "stretch", "measured before: program", "human")
    return "\n".join(["## Goals", "", *_table(head, rows)])


def _goal(one: Validity, goal: Mapping[str, Any], first: bool) -> list[str]:
    """Return one row; peers and humans were measured on the first set only."""
    value, wanted = one.value(goal["number"], goal.get("whose", OURS)), goal["goal"]
    met = value.value >= wanted
    short = wanted - value.value
    verdict = "met" if met else f"missed by {_short(short, 3) if short >= 0.0005 else 'less than .001'}"
    if "above" in goal:
        apart = one.value(goal["number"], f"above {goal['above']}")
        clear = apart.low > 0
        verdict = "met" if met and clear else verdict if not met else "not met"
        verdict += f"; above {goal['above']} by {shown(apart)}, {'clear of 0' if clear else 'not clear of 0'}"
    if met and value.value >= goal.get("stretch", 2):
        verdict = verdict.replace("met", "met, stretch too", 1)
    stretch = _short(goal["stretch"]) if "stretch" in goal else ""
    told = [
        one.task,
        one.gold.name,
        goal["what"],
        shown(value),
        f"≥ {_short(wanted, 2 if round(wanted, 2) == wanted else 3)}",
    ]
    beside = (goal.get("peer", ""), goal.get("human", "")) if first else ("", "")
    return [*told, verdict, stretch, *beside]


def _cards(cards: Sequence[Card]) -> str:
    rows = [
        [c.measure, f"{c.statistic}: {_short(c.value)} [{_short(c.low)}, {_short(c.high)}]", f"{c.n:,} {c.units}", c.status,
         _short(c.threshold), "yes" if c.passes else "**no**"] for c in cards
    ]  # fmt: skip
    head = ("measure", "headline", "on", "status", "threshold", "low end reaches it")
    return "\n".join(["", "## Cards", "", *_table(head, rows)])


def _kinds(one: Validity) -> Iterator[str]:
    """Yield the table of attributions: subset and kind down, numbers across."""
    levels = ("words", "iou30", "iou80", "e2e_iou30", "e2e_iou80")
    head = ("subset", "kind", "words P / R / F1", "IoU .3 P / R / F1", "IoU .8 P / R / F1", "end to end .3 P / R / F1",
            "end to end .8 P / R / F1", "speaker", "cue")  # fmt: skip
    rows = []
    for subset in ("reported", "all"):
        for kind in ("all", "direct", "mixed", "indirect"):
            place = f"{subset}/{kind}"
            if one.value(f"{place}/iou30/f1").n:
                cells = [_triple(one, f"{place}/{level}") for level in levels]
                rows.append(
                    [subset, kind, *cells, *(shown(one.value(f"{place}/{name}")) for name in ("speaker", "cue"))]
                )
    yield from _table(head, rows)


def _triple(one: Validity, place: str) -> str:
    p, r, f1 = (one.value(f"{place}/{name}") for name in ("p", "r", "f1"))
    return f"{_short(p.value, 3)} / {_short(r.value, 3)} / {shown(f1)}"


def _plain(one: Validity) -> Iterator[str]:
    """Yield the table of all numbers, with the rules beside the measure and the difference from them."""
    others = one.others()
    head = ["number", "here", *(cell for other in others for cell in (other, f"above {other} by"))]
    names = dict.fromkeys(row.value.name for row in one.rows if row.whose == OURS and not row.outlet)
    rows = []
    for name in names:
        beside = [shown(one.value(name, whose)) for other in others for whose in (other, f"above {other}")]
        rows.append([f"{name} (n = {one.value(name).n:,})", shown(one.value(name)), *beside])
    yield from _table(head, rows)


def _outlets(one: Validity) -> Iterator[str]:
    """Yield the headline numbers by outlet, those of fewer than ten units left to the CSV."""
    names = [
        name for name in task(one.task)["shown"] if one.value(name, BETWEEN).value == one.value(name, BETWEEN).value
    ]
    if names:
        kept = [outlet for outlet in one.outlets() if one.value(names[0], outlet=outlet).n >= 10]
        rows = [[outlet, *(shown(one.value(name, outlet=outlet)) for name in names)] for outlet in kept]
        rows.append([f"**{BETWEEN}, net**", *(shown(one.value(name, BETWEEN)) for name in names)])
        rows.append(
            ["… before sampling error is taken off", *(_short(one.value(name, BETWEEN).error, 3) for name in names)]
        )
        yield ""
        yield from _table(["outlet", *names], rows)
    if one.gold.here:
        yield from _without(one, [name for name in task(one.task)["shown"] if name not in names])


def _without(one: Validity, names: Sequence[str]) -> Iterator[str]:
    """Say why numbers are not told by outlet, with how many articles (events, cases) stand behind each outlet."""
    sizes: dict[str, int] = {}
    for row in one.rows:
        if row.whose == OURS and row.outlet:
            sizes[row.outlet] = max(sizes.get(row.outlet, 0), row.value.clusters)
    if names and sizes:
        clusters = task(one.task)["clusters"]
        yield ""
        yield (
            f"By outlet, {', '.join(names)}: not estimable. It needs three outlets with an interval each; a correlation and its "
            f"interval need {FEWEST} {clusters}, other numbers three. Here: {', '.join(f'{o} {n}' for o, n in sorted(sizes.items()))}."
        )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def shown(value: Value) -> str:
    """Return a number with its interval, "–" where it does not exist."""
    if value.value != value.value:
        return "–"
    interval = f" [{_short(value.low)}, {_short(value.high)}]" if value.low == value.low else ""
    return f"{_short(value.value, 3)}{interval}"


def _short(value: float, places: int = 2) -> str:
    return f"{value:.{places}f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.{places}f}"
