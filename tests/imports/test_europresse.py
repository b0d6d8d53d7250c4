"""Europresse pages: one element an article, its parts by their classes."""

import pytest

from tests.imports.builders import FIXTURES
from tests.imports.reading import read


@pytest.fixture(scope="module")
def page():
    return read(FIXTURES / "europresse.html")


def test_every_article_has_headline_outlet_day_and_key(page):
    articles, told = page
    assert [(a.title, a.outlet, a.published) for a in articles] == [
        ("Le bac repart", "Le Courrier des Marais", "2020-01-14"),
        ("Night boats", "L'Île du Soir", "2020-02-03"),
    ]
    assert [a.key for a in articles] == ["news·20200114·CM·0q1503_1", "news·20200203·IS·2"]
    assert told.layout.startswith("Europresse") and "no body: 'Photo seule'" in told.refused[0]


def test_the_line_of_section_day_length_and_page_is_taken_apart(page):
    first = page[0][0]
    assert (first.section, first.also["length"], first.also["page"]) == ("Port", "31 mots", "p. 16")
    assert (first.byline, first.also["kicker"]) == ("Ida Plume", "MARÉES\nENQUÊTE")


def test_the_text_is_the_body_alone_and_captions_are_kept_beside_it(page):
    articles, told = page
    assert articles[0].text == "Le bac est reparti mardi.\nOnze personnes ont ri."
    assert articles[0].also["aside"] == "Le capitaine sur le quai."
    assert told.cut == ["line 2: outside the articles: 'Recherche : bac'"] and told.unplaced == []


@pytest.mark.parametrize(
    ("change", "title", "published"),
    [
        (("DocHeader\">Port, mardi 14 janvier 2020", "DocHeader\">Port, mardi 14 janvier 2020 - 18:32 UTC +0100"), "Le bac repart", "2020-01-14T18:32+01:00"),
        (("<span class=\"DocHeader\">Port, mardi 14 janvier 2020 31 mots, p. 16", "<span class=\"DocTitreSousSection\">Publié le</span> <span>14 janvier 2020"), "Le bac repart", "2020-01-14"),
        (("<p class='sm-margin-bottom'>ENQUÊTE</p> <p class=\"titreArticleVisu\">Le bac repart</p>", "Le bac repart"), "Le bac repart", "2020-01-14"),
    ],
)  # fmt: skip
def test_day_and_headline_are_found_in_their_other_places(tmp_path, change, title, published):
    text = (FIXTURES / "europresse.html").read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / "a.html").write_text(text.replace(*change), encoding="utf-8")
    first = read(tmp_path / "a.html")[0][0]
    assert (first.title, first.published) == (title, published)


def test_old_pages_are_parted_by_the_names_of_their_outlets_and_their_keys():
    articles, told = read(FIXTURES / "europresse-old.html")
    assert [(a.title, a.outlet, a.published, a.key) for a in articles] == [
        ("Le bac repart; les îles attendent", "Le Courrier des Marais", "2003-01-14", "news·20030114·CM·0q1503"),
        ("Nuit de bacs", "L'Île du Soir", "2003-02-03", "news·20030203·IS·2"),
    ]
    first = articles[0]
    assert (first.byline, first.section, first.also["page"], first.also["kicker"]) == (
        "Plume, Ida",
        "Port",
        "p. 16",
        "Enquête",
    )
    assert first.text == "Le bac est reparti mardi.\nOnze personnes ont ri.\nUne seule a pleuré."
    assert articles[1].text == "Personne n'a dormi sur le quai.\nLe phare non plus."
    assert "no body: 'Photo seule'" in told.refused[0]
