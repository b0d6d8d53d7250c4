import pytest

from analysis import pieces
from analysis.pieces import cut
from tests import texts

ODD = ["\ud800 lone", "a\x1cb\x85c\u3000d", " Émile’s “ice” 5,000-strong –", "你好 мир 😀x"]


@pytest.mark.parametrize("given", [[], [""], ODD, list(texts.EVERY.values())])
def test_pieces_are_what_white_space_parts(given):
    made = cut(given)
    assert [made.unique[at] for at in made.piece.tolist()] == " ".join(given).split()
    whole = "\n".join(given)
    spans = zip(made.start.tolist(), made.stop.tolist(), strict=True)
    assert [whole[start:stop] for start, stop in spans] == whole.split()


def test_a_vocabulary_that_has_grown_too_large_is_given_up(monkeypatch):
    monkeypatch.setattr(pieces, "MOST", 2)
    first = cut(["one two three"])
    second = cut(["three four"])
    assert first.known is not second.known
    assert len(second.known.pieces) == 2
