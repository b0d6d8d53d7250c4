"""Which matches a polarity shifter or a denying quantifier may reach, in many sentences at once: the plain rules then decide."""

from functools import cache
from typing import TYPE_CHECKING, Any

from analysis.tone import cues
from analysis.tone.shifters import shifters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

AFTER, BEFORE, DENYING, SECOND, FIRST = 1, 2, 4, 8, 16


@cache
def shifting_words() -> dict[str, int]:
    """Return what words may do, as bits: shift a match after or before it, deny its clause, alone or as a pair."""
    told: dict[str, int] = {}
    after = {form.split(" ")[0] for form in shifters("praise after")}
    before = shifters("praise before") | shifters("blame before")
    first, second = ({pair.split(" ")[at] for pair in cues.DENYING_PAIRS} for at in (0, 1))
    for bit, found in ((AFTER, after), (BEFORE, before), (DENYING, cues.DENYING), (SECOND, second), (FIRST, first)):
        for word in found:
            told[word] = told.get(word, 0) | bit
    return told


def near_shifters(
    shifting: "Array", left: "Array", stands: "Array", stop: "Array", praise: "Array", end: "Array"
) -> "Array":
    """Tell which matches stand near one: `left` are the words before each, `stands` those of its clause, `end` its sentence's end."""
    import numpy as np

    told = np.where(stands, shifting[left], 0)
    found = praise & ((told[:, : cues.GIVEN_REACH] & AFTER) > 0).any(1)
    found |= ((told & DENYING) > 0).any(1)
    found |= (((told[:, :-1] & SECOND) > 0) & ((told[:, 1:] & FIRST) > 0)).any(1)
    for place in (stop + more for more in range(cues.BEFALLEN_REACH)):
        found |= (place < end) & ((shifting[np.minimum(place, max(len(shifting) - 1, 0))] & BEFORE) > 0)
    return found
