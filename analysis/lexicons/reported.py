"""Entries that name the act of praising or blaming: who writes "she praised the host" does not praise him."""

REPORTED = frozenset(
    f"{family}.{name}"
    for family, names in {
        "praise": "praise thank hail laud applaud commend welcom salut_the unanimous_support admirabl",
        "blame": "accus complain critic condemn blam assail scold mock strongly_condemn",
        "risk_doubt": "critics_call analysts_doubt analysts_warn economists_doubt debatable doubt",
    }.items()
    for name in names.split()
)
"""Ids of entries. Their hits outside quotations count as a judgement that is carried, not as the outlet's own."""
