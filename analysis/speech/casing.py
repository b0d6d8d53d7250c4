"""Headlines In Title Case and datelines, made readable for a parser that was trained on sentences."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SMALL = re.compile(r" [a-z]{4}")
_INSIDE = re.compile(r" (?<=[a-z,;] )((?![a-z])[^\W\d_]+(?:['’-][^\W\d_]+)*)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
_DATE = rf"(?:{_MONTH}[a-z]*\.? \d{{1,2}}|\d{{1,2}}\.? {_MONTH}[a-z]*\.?)(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d"
_PLACE = r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|(?:am|an|de|la|of|on|the|upon)(?= ))){0,4}"
_WIRE = r"\((?:AP|AFP|Reuters|UPI|TASS|CNN|BBC|Interfax|Xinhua|[A-Z]{2,8})\)"
_DASH = r"(?:\s*[–—]+\s*|\s+-+\s+)"
_DATELINE = re.compile(
    rf"[A-Z][\w.’' ]*(?:, [A-Z][\w. ]*)*(?:, {_MONTH}\w*\.? \d+)?\s*{_WIRE}\s*[–—-]+\s*"
    rf"|(?:{_PLACE},(?: {_PLACE},)? )?(?:{_DATE})(?:\s*{_WIRE})?{_DASH}(?=[“\"‘']?[A-ZÀ-Þ0-9])"
    rf"|[A-ZÀ-Þ][A-ZÀ-Þ .’']{{3,30}}(?:, [A-Z][\w. ]{{2,20}})?{_DASH}"
)


def dateline(sentence: str) -> int:
    """Return the length of a dateline such as "OSLO (AP) — " at the start of a sentence, 0 without one.

    >>> dateline("OSLO (AP) — The minister said no."), dateline("OSLO, 6 May 2026 - The minister said no.")
    (12, 19)
    """
    match = _DATELINE.match(sentence) if any(dash in sentence for dash in "-–—") else None
    return match.end() if match and match.end() < len(sentence) else 0


def in_title_case(sentence: str) -> bool:
    """Tell whether nearly every longer word of a sentence is capitalised.

    >>> in_title_case("Minister Slams Plan To Close Harbour"), in_title_case("Minister Berg left Oslo.")
    (True, False)
    """
    # A longer word takes five letters with its space; it cannot be where more than a fifth of as many words are small.
    if 5 * len(_SMALL.findall(sentence)) > 0.2 * (len(sentence) + 1):
        return False
    longer = [word for word in _WORD.findall(sentence) if len(word) > 3]
    capital = sum(word[0].isupper() for word in longer)
    return len(longer) >= 3 and capital >= 0.8 * len(longer) and not sentence.isupper()


def names_inside(text: str) -> frozenset[str]:
    """Return the words that are capitalised in the middle of a sentence somewhere in the text: its names."""
    lines = (line for line in text.split("\n") if not in_title_case(line))
    return frozenset(word for line in lines for word in _INSIDE.findall(line) if word[0].isupper())


def lowered(sentence: str, names: frozenset[str]) -> str:
    """Return a headline with every word that is no name of the text in lower case; lengths stay the same."""

    def lower(match: re.Match[str]) -> str:
        word = match.group()
        bare = re.sub(r"['’]s$", "", word)
        keep = match.start() == 0 or word in names or bare in names or word.isupper()
        small = word.lower()
        return word if keep or len(small) != len(word) else small

    return _WORD.sub(lower, sentence)
