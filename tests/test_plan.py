import re
import shutil
from contextlib import nullcontext
from shutil import copytree, ignore_patterns

import pytest

from analysis.__main__ import main
from analysis.comparisons import components, position, specifications
from analysis.corpus import Corpus
from analysis.ingredients import ingredients
from analysis.line import check_families, chosen, measure
from analysis.plan import COMPONENTS, DECISIONS
from analysis.study import open_study
from analysis.tables import CorpusError, read
from analysis.verbs.new import new
from tests import texts
from tests.conftest import ROOT

SOUND = (ROOT / "corpus" / "plan.toml").read_text(encoding="utf-8")
HOSTILE = {
    "a table that is none": ('primary = "x"\n', "primary is 'x'; write it as a table"),
    "a misspelt key": (
        "[intervals]\nminimum_own_sentence = 6\n",
        r"\[intervals\]: 'minimum_own_sentence' is unknown; is it minimum_own_sentences",
    ),
    "no number": ("[intervals]\ndraws = 'many'\n", r"\[intervals\]: draws = 'many'; write a whole number from 100"),
    "endless draws": ("[intervals]\ndraws = 1000000000000\n", "draws = 1000000000000; write a whole number"),
    "a level that is none": ("[intervals]\nlevel = nan\n", "level = nan; write a number from 0.5"),
    "a negative block": ("[intervals]\nblock = -3\n", "block = -3"),
    "smoothing without end": ("[position]\nsmoothing = inf\n", "smoothing = inf"),
    "a misspelt table": (
        "[plan]\nversion = 1\n[interval]\ndraws = 500\n",
        r"line 3, \[interval\]: 'interval' is unknown; is it \[intervals\]",
    ),
    "no component": ("[position]\nsmoothing = 2\n", "declares no component"),
    "an unknown component": (
        "[[position.component]]\nname = '__import__'\npart = 'a'\nweight = 1\n",
        "'__import__' is unknown; there are own_tone",
    ),
    "a weight of text": (
        "[[position.component]]\nname = 'sides'\npart = 'a'\nweight = '1; rm'\n",
        "weight = '1; rm'; write a number",
    ),
    "a pole that is no list": ("[poles]\ncritical = 'all'\n", "critical = 'all'; write a list of texts"),
    "a nest": (f"x = {'[' * 5000}", "not readable as TOML"),
    "no UTF-8": ("x = '\udcff'", "not readable as TOML"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_plan_that_cannot_be_computed_with_is_refused_in_one_line(make_corpus, capsys, name):
    content, told = HOSTILE[name]
    corpus = make_corpus({"a": texts.SPOKEN}, language="en")
    corpus.path("plan.toml").write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(CorpusError, match=told):
        Corpus(corpus.root).plan  # noqa: B018
    assert main(["measure", "--corpus", str(corpus.root)]) == 1
    message = capsys.readouterr().err
    assert "plan.toml" in message and message.count("\n") == 1


def test_the_shipped_plans_are_sound(tmp_path):
    for folder in (ROOT / "corpus", ROOT / "corpus" / "sample", new(tmp_path / "event")):
        assert Corpus(folder).plan["poles"]["celebratory"]
        assert chosen(Corpus(folder), "markers")


@pytest.mark.parametrize("how", ["weight", "block"])
def test_the_sides_can_be_left_out_as_the_readme_of_a_new_corpus_says(tmp_path, how):
    corpus = Corpus(new(tmp_path / "event"))
    plan = corpus.path("plan.toml").read_text(encoding="utf-8")
    block = re.search(r'\[\[position.component\]\]\nname = "sides".*?\n\n', plan, re.DOTALL)
    assert block and "`sides`" in corpus.path("README.md").read_text(encoding="utf-8")
    less = re.sub(r"weight = .*", "weight = 0", block[0]) if how == "weight" else ""
    corpus.path("plan.toml").write_text(plan.replace(block[0], less), encoding="utf-8")
    weights = position.declared_weights(Corpus(corpus.root).plan)
    assert not weights.get("sides") and sum(weights.values()) == pytest.approx(0.9)


def test_a_pole_may_name_a_family_of_the_corpus_and_not_a_misspelt_one(tmp_path):
    corpus = Corpus(new(tmp_path / "event"))
    corpus.path("lexicons/mine.csv").write_text("id,family,pattern\na,waste_cost,without a tender\n", encoding="utf-8")
    plan = corpus.path("plan.toml").read_text(encoding="utf-8")
    for family, told in (("waste_cost", ""), ("waste_costs", "critical names 'waste_costs', .* is it waste_cost?")):
        corpus.path("plan.toml").write_text(plan.replace('"blame"', f'"blame", "{family}"'), encoding="utf-8")
        with pytest.raises(CorpusError, match=told) if told else nullcontext():
            check_families(Corpus(corpus.root))


CHANGED = {
    "a weight below 0": (
        "weight = 0.20",
        "weight = -0.20",
        r"line 52, \[\[position.component\]\]: weight = -0.2; write a number from 0",
    ),
    "all weights 0": ("weight = 0.", "weight = 0.0 # ", r"all weights are 0; give one a weight"),
    "a component without a name": (
        'name = "sides"\n',
        "",
        r"line 55, \[\[position.component\]\]: name is missing in .*'choice of voices'",
    ),
    "a component named twice": ('name = "sides"', 'name = "context"', "line 62, .*'context' stands twice"),
    "a misspelt component": (
        'name = "sides"',
        'name = "side"',
        "line 56, .*'side' is unknown; there are own_tone, .*sides",
    ),
    "a pole left out": ("context = [", "contexts = [", r"line 70, \[poles\]: 'contexts' is unknown; is it context\?"),
    "a misspelt family": (
        '"praise"]',
        '"prais"]',
        r"line 68, \[poles\]: celebratory names 'prais', a family that no lexicon has; is it praise\?",
    ),
    "a smoothing below 0": (
        "smoothing = 2",
        "smoothing = -2",
        r"line 29, \[position\]: smoothing = -2; write a number from 0",
    ),
    "a part of a list": ("weight = 0.20", "weight = [0.20]", r"line 52, .*: weight = \[0.2\]; write a number"),
    "an unknown decision": (
        "[poles]",
        "[curve]\nvoices = []\n[poles]",
        r"line 68, \[curve\]: 'voices' is unknown; is it voice",
    ),
    "a choice that is no list": (
        "[poles]",
        "[curve]\nvoice = 'own'\n[poles]",
        r"line 68, \[curve\]: voice = 'own'; write a list",
    ),
    "a misspelt family to leave out": (
        "[poles]",
        "[markers]\nwithout = ['hedge']\n[poles]",
        r"line 68, \[markers\]: without names 'hedge', .*is it hedges\?",
    ),
    "a family that counts and is left out": (
        "[poles]",
        "[markers]\nwithout = ['praise']\n[poles]",
        r"line 70, \[poles\]: celebratory names 'praise', which \[markers\] without leaves out",
    ),
    "no TOML": ("smoothing = 2", "smoothing = two", r"not readable as TOML \(Invalid value \(at line 29,"),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_slip_in_the_axis_is_refused_by_file_and_line(tmp_path, capsys, name):
    before, after, told = CHANGED[name]
    corpus = tmp_path / "corpus"
    copytree(ROOT / "corpus" / "sample", corpus, ignore=ignore_patterns("build"))
    plan = (corpus / "plan.toml").read_text(encoding="utf-8")
    (corpus / "plan.toml").write_text(plan.replace(before, after), encoding="utf-8")
    assert plan.count(before) and main(["measure", "--corpus", str(corpus)]) == 1
    message = capsys.readouterr().err
    assert re.search(told, message) and "plan.toml" in message and message.count("\n") == 1


def test_one_weight_may_be_0(tmp_path):
    plan = re.sub(r"weight = 0\.25", "weight = 0", SOUND)
    (tmp_path / "plan.toml").write_text(plan, encoding="utf-8")
    assert Corpus(tmp_path).plan["position"]["component"][0]["weight"] == 0


def test_the_components_that_a_plan_may_name_are_those_there_are():
    assert set(COMPONENTS) == set(components.COMPONENTS)
    assert tuple(specifications.DECISIONS) == DECISIONS


def test_a_family_that_the_plan_leaves_out_is_looked_for_nowhere_and_changes_no_other(make_corpus):
    corpus = make_corpus({"a": "Perhaps it must rain. The splendid bridge might open, and it must."}, language="en")
    measure(corpus, lambda _: None)
    before, all_of_it = read(corpus.build / "measurements" / "markers.parquet"), ingredients(corpus)
    corpus.path("plan.toml").write_text("[markers]\nwithout = ['obligation']\n", encoding="utf-8")
    measure(less := Corpus(corpus.root), lambda _: None)
    after = read(corpus.build / "measurements" / "markers.parquet")
    assert set(before["family"]) - set(after["family"]) == {"obligation"}
    assert after.equals(before[before["family"] != "obligation"].reset_index(drop=True))
    assert ingredients(less) == {name: one for name, one in all_of_it.items() if name != "lexicon obligation"}


def test_without_the_texts_a_family_that_is_left_out_later_is_in_no_table_either(sample_copy):
    shutil.rmtree(sample_copy.path("texts"))
    plan = sample_copy.path("plan.toml")
    plan.write_text(plan.read_text(encoding="utf-8") + "\n[markers]\nwithout = ['hedges']\n", encoding="utf-8")
    families = set(open_study(sample_copy.root)["markers"]["family"])
    assert "hedges" not in families and "boosters" in families
