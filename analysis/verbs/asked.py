"""Which question makes which kept table: what every result is counted again by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.results.result import Result
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd

ROOM = "analysis.questions."
ALL = 10**9
DECLARED = ("lexicon", "indirect_is_own")


@dataclass(frozen=True)
class Question:
    """A function of a study, as "module.function"; `part` is the table's name where it gives several.

    `takes` names what of a result's specification it is called with; `every` what else it is given, so that all rows come.
    `fixed` tells that its specification is declared by the plan and no parameter; `voiced` that its keys end with the voice;
    `paired` that it compares the articles (or outlets) of its first and its last passages.
    """

    function: str
    takes: tuple[str, ...] = ()
    every: tuple[tuple[str, Any], ...] = ()
    part: str = ""
    fixed: bool = False
    voiced: bool = False
    paired: bool = False

    def given_to(self, one: Result) -> tuple[tuple[str, Any], ...] | None:
        """Return the parameters that make a result; None where its specification names one that is not known."""
        told = {} if self.fixed else {n: v for n, v in one.specification if n not in ("zones", "shared_copy", "by")}
        if set(told) - set(self.takes):
            return None
        if self.voiced and (voice := one.key.rsplit(".", 1)[-1]) != "all":
            told["voice"] = voice
        if self.paired:
            told["first"], told["second"] = (one.passages[end].rpartition(":")[0] for end in (0, -1))
            told["voice"] = one.key.rsplit(".", 1)[-1]
        return (*((name, True if value == "True" else value) for name, value in told.items()), *self.every)


def _doubts(part: str) -> Question:
    return Question("order.doubts", part=part, fixed=True)


ASKED: Mapping[str, Question] = MappingProxyType({
    "position": Question("position.positions", DECLARED),
    "outlet_position": Question("outlets.outlet_positions", DECLARED),
    "components": Question("position.contributions"),
    "differences": Question("pairs.place_differences", DECLARED),
    "tone": Question("tone.tones", DECLARED),
    "word_shift": Question("analysis.verbs.asked:shift_between", ("lexicon",), (("top", ALL),), paired=True),
    "markers": Question("markers.marker_rates", voiced=True),
    "voices": Question("voices.voice_shares"),
    "speakers": Question("voices.speakers"),
    "echoes": Question("echoes.echoes"),
    "heard": Question("echoes.heard_elsewhere"),
    "readability": Question("reading.readability"),
    "key_terms": Question("terms.key_terms", ("voice",), (("top", ALL),)),
    "terms": Question("terms.frequent_terms", ("voice",), (("top", ALL),)),
    "likeness": Question("together.likeness_table", ("voice", "without_copy")),
    "targets": Question("targets.target_tones", ("indirect_is_own",)),
    "facts": Question("omission.omissions"),
    "fact_recall": Question("omission.fact_recall"),
    "corpus": Question("corpus.articles"),
    "articles": Question("together.overview"),
    "codebook": Question("analysis.verbs.asked:overview_codebook"),
    "without": Question("doubt.without_families"),
    **{name: _doubts(name) for name in ("order", "decision_shares", "choices", "specifications", "outlets_tested")},
})  # fmt: skip
"""Table of results → the question that makes it."""


def overview_codebook(study: Study) -> "pd.DataFrame":
    """Return the codebook of the overview: it holds no number but is kept."""
    from analysis.questions.together import codebook, overview

    return codebook(overview(study))


def shift_between(study: Study, first: str, second: str, **given: Any) -> "pd.DataFrame":
    """Return the word shift between two articles, or between their outlets where outlets are compared."""
    from analysis.questions.shifts import word_shift

    if study.by == "outlet" and study.owners[first] != study.owners[second]:
        return word_shift(study, study.owners[first], study.owners[second], **given)
    return word_shift(study.by_article(), first, second, **given)


def asked(function: str) -> Callable[..., Any]:
    """Return the function that a question names: one of the rooms of questions, or "module:function" of a researcher's own."""
    module, _, name = (function if ":" in function else f"{ROOM}{function.replace('.', ':')}").partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found
