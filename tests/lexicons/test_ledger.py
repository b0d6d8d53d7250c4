from pathlib import Path

import pytest

from analysis.lexicons.ledger import read_ledger
from analysis.tables import CorpusError
from analysis.words import words

HEADER = "fact,class,what,forms,value_slot,knowable_from\n"
ROWS = """kind,acts,kind of visit,state visit|working visit,state/working visit,2024-09-16
trade,figures,trade in crowns,trade between|trade & crowns,# billion,
talks,acts,talks alone,talked alone|alone & hours,# hours|#-hour,
"""


def ledger(folder: Path, rows: str = ROWS):
    path = folder / "facts.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return read_ledger(path)


def told(folder: Path, text: str) -> list[tuple[str, str]]:
    forms = [text[start:stop] for start, stop in words(text)]
    return [(found.fact, found.value) for found in ledger(folder).find(forms)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He paid a working visit.", [("kind", "working")]),
        ("He paid a visit.", []),
        ("In crowns the trade is 9.4 billion.", [("trade", "9.4")]),
        ("Trade between them fell.", [("trade", "")]),
        ("They were alone for three hours.", [("talks", "3")]),
        ("In a four-hour meeting they talked alone.", [("talks", "4")]),
        ("Trade is 12 billion crowns; the papers of the customs say that trade is worth 8.1 billion crowns.",
         [("trade", "12"), ("trade", "8.1")]),
    ],
)  # fmt: skip
def test_a_form_stands_in_any_order_and_takes_the_nearest_value(tmp_path, text, expected):
    assert told(tmp_path, text) == expected


def test_the_shortest_of_overlapping_forms_stands(tmp_path):
    (found,) = ledger(tmp_path).find("trade between them is counted in crowns".split())
    assert (found.start, found.length) == (0, 2)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a,b,c,d,#/x # y,", r"line 2: fact 'a': value_slot '#/x # y': write one #"),
        ("a,b,c,* d,,", r"line 2: fact 'a': pattern '\* d': begins with \*"),
        ("a,b,c,d & ,,", r"line 2: fact 'a': pattern"),
        ("a,b,c,d,,2024-31-12", r"line 2: fact 'a': knowable_from '2024-31-12' is no date"),
        ("a,b,c,d,,\na,b,c,d,,", r"line 3: fact 'a' stands there already"),
        ("a,b,c,,,", r"line 2: 'forms' is empty"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(tmp_path, row, message):
    with pytest.raises(CorpusError, match=message):
        ledger(tmp_path, row + "\n")


@pytest.mark.parametrize("path", ["corpus/facts.csv", "corpus/sample/facts.csv"])
def test_the_ledgers_here_can_be_read(path):
    facts = read_ledger(Path(__file__).parent.parent.parent / path).facts
    assert len(facts) >= (40 if path == "corpus/facts.csv" else 25)
    assert all(len(fact.forms) >= 1 and fact.what for fact in facts)
