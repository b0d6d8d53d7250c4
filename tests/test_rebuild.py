"""An attack: rebuild the text from all published tables together, with more luck than an attacker can have."""

from collections import Counter
from collections.abc import Iterator

import pytest

from analysis.documents.fingerprints import recorded
from analysis.documents.read import read_articles
from analysis.lexicons import Entry, load
from analysis.lexicons.patterns import Part, parse
from analysis.line import chosen
from analysis.measures.markers import FAMILIES_FOR_ALL
from analysis.measures.terms import term
from analysis.published import publishable, read_published
from analysis.words import words

SHORTEST_RUN = 8
TRIES = 5  # so many guesses for one word are all taken to hit, if one does


class Attack:
    """What can be told of one article from its published tables; the truth is used only to say which guess is right."""

    def __init__(self, corpus, article: str, text: str) -> None:
        tables = {name: made[made["article"] == article] for name, made in read_published(corpus).items()}
        self.corpus = corpus
        self.tables, self.truth = tables, [term(text[start:stop]) for start, stop in words(text)]
        self.right = [False] * len(self.truth)
        counts = tables["terms"].groupby("term")["count"].sum()
        self.terms, self.common = set(counts.index), set(counts.nlargest(TRIES).index)
        self.names = [[term(name[a:b]) for a, b in words(name)] for name in (row["name"] for row in corpus.names)]

    def run(self) -> list[bool]:
        self.markers()
        self.quotations()
        self.gaps()
        return self.right

    def guess(self, at: int, *tries: str) -> None:
        if 0 <= at < len(self.truth) and self.truth[at] in tries:
            self.right[at] = True

    def markers(self) -> None:
        entries = {entry.id: entry for lexicon in chosen(self.corpus, "markers").loaded for entry in lexicon.entries}
        for hit in self.tables["markers"].itertuples():
            for readings in self.readings(entries[hit.entry], hit.length):
                for number, part in enumerate(readings):
                    self.guess(hit.word + number, *self.candidates(part))
            if hit.in_name:
                self.name_around(hit.word)

    def readings(self, entry: Entry, length: int) -> Iterator[tuple[Part, ...]]:
        fitting = [parts for parts in parse(entry.pattern) if len(parts) == length]
        possible = [parts for parts in fitting if all(self.candidates(part) for part in parts)]
        yield from possible[: 4 * TRIES]

    def candidates(self, part: Part) -> list[str]:
        if not part.text:
            return sorted(self.common)
        found = [t for t in sorted(self.terms) if part.open and t.startswith(part.text.lower())]
        return found[:TRIES] if part.open else [t for t in [term(part.text)] if t in self.terms]

    def name_around(self, at: int) -> None:
        for name in self.names:
            for first in range(at - len(name) + 1, at + 1):
                if self.truth[max(first, 0) : first + len(name)] == name:
                    for number, word in enumerate(name):
                        self.guess(first + number, word)

    def quotations(self) -> None:
        for said in self.tables["quotes"].itertuples():
            name, cue = [term(word) for word in said.speaker.split()], [term(said.cue)] if said.cue else []
            for told in (name + cue, cue + name, [*name, *cue, "that"], [*cue, *name, "that"]):
                for first in (said.word - len(told), said.word + said.words):
                    for number, word in enumerate(told):
                        self.guess(first + number, word)

    def gaps(self) -> None:
        for at in range(1, len(self.truth) - 1):
            if self.right[at - 1] and self.right[at + 1]:
                self.guess(at, *self.common)


def longest_run(right: list[bool]) -> int:
    best = run = 0
    for one in right:
        run = run + 1 if one else 0
        best = max(best, run)
    return best


def attacked(corpus) -> Iterator[tuple[str, Attack]]:
    for read in read_articles(corpus):
        attack = Attack(corpus, read.row["article"], read.canonical.text)
        attack.run()
        yield read.row["article"], attack


@pytest.mark.parametrize("name", ["sample", "five"])
def test_no_run_of_eight_words_can_be_rebuilt_from_all_published_tables(name, request):
    corpus = request.getfixturevalue(name)
    runs = {article: longest_run(attack.right) for article, attack in attacked(corpus)}
    assert runs
    assert max(runs.values()) < SHORTEST_RUN, runs


@pytest.mark.parametrize("name", ["sample", "five"])
def test_a_fingerprint_confirms_too_little_to_find_the_words_that_are_missing(name, request):
    """A digest of 24 bits fits one in 17 million guesses: with three unknown words of some hundred it fits many."""
    corpus = request.getfixturevalue(name)
    for article, attack in attacked(corpus):
        assert all(len(known.digest) * 4 <= 24 for known in recorded(corpus.fingerprints, article))
        at = 0
        for sentence in recorded(corpus.fingerprints, article):
            unknown = attack.right[at : at + sentence.words].count(False)
            at += sentence.words
            if sentence.words >= SHORTEST_RUN:
                assert unknown >= 3 or len(attack.terms) ** unknown > 2**24, (article, sentence)


@pytest.mark.parametrize("name", ["sample", "five"])
def test_no_published_cell_holds_words_of_the_text(name, request):
    corpus = request.getfixturevalue(name)
    for table, made in read_published(corpus).items():
        for column in made.select_dtypes("str"):
            most = max((len(words(cell)) for cell in made[column].unique()), default=0)
            assert most < SHORTEST_RUN, f"{table}.{column} has a cell of {most} words"


@pytest.mark.parametrize("name", ["sample", "five"])
def test_a_voice_of_few_words_is_not_told_apart(name, request):
    terms = read_published(request.getfixturevalue(name))["terms"]
    sizes = terms.groupby(["article", "voice"])["count"].sum()
    assert all(size >= 50 for (_, voice), size in sizes.items() if voice != "all"), sizes
    both = terms.groupby("article")["voice"].agg(set)
    assert all("all" not in voices or voices == {"all"} for voices in both)


def test_no_entry_is_as_long_as_a_run():
    longest = Counter(
        len(parts) for n in FAMILIES_FOR_ALL for entry in load(n).entries for parts in parse(entry.pattern)
    )
    assert max(longest) < SHORTEST_RUN


def test_withheld_hits_are_counted_as_before(sample):
    from analysis.tables import read

    markers = read(sample.build / "measurements" / "markers.parquet")
    published = publishable(sample.build)["markers"]
    for columns in (["family", "entry"], ["article", "sentence", "voice", "family"]):
        assert published.groupby(columns).size().equals(markers.groupby(columns).size())
    places = [
        made.drop_duplicates(["article", "word", "family"]).groupby("family").size() for made in (published, markers)
    ]
    assert places[0].equals(places[1])
    assert (published["word"] < 0).mean() < 0.25
