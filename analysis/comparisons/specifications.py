"""Every place under every declared way of computing it: the runs that the specification curve is made of.

A specification is one choice for each decision; the first choice of each is the primary one. All combinations are run.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import nan
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.components import COLUMNS
from analysis.comparisons.position import declared_weights, weighted_mean
from analysis.comparisons.statistics import Numbers
from analysis.comparisons.sums import sentence_sums
from analysis.tables import CorpusError

DECISIONS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "lexicon": (),
    "voice": ("own", "own and indirect", "whole text"),
    "zone": ("all", "without headline"),
    "copy": ("kept", "left out"),
    "corrections": ("applied", "left out"),
    "unit": ("word", "sentence", "article"),
    "weighting": ("declared", "equal"),
    "smoothing": ("declared", "half", "double"),
})  # fmt: skip
"""What is varied where the plan has no table [curve]; `weighting` is completed by each component left out."""

VOICES = {"own": ("own",), "own and indirect": ("own", "indirect"), "whole text": ()}
ZONES = {"all": (), "without headline": ("headline",), "body": ("headline", "lede")}
NOTHING = 1e-9
"""What a part without any valued word weighs where valence is the weight: it is neutral, not missing."""
SMOOTHING = {"declared": 1.0, "half": 0.5, "double": 2.0}
Tables = Mapping[str, pd.DataFrame]
Places = frozenset[tuple[str, int]]


@dataclass(frozen=True)
class Runs:
    """What came out: `declared`, one row a specification with its choices and whether it is `primary`; `places` and `own`,
    the same rows, one column an article: its place (NaN where it failed) and its sentences in the own voice."""

    declared: pd.DataFrame
    places: pd.DataFrame
    own: pd.DataFrame
    minimum: int

    @property
    def decisions(self) -> list[str]:
        """Return the names of the decisions."""
        return [column for column in self.declared.columns if column != "primary"]

    def failed(self, labels: Mapping[str, str] = MappingProxyType({})) -> "pd.Series[str]":
        """Return for each specification which articles have no place in it and why; "" where all have one.

        An article is told by its label, where `labels` has one.
        """
        names, told = [labels.get(str(one), str(one)) for one in self.places.columns], []
        for places, own in zip(self.places.to_numpy(), self.own.to_numpy(), strict=True):
            missing = np.flatnonzero(np.isnan(places))
            told.append("; ".join(f"{names[at]}: {self._why(own[at])}" for at in missing))
        return pd.Series(told, index=self.declared.index, name="failed", dtype=str)

    def _why(self, own: float) -> str:
        if own != own:
            return "left out as satire"
        few = f"{own:.0f} of the {self.minimum} sentences in the own voice needed"
        return few if own < self.minimum else "nothing to compute it from"


def decisions(plan: Mapping[str, Any], lexicons: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return decision → choices, those of the plan's table [curve] before the built-in ones.

    `lexicons` are those that were measured, the primary one first. An unknown decision or choice raises CorpusError that lists the known ones; the first choice is the primary one.
    """
    dropped = tuple(f"without {name.replace('_', ' ')}" for name in declared_weights(plan))
    chosen = {**DECISIONS, "lexicon": tuple(lexicons), "weighting": (*DECISIONS["weighting"], *dropped)}
    known = {**chosen, "zone": tuple(ZONES)}
    for name, choices in plan.get("curve", {}).items():
        if name not in known:
            raise CorpusError(f"plan.toml, [curve]: no decision is called {name!r}; there are {', '.join(known)}")
        for one in choices:
            if one not in known[name]:
                raise CorpusError(f"plan.toml, [curve], {name}: no choice {one!r}; there are {', '.join(known[name])}")
        chosen[name] = tuple(dict.fromkeys([known[name][0], *choices]))
    return chosen


def run(
    variants: Mapping[str, Tables], shared: Places, plan: Mapping[str, Any], chosen: Mapping[str, Sequence[str]],
    satire: Collection[str] = (),
) -> Runs:  # fmt: skip
    """Compute every article's place under every combination of choices.

    `variants` are the tables by the choice of `corrections`; `shared` are the sentences (article, number) that are
    copy; `satire` are the articles that have no place where the decision `satire`, if there is one, leaves them out. An
    article with fewer own sentences than the plan's minimum has no place in that specification.
    """
    minimum, names, rows = Resampling.of(plan).minimum, list(chosen), []
    articles = sorted({a for tables in variants.values() for a in tables["segments"]["article"]})
    places, own, ironic = [], [], np.isin(articles, [*satire])
    for told, sums in _summed(variants, shared, plan, chosen, articles):
        for weighting, smoothing in product(chosen["weighting"], chosen["smoothing"]):
            made = weighted_mean(sums.values, *_weighed(plan, weighting, smoothing))
            for meant in chosen.get("satire", ("kept",)):
                counted = np.where(ironic & (meant == "left out"), nan, sums.own)
                places.append(np.where(counted >= minimum, made, nan))
                own.append(counted)
                rows.append({**told, "weighting": weighting, "smoothing": smoothing, "satire": meant})
    declared = pd.DataFrame(rows, columns=names)
    first = {name: choices[0] for name, choices in chosen.items()}
    primary = (declared == pd.Series(first)).all(axis=1)
    wide = [pd.DataFrame(np.array(made).reshape(len(rows), len(articles)), columns=articles) for made in (places, own)]
    return Runs(declared.assign(primary=primary), wide[0], wide[1], minimum)


