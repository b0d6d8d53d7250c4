"""Who said a quotation, told by the letters around it: a label, a signature, a name and a verb of speech."""

import re

from analysis.speech.clauses import WORD, length, wordless
from analysis.speech.cues import reports, stance_of
from analysis.speech.drafts import Draft
from analysis.speech.marks import Pair
from analysis.speech.names import split_title
from analysis.speech.nations import given_names
from analysis.speech.reading import Reading
from analysis.speech.records import Span
from analysis.speech.titles import mark_use

_NAMED = re.compile(r"((?:[A-Z][\w.’'-]*\s+(?:of |the |and )*){0,5}[A-Z][\w.’'-]*)(?:\s\([^()\n]{1,30}\))?\s*:\s*$")
_WHO = (
    r"(?:(?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w’'-]*(?:\s\d+)?|he|she|they|"
    r"(?:[Tt]he|[Oo]ne|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Tt]his)\s(?:[a-z-]+\s){0,2}[a-z-]+)"
)
_TAIL = re.compile(rf"\s?({_WHO})\s(?:\w+ly\s|often\s)?([a-z]+)\b(?=[.,;]|\s(?:to|in|on|at|of|as|with)\b)")
_LEAD = re.compile(
    rf"(?:^|[.,;]\s)({_WHO})\s([a-z]+)[,:]\s*\Z|(?:^|[.;]\s)([A-Z][a-z]+)\s({_WHO})[,:]\s*\Z", re.MULTILINE
)
_SIGNED = re.compile(r"\s*[-–—―]+\s*([A-Z][\w.’'-]+(?:[ ,]+(?:[A-Z][\w.’'-]*|of|the|and))*)[. ]*$", re.MULTILINE)
_UNDER = re.compile(
    r"[ \t\r]*\n\s*((?:[A-Z][\w.’'-]*\s){1,4}[A-Z][\w’'-]+(?:\s\([^()\n]{1,30}\))?)(?:,\s[^.!?:\n“”\"]{2,60})?[ \t\r]*$",
    re.MULTILINE,
)
_DASHES = ("-", "–", "—")


def labelled(reading: Reading, pair: Pair, dashed: bool = False) -> Draft | None:
    """Take a name and a colon before a quotation for its speaker, where they open the sentence or follow a dash; or only then."""
    first = max(reading.lines[reading.line_number(pair.start)][0], pair.start - 120)
    colon = reading.text[first : pair.start].rstrip().endswith(":")
    found = _NAMED.search(reading.text, first, pair.start) if colon else None
    if found is None:
        return None
    lead = reading.text[max(reading.sentence_at(pair.start)[0], pair.start - 200) : found.start(1)]
    behind = lead.rstrip().endswith(_DASHES)
    if behind or (not dashed and (len(WORD.findall(lead)) < 3 or lead.rstrip().endswith((" from", " by")))):
        return Draft([(pair.start, pair.stop)], (found.end(1), found.end(1) + 1), found.span(1), sure=0.8)
    return None


def named(reading: Reading, pair: Pair) -> Draft | None:
    """Take a name and a colon before a quotation, or a dash and a name after it, for its speaker."""
    return labelled(reading, pair) or bare(reading, pair) or _signed(reading, pair)


def _signed(reading: Reading, pair: Pair) -> Draft | None:
    signed = _SIGNED.match(reading.text, pair.stop)
    if signed and length(reading.text, pair) > 3:
        return Draft([(pair.start, pair.stop)], None, signed.span(1), sure=0.8)
    return _signed_below(reading, pair)


def _signed_below(reading: Reading, pair: Pair) -> Draft | None:
    """Find the name that stands alone, or with an office, on the line below a quotation that is a paragraph by itself."""
    line = reading.lines[reading.line_number(pair.start)]
    below = _UNDER.match(reading.text, pair.stop, pair.stop + 200) if line[0] == pair.start else None
    if below is None or length(reading.text, pair) < 4:
        return None
    words = below.group(1).split()
    title = split_title(words)
    person = title < len(words) and (title > 0 or words[0] in given_names())
    return Draft([(pair.start, pair.stop)], None, below.span(1), sure=0.7) if person else None


def bare(reading: Reading, pair: Pair) -> Draft | None:
    """Find a name and a verb of speech right beside a quotation by their letters.

    The parser misread them, or was not asked because nothing else stands there.
    """
    text = reading.text
    inside = not wordless(text, reading.sentence_at(pair.start)[0], pair.start)
    title = inside and mark_use(reading, pair) == "title"
    after = None if title else _TAIL.match(text, pair.stop, pair.stop + 120)
    if after and text[pair.inner_stop - 1] in ",?!" and reports(after.group(2)):
        sure = 0.8 if reading.tree_at(after.start(2)) else 0.9
        return _spelled(pair, after.span(1), after.span(2), after.group(2), sure)
    before = _LEAD.search(text, max(0, pair.start - 80), pair.start)
    for who, verb in ((1, 2), (4, 3)):
        if before and before.group(verb) and reports(before.group(verb).lower()):
            return _spelled(pair, before.span(who), before.span(verb), before.group(verb).lower())
    return None


def spelled_out(reading: Reading, start: int, stop: int) -> bool:
    """Tell whether a sentence is the end of a quotation and who said it in two or three words, which need no tree."""
    pairs = reading.pairs_between(start, stop)
    if len(pairs) != 1 or not wordless(reading.text, start, pairs[0].start):
        return False
    tail = _TAIL.match(reading.text, pairs[0].stop, stop)
    told = tail is not None and reading.text[tail.end() : stop].rstrip() == "." and reports(tail.group(2))
    return told and reading.text[pairs[0].inner_stop - 1] in ",?!"


def _spelled(pair: Pair, speaker: Span, cue: Span, form: str, sure: float = 0.8) -> Draft:
    return Draft([(pair.start, pair.stop)], cue, speaker, stance_of([form]), sure)
