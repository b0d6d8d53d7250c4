"""framing cite: one result as a sentence and as references."""

from collections.abc import Callable

from analysis.corpus import Corpus
from analysis.results.citation import STYLES, cited, labels_of, sentence
from analysis.results.macros import macro_names
from analysis.results.result import Result
from analysis.results.shelf import gather, nearest
from analysis.tables import CorpusError


def cite(corpus: Corpus, key: str = "", style: str = "", say: Callable[[str], None] = print) -> Result | None:
    """Say how a result is cited, in all styles or in one; without a key list all keys with their values.

    Raises CorpusError for an unknown key, with the nearest ones, and where no results were made.
    """
    results = gather(corpus.build)
    level = float(corpus.plan.get("intervals", {}).get("level", 0.95))
    if not key:
        for one in results.values():
            say(f"{one.key}\t{one.value:.{one.digits}f}\t{one.digest}")
        return None
    if key not in results:
        raise CorpusError(f"no result has the key {key!r}; {nearest(key, results)}")
    one, macro = results[key], macro_names(results)[key]
    labels = labels_of(corpus)
    if not style:
        say(sentence(one, level, labels))
    for name in (style,) if style else STYLES:
        told = cited(one, name, macro, level, labels)
        say(told if style else f"\n{name}:\n{told}")
    return one
