"""A small spaCy pipeline's vectors, tags and trees, worked out for many sentences at once without its components."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.speech.encoder import Encoder
from analysis.speech.encoder import fits as encodes
from analysis.speech.transitions import Steps
from analysis.speech.transitions import fits as steps_fit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_TWO = "||"


class Network:
    """Reads tags, labels and governors off the attributes of tokens: those of the pipeline but for rounding."""

    def __init__(self, pipeline: Any) -> None:
        """Take the weights of the pipeline; its components must be those that `network_of` looks for."""
        self._encoder = Encoder(pipeline.get_pipe("tok2vec").model)
        self._steps = Steps(pipeline.get_pipe("parser"))
        tagger = pipeline.get_pipe("tagger")
        softmax = tagger.model.layers[-1].layers[0]
        self._weight, self._bias = softmax.get_param("W").T.copy(), softmax.get_param("b")
        self._tags = tagger.labels
        self.columns = self._encoder.columns

    def read(self, rows: "Array", sizes: Sequence[int]) -> tuple[list[str], list[str], list[int]]:
        """Return tag, label and governor of each token, from its values of `columns`; a root governs itself."""
        if not len(rows):
            return [], [], []
        vectors = self._encoder.encode(rows, sizes)
        tag = [self._tags[number] for number in (vectors @ self._weight + self._bias).argmax(axis=1).tolist()]
        governor, number = self._steps.parse(vectors, sizes)
        head = governor.tolist()
        names = self._steps.labels
        dep = [names[one] if one >= 0 else "ROOT" for one in number.tolist()]
        space = rows[:, self.columns.index("IS_SPACE")]
        low = 0
        for size in sizes:
            if any(_TWO in label for label in dep[low : low + size]):
                _mend(dep, head, low, low + size, space)
            low += size
        return tag, dep, head


def _mend(dep: list[str], head: list[int], low: int, high: int, space: "Array") -> None:
    """Give a token labelled a||b to the first token labelled b below its governor (Nivre and Nilsson 2005)."""
    for token in range(low, high):
        if _TWO not in dep[token]:
            continue
        dep[token], wanted = dep[token].split(_TWO)
        queue = [head[token]]
        while queue:
            below = [kid for above in queue for kid in range(low, high) if head[kid] == above != kid]
            below = [kid for kid in below if kid != token and not space[kid]]
            found = next((kid for kid in below if dep[kid] == wanted), None)
            if found is not None:
                head[token] = found
                break
            queue = below


def network_of(pipeline: Any) -> Network | None:
    """Return the network of a pipeline, None where its components are not those of spaCy's small English models."""
    if set(pipeline.pipe_names) != {"tok2vec", "tagger", "parser"}:
        return None
    fitting = encodes(pipeline.get_pipe("tok2vec").model) and steps_fit(pipeline.get_pipe("parser"))
    plain = fitting and pipeline.get_pipe("tagger").model.layers[-1].name == "with_array(softmax)"
    return Network(pipeline) if plain else None
