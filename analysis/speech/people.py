"""Which nouns can say something: persons, bodies and documents."""

import re

from analysis.speech.nations import given_names
from analysis.speech.records import Span
from analysis.speech.roles import role_of
from analysis.speech.trees import Tree

_PRONOUNS = frozenset("he she they we i you who him her them us his their one".split())
_QUANTITIES = frozenset(
    """some many most others few several both all none another each everyone everybody nobody anyone someone those dozens
    hundreds thousands millions handful plurality rest fraction percentage proportion share trio pair slew array plenty
    thirds quarters fourths fifths""".split()
)
_PERSON = re.compile(
    r"(?:ist|ian|man|men|woman|women|person|people|ologist|crat|eer|yer|tor|dent|rter|nder|lder|cher|mber|ster|ser|cer|"
    r"ger|ker|iser|izer|sider|per|ffer|ver|bber|ller|onent|ocate|erative|rogressive|servative|ntative|loyee|geon|"
    r"colleague|ress|coon|tician|pant|oner|fan|star|prince|princess)$"
)
_BODIES = frozenset(
    """campaign committee government administration company group organization organisation party union court panel
    council board parliament congress senate house ministry department agency office commission bank firm university
    institute alliance bloc coalition country nation state side team network paper newspaper magazine website site
    station channel outlet editorial column article story book memo email e-mail tweet post ad advertisement speech
    police army military embassy kremlin palace bureau club league foundation church crowd audience public family couple
    wife husband son daughter father mother brother sister friend aide ally rival critic opponent supporter
    boss chief head chair expert witness victim activist protester demonstrator resident citizen voter delegate
    candidate nominee front-runner frontrunner runner businessman billionaire mogul magnate celebrity judge justice
    counsel general colonel captain soldier guest host anchor author writer poet owner ceo executive analyst pollster
    veteran student professor scholar teacher nurse doctor pastor priest bishop pope rabbi imam teenager girl boy
    mayor governor clerk prosecutor deputy detective poll polling survey study analysis data result research review
    majority minority half percent % third quarter those account filing lawsuit suit affidavit authority media staff
    donor agent figure school community faction camp movement leadership leader friend class investigation record
    finding statistic message note text video transcript headline summary order ruling partner adult guy lady
    reader buyer customer user player coach child kid neighbour neighbor relative parent worker farmer patient
    caller attendee associate insider hawk dove lawmaker heavyweight sheriff senator mind hopeful band insurer attorney
    girlfriend boyfriend children speechwriter screenwriter confidant confidante superdelegate counterpart surrogate partisan
    incumbent refugee migrant survivor pilot widow widower actor actress legend icon giant prophet liberal moderate
    centrist radical millennial retiree applicant troop force crew personnel viewer reviewer follower interviewer trader
    airline lender regulator watchdog giant startup hospital charity nonprofit union electorate opposition mainstream
    folk clergy nun monk circle generation population province kingdom republic empire federation
    statement transcript footage video clip recording tape page profile biography obituary inquiry probe audit inspection
    examination index ranking tally count tracker projection estimate average forecast census questionnaire quiz
    disclosure return paperwork cable missive dispatch bulletin brochure leaflet flyer poster placard banner sign slogan
    bio notice legislation speech interview essay dissent opinion complaint petition manifesto dossier archive""".split()
)
# Things whose names end as those of persons do.
_THINGS = frozenset(
    """number river disaster factor motor tractor sector vector accident incident precedent anger danger hunger trigger finger
    burger cover fever lever silver cancer soccer cluster roster register semester quarter starter gender thunder tender
    cylinder remainder reminder shoulder folder boulder sticker tanker locker bunker marker poker laser browser pepper bumper
    beer career layer prayer chamber timber list fist mist twist wrist abdomen address stress progress dress fortress mattress
    corridor tower border barrier container server power weather matter shutter""".split()
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
    if tag == "WDT":
        return _antecedent_speaks(tree, head)
    if tag not in ("NN", "NNS", "JJ", "JJS"):
        return tag == "NNP"
    return noun_speaks(form)


def common_head(tree: Tree | None, head: int, text: str) -> Span | None:
    """Return where the head of a noun phrase stands when it is a common noun, None for a name or a pronoun."""
    if tree is None or head < 0 or tree.tag[head] not in ("NN", "NNS"):
        return None
    place = tree.start[head], tree.stop[head]
    return None if text[slice(*place)] in given_names() else place


def are_people(form: str) -> bool:
    """Tell whether a common noun in small letters means several persons: shopkeepers, historians."""
    return form.endswith("s") and bool(_PERSON.search(form[:-1]))


def noun_speaks(form: str) -> bool:
    """Tell whether a common noun in small letters is a person, a body or a document: historians, a poll."""
    one = form[:-3] + "y" if form.endswith("ies") else form[:-1] if form.endswith("s") and form[-2] != "s" else form
    person = bool(_PERSON.search(one)) and one not in _THINGS
    return form in _BODIES or one in _BODIES or person or bool(role_of(one))


def _antecedent_speaks(tree: Tree, pronoun: int) -> bool:
    """Tell whether "which" or "that" stands for somebody or something that words can come from: a poll that shows."""
    verb = tree.head[pronoun]
    above = tree.head[verb]
    return tree.dep[verb] == "relcl" and tree.tag[above].startswith("N") and can_speak(tree, above)
