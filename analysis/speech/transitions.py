"""The greedy steps of a small spaCy parser, worked out for all sentences of a batch at once.

An arc-eager parser moves the words of a sentence between a stack and a buffer and draws arcs between their tops (Nivre 2003;
with unshifting and breaks between sentences: Honnibal and Johnson 2015). The pipeline takes each sentence's step by itself;
here one step of every sentence is a few products of matrices. The moves are those of the pipeline but for rounding.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
_LETTERS = "SDLRB"
FEATURES = 8
TOGETHER = 256
_MOST = 8


class Steps:
    """Gives tokens their heads and labels, in place of the pipeline's component `parser`; `fits` tells whether it can."""

    def __init__(self, component: Any) -> None:
        """Take the weights of the component's model; a token that is not there has the features of the padding."""
        import numpy as np

        before, lower, upper = component.model.layers
        linear = before.layers[-1]
        self._narrow, self._narrow_bias = linear.get_param("W").T.copy(), linear.get_param("b")
        weight, pad = lower.get_param("W"), lower.get_param("pad")[0]
        features, size, pieces, width = weight.shape
        laid = np.zeros((features, width + 1, pieces, size), dtype="float32")
        laid[:, :width] = weight.transpose(0, 3, 2, 1)
        laid[:, width] = pad.transpose(0, 2, 1)
        self._weight = laid.reshape(features * (width + 1), pieces * size)
        self._bias = lower.get_param("b").T.reshape(-1).copy()
        self._size, self._pieces = size, pieces
        self._upper, self._upper_bias = upper.get_param("W").T.copy(), upper.get_param("b")
        names = [component.moves.class_name(number) for number in range(len(self._upper_bias))]
        self._move = np.array([_LETTERS.index(name[0]) for name in names])
        self.labels = [name[2:] if name[1:2] == "-" else "" for name in names]
        valid = (np.arange(16)[:, None] >> np.array([0, 1, 2, 2, 3])[self._move]) & 1
        self._barred = np.where(valid, np.float32(0), np.float32(-np.inf))

    def parse(self, vectors: "Array", sizes: "Array") -> tuple["Array", "Array"]:
        """Return each token's head (its place among all tokens, its own for a root) and the number of its label."""
        import numpy as np

        total, width = len(vectors), len(self._narrow_bias)
        given = np.zeros((total + 1, width + 1), dtype="float32")
        np.matmul(vectors, self._narrow, out=given[:total, :width])
        given[:total, :width] += self._narrow_bias
        given[total, width] = 1
        state = _States(sizes, total)
        size = self._size
        while len(state.front):
            seen = given.take(state.features(), axis=0, mode="wrap")
            hidden = seen.reshape(len(seen), -1) @ self._weight
            hidden += self._bias
            most = np.maximum(hidden[:, :size], hidden[:, size : 2 * size])
            for piece in range(2, self._pieces):
                np.maximum(most, hidden[:, piece * size : (piece + 1) * size], out=most)
            values = most @ self._upper
            values += self._upper_bias
            values += self._barred.take(state.allowed(), axis=0)
            chosen = values.argmax(axis=1)
            state.take(self._move[chosen], chosen)
        return state.heads()


