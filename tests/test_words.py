import unicodedata
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.words import sentences, words


def shown(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:stop] for start, stop in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t", []),
        ("… — “!” 👍🏽 %", []),
        ("Rain.", ["Rain"]),
        ("Don't stop, it’s John’s’", ["Don't", "stop", "it’s", "John’s"]),
        ("a state-of-the-art co- op", ["a", "state-of-the-art", "co", "op"]),
        ("Ada‑Lee and Ada‐Lee", ["Ada‑Lee", "and", "Ada‐Lee"]),
        ("a – b, c—d", ["a", "b", "c", "d"]),
        ("20,000 and 3.14 and 1,5.", ["20,000", "and", "3.14", "and", "1,5"]),
        ("a 20,000-strong and 5,000-6,000", ["a", "20,000-strong", "and", "5,000-6,000"]),
        ("the U.S. and U.S.A., D.C", ["the", "U.S", "and", "U.S.A", "D.C"]),
        ("anti-U.S. feeling", ["anti-U.S", "feeling"]),
        ("on 2025-11-12", ["on", "2025-11-12"]),
        ("one,two three.Four", ["one", "two", "three", "Four"]),
        ("snake_case __x__", ["snake", "case", "x"]),
        ("cafe\u0301 e\u0301lan", ["cafe\u0301", "e\u0301lan"]),
        ("Привет, мир! 你好", ["Привет", "мир", "你好"]),
    ],
)
def test_a_word_is_a_run_joined_inside_by_hyphen_apostrophe_or_number_marks(text, expected):
    assert shown(text, words(text)) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n \n", 0),
        ("Rain", 1),
        ("One\nTwo\r\n\r\nThree", 3),
        ("One. Two! Three? Four…", 4),
        ("Mr. Li met Dr. A. B. Stone.", 1),
        ("He met U.S. officials on Nov. 12 at 5 p.m. and left.", 1),
        ("He came at 5 p.m. They left.", 2),
        ("He joined the E.U. The end.", 2),
        ("It cost 3.5 crowns. Then it fell.", 2),
        ("“Stop!” said Ann. “No,” he said.", 2),
        ("“Is it?” he asked. Nobody knew.", 2),
        ("“It works.” The end.", 2),
        ("He said “it works.” then left.", 1),
        ("Wait... what? ok", 1),
        ("Was it No. 5? No. It was six.", 3),
        ("日本。中国。", 2),
        ("Really?! Yes.", 2),
    ],
)
def test_a_line_break_or_an_end_mark_ends_a_sentence_but_an_abbreviation_does_not(text, count):
    assert len(sentences(text)) == count


@given(st.text(alphabet="ab.!?’'-,1 \n\r“”é\u0301👍U", max_size=60))
def test_spans_grow_hold_no_outer_white_space_and_keep_every_word_in_one_sentence(text):
    inside, around = words(text), sentences(text)
    for spans in (inside, around):
        assert all(start < stop for start, stop in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:stop] == text[start:stop].strip() for start, stop in around)
    assert all(sum(start <= a and b <= stop for start, stop in around) == 1 for a, b in inside)


@given(st.text(alphabet="ab. \n“é", max_size=60))
def test_sentences_leave_out_nothing_but_white_space(text):
    covered = {at for start, stop in sentences(text) for at in range(start, stop)}
    assert all(text[at].isspace() for at in set(range(len(text))) - covered)


def test_a_word_has_the_same_letters_composed_or_decomposed():
    text = "Élan à la café, Šarūnas naïve"
    decomposed = unicodedata.normalize("NFD", text)
    composed = [unicodedata.normalize("NFC", word) for word in shown(decomposed, words(decomposed))]
    assert composed == shown(text, words(text))


@pytest.mark.parametrize("piece", ["!", "!! ", ". ”", "a.", "1.1", "… ", ". “", "-", "e\u0301", "wo . ", "U.S. ", "("])
def test_a_text_without_an_end_is_split_in_time_that_grows_with_its_length(piece):
    start = perf_counter()
    text = piece * (200_000 // len(piece)) + "x"
    assert words(text)
    assert sentences(text)
    assert perf_counter() - start < 5
