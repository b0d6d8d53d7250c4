import json
import re
from dataclasses import replace

import pytest

from analysis.__main__ import main
from analysis.corpus import ARTICLES, Corpus, write_rows
from analysis.results.citation import STYLES, sentence
from analysis.tables import CorpusError
from analysis.verbs.bibliography import bibliography, issued
from analysis.verbs.cite import cite

KEY = "position.s3-wire"


def said_by(verb, *arguments) -> str:
    lines: list[str] = []
    verb(*arguments, lines.append)
    return "\n".join(lines)


def balanced(text: str) -> bool:
    return len(re.findall(r"(?<!\\)\{", text)) == len(re.findall(r"(?<!\\)\}", text))


def test_the_sentence_has_value_interval_n_digest_and_version(results):
    one = results[KEY]
    told = sentence(one)
    assert re.search(r"−0\.\d\d, 95 % interval \[−0\.\d\d, 0\.\d\d\], n = 28 ", told)
    assert f"media-framing 0.1.0, result {KEY}, digest {one.digest}" in told


def test_the_sentence_tells_labels_and_its_scale_once_and_no_code(results):
    outlet = replace(results[KEY], specification=(("by", "outlet"),))
    told = sentence(outlet, labels={"s3-wire": "Ostrel Wire"})
    assert told.startswith("Place from critical (−1) to celebratory (+1), Ostrel Wire: −0.")
    assert told.endswith("The outlet's articles are taken together.")
    other = (("indirect_is_own", "True"), ("voice", "own"), ("zones", "('body',)"))
    assert sentence(replace(outlet, specification=other)).endswith(
        " With indirect speech counted as the outlet's own, the own voice alone, body alone."
    )
    run = replace(outlet, key="choice.copy.kept", specification=(("copy", "kept"), ("lexicon", "news, vader")))
    assert sentence(run).endswith(" Over every combination of copy (kept), lexicon (news, vader).")


def test_what_has_no_interval_says_why(results):
    assert re.search(
        r"no interval: (\d) of the 10 sentences needed, n = \1 ", sentence(results["tone.s2-analysis.quoted"])
    )


def test_without_a_style_all_are_said_and_without_a_key_all_results(kept, results):
    told = said_by(cite, kept, KEY, "")
    assert all(f"\n{style}:\n" in told for style in STYLES)
    assert len(said_by(cite, kept, "", "").splitlines()) == len(results)


def test_csl_has_the_fields_that_its_schema_requires(kept, results):
    (item,) = json.loads(said_by(cite, kept, KEY, "csl"))
    assert (item["id"], item["type"]) == (KEY, "software")
    assert all(set(name) <= {"literal", "family", "given"} for name in item["author"])
    assert all(isinstance(part, int) for part in item["issued"]["date-parts"][0])
    assert results[KEY].digest in item["note"]


def test_bibtex_escapes_and_closes_its_braces(kept):
    told = said_by(cite, kept, "markers.s3-wire.great_power_rivalry.all", "bibtex")
    assert told.startswith("@software{markers.s3-wire.great_power_rivalry.all,")
    assert r"great\_power\_rivalry" in told and balanced(told)


def test_an_unknown_key_names_the_nearest(kept, capsys):
    with pytest.raises(CorpusError, match=r"no result has the key 'position\.s3'; did you mean position\.s3-wire"):
        cite(kept, "position.s3")
    assert main(["cite", "position.s3", "--corpus", str(kept.root)]) == 1
    assert "did you mean" in capsys.readouterr().err


def test_without_results_that_is_said(sample_copy):
    with pytest.raises(CorpusError, match="no results yet; make them with `framing report`"):
        cite(sample_copy, KEY)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2025-11-12", "2025-11-12", [2025, 11, 12]),
        ("2025-11-12", "2025-11-18", [2025, 11]),
        ("2025-10-01", "2025-11-18", [2025]),
        ("2025-11-12", "2026-01-14", []),
        ("2025-11-12", "", []),
        ("", "", []),
    ],
)
def test_a_date_is_given_as_far_as_it_is_known(first, last, told):
    assert issued({"published_earliest": first, "published_latest": last}) == told


def test_the_bibliography_leaves_out_what_is_not_known(make_corpus):
    corpus = make_corpus({"a": "Rain.", "b": "Snow."})
    rows = [
        {**corpus.articles[0], "title": "Rain & {snow} at 5 %", "published_earliest": "2025-11-12"},
        corpus.articles[1],
    ]
    write_rows(corpus.path("articles.csv"), ARTICLES, rows)
    told = said_by(bibliography, Corpus(corpus.root), "bibtex")
    assert told.startswith(
        "@misc{a,\n  title = {{Rain \\& \\{snow\\} at 5 \\%}},\n  note = {Published not before 2025-11-12},\n}"
    )
    assert "@misc{b,\n}" in told and balanced(told)
    first, second = json.loads(said_by(bibliography, Corpus(corpus.root), "csl"))
    assert first == {
        "id": "a",
        "type": "article",
        "title": "Rain & {snow} at 5 %",
        "note": "Published not before 2025-11-12",
    }
    assert second == {"id": "b", "type": "article"}


@pytest.mark.parametrize("byline", ["By Ada Bell", "BY Ada Bell", "Ada Bell"])
def test_the_author_is_told_without_by(make_corpus, byline):
    corpus = make_corpus({"a": "Rain."})
    write_rows(corpus.path("articles.csv"), ARTICLES, [{**corpus.articles[0], "byline": byline}])
    assert "author = {{Ada Bell}}," in said_by(bibliography, Corpus(corpus.root), "bibtex")
    assert '"literal": "Ada Bell"' in said_by(bibliography, Corpus(corpus.root), "csl")


def test_the_sample_is_listed_with_its_outlets(sample):
    items = json.loads(said_by(bibliography, sample, "csl"))
    assert [item["container-title"] for item in items] == [row["label"] for row in sample.outlets]
    assert items[2]["issued"] == {"date-parts": [[2024, 9, 19]]}
    assert {"id", "type"} <= set.intersection(*(set(item) for item in items))
