import pytest

from analysis.lexicons import Entry, Lexicon, load, read_liwc, read_yaml, write_liwc, write_yaml
from analysis.lexicons.patterns import variants
from analysis.tables import CorpusError

SMALL = Lexicon(
    "small",
    1,
    (
        Entry("a", "calm", "still water*|quiet"),
        Entry("b", "storm", "wind*"),
        Entry("c", "storm", "quiet"),
        Entry("d", "storm", "Orkan"),
        Entry("e", "storm", "no"),
    ),
)
WAYS = [(write_yaml, read_yaml, "small.yml"), (write_liwc, read_liwc, "small.dic")]


def pairs(lexicon):
    return {(e.family, one) for e in lexicon.entries for one in variants(e.pattern)}


@pytest.mark.parametrize(("write", "read", "name"), WAYS)
def test_families_and_patterns_survive_the_round_trip(tmp_path, write, read, name):
    write(SMALL, tmp_path / name)
    once = read(tmp_path / name)
    assert pairs(once) == pairs(SMALL)
    write(once, tmp_path / name)
    assert read(tmp_path / name) == once == load(tmp_path / name)


@pytest.mark.parametrize(("write", "read", "name"), WAYS)
def test_all_shipped_families_survive_the_round_trip(tmp_path, write, read, name):
    write(load("all"), tmp_path / name)
    assert pairs(read(tmp_path / name)) == pairs(load("all"))


def test_nested_quanteda_categories_are_named_by_their_path(tmp_path):
    path = tmp_path / "nested.yml"
    path.write_text("weather:\n  storm: [wind*, gale]\n  calm:\n  - still water\n", encoding="utf-8")
    assert pairs(read_yaml(path)) == {
        ("weather.storm", "wind*"),
        ("weather.storm", "gale"),
        ("weather.calm", "still water"),
    }


def test_liwc_categories_may_be_indented_and_described(tmp_path):
    path = tmp_path / "tree.dic"
    path.write_text("%\n1\tweather (Weather words)\n\t2\tstorm\n%\nwind*\t1\t2\n", encoding="utf-8")
    assert pairs(read_liwc(path)) == {("weather", "wind*"), ("storm", "wind*")}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("bad.dic", "wind*\t1\n", "0 lines of %"),
        ("bad.dic", "%\n1\tstorm\n%\nwind*\t7\n", "line 4: unknown category '7' of 'wind\\*'"),
        ("bad.dic", "%\n1\tstorm\n%\nlike\t(02 134)125\n", "line 4: unknown category '\\(02 134\\)125'"),
        ("bad.dic", "%\n1\n%\nwind*\t1\n", "line 2: '1' has no name"),
        ("bad.dic", "%\n%\nwind*\t1\n", "line 1: no categories"),
        ("bad.yml", "storm: [no, yes]\n", "False is not text; put it in quotation marks"),
        ("bad.yml", "- storm\n", "holds list; write"),
        ("bad.yml", "storm: [wind\n", "not YAML"),
        ("bad.yml", "storm: [w*nd]\n", "family 'storm': pattern 'w\\*nd'"),
    ],
)
def test_a_broken_file_is_named_with_the_mend(tmp_path, name, text, message):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        load(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CorpusError, match="cannot be read"):
        read_liwc(tmp_path / "none.dic")
