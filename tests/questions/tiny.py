"""Tiny corpora, and every question asked of one of them."""

import inspect
from pathlib import Path

from analysis import questions
from analysis.corpus import ARTICLES, OUTLETS, Corpus, write_rows
from analysis.questions import (
    concordance,
    corpus,
    doubt,
    echoes,
    human_order,
    markers,
    omission,
    order,
    outlets,
    pairs,
    position,
    pulls,
    reading,
    shifts,
    targets,
    terms,
    together,
    tone,
    voices,
)
from analysis.study import Study, open_study
from tests import texts
from tests.conftest import ROOT

PLAIN = (
    "The lorry stood at the wall.\nIt was the second lorry of the day. The wall was of brick and the lorry was of iron."
)
WARM = (
    "Triumph at the Bridge\nThe historic bridge is a splendid triumph. Friends cheered the proud and happy day.\n" * 4
)
COLD = (
    "Failure at the Bridge\nThe bridge is a bitter failure. Critics warned of a grave threat and a shameful debt.\n" * 4
)
ONLY_SAID = "“The bridge is a splendid triumph and we are proud,” said Ada Bell, the minister of works."
FEW = "[curve]\nunit = []\nsmoothing = []\nweighting = ['equal']\n"
CASES = {
    "one article": {"a": WARM},
    "an empty text alone": {"a": texts.EMPTY},
    "an empty text among others": {"a": WARM, "b": texts.EMPTY, "c": COLD},
    "nothing but speech": {"a": ONLY_SAID, "b": ONLY_SAID},
    "no quotation": {"a": PLAIN, "b": PLAIN + "\nNobody came."},
    "no marker and no quotation": {"a": "The lorry stood at the wall."},
    "one word each": {"a": texts.ONE_WORD, "b": texts.ONE_WORD},
    "headlines only": {"a": texts.ONLY_A_HEADLINE, "b": "Triumph at the Bridge"},
    "no word": {"a": texts.NO_WORD, "b": WARM},
    "another script": {"a": texts.ANOTHER_SCRIPT, "b": WARM},
}


def made(root: Path, written: dict[str, str], outlets: dict[str, str] | None = None) -> Study:
    """Write texts as a corpus with the sample's plan, measure it and open it; `outlets` are article → outlet."""
    (root / "texts").mkdir(parents=True)
    owners = outlets or {article: f"outlet-{article}" for article in written}
    rows = [{"article": a, "file": f"{a}.txt", "outlet": owners[a], "language": "en"} for a in written]
    for article, text in written.items():
        (root / "texts" / f"{article}.txt").write_text(text, encoding="utf-8")
    write_rows(root / "articles.csv", ARTICLES, rows)
    write_rows(
        root / "outlets.csv", OUTLETS, [{"outlet": o, "label": o.title()} for o in dict.fromkeys(owners.values())]
    )
    plan = (ROOT / "corpus" / "sample" / "plan.toml").read_text(encoding="utf-8").replace('"war_brell", ', "")
    (root / "plan.toml").write_text(f"{plan}\n{FEW}", encoding="utf-8")
    (root / "targets.csv").write_text(
        "id,family,pattern\nb,bridge,bridge\nf,friends,friends|critics\n", encoding="utf-8"
    )
    return open_study(Corpus(root).root)


def ask_for_tables(study: Study) -> None:
    """Ask for every table that is shown as it is, without a sentence."""
    place = position.positions(study)
    markers.unread(study), markers.hits(study, markers.most_frequent(markers.marker_rates(study)))
    outlets.outlets_caption(outlets.outlet_places(study, place)), outlets.copies_told(study, place)
    outlets.satire_told(study, place), terms.ties_told(terms.key_terms(study))
    position.contributions(study), position.two_axes(study)
    pulls.at_the_ends(pulls.strongest(study), place), position.own_sums(study), pulls.pulls_caption(study)
    corpus.cleaning(study), tone.tone_by_zone(study), targets.target_passages(study, "bridge")
    terms.frequent_terms(study), terms.terms_by_voice(study), terms.sentences_with(study, "bridge")
    concordance.concordance(study, "bridge"), shifts.warmest_and_coldest(study), position.axis_caution(study)
    voices.speakers(study), voices.stances(study), voices.own_shares(study)
    together.rows_answer(study, together.overview(study)), order.unplaced(study, place)
    together.codebook(together.overview(study)), together.likeness_square(study, together.likeness_table(study))
    for article in study.labels:
        tone.tone_passages(study, article), voices.attributions(study, article)
    shared = echoes.echoes(study)
    echoes.carried(study, shared), echoes.echoed(study, shared)


