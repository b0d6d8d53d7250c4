"""framing concordance: every place of a pattern with its company, said in lines or written as CSV."""

from collections.abc import Callable
from pathlib import Path

from analysis.corpus import Corpus
from analysis.questions.concordance import concordance
from analysis.study import open_study
from analysis.tables import CorpusError, guarded, whole


def lines(
    corpus: Corpus, pattern: str, target: Path | None = None, sort: str = "place", blind: bool = False,
    say: Callable[[str], None] = print,
) -> int:  # fmt: skip
    """Say one line a place, the matches under each other, or write them to a CSV file; return how many there are."""
    if not corpus.has_texts():
        raise CorpusError(f"{corpus.path('texts')}: a concordance needs the texts; add them with `framing add PATH`")
    found = concordance(open_study(corpus.root), pattern, sort=sort, blind=blind)
    if target is not None:
        with whole(target) as unfinished:
            guarded(found).to_csv(unfinished, index=False, lineterminator="\n", encoding="utf-8")
        say(f"concordance: {len(found)} places in {target}; it holds text of the articles: mind their terms")
        return len(found)
    for row in found.to_dict("records"):
        left, right = (" ".join(str(row[side]).split()) for side in ("left", "right"))
        say(f"{left[-50:]:>50} [{row['match']}] {right[:50]:<50} {row['label']}, sentence {row['sentence']}")
    say(f"concordance: {len(found)} places")
    return len(found)
