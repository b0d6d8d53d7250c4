import pytest

from analysis.measures.markers import Markers
from analysis.tables import CorpusError
from analysis.tokens import Tokens, document_of
from tests import texts

COLUMNS = ("zone", "sentence", "voice", "speaker", *Markers.columns)
ROOM = """id,family,pattern,weight,unless
bridge,building,bridge*,1,
thin,weather,thin ice|ice,1,
debt,money,debt,1,
"""


@pytest.fixture
def room(tmp_path) -> str:
    path = tmp_path / "room.csv"
    path.write_text(ROOM, encoding="utf-8")
    return str(path)


def rows(text: str, *lexicons: str, names: tuple[str, ...] = ()) -> list[dict]:
    found = Markers(lexicons=lexicons).rows(document_of("a", text, names=names))
    return [dict(zip(COLUMNS, row, strict=True)) for row in found]


def test_a_hit_has_its_place_and_the_voice_that_says_it(room):
    hits = {hit["entry"].split(".")[-1]: hit for hit in rows(texts.SPOKEN, room)}
    assert {entry: (hit["voice"], hit["sentence"], hit["word"]) for entry, hit in hits.items()} == {
        "bridge": ("direct", 1, 9),
        "debt": ("indirect", 2, 21),
    }


def test_a_hit_in_a_name_or_under_a_negation_says_so(room):
    (bridge,) = rows("They met in Bridge Town.", room, names=("Bridge Town",))
    assert (bridge["in_name"], bridge["negated"]) == (True, False)
    (debt,) = rows("There was no debt.", room)
    assert (debt["in_name"], debt["negated"]) == (False, True)


@pytest.mark.parametrize("text", [texts.EMPTY, texts.NO_WORD, texts.ONE_WORD, texts.ANOTHER_SCRIPT])
def test_a_text_without_a_hit_has_no_rows(room, text):
    assert rows(text, room) == []


def test_an_unknown_lexicon_is_named_with_its_mend():
    with pytest.raises(CorpusError, match=r"lexicon 'moods': neither a path nor a shipped name"):
        rows(texts.ONE_WORD, "moods")


def test_to_tell_that_somebody_praised_is_to_carry_praise():
    (hit,) = rows("Ministers hailed the pact.", "praise")
    assert (hit["entry"], hit["voice"]) == ("praise.hail", "indirect")


@pytest.mark.parametrize(
    ("lexicon", "entry", "voice"),
    [("boosters", "boosters.emphasi", "indirect"), ("attribution_distance", "attribution_distance.claim", "own")],
)
def test_a_cue_is_the_speakers_act_but_for_the_distance_that_the_outlet_keeps(lexicon, entry, voice):
    verb = "underlined" if lexicon == "boosters" else "claimed"
    (hit,) = rows(f"Ada Bell {verb} that the bridge would stand.", lexicon)
    assert (hit["entry"], hit["voice"]) == (entry, voice)


@pytest.mark.parametrize("text", ["They built a “miracle” here.", "They built a so-called miracle here."])
def test_a_word_held_at_a_distance_is_taken_back(tmp_path, text):
    path = tmp_path / "wonder.csv"
    path.write_text("id,family,pattern\nmiracle,wonder,miracle*\n", encoding="utf-8")
    (hit,) = rows(text, str(path))
    assert hit["negated"]


@pytest.mark.parametrize(
    ("text", "in_name"),
    [
        ("The lawyer Larry Noble spoke.", True),
        ("Noble spoke. They heard the lawyer Larry Noble.", True),
        ("Noble words were spoken to the court.", False),
        ("The Nobles were noble men.", False),
        ("Noble Words For A Noble Court", False),
    ],
)
def test_a_capital_inside_a_sentence_makes_a_hit_a_name(text, in_name):
    assert {hit["in_name"] for hit in rows(text, "praise") if hit["word"] < 4} == {in_name}


def test_a_name_that_is_the_subject_of_its_family_or_asked_for_with_its_capital_stays_a_hit(room):
    assert not any(hit["in_name"] for hit in rows("It joined the Eurasian Economic Union.", "pragmatic_economy"))
    assert not any(hit["in_name"] for hit in rows("They marched with the Nazi flag.", "blame"))
    assert not any(hit["in_name"] for hit in rows("They came to the Bridge on foot.", room))


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("No, debt is high.", False),
        ("It was not fair, experts saw debt.", False),
        ("It is without old, debt.", True),
    ],
)
def test_a_comma_ends_what_is_negated_but_for_a_list(room, text, taken_back):
    assert [hit["negated"] for hit in rows(text, room)] == [taken_back]


def test_names_and_commas_are_found_at_once_as_one_by_one():
    lines = [
        "Mr Noble was no, brave man.",
        "Noble said: “Great, not brave.”",
        "A noble man. The Great Leap, not great.",
    ]
    documents = tuple(document_of(str(at), "\n".join(lines[at:])) for at in range(len(lines)))
    made = Markers()(Tokens(documents))
    plain = [(d.article, *row) for d in documents for row in Markers().rows(d)]
    columns = ["article", *COLUMNS]
    assert [tuple(row) for row in made[columns].astype(object).itertuples(index=False)] == plain
