"""Train the linear tone toward a target, with its cross-validated agreement: python -m benchmarks.train_linear --gold DIR

Needs the extra `model` for the likeness of words, which is read off the same encoder as the heads'; what is made needs no extra. DIR
holds target_tone.jsonl (NewsMTSC, annotation under MIT). Articles stand whole in one of five folds. What is written holds single words
and numbers and no text.
"""

import argparse
import hashlib
import json
import zlib
from base64 import b64encode
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from analysis.coding.declared import Gold
from analysis.coding.tasks import cluster_of
from analysis.tone import linear, lists, trained
from analysis.tone.targets import scene
from analysis.verbs.validate import read_gold

OUT = Path(__file__).parents[1] / "analysis" / "tone" / "data" / "linear.json"
LEAST, SEEN = (
    5,
    2,
)  # lines that hold a feature, capitals that make a name; times that a word is seen which is not in our list
NUMBERS, RARE, SHARE, PENALTY, STEP, UNSEEN = 64, 1e-3, 0.15, 0.03, 24, 1.0
FRAMES = ("The minister {}.", "They {} the minister.", "The minister was {}.")


def likeness(words):
    """Return what the encoder makes of "minister" beside each word, as its first 64 principal components of variance 1."""
    made = np.zeros((len(words), len(FRAMES) * 768))
    for at, word in enumerate(words):
        texts = [frame.format(word) for frame in FRAMES]
        starts = [text.index("minister", text.index(" minister")) for text in texts]
        made[at] = np.concatenate(
            [trained.target_states(t, s, s + len("minister")) for t, s in zip(texts, starts, strict=True)]
        )
    made -= made.mean(axis=0)
    _, vectors = np.linalg.eigh(made.T @ made)
    kept = made @ vectors[:, ::-1][:, :NUMBERS]
    return kept / kept.std(axis=0)


def vocabulary(scenes):
    """Return the words that have a likeness, those of our list too that no line holds, how rare each is in the lines, and which are names.

    A name has a capital inside a sentence more often than none.
    """
    seen = Counter(key for told in scenes for key in told.keys)
    plain = Counter(
        key for told in scenes for key, form in zip(told.keys, told.shown, strict=True) if not form[:1].isupper()
    )
    inner = Counter(key for told in scenes for at, key in enumerate(told.keys) if at and told.shown[at][:1].isupper())
    own = {form for form, origin in lists.read("news").origins.items() if origin == "news"}
    often = {word for word, n in plain.items() if n >= SEEN}
    words = sorted(word for word in often | own if word.replace("'", "").isalpha())
    total = sum(seen.values())
    names = [
        word for word in words if inner[word] >= LEAST and inner[word] > plain[word] and word not in linear.FIRST_PERSON
    ]
    return words, np.array([RARE / (RARE + seen[word] / total) for word in words]), names


