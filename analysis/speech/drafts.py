"""An attribution under construction."""

import re
from dataclasses import dataclass, field

from analysis.speech.records import Span, Stance
from analysis.speech.syntax import Claim
from analysis.speech.trees import Tree

_CORE = frozenset(("that", "aside", "like", "to"))
_WORD = re.compile(r"[^\W_]")


@dataclass(slots=True)
class Draft:
    """What the rules know so far: spans of content, cue, speaker mention and how sure the speaker is."""

    spans: list[Span]
    cue: Span | None = None
    speaker: Span | None = None
    stance: Stance = "neutral"
    sure: float = 0.9
    tree: Tree | None = None
    head: int = -1
    frame: str = ""
    card: str = ""
    denied: bool = False
    pairs: list[int] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Return where the content begins."""
        return self.spans[0][0]

    @property
    def stop(self) -> int:
        """Return where the content ends."""
        return self.spans[-1][1]

    def reach(self) -> int:
        """Return the last position of content, cue or speaker."""
        return max(self.stop, *(span[1] for span in (self.cue, self.speaker) if span), self.stop)


def from_claim(claim: Claim, text: str) -> Draft:
    """Turn token numbers into spans of the text; pieces parted by punctuation alone are one span."""
    tree = claim.tree
    spans: list[Span] = []
    numbers = sorted(claim.tokens)
    for token in numbers:
        start, stop = tree.start[token], tree.stop[token]
        if spans and (start == spans[-1][1] or _WORD.search(text, spans[-1][1], start) is None):
            spans[-1] = (spans[-1][0], stop)
        else:
            spans.append((start, stop))
    spans = [span for span in (trim(text, *span) for span in spans) if span[0] < span[1]]
    first, last = claim.cue
    speaker = (tree.start[claim.speaker[0]], tree.stop[claim.speaker[1]]) if claim.speaker else None
    stance: Stance = claim.card.stance
    cue, card = (tree.start[first], tree.stop[last]), claim.card
    denied = card.part == "verb" and claim.frame not in _CORE and tree.child(first, "neg") >= 0
    return Draft(spans, cue, speaker, stance, 0.9, tree, claim.head, claim.frame, card.cue, denied)


def trim(text: str, start: int, stop: int) -> Span:
    """Leave out punctuation and white space at both ends, but keep quotation marks and brackets' insides."""
    while start < stop and (text[start].isspace() or text[start] in ",;:.–—-"):
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in ",;:–—-."):
        stop -= 1
    return start, stop
