"""Offices before a name that are of something: Transport Minister Lena Tarn."""

_OFFICES = frozenset(
    """Minister Secretary President Governor Senator Chairman Chairwoman Director Commissioner Mayor Ambassador Premier
    Spokesman Spokeswoman Spokesperson Analyst Economist Professor Councillor Prosecutor Envoy Inspector Captain Chancellor
    Chief Leader Editor Correspondent""".split()
)


def led_by_office(words: list[str]) -> int:
    """Return how many of a run of capitalised words are an office and what it is of; one to four words of name must follow.

    >>> led_by_office(["Transport", "Minister", "Lena", "Tarn"]), led_by_office(["Harbour", "Street"])
    (2, 0)
    """
    if len(words) < 3:
        return 0
    office = max((at for at in range(1, min(len(words) - 1, 4)) if words[at] in _OFFICES), default=0)
    return office + 1 if office and len(words) - office < 6 else 0
