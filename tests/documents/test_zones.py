import pytest

from analysis.documents.read import language
from analysis.documents.zones import zoned


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("", "", []),
        ("", "A visit", []),
        ("Rain.", "", [("lede", 0)]),
        ("A visit\nOne. Two.\nThree.", "A visit", [("headline", 0), ("lede", 1), ("lede", 1), ("body", 2)]),
        ("A VISIT!\nOne.", "A “Visit”", [("headline", 0), ("lede", 1)]),
        ("A visit\nOne.", "", [("lede", 0), ("body", 1)]),
        ("A visit\nOne.", "Another title", [("lede", 0), ("body", 1)]),
        ("Kicker\nA visit\nOne.", "A visit", [("lede", 0), ("headline", 1), ("body", 2)]),
        ("A visit", "A visit", [("headline", 0)]),
    ],
)
def test_the_title_is_the_headline_and_the_first_other_paragraph_the_lede(text, title, expected):
    assert [(sentence.zone, sentence.paragraph) for sentence in zoned(text, title)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "en"),
        ("The visit of the president was short and it was in the capital.", "en"),
        ("Le président est arrivé hier soir avec toute la délégation de son pays.", "und"),
        ("Президент прибыл вчера вечером вместе с делегацией.", "und"),
        ("Президент прибыл.", "und"),
        ("Ministers reopen harbour.", "en"),
        ("Le président est arrivé.", "en"),
        (
            "Ministers reopen harbour, mayors welcome ferry services, residents expect cheaper winter tickets, operators warn.",
            "en",
        ),
    ],
)
def test_a_text_of_undeclared_language_is_english_unless_it_is_clearly_not(text, expected):
    assert language(text) == expected
