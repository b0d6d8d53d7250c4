"""One person, one role: what the attributions of an article say of their speakers is made to agree."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from analysis.speech.records import Quotation


def agreed(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Give everybody named the one role that most of his or her attributions have; documents keep theirs."""
    roles: dict[str, Counter[str]] = {}
    for one in quotations:
        if one.name and one.role not in ("", "document"):
            roles.setdefault(one.name, Counter())[one.role] += 1
    chosen = {name: counts.most_common(1)[0][0] for name, counts in roles.items()}
    return tuple(
        one if one.role in ("document", chosen.get(one.name, one.role)) else replace(one, role=chosen[one.name])
        for one in quotations
    )
