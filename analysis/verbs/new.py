"""framing new: an empty corpus of the same shape for another event."""

from pathlib import Path

from analysis.corpus import ARTICLES, CLEANING, CORRECTIONS, NAMES, OUTLETS, write_rows
from analysis.tables import CorpusError, write_text

PLAN = """# What is compared and how; commit it before you compute anything.

[plan]
version = 1
event = "{event}"
question = "How did the outlets tell this event, from celebratory to critical?"
unit = "article"

[primary]                       # the one primary specification
tone = "by validity"
voice = "own"                   # own, or own+indirect: whether indirect speech counts as the outlet's own voice
zones = ["headline", "lede", "body"]
mask_names = true               # words inside the names of names.csv carry no tone
weighting = "words"
corrections = true

[intervals]
level = 0.95
draws = 2000
seed = 1
block = 2                       # sentences resampled together
minimum_own_sentences = 10      # below it: not estimable

[position]
smoothing = 2
{components}
[poles]                         # families of markers, here of a state visit: replace them; your own from lexicons/*.csv count once named
celebratory = ["ceremony_honour", "friendship_history", "historic_milestone", "praise"]
critical = ["dependence_asymmetry", "great_power_rivalry", "domestic_unrest", "risk_doubt", "blame"]
context = ["dependence_asymmetry", "great_power_rivalry", "domestic_unrest", "risk_doubt"]

[markers]
without = []                    # families that are not looked for at all, such as "war_ukraine", "multi_vector"
"""
COMPONENTS = (
    ("own_tone", "own stance", 0.25, "mean tone of the own voice's sentences, names masked"),
    ("own_balance", "own stance", 0.25, "(celebratory - critical markers) / (both + smoothing) in the own voice"),
    ("attribution_stance", "own stance", 0.10, "(endorsing - distancing cues - scare quotes) / (all + smoothing)"),
    (
        "carried_balance",
        "choice of voices",
        0.20,
        "(celebratory - critical markers) / (both + smoothing), quoted voices",
    ),
    (
        "sides",
        "choice of voices",
        0.10,
        "(words of heads of state, officials, documents - others' words) / attributed words",
    ),
    ("context", "choice of voices", 0.10, "1 - 2 x share of sentences that bring critical context, in any voice"),
)
README = """# {event}

1. Put the texts here: `framing add PATH… --corpus {folder}`: plain text, saved pages, docx, PDF, exports of Nexis or Factiva, tables.
   Each article becomes a row of `articles.csv`.
2. Fill in `articles.csv` and `outlets.csv` (label). Give articles of one outlet the same outlet; leave empty what you do not know.
   `phase`: before, during or after (the event). `genre`: a word of yours, such as news, analysis, opinion; preview counts as before the
   event, and satire (or: ironic column) is marked as not meant literally. `language`: en (others are listed and not measured). Dates: 2025-11-12, the earliest and the latest day. `kind` of an outlet or
   a name: a word of yours, such as agency, daily; treaty, organisation.
3. Write the names that are no praise into `names.csv` (treaties, organisations), and your own markers into `lexicons/NAME.csv`
   (columns id,family,pattern,weight,unless; cards are optional). `unless` holds longer phrases, separated by |, of which the pattern is
   a part and in which it does not count: pattern `honour*` with unless `honour* guard|guard of honour` skips an honour guard.
4. Say in `plan.toml` what you will compare, and commit it before you compute. The families under [poles] are those of a state visit:
   put the ones of your event there. A lexicon of your own counts hits anyway; it moves an article's place only when its family is named
   under [poles]. A family that says nothing of your event goes into `without` under [markers]: it is then counted nowhere.
   The component `sides` counts the words of heads of state, officials and their documents as the hosts' side, and all others' words as
   the other side: that fits a visit. For another kind of event (a strike, a trial, an election) delete its [[position.component]], or
   write `weight = 0` there (then only the equal weights tried on page 08 still count it): the other weights share the place.
5. `framing report --corpus {folder}`, then open `{folder}/build/report/index.html`. `framing publish` writes the tables that
   may be shared without the texts; `framing verify` and `framing export` need it first.
6. Three files are read where they are there: `facts.csv` (a ledger of facts: who leaves what out, who contradicts whom), `targets.csv`
   (whom the articles praise and blame), `reading.csv` (your own order, written down before you look); `corpus/sample` in the repository
   has one of each to copy.
7. What a measure got wrong is put right by a row of `corrections.csv`; the report's evidence page has the row to copy.
"""


def new(folder: Path) -> Path:
    """Write an empty corpus into a folder and return it; raise CorpusError where the folder already holds one."""
    if (folder / "articles.csv").exists():
        raise CorpusError(f"{folder}: holds a corpus already (articles.csv); choose another folder")
    for name, columns in {
        "articles": ARTICLES,
        "outlets": OUTLETS,
        "names": NAMES,
        "cleaning": CLEANING,
        "corrections": CORRECTIONS,
    }.items():
        write_rows(folder / f"{name}.csv", columns, [])
    parts = (
        f'\n[[position.component]]\nname = "{n}"\npart = "{p}"\nweight = {w}\nwhat = "{t}"\n'
        for n, p, w, t in COMPONENTS
    )
    write_text(folder / "plan.toml", PLAN.format(event=folder.name, components="".join(parts)))
    write_text(folder / "README.md", README.format(event=folder.name, folder=folder))
    write_text(folder / ".gitignore", "texts/\nbuild/\n")
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "lexicons").mkdir(exist_ok=True)
    return folder
