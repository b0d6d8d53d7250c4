"""Sentences to tokens, many at once: what stands between two spaces is tokenised the first time it is met and then kept."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

# A space after a word belongs to it; any other white space is a token by itself. Apostrophes on both sides of a space
# stay together: the tokenizer looks for two in a row across it.
_PIECE = re.compile(r"\S+(?:(?<=') (?=')\S+)* ?|\s+")
# What no rule of English takes apart but for the mark at its end, unless an exception names it.
_PLAIN = re.compile(r"([A-Za-z]+)(,|(?<=[a-z])\.|) ?")
# A word between two pieces, so that the tokenizer does not read "'' ''" across them.
_BETWEEN = " between "
_COLUMNS = ("IDX", "LENGTH", "LOWER")


class Tokenised(NamedTuple):
    """The tokens of some sentences one after another.

    `sizes` tells how many each sentence has, `place` where in its sentence a token begins, `kind` what was learned of it.
    """

    sizes: "Array"
    place: "Array"
    length: "Array"
    kind: "Array"
    form: list[str]


class KnownPieces:
    """Every piece of text met so far with its tokens: those that the pipeline's tokenizer makes of the piece by itself."""

    def __init__(self, pipeline: Any, columns: Sequence[str], learn: Callable[["Array"], "Array"]) -> None:
        """Take what makes tokens; `learn` is given the values of `columns` of new tokens and returns a number for each."""
        import numpy as np

        self._tokenizer, self._strings = pipeline.tokenizer, pipeline.vocab.strings
        self._columns, self._learn = list(columns), learn
        self._getters, self._exceptions = _getters(pipeline.vocab, columns), pipeline.tokenizer.rules
        self._known: dict[str, int] = {}
        self._form: list[str] = []
        self._first, self._count, self._width = np.zeros((3, 0), dtype="int64")
        self._place, self._length, self._kind = np.zeros((3, 0), dtype="int64")

    def __len__(self) -> int:
        return len(self._known)

    def tokens(self, sentences: Sequence[str]) -> Tokenised:
        """Return the tokens of these sentences."""
        import numpy as np

        found = [_PIECE.findall(sentence) for sentence in sentences]
        flat = [piece for pieces in found for piece in pieces]
        new = [piece for piece in dict.fromkeys(flat) if piece not in self._known]
        if new:
            self._meet(new)
        number = np.fromiter(map(self._known.__getitem__, flat), dtype="int64", count=len(flat))
        held = np.fromiter(map(len, found), dtype="int64", count=len(found))
        count = self._count[number]
        tokens, letters = _running(count), _running(self._width[number])
        last = np.cumsum(held)
        sizes = tokens[last] - tokens[last - held]
        at = np.repeat(self._first[number] - tokens[:-1], count) + np.arange(tokens[-1])
        piece = np.repeat(letters[:-1] - np.repeat(letters[last - held], held), count)
        form = self._form
        return Tokenised(
            sizes, piece + self._place[at], self._length[at], self._kind[at], [form[one] for one in at.tolist()]
        )

    def _meet(self, new: list[str]) -> None:
        """Tokenise pieces that were never met before: plain words by hand, which is quicker, the others in one go."""
        plain: list[tuple[str, list[str]]] = []
        words: list[str] = []
        blank: list[str] = []
        for piece in new:
            parts = self._plain(piece)
            if parts:
                plain.append((piece, parts))
            else:
                (blank if piece.isspace() else words).append(piece)
        self._spell(plain)
        self._tokenise(words, blank)

    def _plain(self, piece: str) -> list[str]:
        """Return the word and the mark of a piece that consists of these and is no exception, nothing otherwise."""
        match = _PLAIN.fullmatch(piece)
        if (
            match is None
            or match.group(1) in self._exceptions
            or f"{match.group(1)}{match.group(2)}" in self._exceptions
        ):
            return []
        return [part for part in match.groups() if part]

    def _spell(self, plain: list[tuple[str, list[str]]]) -> None:
        import numpy as np

        forms = [part for _, parts in plain for part in parts]
        count = np.array([len(parts) for _, parts in plain], dtype="int64")
        place = np.array([at for _, parts in plain for at in (0, len(parts[0]))[: len(parts)]], dtype="int64")
        known = {part: self._values(part) for part in dict.fromkeys(forms)}
        values = np.array([known[part] for part in forms], dtype="uint64").reshape(-1, len(self._columns))
        length = np.array([len(part) for part in forms], dtype="int64")
        self._keep([piece for piece, _ in plain], count, place, length, [part.lower() for part in forms], values)

    def _values(self, word: str) -> list[int]:
        return [_number(getter(word)) for getter in self._getters]

    def _tokenise(self, words: list[str], blank: list[str]) -> None:
        import numpy as np

        bare = [piece.removesuffix(" ") for piece in words]
        size = np.array([len(piece) for piece in bare], dtype="int64")
        start = _running(size + len(_BETWEEN))
        rows = [self._tokenizer(text).to_array([*_COLUMNS, *self._columns]) for text in (_BETWEEN.join(bare), *blank)]
        place = rows[0][:, 0].astype("int64")
        owner = np.searchsorted(start, place, side="right") - 1
        place -= start[owner]
        own = place < np.append(size, 0)[owner]
        rows[0], owner = rows[0][own], owner[own]
        place = np.append(place[own], np.zeros(len(blank), dtype="int64"))
        count = np.append(np.bincount(owner, minlength=len(words)), np.ones(len(blank), dtype="int64"))
        values = np.concatenate(rows)
        forms = [self._strings[number].replace("’", "'") for number in values[:, 2].tolist()]
        length, columns = values[:, 1].astype("int64"), values[:, len(_COLUMNS) :].astype("uint64")
        self._keep([*words, *blank], count, place, length, forms, columns)

    def _keep(
        self, pieces: list[str], count: "Array", place: "Array", length: "Array", forms: list[str], values: "Array"
    ) -> None:
        import numpy as np

        if not pieces:
            return
        spaced = [not piece.isspace() and piece.endswith(" ") for piece in pieces]
        values[np.cumsum(count) - 1, self._columns.index("SPACY")] = spaced
        kind = self._learn(values)
        first = len(self._form) + np.cumsum(count) - count
        self._known.update(zip(pieces, range(len(self._known), len(self._known) + len(pieces)), strict=True))
        width = np.array([len(piece) for piece in pieces])
        self._first, self._count = np.append(self._first, first), np.append(self._count, count)
        self._width, self._place = np.append(self._width, width), np.append(self._place, place)
        self._length, self._kind = np.append(self._length, length), np.append(self._kind, kind)
        self._form += forms


def _getters(vocab: Any, columns: Sequence[str]) -> list[Callable[[str], Any]]:
    """Return what gives a word its value in each column."""
    from spacy.attrs import IDS

    return [vocab.lex_attr_getters.get(IDS[column]) or (lambda _: False) for column in columns]


@lru_cache(1 << 16)
def _number(value: str | bool) -> int:
    """Return the number under which a pipeline keeps a value."""
    from spacy.strings import get_string_id

    return int(get_string_id(value)) if isinstance(value, str) else int(value)


def _running(sizes: "Array") -> "Array":
    """Return the sums of all sizes before each one, and of all."""
    import numpy as np

    return np.append(0, np.cumsum(sizes))
