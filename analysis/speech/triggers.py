"""Which sentences can hold an attribution: the forms of cues that are looked for before anything is parsed."""

import re
from functools import cache

from analysis.speech.cues import PARTS, Cue, by_form, cues

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
NEAR = 9
# Forms that introduce words of others so seldom that they make a sentence worth parsing only before “that”, if at all.
_SELDOM = frozenset(
    """add adding address addresses adds admission advertising advising advocate advocates alerts answer
    answers appeal assume attack attacks attributed back backing backs began begin beginning begins begun
    blogs boasts boom booming brand brands bring bringing brings broadcasts brought calculated campaign
    campaigned campaigning campaigns cast casts challenge challenges challenging champion champions charge
    charged charges command commanded comment comments compare compared comparing considered continue
    continued continues continuing counsel counter credit credits cry declined defense demand detail
    details direct discovered dispute disputes draw dream email emails estimate favor favour feeling
    figure figured figures finding fire fired forecast forecasts frame go goes going gone hit hits idea ideas imagine imagined insult insults interrupted issue issues known label
    labels laughed laughing learn learning list lists lobbying long look looked looking looks love loved
    made make makes making offering opinion order orders pitch pitches pivot plan played playing point
    points position positions post posts present press project projected projects promising protest
    protests published push put puts putting question questions raise raised rants rap rate rates rating
    read reading reason reasons recommend regarding related relating release released remarks remember
    repeating report reporting reports request requests resolve resolved rules ruling saw second seconds
    see seen set sets shooting shot shown sign signal signals signed signs singing single slam smiling
    snaps speaking state statement states submitted suspect suspects suspicions table take taken takes
    taking talk talks text texts thinking took trust tweet tweets understand understanding update
    venture ventures view viewing views voice voices went words write writing written""".split()
)
# Forms that do so seldom even before a word that their cue needs: went on, in order to.
_SELDOM_BEFORE = frozenset(
    """appealing campaign campaigns go goes going gone long mean means order put vote votes voting went""".split()
)
# After these a form is a noun.
_DETERMINERS = frozenset("the a an his its their our my your".split())
SURVEYS = frozenset("poll polls survey surveys polling".split())
_NOTHING: frozenset[str] = frozenset()
# No word: a verb that is no noun cannot stand after a determiner.
_NEVER = frozenset(("",))


def has_cue(sentence: str) -> bool:
    """Tell whether any form of any cue stands in the sentence: the filter before parsing.

    After a determiner a form is a noun, and a noun reports only before what it is told with: the claim that, a plea to.
    """
    forms, nouns = _forms(), _nouns()
    words = _WORD.findall(sentence.lower())
    if forms.keys().isdisjoint(words):
        return False
    for at, word in enumerate(words):
        needed = forms.get(word)
        if needed is not None and at and words[at - 1] in _DETERMINERS:
            needed = nouns.get(word, needed)
        if needed is not None and (not needed or not needed.isdisjoint(words[at + 1 : at + NEAR])):
            return True
    return False


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Return the forms that make a sentence worth parsing, each with the words of which one must follow, if any."""
    found: dict[str, set[str]] = {}
    alone: set[str] = set()
    for part in PARTS:
        for form, cards in by_form(part).items():
            for card in cards:
                needed = _needed(card)
                if needed and form not in _SELDOM_BEFORE:
                    found.setdefault(form, set()).update(needed)
                elif not needed and form not in _SELDOM:
                    alone.add(form)
                elif not needed and "that" in card.frames:
                    found.setdefault(form, set()).add("that")
    return {form: frozenset(words) for form, words in found.items()} | dict.fromkeys(alone | _phrases(), _NOTHING)


@cache
def _nouns() -> dict[str, frozenset[str]]:
    """Return the forms that report on their own as verbs, each with the words of which one must follow it as a noun."""
    verbs = by_form("verb").keys() - _phrases()
    return {
        form: frozenset().union(*(_told(card) for card in by_form("noun").get(form, ()))) or _NEVER for form in verbs
    }


def _phrases() -> frozenset[str]:
    """Return the words by which phrases are found: according to, in the words of, in a poll."""
    return SURVEYS | frozenset(
        card.cue.split()[-2] if card.cue.endswith(" of") else "according" for card in cues() if card.part == "phrase"
    )


def _needed(card: Cue) -> frozenset[str]:
    """Return the words of which one must follow a cue, none where it reports on its own: only verbs do."""
    words = card.cue.split()[1:]
    if words:
        return frozenset(words[:1])
    told = _told(card)
    return told if card.part != "verb" or told.isdisjoint(("that", "np", "long", "ing", "quote")) else _NOTHING


def _told(card: Cue) -> frozenset[str]:
    return frozenset(frame.removeprefix("+") for frame in card.frames)
