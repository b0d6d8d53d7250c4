"""Nexis exports: new and old layouts, three interface languages, five containers."""

import pytest

from tests.imports import builders
from tests.imports.builders import FIXTURES
from tests.imports.reading import read, refused

ENGLISH = builders.layout("nexis-uni-english")
TITLES = [
    "Ferry Line Reopens After Two Winters",
    "HARBOUR BOARD SPLITS OVER TOLL",
    "Letters: Who Pays for the Pier?",
    "Night Boats",
]


def txt(path, lines):
    path.write_text("\n".join(line.lstrip("*") for line in lines), encoding="utf-8")
    return path


@pytest.fixture(params=["docx", "rtf", "odt", "txt"])
def uni(request, tmp_path):
    write = {"docx": builders.docx, "rtf": builders.rtf, "odt": builders.odt, "txt": txt}[request.param]
    return read(write(tmp_path / f"export.{request.param}", ENGLISH))


def test_every_article_of_a_new_export_comes_out_once_with_headline_outlet_and_date(uni):
    articles, told = uni
    assert [a.title for a in articles] == TITLES
    assert [a.outlet for a in articles] == ["The Saltmarsh Courier"] * 2 + ["The Island Post"] * 2
    assert [a.published for a in articles] == ["2020-01-14T10:36-05:00", "2020-01-12", "2020-02-03", "2020-02-09"]
    assert told.layout.startswith("Nexis Uni") and told.announced == told.articles == 4


def test_labels_become_fields_and_a_missing_byline_stays_empty(uni):
    first, second = uni[0][:2]
    assert (first.byline, first.section) == ("Ida Quill and Tom Reed", "BUSINESS; harbour")
    assert (second.byline, second.language) == ("", "en")
    assert second.also["graphic"] == "Photo: The pier at dusk. (Photograph by R. Sand)"
    assert second.also["correction"].endswith("It is eight, not nine.")
    assert second.also["edition"] == "Late Edition - Final\n(Quayside)"


def test_a_line_of_the_body_that_looks_like_a_label_stays_in_the_body(uni):
    assert uni[0][0].text.split("\n")[1].startswith("Update: the crew of nine")


def test_the_abstract_the_link_and_the_note_of_a_correction_do_not_stand_in_the_text(uni):
    article = uni[0][1]
    assert article.text.startswith("The board of the harbour") and article.text.endswith("the minutes say.")
    assert article.also["abstract"] == "Members could not agree on who should pay the toll."
    assert (article.also["link"], article.also["notice"]) == (
        "http://www.saltmarshcourier.example",
        "Correction Appended",
    )


def test_a_letter_keeps_its_address_and_its_name(uni):
    assert uni[0][2].text.split("\n")[0] == "To the Editor:"
    assert uni[0][2].text.split("\n")[-1] == "MARA KELP"


def test_what_is_cut_or_guessed_is_told(uni):
    told = uni[1]
    assert any("cover of the export, 14 lines" in line for line in told.cut)
    assert any("the load date 'February 9, 2020' is taken" in line for line in told.guessed)
    assert told.refused == []


def test_a_pdf_gives_the_same_articles_without_bold_lines_or_empty_ones(tmp_path):
    pytest.importorskip("pypdf")
    wide = [line.lstrip("*") for line in ENGLISH if line.strip()]
    long = "The harbour was quiet that evening and nobody on the quay could say when the boat would come again in the spring."
    articles, _ = read(builders.pdf(tmp_path / "export.pdf", [[*wide, *[long] * 20]]))
    assert [a.title for a in articles][2:] == TITLES[2:]
    assert [a.published for a in articles] == ["2020-01-14T10:36-05:00", "2020-01-12", "2020-02-03", "2020-02-09"]


@pytest.mark.parametrize(
    ("language", "title", "outlet", "published", "byline", "count"),
    [
        ("german", "Fähre fährt wieder", "Der Deichbote", "2020-01-14T09:05+01:00", "Ida Feder", 2),
        ("french", "Le bac repart", "Le Courrier des Marais", "2020-01-14", "Ida Plume", 1),
    ],
)
def test_other_interface_languages_are_read_by_the_same_rules(
    tmp_path, language, title, outlet, published, byline, count
):
    articles, _ = read(builders.docx(tmp_path / "a.docx", builders.layout(f"nexis-uni-{language}")))
    first = articles[0]
    assert (first.title, first.outlet, first.published, first.byline) == (title, outlet, published, byline)
    assert len(articles) == count and first.language == language[:2].replace("ge", "de") and first.text.count("\n") == 1


def test_an_export_that_is_cut_short_says_so_and_keeps_what_was_read(tmp_path):
    end = ENGLISH.index("*Night Boats") + 7
    articles, told = read(builders.docx(tmp_path / "a.docx", ENGLISH[:end]))
    assert [a.title for a in articles] == TITLES[:3] or len(articles) == 4
    assert any("no end mark" in line or "4 articles, 3 are read" in line for line in told.doubts)


def test_lines_after_the_last_record_are_named(tmp_path):
    _, told = read(builders.docx(tmp_path / "a.docx", [*ENGLISH, "Printed by the library"]))
    assert any("Printed by the library" in line for line in told.unplaced)


def test_an_article_that_the_database_could_not_give_is_refused_by_name(tmp_path):
    lines = [
        "*Lost",
        "We are sorry but there is an error in this document and it is not possible to display it.",
        "*End of Document",
    ]
    articles, told = read(builders.docx(tmp_path / "a.docx", [*builders.layout("nexis-uni-french"), *lines]))
    assert len(articles) == 1 and "could not give this article: 'Lost'" in told.refused[0]


