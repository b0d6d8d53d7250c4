"""Encodings: declared, marked, fitting, guessed; and texts that were garbled before."""

import pytest

from analysis.tables import CorpusError
from tests.imports.reading import read

TEXT = "Fähre fährt wieder\nDie Fähre zu den äußeren Inseln fuhr – so der Kapitän – am Dienstag.\n"
RUSSIAN = "Паром ходит снова\nПаром между берегом и островами снова ходит, сказал капитан во вторник утром.\n" * 5


@pytest.mark.parametrize(
    ("codec", "told_as"),
    [
        ("utf-8", "utf-8 (every byte fits)"),
        ("utf-8-sig", "utf-8-sig (by its byte-order mark)"),
        ("utf-16", "utf-16 (by its byte-order mark)"),
        ("utf-16-le", "utf-16-le (guessed from its NUL bytes)"),
        ("cp1252", "cp1252 (guessed: byte 1 does not fit UTF-8)"),
    ],
)
def test_an_encoding_is_found_and_said(tmp_path, codec, told_as):
    (tmp_path / "a.txt").write_bytes(TEXT.encode(codec))
    (article,), told = read(tmp_path / "a.txt")
    assert article.title == "Fähre fährt wieder" and "Kapitän – am" in article.text
    assert told.encoding == told_as


@pytest.mark.parametrize("text", ["Müller’s café — “fin”", "Müller’s Straße, ‘déjà vu’", "He’s gone, they don’t say"])
def test_an_old_text_of_a_macintosh_is_told_from_one_of_windows(tmp_path, text):
    for codec in ("mac_roman", "cp1252"):
        (tmp_path / "a.txt").write_bytes(f"Ferry\n{text} is told in the town.\n".encode(codec))
        (article,), told = read(tmp_path / "a.txt")
        assert text in article.text and told.encoding.startswith(codec.replace("_", "-"))


def test_another_alphabet_is_guessed_and_told(tmp_path):
    pytest.importorskip("charset_normalizer")
    (tmp_path / "a.txt").write_bytes(RUSSIAN.encode("cp1251"))
    (article,), told = read(tmp_path / "a.txt")
    assert article.title == "Паром ходит снова" and "cp1251" in told.guessed[0]


def test_a_given_encoding_wins_and_its_misfit_is_named(tmp_path):
    (tmp_path / "a.txt").write_bytes(RUSSIAN.encode("koi8-r"))
    assert read(tmp_path / "a.txt", encoding="koi8-r")[0][0].title == "Паром ходит снова"
    with pytest.raises(
        CorpusError, match=r"a\.txt, line 1: byte 0 \(0xf0\) is not utf-8; give the file's encoding with --encoding"
    ):
        read(tmp_path / "a.txt", encoding="utf-8")
    with pytest.raises(CorpusError, match="encoding 'klingon' is unknown to Python"):
        read(tmp_path / "a.txt", encoding="klingon")


def test_garbled_text_is_told_and_left_as_it_is(tmp_path):
    garbled = TEXT.encode().decode("cp1252")
    (tmp_path / "a.txt").write_text(garbled, encoding="utf-8")
    (article,), told = read(tmp_path / "a.txt")
    assert article.title == garbled.split("\n")[0]
    assert any("garbled places such as 'Ã¤'" in line for line in told.doubts)


def test_lost_characters_are_counted(tmp_path):
    (tmp_path / "a.txt").write_text("A title\nThe caf\ufffd closed, the th\ufffdatre too.", encoding="utf-8")
    assert any("2 characters were lost before" in line for line in read(tmp_path / "a.txt")[1].doubts)


def test_utf_8_with_a_stray_byte_of_windows_is_not_taken_for_mac_roman(tmp_path):
    (tmp_path / "a.txt").write_bytes("für früh fährt müde\n".encode() * 3 + b"caf\xe9 fin\n")
    assert "cp1252" in read(tmp_path / "a.txt")[1].encoding
