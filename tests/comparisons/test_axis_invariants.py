"""What must not move an article on the axis, and what must, measured from the text; everything mirrored for praise and criticism."""

import shutil
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest

from analysis.comparisons.position import axes, components, position
from analysis.comparisons.sums import sentence_sums
from analysis.corpus import ARTICLES, NAMES, OUTLETS, Corpus, write_rows
from analysis.line import measure
from analysis.study import open_study
from tests.conftest import ROOT

PLAN = tomllib.loads((ROOT / "corpus" / "plan.toml").read_text(encoding="utf-8"))
PLAIN = [
    "The guest came by train on Monday.",
    "The station has six platforms.",
    "A bus took the delegation to the town hall.",
    "The talks began at ten and lasted two hours.",
    "The two sides signed nine papers.",
    "The papers cover roads, ferries and schools.",
    "The ferry crosses the lake twice a day.",
    "The lake is forty kilometres long.",
    "The delegation had lunch at noon.",
    "The guest spoke for nine minutes.",
    "A translator sat between the two.",
    "The train left at six.",
]
NEUTRAL_QUOTE = "“The visit was on a Monday,” said Ada Bell, the minister."
NAMED = {"warm": "Treaty of Eternal Friendship and Mutual Trust", "cold": "Convention on Aggression and War Crimes"}
TEXTS: Mapping[str, list[str]] = {
    "plain": PLAIN,
    "longer": PLAIN * 4,
    "quoted": [*PLAIN, NEUTRAL_QUOTE],
    "praise-quoted": [*PLAIN, "“The visit was a triumph,” said Ada Bell, the minister."],
    "blame-quoted": [*PLAIN, "“The visit was a disgrace,” said Ada Bell, the minister."],
    "told": [*PLAIN, NEUTRAL_QUOTE, "Ada Bell, the minister, saw the visit."],
    "praise-told": [*PLAIN, NEUTRAL_QUOTE, "Ada Bell, the minister, hailed the visit."],
    "blame-told": [*PLAIN, NEUTRAL_QUOTE, "Ada Bell, the minister, condemned the visit."],
    "praise-own": [*PLAIN, NEUTRAL_QUOTE, "The visit was a triumph."],
    "blame-own": [*PLAIN, NEUTRAL_QUOTE, "The visit was a disgrace."],
    "cue-plain": [*PLAIN, NEUTRAL_QUOTE, "Ada Bell described the visit as “a meeting of two sides”."],
    "cue-praise": [*PLAIN, NEUTRAL_QUOTE, "Ada Bell praised the visit as “a meeting of two sides”."],
    "cue-blame": [*PLAIN, NEUTRAL_QUOTE, "Ada Bell condemned the visit as “a meeting of two sides”."],
    "said-own": [*PLAIN, NEUTRAL_QUOTE, "The visit was a meeting."],
    "treaty": [*PLAIN, "The Convention on Water Gauges and Lake Levels is in force."],
    "treaty-warm": [*PLAIN, f"The {NAMED['warm']} is in force."],
    "treaty-cold": [*PLAIN, f"The {NAMED['cold']} is in force."],
    "marked": [*PLAIN, "The visit was a triumph.", "The visit was a triumph.", "The visit was a disgrace."],
    "marked-longer": [*PLAIN, "The visit was a triumph.", "The visit was a triumph.", "The visit was a disgrace."] * 3,
}  # fmt: skip