def test_an_article_without_a_body_is_refused_by_name(tmp_path):
    lines = [
        "*Hollow",
        "The Island Post",
        "May 1, 2020",
        "",
        "*Length:\u00a00 words",
        "*Body",
        "",
        "*Load-Date:\u00a0May 2, 2020",
        "*End of Document",
    ]
    articles, told = read(builders.docx(tmp_path / "a.docx", lines))
    assert articles == [] and told.refused == ["paragraph 1 to paragraph 8: no body: 'Hollow'"]


def test_old_text_exports_are_taken_apart_at_the_numbers_of_documents():
    articles, told = read(FIXTURES / "nexis-old-english.txt")
    assert [a.title for a in articles] == [
        "Ferry line reopens after two winters",
        "Letter: Who pays for the pier?",
        "NIGHT BOATS",
    ]
    assert [a.outlet for a in articles] == ["The Saltmarsh Courier", "The Island Post", "THE ISLAND POST"]
    assert [a.published for a in articles] == ["2010-01-14", "1988-03-05", "2009-06-02T23:05+00:00"]
    assert (told.announced, told.articles) == (3, 3)


def test_old_text_exports_join_wrapped_lines_and_keep_paragraphs():
    first, second, _ = read(FIXTURES / "nexis-old-english.txt")[0]
    assert first.text.split("\n")[0] == "The ferry between Saltmarsh and the outer islands ran again on Thursday."
    assert first.text.count("\n") == 1 and "UPDATE: the crew of nine" in first.text
    assert (first.also["edition"], first.also["graphic"]) == (
        "Edition 1; Islands",
        "The captain on the quay; Photo by R. Sand",
    )
    assert (
        second.text
        == "Sir, your report on the toll forgets the fishermen, who have paid since it was built.\nYours, Mara Kelp"
    )


def test_a_length_that_does_not_fit_the_text_is_a_doubt():
    _, told = read(FIXTURES / "nexis-old-english.txt")
    assert any("1011 words announced, 11 read: 'NIGHT BOATS'" in line for line in told.doubts)


def test_old_html_exports_keep_a_label_inside_the_body_and_a_caption_of_two_lines():
    articles, told = read(FIXTURES / "nexis-old-german.html")
    first = articles[0]
    assert (first.title, first.published, first.language) == ("Fähre fährt wieder", "2014-01-14T21:50+01:00", "de")
    assert first.text.split("\n")[1:] == [
        "KORREKTUR: keine",
        '"Wir haben die Taue nie verkauft", sagte der Kapitän, und elf Leute lachten.',
    ]
    assert first.also["graphic"] == "Der Kapitän\nDie Brücke"
    assert len(articles) == told.announced == 2


def test_the_place_of_an_article_is_its_bytes_in_the_file():
    path = FIXTURES / "nexis-old-english.txt"
    for article in read(path)[0]:
        cut = path.read_bytes()[article.start : article.stop].decode()
        assert article.outlet in cut and article.text.split()[-1] in cut and "DOCUMENTS" not in cut


@pytest.mark.parametrize(
    ("end", "body", "labels", "date", "language"),
    [
        ("Fin del documento", "Cuerpo", ("Sección", "Longitud", "Autor", "Idioma"), "14 de enero de 2020 martes", "es"),
        ("Fine del documento", "Corpo", ("Sezione", "Lunghezza", "Autore", "Lingua"), "14 gennaio 2020 martedì", "it"),
        ("Fim do documento", "Corpo", ("Seção", "Comprimento", "Autor", "Idioma"), "14 de janeiro de 2020", "pt"),
        ("Einde van document", "Hoofdtekst", ("Sectie", "Lengte", "Auteur", "Taal"), "dinsdag 14 januari 2020", "nl"),
        ("Ende des Dokuments", "Hauptteil", ("Rubrik", "Länge", "Autor", "Sprache"), "Dienstag 14.Januar 2020", "de"),
    ],
)
def test_five_more_interface_languages_part_two_articles(tmp_path, end, body, labels, date, language):
    values = ("HAVEN; 3", "4 x", "Ida Veer", language)
    head = [f"*{label}:\u00a0{value}" for label, value in zip(labels, values, strict=True)]
    record = [
        "*Een",
        "De Bode",
        date,
        "",
        *head[:3],
        f"*{body}",
        "Eén regel.",
        "Länge: twee.",
        "",
        head[3],
        f"*{end}",
        "",
    ]
    articles, _ = read(builders.docx(tmp_path / "a.docx", record * 2))
    found = {(a.title, a.outlet, a.published, a.section, a.byline, a.language, a.text.count("\n")) for a in articles}
    assert len(articles) == 2 and found == {("Een", "De Bode", "2020-01-14", "HAVEN; 3", "Ida Veer", language, 1)}


def test_a_date_in_a_language_that_is_not_known_is_neither_outlet_nor_headline(tmp_path):
    lines = [
        "*Boat",
        "The Island Post",
        "14 Urtarrila 2020",
        "*Length:\u00a03 words",
        "*Body",
        "It rained.",
        "*End of Document",
    ]
    lines[6:6] = ["*Load-Date:\u00a0January 15, 2020"]
    article = read(builders.docx(tmp_path / "a.docx", lines))[0][0]
    assert (article.title, article.outlet, article.printed) == ("Boat", "The Island Post", "14 Urtarrila 2020")
    assert article.published == "2020-01-15"


@pytest.mark.parametrize(("first", "second"), [("Avdelning", "Skribent"), ("版面", "作者")])
def test_several_articles_in_a_layout_nobody_knows_are_refused(tmp_path, first, second):
    record = ["*Boat", "Posten", f"*{first}:\u00a0HAMN", f"*{second}:\u00a0Ida", "*Slut"]
    path = builders.docx(tmp_path / "a.docx", record * 2)
    refused(path, f"layout that is not known .lines '{first}' and '{second}'")
