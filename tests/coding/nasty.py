"""Two hundred spans in texts that hold what breaks places: line ends, emoji, combining marks, odd blanks and quotes."""

import random

from analysis.coding.sheet import READ, Book, Coding, Option, Sheet, Unit

PARTS = (
    "The river rose", "=SUM(A1:A9)", "\r\n", "\n", "“so be it”", "‘no’", "e\u0301te\u0301", "a\u00a0word", "👨🏻\u200d🚒", "🇰🇿", "🚒",
    "\u202fnarrow", "naïve", "+7 999", "-1", "@here", "\ttab", "_x000D_", "zero\u200bwidth", "и мост", "桥", "𝔤𝔬𝔱𝔥", "<b>&amp;</b>",
    "]]>", "…", "don’t", "ﬁn", "\u0301", '"plain"', "x\u0308\u0323",
)  # fmt: skip
BOOK = Book("markers", "sentence", "spans", "nominal", "Which words?", "Short ones.",
            (Option("praise", "said to please"), Option("blame", "said to hurt & <more>")))  # fmt: skip


def sheet(seed: int = 0) -> Sheet:
    chance = random.Random(seed)
    texts = [" ".join(chance.choices(PARTS, k=chance.randint(5, 40))).strip() for _ in range(40)]
    return Sheet("markers-00000000", BOOK, tuple(Unit(f"u{i:02d}", text) for i, text in enumerate(texts)))


def codings(of: Sheet, coder: str, number: int = 200, seed: int = 1) -> list[Coding]:
    """Every span of some two hundred places, and of every unit that it was read."""
    chance = random.Random(seed)
    found = {Coding(unit.unit, coder, READ) for unit in of.units}
    while len(found) < number + len(of.units):
        unit = chance.choice(of.units)
        start, stop = sorted(chance.sample(range(len(unit.text) + 1), 2))
        if unit.text[start:stop].strip():
            found.add(Coding(unit.unit, coder, chance.choice(of.book.values), start, stop))
    return sorted(found)
