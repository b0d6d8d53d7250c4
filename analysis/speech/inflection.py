"""The forms an English cue takes: say, says, said, saying."""

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "see": "sees saw seen seeing",
    "know": "knows knew known knowing",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "speak": "speaks spoke spoken speaking",
    "read": "reads read reading",
    "begin": "begins began begun beginning",
    "sing": "sings sang sung singing",
    "swear": "swears swore sworn swearing",
    "make": "makes made making",
    "put": "puts put putting",
    "go": "goes went gone going",
    "lay": "lays laid laying",
    "set": "sets set setting",
    "shoot": "shoots shot shooting",
    "hit": "hits hit hitting",
    "bring": "brings brought bringing",
    "broadcast": "broadcasts broadcast broadcasting",
    "forecast": "forecasts forecast forecasting",
    "foresee": "foresees foresaw foreseen foreseeing",
    "seek": "seeks sought seeking",
    "spread": "spreads spread spreading",
    "spell": "spells spelled spelt spelling",
    "dream": "dreams dreamed dreamt dreaming",
    "learn": "learns learned learnt learning",
    "beseech": "beseeches besought beseeching",
    "understand": "understands understood understanding",
    "cry": "cries cried crying",
    "hold": "holds held holding",
    "give": "gives gave given giving",
    "take": "takes took taken taking",
    "beg": "begs begged begging",
    "win": "wins won winning",
    "mean": "means meant meaning",
    "foretell": "foretells foretold foretelling",
    "retell": "retells retold retelling",
}
_DOUBLES = frozenset(
    "admit rip chat brag snap plan quip refer prefer prod rebut spin plug pan rap sob submit slam grin sum concur dub regret forget commit rev flog".split()
)
_VOWELS = "aeiou"


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return every form of a verb, the base form first.

    >>> verb_forms("deny")
    ('deny', 'denies', 'denied', 'denying')
    """
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    stem = verb + verb[-1] if verb in _DOUBLES else verb
    return (verb, third, stem + "ed", stem + "ing")


def noun_forms(noun: str) -> tuple[str, ...]:
    """Return the singular and the plural of a noun.

    >>> noun_forms("reply")
    ('reply', 'replies')
    """
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return (noun, noun[:-1] + "ies")
    return (noun, noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s"))
