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
