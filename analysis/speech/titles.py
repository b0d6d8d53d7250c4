"""What quotation marks mean where nobody is reported to say the words: a title or distance."""

import re

from analysis.speech.marks import Pair
from analysis.speech.reading import Reading
from analysis.speech.records import MarkUse

_WORK = (
    r"act|agreement|album|alley|anthem|article|award|ballad|bill|book|bridge|campaign|concert|contract|convention|"
    r"corridor|declaration|documentary|drama|episode|essay|exhibition|festival|film|forum|headlined?|highway|hymn|"
    r"initiative|law|magazine|memoir|mission|missile|motorway|movie|museum|musical|newspaper|novel|operation|op-ed|"
    r"painting|pact|park|pipeline|plan|play|poem|podcast|programme?|project|road|route|school|series|show|"
    r"single|song|square|street|strategy|summit|system|theme|treat(?:y|ies)|titled|entitled|named|(?<!so-)called|"
    r"drone|submarine|ship|vessel|rocket|satellite|club|team|party|movement|station|channel"
)
_BEFORE = re.compile(rf"\b(?:{_WORK})s?\s*(?:,|:|on|of the|on the)?\s*$", re.I)
_WITHIN = re.compile(
    r"\b(?:Declaration|Treaty|Agreement|Pact|Accord|Convention|Protocol|Charter|Memorandum)\s(?:on|of|for|to)\b"
    r"(?:\s(?!(?:is|are|was|were|will|would|has|have|had|says?|said|states?|that|which|who)\b)[\w’'-]+)*\s$"
)
_AFTER = re.compile(rf"^\s*(?:{_WORK})s?\b", re.I)
_LITTLE = frozenset("a an and as at by for from in nor of on or the to vs with -".split())


def mark_use(reading: Reading, pair: Pair) -> MarkUse:
    """Return title for the name of a work, treaty, place or programme, scare for distance."""
    inner = reading.text[pair.inner_start : pair.inner_stop]
    _, stop = reading.sentence_at(pair.start)
    if follows_work(reading, pair) or _AFTER.match(reading.text[pair.stop : min(stop, pair.stop + 60)]):
        return "title"
    words = [word for word in re.findall(r"[^\s–—-]+", inner) if word.lower() not in _LITTLE]
    capital = sum(not word[:1].islower() for word in words)
    return "title" if words and capital == len(words) and (len(words) > 1 or inner[:1].isupper()) else "scare"


def follows_work(reading: Reading, pair: Pair) -> bool:
    """Tell whether a work, treaty, place or programme is named right before the quotation marks."""
    lead = reading.text[max(reading.sentence_at(pair.start)[0], pair.start - 160) : pair.start]
    return _BEFORE.search(lead, len(lead) - 40) is not None or _WITHIN.search(lead) is not None