@dataclass(frozen=True)
class _Sums:
    """One row an article: its sums in the order of COLUMNS, and its sentences in the own voice."""

    values: Numbers
    own: Numbers


def _summed(
    variants: Mapping[str, Tables], shared: Places, plan: Mapping[str, Any], chosen: Mapping[str, Sequence[str]],
    articles: list[str],
) -> Iterator[tuple[dict[str, str], _Sums]]:  # fmt: skip
    """Sum the sentences of every choice that changes what is counted."""
    for corrections, lexicon, voice, unit in product(*(chosen[n] for n in ("corrections", "lexicon", "voice", "unit"))):
        tables = _measured(variants[corrections], voice, unit, lexicon)
        sums = sentence_sums(tables, plan, indirect_is_own=voice == "own and indirect", lexicon=lexicon)
        sums = _with_places(sums.assign(sentences=1), variants[corrections]["segments"], VOICES[voice], shared)
        for zone, copy in product(chosen["zone"], chosen["copy"]):
            kept = sums[~sums["zone"].isin(ZONES[zone]) & ~(sums["shared"] & (copy == "left out"))]
            added = kept.groupby("article")[[*COLUMNS, "own_sentences"]].sum().reindex(articles, fill_value=0)
            told = {"corrections": corrections, "lexicon": lexicon, "voice": voice, "unit": unit, "zone": zone}
            yield (
                {**told, "copy": copy},
                _Sums(added[list(COLUMNS)].to_numpy(float), added["own_sentences"].to_numpy(float)),
            )


def _measured(tables: Tables, voice: str, unit: str, lexicon: str) -> dict[str, pd.DataFrame]:
    """Return the tables with the tone weighed by `unit`, and everything in the own voice for the whole text.

    word: mean compound by words. sentence: mean compound of the sentences' parts, each counting alike. article: the
    balance of all positive and negative valence, (positive + negative) / (positive - negative), one value a text.
    """
    made = dict(tables)
    tone = tables["sentiment"]
    tone = tone[tone["lexicon"] == lexicon] if len(tone) else tone
    if unit == "sentence":
        tone = tone.assign(words=(tone["words"] > 0).astype(int))
    elif unit == "article":
        valence = (tone["positive"] - tone["negative"]).clip(lower=NOTHING)
        tone = tone.assign(compound=(tone["positive"] + tone["negative"]) / valence, words=valence)
    made["sentiment"] = tone
    if voice == "whole text":
        for name in ("sentiment", "markers", "segments"):
            made[name] = made[name].assign(voice="own")
    return made


def _with_places(sums: pd.DataFrame, segments: pd.DataFrame, voices: tuple[str, ...], shared: Places) -> pd.DataFrame:
    """Add to each sentence its zone, whether it is copy, and whether it has words in the own voice."""
    key = ["article", "sentence"]
    own = segments["voice"].isin(voices) if voices else pd.Series(True, index=segments.index)
    told = segments.assign(own_sentences=(own & (segments["words"] > 0)).astype(int)).groupby(key, as_index=False)
    placed = sums.merge(told.agg(zone=("zone", "first"), own_sentences=("own_sentences", "max")), on=key, how="left")
    copied = [place in shared for place in zip(placed["article"], placed["sentence"], strict=True)]
    return placed.assign(shared=np.array(copied, dtype=bool))


def _weighed(plan: Mapping[str, Any], weighting: str, smoothing: str) -> tuple[dict[str, float], dict[str, Any]]:
    """Return the weights of the components and the plan with its smoothing changed."""
    weights = declared_weights(plan)
    if weighting == "equal":
        weights = dict.fromkeys(weights, 1.0)
    weights = {name: weight for name, weight in weights.items() if weighting != f"without {name.replace('_', ' ')}"}
    said = plan["position"]
    return weights, {**plan, "position": {**said, "smoothing": float(said.get("smoothing", 2)) * SMOOTHING[smoothing]}}
