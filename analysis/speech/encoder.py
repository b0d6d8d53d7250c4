"""The vectors of a small spaCy pipeline, worked out faster: the same layers, each different token embedded only once.

A token's first vector depends on its own form alone, so it is kept; the window layers that follow are products of
matrices, with the pieces of each maximum side by side. The values are those of the pipeline but for rounding.
"""

from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

PAD, TOGETHER = 4, 32


class _Layer(NamedTuple):
    weights: "Array"
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

    def learn(self, rows: "Array") -> "Array":
        """Return the number of each token by its values of `columns`; tokens with the same values share one."""
        import numpy as np

        named = [rows[:, self.columns.index(name)] for name in ("NORM", "SHAPE", "PREFIX", "SUFFIX", "SPACY")]
        keys = sum(part * np.uint64(factor) for part, factor in zip(named, (3, 5, 7, 11, 1), strict=True))
        found, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        new = [place for place, key in enumerate(found.tolist()) if key not in self._rows]
        if new:
            known = len(self._rows)
            self._grow(known + len(new))
            self._table[known : known + len(new)] = self._mixed.layers[0].predict(
                self._hashed.layers[0].predict(rows[first[new]])
            )
            self._rows.update((key, known + at) for at, key in enumerate(found[new].tolist()))
        return np.array([self._rows[key] for key in found.tolist()], dtype="int64")[inverse]

    def _grow(self, size: int) -> None:
        import numpy as np

        if size > len(self._table):
            more = np.empty((size + len(self._table) // 2 - len(self._table), self._table.shape[1]), dtype="float32")
            self._table = np.concatenate([self._table, more])

    def encode(self, kind: "Array", sizes: "Array") -> "Array":
        """Return the vector of each token of a batch, from its number; `sizes` are its sentences' lengths."""
        import numpy as np

        found = self._table[kind]
        stops = np.append(0, np.cumsum(sizes))
        ends = np.append(np.arange(0, len(sizes), TOGETHER), len(sizes))
        most = (int(np.diff(stops[ends]).max()) + PAD * (TOGETHER + 1) + 1) // 2
        width, columns = found.shape[1], self._layers[0].weights.shape[2]
        room = [np.empty(rows * most * size, dtype="float32") for rows, size in ((4, width), (4, columns), (2, width))]
        for low in range(0, len(sizes), TOGETHER):
            some = sizes[low : low + TOGETHER]
            start, stop = stops[low], stops[low + len(some)]
            place = np.arange(stop - start) + PAD * (1 + np.repeat(np.arange(len(some)), some))
            rows = int(stop - start) + PAD * (len(some) + 1)
            found[start:stop] = self._blended(found[start:stop], place, rows, room)
        return found

    def _blended(self, found: "Array", place: "Array", rows: int, room: list["Array"]) -> "Array":
        """Return what the window layers make of tokens that stand at these places among rows of nothing.

        Two rows and their neighbours take four products instead of six (Winograd 1980, doi:10.1137/1.9781611970364;
        for windows: Lavin and Gray 2016, doi:10.1109/CVPR.2016.435). Rows with even and with odd numbers are kept apart.
        `room` is memory to work in.
        """
        import numpy as np

        half, width = (rows + 1) // 2, found.shape[1]
        held = np.zeros((2, half + 1, width), dtype="float32")
        at = (place & 1, (place >> 1) + (place & 1))
        held[at] = found
        even, odd, before, after = held[0, :half], held[1, 1:], held[1, :half], held[0, 1:]
        shapes = ((4, half, width), (4, half, self._layers[0].weights.shape[2]), (2 * half, width))
        mixed, made, most = (part[: prod(shape)].reshape(shape) for part, shape in zip(room, shapes, strict=True))
        for layer in self._layers:
            np.subtract(before, odd, out=mixed[0])
            np.add(even, odd, out=mixed[1])
            np.subtract(odd, even, out=mixed[2])
            np.subtract(even, after, out=mixed[3])
            _apply(layer, mixed, made, most)
            even += most[:half]
            odd += most[half:]
            odd[rows // 2 :] = 0
        return held[at]  # type: ignore[no-any-return]


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
    before, own, after = weight.transpose(1, 0, 2).reshape(pieces * size, 3, width // 3).transpose(1, 2, 0)
    return _Layer(
        np.stack([before, (before + own + after) / 2, (before - own + after) / 2, after]),
        bias.T.reshape(-1).copy(),
        norm.get_param("G"),
        norm.get_param("b"),
        pieces,
    )


def _apply(layer: _Layer, mixed: "Array", made: "Array", most: "Array") -> None:
    """Set `most` to the normalised maximum of the layer's pieces over each row and its two neighbours, even rows first."""
    import numpy as np

    size = mixed.shape[2]
    np.matmul(mixed, layer.weights, out=made)
    one, two, three, four = made
    two += layer.bias
    one += two
    one += three
    two -= three
    two -= four
    rows = made[:2].reshape(-1, made.shape[2])
    np.maximum(rows[:, :size], rows[:, size : 2 * size], out=most)
    for piece in range(2, layer.pieces):
        np.maximum(most, rows[:, piece * size : (piece + 1) * size], out=most)
    most -= (most @ np.full(size, 1 / size, dtype="float32"))[:, None]
    spread = np.einsum("ij,ij->i", most, most) / np.float32(size) + np.float32(1e-8)
    most *= (1 / np.sqrt(spread))[:, None]
    most *= layer.scale
    most += layer.shift
