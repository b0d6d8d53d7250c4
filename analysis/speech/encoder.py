"""The vectors of a small spaCy pipeline, worked out faster: the same layers, each different token embedded only once.

A token's first vector depends on its own form alone, so it is kept; the window layers that follow are plain products of
matrices, with the pieces of each maximum side by side. The values are those of the pipeline but for rounding.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

PAD, TOGETHER = 4, 64
KEPT = 1 << 16


class _Layer(NamedTuple):
    weight: "Array"
    bias: "Array"
    scale: "Array"
    shift: "Array"
    pieces: int


class Encoder:
    """Gives tokens their vectors, in place of the pipeline's component `tok2vec`; `fits` tells whether it can."""

    def __init__(self, model: Any) -> None:
        """Take the weights of the component's model; its layers must be those of spaCy's small models."""
        import numpy as np

        embed, encode = model.layers
        extract, _, self._hashed, self._mixed, _ = embed.layers
        self.columns = list(extract.attrs["columns"])
        self._layers = [_layer(one) for one in encode.layers[0].layers]
        self._rows: dict[int, int] = {}
        self._table: Array = np.empty((0, encode.get_dim("nO")), dtype="float32")

    def encode(self, rows: "Array", sizes: Sequence[int]) -> "Array":
        """Return the vector of each token of a batch, from its values of `columns`; `sizes` are its sentences' lengths."""
        import numpy as np

        found = self._embedded(rows)
        stops = np.concatenate([[0], np.cumsum(np.asarray(sizes, dtype="int64"))])
        for low in range(0, len(sizes), TOGETHER):
            some = np.asarray(sizes[low : low + TOGETHER])
            start, stop = stops[low], stops[low + len(some)]
            place = np.arange(stop - start) + PAD * (1 + np.repeat(np.arange(len(some)), some))
            held = np.zeros((stop - start + PAD * (len(some) + 1), found.shape[1]), dtype="float32")
            held[place] = found[start:stop]
            for layer in self._layers:
                held += _applied(layer, held)
            found[start:stop] = held[place]
        return found

    def _embedded(self, rows: "Array") -> "Array":
        import numpy as np

        named = [rows[:, self.columns.index(name)] for name in ("NORM", "SHAPE", "PREFIX", "SUFFIX", "SPACY")]
        keys = sum(part * np.uint64(factor) for part, factor in zip(named, (3, 5, 7, 11, 1), strict=True))
        found, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        if len(self._rows) + len(found) > len(self._table):
            self._grow(len(found))
        new = [place for place, key in enumerate(found.tolist()) if key not in self._rows]
        if new:
            made = self._mixed.layers[0].predict(self._hashed.layers[0].predict(rows[first[new]]))
            known = len(self._rows)
            self._rows.update((key, known + at) for at, key in enumerate(found[new].tolist()))
            self._table[known : known + len(new)] = made
        place = np.array([self._rows[key] for key in found.tolist()], dtype="int64")
        return self._table[place[inverse]]  # type: ignore[no-any-return]

    def _grow(self, more: int) -> None:
        """Make room for more different tokens, or forget those kept once they are very many."""
        import numpy as np

        width = self._table.shape[1]
        if len(self._rows) > KEPT:
            self._rows = {}
        kept = self._table[: len(self._rows)]
        self._table = np.concatenate([kept, np.empty((len(kept) + 2 * more, width), dtype="float32")])


def fits(model: Any) -> bool:
    """Tell whether a model has the layers that the encoder works out: windows of one token on both sides."""
    try:
        embed, encode = model.layers
        windows = [one.layers[0].layers[0] for one in encode.layers[0].layers]
        columns = embed.layers[0].attrs["columns"]
    except (ValueError, KeyError, IndexError):
        return False
    same = all(one.name == "expand_window" and one.attrs["window_size"] == 1 for one in windows)
    return same and len(embed.layers) == 5 and encode.attrs.get("pad", PAD) == PAD and "SPACY" in columns


def _layer(residual: Any) -> _Layer:
    import numpy as np

    maxout, norm = residual.layers[0].layers[1].layers[0].layers
    weight, bias = maxout.get_param("W"), maxout.get_param("b")
    size, pieces, width = weight.shape
    return _Layer(
        np.ascontiguousarray(weight.transpose(1, 0, 2).reshape(pieces * size, width).T),
        bias.T.reshape(-1).copy(),
        norm.get_param("G"),
        norm.get_param("b"),
        pieces,
    )


def _applied(layer: _Layer, held: "Array") -> "Array":
    """Return the normalised maximum of the layer's pieces over each token and its two neighbours."""
    import numpy as np

    size = held.shape[1]
    window = np.zeros((len(held), 3 * size), dtype="float32")
    window[1:, :size], window[:, size : 2 * size], window[:-1, 2 * size :] = held[:-1], held, held[1:]
    made = window @ layer.weight
    made += layer.bias
    most = made[:, :size]
    for piece in range(1, layer.pieces):
        most = np.maximum(most, made[:, piece * size : (piece + 1) * size])
    most -= most.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", most, most)[:, None] / np.float32(size) + np.float32(1e-8)
    most *= spread ** np.float32(-0.5)
    most *= layer.scale
    most += layer.shift
    return most
