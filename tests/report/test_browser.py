"""The report in a browser: headless Chromium through Playwright; skipped, and said so, where one of them is missing."""

import os
import warnings
from pathlib import Path

import pytest

from tests.report.test_pages import NAMES

PAGES = ["index", *NAMES[1:], "evidence", "methods"]
SORTED = (
    "() => [...document.querySelectorAll('table')[0].tBodies[0].rows].map(row => row.cells[{column}].dataset.value)"
)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_errors_requests_or_markup_from_an_article(name, visit):
    page = visit(name)
    assert page.evaluate("document.querySelectorAll('img[onerror], main script, main b img').length") == 0
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone_the_page_does_not_scroll_sideways_and_tables_scroll_by_themselves(name, visit):
    page = visit(name, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    wide = "[...document.querySelectorAll('.table')].filter(box => box.getBoundingClientRect().right > innerWidth)"
    assert page.evaluate(f"{wide}.length") == 0


def test_on_a_phone_the_narrow_form_of_a_figure_stands_and_on_a_screen_the_wide_one(visit):
    for width, shown, hidden in ((390, "narrow", "wide"), (1200, "wide", "narrow")):
        page = visit("index", width=width)
        assert page.locator(f".plot.{shown}").first.is_visible()
        assert not page.locator(f".plot.{hidden}").first.is_visible()
        drawn = page.locator(f".plot.{shown} svg").first
        assert drawn.evaluate("one => one.getBoundingClientRect().right") <= width


def column(page, number):
    return [float(value) for value in page.evaluate(SORTED.format(column=number)) if value != "nan"]


def test_a_table_is_sorted_by_a_click_and_turned_by_a_second(visit):
    page = visit("01-corpus")
    heading = page.locator("th", has_text="words").first
    number = heading.evaluate("heading => heading.cellIndex")
    heading.locator("button").click()
    assert column(page, number) == sorted(column(page, number))
    assert heading.get_attribute("aria-sort") == "ascending"
    heading.locator("button").click()
    assert column(page, number) == sorted(column(page, number), reverse=True)
    assert heading.get_attribute("aria-sort") == "descending"


def test_a_table_is_sorted_from_the_keyboard(visit):
    page = visit("01-corpus")
    heading = page.locator("th", has_text="words").first
    heading.locator("button").focus()
    page.keyboard.press("Enter")
    number = heading.evaluate("heading => heading.cellIndex")
    assert column(page, number) == sorted(column(page, number))


def test_what_has_no_value_stays_last_whichever_way_a_table_is_sorted(visit):
    page = visit("02-sentiment")
    heading = page.locator("table").first.locator("th", has_text="low")
    number = heading.evaluate("heading => heading.cellIndex")
    for _ in range(2):
        heading.locator("button").click()
        values = page.evaluate(SORTED.format(column=number))
        known = [value for value in values if value != "nan"]
        assert len(known) < len(values) and values[: len(known)] == known


def test_code_unfolds_from_the_keyboard(visit):
    page = visit("index")
    code = page.locator("details.code").first
    assert not code.locator(".highlight").is_visible()
    code.locator("summary").focus()
    page.keyboard.press("Enter")
    assert code.locator(".highlight").is_visible()


def test_in_print_there_is_no_navigation_no_code_and_no_cut_table(visit):
    page = visit("05-quotes", width=794)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert not page.locator("details.code").first.is_visible()
    boxes = "[...document.querySelectorAll('.table')].filter(box => box.scrollHeight > box.clientHeight + 1)"
    assert page.evaluate(f"{boxes}.length") == 0
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_text_stands_in_lines_of_about_seventy_characters(visit):
    page = visit("index")
    assert 560 <= page.locator("main p").nth(1).evaluate("one => one.getBoundingClientRect().width") <= 680


def test_where_a_dark_page_is_wanted_page_and_figures_stay_light_together(visit):
    page = visit("index", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_mark_of_a_figure_leads_to_its_passages_and_back(visit):
    page = visit("index")
    target = page.locator(".plot.wide svg a").first.get_attribute("href")
    page.locator(".plot.wide svg a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target}")
    assert page.locator("article.passage").count() > 0
    assert int(page.locator("#count").inner_text().split()[0]) > 0
    page.go_back()
    assert page.url.endswith("index.html")


def test_choosing_on_the_evidence_page_changes_the_address_and_back_goes_back(visit):
    page = visit("evidence")
    every = page.locator("#count").inner_text()
    page.select_option("[name=voice]", "direct")
    assert page.url.endswith("#voice=direct")
    page.wait_for_function("before => count.textContent !== before", arg=every)
    page.go_back()
    page.wait_for_function("before => count.textContent === before", arg=every)
    page.goto(page.url.split("#")[0] + "#article=s6-markup")
    assert "<script>alert(1)</script>" in page.locator("#passages").inner_text()


@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_serious_fault(name, width, visit):
    path = Path(os.environ.get("AXE", ""))
    if not path.is_file():
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.warn(
                "The accessibility tests are SKIPPED: AXE names no axe.min.js (npm pack axe-core)", stacklevel=1
            )
        pytest.skip("AXE names no axe.min.js")
    page = visit(name, width=width)
    page.evaluate(path.read_text(encoding="utf-8"))
    page.evaluate("document.querySelectorAll('details').forEach((one, turn) => { one.open = turn < 9 })")
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []


def test_a_pattern_between_slashes_and_a_saved_table(visit):
    page = visit("evidence")
    page.fill("[name=word]", "/friend(ship|s)/")
    every = page.locator("#count").inner_text()
    page.locator("[name=word]").press("Enter")
    page.wait_for_function("before => count.textContent !== before", arg=every)
    shown = int(page.locator("#count").inner_text().split()[0])
    assert shown > 0
    with page.expect_download() as saved:
        page.click("#save")
    lines = Path(saved.value.path()).read_text(encoding="utf-8").splitlines()
    assert lines[0] == '"outlet","article","zone","sentence","text"' and len(lines) == shown + 1
    page.fill("[name=word]", "/(/")
    page.locator("[name=word]").press("Enter")
    page.wait_for_function("count.textContent.startsWith('0 of')")
    said = page.locator("#count").inner_text()
    assert said.startswith("0 of") and "the pattern is not valid: " in said


def test_a_word_is_searched_for_while_it_is_typed_and_all_typing_is_one_step_back(visit):
    page = visit("evidence")
    before = page.locator("#count").inner_text()
    for letters in ("fr", "frie", "zzz"):
        page.fill("[name=word]", letters)
        page.wait_for_url(f"**word={letters}", timeout=3000)
    assert page.locator("#count").inner_text().startswith("0 of")
    page.go_back()
    assert page.locator("#count").inner_text() == before


def test_a_hit_across_two_voices_is_one_hit_with_one_row_to_copy(visit):
    page = visit("evidence")
    runs = [["war", 1, "own", "", [["war", "w.x", "", 7]], 0, 3], [" ", 0, "own", "", [], 3, 4]]
    runs.append(["crimes", 1, "direct", "A", [["war", "w.x", "", 7]], 4, 10])
    runs.append([" wars", 1, "direct", "A", [["war", "w.x", "", 9]], 10, 15])
    hits = page.evaluate("runs => hitsOf({ r: runs })", runs)
    assert [(hit["start"], hit["stop"]) for hit in hits] == [(0, 10), (10, 15)], "a second hit beside it is its own"


def test_the_whole_report_of_the_sample_stays_small(hostile):
    assert sum(path.stat().st_size for path in Path(hostile.build / "report").iterdir()) < 3_000_000
