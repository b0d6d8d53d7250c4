"""What `framing apply` writes with a lexicon of one's choice, or with the trained heads (the extra `model`)."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from analysis.tables import CorpusError
from analysis.tokens import Document
from analysis.verbs.writers import WRITERS, Json, means, sentiment, span_of, target_tone

Writer = Callable[[Document, Json], Json]
TRAINED, LINEAR = "trained", "linear"
HEADS = ("sentence_tone", "target_tone", "frames")
DOUBT = 2.0  # sentences' worth of neutral doubt, as in the tone toward the event by lists


def writer(measure: str, lexicon: str = "") -> Writer:
    """Return what writes a measure; `lexicon` is a tone list, a CSV file of one, "trained", or for target_tone "linear".

    "" is the measure's own, for target_tone the linear weights, which need no extra and agree best with humans; the lists
    that the notebooks use are "news".

    Raises CorpusError where the measure is unknown, has no such choice, or the extra is missing.
    """
    if measure not in WRITERS:
        raise CorpusError(f"measure {measure!r} is unknown; write one of {', '.join(WRITERS)}")
    if measure == "target_tone" and lexicon in ("", LINEAR):
        return _linear_target_tone
    if not lexicon:
        return WRITERS[measure]
    if lexicon == TRAINED and measure in _TRAINED:
        from analysis.tone.trained import INSTALL, available

        if not available():
            raise CorpusError(INSTALL)
        return _TRAINED[measure]
    if measure not in ("sentiment", "target_tone") or lexicon == TRAINED:
        raise CorpusError(f"measure {measure!r} has no lexicon {lexicon!r}; trained can be {', '.join(_TRAINED)}")
    listed = sentiment if measure == "sentiment" else target_tone
    return lambda document, row: listed(document, row, lexicon)


def trained_beside(
    task: str, rows: Sequence[Json], gold: Path, documents: Callable[[Any], Any]
) -> dict[str, list[Json]]:
    """Return what the linear weights and the trained head find in gold lines; no head where the extra is missing.

    On the very file that they were trained on, each line is judged by weights that never saw its article or topic.
    """
    from analysis.tone import trained

    beside = {LINEAR: _linear(rows, gold)} if task == "target_tone" else {}
    if task not in (*HEADS, "event_tone") or not trained.available():
        return beside
    if task == "event_tone":
        return {TRAINED: [_event_tone(document, {}) for document in documents(tuple(rows))]}
    found: list[Json] = []
    for row, fold in zip(rows, _folds(rows, gold, trained.head(task).card), strict=True):
        if task == "sentence_tone":
            found.append({"value": trained.sentence_value(row["text"], fold)})
        elif task == "target_tone":
            found.append({"label": trained.target_label(row["text"], row["start"], row["end"], fold)[0]})
        else:
            found.append({"frames": dict(_frames(documents((row,))[0], fold >= 0))})
    return {**beside, TRAINED: found}


def _folds(rows: Sequence[Json], gold: Path, card: Mapping[str, Any]) -> list[int]:
    """Return the fold that each line was held out in, or -1 for all where the file is not the one trained on."""
    from analysis.coding.declared import Gold
    from analysis.coding.tasks import cluster_of
    from analysis.tone.trained import fold_of

    if sha256(gold.read_bytes()).hexdigest() != card["training_file_sha256"]:
        return [-1] * len(rows)
    pattern = Gold.of(gold).cluster
    return [fold_of(cluster_of(row, pattern)) for row in rows]


def _linear(rows: Sequence[Json], gold: Path) -> list[Json]:
    from analysis.tone.linear import card, linear_label

    return [
        {"label": linear_label(row["text"], row["start"], row["end"], fold)[0]}
        for row, fold in zip(rows, _folds(rows, gold, card()), strict=True)
    ]


def _linear_target_tone(document: Document, row: Json) -> Json:
    from analysis.tone.linear import linear_label

    label, value = linear_label(document.text, *span_of(document, row))
    return {"label": label, "value": value}


def _sentiment(document: Document, row: Json) -> Json:
    from analysis.measures.trained import TrainedTone
    from analysis.tone.trained import sentence_value

    voices: dict[str, list[float]] = {}
    for _, _, voice, _, _, value in TrainedTone().rows(document):
        voices.setdefault(voice, []).append(value)
    return means([sentence_value(document.text[s.start : s.stop]) for s in document.sentences if s.words], voices)


def _target_tone(document: Document, row: Json) -> Json:
    from analysis.tone.trained import target_label

    label, value = target_label(document.text, *span_of(document, row))
    return {"label": label, "value": value}


def _event_tone(document: Document, row: Json) -> Json:
    """Return the mean trained tone of what the article itself says, a sentence counting as far as it is its own, with doubt."""
    from analysis.measures.trained import voice_parts
    from analysis.tone.trained import sentence_value

    total, weight = 0.0, DOUBT
    for sentence in document.sentences:
        text, words = voice_parts(document, sentence).get("own", ("", 0))
        own = words / max(len(sentence.words), 1)
        total += own * sentence_value(text) if own else 0.0
        weight += own
    return {"value": total / weight, "toward": "text"}


def _frames(document: Document, held_out: bool = False) -> Mapping[str, float]:
    from analysis.measures.frames import presence
    from analysis.tone.trained import frame_presence
    from analysis.words import sentences

    cut = [document.text[start:stop] for start, stop in sentences(document.text)]
    return frame_presence(cut, presence(document), held_out)


_TRAINED: dict[str, Writer] = {
    "sentiment": _sentiment,
    "target_tone": _target_tone,
    "event_tone": _event_tone,
    "frames": lambda document, row: {"frames": _frames(document)},
}
