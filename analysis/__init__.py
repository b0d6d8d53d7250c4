"""Compare how several outlets told the same event.

The names that a notebook needs, each loaded when it is first asked for:

>>> from analysis import open_study, positions
"""

from importlib import import_module
from typing import Any

_FACE = {
    "analysis.study": ("open_study", "uncorrected"),
    "analysis.own_tables": ("measure_table", "documents_from"),
    "analysis.showing": ("answer", "notice", "reading", "show"),
    "analysis.drawing": ("draw_table", "keep_figure", "validated"),
    "analysis.results.keep": ("keep", "keep_articles"),
    "analysis.figures": ("draw_curve", "draw_grid", "draw_intervals", "draw_rankings", "draw_shares", "draw_strips"),
    "analysis.questions.corpus": ("articles", "articles_answer", "cleaning", "shared_copy", "shared_copy_reading"),
    "analysis.questions.wording": ("linked",),
    "analysis.questions.tone": ("tone_answer", "tone_by_zone", "tone_passages", "tones"),
    "analysis.questions.targets": ("target_passages", "target_tones", "targets_answer"),
    "analysis.questions.terms": (
        "frequent_terms",
        "key_terms",
        "sentences_with",
        "term_counts",
        "terms_by_voice",
        "terms_answer",
        "ties_told",
    ),
    "analysis.questions.markers": (
        "hits",
        "marker_rates",
        "markers_answer",
        "markers_caption",
        "most_frequent",
        "poles",
        "read_by_eye",
        "read_by_eye_answer",
    ),
    "analysis.questions.echoes": ("carried", "echoed", "echoes", "echoes_answer", "heard_answer", "heard_elsewhere"),
    "analysis.questions.voices": (
        "attributions",
        "not_heard",
        "own_shares",
        "speakers",
        "stances",
        "voice_shares",
        "voices_answer",
    ),
    "analysis.questions.omission": (
        "contradictions",
        "contradictions_answer",
        "fact_pages",
        "fact_recall",
        "facts_caption",
        "omissions",
        "omissions_answer",
    ),
    "analysis.questions.reading": ("readability", "readability_answer"),
    "analysis.questions.together": (
        "codebook",
        "likeness_caption",
        "likeness_square",
        "likeness_table",
        "overview",
        "rows_answer",
        "together_answer",
    ),
    "analysis.questions.concordance": ("concordance",),
    "analysis.questions.shifts": ("shift_answer", "warmest_and_coldest", "word_shift"),
    "analysis.questions.doubt": (
        "choices_table",
        "curve",
        "decision_shares",
        "failed_answer",
        "outlets_tested",
        "place_columns",
        "place_links",
        "shares_answer",
        "specifications",
        "without_families",
    ),
    "analysis.questions.order": ("doubt_answer", "ends_answer", "order_survives", "unplaced"),
    "analysis.questions.pairs": ("differences_answer", "drawn_differences", "pair_links", "place_differences"),
    "analysis.questions.outlets": ("compared_places", "copies_told", "outlet_places", "outlets_caption", "satire_told"),
    "analysis.questions.human_order": ("against_reading", "against_reading_answer"),
    "analysis.questions.position": (
        "axis_caution",
        "contributions",
        "how_placed",
        "positions",
        "positions_answer",
        "positions_caption",
        "scope",
        "two_axes",
    ),
    "analysis.questions.pulls": ("at_the_ends", "pulls_caption", "resting", "strongest"),
}
_WHERE = {name: module for module, names in _FACE.items() for name in names}
__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    """Load a name of the face when it is first asked for."""
    if name not in _WHERE:
        raise AttributeError(f"module 'analysis' has no name {name!r}; it has {', '.join(__all__)}")
    found = getattr(import_module(_WHERE[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