class _States:
    """Where the sentences stand that are being read: as many at once as `TOGETHER`, the longest first.

    Tokens are numbered through all sentences; -1 is no token and the last entry of a list.
    `under` is the token below another on the stack, or behind it among those put back before the rest of the buffer.
    """

    def __init__(self, sizes: "Array", total: int) -> None:
        import numpy as np

        self.total = total
        order = np.argsort(-sizes, kind="stable")[: np.count_nonzero(sizes)]
        stop = np.cumsum(sizes)[order]
        front = stop - sizes[order]
        self.stop, self.waiting_stop = stop[:TOGETHER], stop[TOGETHER:]
        self.front, self.waiting_front = front[:TOGETHER], front[TOGETHER:]
        self.top, self.back = np.full((2, len(self.front)), -1)
        self.under, self.head, self.label, self.left, self.right, self.elder = np.full((6, total + 1), -1)
        self.kept, self.starts = np.zeros((2, total + 1), dtype=bool)
        self._look()

    def _look(self) -> None:
        """Find the first two tokens of the buffer and the first three of the stack."""
        import numpy as np

        rest = np.where(self.front < self.stop, self.front, -1)
        again = self.back >= 0
        self.first = np.where(again, self.back, rest)
        following = np.where(self.front + 1 < self.stop, self.front + 1, -1)
        behind = self.under[self.back]
        self.second = np.where(again, np.where(behind >= 0, behind, rest), following)
        self.below = self.under[self.top]

    def features(self) -> "Array":
        """Return the eight tokens that a step looks at, one row a sentence."""
        import numpy as np

        first, top = self.first, self.top
        third = self.under[self.below]
        chosen = (first, self.second, top, self.below, third, self.left[first], self.left[top], self.right[top])
        return np.stack(chosen, axis=1)

    def allowed(self) -> "Array":
        """Return which moves each sentence may make: 1 shift, 2 reduce, 4 an arc, 8 a break."""
        held = self.top >= 0
        open_ = ~self.starts[self.first]
        shift = ~held | ((self.second >= 0) & open_ & ~self.kept[self.first])
        arc = held & (self.first >= 0) & open_
        part = (self.second >= 0) & (self.second == self.first + 1) & ~self.starts[self.second]
        return shift + 2 * held + 4 * arc + 8 * part  # type: ignore[no-any-return]

    def take(self, move: "Array", label: "Array") -> None:
        """Make one move in each sentence and leave out those that are finished: a single token is left, or none."""
        import numpy as np

        self._arcs(move, label)
        drop = np.flatnonzero(move == REDUCE)
        loose = drop[(self.head[self.top[drop]] < 0) & (self.below[drop] >= 0)]
        put = self.top[loose]
        push = np.flatnonzero((move == SHIFT) | (move == RIGHT))
        pushed = self.first[push]
        self.top = np.where((move == REDUCE) | (move == LEFT), self.below, self.top)
        self.kept[put] = True
        self.under[put], self.back[loose] = self.back[loose], put
        self.starts[self.second[move == BREAK]] = True
        again = push[self.back[push] >= 0]
        self.front[push] += self.back[push] < 0
        self.back[again] = self.under[self.back[again]]
        self.under[pushed], self.top[push] = self.top[push], pushed
        alive = (self.under[self.top] >= 0) | (self.front < self.stop) | (self.back >= 0)
        if not alive.all():
            self._replace(alive)
        self._look()

    def _replace(self, alive: "Array") -> None:
        """Put sentences that wait in the place of those that are finished, or close ranks."""
        import numpy as np

        free = np.flatnonzero(~alive)[: len(self.waiting_front)]
        self.front[free], self.waiting_front = self.waiting_front[: len(free)], self.waiting_front[len(free) :]
        self.stop[free], self.waiting_stop = self.waiting_stop[: len(free)], self.waiting_stop[len(free) :]
        self.top[free], alive[free] = -1, True
        if not len(self.waiting_front):
            self.stop, self.front = self.stop[alive], self.front[alive]
            self.top, self.back = self.top[alive], self.back[alive]

    def _arcs(self, move: "Array", label: "Array") -> None:
        import numpy as np

        leftward, rightward = np.flatnonzero(move == LEFT), np.flatnonzero(move == RIGHT)
        child, head = self.top[leftward], self.first[leftward]
        known = child[self.head[child] >= 0]
        self.right[self.head[known]] = self.elder[known]
        self.head[child], self.label[child] = head, label[leftward]
        self.left[head] = child
        self.kept[head] = False
        child, head = self.first[rightward], self.top[rightward]
        self.head[child], self.label[child] = head, label[rightward]
        self.elder[child], self.right[head] = self.right[head], child

    def heads(self) -> tuple["Array", "Array"]:
        """Return the heads and labels drawn so far; a token without a head is its own."""
        import numpy as np

        head = self.head[: self.total]
        return np.where(head < 0, np.arange(self.total), head), self.label[: self.total]


def fits(component: Any) -> bool:
    """Tell whether the component is a greedy arc-eager parser of the kind that `Steps` works out."""
    try:
        _, lower, upper = component.model.layers
        names = [component.moves.class_name(number) for number in range(upper.get_dim("nO"))]
        same = component.model.attrs["has_upper"] and not component.model.attrs["unseen_classes"]
        pieces, features = lower.get_dim("nP"), lower.get_dim("nF")
    except (ValueError, KeyError, AttributeError):
        return False
    known = all(name[0] in _LETTERS and not name.endswith("subtok") for name in names)
    return bool(same and known and 1 < pieces < _MOST and features == FEATURES and component.cfg["beam_width"] == 1)
