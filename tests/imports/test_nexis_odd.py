"""Old Nexis texts of the rarer shapes: Dutch and French labels, headlines above the date, labels below the body."""

import pytest

from tests.imports import builders
from tests.imports.builders import FIXTURES
from tests.imports.reading import read

DUTCH, ODD = FIXTURES / "nexis-old-dutch.txt", FIXTURES / "nexis-old-odd.txt"


@pytest.fixture(scope="module")
def dutch():
    return read(DUTCH)


@pytest.fixture(scope="module")
def odd():
    return read(ODD)


def test_marks_of_several_languages_in_one_file_part_its_articles(dutch):
    articles, told = dutch
    assert [a.title for a in articles] == [
        "Veerboot vaart weer na twee winters",
        "Meeuw steelt patat",
        "Touw en teer worden duurder; Kade & markt",
        "Pour l'heure, la tempête épargne les régates; Le vent retient peu de voiles",
    ]
    assert [a.outlet for a in articles] == ["De Dijkbode", "Zeekrant.nl", "de Waterkrant", "Le Phare des Marais"]
    assert [a.published[:10] for a in articles] == ["2002-09-24", "2002-09-25", "2008-12-31", "2003-02-01"]
    assert told.articles == told.announced == 4 and told.refused == told.doubts == []


def test_dutch_and_french_labels_become_fields(dutch):
    first, _, _, last = dutch[0]
    assert (first.byline, first.language, first.also["publication_type"]) == ("PRUIM, IDA", "nl", "Paper")
    assert first.text.startswith("Van onze havenredactie\nZOUTWEIDE, dinsdag\nDe veerboot")
    assert (last.byline, last.also["highlight"]) == ("Ida Plume", "Les voiles sortent encore.")
    assert last.text == "Personne au port ne craint le vent de mars, disent les marins."


def test_an_article_from_the_web_has_an_address_and_a_length_without_labels(dutch):
    article = dutch[0][1]
    assert article.url == "http://zeekrant.example/a/1" and article.also["length"] == "9 words"
    assert article.text == "Een meeuw stal dinsdag de patat van de burgemeester."


def test_a_headline_above_the_date_and_labels_below_the_body_are_found(odd):
    agency, hafenblatt, *_, times = odd[0]
    assert agency.title == "WRAP: Old ferry's bell turns up in the mud below the outer quay"
    assert (agency.outlet, agency.published, agency.section) == (
        "Tidewater News Agency",
        "2003-04-20T23:22",
        "Politics",
    )
    assert agency.text.split("\n")[1:] == ["It still rings."]
    assert (hafenblatt.title, hafenblatt.section) == ("DIE FAEHRE WAERE BEZAHLBAR", "WIRTSCHAFT; Pg. 3")
    assert hafenblatt.text.startswith("Salzwiese. Waere") and "Woerter" not in hafenblatt.text
    assert (times.outlet, times.section) == ("The Quay Times", "FOCUS")
    assert times.title.endswith("waits for its owner.") and times.text.startswith("THE boat")


def test_a_sentence_about_rights_is_no_outlet_and_an_article_without_headline_is_told(odd):
    articles, told = odd
    assert (articles[2].outlet, articles[2].title) == ("Harbour News Service", "")
    assert (articles[3].outlet, articles[3].title) == ("Tide Monitor Port Reports", "Ferries - Q1 2009")
    assert any("no title: 'The captain of the night ferry" in line for line in told.doubts)


def test_a_transcript_keeps_show_and_guests_beside_its_headline(odd):
    show = odd[0][4]
    assert (show.outlet, show.title) == ("TNN", "Harbour Budget Crisis; Ferry Appeals for Help")
    assert (show.also["guests"], show.also["show"]) == ("Mara Kelp, R. Sand", "SHOW: EVENING TIDES 7:00 PM EST")


def test_a_journal_dated_by_its_season_is_dated_by_its_loading_and_that_is_told(odd):
    articles, told = odd
    journal = articles[5]
    assert (journal.outlet, journal.title) == ("Journal of Harbours", "The long quay; A study of tides")
    assert (journal.published, journal.printed) == ("2009-03-03", "Winter 2008/2009")
    assert (journal.byline, journal.also["edition"]) == ("By Ida Quill", "Vol. 12, No. 3")
    assert any("the load date 'March 3, 2009' is taken" in line for line in told.guessed)


def test_a_record_that_holds_nothing_but_its_rights_is_refused_by_name(odd):
    assert odd[1].refused == ["line 125 to line 125: no body: 'Copyright 2009 Saltmarsh Publishing Company'"]
    assert any("announces 8 articles, 7 are read" in line for line in odd[1].doubts)


def test_one_article_saved_without_its_number_is_read_by_its_labels(tmp_path):
    path = tmp_path / "one.txt"
    text = ODD.read_text(encoding="utf-8")
    path.write_text(text.partition("5 of 8 DOCUMENTS")[2].partition("6 of 8")[0], encoding="utf-8")
    articles, told = read(path)
    assert [(a.title, a.outlet) for a in articles] == [("Harbour Budget Crisis; Ferry Appeals for Help", "TNN")]
    assert told.layout.endswith("one article")


def test_an_article_cut_off_before_its_end_mark_is_still_read_as_one(tmp_path):
    lines = builders.layout("nexis-uni-english")
    articles, told = read(builders.docx(tmp_path / "a.docx", lines[: lines.index("*Classification")]))
    assert articles[0].title == "Ferry Line Reopens After Two Winters" and articles[0].outlet == "The Saltmarsh Courier"
    assert any("no end mark" in line for line in told.doubts)


