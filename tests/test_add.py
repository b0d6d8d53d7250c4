import shutil
from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.corpus import Corpus, rows_of
from analysis.line import measure
from analysis.tables import CorpusError
from analysis.verbs.add import add
from analysis.verbs.new import new
from tests import texts

SIXTH = "Fishermen on both banks watched the boats go by.\n“Nobody asked us,” said Tem Orr, a fisherman. The boats did not stop."


def quiet(_: str) -> None:
    """Say nothing."""


@pytest.fixture
def bare(sample_copy) -> tuple[Corpus, Path]:
    """Return a published corpus without its texts, and the folder where the texts lie instead."""
    elsewhere = sample_copy.root.parent / "elsewhere"
    shutil.move(sample_copy.path("texts"), elsewhere)
    return Corpus(sample_copy.root), elsewhere


def test_the_texts_of_a_folder_are_recognised_and_stand_byte_for_byte(bare):
    corpus, elsewhere = bare
    added = add(corpus, [elsewhere], say=quiet)
    assert {one.article for one in added} == set(corpus.labels)
    assert all(one.accepted for one in added)
    for row in corpus.articles:
        assert corpus.text_path(row).read_bytes() == (elsewhere / row["file"]).read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n").replace("  ", " "),
        lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
        lambda text: "Menu\nAdvertisement\n" + text + "\nRead also: ten recipes",
        lambda text: "\n".join(reversed(text.split("\n"))),
    ],
    ids=["white space", "quotation marks", "furniture", "order"],
)
def test_another_copy_of_a_text_is_recognised_and_gives_the_same_words(bare, change):
    corpus, elsewhere = bare
    row = next(row for row in corpus.articles if row["article"] == "s3-wire")
    copy = elsewhere.parent / "downloaded.txt"
    copy.write_text(change((elsewhere / row["file"]).read_text(encoding="utf-8")), encoding="utf-8")
    (added,) = add(corpus, [copy], say=quiet)
    assert (added.article, added.accepted) == ("s3-wire", True)
    for other in corpus.articles:
        if other is not row:
            shutil.copy(elsewhere / other["file"], corpus.text_path(other))
    measure(corpus, quiet)
    import pandas as pd

    published = pd.read_csv(corpus.path("measurements") / "sentences.csv")
    made = pd.read_parquet(corpus.build / "tables" / "sentences.parquet")
    assert len(made) == len(published)


def test_a_changed_sentence_is_reported_with_its_place_and_not_taken(bare):
    corpus, elsewhere = bare
    row = corpus.articles[2]
    text = (elsewhere / row["file"]).read_text(encoding="utf-8")
    copy = elsewhere.parent / "changed.txt"
    copy.write_text(text.replace(" said ", " shouted ", 1), encoding="utf-8")
    (added,) = add(corpus, [copy], say=quiet)
    assert (added.article, added.accepted) == (row["article"], False)
    assert "is changed or missing" in added.told
    assert "sentence " in added.told
    assert "paragraph " in added.told
    assert not corpus.text_path(row).exists()


def test_an_unknown_file_becomes_rows_to_fill_in_and_is_measured(bare):
    corpus, elsewhere = bare
    add(corpus, [elsewhere], say=quiet)
    sixth = elsewhere.parent / "sixth piece.txt"
    sixth.write_text(SIXTH, encoding="utf-8")
    (added,) = add(corpus, [sixth], say=quiet)
    assert (added.article, added.accepted) == ("sixth-piece", True)
    again = Corpus(corpus.root)
    assert again.articles[-1] | {"file": "sixth piece.txt", "outlet": "sixth-piece"} == again.articles[-1]
    assert again.labels["sixth-piece"] == "sixth-piece"
    measure(again, quiet)
    import pandas as pd

    segments = pd.read_parquet(again.build / "tables" / "segments.parquet")
    assert segments[segments["article"] == "sixth-piece"]["words"].sum() == 22


def test_two_unknown_files_of_one_name_have_two_ids(make_corpus, tmp_path):
    corpus = make_corpus({"a": texts.SPOKEN})
    for name in ("a b", "a?b"):
        (tmp_path / f"{name}.txt").write_text(f"{SIXTH} {name}", encoding="utf-8")
    added = add(corpus, [tmp_path / "a b.txt", tmp_path / "a?b.txt"], say=quiet)
    assert [one.article for one in added] == ["a-b", "a-b-2"]


