"""A small spaCy pipeline's vectors, tags and trees, worked out for many sentences at once without its components."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.speech.encoder import Encoder
from analysis.speech.encoder import fits as encodes
from analysis.speech.pieces import KnownPieces, Tokenised
from analysis.speech.transitions import Steps
from analysis.speech.transitions import fits as steps_fit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_TWO = "||"
Labels = tuple[list[str], list[str], "Array"]


class Network:
    """Reads tags, labels and governors off the attributes of tokens: those of the pipeline but for rounding."""

    def __init__(self, pipeline: Any) -> None:
        """Take the weights of the pipeline; its components must be those that `network_of` looks for."""
        import numpy as np

        self._encoder = Encoder(pipeline.get_pipe("tok2vec").model)
        self._steps = Steps(pipeline.get_pipe("parser"))
        tagger = pipeline.get_pipe("tagger")
        softmax = tagger.model.layers[-1].layers[0]
        self._weight, self._bias = softmax.get_param("W").T.copy(), softmax.get_param("b")
        self._tags = tagger.labels
        self._pieces = KnownPieces(pipeline, self._encoder.columns, self._encoder.learn)
        self._twofold = np.array([_TWO in name for name in (*self._steps.labels, "ROOT")])

    def kept(self) -> int:
        """Return how many pieces of text are kept with their tokens."""
        return len(self._pieces)

    def read(self, sentences: Sequence[str]) -> tuple[Tokenised, Labels]:
        """Return the tokens of these sentences with tag, label and governor of each; a root governs itself."""
        tokens = self._pieces.tokens(sentences)
        if not len(tokens.kind):
            return tokens, ([], [], tokens.kind)
        vectors = self._encoder.encode(tokens.kind, tokens.sizes)
        tags = self._tags
        tag = [tags[number] for number in (vectors @ self._weight + self._bias).argmax(axis=1).tolist()]
        governor, number = self._steps.parse(vectors, tokens.sizes)
        names = [*self._steps.labels, "ROOT"]
        dep = [names[one] for one in number.tolist()]
        self._mend(tokens, dep, governor, number)
        return tokens, (tag, dep, governor)

    def _mend(self, tokens: Tokenised, dep: list[str], head: "Array", number: "Array") -> None:
        """Read the labels a||b of those sentences that hold one."""
        import numpy as np

        stops = np.cumsum(tokens.sizes)
        twofold = np.flatnonzero(self._twofold[number])
        for sentence in np.unique(np.searchsorted(stops, twofold, side="right")).tolist():
            low, high = int(stops[sentence] - tokens.sizes[sentence]), int(stops[sentence])
            above = (head[low:high] - low).tolist()
            labels = dep[low:high]
            _mend(labels, above, [form.isspace() for form in tokens.form[low:high]])
            dep[low:high], head[low:high] = labels, np.array(above) + low


def _mend(dep: list[str], head: list[int], space: list[bool]) -> None:
    """Give a token labelled a||b to the first token labelled b below its governor (Nivre and Nilsson 2005)."""
    for token in range(len(dep)):
        if _TWO not in dep[token]:
            continue
        dep[token], wanted = dep[token].split(_TWO)
        queue = [head[token]]
        while queue:
            below = [kid for above in queue for kid in range(len(dep)) if head[kid] == above != kid]
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
