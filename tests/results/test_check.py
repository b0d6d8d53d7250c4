import json
import zipfile

import pytest

from analysis.__main__ import main
from analysis.results.macros import macro_names, shown
from analysis.results.result import Result
from analysis.results.tabular import Printed
from analysis.results.word import RELATIONS, SPACE, TYPES, write_docx, write_zip
from analysis.tables import CorpusError
from analysis.verbs.check import agrees, check

KEY = "tone.s1-preview.own"


def one_off(one: Result) -> str:
    """Return the value with its last digit one higher."""
    return shown(one.value + 0.01, 2)


def docx(path, *paragraphs: str) -> None:
    rows = tuple((text,) for text in paragraphs)
    write_docx(path, Printed("p", "Paper", ("text",), rows, (False,), ""))


def notebook(path, *cells: str) -> None:
    told = [{"cell_type": "markdown", "source": cell.splitlines(keepends=True)} for cell in cells]
    path.write_text(json.dumps({"cells": told}), encoding="utf-8")


def checked(corpus, path) -> tuple[bool, str]:
    said: list[str] = []
    return check(corpus, [path], said.append), "\n".join(said)


def manuscript(folder, kind: str, number: str, key: str = KEY, digest: str = ""):
    """Return a file of this kind that gives the number, and the place where it stands."""
    path, at = folder / f"paper.{kind}", f"@{digest}" if digest else ""
    if kind == "tex":
        mark = f"\\mfkey{f'[{digest}]' if digest else ''}{{{key}}}"
        number = number.replace("−", "-")
        path.write_text(f"% 0.99\\mfkey{{{key}}}\nWarm:\n${number}$~{mark}.\n", encoding="utf-8")
        return path, "line 3"
    text = f"Warm: {number} {{#{key}{at}}}."
    if kind == "md":
        path.write_text(f"# Paper {{#sec.one}}\n\n{text}\n", encoding="utf-8")
        return path, "line 3"
    if kind == "docx":
        docx(path, "Nothing.", text)
        return path, "paragraph 4"
    notebook(path, "Nothing.", f"Title\n{text}")
    return path, "cell 2, line 2"


@pytest.mark.parametrize("kind", ["tex", "md", "docx", "ipynb"])
def test_a_right_number_passes_and_one_that_is_off_is_named_with_its_place(kept, results, tmp_path, kind):
    path, place = manuscript(tmp_path, kind, shown(results[KEY].value, 2))
    right, said = checked(kept, path)
    assert right and said == f"check: {path}: 1 references to results checked, 0 wrong"
    path, place = manuscript(tmp_path, kind, one_off(results[KEY]))
    right, said = checked(kept, path)
    assert not right
    told = f"check: {path}, {place}: {KEY}: {one_off(results[KEY])} in the text, {shown(results[KEY].value, 2)} in the"
    assert told in said


@pytest.mark.parametrize("kind", ["tex", "md", "docx", "ipynb"])
def test_another_digest_and_an_unknown_key_are_named(kept, results, tmp_path, kind):
    number = shown(results[KEY].value, 2)
    path, place = manuscript(tmp_path, kind, number, digest=results[KEY].digest)
    assert checked(kept, path)[0]
    path, place = manuscript(tmp_path, kind, number, digest="0123456789abcdef")
    assert f"{place}: {KEY}: digest 0123456789abcdef in the text, {results[KEY].digest} in" in checked(kept, path)[1]
    path, place = manuscript(tmp_path, kind, number, key="tone.s1-previw.own")
    assert f"{place}: tone.s1-previw.own: unknown key; did you mean {KEY}" in checked(kept, path)[1]


def test_macros_of_a_stale_copy_are_named(kept, results, tmp_path):
    name, one = macro_names(results)[KEY], results[KEY]
    copy = (kept.build / "results" / "results.tex").read_text(encoding="utf-8")
    old = copy.replace(f"{{\\{name}}}{{{shown(one.value, 2)}}}", f"{{\\{name}}}{{{one_off(one)}}}")
    (tmp_path / "numbers.tex").write_text(old.replace(one.digest, "0" * 16), encoding="utf-8")
    paper = tmp_path / "paper.tex"
    paper.write_text(f"\\input{{numbers}}\n\\{name}\\ and \\{name}Low\n\\{name}Hgih\n", encoding="utf-8")
    right, said = checked(kept, paper)
    assert not right
    assert f"paper.tex, line 2: \\{name} is {one_off(one)} in the text" in said
    assert f"\\{name}Low: digest {'0' * 16} in the text" in said
    assert f"line 3: unknown key: \\{name}Hgih; did you mean {name}High" in said
    assert "3 references to results checked, 4 wrong" in said


def test_macros_of_a_current_copy_pass(kept, results, tmp_path):
    name = macro_names(results)[KEY]
    (tmp_path / "results.tex").write_bytes((kept.build / "results" / "results.tex").read_bytes())
    paper = tmp_path / "paper.tex"
    paper.write_text(f"\\input{{results.tex}}\n\\{name} \\{name}Interval\n\\input{{gone}}", encoding="utf-8")
    right, said = checked(kept, paper)
    assert right
    assert "2 references to results checked, 0 wrong" in said
    assert "\\input{gone}: no such file, not checked" in said


