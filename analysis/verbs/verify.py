"""framing verify: measure anew and compare with the published tables."""

import json
from collections import Counter
from collections.abc import Callable

from analysis.corpus import Corpus
from analysis.line import measure
from analysis.published import Difference, differences, provenance, publishable, read_published
from analysis.results.changes import Change, changes, unmatched
from analysis.results.shelf import made_without_texts
from analysis.tables import CorpusError

UNMATCHED = (
    "published results are not in the last report and were not compared (another parameter in a notebook, or one notebook alone)",
    "results of the last report were never published: nothing to compare them with (`framing publish` writes them)",
)

WITHOUT = (
    "the last report was made without the texts, so its results were not compared: run `framing report`, then "
    "`framing verify` again"
)


def verify(corpus: Corpus, say: Callable[[str], None] = print, shown: int = 20) -> bool:
    """Tell whether the tables made from the texts are the published ones to 1e-9, naming each table, row and cause."""
    if not corpus.has_texts():
        raise CorpusError(f"{corpus.path('texts')}: verify needs the texts; add them with `framing add PATH`")
    published = read_published(corpus)
    measure(corpus, say)
    made = publishable(corpus.build)
    found = [difference for name in made for difference in differences(made[name], published[name], name)]
    for name, table in made.items():
        count = sum(difference.table == name for difference in found)
        say(
            f"verify: {name}: {len(table)} rows, {count} differ"
            if count
            else f"verify: {name}: {len(table)} rows agree"
        )
    moved = list(changes(corpus))
    _explain(found, corpus, say, shown)
    _tell(moved, corpus, say, shown)
    if made_without_texts(corpus.build):
        say(f"verify: {WITHOUT}")
    for keys, what in zip(unmatched(corpus), UNMATCHED, strict=True):
        if keys:
            say(f"verify: {len(keys)} {what}, such as {keys[0]}")
    return not found and not moved


def passages(corpus: Corpus, say: Callable[[str], None] = print) -> bool:
    """Tell whether every number of the last report is the same to 1e-9 when it is counted again from its passages alone.

    That is every result, and every cell of the kept tables whose rows have no key. A table that no question is known to make
    is named, and fails.
    """
    from analysis.results.shelf import gather, questions_of, unkeyed
    from analysis.study import open_study
    from analysis.verbs.asked import ASKED, Question
    from analysis.verbs.recount import recounted, recounted_cells

    study, results = open_study(corpus.root), gather(corpus.build).values()
    questions = {**ASKED, **{name: Question(told) for name, told in questions_of(corpus.build).items()}}
    counted = list(recounted(study, results, questions))
    cells = list(recounted_cells(study, unkeyed(corpus.build), questions))
    wrong = [one for one in (*counted, *cells) if not one.same]
    for one in wrong:
        say(f"verify: {one.key}: {one.why or f'{one.again} from its passages, {one.kept} kept'}")
    if not study.texts:
        say(
            "verify: the texts are not here: counted again from the published tables; what needs the words is not in this report"
        )
    for found, what in ((counted, "results"), (cells, "cells of tables without keys")):
        say(f"verify: {sum(one.same for one in found):,} of {len(found):,} {what} recounted from their passages")
    return not wrong


def _tell(moved: list[Change], corpus: Corpus, say: Callable[[str], None], shown: int) -> None:
    """Name each published result that changed, with what it read that is another now, or why its value moved."""
    for one in moved[:shown]:
        why = f"changed: {', '.join(one.read)}" if one.read else f"{one.told} ({'; '.join(left(corpus))})"
        by = " and ".join(one.causes) or "the same digest"
        say(f"verify: result {one.key}: {by}: {why}")
    if moved:
        kinds = Counter(cause for one in moved for cause in one.causes or ("platform, dependency or code",))
        say(f"verify: by cause: {', '.join(f'{kind} {count}' for kind, count in kinds.most_common())}")
        say(f"verify: {len(moved)} published results changed{'; see all with --all' if len(moved) > shown else ''}")


def _explain(found: list[Difference], corpus: Corpus, say: Callable[[str], None], shown: int) -> None:
    for difference in found[:shown]:
        say(f"verify: {difference.table}: {difference.row}: {difference.what}")
    if len(found) > shown:
        say(f"verify: and {len(found) - shown} more; see all with --all")
    if found:
        for cause in causes(corpus):
            say(f"verify: cause: {cause}")


def left(corpus: Corpus) -> list[str]:
    """Return what can have moved a value whose text, lexicons and specification are those published."""
    kinds = ("libraries:", "platform:", "code:", "none")
    return [cause for cause in causes(corpus) if cause.startswith(kinds)] or ["none that is recorded"]


def causes(corpus: Corpus) -> list[str]:
    """Return what differs between this run and the published one: text, lexicon, parameters, library, code, platform."""
    path = corpus.path("measurements") / "made.json"
    then = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    now = provenance(corpus)
    found = []
    for kind in ("corpus", "lexicons", "measures", "libraries", "platform"):
        for name in sorted({*now[kind], *(then.get(kind, {}) if kind == "libraries" else ())}):
            before, value = then.get(kind, {}).get(name, "nothing"), now[kind].get(name, "nothing")
            if value != before:
                shown = "" if kind in ("corpus", "lexicons") else f" ({before} published, {value} now)"
                found.append(f"{kind}: {name} changed{shown}")
    if now["code"] != then.get("code"):
        found.append("code: the analysis package changed")
    return found or ["none that is recorded: the platform's arithmetic, or a table edited by hand"]
