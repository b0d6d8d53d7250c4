"""A saved SVG inside a page: no styles, ids of its own, marks that are named links."""

import pytest

from analysis.inline_svg import inline

SVG = (
    '<?xml version="1.0"?><!DOCTYPE svg><svg height="9pt" width="9pt" viewBox="0 0 9 9"><metadata>when</metadata>'
    '<defs><style type="text/css">*{}</style><path id="m1"/></defs><g clip-path="url(#c1)">'
    '<a xlink:href="evidence.html#article=a1&amp;voice=own"><use xlink:href="#m1" style="fill: #fff; stroke: #000"/></a></g></svg>'
)


def test_styles_become_attributes():
    made = inline(SVG, "place", "five points")
    assert "style" not in made and 'fill="#fff" stroke="#000"' in made


def test_ids_are_opened_by_the_figures_name():
    made = inline(SVG, "place", "five points")
    assert 'id="place-1"' in made and 'xlink:href="#place-1"' in made and "url(#place-0)" in made


def test_places_are_cut_to_hundredths_and_scales_are_not():
    fine = '<svg><g id="unused" transform="translate(1.23456 2) scale(0.015625)"><path d="M 0.123456 1 \nL 2 3.999"/></g></svg>'
    assert '<g transform="translate(1.23 2) scale(0.015625)"><path d="M 0.12 1 L 2 3.99"/></g>' in inline(
        fine, "place", ""
    )


def test_a_mark_is_a_link_with_a_name():
    assert 'href="evidence.html#article=a1&amp;voice=own" aria-label="passages: a1, own"' in inline(SVG, "place", "")


@pytest.mark.parametrize("gone", ["<?xml", "<!DOCTYPE", "metadata", 'height="9pt"'])
def test_nothing_of_the_file_is_left_that_a_page_cannot_hold(gone):
    assert gone not in inline(SVG, "place", "")


def test_the_alternative_text_is_escaped():
    assert 'aria-label="&lt;b&gt; &quot;x&quot;"' in inline(SVG, "place", '<b> "x"')
