"""Lay rows of points and whiskers out in one panel, or in several that share their axes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analysis.figures import axes as ground
from analysis.figures import marks
from analysis.figures.columns import count, names, number
from analysis.figures.drawing import Drawing, breadth, broken, line, lines
from analysis.figures.strands import Strand, level, names_of
from analysis.figures.style import BODY, LEAST, SMALL, SOFT, Axis, Look, ink

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SWARM, GAP, NARROW, BESIDE, BETWEEN = 9.0, 2.4, 24.0, 2.0, 6.0
LEAST_DATA = 0.36
"""Share of the width that the marks keep; where names would leave less, they head their rows."""
ROOMY = 18
"""So many rows have their names above their marks; more have them in a column at the left."""


@dataclass
class Sheet:
    """The plan of one figure: what stands where, in millimetres, before anything is drawn."""

    rows: "pd.DataFrame"
    axis: Axis
    given: Mapping[str, Look]
    width: int
    facets: dict[str, list[Strand]] = field(default_factory=dict)
    dot: float = 0.0

    def drawn(self, title: str, caption: str, note: str) -> "Figure":
        """Return the figure with its heading and note."""
        self.room = self.width - 4.0
        self.facets = {facet: list(self._strands(facet)) for facet in names(self.rows["facet"])}
        every = [strand for strands in self.facets.values() for strand in strands]
        self.many = len(self.facets) > 1
        plain = not any(strand.group or len(strand.rows) != 1 for strand in every)
        self.above = plain and not self.many and len(every) <= ROOMY
        valued = self.rows[self.rows["value"].notna()]
        self.known = bool(len(valued)) or self.axis.limits is not None
        self.ends = ground.reach([value for name in ("value", "low", "high") for value in valued[name]], self.axis)
        self._share_width(every)
        for strand in every:
            self._fit(strand)
        level(self.facets.values())
        self.tall = max(self._stacked(strands) for strands in self.facets.values())
        named = self.axis.reference is not None and bool(self.axis.reference_words)
        self.lift = line(LEAST) + 0.5 if named else 0.0
        head = self.lift + (line(BODY) + 1.5 if any(self.facets) else 0)
        inner = replace(self.axis, words="", ends=("", "")) if self.many else self.axis
        each = head + self.tall + ground.foot(inner, self.data)
        down = -(-len(self.facets) // self.across)
        under = line(SMALL) + 2 if self.many and ground.in_words(self.axis) else 0
        drawing = Drawing(self.width, down * each + (down - 1) * BETWEEN + under, title, caption, note)
        for turn, (facet, strands) in enumerate(self.facets.items()):
            left = self.left + (turn % self.across) * (self.data + self.tail + BETWEEN)
            top = (turn // self.across) * (each + BETWEEN) + head
            self._panel(drawing, left, top, facet, strands, inner)
            if not self.above and turn % self.across == 0:
                self._names(drawing, top, strands)
        if under:
            text = broken(ground.in_words(self.axis), self.room - self.left, SMALL, most=1)
            drawing.write(self.left, down * each + (down - 1) * BETWEEN + 2, text, size=SMALL, color=SOFT)
        return drawing.figure

    def _strands(self, facet: str) -> Iterator[Strand]:
        """Yield a strand for every label and group of the whole table, so that panels share their rows."""
        here = {key: list(rows.itertuples()) for key, rows in self.rows.groupby(["facet", "label", "group"])}
        groups = names(self.rows["group"])
        pairs = set(zip(self.rows["label"], self.rows["group"], strict=True))
        colours = dict(zip(self.rows["label"], self.rows["colour"], strict=True))
        for label in names(self.rows["label"]):
            for turn, group in enumerate(groups):
                if (label, group) in pairs:
                    look = self.given.get(colours[label], Look())
                    strand = Strand(label, group, turn, look, here.get((facet, label, group), []))
                    self._tell(strand)
                    yield strand

    def _tell(self, strand: Strand) -> None:
        """Say in words what the marks of a strand cannot."""
        known = [row for row in strand.rows if row.value == row.value]
        if len(strand.rows) > 1:
            lost = len(strand.rows) - len(known)
            strand.tail = f"{len(known):,} values" + (f", {lost:,} cannot be estimated" if lost else "")
            strand.height = min(SWARM + len(known) / 50, 26)
        elif known:
            row = known[0]
            strand.value = number(row.value, self.axis.digits, self.axis.percent)
            bare = not row.estimable or row.low != row.low or row.high != row.high
            strand.tail = " · ".join(part for part in ("no interval" * bare, count(row.n)) if part)
        elif strand.rows:
            row = strand.rows[0]
            strand.told = "cannot be estimated" + (f": {row.reason}" if row.reason else "")
            strand.tail = count(row.n)

    def _share_width(self, every: list[Strand], headed: bool = False) -> None:
        """Share the width out: names (`headed`: they head their rows), groups, then for each facet marks and numbers."""
        self.names = self.groups = self.values = self.tail = 0.0
        self.headed = headed
        if not self.above:
            names = 0.0 if headed else max(breadth(s.label, BODY, bold=True) for s in every) + 0.5
            self.names = min(names, 0.3 * self.room)
            self.groups = min(max(breadth(s.group, SMALL) for s in every), (0.35 if headed else 0.2) * self.room)
            self.values = 0.0 if self.many else max(breadth(s.value, LEAST) for s in every)
            self.tail = min(max(breadth(s.tail, LEAST) for s in every) + 0.2, 0.2 * self.room)
            self.tail += (self.values + BESIDE if self.values else 0) + (BESIDE if self.tail else 0)
        self.gutter = marks.GUTTER if not self.many and any(strand.told for strand in every) else 0.0
        self.left = sum(part + BESIDE for part in (self.names, self.groups) if part)
        self.left += 0 if self.gutter or self.left else ground.OVERHANG
        free = self.room - self.left
        self.across = max(1, min(len(self.facets), int((free + BETWEEN) // (NARROW + self.tail + BETWEEN))))
        self.data = (free + BETWEEN) / self.across - self.tail - BETWEEN
        self.data -= max(0.0, ground.OVERHANG - self.tail)
        if self.groups and not headed and not self.many and self.data < LEAST_DATA * self.room:
            self._share_width(every, headed=True)

    def _fit(self, strand: Strand) -> None:
        """Break the words that stand for a mark, and make room for their lines."""
        if self.many and self.data < 2 * NARROW:
            strand.told = strand.told.split(":")[0]
        free = self.data - self.gutter + (self.values + BESIDE if self.values else 0)
        strand.told = broken(strand.told, free, SMALL) if strand.told else ""
        strand.height = max(strand.height, lines(strand.told) * line(SMALL) + 1)

    def _stacked(self, strands: list[Strand]) -> float:
        """Set the top and height of every strand, all of a label beside its name; return the height of the panel."""
        top = 1.0
        gap = GAP if len(strands) <= 30 else 0.5
        for label in names_of(strands):
            block = [strand for strand in strands if strand.label == label]
            tall = sum(strand.height for strand in block)
            name = self._name(block[0])
            if self.above or self.headed:
                top += lines(name) * line(BODY) + 0.6
                room = tall
            else:
                room = max(tall, lines(name) * line(BODY))
            at = top + (room - tall) / 2
            for strand in block:
                strand.top = at
                at += strand.height
            top += room + gap
        return top - gap + 1.5

    def _name(self, strand: Strand) -> str:
        beside = max(self.data - breadth(strand.both, SMALL) - 3, 0.4 * self.data)
        column = self.room if self.headed else self.names
        return broken(strand.label, beside if self.above else column, BODY, bold=True)

    def _panel(self, drawing: Drawing, left: float, top: float, facet: str, strands: list[Strand], axis: Axis) -> None:
        """Draw one facet: axis, marks, and the words that stand at the marks."""
        place = (left, top, self.data, self.tall)
        panel = ground.lay(drawing, place, self.ends, axis, self.gutter, blank=not self.known)
        ground.write_foot(drawing, left, top + self.tall, self.data, axis)
        ground.write_reference(drawing, panel, left, top - 0.5, self.data, axis)
        if facet:
            name = broken(facet, self.data + self.tail, BODY, bold=True, most=1)
            drawing.write(left, top - 1 - self.lift, name, weight="bold", va="bottom")
        for strand in strands:
            self._marks(drawing, panel, strand)
            middle = top + strand.middle
            if strand.told:
                x = left + self.gutter
                drawing.write(x, middle, strand.told, SMALL, "center", color=SOFT, ground=True)
            if self.above:
                self._write_above(drawing, panel, left, top, strand)
            else:
                x = left + self.data + BESIDE + self.values
                drawing.write(x, middle, strand.value if self.values else "", LEAST, "center", color=SOFT, ha="right")
                x += BESIDE if self.values else 0
                tail = broken(strand.tail, left + self.data + self.tail + 0.1 - x, LEAST)
                drawing.write(x, middle, tail, LEAST, "center", color=SOFT)

    def _marks(self, drawing: Drawing, panel: "Axes", strand: Strand) -> None:
        known = [row for row in strand.rows if row.value == row.value]
        if len(strand.rows) > 1:
            places = [ground.across(drawing, panel, row.value) for row in known]
            at = (strand.middle, strand.height - 0.5)
            marks.swarm(panel, known, places, at, strand.look, strand.turn, self._dot())
        elif known:
            marks.point(panel, known[0], strand.middle, strand.look, strand.turn)
        elif strand.rows and self.gutter:
            low, high = panel.get_xlim()
            marks.empty(panel, low + (high - low) * (marks.POINT / 2 / self.data), strand.middle)

    def _dot(self) -> float:
        """Return one size of dot for all swarms of the figure: the one that suits the fullest."""
        if not self.dot:
            low, high = self.ends
            scale = (self.data - self.gutter) / (high - low)
            swarms = [strand for strands in self.facets.values() for strand in strands if len(strand.rows) > 1]
            held = [[scale * row.value for row in swarm.rows if row.value == row.value] for swarm in swarms]
            self.dot = min(marks.fitting(x, swarm.height - 0.5) for x, swarm in zip(held, swarms, strict=True))
        return self.dot

    def _write_above(self, drawing: Drawing, panel: "Axes", left: float, top: float, strand: Strand) -> None:
        """Write the name above the mark, as near to it as the panel's sides allow, and its numbers after it."""
        name = self._name(strand)
        last = breadth(name.split("\n")[-1], BODY, bold=True) + 1.5
        wide = max(breadth(name, BODY, bold=True), last + breadth(strand.both, SMALL))
        value = strand.rows[0].value
        at = 0.0 if value != value else ground.across(drawing, panel, value) - wide / 2
        at = left + max(0.0, min(at, self.data - wide))
        y = top + strand.top - 0.9
        drawing.write(at, y, name, va="baseline", weight="bold", color=ink(strand.look.colour), ground=True)
        drawing.write(at + last, y, strand.both, SMALL, "baseline", color=SOFT, ground=True)

    def _names(self, drawing: Drawing, top: float, strands: list[Strand]) -> None:
        """Write the names of labels and groups in their columns at the left."""
        for label in names_of(strands):
            block = [strand for strand in strands if strand.label == label]
            at = block[0].top if self.headed else (block[0].top + block[-1].top + block[-1].height) / 2
            side = "bottom" if self.headed else "center"
            drawing.write(0, top + at, self._name(block[0]), va=side, weight="bold", color=ink(block[0].look.colour))
            for strand in block:
                x = self.names + (BESIDE if self.names else 0) + self.groups
                group = broken(strand.group, self.groups + 0.1, SMALL, most=1)
                drawing.write(x, top + strand.middle, group, SMALL, "center", ha="right", color=SOFT)
