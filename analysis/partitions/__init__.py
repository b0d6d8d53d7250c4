"""Corpora of any size: articles to partitions, each measured by itself and summed by article, then compared."""