def main():
    """Train, say the cross-validated agreement, write the weights and their card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, metavar="DIR")
    path = parser.parse_args().gold / "target_tone.jsonl"
    lines, gold = read_gold("target_tone", path), Gold.of(path)
    groups = [cluster_of(line, gold.cluster) for line in lines]
    folds = np.array([trained.fold_of(group) for group in groups])
    labels = np.array([linear.LABELS.index(line["label"]) for line in lines])
    scenes = [scene(line["text"], line["start"], line["end"]) for line in lines]
    words, rarity, names = vocabulary(scenes)
    like = np.clip(np.round(likeness(words) * STEP), -127, 127).astype(np.int8)
    known = frozenset(words) - frozenset(names)
    rows, rarity = {word: at for at, word in enumerate(words)}, (rarity / STEP).astype(np.float32)
    summed = like.astype(np.float32) * rarity[:, None]
    features, dense = [], []
    for line, told in zip(lines, scenes, strict=True):
        numbers, matches = linear.listed(line["text"], line["start"], line["end"], told)
        features.append(linear.named(told, matches, known))
        dense.append(np.concatenate([linear.alike(told, rows, known, summed), numbers]))
    vectors = DictVectorizer()
    X, dense = vectors.fit_transform(features), np.array(dense)
    kept = np.flatnonzero(np.asarray((X > 0).sum(axis=0)).ravel() >= LEAST)
    X, told_by = X[:, kept].tocsr(), [vectors.feature_names_[at] for at in kept]
    fitted = [
        fit(X[use], dense[use], labels[use]) for use in (*(folds != one for one in range(trained.FOLDS)), folds >= 0)
    ]
    tables = [np.stack(table) for table in zip(*fitted, strict=True)]
    found = held_out(X, dense, folds, tables)
    scores = {"macro_f1": f1_score(labels, found, average="macro"), "accuracy": float((labels == found).mean())}
    held = dict(zip(("sparse", "scale", "dense", "bias"), tables, strict=True))
    card = {
        "trained_on": gold.name, "licence": gold.licence, "language": gold.language, "units": len(lines),
        "groups_held_out": f"{len(set(groups))} articles", "features": len(told_by), "words_with_likeness": len(words),
        "cross_validated": {key: round(float(one), 4) for key, one in scores.items()},
        "training_file_sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "likeness_from": trained.MODEL,
        "likeness_sha256": trained.MODEL_SHA256, "likeness_licence": "Apache-2.0",
        "made_by": "python -m benchmarks.train_linear --gold DIR",
    }  # fmt: skip
    keep(card, {"likeness": like, "rarity": rarity, **held}, {"features": told_by, "words": words, "names": names})


def held_out(X, dense, folds, tables):
    """Return the label of every line by the weights that were fitted without its fold."""
    found = np.zeros(len(folds), int)
    for fold in range(trained.FOLDS):
        of = folds == fold
        weights = tables[0][fold] * tables[1][fold]
        found[of] = (X[of] @ weights + dense[of] @ tables[2][fold].T + tables[3][fold]).argmax(axis=1)
    return found


def keep(card, arrays, texts):
    """Write the card, the arrays and the lists of words; arrays and lists are packed."""
    told = {
        key: {"shape": list(one.shape), "type": one.dtype.str, "packed": packed(one.tobytes())}
        for key, one in arrays.items()
    }
    told |= {key: {"packed": packed("\n".join(one).encode())} for key, one in texts.items()}
    OUT.write_text(json.dumps({"card": card, **told}, indent=1) + "\n", encoding="utf-8", newline="\n")
    print(f"{OUT.name}: {OUT.stat().st_size // 1024} kB", json.dumps(card["cross_validated"]))


def packed(content):
    """Return bytes, compressed, as text."""
    return b64encode(zlib.compress(content, 9)).decode()


def fit(X, dense, labels):
    """Return the weights of features as int8 with their scale, those of the dense numbers, and the bias: a label against the others each."""
    middle, spread = dense.mean(axis=0), dense.std(axis=0) + 1e-9
    share = np.where(np.arange(dense.shape[1]) < len(linear.KINDS) * NUMBERS, SHARE, 1.0)
    numbers = sparse.csr_matrix((dense - middle) / spread * share)
    made = [against(X, numbers, labels == one) for one in range(len(linear.LABELS))]
    words, numbers, bias = (np.stack(part) for part in zip(*made, strict=True))
    numbers = numbers * share / spread
    scale = np.float32(np.abs(words).max() / 127)
    small = np.round(words.T / scale).astype(np.int8)
    return small, scale, numbers.astype(np.float32), (bias - numbers @ middle).astype(np.float32)


def against(X, numbers, holds):
    """Return the weights of features and of numbers, and the bias; features are weighed by the log of their ratio of shares."""
    of, others = (np.asarray(X[use].sum(axis=0)).ravel() + UNSEEN for use in (holds, ~holds))
    ratio = np.log(of / of.sum() / (others / others.sum()))
    both = sparse.hstack([X.multiply(ratio), numbers]).tocsr()
    made = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=300).fit(both, holds)
    return made.coef_[0, : X.shape[1]] * ratio, made.coef_[0, X.shape[1] :], made.intercept_[0]


if __name__ == "__main__":
    main()
