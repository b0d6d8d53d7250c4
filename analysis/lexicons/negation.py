"""Tell whether a word is taken back: by a negator, or by a word that leaves it to somebody else."""

from collections.abc import Sequence

NEGATORS = frozenset(
    ("not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "nowhere", "without", "cannot")
) | frozenset(("hardly", "barely", "scarcely", "lack", "lacks", "lacked", "lacking", "fail", "fails", "failed"))
NOT_NEGATING = frozenset(
    (
        *(("not", "only"), ("not", "just"), ("not", "merely"), ("not", "simply"), ("not", "least")),
        *(
            ("no", "doubt"),
            ("no", "less"),
            ("no", "wonder"),
            ("no", "excuse"),
            ("nothing", "less"),
            ("nothing", "short"),
        ),
    )
)
TURNS = frozenset(("but", "yet", "although", "though", "however", "while", "whereas"))
REACH = 3
DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their", "our"))
# Verbs after which a negated "the" does not presuppose what it names: "does not have the trust of" denies the trust.
LIGHT = frozenset(
    "be been being have has had having enjoy enjoys enjoyed get gets got gain gains gained win wins won earn earns "
    "earned share shares shared deserve deserves deserved see sees saw seen find finds found feel feels felt bring "
    "brings brought show shows showed shown offer offers offered keep keeps kept need needs needed of in with for to "
    "on by under at from quite exactly really all".split()
)
DISTANCERS = frozenset(
    (
        "so-called",
        "supposed",
        "supposedly",
        "purported",
        "purportedly",
        "self-proclaimed",
        "self-styled",
        "self-described",
    )
) | frozenset(("ostensible", "ostensibly", "nominal", "nominally", "avowed", "professed"))
NEAR = 2


def negated(forms: Sequence[str], place: int, parted: Sequence[bool] = ()) -> bool:
    """Tell whether a negator stands among the three words before `place`; give the forms of one sentence.

    `parted` tells of each word whether a mark stands before it: such a mark ends the reach of what stands before ("no, great
    roads"), but for a list ("not a great, brave man").

    "not only" and its like do not negate; a turn ends the reach of what stands before it: in "not weak but
    strong" only weak is negated. A verb and a definite article end it too, since what "the" names is taken as given
    (Strawson 1950, doi:10.1093/mind/LIX.235.320): "did not condemn the invasion" does not deny the invasion.
    """
    for before in range(place - 1, max(place - 1 - REACH, -1), -1):
        word, after = (_plain(form) for form in forms[before : before + 2])
        if parted and parted[before + 1] and (before + 1 < place or _negates(word)):
            return False
        if word in TURNS:
            return False
        if _negates(word) and (word, after) not in NOT_NEGATING:
            return True
        if word in DEFINITE and before and _presupposes(_plain(forms[before - 1])):
            return False
    return False


def distanced(forms: Sequence[str], place: int) -> bool:
    """Tell whether "so-called", "supposed" or their like stand among the two words before `place`."""
    return any(_plain(form) in DISTANCERS for form in forms[max(place - NEAR, 0) : place])


def takes_back(form: str) -> bool:
    """Tell whether a word can negate what follows or keep it at a distance: quick to ask before the two above."""
    word = _plain(form)
    return _negates(word) or word in DISTANCERS


def _presupposes(word: str) -> bool:
    return not _negates(word) and word not in LIGHT


def _negates(word: str) -> bool:
    return word in NEGATORS or word.endswith("n't")


def _plain(form: str) -> str:
    return form.replace("’", "'").lower()
