"""Train the heads of tone and frames, with their cross-validated agreement: python -m benchmarks.train_heads --gold DIR

DIR holds editorial_sentences.jsonl (VADER's New York Times editorial snippets), target_tone.jsonl (NewsMTSC) and
generic_frames.jsonl (NarrativeFrames), whose annotation is under MIT; others are not read. Articles stand whole in one of five
folds; of frames a fold is a topic (of eight, by k-means of embeddings). What is written holds weights and no text.
"""

import argparse
import hashlib
import json
from base64 import b64encode
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import f1_score

from analysis.coding.declared import Gold
from analysis.coding.tasks import cluster_of
from analysis.measures.frames import presence
from analysis.tone import trained
from analysis.tone.trained import FOLDS, FRAMES, LABELS
from analysis.verbs.validate import read_gold
from analysis.words import sentences

OUT = Path(__file__).parents[1] / "analysis" / "tone" / "data" / "heads"
RIDGE, TARGET, FRAME, TOPICS, MORE = 2000.0, 0.001, 0.001, 8, 1.3
SCALES = {"sentence_tone": 2.0, "frames": (3.0, 8.0)}
"""How much more the lists count than one number of an embedding: their standard deviations before the penalty."""
MEANINGS = {
    "conflict": ("Disagreement between persons, groups or states: sides, attacks, blame, winners and losers.",
                 "The two sides clashed and accused each other.", "Critics attacked the decision and rivals fought back."),
    "economic": ("The economic consequences: costs, gains, jobs, prices.",
                 "The plan would cost billions of dollars and thousands of jobs.", "Companies and investors expect profits and losses."),
    "human_interest": ("A face is given to the matter: single persons, their lives and feelings.",
                       "A mother told how her family lost their home.", "She cried as she remembered her childhood."),
    "morality": ("The matter is told in the light of morals, faith or duty: right and wrong.",
                 "It is our moral duty before God and our children.", "What they did is shameful and unjust."),
    "resolution": ("What would solve the matter: remedies, plans, agreements, measures taken.",
                   "The government announced a plan to solve the problem.", "Experts propose measures that would reduce the harm."),
}  # fmt: skip
NOTHING = np.zeros((0, 0), np.float32)


def sentence_tone(rows, path):
    """Ridge regression of the mean rating on embedding and lists; folds by article."""
    X = np.stack([trained.sentence_features(row["text"]) for row in rows]).astype(float)
    y, groups = np.array([row["tone"] for row in rows]), [str(row["article"]) for row in rows]
    folds = np.array([trained.fold_of(group) for group in groups])
    scale = np.ones(X.shape[1])
    scale[384:] = SCALES["sentence_tone"]
    fitted = [_linear(X[use], y[use], scale) for use in _without(folds, FOLDS)]
    weights, bias = np.stack([w for w, _ in fitted])[:, None, :], np.array([[b] for _, b in fitted])
    found = np.array([weights[fold, 0] @ x + bias[fold, 0] for fold, x in zip(folds, X, strict=True)])
    names = sorted(set(groups))
    means = np.array([[v[np.array(groups) == name].mean() for v in (y, found)] for name in names])
    scores = {"pearson": np.corrcoef(y, found)[0, 1], "article_pearson": np.corrcoef(means.T)[0, 1]}
    _keep("sentence_tone", path, weights, bias, scores, len(rows), f"{len(names)} articles")


def target_tone(rows, path):
    """Multinomial logistic regression on the model's states at and around the target, and the lists toward it."""
    X = np.stack([trained.target_features(row["text"], row["start"], row["end"]) for row in rows]).astype(float)
    y, groups = np.array([row["label"] for row in rows]), [cluster_of(row, Gold.of(path).cluster) for row in rows]
    folds = np.array([trained.fold_of(group) for group in groups])
    fitted = [_logistic(X[use], y[use], TARGET, np.ones(X.shape[1]), "balanced") for use in _without(folds, FOLDS)]
    weights, bias = np.stack([w for w, _ in fitted]), np.stack([b for _, b in fitted])
    found = [LABELS[int((weights[f] @ x + bias[f]).argmax())] for f, x in zip(folds, X, strict=True)]
    scores = {"macro_f1": f1_score(y, found, average="macro"), "accuracy": float(np.mean(y == np.array(found)))}
    _keep("target_tone", path, weights, bias, scores, len(rows), f"{len(set(groups))} articles")


