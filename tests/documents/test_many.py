import random

import pytest

from analysis.documents.many import zoned_many
from analysis.documents.zones import zoned
from tests import texts

PARTS = "a. B! ? ” “ ' said No. U.S. 5 \n \u2028 \r … 。 你 😀 Mr. I The ( ) « » x-y 3.5 \x1c _a É told,".split(" ")


def drawn(number: int) -> list[str]:
    chance = random.Random(3)
    return ["".join(chance.choice([*PARTS, " "]) + chance.choice(["", " "]) for _ in range(30)) for _ in range(number)]


@pytest.mark.parametrize("given", [[], [""], list(texts.EVERY.values()), drawn(2_000)], ids=len)
def test_the_sentences_of_many_texts_are_those_of_each(given):
    titles = [("", text.split("\n")[0])[at % 2] for at, text in enumerate(given)]
    made = zoned_many(given, titles)
    assert [list(one) for one in made] == [zoned(*both) for both in zip(given, titles, strict=True)]


def test_what_was_cut_together_is_measured_as_what_was_cut_alone():
    from analysis.documents.canonical import Canonical
    from analysis.documents.read import Read
    from analysis.tokens import split

    given = list(texts.EVERY.values())
    both = [zoned_many(given, [""] * len(given)), [zoned(text) for text in given]]
    made = [
        split(
            [Read({"article": text[:9]}, Canonical(text, ()), one, "en") for text, one in zip(given, cuts, strict=True)]
        )
        for cuts in both
    ]
    assert made[0].tables()["tokens"].equals(made[1].tables()["tokens"])
