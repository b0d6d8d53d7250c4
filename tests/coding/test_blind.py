"""What would tell the outlet is hidden from coders, and places are counted past what is hidden."""

import pytest

from analysis.coding.blind import MASK, Blinded, blind, empty, hidden
from analysis.corpus import Corpus


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    root = tmp_path_factory.mktemp("corpus")
    outlets = [
        ("vale-star", "The Vale Star"),
        ("mirror", "Mirror"),
        ("c", "Long Name of the North (LNNX)"),
        ("b", "Big Wire Agency"),
    ]
    (root / "outlets.csv").write_text("outlet,label\n" + "".join(f"{a},{b}\n" for a, b in outlets), encoding="utf-8")
    rows = [
        "a1,1.txt,vale-star,By Ada Quill and J. P. Rowe,https://www.valestar.example/x",
        "a2,2.txt,mirror,,",
        "a3,3.txt,b,Expert Group LNNX,",
    ]
    (root / "articles.csv").write_text("article,file,outlet,byline,url\n" + "\n".join(rows) + "\n", encoding="utf-8")
    names = "name,kind\nNational Press Agency,agency\nHill Gazette,media\nRiver Pact,treaty\n"
    (root / "names.csv").write_text(names, encoding="utf-8")
    return hidden(Corpus(root), ["Night Desk"])


PLANTED = [
    "OSTREL, Nov 12 (TASS) - The talks began.",
    "The talks began (Interfax).",
    "The talks began. — Reuters",
    "He told the Vale Star that it rained.",
    "VALE STAR EXCLUSIVE: it rained.",
    "As vale-star wrote, it rained.",
    "The Mirror was told. MIRROR readers know.",
    "LNNX experts agree; so does the Long Name of the North.",
    "Ada Quill reports from the river.",
    "By Ada Quill\nThe talks began.",
    "Big Wire Agency and BWA photographers waited.",
    "READ MORE: Ten pictures of the river",
    "It rained. READ ALSO: Ten pictures",
    "See also: the river in pictures",
    "Visit https://www.valestar.example/x?y=1 or valestar.com/news.",
    "Write to desk@valestar.example or @ValeStar.",
    "(Reporting by Tom Thumb; editing by Ann Other)",
    "Reporting by Tom Thumb in Ostrel",
    "By Tom Thumb and Ann Other\nIt rained.",
    "Photo: Tom Thumb",
    "© 2024 anybody",
    "The Night Desk was told.",
    "A spokesman told RFE/RL and the BBC.",
    "OSTREL — Some hundred people marched.",
    "**OSTREL -** Some hundred people marched.",
    "OSTREL, Karvonia, Nov. 12 – Some hundred people marched.",
    "Ostrel, 12 November 2024 — Some hundred people marched.",
    "Port OSTREL/MARN, Nov 12 (National Press Agency) — It rained.",
    "It rained all day. (National Press Agency)",
    "(Hill Press Service)",
    "The NPA was told; so was the Hill Gazette.",
]
TELLING = ("tass", "interfax", "reuters", "vale", "mirror", "lnnx", "long name", "quill", "big wire", "bwa", "read", "pictures",
           "http", "valestar", "@", "thumb", "other", "©", "anybody", "night desk", "rfe", "bbc", "exclusive ",
           "ostrel", "agency", "hill", "npa", "gazette")  # fmt: skip


@pytest.mark.parametrize("text", PLANTED)
def test_nothing_that_tells_the_outlet_is_left(text, forms):
    found = blind(text, forms).text.lower()
    assert [word for word in TELLING if word in found.replace("readers", "")] == [], found


@pytest.mark.parametrize(
    "text",
    [
        "She held up a mirror and said the star of the vale would rise.",
        "Russia and Kazakhstan signed a declaration on 12 November.",
        "By Tuesday the ministers had read more than the agenda.",
        "Prime Minister Anna Vastek (Karvonia) spoke first.",
        "OSTREL-based engineers said that the River Pact holds.",
        "The minister told a conference (the third this week) — and left.",
        "Anna Vastek, 12 years a minister — and a poet — spoke (Karvonian Press Law).",
        "Exports rose by 3.5 per cent, the ministry said.",
    ],
)
def test_what_tells_no_outlet_stays(text, forms):
    assert blind(text, forms).cuts == ()


@pytest.mark.parametrize("text", [text for text in PLANTED if not empty(blind(text).text)])
def test_places_move_past_what_is_hidden_and_back(text, forms):
    made = blind(text, forms)
    for start in range(len(text)):
        here = made.here(start, start + 1)
        there = made.there(*here)
        assert there[0] <= start < there[1]
        assert there == (start, start + 1) or made.text[slice(*here)].startswith(MASK)


def test_part_of_a_mask_stands_for_all_that_it_hides():
    made = Blinded("It is said by Ann that it rained.", ((14, 17),))
    assert made.text == f"It is said by {MASK} that it rained."
    assert made.there(15, 16) == (14, 17)
    assert made.there(0, len(made.text)) == (0, len(made.original))
    assert made.there(17, 22) == (17, 22)


def test_a_text_of_which_little_is_left_is_empty():
    assert empty(f"{MASK} said.") and not empty(f"{MASK} said that it rained.")
