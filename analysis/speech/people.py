"""Which nouns can say something: persons, bodies and documents."""

import re

from analysis.speech.parser import Tree
from analysis.speech.roles import role_of

_PRONOUNS = frozenset("he she they we i you who him her them us his their one".split())
_QUANTITIES = frozenset(
    "some many most others few several both all none another each everyone everybody nobody anyone someone".split()
)
_PERSON = re.compile(
    r"(?:ist|ists|ian|ians|man|men|woman|women|person|people|ologist|crat|crats|eer|eers|yer|yers|tor|tors|dent|dents|"
    r"rter|rters|nder|nders|lder|lders|cher|chers|mber|mbers|ster|sters|ser|sers|cer|cers|ger|gers|ker|kers)$"
)
_BODIES = frozenset(
    """campaign committee government administration company group organization organisation party union court panel
    council board parliament congress senate house ministry department agency office commission bank firm university
    institute alliance bloc coalition country nation state side team network paper newspaper magazine website site
    station channel outlet editorial column article story book memo email e-mail tweet post ad advertisement speech
    police army military embassy kremlin palace bureau club league foundation church crowd audience public family couple
    wife husband son daughter father mother brother sister friend aide ally rival critic opponent supporter source
    boss chief head chair expert witness victim activist protester demonstrator resident citizen voter delegate
    candidate nominee front-runner frontrunner businessman billionaire mogul magnate celebrity judge justice attorney
    counsel general colonel captain soldier guest host anchor author writer poet owner ceo executive analyst pollster
    veteran student professor scholar teacher nurse doctor pastor priest bishop pope rabbi imam teenager girl boy
    mayor governor clerk prosecutor deputy detective""".split()
)
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december""".split()
)


def can_speak(tree: Tree, head: int) -> bool:
    """Tell whether the head of a noun phrase names somebody or something that words can come from."""
    form, tag = tree.form[head], tree.tag[head]
    if form in _PRONOUNS or form in _QUANTITIES or tag == "CD":
        return True
    if tag in ("NNP", "NNPS"):
        return form not in _TIMES
    if tag not in ("NN", "NNS", "JJ", "JJS"):
        return tag == "NNP"
    singular = form[:-1] if form.endswith("s") else form
    return form in _BODIES or singular in _BODIES or bool(_PERSON.search(form)) or bool(role_of(form))
