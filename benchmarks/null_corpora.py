"""Count false discoveries in corpora where nothing differs.

    python -m benchmarks.null_corpora [--corpora 200] [--articles FILE.parquet]

prints tables of docs/inference.md; FILE (columns outlet, text) adds real articles, one outlet's shared out by lot. Words come in bursts: an article draws its own word shares around the common
ones (Dirichlet-multinomial), so that counts vary 2.2 times as much as independent words would.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.contrasts import outlet_contrasts
from analysis.comparisons.curve import joint_test
from analysis.comparisons.findings import outlet_tests
from analysis.comparisons.permutation import benjamini_hochberg, permutation_test, refusal
from analysis.comparisons.statistics import Numbers, rate

WORDS, TERMS, OVERDISPERSION = 400, 500, 2.2
ARTICLES = (3, 5, 10, 20)


def bursty(chance: np.random.Generator, articles: int, terms: int = TERMS) -> Numbers:
    """Draw counts (articles, terms): the common shares fall off as 1/rank, every article has its own."""
    common = 1 / np.arange(1, terms + 1)
    firmness = (WORDS - OVERDISPERSION) / (OVERDISPERSION - 1)
    shares = chance.dirichlet(common / common.sum() * firmness, articles)
    return np.stack([chance.multinomial(WORDS, one) for one in shares]).astype(float)


def likelihood_ratio(counts: Numbers, first: Numbers) -> Numbers:
    """Compute p of the usual keyness test (G², one degree of freedom), which takes words to be independent."""
    from scipy.stats import chi2

    one, two = counts[first].sum(axis=0), counts[~first].sum(axis=0)
    sizes, total = (one.sum(), two.sum()), one + two
    g = np.zeros(len(one))
    for seen, size in ((one, sizes[0]), (two, sizes[1])):
        for found, due in ((seen, total), (size - seen, sum(sizes) - total)):
            expected = due * size / sum(sizes)
            g += 2 * np.where(found > 0, found * np.log(np.maximum(found, 1e-9) / np.maximum(expected, 1e-9)), 0)
    return np.where(total > 0, chi2.sf(g, 1), np.nan)


def discoveries(corpora: int) -> Iterator[dict[str, object]]:
    """Count terms at p < .05 and corpora with any term at q < .05, with no difference to be found."""
    for side in ARTICLES:
        found: dict[str, list[tuple[float, bool]]] = {"likelihood ratio": [], "permutation of articles": []}
        for corpus in range(corpora):
            chance = np.random.default_rng([corpus, side])
            counts, first = bursty(chance, 2 * side), np.arange(2 * side) < side
            sums = np.stack([counts, np.full_like(counts, WORDS)], axis=-1)
            p = {"likelihood ratio": likelihood_ratio(counts, first)}
            if refusal([side, side]) is None:
                p["permutation of articles"] = permutation_test(sums, first, rate(), chance)[1]
            for test, values in p.items():
                found[test].append((flagged(values), any_found(values)))
        for test, pairs in found.items():
            share, wrong = np.mean(pairs, axis=0) if pairs else (np.nan, np.nan)
            yield {
                "articles a side": side, "test": test, "terms p < .05": share, "corpora with a finding": wrong,
                "corpora": len(pairs),
            }  # fmt: skip


def real(articles: Path | None, corpora: int) -> Iterator[dict[str, object]]:
    """Share out real articles of one outlet by lot and test the hundred most frequent words of each corpus."""
    from sklearn.feature_extraction.text import CountVectorizer

    table = pd.read_parquet(articles) if articles else pd.DataFrame({"outlet": [], "text": []})
    many = [texts for _, texts in table.groupby("outlet")["text"] if len(texts) >= 2 * ARTICLES[-1]]
    for side in ARTICLES[1:] if many else ():
        first, found = np.arange(2 * side) < side, []
        for corpus in range(corpora):
            texts = many[corpus % len(many)].sample(2 * side, random_state=corpus)
            counts = CountVectorizer().fit_transform(texts).toarray().astype(float)
            frequent = counts[:, np.argsort(-counts.sum(axis=0), kind="stable")[:100]]
            sums = np.stack([frequent, np.repeat(counts.sum(axis=1)[:, None], 100, axis=1)], axis=-1)
            usual = likelihood_ratio(counts, first)[np.argsort(-counts.sum(axis=0), kind="stable")[:100]]
            ours = permutation_test(sums, first, rate(), np.random.default_rng([corpus, side]))[1]
            found.append([f(p) for p in (usual, ours) for f in (flagged, any_found)])
        names = [f"{test}: {what}" for test in ("ratio", "permutation") for what in ("p < .05", "any finding")]
        yield {"articles a side": side, **dict(zip(names, np.mean(found, axis=0), strict=True))}


def flagged(p: Numbers) -> float:
    """Give the share of terms at p < .05."""
    return float(np.nanmean(p < 0.05))


def any_found(p: Numbers) -> bool:
    """Tell whether any term stays after the adjustment for their number."""
    return bool((benjamini_hochberg(p) < 0.05).any())


def pipelines(corpora: int) -> Iterator[dict[str, object]]:
    """Count corpora with any finding in whole tables: five outlets × twelve families, and a curve of 24."""
    wrong, joint, outlets = 0, 0, 0
    for corpus in range(corpora):
        chance = np.random.default_rng([corpus, 99])
        hits = bursty(chance, 30, 60)[:, :12]
        rows = [(f"o{a % 5}", f"a{a}", f, hits[a, f], WORDS) for a in range(30) for f in range(12)]
        table = pd.DataFrame(rows, columns=["outlet", "article", "family", "hits", "words"])
        found = outlet_contrasts(table, rate(), ["family"], draws=5000, resampling=Resampling(draws=50))
        wrong += bool((found["q"] < 0.05).any())
        common = chance.standard_normal((16, 1))
        values = pd.DataFrame(0.7 * common + 0.5 * chance.standard_exponential((16, 24)))
        joint += bool(joint_test(values, np.arange(16) < 8)["p"] < 0.05)
        four = pd.DataFrame(0.7 * chance.standard_normal((24, 1)) + 0.5 * chance.standard_exponential((24, 24)))
        outlets += bool((outlet_tests(four, list("abcd") * 6)["q"] < 0.05).any())
    yield {"pipeline": "outlet_contrasts, 5 outlets × 6 articles × 12 families, any q < .05", "share": wrong / corpora}
    yield {"pipeline": "joint_test of a curve of 24 specifications, 8 against 8, p < .05", "share": joint / corpora}
    yield {"pipeline": "outlet_tests of a curve of 24, 4 outlets × 6 articles, any q < .05", "share": outlets / corpora}


def main() -> None:
    """Run every study and print its table."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--corpora", type=int, default=200)
    wanted.add_argument("--articles", type=Path)
    given = wanted.parse_args()
    show({
        "False discovery": discoveries(given.corpora), "Real articles": real(given.articles, given.corpora),
        "Whole tables": pipelines(given.corpora),
    })  # fmt: skip


def show(studies: dict[str, Iterator[dict[str, object]]]) -> None:
    """Print each study's rows as a Markdown table."""
    for title, rows in studies.items():
        table = pd.DataFrame(rows)
        if table.empty:
            continue
        print(f"\n### {title}\n\n| {' | '.join(table.columns)} |\n|{'---|' * len(table.columns)}")
        for row in table.itertuples(index=False):
            print(f"| {' | '.join(f'{v:.3f}' if isinstance(v, float) else str(v) for v in row)} |", flush=True)


if __name__ == "__main__":
    main()
