"""The token table: the words of many articles, column by column. Words one by one are views made of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from analysis.columns.views import Sentence, Word
from analysis.pieces import Pieces, cut, spread
from analysis.tables import ZONES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

Who = tuple[str, str, str, str]
NOBODY: Who = ("own", "", "", "")
Value = TypeVar("Value")


@dataclass(frozen=True, eq=False)
class Columns:
    """The words and sentences of a partition, one array a column; a word's place in them is its place in the partition.

    By word: `form` (a place in `forms`, which holds every form once), `piece` (the place of the piece that holds it), `start` and `stop` in its article, `begins`, its start in all texts put one after the other, `sentence` (a place
    among the sentences), `who` (a place in `whos`: voice, speaker, role, description), `quotation` (its number in the article, -1), `in_name`, `cue` (whether it introduces what somebody says). By sentence: `document` (a place in
    `texts`), `number` in its article, `zone` (a place in ZONES), `begin` and `end`. `pieces` is the cut between white space;
    `known` is the number of each form among all that were met in other texts as well.
    """

    texts: Sequence[str]
    pieces: Pieces
    forms: Sequence[str]
    known: "Array"
    form: "Array"
    piece: "Array"
    begins: "Array"
    start: "Array"
    stop: "Array"
    sentence: "Array"
    who: "Array"
    quotation: "Array"
    in_name: "Array"
    cue: "Array"
    whos: Sequence[Who]
    document: "Array"
    number: "Array"
    zone: "Array"
    begin: "Array"
    end: "Array"

    def told(self, function: "Callable[[list[str]], Array]") -> "Array":
        """Return what a function of forms tells of every different form, in the order of `forms`.

        It is asked about each form once in the life of the program: see Vocabulary.
        """
        return self.pieces.known.forms.told(function, self.known)

    def once(self, function: Callable[[str], Any], kind: str = "int64") -> "Array":
        """Return the function's value of each word's form; it is called once for each different form."""
        return self.unique(function, kind)[self.form]

    def unique(self, function: Callable[[str], Any], kind: str = "int64") -> "Array":
        """Return the function's value of every different form, in the order of `forms`."""
        import numpy as np

        return np.array([function(form) for form in self.forms], dtype=kind)

    def sum(self, values: "Array", by: "Array", size: int) -> "Array":
        """Return the sums of the words' values by group, 0 for a group without words; `by` gives each word's group."""
        import numpy as np

        kind = "int64" if values.dtype.kind in "bi" else "float64"
        return np.bincount(by, weights=values, minlength=size).astype(kind)

    @cached_property
    def first(self) -> "Array":
        """Return the place of each sentence's first word, and at the end the number of words."""
        import numpy as np

        return np.searchsorted(self.sentence, np.arange(len(self.document) + 1))

    @cached_property
    def bounds(self) -> "Array":
        """Return the place of each article's first sentence, and at the end the number of sentences."""
        import numpy as np

        return np.searchsorted(self.document, np.arange(len(self.texts) + 1))

    def span(self, document: int) -> tuple[int, int]:
        """Return the place of an article's first word, and the place after its last."""
        return int(self.first[self.bounds[document]]), int(self.first[self.bounds[document + 1]])

    @cached_property
    def numbers(self) -> "Array":
        """Return each word's number in its article."""
        import numpy as np

        at = self.first[self.bounds[:-1]]
        return np.arange(len(self.form)) - at[self.document[self.sentence]]

    @cached_property
    def segments(self) -> "Segments":
        """Return the segments: the words of one sentence, voice and speaker."""
        pairs = list(dict.fromkeys((voice, speaker) for voice, speaker, *_ in self.whos))
        index = {pair: number for number, pair in enumerate(pairs)}
        return _segments(self, [index[voice, speaker] for voice, speaker, *_ in self.whos], pairs)

    @cached_property
    def spoken(self) -> "Segments":
        """Return the segments told apart by the speaker's role and description as well."""
        return _segments(self, range(len(self.whos)), list(self.whos))

    def sentences(self, document: int) -> Iterator[Sentence]:
        """Return the sentences of one article with their words, one by one."""
        low, high = int(self.bounds[document]), int(self.bounds[document + 1])
        words, turns = self._words(low, high), (self.first[low : high + 1] - self.first[low]).tolist()
        spans = zip(self.number[low:high].tolist(), self.zone[low:high].tolist(), *self._ends(low, high), strict=True)
        for place, (number, zone, begin, end) in enumerate(spans):
            yield Sentence(number, ZONES[zone], begin, end, tuple(words[turns[place] : turns[place + 1]]))

    def _ends(self, low: int, high: int) -> tuple[list[int], list[int]]:
        return self.begin[low:high].tolist(), self.end[low:high].tolist()

    def _words(self, low: int, high: int) -> list[Word]:
        held = slice(int(self.first[low]), int(self.first[high]))
        columns = (self.start, self.stop, self.form, self.who, self.in_name, self.cue)
        spans = zip(*(column[held].tolist() for column in columns), strict=True)
        return [
            Word(number, start, stop, self.forms[form], voice, speaker, role, in_name, cue, description)
            for number, (start, stop, form, who, in_name, cue) in enumerate(spans)
            for voice, speaker, role, description in (self.whos[who],)
        ]


