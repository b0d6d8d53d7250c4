import codecs

import pytest

from analysis.documents.raw import decode, read_raw
from analysis.tables import CorpusError

TEXT = "Élan, cafe\u0301 👍🏽\r\nДоговор “x”\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), ""),
        (codecs.BOM_UTF8 + TEXT.encode(), "cp1251"),
        (TEXT.encode("utf-16"), ""),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), ""),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("utf-32"), ""),
        ("Договор\r\nо дружбе".encode("cp1251"), "cp1251"),
        ("Grüße".encode("latin-1"), "latin-1"),
        (b"plain", ""),
        (b"", ""),
    ],
)
def test_the_bytes_between_two_offsets_are_the_character(content, encoding):
    raw = decode(content, encoding)
    offsets = list(raw.offsets)
    assert len(offsets) == len(raw.text) + 1
    assert offsets[0] == raw.first
    assert offsets[-1] == len(content)
    for number, character in enumerate(raw.text):
        assert content[offsets[number] : offsets[number + 1]].decode(raw.encoding) == character


@pytest.mark.parametrize(
    ("content", "encoding", "told"),
    [
        ("ok\nДа".encode("cp1251"), "", ["page.txt, line 2", "byte 3 (0xc4)", "not utf-8", "encoding of articles.csv"]),
        ("Да".encode(), "ascii", ["page.txt, line 1", "not ascii"]),
        (b"x", "klingon", ["page.txt", "'klingon'", "write utf-8"]),
        (b"one\ntw\0o", "", ["page.txt, line 2", "NUL byte (0x00) at character 6", "plain text"]),
        ("Да да".encode("utf-16-le"), "", ["page.txt, line 1", "NUL byte", "encoding is another"]),
        ("日本".encode("iso2022_jp"), "iso2022_jp", ["page.txt", "'iso2022_jp'", "save as UTF-8"]),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_place_value_and_mend(content, encoding, told):
    with pytest.raises(CorpusError) as caught:
        decode(content, encoding, "page.txt")
    assert all(part in str(caught.value) for part in told), str(caught.value)


def test_a_missing_file_is_named_with_its_mend(tmp_path):
    with pytest.raises(CorpusError, match=r"none\.txt: the file is missing; add it with `framing add FILE`"):
        read_raw(tmp_path / "none.txt")
