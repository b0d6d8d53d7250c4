"""Who says what: quotations, their speakers and cues, and the voice of every word."""

from analysis.speech.attribution import attribute, attribute_many
from analysis.speech.records import Mark, Mention, Quotation, Speech
from analysis.speech.voices import voices

__all__ = ["Mark", "Mention", "Quotation", "Speech", "attribute", "attribute_many", "voices"]
