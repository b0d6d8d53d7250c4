import pytest

from analysis.speech.marks import pairs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('She said "yes" and left.', ['"yes"']),
        ("She said “yes” and left.", ["“yes”"]),
        ("Sie sagte „nein“ dazu.", ["„nein“"]),
        ("Elle a dit «oui» hier.", ["«oui»"]),
        ("Er rief »halt« laut.", ["»halt«"]),
        ("She said ``yes'' and left.", ["``yes''"]),
        ("She said ''yes'' and left.", ["''yes''"]),
        ("Mayor: 'Big day' for Sarn", ["'Big day'"]),
        ("She said ‘yes’ and left.", ["‘yes’"]),
        ('A 6" pipe burst.', []),
        ('He said "a 6" pipe" and left.', ['"a 6" pipe"']),
        ("The workers' rights and the bishops’ hats.", []),
        ("It’s the bakers’ day, isn't it?", []),
        ('<p class="big">', []),
        ("", []),
    ],
)
def test_outer_pairs_are_found(text, found):
    assert [text[pair.start : pair.stop] for pair in pairs(text) if pair.depth == 0] == found


def test_a_nested_pair_is_one_deeper():
    text = "“She told me ‘go’ twice.”"
    assert [(text[pair.start : pair.stop], pair.depth) for pair in pairs(text)] == [(text, 0), ("‘go’", 1)]


def test_an_unclosed_quotation_that_opens_its_line_reaches_to_the_end_of_it():
    text = "“We will build. We will stay.\n“And we will win.”"
    assert [text[pair.start : pair.stop] for pair in pairs(text)] == text.split("\n")
    assert [pair.closed for pair in pairs(text)] == [False, True]


def test_an_unclosed_quotation_inside_a_line_ends_with_its_sentence():
    text = "She said “we will build. Nobody came."
    assert [text[pair.start : pair.stop] for pair in pairs(text)] == ["“we will build."]


@pytest.mark.parametrize("text", ['"', "”", "“”", '""""', "«»»«", "''''''", "“‘„«\"'", "\n”\n“"])
def test_marks_without_sense_raise_nothing(text):
    assert all(0 <= pair.start < pair.stop <= len(text) for pair in pairs(text))