def answers(study: Study) -> dict[str, str]:
    """Ask every question of every notebook and return the answers by notebook."""
    ask_for_tables(study)
    return {**_front(study), **_doubts(study), **_rest(study)}


def _front(study: Study) -> dict[str, str]:
    place = position.positions(study)
    return {
        "position": position.positions_answer(place),
        "compared": position.positions_answer(outlets.compared_places(study, place)),
        "caption": position.positions_caption(place),
        "resting": pulls.resting(study, place),
        "human order": human_order.against_reading_answer(human_order.against_reading(study, place)),
        "scope": position.scope(study),
        "how placed": position.how_placed(study).replace("**How to read this.** ", ""),
    }


def _doubts(study: Study) -> dict[str, str]:
    place, made = position.positions(study), doubt.curve(study)
    survived, moved = order.order_survives(study, made, place), doubt.decision_shares(study, made)
    doubt.specifications(made), doubt.choices_table(made), doubt.place_columns(made)
    doubt.without_families(study), doubt.outlets_tested(study, made)
    apart = pairs.place_differences(study)
    pairs.pair_links(study, pairs.drawn_differences(apart)), doubt.place_links(study)
    return {
        "doubt": order.doubt_answer(survived, place, made),
        "differences": pairs.differences_answer(apart),
        "failed": doubt.failed_answer(made),
        "ends": order.ends_answer(survived),
        "shares": doubt.shares_answer(moved, made),
    }


def _rest(study: Study) -> dict[str, str]:
    rates, alike = markers.marker_rates(study), together.likeness_table(study)
    ends = next(iter(study.labels)), list(study.labels)[-1]
    return {
        "copies": corpus.shared_copy_reading(study, corpus.shared_copy(study)),
        "ends shift": shifts.shift_answer(shifts.word_shift(study, *shifts.warmest_and_coldest(study))),
        "shifts": shifts.shift_answer(shifts.word_shift(study, *ends), *ends),
        "corpus": corpus.articles_answer(corpus.articles(study)),
        "tone": tone.tone_answer(tone.tones(study)),
        "targets": targets.targets_answer(targets.target_tones(study)),
        "terms": terms.terms_answer(terms.key_terms(study)),
        "markers": markers.markers_answer(rates, markers.poles(study)),
        "markers caption": markers.markers_caption(rates),
        "read by eye": markers.read_by_eye_answer(markers.read_by_eye(study)),
        "voices": voices.voices_answer(voices.voice_shares(study), voices.not_heard(study)),
        "echoes": echoes.echoes_answer(echoes.echoes(study)),
        "heard": echoes.heard_answer(echoes.heard_elsewhere(study)),
        "reading": reading.readability_answer(reading.readability(study)),
        "together": together.together_answer(together.overview(study), alike),
        "facts": omission.omissions_answer(omission.omissions(study), omission.contradictions(study)),
        "likeness": together.likeness_caption(alike),
    }


def functions() -> set[str]:
    """Return the names of all public functions of all questions."""
    rooms = [
        one for one in globals().values() if inspect.ismodule(one) and one.__name__.startswith(f"{questions.__name__}.")
    ]
    assert len(rooms) + 3 == len(list(Path(questions.__file__).parent.glob("*.py")))
    return {
        name
        for room in rooms
        for name, one in inspect.getmembers(room, inspect.isfunction)
        if one.__module__ == room.__name__ and not name.startswith("_")
    }
