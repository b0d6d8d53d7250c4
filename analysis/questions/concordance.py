"""Where does a pattern stand, and in what company?"""

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any
from zlib import crc32

from analysis.study import Study
from analysis.tables import CorpusError

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ["label", "article", "sentence", "left", "match", "right"]
SORTS = ("place", "match", "left", "right")


def concordance(
    study: Study, pattern: str, width: int = 60, *, sort: str = "place", blind: bool = False, seconds: float = 5.0
) -> "pd.DataFrame":
    """Return every place where a regular expression matches inside a sentence: left, match, right; needs the texts.

    Case does not count, and a straight apostrophe or quotation mark finds a curly one; slashes around a pattern, as on the
    evidence page, are no part of it. Left and right reach at most `width` characters and never beyond the sentence. `sort` is by place, match, left (from the match backwards) or right. `blind` hides whose text it is: labels and ids become "text 1",
    "text 2" …, in an order that tells nothing; otherwise the label tells of an article that is not measured. Raises CorpusError for a broken pattern and for one that is not done
    within `seconds`.
    """
    import pandas as pd

    if sort not in SORTS:
        raise CorpusError(f"concordance: no order is called {sort!r}; write one of {', '.join(SORTS)}")
    try:
        wanted = re.compile(_typed(pattern), re.IGNORECASE)
    except re.error as error:
        raise CorpusError(f"concordance: pattern {pattern!r}, character {error.pos}: {error.msg}; mend it") from None
    with _within(seconds, pattern) as check:
        rows = []
        for article, sentence in study["sentences"][["article", "sentence"]].itertuples(index=False):
            check()
            rows += [(article, sentence + 1, *parts) for parts in _matches(wanted, study, article, sentence, width)]
    found = pd.DataFrame(rows, columns=COLUMNS[1:])
    hidden = _hidden(study) if blind else {}
    labels = {a: f"{label} (not measured)" if a in study.refused else label for a, label in study.labels.items()}
    found.insert(0, "label", found["article"].map(hidden or labels))
    if blind:
        found["article"] = found["label"]
    return _sorted(found, sort, blind)


def _typed(pattern: str) -> str:
    """Return the pattern without slashes around it, in which marks as a keyboard types them also stand for the printed ones."""
    pattern = pattern[1:-1] if len(pattern) > 2 and pattern[0] == pattern[-1] == "/" else pattern
    return pattern if "[" in pattern else pattern.replace("'", "['’‘]").replace('"', '["“”„]')


def _matches(
    wanted: "re.Pattern[str]", study: Study, article: str, sentence: int, width: int
) -> Iterator[tuple[str, ...]]:
    text = study.passage(article, sentence)
    for match in wanted.finditer(text):
        if match.group():
            left, right = text[max(0, match.start() - width) : match.start()], text[match.end() : match.end() + width]
            yield left, match.group(), right


def _hidden(study: Study) -> dict[str, str]:
    """Return article → "text n", numbered in an order that depends on nothing that can be seen."""
    order = sorted(study.labels, key=lambda article: crc32(f"blind {article}".encode()))
    return {article: f"text {number + 1}" for number, article in enumerate(order)}


def _sorted(found: "pd.DataFrame", sort: str, blind: bool) -> "pd.DataFrame":
    if sort == "place" and not blind:
        return found
    if sort == "place":
        number = found["label"].str.removeprefix("text ").astype(int)
        return found.assign(_by=number).sort_values(["_by", "sentence"], kind="stable", ignore_index=True)[COLUMNS]
    by = found[sort].str.casefold().str.strip()
    if sort == "left":
        by = by.map(lambda left: " ".join(reversed(left.split())))
    return found.assign(_by=by).sort_values(["_by", "match"], kind="stable", ignore_index=True)[COLUMNS]


@contextmanager
def _within(seconds: float, pattern: str) -> "Iterator[Any]":
    """Give a function that raises once the time is over; where the system has alarms, one long match is broken off too."""
    end = monotonic() + seconds

    def over(*_: object) -> None:
        raise CorpusError(
            f"concordance: pattern {pattern!r} is not done after {seconds:g} s; repeats inside repeats take that long, "
            "write them once"
        )

    alarmed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGALRM, over) if alarmed else None
    if alarmed:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield lambda: over() if monotonic() > end else None
    finally:
        if alarmed:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