def test_articles_whose_end_mark_is_unknown_are_parted_where_the_last_line_stands_once_an_article(tmp_path):
    lines = [line.replace("End of Document", "Slut på dokumentet") for line in builders.layout("nexis-uni-english")]
    articles, told = read(builders.docx(tmp_path / "a.docx", lines))
    assert [a.title for a in articles] == [a.title for a in read(_english(tmp_path))[0]] and told.doubts == []
    assert "the articles end with the line 'Slut på dokumentet', which stands 4 times" in told.guessed


def test_articles_without_an_end_mark_are_refused_rather_than_run_together(tmp_path):
    lines = [
        line.replace("End of Document", f"Slut {n}") for n, line in enumerate(builders.layout("nexis-uni-english"))
    ]
    articles, told = read(builders.docx(tmp_path / "a.docx", lines))
    assert articles == [] and "several articles without a mark between them" in told.refused[0]


def _english(folder):
    return builders.docx(folder / "b.docx", builders.layout("nexis-uni-english"))


def test_the_notice_that_an_article_could_not_be_given_does_not_cost_its_neighbour(tmp_path):
    sorry = "We are sorry but there is an error in this document and it is not possible to display it.\n\n"
    text = DUTCH.read_text(encoding="utf-8").replace("                              Dokument 2", f"{sorry}Dokument 2")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    articles, told = read(tmp_path / "a.txt")
    assert len(articles) == 4 and "could not give an article" in told.refused[0]


def test_rights_below_a_body_without_labels_are_not_its_last_paragraph(tmp_path):
    text = DUTCH.read_text(encoding="utf-8").replace(
        "burgemeester.\n", "burgemeester.\n\n\n   Copyright 2002 Zeekrant\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    article = read(tmp_path / "a.txt")[0][1]
    assert article.text.endswith("burgemeester.") and article.also["copyright"] == "Copyright 2002 Zeekrant"


def test_a_length_in_the_body_is_no_second_article(tmp_path):
    text = ODD.read_text(encoding="utf-8").replace("QUILL: Good evening", "LENGTH: 90 minutes\n\nQUILL: Good evening")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    articles, told = read(tmp_path / "a.txt")
    assert len(articles) == 7 and "LENGTH: 90 minutes" in articles[4].text and len(told.refused) == 1


def test_a_label_of_the_lead_alone_has_its_value_in_the_next_paragraph(tmp_path):
    text = ODD.read_text(encoding="utf-8").replace(
        "LENGTH: 12 words\n", "LENGTH: 12 words\n\nHIGHLIGHT:\n\n\nRopes again.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    show = read(tmp_path / "a.txt")[0][4]
    assert show.also["highlight"] == "Ropes again." and show.text.startswith("IDA QUILL, HOST")


def test_an_edition_in_a_division_like_the_days_is_no_headline(tmp_path):
    page = (FIXTURES / "nexis-old-german.html").read_text(encoding="utf-8")
    title = page.index('<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c7">')
    edition = '<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c2">Norden</SPAN></P>\n</DIV>\n'
    (tmp_path / "a.html").write_text(page[:title] + edition + page[title:], encoding="utf-8")
    article = read(tmp_path / "a.html")[0][0]
    assert (article.title, article.also["edition"]) == ("Fähre fährt wieder", "Norden")


def test_lines_that_lead_to_a_pdf_are_cut_and_a_link_is_the_address(tmp_path):
    lines = builders.layout("nexis-uni-german")
    lines[lines.index("*Body") + 1 : lines.index("*Body") + 1] = ["PDF-Datei dieses Dokuments"]
    at = lines.index("*Classification")
    lines[at:at] = ["Original Gesamtseiten-PDF", "*Weblink:\u00a0https://deichbote.example/a/1"]
    lines.insert(0, "Link zum PDF")
    articles, told = read(builders.docx(tmp_path / "a.docx", lines))
    assert articles[0].title == "Fähre fährt wieder" and articles[0].url == "https://deichbote.example/a/1"
    assert articles[0].text.startswith("Die Fähre") and articles[0].text.endswith("sagte der Kapitän.")
    assert len(told.cut) == 3 and told.unplaced == []


def test_two_line_breaks_in_a_paragraph_part_it(tmp_path):
    lines = builders.layout("nexis-uni-french")
    at = lines.index("*Corps") + 3
    lines[at : at + 2] = ["@@".join(lines[at : at + 2])]
    path = builders.rtf(tmp_path / "a.rtf", lines)
    path.write_text(path.read_text(encoding="ascii").replace("@@", "\\line\\line "), encoding="ascii")
    assert read(path)[0][0].text == "\n".join(builders.layout("nexis-uni-french")[at : at + 2])


def test_a_headline_about_copyright_is_no_line_of_rights_and_a_length_in_the_body_of_a_page_no_label(tmp_path):
    page = (FIXTURES / "nexis-old-german.html").read_text(encoding="utf-8")
    page = page.replace("F&auml;hre f&auml;hrt wieder", "Copyright auf F&auml;hren?").replace(
        "KORREKTUR: keine", "L&Auml;NGE: elf Meter"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    articles, told = read(tmp_path / "a.html")
    assert articles[0].title == "Copyright auf Fähren?" and "LÄNGE: elf Meter" in articles[0].text.split("\n")
    assert len(articles) == 2 and told.refused == []
