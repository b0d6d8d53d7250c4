"""Which lines `framing apply` does not measure: those in a language that the measure is not made for."""

from collections.abc import Callable

from analysis.measures.base import refusal
from analysis.tokens import Document
from analysis.verbs.writers import Json

NAMED = 5
UNVALUED: dict[str, Json] = {
    "target_tone": {"label": None, "value": None},
    "event_tone": {"value": None, "toward": []},
    "frames": {"frames": {}},
    "loaded": {"label": None, "value": None},
}
"""What says nothing, of the measures that say something of an empty text."""


class Refusing:
    """Say of each line why a measure leaves it out, "" where it does not, and keep count."""

    def __init__(self, measure: str) -> None:
        """Take the languages that the measure declares; one that declares none is made for English."""
        from analysis.measures import SHIPPED, find
        from analysis.measures.base import Measure

        self.measure = measure
        self.languages = (find(measure) if measure in SHIPPED else Measure).languages
        self.ids: list[str] = []
        self.count = 0

    def __call__(self, row: Json) -> str:
        """Return the reason, by the line's `language`, or by its text where it has none and is clearly not English."""
        from analysis.documents.read import language
        from analysis.imports.rules import language_code

        said = row.get("language")
        said = said.strip() if isinstance(said, str) else ""
        told = language_code(said) or said or language(row["text"])
        if told in self.languages:
            return ""
        self.count += 1
        self.ids += [str(row["id"])] if len(self.ids) < NAMED else []
        return refusal(self.measure, self.languages, told)

    def empty(self, write: Callable[[Document, Json], Json], document: Document, row: Json) -> Json:
        """Return the measure's result for nothing; `document` is an empty one."""
        return UNVALUED[self.measure] if self.measure in UNVALUED else write(document, row)

    def told(self) -> str:
        """Return the warning, "" where every line was measured."""
        if not self.count:
            return ""
        named = ", ".join(self.ids) + (", …" if self.count > len(self.ids) else "")
        return (
            f"apply: {self.count} not measured, the line says why in `refused` (id {named}): {self.measure} is made for "
            f'{", ".join(sorted(self.languages))}; where a line is wrongly left out, write "language": "en" in it'
        )
