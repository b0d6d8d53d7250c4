"""From a mark or a passage to its sentences on the evidence page; figures opened; print and a phone. In a browser."""

import html
import re

from analysis.questions.wording import places_link

FOUND = (
    "address => { location.hash = address; return new Promise(done => setTimeout(() => done(count.textContent), 20)); }"
)


def links(hostile):
    pages = (path.read_text(encoding="utf-8") for path in (hostile.build / "report").glob("*.html"))
    found = (html.unescape(one) for page in pages for one in re.findall(r'href="evidence.html#([^"]*)"', page))
    return sorted(set(found))


def test_every_link_of_every_figure_and_table_finds_sentences(visit, hostile):
    page, found = visit("evidence"), links(hostile)
    assert len(found) > 200
    assert [one for one in found if page.evaluate(FOUND, one).startswith("0 of")] == []


def test_a_passage_of_a_table_leads_to_that_sentence_with_its_neighbours(visit):
    page = visit("index")
    passage = page.locator("td a.passage").first
    text = passage.inner_text()
    passage.click()
    page.wait_for_url("**/evidence.html#article=*&sentence=*")
    page.wait_for_function("count.textContent.startsWith('1 of')")
    assert text in page.locator("article.passage p").inner_text()
    assert page.locator("article.passage .around").count() > 0


def test_sentences_of_several_articles_are_shown_by_one_address(visit):
    page = visit("evidence")
    page.evaluate(FOUND, places_link([("s1-preview", 1), ("s1-preview", 3), ("s3-wire", 0)]).partition("#")[2])
    assert page.locator("#count").inner_text().startswith("3 of")
    assert "the link names" in page.locator("#count").inner_text()


def test_an_address_of_another_corpus_says_what_is_not_here(visit):
    page = visit("evidence")
    for address, name in (
        ("article=article-x", "article-x"),
        ("places=article-x:1;s3-wire:2", "article-x"),
        ("speaker=No One", "No One"),
    ):
        told = page.evaluate(FOUND, address)
        assert told.endswith(f'; the address names "{name}", which this corpus does not have')
    assert "the address names" not in page.evaluate(FOUND, "article=s3-wire&voice=quoted")


def test_more_sentences_than_an_address_holds_lead_to_the_article():
    assert places_link([("a1", number) for number in range(61)]) == "evidence.html#article=a1"
    assert places_link([]) == ""


def test_a_figure_opens_over_the_window_and_escape_puts_it_back(visit):
    page = visit("07-together", width=390)
    page.locator("button.larger").first.focus()
    page.keyboard.press("Enter")
    drawn = page.locator("dialog .plot svg")
    assert drawn.is_visible() and drawn.evaluate("one => one.getBoundingClientRect().width") >= 700
    page.keyboard.press("Escape")
    assert page.locator("dialog .plot").count() == 0 and page.locator("figure .plot.wide").count() > 0
    assert page.evaluate("document.activeElement.className") == "larger"


def test_on_a_phone_a_passage_is_read_without_scrolling_sideways(visit):
    page = visit("index", width=390)
    edge = page.locator("td a.passage").first.evaluate("one => one.getBoundingClientRect().right")
    assert edge <= 390
    row = page.locator("table.cards tbody tr").first
    assert row.get_attribute("role") == "row" and row.locator("td").first.get_attribute("data-name") == "end"


def test_in_print_the_evidence_is_whole_says_what_was_chosen_and_keeps_the_voices_apart(visit):
    page = visit("evidence", width=794)
    every = page.locator("#count").inner_text()
    page.select_option("[name=voice]", "own")
    page.wait_for_function("before => count.textContent !== before", arg=every)
    found = int(page.locator("#count").inner_text().split()[0])
    page.emulate_media(media="print")
    page.pdf(format="A4")
    assert found > 100 and page.locator("article.passage").count() == found
    assert page.locator("#told").inner_text() == "Voice: own" and not page.locator("#choose").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).printColorAdjust") == "exact"


def test_in_print_a_heading_has_its_words_on_every_page(visit):
    page = visit("02-sentiment", width=794)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('th button')).display") == "contents"
