import pytest

from analysis.documents.canonical import canonical
from analysis.documents.fingerprints import Print, arranged, digest, find, prints, recorded
from analysis.documents.raw import decode

TEXT = (
    "Two Banks Agree\n"
    "The river froze early, and nobody in “Lower Sarn” was surprised.\n"
    "Ada Bell’s boat stayed in the harbour. She said: “We will wait.” The ferry did not.\n"
    "By noon the ice had reached 4.5 metres."
)
TITLE = "Two Banks Agree"
KNOWN = tuple(prints(TEXT, TITLE))

SAME = {
    "itself": TEXT,
    "windows line ends and indents": TEXT.replace("\n", "\r\n\r\n   "),
    "straight quotation marks": TEXT.translate(str.maketrans("“”’", '""\'')),
    "guillemets": TEXT.replace("“", "«").replace("”", "»"),
    "hard line breaks": TEXT.replace(" in ", "\nin ").replace(" the ", " the\n"),
    "capital letters": TEXT.upper(),
    "paragraphs in another order": "\n".join(reversed(TEXT.split("\n"))),
    "page furniture": f"Menu\nAdvertisement\n{TEXT}\nRead also: Ten recipes\n+3°C\n© The Page",
    "double spaces": TEXT.replace(" ", "  "),
}
CHANGED = {
    "a word": TEXT.replace("early", "late"),
    "a number": TEXT.replace("4.5", "4.6"),
    "a word more": TEXT.replace("The ferry did not", "The ferry certainly did not"),
    "a sentence less": TEXT.replace(" The ferry did not.", ""),
}


def arrange(text: str) -> str:
    raw = decode(text.encode())
    return arranged(raw, canonical(raw, (), TITLE), KNOWN).text


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_a_copy_is_recognised_whatever_its_space_marks_order_and_furniture(text):
    match = find(text, KNOWN)
    assert not match.missing
    assert match.share == 1


@pytest.mark.parametrize("text", CHANGED.values(), ids=CHANGED)
def test_a_changed_sentence_is_the_one_that_is_missing(text):
    match = find(text, KNOWN)
    assert len(match.missing) == 1
    assert 0.5 < match.share < 1


@pytest.mark.parametrize("name", [name for name in SAME if name != "capital letters"])
def test_a_recognised_copy_gives_the_recorded_sentences_in_the_recorded_order(name):
    assert [p.digest for p in prints(arrange(SAME[name]), TITLE)] == [p.digest for p in KNOWN]


@pytest.mark.parametrize("name", ["windows line ends and indents", "paragraphs in another order", "page furniture"])
def test_a_recognised_copy_gives_the_recorded_text(name):
    assert arrange(SAME[name]) == TEXT


def test_where_a_sentence_is_changed_the_declared_cleaning_stands():
    assert arrange(CHANGED["a word"]) == CHANGED["a word"]


def test_a_fingerprint_tells_no_word():
    one = KNOWN[1]
    assert one == Print(1, 1, 11, digest("the river froze early and nobody in lower sarn was surprised".split()))
    assert set(one.digest) <= set("0123456789abcdef")


def test_recorded_fingerprints_are_those_of_the_article_asked_for():
    row = {"article": "a", "paragraph": "0", "sentence": "0", "words": "1", "digest": "f" * 16}
    assert recorded([row, {**row, "article": "b"}], "a") == (Print(0, 0, 1, "f" * 16),)


def test_nothing_is_found_in_nothing():
    assert find("", KNOWN).share == 0
    assert find(TEXT, ()).share == 0


def test_a_sentence_that_stands_twice_is_found_twice():
    twice = tuple(prints("It rained. It rained.\nIt rained."))
    assert not find("It rained.\n\nIt rained. It rained.", twice).missing
    assert len(find("It rained. It rained.", twice).missing) == 1
