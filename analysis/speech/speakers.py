"""Speaker mentions to names: the longest name the article gives."""

import re

from analysis.speech.drafts import Draft
from analysis.speech.reading import Reading
from analysis.speech.records import Use
from analysis.speech.roles import role_of

_NAME = re.compile(r"[A-Z][\w’'.-]*[\w](?:\s+(?:(?:de|von|van|bin|al|el|der|da)\s+)*[A-Z][\w’'-]*\w)*")


class Cast:
    """The named speakers of one text."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.names = [(match.start(), match.group()) for match in _NAME.finditer(reading.text)]

    def resolve(self, draft: Draft) -> tuple[str, str, float]:
        """Return name, role and confidence of a draft's speaker."""
        if not draft.speaker:
            return "", "", 0.0
        mention = self.text[slice(*draft.speaker)]
        found = _NAME.search(mention)
        if not found:
            return "", role_of(mention), 0.5
        last = found.group().split()[-1]
        longest = max((name for _, name in self.names if name.split()[-1] == last), key=len, default=found.group())
        return longest, role_of(mention, longest), 0.95

    def use(self, draft: Draft) -> Use:
        """Return document when a declaration, law or letter speaks."""
        if draft.speaker and role_of(self.text[slice(*draft.speaker)]) == "document":
            return "document"
        return "speech"
