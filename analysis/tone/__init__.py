"""Words to tone: how warm or cold a sentence is, word by word."""

from analysis.tone.targets import Toward, toward
from analysis.tone.tone import Tone, compound
from analysis.tone.valence import Valence

__all__ = ["Tone", "Toward", "Valence", "compound", "toward"]
