"""The token table: the words of many articles, column by column, and what is said in them."""

from typing import TYPE_CHECKING

from analysis.columns.articles import Sentences
from analysis.columns.said import Said, voiced
from analysis.columns.table import NOBODY, Columns, Segments, Who, coded, columns_in, columns_of, counted
from analysis.columns.views import Sentence, Word

if TYPE_CHECKING:
    from analysis.columns.table import Array

__all__ = [
    "NOBODY",
    "Array",
    "Columns",
    "Said",
    "Segments",
    "Sentence",
    "Sentences",
    "Who",
    "Word",
    "coded",
    "columns_in",
    "columns_of",
    "counted",
    "voiced",
]