class Segments(NamedTuple):
    """Segments in reading order: their sentence and who (a place in `whos`), and which one each word belongs to."""

    sentence: "Array"
    who: "Array"
    of: "Array"
    whos: Sequence[tuple[str, ...]]


def counted(keys: "Array") -> tuple["Array", "Array", "Array"]:
    """Return every different key in the order of its first place, that place, and how often it stands."""
    import numpy as np

    place = np.argsort(keys, kind="stable")
    turns = np.flatnonzero(np.diff(keys[place], prepend=-1))
    times = np.zeros(len(keys), dtype="int64")
    times[place[turns]] = np.diff(turns, append=len(keys))
    first = np.flatnonzero(times)
    return keys[first], first, times[first]


def coded(values: Iterable[Value]) -> tuple["Array", list[Value]]:
    """Return values as places in a list that holds each of them once."""
    import numpy as np

    told = list(values)
    index = {value: place for place, value in enumerate(dict.fromkeys(told))}
    return np.fromiter(map(index.__getitem__, told), dtype="int64", count=len(told)), list(index)


def _segments(columns: Columns, codes: Iterable[int], whos: Sequence[tuple[str, ...]]) -> Segments:
    import numpy as np

    who = np.array([*codes], dtype="int64")[columns.who]
    key = columns.sentence * max(len(whos), 1) + who
    turns = np.flatnonzero(np.diff(key, prepend=-1)) if len(key) else key  # runs of one key
    keys, first, inverse = np.unique(key[turns], return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    of = np.repeat(rank[inverse], np.diff(turns, append=len(key)))
    return Segments(*np.divmod(keys[order], max(len(whos), 1)), of, whos)


def columns_of(texts: Sequence[str], sentences: Iterable[tuple[int, int, str, int, int]]) -> Columns:
    """Return the token table of texts in the outlet's own voice; sentences are (document, number, zone, begin, end)."""
    import numpy as np

    rows = list(zip(*sentences, strict=True)) or [(), (), (), (), ()]
    zones = {zone: code for code, zone in enumerate(ZONES)}
    held = (rows[0], rows[1], [zones[zone] for zone in rows[2]], rows[3], rows[4])
    return columns_in(texts, cut(texts), *(np.array(one, dtype="int64") for one in held))


def columns_in(
    texts: Sequence[str],
    pieces: Pieces,
    document: "Array",
    number: "Array",
    zone: "Array",
    begin: "Array",
    end: "Array",
) -> Columns:
    """Return the token table of texts that are cut already, with their sentences as columns."""
    import numpy as np

    numbers, of, spans = pieces.words()
    piece, place = spread(pieces.piece, of)
    begins, ends = (pieces.start[piece] + spans[place, side] for side in (1, 2))
    ended = np.searchsorted(begins, pieces.base[document] + end)
    sentence = np.cumsum(np.bincount(ended, minlength=len(begins) + 1))[: len(begins)]
    base = pieces.base[document[sentence]] if len(document) else begins
    return Columns(
        texts=texts,
        pieces=pieces,
        forms=[*map(pieces.known.forms.strings.__getitem__, numbers.tolist())],
        known=numbers,
        form=spans[place, 0],
        piece=piece,
        begins=begins,
        start=begins - base,
        stop=ends - base,
        sentence=sentence,
        who=np.zeros(len(place), dtype="int64"),
        quotation=np.full(len(place), -1),
        in_name=np.zeros(len(place), dtype=bool),
        cue=np.zeros(len(place), dtype=bool),
        whos=[NOBODY],
        document=document,
        number=number,
        zone=zone,
        begin=begin,
        end=end,
    )
