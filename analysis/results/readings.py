"""What each kind of result reads, and how it is told: its unit, its digits, its method and reference."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Plan = Mapping[str, Any]

VALENCE = "Hutto & Gilbert 2014, doi:10.1609/icwsm.v8i1.14550"
PLAN = "declared in the study's plan.toml, [position]"
HEARD = ("speech", "cues")
POLES = ("celebratory", "critical")


@dataclass(frozen=True)
class Reading:
    """One kind of result, named by the first part of its key.

    `reads` are ingredients left of the measurements ("tone *": all whose name begins so), `plan` the parts of plan.toml; {family}, {tone} and {pole} stand for
    the row's family, the tone lexicon chosen and the families of the plan's poles. `whole` reads every article of the
    study, not only the row's; without `texts` it reads none. `version` is raised when the numbers of this kind change without a measure changing.
    """

    what: str
    reads: tuple[str, ...] = ()
    plan: tuple[str, ...] = ("intervals",)
    unit: str = ""
    digits: int = 2
    method: str = ""
    reference: str = ""
    whole: bool = False
    version: int = 1
    texts: bool = True


TONE = ("measure sentiment", "tone {tone}", "names", *HEARD)
MARKS = ("measure markers", "names", *HEARD)
QUOTES = ("measure quotes", *HEARD)
AXIS = (*TONE, *MARKS, *QUOTES, "{celebratory}", "{critical}", "{context}")
_COMPONENTS = {
    "own_tone": TONE,
    "own_balance": (*MARKS, "{celebratory}", "{critical}"),
    "carried_balance": (*MARKS, "{celebratory}", "{critical}"),
    "attribution_stance": QUOTES,
    "sides": HEARD,
    "context": (*MARKS, "{context}"),
}
_TERMS = ("measure terms", "stop words")
_PLACE = ("intervals", "weights", "smoothing", "poles")
_UNIT = "−1 critical to +1 celebratory"

_CURVE = (*(name for name in AXIS if name != "tone {tone}"), "tone *")
_MULTIVERSE = "Simonsohn, Simmons & Nelson 2020, doi:10.1038/s41562-020-0912-z"
_ALL_RUN = "all specifications run"

READINGS = {
    "position": Reading("place from critical (−1) to celebratory (+1)", AXIS, _PLACE, _UNIT, reference=PLAN),
    "curve": Reading(
        "share of the specifications in which the first stands nearer to celebratory than the second, or alone at an end",
        _CURVE, (*_PLACE, "curve"), "share, 0 to 1", 3, _ALL_RUN, _MULTIVERSE, True, 2,
    ),
    "decision": Reading(
        "share of what the specifications differ in that a decision explains", _CURVE, (*_PLACE, "curve"),
        "share of variance", 3, "mean gain in R² over all orders of the decisions",
        "Grömping 2006, doi:10.18637/jss.v017.i01", True,
    ),
    "choice": Reading(
        "share of pairs in the primary order under a choice", _CURVE, (*_PLACE, "curve"), "share, 0 to 1", 3,
        _ALL_RUN, _MULTIVERSE, True,
    ),
    "tested": Reading(
        "median standardised difference from the others over all specifications", _CURVE, (*_PLACE, "curve"),
        "standard deviations", 2, "permutation of articles over all specifications", _MULTIVERSE, True,
    ),
    "difference": Reading("place of the first minus that of the second", AXIS, _PLACE, reference=PLAN),
    "without": Reading("place without one family of markers", AXIS, _PLACE, _UNIT, reference=PLAN),
    "component": Reading("component of the place", AXIS, _PLACE, reference=PLAN),
    "tone": Reading("mean tone", TONE, unit="mean tone, −1 to 1", reference=VALENCE, version=2),
    "target": Reading(
        "mean tone toward a target", ("measure targets", "targets", "tone news", "names", *HEARD),
        unit="mean valence a sentence that names it", reference=VALENCE,
    ),
    "shift": Reading(
        "part that a word has in a difference of tone, first minus second", TONE, unit="valence per 1,000 words", digits=1,
        method="word shift; the parts of all words sum to the difference",
        reference="Gallagher et al. 2021, doi:10.1140/epjds/s13688-021-00260-3",
    ),
    "markers": Reading("framing markers per 1,000 words", (*MARKS, "lexicon {family}"), digits=1),
    "voice": Reading(
        "share of words", HEARD, unit="share of words, 0 to 1",
        method="count of words; the interval is the error of attribution measured on PolNeAR", version=2,
    ),
    "echo": Reading(
        "share of an utterance carried", (*HEARD, "echoes"), (), "share of the fullest version, 0 to 1",
        method="weight of the content words shared", whole=True,
    ),
    "heard": Reading("words given to a speaker", HEARD, (), "words", 0, "count of words", whole=True),
    "facts": Reading(
        "sentences that tell a fact", ("measure facts", "facts", *HEARD), (), "sentences, once a voice", 0,
        "count of sentences",
    ),
    "recall": Reading(
        "share of paraphrases of a class of facts that is found", ("facts", "paraphrases"), (), "share, 0 to 1",
        method="Wilson interval over the paraphrases", texts=False,
    ),
    "readability": Reading("readability", ("measure readability",), digits=1),
    "term": Reading("use of a term", _TERMS, (), "per 1,000 counted words", 1, "count of words"),
    "keyness": Reading(
        "keyness of a term", _TERMS, ("keyness",), "log-odds with a Dirichlet prior",
        reference="Monroe, Colaresi & Quinn 2008, doi:10.1093/pan/mpn018", whole=True, version=2,
    ),
    "likeness": Reading("likeness of vocabulary", _TERMS, (), "cosine of TF-IDF, 0 to 1", whole=True),
}  # fmt: skip
UNKNOWN = Reading("value", plan=(*_PLACE,), whole=True)


def kind(key: str) -> str:
    """Return the first part of a key, which names the kind of result."""
    return key.split(".", 1)[0]


def reading(key: str) -> Reading:
    """Return what a result of this key reads; a kind that is not known here counts as reading everything."""
    return READINGS.get(kind(key), UNKNOWN)


def names_read(key: str, row: Row, plan: Plan, tone: str, known: Callable[[], list[str]]) -> tuple[str, ...]:
    """Return the names of the ingredients that a row reads, texts left out; `known` gives all there are."""
    if kind(key) not in READINGS:
        return tuple(name for name in known() if not name.startswith("text "))
    one = reading(key)
    wanted = _COMPONENTS.get(str(row.get("component", "")), one.reads) if kind(key) == "component" else one.reads
    if kind(key) == "voice" or (kind(key) == "markers" and row.get("voice") in (None, "all")):
        wanted = tuple(name for name in wanted if kind(key) == "voice" or name not in HEARD)
    poles = {f"{{{pole}}}": plan.get("poles", {}).get(pole, []) for pole in (*POLES, "context")}
    found: list[str] = []
    for name in (*wanted, "words"):
        if name.endswith(" *"):
            found += [one for one in known() if one.startswith(name[:-1])]
        elif name in poles:
            found += [f"lexicon {family}" for family in poles[name]]
        else:
            found.append(name.replace("{tone}", tone).replace("{family}", str(row.get("family", ""))))
    return tuple(dict.fromkeys([*found, *(f"plan {part}" for part in one.plan)]))


def plan_parts(plan: Plan) -> dict[str, Any]:
    """Return the parts of the plan that results read, by name."""
    position = plan.get("position", {})
    weights = [[one.get("name"), one.get("part"), one.get("weight")] for one in position.get("component", [])]
    return {
        "plan intervals": plan.get("intervals", {}),
        "plan curve": plan.get("curve", {}),
        "plan weights": weights,
        "plan smoothing": position.get("smoothing", 2),
        "plan poles": plan.get("poles", {}),
        "plan keyness": plan.get("keyness", {}),
    }
