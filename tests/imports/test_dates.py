"""Dates in many languages, with time and zone where given."""

import pytest

from analysis.imports.dates import bounds, dated

CASES = {
    "January 10, 2018 Wednesday 10:36 EST": "2018-01-10T10:36-05:00",
    "May 2, 2002, Thursday,, FINAL EDITION": "2002-05-02",
    "27. Februar 2012 Montag 9:50 PM GMT+1": "2012-02-27T21:50+01:00",
    "June 2, 2009 Tuesday 12:05 AM GMT": "2009-06-02T00:05+00:00",
    "9 Januar 1993": "1993-01-09",
    "Wednesday, January 10, 2018": "2018-01-10",
    "le 27 février 2012": "2012-02-27",
    "27 de febrero de 2012": "2012-02-27",
    "1er mai 2018": "2018-05-01",
    "28 мая 2018": "2018-05-28",
    "2018年5月28日": "2018-05-28",
    "12.03.2019 14:05 Uhr": "2019-03-12T14:05",
    "13/01/2018": "2018-01-13",
    "2018-01-10T10:36:00Z": "2018-01-10T10:36+00:00",
    "2018-01-10 10:36:20+05:30": "2018-01-10T10:36:20+05:30",
    "Mon, 06 Mar 2017 04:03:53 GMT": "2017-03-06T04:03:53+00:00",
    "2020. január 14.": "2020-01-14",
    "Δευτέρα 14 Ιανουαρίου 2020": "2020-01-14",
    "14 січня 2020": "2020-01-14",
    "14 يناير 2020": "2020-01-14",
    "décembre 10 2019": "2019-12-10",
    "十二月 21, 2018 星期五": "2018-12-21",
    "3月 4, 2019 星期一": "2019-03-04",
    "12월 14, 2020 월요일": "2020-12-14",
    "الأربعاء 4 فبراير 2015": "2015-02-04",
    "mer. 4 févr. 2015": "2015-02-04",
    "gio 4 giu 2015": "2015-06-04",
    "Dienstag 10.Dezember 2019": "2019-12-10",
    "March 3, 2003 / March 10, 2003": "2003-03-03",
    "20180110": "2018-01-10",
    "June 1986": "1986-06",
}


@pytest.mark.parametrize("text", CASES)
def test_a_date_at_the_beginning_of_a_line_is_read(text):
    found = dated(text)
    assert found and found.iso == CASES[text]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "03/04/2018",
        "31 February 2011",
        "In May 2003 he left",
        "00:20",
        "The 1 May 2003 rally",
        "Marching 4, 2003 men",
    ],
)
def test_what_is_no_date_or_two_is_not_read(text):
    assert dated(text) is None


@pytest.mark.parametrize(("first", "iso"), [("day", "2018-04-03"), ("month", "2018-03-04")])
def test_an_ambiguous_date_is_read_where_the_order_is_known(first, iso):
    assert dated("03/04/2018", first).iso == iso


def test_a_zone_that_stands_for_several_is_left_out_and_told():
    found = dated("21 March 2015 2:01 PM IST")
    assert (found.iso, found.doubt) == (
        "2015-03-21T14:01",
        "the time zone 'IST' is unknown or stands for several: left out",
    )


@pytest.mark.parametrize(
    ("iso", "days"),
    [("2003-02", ("2003-02-01", "2003-02-28")), ("2003-02-05T10:00", ("2003-02-05",) * 2), ("", ("", ""))],
)
def test_a_month_has_a_first_and_a_last_day(iso, days):
    assert bounds(iso) == days
