import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.documents.canonical import Canonical, canonical
from analysis.documents.clean import furniture
from analysis.documents.raw import Raw, decode

MOVE = {"article": "a", "action": "move", "from": "torn item", "to": "", "after": "First", "reason": "torn list"}
CUT = {"article": "a", "action": "cut", "from": "By a writer", "to": "", "after": "", "reason": "byline"}
JOIN = {"article": "a", "action": "join", "from": "*", "to": "", "after": "", "reason": "hard line breaks"}


def assert_nothing_is_lost(made: Canonical, raw: Raw, size: int) -> None:
    """Every raw byte belongs to exactly one piece, every kept character comes from its own byte."""
    spans = sorted((p.raw_start, p.raw_stop) for p in made.pieces if p.raw_stop > p.raw_start)
    assert [start for start, _ in spans] + [size] == [0, *(stop for _, stop in spans)] if size else not spans
    shown = sorted((p.start, p.stop) for p in made.pieces if p.stop > p.start)
    assert (
        [start for start, _ in shown] + [len(made.text)] == [0, *(stop for _, stop in shown)]
        if made.text
        else not shown
    )
    at = {byte: number for number, byte in enumerate(raw.offsets)}
    for position, character in enumerate(made.text):
        there = raw.text[at[made.raw_position(position, raw)] :][:1]
        assert there == character or character.isspace()


def by_hand(text: str, *rows: dict[str, str], title: str = "") -> Canonical:
    raw = decode(text.encode())
    made = canonical(raw, rows, title)
    assert_nothing_is_lost(made, raw, len(text.encode()))
    return made


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("", (), ""),
        (" \n\n \n", (), ""),
        ("One.\n\n  Two.  \r\n", (), "One.\nTwo."),
        ("One.\rTwo.\u2028Three.", (), "One.\nTwo.\nThree."),
        ("The talks\nwere long.", (), "The talks were long."),
        ("The talks\nWere long.", (), "The talks\nWere long."),
        ("The talks\nWere long.", (JOIN,), "The talks Were long."),
        ("The talks\n\nwere long.", (), "The talks\nwere long."),
        ("Ada:\n- one\n- two", (JOIN,), "Ada:\n- one\n- two"),
        ("One.\n--- Advertisement ---\nTwo.", (), "One.\nTwo."),
        ("+3°C\nOne.\nBack to top", (), "One."),
        ("One.\nBy a writer", (CUT,), "One."),
        ("Torn item\nFirst.\nLast.", (MOVE,), "First.\nTorn item\nLast."),
        ("First.\nLast.\nTorn item", (MOVE,), "First.\nTorn item\nLast."),
        ("A cafe\u0301 👍🏽.\r\n\r\nB.", (), "A cafe\u0301 👍🏽.\nB."),
    ],
)
def test_cleaning_cuts_joins_and_moves_what_is_declared_and_loses_nothing(text, rows, expected):
    assert by_hand(text, *rows).text == expected


def test_every_piece_that_is_not_kept_says_why():
    made = by_hand("Torn item\nFirst\nline.\nBy a writer\nAdvertisement\n", MOVE, CUT)
    told = {(p.action, p.reason) for p in made.pieces}
    assert {("cut", "byline"), ("cut", "advertisement mark"), ("move", "torn list")} <= told
    assert ("join", "the line breaks inside a sentence") in told
    assert all(p.reason for p in made.pieces if p.action != "keep")


@given(
    st.lists(st.sampled_from(["First.", "torn item", "By a writer", "é 👍.", "lower", " ", "Save"]), max_size=8),
    st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", " \n "]),
    st.lists(st.sampled_from([CUT, JOIN]), max_size=2),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]),
)
def test_every_byte_has_one_piece_whatever_the_text_and_its_encoding(lines, ending, rows, encoding):
    content = ending.join(lines).encode(encoding)
    raw = decode(content, encoding.removesuffix("-sig"))
    assert_nothing_is_lost(canonical(raw, rows), raw, len(content))


def test_line_ends_and_byte_order_mark_do_not_change_the_canonical_text():
    text = "A “title”\n\nOne é.\nTwo\nhalves.\n"
    plain = canonical(decode(text.encode()), ()).text
    for content in (text.replace("\n", "\r\n").encode(), text.encode("utf-8-sig"), text.encode("utf-16")):
        assert canonical(decode(content), ()).text == plain


def test_the_headline_is_not_joined_with_what_follows():
    assert by_hand("A visit\nand more followed.").text == "A visit and more followed."
    assert by_hand("A visit\nand more followed.", title="A visit").text == "A visit\nand more followed."


def test_the_sample_becomes_its_gold_and_loses_no_byte(sample):
    from analysis.documents.read import read_article

    for row in sample.articles:
        read = read_article(sample, row)
        gold = sample.path("gold") / "canonical" / f"{row['article']}.txt"
        assert read.canonical.text == gold.read_text(encoding="utf-8").rstrip("\n"), row["article"]
        content = sample.text_path(row).read_bytes()
        assert_nothing_is_lost(read.canonical, decode(content, row["encoding"]), len(content))


def test_the_five_lose_no_byte(five):
    from analysis.documents.read import read_article

    for row in five.articles:
        content = five.text_path(row).read_bytes()
        read = read_article(five, row)
        assert_nothing_is_lost(read.canonical, decode(content, row["encoding"]), len(content))
        assert not read.canonical.unused, f"{row['article']}: rows of cleaning.csv without their place"


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("By Ada Bell", "byline"),
        ("By Ada Bell and Bo Carr", "byline"),
        ("By Staff reporter", "byline"),
        ("By our special correspondents", "byline"),
        ("By staff", ""),
        ("By Staff reporters it was missed", ""),
        ("(By Ada Bell, The Harbour Herald, 3 May 2026)", "byline"),
        ("(By Ada J. Bell)", "byline"),
        ("By Ada Bell, Harbour Herald, May 3, 2026", "byline"),
        ("BY ADA BELL | The Harbour Herald | 2026-05-03", "byline"),
        ("By Ada Bell and Bo Carr for the Herald – 03.05.2026", "byline"),
        ("By Ada Bell, who left the Herald in 2026", ""),
        ("(By Friday the bridge was open)", ""),
        ("(By Ada Bell’s count, it was the third! And the last)", ""),
        ("By New Year 2026 the bridge was open, 3 May 2026", ""),
        ("by Ada Bell", ""),
        ("By Sea And By Land", ""),
        ("By the river", ""),
    ],
)
def test_a_line_that_only_names_the_author_is_cut(line, cut):
    assert furniture(line) == cut
