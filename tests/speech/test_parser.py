from analysis.speech import parser
from tests import texts

SENTENCES = [line for text in texts.EVERY.values() for line in text.splitlines()]


def trees(sentences):
    return [(t.form, t.tag, t.dep, t.head) for t in parser.parse((one, ((0, 0),)) for one in sentences)]


def test_the_network_gives_the_trees_of_the_pipeline(monkeypatch):
    assert parser._network() is not None
    ours = trees(SENTENCES)
    monkeypatch.setattr(parser, "_network", lambda: None)
    assert trees(SENTENCES) == ours


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
