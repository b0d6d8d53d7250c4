"""A path written shorter draws the same."""

import re

import pytest

from analysis.inline_svg import inline, letters_once

SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><path d="{}"/></svg>'


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ("M 103.0412 94.8800 \nL 104.3000 94.8800 \n", "M103.04 94.88H104.3"),
        ("M 5.0 1.0 \nL 5.0 9.5 \nM 6 1 \nL 6 9 \n", "M5 1V9.5M6 1V9"),
        ("M 1 2 \nL 3 4 \nL 5 4 \nz\n", "M1 2L3 4L5 4z"),
        ("M 10 20 \nQ 1.500 2 3 400 \nL 100 200 \n", "M10 20Q1.5 2 3 400L100 200"),
    ],
)
def test_a_path_is_written_in_few_characters(given, short):
    assert re.search('d="([^"]*)"', inline(SVG.format(given), "x", "y"))[1] == short


def test_a_letter_of_several_figures_is_drawn_once_a_page():
    figure = (
        '<svg><defs><path d="M1 1z" id="{0}-1" transform="scale(0.015625)"></path></defs><use href="#{0}-1"/></svg>'
    )
    page = letters_once(figure.format("a") + figure.format("b") + '<a href="#b-2">on</a>')
    assert page.count('d="M1 1z"') == 1
    assert page.count('href="#g0"') == 2
    assert '<a href="#b-2">' in page
    assert letters_once("<p>none</p>") == "<p>none</p>"


def test_a_link_to_sentences_is_named_by_their_number_and_articles():
    one = '<a xlink:href="evidence.html#places=a1:1,5;a2:2"><path d="M1 1z"/></a><a xlink:href="evidence.html#article=a1">'
    told = inline(SVG.replace('<path d="{}"/>', one), "x", "y")
    assert 'aria-label="passages: 3 sentences of a1, a2"' in told and 'aria-label="passages: a1"' in told
