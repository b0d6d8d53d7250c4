"""The report on sheets that came back: agreement of coders, confusion, and shares corrected for the measure's errors."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from analysis.coding.key import Key, texts_of
from analysis.coding.returned import Returned

if TYPE_CHECKING:
    import pandas as pd

    from analysis.comparisons.estimates import Answer
    from analysis.study import Study

Json = dict[str, Any]
Measured = Callable[[Sequence[Json]], Sequence[Json]]
TONE = ("neg", "neu", "pos")
NEUTRAL = 0.05


def agreement(key: Key, returned: Returned) -> str:
    """Return who coded what, Krippendorff's alpha with its interval, and the confusion of the coders."""
    lines = [f"# {key.key}: {key.book.question}", ""]
    lines += [f"{len(returned.by_unit)} of {len(key.drawn)} units coded by {', '.join(returned.coders)}; {returned.twice} by two or more.", ""]  # fmt: skip
    lines += [f"- Krippendorff's alpha, {level}: {_shown(answer)}" for level, answer in returned.alphas().items()]
    if returned.twice:
        lines += ["", "Coders against each other (each pair counted both ways):", "", *_table(returned.confusion())]
    return "\n".join(lines)


def corrections(study: "Study", key: Key, returned: Returned, rows: Sequence[Json], measured: Measured) -> str:
    """Return, by outlet, the shares of codes that the measure finds and those corrected for its known errors.

    `rows` are gold lines; the measure is run on them and on everything that might have been drawn. "" for tasks whose
    codes are no shares of units (marked words, the tone toward the event).
    """
    from analysis.coding.draw import population
    from analysis.comparisons.misclassification import confusion, corrected

    if key.task not in ("sentence_tone", "target_tone", "loaded", "frames"):
        return ""
    texts, places = texts_of(study), population(study, key.book.unit)
    everything = [{"id": str(i), "text": texts[p.article][p.start : p.stop], "start": p.about[0], "end": p.about[1]} for i, p in enumerate(places)]  # fmt: skip
    found_here, found_all = measured(rows), measured(everything)
    parts = [f"\n## {key.task}: shares by outlet, corrected\n"]
    frames = [value for value in key.book.values if value != "none"] if key.task == "frames" else [""]
    for frame in frames:
        values = TONE if key.task in ("sentence_tone", "target_tone") else ("0", "1")
        table = _coded(returned, rows, found_here, frame)
        shares = _shares([p.outlet for p in places], [_found(one, frame) for one in found_all], values)
        parts += [f"Coders (rows) and measure (columns){f', {frame}' if frame else ''}:", ""]
        parts += [*_table(confusion(list(table["coded"]), list(table["found"]), values)), ""]
        parts += [*_table(_rounded(corrected(table, shares, values))), ""]
    return "\n".join(parts)


def _coded(returned: Returned, rows: Sequence[Json], found: Sequence[Json], frame: str) -> "pd.DataFrame":
    import pandas as pd

    told = []
    for row, one in zip(rows, found, strict=True):
        coded = returned.decided(row["id"], frame)
        coded = TONE[1 + (float(coded) > 0) - (float(coded) < 0)] if "tone" in row else coded
        told.append((row["outlet"], coded, _found(one, frame), row["weight"]))
    return pd.DataFrame(told, columns=["outlet", "coded", "found", "weight"])


def _found(one: Json, frame: str) -> str:
    """Return the measure's answer as a code; a tone within ±.05 is neutral."""
    if frame:
        return str(int(one["frames"][frame] >= 0.5))
    if "label" in one:
        return str(one["label"])
    value = one["value"] or 0.0
    return TONE[1 + (value >= NEUTRAL) - (value <= -NEUTRAL)]


def _shares(outlets: Sequence[str], found: Sequence[str], values: Sequence[str]) -> dict[str, dict[str, float]]:
    counts: dict[str, dict[str, float]] = {outlet: dict.fromkeys(values, 0.0) for outlet in dict.fromkeys(outlets)}
    for outlet, value in zip(outlets, found, strict=True):
        counts[outlet][value] += 1
    return {outlet: {v: n / sum(own.values()) for v, n in own.items()} for outlet, own in counts.items()}


def _shown(answer: "Answer") -> str:
    from analysis.comparisons.estimates import Estimate

    if isinstance(answer, Estimate):
        return f"{answer.value:.3f} [{answer.low:.2f}, {answer.high:.2f}], {answer.n} units"
    return f"not estimable: {answer.reason}"


def _rounded(table: "pd.DataFrame") -> "pd.DataFrame":
    kept = table[
        ["outlet", "value", "found", "corrected_value", "corrected_low", "corrected_high", "errors", "corrected_reason"]
    ]
    return kept.rename(columns=lambda name: name.removeprefix("corrected_") if name != "corrected_value" else "corrected").set_index("outlet").round(3)  # fmt: skip


def _table(table: "pd.DataFrame") -> list[str]:
    head = [str(table.index.name or ""), *map(str, table.columns)]
    rows = [[str(index), *("" if cell != cell else str(cell) for cell in row)] for index, row in zip(table.index, table.itertuples(index=False), strict=True)]  # fmt: skip
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