def test_an_interval_is_checked_with_its_value(kept, results, tmp_path):
    one, paper = results[KEY], tmp_path / "paper.md"
    low, high = shown(one.low, 2), shown(one.high, 2)
    paper.write_text(f"{shown(one.value, 2)} (95 % CI {low}, {high}) {{#{KEY}}}", encoding="utf-8")
    assert checked(kept, paper)[0]
    paper.write_text(f"{shown(one.value, 2)} [{low}; {shown(one.high + 0.01, 2)}]<!-- {{#{KEY}}} -->", encoding="utf-8")
    assert f"high {shown(one.high + 0.01, 2)} in the text, {high} in the results" in checked(kept, paper)[1]


def test_a_share_may_be_written_in_percent(kept, results, tmp_path):
    value, paper = results["voice.s1-preview.own"].value, tmp_path / "paper.md"
    paper.write_text(f"{100 * value:.0f} % {{#voice.s1-preview.own}}", encoding="utf-8")
    assert checked(kept, paper)[0]
    paper.write_text(f"{100 * value + 1:.0f}% {{#voice.s1-preview.own}}", encoding="utf-8")
    assert not checked(kept, paper)[0]


def test_a_mark_without_a_number_is_wrong(kept, tmp_path):
    paper = tmp_path / "paper.md"
    paper.write_text(f"Warm {{#{KEY}}}", encoding="utf-8")
    assert "no number stands before the mark" in checked(kept, paper)[1]


def test_a_manuscript_without_references_is_told(kept, tmp_path):
    paper = tmp_path / "paper.md"
    paper.write_text("Nothing but words and 0.31.", encoding="utf-8")
    right, said = checked(kept, paper)
    assert right and "no reference to a result found" in said


def test_what_word_does_to_a_mark_is_undone(kept, results, tmp_path):
    run = "<w:r><w:t>{}</w:t></w:r>"
    value = shown(results[KEY].value, 2)
    inner = "".join(run.format(t) for t in (value[:2], value[2:], "\u00a0{#tone.s1"))
    inner += "<w:r><w:noBreakHyphen/></w:r><w:del><w:r><w:delText>0.99</w:delText></w:r></w:del>"
    body = f"<w:p>{inner}{run.format('preview.own}')}</w:p>"
    space = f'xmlns:w="{SPACE}/wordprocessingml/2006/main"'
    text = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    told = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": text}
    path = write_zip(tmp_path / "paper.docx", {name: part.encode() for name, part in told.items()})
    assert checked(kept, path) == (True, f"check: {path}: 1 references to results checked, 0 wrong")


@pytest.mark.parametrize(
    ("written", "value", "percent", "right"),
    [
        ("0.31", 0.314, False, True),
        ("0.31", 0.316, False, False),
        ("0.3", 0.314, False, True),
        ("−0.31", -0.314, False, True),
        ("0.31", -0.314, False, False),
        ("0,31", 0.314, False, True),
        ("1,204", 1204.2, False, True),
        ("31", 0.314, True, True),
        ("31.4", 0.314, True, True),
        ("0.13", 0.125, False, True),
        ("0.12", 0.125, False, True),
        ("0.31", float("nan"), False, False),
    ],
)
def test_numbers_are_compared_at_the_digits_written(written, value, percent, right):
    assert agrees(written, value, percent) == right


def entities(path) -> None:
    text = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
    write_zip(path, {"word/document.xml": text.encode()})


def bomb(path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (40 << 20))


@pytest.mark.parametrize(
    ("name", "write", "told"),
    [
        ("p.docx", entities, "entity"),
        ("p.docx", bomb, "unpacks to"),
        ("p.docx", lambda path: path.write_bytes(b"PK\x03\x04"), "broken"),
        ("p.ipynb", lambda path: path.write_bytes(b"{"), "not a readable notebook"),
        ("p.md", lambda path: path.write_bytes(b"ok\n\xff"), "line 2: not UTF-8"),
        ("p.pdf", lambda path: path.write_bytes(b"x"), r"\.pdf is not read; save it as"),
        ("p.md", lambda path: None, "no such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(kept, tmp_path, name, write, told):
    write(tmp_path / name)
    with pytest.raises(CorpusError, match=told):
        check(kept, [tmp_path / name], lambda _: None)


def test_the_command_line_fails_where_a_number_is_wrong(kept, results, tmp_path, capsys):
    path, _ = manuscript(tmp_path, "md", one_off(results[KEY]))
    assert main(["check", str(path), "--corpus", str(kept.root)]) == 1
    path, _ = manuscript(tmp_path, "md", shown(results[KEY].value, 2))
    assert main(["check", str(path), "--corpus", str(kept.root)]) == 0
    assert "1 wrong" in capsys.readouterr().out
