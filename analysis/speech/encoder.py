"""The vectors of a small spaCy pipeline, worked out faster: the same layers, each different token embedded only once.

A token's first vector depends on its own form alone, so it is kept; the window layers that follow are products of
matrices, with the pieces of each maximum side by side. The values are those of the pipeline but for rounding.
"""

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
        for low in range(0, len(sizes), TOGETHER):
            some = sizes[low : low + TOGETHER]
            start, stop = stops[low], stops[low + len(some)]
            place = np.arange(stop - start) + PAD * (1 + np.repeat(np.arange(len(some)), some))
            found[start:stop] = self._blended(found[start:stop], place)
        return found

    def _blended(self, found: "Array", place: "Array") -> "Array":
        """Return what the window layers make of tokens that stand at these places among rows of nothing.

        Four rows and their neighbours take six products instead of twelve (Winograd 1980, doi:10.1137/1.9781611970364;
        for windows: Lavin and Gray 2016, doi:10.1109/CVPR.2016.435). Every fourth row stands in the same part of what is held.
        """
        import numpy as np

        held = np.zeros((4, found.shape[1], (int(place.max(initial=0)) + PAD) // 4 + 3), dtype="float32")
        at = (place % 4, slice(None), place // 4 + 1)
        held[at] = found
        rows = held[:, :, 1:-1]
        near = (held[3, :, :-2], *rows, held[0, :, 2:])
        mixed = np.empty((6, *rows.shape[1:]), dtype="float32")
        made = np.empty((6, len(self._layers[0].bias), rows.shape[2]), dtype="float32")
        most = np.empty(rows.shape, dtype="float32")
        for layer in self._layers:
            _mix(mixed, *near)
            np.matmul(layer.weights, mixed, out=made)
            rows += _highest(layer, _sum_up(made, layer.bias), most)
        return held[at]


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
    before, own, after = weight.transpose(1, 0, 2).reshape(pieces * size, 3, width // 3).transpose(1, 0, 2)
    one, two = before + after, before + 4 * after
    products = (before / 4, -(one + own) / 6, (own - one) / 6, (two + 2 * own) / 24, (two - 2 * own) / 24, after)
    return _Layer(
        np.stack(products),
        bias.T.reshape(-1, 1).copy(),
        norm.get_param("G")[:, None],
        norm.get_param("b")[:, None],
        pieces,
    )


def _mix(mixed: "Array", a: "Array", b: "Array", c: "Array", d: "Array", e: "Array", f: "Array") -> None:
    """Set `mixed` to the six sums that are multiplied in place of six rows in a row, from `a` to `f`."""
    import numpy as np

    step, turn = e - c, d - b
    turn += turn
    far, near = step - 3 * c, d - 4 * b
    np.subtract(a, c, out=mixed[0])
    mixed[0] *= 4
    mixed[0] += step
    np.add(far, near, out=mixed[1])
    np.subtract(far, near, out=mixed[2])
    np.add(step, turn, out=mixed[3])
    np.subtract(step, turn, out=mixed[4])
    turn += turn
    turn += d
    np.subtract(f, turn, out=mixed[5])


def _sum_up(made: "Array", bias: "Array") -> "Array":
    """Return what four rows with their neighbours were to be multiplied to, in the place of the first four products."""
    import numpy as np

    one, two, three, four, five, six = made
    two += bias
    odd, far = two - three, four - five
    far += far
    two += three
    four += five
    one += two
    one += four
    four *= 4
    np.add(two, four, out=three)
    np.add(odd, far, out=two)
    far *= 4
    six += odd
    np.add(six, far, out=four)
    return made[:4]


def _highest(layer: _Layer, made: "Array", most: "Array") -> "Array":
    """Return the normalised maximum of the layer's pieces, set in `most`."""
    import numpy as np

    size = len(layer.scale)
    pieces = made.reshape(len(made), -1, size, made.shape[2])
    np.maximum(pieces[:, 0], pieces[:, 1], out=most)
    for piece in range(2, layer.pieces):
        np.maximum(most, pieces[:, piece], out=most)
    mean = np.full((1, size), 1 / size, dtype="float32")
    most -= mean @ most
    most *= 1 / np.sqrt(mean @ (most * most) + np.float32(1e-8))
    most *= layer.scale
    most += layer.shift
    return most