def write(root: Path, texts: Mapping[str, list[str]], outlet: str) -> Corpus:
    """Write and measure a corpus: every sentence a paragraph, every text of an outlet of its own."""
    (root / "texts").mkdir(parents=True)
    rows = [
        {"article": name, "file": f"{name}.txt", "outlet": f"{outlet} {name}", "title": "The visit", "language": "en"}
        for name in texts
    ]
    for name, sentences in texts.items():
        (root / "texts" / f"{name}.txt").write_text("\n".join(["The visit", *sentences]), encoding="utf-8")
    write_rows(root / "articles.csv", ARTICLES, rows)
    write_rows(root / "outlets.csv", OUTLETS, [{"outlet": row["outlet"], "label": row["outlet"]} for row in rows])
    write_rows(root / "names.csv", NAMES, [{"name": name, "kind": "treaty"} for name in NAMED.values()])
    shutil.copy(ROOT / "corpus" / "plan.toml", root / "plan.toml")
    measure(Corpus(root), lambda line: None)
    return Corpus(root)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Write and measure every text once."""
    return write(tmp_path_factory.mktemp("axis") / "corpus", TEXTS, "Gazette")


@pytest.fixture(scope="module")
def sums(corpus: Corpus) -> pd.DataFrame:
    study = open_study(corpus.root)
    return sentence_sums(study.tables, study.plan)


@pytest.fixture(scope="module")
def part(sums: pd.DataFrame) -> Callable[[str, str], float]:
    """Return a function: the value of a part of the plan for a text."""
    values = axes(sums, PLAN).set_index(["article", "axis"])["value"]
    return lambda name, axis: float(values[name, axis])


def test_a_text_without_a_marker_stands_in_the_middle_of_its_own_stance(part):
    assert part("plain", "own stance") == pytest.approx(0, abs=0.02)


def test_length_alone_moves_nothing(sums):
    told = components(sums[sums["article"].isin(["plain", "longer"])], PLAN).pivot(
        index="component", columns="article", values="value"
    )
    assert told["longer"].to_list() == pytest.approx(told["plain"].to_list(), nan_ok=True)


def test_a_marked_text_told_thrice_moves_by_the_declared_smoothing_only(sums):
    unsmoothed = {**PLAN, "position": {**PLAN["position"], "smoothing": 0}}
    for plan, same in ((unsmoothed, True), (PLAN, False)):
        once, thrice = (_value(sums, name, plan) for name in ("marked", "marked-longer"))
        assert (once == pytest.approx(thrice)) is same and once * thrice > 0


@pytest.mark.parametrize("name", ["treaty-warm", "treaty-cold"])
def test_a_treatys_name_moves_no_component(sums, name):
    told = components(sums[sums["article"].isin(["treaty", name])], PLAN).pivot(
        index="component", columns="article", values="value"
    )
    assert told[name].to_list() == pytest.approx(told["treaty"].to_list(), nan_ok=True)


@pytest.mark.parametrize(("how", "plain"), [("quoted", "quoted"), ("told", "told")])
def test_attributed_praise_and_criticism_move_the_choice_of_voices_and_not_the_own_stance(part, how, plain):
    praise, blame = f"praise-{how}", f"blame-{how}"
    assert part(praise, "own stance") == pytest.approx(part(plain, "own stance"), abs=0.02)
    assert part(blame, "own stance") == pytest.approx(part(plain, "own stance"), abs=0.02)
    assert part(praise, "choice of voices") > part(plain, "choice of voices") > part(blame, "choice of voices")


@pytest.mark.parametrize("name", ["cue-praise", "cue-blame"])
def test_a_verb_that_introduces_what_somebody_says_moves_no_own_tone(sums, name):
    told = components(sums[sums["article"].isin(["cue-plain", name])], PLAN)
    own = told[told["component"].isin(["own_tone", "own_balance"])]
    values = own.pivot(index="component", columns="article", values="value")
    assert values[name].to_list() == pytest.approx(values["cue-plain"].to_list(), abs=1e-9)


def test_praise_and_criticism_in_the_own_voice_move_the_own_stance_and_not_the_choice_of_voices(part):
    assert part("praise-own", "own stance") > part("said-own", "own stance") > part("blame-own", "own stance")
    for name in ("praise-own", "blame-own"):
        assert part(name, "choice of voices") == pytest.approx(part("said-own", "choice of voices"))


def test_praise_and_criticism_weigh_the_same(sums):
    told = components(sums, PLAN).set_index(["article", "component"])["value"]
    for one, other, component in (
        ("praise-own", "blame-own", "own_balance"),
        ("praise-quoted", "blame-quoted", "carried_balance"),
        ("praise-told", "blame-told", "carried_balance"),
    ):
        assert told[one, component] == pytest.approx(-told[other, component]) and told[one, component] > 0


def test_renaming_outlets_changes_nothing(sums, tmp_path):
    some = ["praise-own", "blame-quoted", "told"]
    renamed = write(tmp_path / "corpus", {name: TEXTS[name] for name in some}, "Glorious War Triumph")
    study = open_study(renamed.root)
    after = position(sentence_sums(study.tables, PLAN), PLAN)
    pd.testing.assert_frame_equal(position(sums[sums["article"].isin(some)], PLAN), after)


def _value(sums: pd.DataFrame, name: str, plan: Mapping[str, object]) -> float:
    return float(components(sums[sums["article"] == name], plan).set_index("component")["value"]["own_balance"])
