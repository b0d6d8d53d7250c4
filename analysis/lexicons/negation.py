"""Tell whether a word stands under a negator."""

from collections.abc import Sequence

NEGATORS = frozenset(
    ("not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "nowhere", "without", "cannot")
) | frozenset(("hardly", "barely", "scarcely", "lack", "lacks", "lacked", "lacking", "fail", "fails", "failed"))
NOT_NEGATING = frozenset(
    (
        *(("not", "only"), ("not", "just"), ("not", "merely"), ("not", "simply"), ("not", "least")),
        *(("no", "doubt"), ("no", "less"), ("no", "wonder"), ("nothing", "less"), ("nothing", "short")),
    )
)
TURNS = frozenset(("but", "yet", "although", "though", "however", "while", "whereas"))
REACH = 3


def negated(forms: Sequence[str], place: int) -> bool:
    """Tell whether a negator stands among the three words before `place`; give the forms of one sentence.

    "not only" and its like do not negate; a turn ends the reach of what stands before it: in "not weak but
    strong" only weak is negated.
    """
    for before in range(place - 1, max(place - 1 - REACH, -1), -1):
        word, after = (form.replace("’", "'").lower() for form in forms[before : before + 2])
        if word in TURNS:
            return False
        if (word in NEGATORS or word.endswith("n't")) and (word, after) not in NOT_NEGATING:
            return True
    return False
