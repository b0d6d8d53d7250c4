import pytest

from analysis.lexicons import families, load
from analysis.tables import CorpusError

HEAD = "id,family,pattern,weight,unless,source,rationale,example,counter_example,version\n"


def written(folder, text, name="own.csv"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_file_needs_no_card(tmp_path):
    own = load(written(tmp_path, "id,family,pattern\na,calm,still water*\n"))
    assert [(e.id, e.family, e.pattern, e.weight, e.unless) for e in own.entries] == [
        ("a", "calm", "still water*", 1.0, ())
    ]


def test_a_folder_is_read_as_one_lexicon(tmp_path):
    written(tmp_path, HEAD + "a,calm,still,0.5,still life|still alive,,,,,2\n", "one.csv")
    written(tmp_path, HEAD + "b,storm,wind*,,,,,,,\n", "two.csv")
    own = load(tmp_path)
    assert (own.families, own.version) == (("calm", "storm"), 2)
    assert own.entries[0].unless == ("still alive", "still life")


def test_a_byte_order_mark_is_not_a_column(tmp_path):
    assert load(written(tmp_path, "\ufeffid,family,pattern\na,calm,still\n")).entries[0].id == "a"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,family\na,calm\n", r"own.csv, line 1: column 'pattern' is missing"),
        ("id,family,pattern,wieght\na,calm,still,1\n", r"line 1: unknown column 'wieght'"),
        (HEAD + "a,calm,still,1,,,,,,\na,calm,quiet,1,,,,,,\n", r"line 3: id 'a' stands at .*line 2"),
        (HEAD + "a,calm,,1,,,,,,\n", r"line 2: pattern is empty"),
        (HEAD + "a,,still,1,,,,,,\n", r"line 2: family is empty"),
        (HEAD + "a,calm,st*ll,1,,,,,,\n", r"line 2: pattern 'st\*ll': cannot read 'st\*ll'"),
        (HEAD + "a,calm,still,much,,,,,,\n", r"line 2: weight 'much' is not a number"),
        (HEAD + "a,calm,still,nan,,,,,,\n", r"line 2: weight 'nan' is not finite"),
        (HEAD + "a,calm,still,1,,,,,,,extra\n", r"line 2: more cells than columns"),
        (HEAD + "a,calm,still,1,* life,,,,,\n", r"line 2: pattern '\* life': begins with \*"),
        (HEAD.encode() + b"a,calm,caf\xe9,1,,,,,,\n", r"line 2: byte 0xe9 is not UTF-8; save"),
        (HEAD, r"no entries"),
    ],
)
def test_an_error_names_the_line_the_value_and_the_mend(tmp_path, text, message):
    with pytest.raises(CorpusError, match=message):
        load(written(tmp_path, text))


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(CorpusError, match=r"neither a path nor a shipped name; shipped are all, .*ceremony_honour"):
        load("ceremonies")


def test_a_shipped_family_loads_by_name_by_kind_and_with_all():
    for family in families():
        assert load(family.name).families == (family.name,)
        assert family.name in load(family.kind).families
    assert load("all").families == tuple(family.name for family in families())


def test_a_lexicon_can_be_cut_to_some_families():
    assert load("all").only(["ceremony_honour"]).entries == load("ceremony_honour").entries
