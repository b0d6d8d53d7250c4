"""A reporting clause put in beside a quotation: when it reports the quotation and nothing else."""

from analysis.speech.clauses import wordless
from analysis.speech.marks import Pair
from analysis.speech.reading import Reading
from analysis.speech.records import Span
from analysis.speech.syntax import Claim


def said_alone(reading: Reading, claim: Claim) -> list[Span]:
    """Return the quotation beside a clause put in where it reports no more: “…,” he said, but the rain went on."""
    tree, verb, text = claim.tree, claim.cue[0], reading.text
    before = max((token for token in claim.tokens if token < verb), default=-1)
    after = min((token for token in claim.tokens if token > verb), default=-1)
    left = reading.pairs_between(tree.start[before], tree.stop[before]) if before >= 0 else []
    right = reading.pairs_between(tree.start[after], tree.stop[after]) if after >= 0 else []
    whole = [pair for pair in left if wordless(text, reading.sentence_at(pair.start)[0], pair.start)]
    ahead = [pair for pair in right if text[max(0, pair.start - 3) : pair.start].rstrip()[-1:] in (",", ":")]
    if left:
        alone = [*whole, *ahead] if whole else _led_up(reading, left[-1], claim)
    else:
        alone = [pair for pair in ahead[:1] if text[pair.inner_start].isupper()]
    return [(pair.start, pair.stop) for pair in alone]


def _led_up(reading: Reading, pair: Pair, claim: Claim) -> list[Pair]:
    """Return the quotation right before the clause that a colon or dash sets off: went through the rules: “…,” he said."""
    text, opener = reading.text, reading.text[pair.inner_start]
    first = claim.tree.start[min(claim.cue[0], claim.speaker[0] if claim.speaker else claim.cue[0])]
    led = text[max(0, pair.start - 3) : pair.start].rstrip()[-1:] in tuple(":—–-")
    return [pair] if led and opener.isupper() and wordless(text, pair.stop, first) else []