def frames(rows, path):
    """Logistic regression a frame; its cut is set so that in training somewhat more articles pass than hold it."""
    from analysis.verbs.apply import documents_of

    meanings = np.stack([np.mean([trained.embedding(text) for text in MEANINGS[name]], axis=0) for name in FRAMES])
    meanings /= np.linalg.norm(meanings, axis=1, keepdims=True)
    lexical = [presence(one) for one in documents_of(tuple(rows))]
    cut = [[row["text"][a:b] for a, b in sentences(row["text"])] for row in rows]
    made = [trained.article_features(one, meanings) for one in cut]
    means = np.stack([mean for mean, _ in made])
    means_of = means / np.linalg.norm(means, axis=1, keepdims=True)
    topics = KMeans(TOPICS, n_init=10, random_state=0).fit(means_of).cluster_centers_
    folds = (means @ topics.T).argmax(axis=1)
    weights, bias = np.zeros((TOPICS + 1, len(FRAMES), 388)), np.zeros((TOPICS + 1, len(FRAMES)))
    found, scores = np.zeros((len(rows), len(FRAMES)), int), {}
    scale = np.ones(388)
    scale[384:387], scale[387] = SCALES["frames"]
    for number, name in enumerate(FRAMES):
        X = np.stack(
            [
                trained.frame_features(m, near[number], words[name])
                for (m, near), words in zip(made, lexical, strict=True)
            ]
        )
        y = np.array([row["frames"][name] for row in rows])
        for fold, use in enumerate(_without(folds, TOPICS)):
            w, b = _logistic(X[use], y[use], FRAME, scale)
            weights[fold, number], bias[fold, number] = w[-1], b[-1] - _cut(X[use], y[use], w[-1], b[-1])
        found[:, number] = [weights[f, number] @ x + bias[f, number] >= 0 for f, x in zip(folds, X, strict=True)]
        scores[f"f1/{name}"] = f1_score(y, found[:, number])
    scores = {"macro_f1": float(np.mean(list(scores.values()))), **scores}
    _keep("frames", path, weights, bias, scores, len(rows), f"{TOPICS} topics", topics, meanings)


def _without(folds, number):
    """Yield, for each fold, which rows are not of it, and at last all rows."""
    yield from (folds != fold for fold in range(number))
    yield np.ones(len(folds), bool)


def _linear(X, y, scale):
    middle, spread = X.mean(axis=0), (X.std(axis=0) + 1e-9) / scale
    fitted = Ridge(alpha=RIDGE, solver="cholesky").fit((X - middle) / spread, y)
    weights = fitted.coef_ / spread
    return weights, fitted.intercept_ - weights @ middle


def _logistic(X, y, penalty, scale, balance=None):
    middle, spread = X.mean(axis=0), (X.std(axis=0) + 1e-9) / scale
    fitted = LogisticRegression(C=penalty, class_weight=balance, max_iter=2000).fit((X - middle) / spread, y)
    weights = fitted.coef_ / spread
    return weights, fitted.intercept_ - weights @ middle


def _cut(X, y, weights, bias):
    """Return the score that a third more articles reach than hold the frame: F1 is highest above the share that is present."""
    return np.quantile(X @ weights + bias, 1 - min(0.97, MORE * y.mean()))


def _keep(name, path, weights, bias, scores, units, groups, topics=NOTHING, meanings=NOTHING):
    gold = Gold.of(path)
    card = {
        "head": name, "trained_on": gold.name, "licence": gold.licence, "language": gold.language, "units": units,
        "groups_held_out": groups, "cross_validated": {key: round(float(one), 4) for key, one in scores.items()},
        "training_file_sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "embedding": trained.MODEL,
        "embedding_sha256": trained.MODEL_SHA256, "made_by": "python -m benchmarks.train_heads --gold DIR",
    }  # fmt: skip
    arrays = {"weights": weights, "bias": bias, "topics": topics, "meanings": meanings}
    told = {
        key: {"shape": list(one.shape), "float32": b64encode(one.astype("<f4").tobytes()).decode()}
        for key, one in arrays.items()
    }
    OUT.mkdir(parents=True, exist_ok=True)
    target = OUT / f"{name}.json"
    target.write_text(json.dumps({"card": card, **told}, indent=1) + "\n", encoding="utf-8", newline="\n")
    print(f"{target.name}: {target.stat().st_size // 1024} kB", json.dumps(card["cross_validated"]), flush=True)


def main():
    """Train every head whose gold is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, metavar="DIR")
    parser.add_argument("--only", default="", help="one head: sentence_tone, target_tone or frames")
    chosen = parser.parse_args()
    for train, stem in (
        (sentence_tone, "editorial_sentences"),
        (frames, "generic_frames"),
        (target_tone, "target_tone"),
    ):
        if chosen.only in ("", train.__name__):
            path = chosen.gold / f"{stem}.jsonl"
            train(read_gold(train.__name__, path), path)


if __name__ == "__main__":
    main()
