from analysis.speech import parser
from tests import texts

SENTENCES = [line for text in texts.EVERY.values() for line in text.splitlines()]


def trees(sentences):
    return [(t.form, t.tag, t.dep, t.head) for t in parser.parse((one, ((0, 0),)) for one in sentences)]


def test_the_faster_vectors_give_the_trees_of_the_pipeline():
    assert parser._encoder() is not None
    pipeline = parser._pipeline()
    for ours, document in zip(parser._parsed(SENTENCES), pipeline.pipe(SENTENCES), strict=True):
        assert [(t.tag, t.dep, t.head.i) for t in ours] == [(t.tag, t.dep, t.head.i) for t in document]


def test_a_sentence_has_the_same_tree_alone_and_among_others():
    together = trees(SENTENCES)
    assert [trees([one])[0] for one in SENTENCES[::5]] == together[::5]


def test_no_sentence_gives_no_tree():
    assert trees([]) == []
    assert trees([""]) == [([], [], [], [])]


def test_the_pipeline_is_loaded_anew_after_very_many_words(monkeypatch):
    before = trees(SENTENCES[:3])
    pipeline = parser._pipeline()
    monkeypatch.setattr(parser, "MOST", 1)
    assert trees(SENTENCES[:3]) == before
    assert parser._pipeline() is not pipeline
