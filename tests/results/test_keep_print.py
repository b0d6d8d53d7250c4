import xml.etree.ElementTree as ET
import zipfile

import pandas as pd

from analysis.results.keep import keep
from analysis.results.tabular import latex, printed
from analysis.results.word import SPACE, write_docx
from analysis.study import open_study

W = f"{{{SPACE}/wordprocessingml/2006/main}}"
TABLE = pd.DataFrame(
    {
        "label": ["A & B", "C"],
        "article": ["a", "c"],
        "value": [0.314, -0.2],
        "low": [0.1, float("nan")],
        "high": [0.5, float("nan")],
        "n": [12, 3],
        "unit": ["mean tone"] * 2,
        "reason": ["", "too few"],
        "group": ["own", "own"],
        "key": ["tone.a.own", "tone.c.own"],
    }
)


def test_a_table_is_printed_with_few_columns_and_its_interval():
    one = printed("tone", TABLE)
    assert one.head == ("article", "group", "value", "interval", "n")
    assert one.rows == (("A & B", "own", "0.31", "[0.10, 0.50]", "12"), ("C", "own", "−0.20", "–", "3"))
    assert one.note == "Unit: mean tone. Without interval: too few."


def test_labels_stand_for_ids_in_the_order_of_the_places():
    places = pd.DataFrame({"article": ["a", "b", "c"], "outlet": ["x", "y", "y"], "value": [0.1, -0.4, 0.3]})
    labels = {
        "article": {"a": "Hill Echo", "b": "Vale · b", "c": "Vale · c"},
        "outlet": {"x": "Hill Echo", "y": "Vale"},
    }
    one = printed("position", places, labels)
    assert (one.title, one.head) == ("Articles from critical (−1) to celebratory (+1)", ("article", "value"))
    assert one.rows == (("Vale · c", "0.30"), ("Hill Echo", "0.10"), ("Vale · b", "−0.40"))


def test_no_id_stands_beside_its_label():
    one = printed("tone", TABLE.drop(columns="article").assign(outlet=["a", "c"]))
    assert one.head == ("outlet", "group", "value", "interval", "n") and one.title.startswith("Tone of the own voice")


def test_a_chance_below_its_digits_is_told_as_less_and_not_as_0():
    table = pd.DataFrame({"label": ["A", "B", "C"], "p": [0.0004, 0.0123, float("nan")], "value": [0.0004, 0.2, 0.3]})
    one = printed("outlets", table)
    assert [dict(zip(one.head, row, strict=True))["p"] for row in one.rows] == ["< 0.001", "0.012", "–"]
    assert "0.00" in one.rows[0] and r"\ensuremath{<} 0.001" in latex(one)


def test_latex_has_three_rules_and_no_vertical_one():
    text = latex(printed("tone", TABLE))
    assert r"\begin{tabular}{@{}llrrr@{}}" in text
    assert all(text.count(rf"\{rule}rule") == 1 for rule in ("top", "mid", "bottom"))
    assert r"A \& B & own & 0.31 & [0.10, 0.50] & 12 \\" in text
    assert "|" not in text


def test_a_wide_table_is_turned():
    wide = pd.DataFrame({"label": ["A", "B"], **{f"c{n}": [n, -n] for n in range(20)}})
    one = printed("wide", wide)
    assert one.head == ("label", "A", "B")
    assert one.rows[1] == ("c1", "1", "−1")


def test_a_word_table_is_valid_and_the_same_twice(tmp_path):
    rows = TABLE.assign(label=["</w:t>\x0b & <b>", "C"])
    one, two = (write_docx(tmp_path / f"{n}.docx", printed("tone", rows)) for n in "ab")
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert set(archive.namelist()) == {"[Content_Types].xml", "_rels/.rels", "word/document.xml"}
        root = ET.fromstring(archive.read("word/document.xml"))
    cells = ["".join(t.text or "" for t in cell.iter(f"{W}t")) for cell in root.iter(f"{W}tc")]
    assert cells[:6] == ["article", "group", "value", "interval", "n", "</w:t> & <b>".replace("\x0b", "")]
    assert [len(row.findall(f"{W}tc")) for row in root.iter(f"{W}tr")] == [5, 5, 5]


def test_keep_writes_both_and_takes_away_what_is_too_long(sample_copy):
    study, folder = open_study(sample_copy.root), sample_copy.build / "results"
    keep(study, "mine", TABLE)
    assert all((folder / f"mine.{kind}").is_file() for kind in ("csv", "json", "tex", "docx"))
    keep(study, "mine", pd.DataFrame({"word": ["x"] * 201}))
    assert not (folder / "mine.tex").exists() and not (folder / "mine.docx").exists()
    assert not (folder / "keyed" / "mine.json").exists()
