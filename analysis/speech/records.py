"""What the attribution of one text consists of."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["direct", "indirect", "mixed"]
Use = Literal["speech", "document"]
Stance = Literal["neutral", "endorsing", "distancing", "emotive"]
MarkUse = Literal["scare", "title"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names a speaker or a cue: code points, half open."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """One attribution: what is said, by whom, and how it is introduced.

    `spans` are the pieces of what is said, in order, quotation marks included. `name` is the longest name the
    article gives for the speaker, "" when it does not resolve. `confidence` (0 to 1) tells how sure the speaker is.
    `reported` is False for a wish or plan that nobody is reported to have uttered ("is keen to sell"): its words are own voice.
    """

    spans: tuple[Span, ...]
    kind: Kind
    use: Use = "speech"
    speaker: Mention | None = None
    name: str = ""
    role: str = ""
    confidence: float = 0.0
    cue: Mention | None = None
    stance: Stance = "neutral"
    reported: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """Words in quotation marks that nobody is reported to say: distance (scare) or a name (title)."""

    start: int
    stop: int
    use: MarkUse


@dataclass(frozen=True, slots=True)
class Speech:
    """Every quotation and every mark of one text, in reading order.

    `quoted` is what stands between the outermost quotation marks, the marks included; None where that was not looked at.
    """

    quotations: tuple[Quotation, ...] = field(default=())
    marks: tuple[Mark, ...] = field(default=())
    quoted: tuple[tuple[int, int], ...] | None = field(default=None, compare=False, repr=False)