def test_of_two_who_add_at_once_neither_loses_a_row(make_corpus, tmp_path):
    corpus = make_corpus({"a": texts.SPOKEN}, language="en")
    both = [Corpus(corpus.root), Corpus(corpus.root)]
    for name, one in zip(("b", "c"), [one for one in both if one.articles], strict=True):
        (tmp_path / f"{name}.txt").write_text(f"Rain fell on {name} all day long.", encoding="utf-8")
        add(one, [tmp_path / f"{name}.txt"], say=lambda _: None)
    assert [row["article"] for row in Corpus(corpus.root).articles] == ["a", "b", "c"]


def test_a_file_of_another_article_under_a_known_name_is_not_taken(bare):
    corpus, elsewhere = bare
    row = corpus.articles[0]
    impostor = elsewhere.parent / row["file"]
    impostor.write_text(SIXTH, encoding="utf-8")
    (added,) = add(corpus, [impostor], say=quiet)
    assert not added.accepted
    assert "rename the file" in added.told
    assert not corpus.text_path(row).exists()


@pytest.mark.parametrize(
    ("content", "encoding"),
    [("Договор подписан.".encode("cp1251"), "cp1251"), ("\ufeffRain.".encode("utf-16"), ""), (b"", "")],
    ids=["cp1251", "UTF-16", "empty"],
)
def test_a_file_in_its_encoding_is_taken_as_it_is(make_corpus, tmp_path, content, encoding):
    corpus = make_corpus({"a": texts.SPOKEN})
    (tmp_path / "new.txt").write_bytes(content)
    (added,) = add(corpus, [tmp_path / "new.txt"], encoding, quiet)
    assert added.accepted
    row = Corpus(corpus.root).articles[-1]
    assert row["encoding"] == encoding
    assert corpus.text_path(row).read_bytes() == content
    measure(Corpus(corpus.root), quiet)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none.txt", None, ["none.txt", "no such file", "mend the path"]),
        ("nul.txt", b"a\0b", ["nul.txt, line 1", "NUL byte", "plain text"]),
        (
            "latin.txt",
            "é".encode("latin-1"),
            ["latin.txt, line 1", "0xe9", "not utf-8", "latin.txt --encoding cp1252`, and"],
        ),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(make_corpus, tmp_path, name, content, told):
    corpus = make_corpus({"a": texts.SPOKEN})
    before = {path: path.read_bytes() for path in corpus.root.rglob("*") if path.is_file()}
    good = tmp_path / "good.txt"
    good.write_text(SIXTH, encoding="utf-8")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CorpusError) as caught:
        add(corpus, [good, tmp_path / name], say=quiet)
    assert all(part in str(caught.value) for part in told), str(caught.value)
    assert {path: path.read_bytes() for path in corpus.root.rglob("*") if path.is_file()} == before


def test_a_folder_without_texts_is_named(make_corpus, tmp_path):
    (tmp_path / "hollow").mkdir()
    with pytest.raises(CorpusError, match=r"hollow: no .*file.* in this folder"):
        add(make_corpus({"a": texts.SPOKEN}), [tmp_path / "hollow"], say=quiet)


def test_an_event_of_ones_own_takes_three_steps(tmp_path, capsys):
    folder = tmp_path / "harbour-strike"
    for name, text in {"one": SIXTH, "two": texts.SPOKEN}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["new", str(folder)]) == 0
    assert main(["add", str(tmp_path / "one.txt"), str(tmp_path / "two.txt"), "--corpus", str(folder)]) == 0
    assert main(["measure", "--corpus", str(folder)]) == 0
    assert (folder / "build" / "measurements" / "sentiment.parquet").is_file()
    assert "harbour-strike" in Corpus(folder).plan["plan"]["event"]
    assert "Traceback" not in capsys.readouterr().err


def test_a_new_corpus_has_every_file_with_its_header_and_is_not_written_over(tmp_path):
    folder = new(tmp_path / "event")
    for name in ("articles", "outlets", "names", "cleaning", "corrections"):
        assert rows_of(folder / f"{name}.csv", []) == []
        assert (folder / f"{name}.csv").read_text(encoding="utf-8").strip()
    assert Corpus(folder).articles == []
    with pytest.raises(CorpusError, match=r"event: holds a corpus already .*choose another folder"):
        new(folder)


def test_the_weights_of_a_new_plan_sum_to_one(tmp_path):
    plan = Corpus(new(tmp_path / "event")).plan
    assert sum(component["weight"] for component in plan["position"]["component"]) == pytest.approx(1)
