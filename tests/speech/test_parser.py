from analysis.speech import parser
from tests import texts

SENTENCES = [line for text in texts.EVERY.values() for line in text.splitlines()]
ODD = [
    "Two  spaces and\ta tab , he said .",
    "She said it was ''a feast'' ''for all'' '' 'of us' ''.",
    " He left at once. ",
    "The U.S.-led group (e.g. Ek & Co.) can't say: \"don't\"\u00a0— it's :) 3.5km away.",
    "   ",
    "''",
    "’Tis 5 p.m. in St. John's; we're Ms. Ek's guests…",
]


def trees(sentences):
    return [(t.form, t.tag, t.dep, t.head) for t in parser.parse((one, ((0, 0),)) for one in sentences)]


def test_the_network_gives_the_trees_of_the_pipeline(monkeypatch):
    assert parser._network() is not None
    ours = trees(SENTENCES + ODD)
    monkeypatch.setattr(parser, "_network", lambda: None)
    assert trees(SENTENCES + ODD) == ours


def test_a_sentence_has_the_same_tree_alone_and_among_others():
    together = trees(SENTENCES)
    assert [trees([one])[0] for one in SENTENCES[::5]] == together[::5]


def test_no_sentence_gives_no_tree():
    assert trees([]) == []
    assert trees([""]) == [([], [], [], [])]


def test_edges_and_dependents_of_a_tree_are_those_of_its_heads():
    for tree in parser.parse((one, ((0, 0),)) for one in SENTENCES):
        below = [[kid for kid in range(len(tree)) if tree.head[kid] == token != kid] for token in range(len(tree))]
        assert [list(kids) for kids in tree.kids] == below
        for token, kids in enumerate(below):
            assert tree.left[token] == min([token, *(tree.left[kid] for kid in kids)])
            assert tree.right[token] == max([token, *(tree.right[kid] for kid in kids)])


def test_the_pipeline_is_loaded_anew_after_very_many_words(monkeypatch):
    before = trees(SENTENCES[:3])
    pipeline = parser._pipeline()
    monkeypatch.setattr(parser, "MOST", 1)
    assert trees(SENTENCES[:3]) == before
    assert parser._pipeline() is not pipeline


def test_the_words_met_are_forgotten_once_they_are_many(monkeypatch):
    before, pipeline, network = trees(SENTENCES), parser._pipeline(), parser._network()
    monkeypatch.setattr(parser, "KEPT", 1)
    assert trees(SENTENCES) == before
    assert parser._pipeline() is pipeline and parser._network() is not network
