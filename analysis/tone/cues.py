"""The words that change another word's tone, and by how much."""

NEGATORS = frozenset(
    """not no never neither nor without cannot hardly barely scarcely rarely seldom nobody none nothing nowhere
    lack lacks lacked lacking absence fail fails failed failing failure refuse refuses refused refusing refusal
    unable unwilling deny denies denied denying denial despite cant wont dont isnt less loss""".split()
)
NOT_ONLY = frozenset(["only", "just", "merely", "simply", "least"])
NEGATING_PAIRS = frozenset(
    ["far from", "anything but", "too little", "little to", "no longer", "instead of", "rather than"]
)
REDUCERS = frozenset(
    """fight fights fighting fought combat combating curb curbs curbing reduce reduces reduced reducing reduction ease
    eases eased easing end ends ended ending prevent prevents prevented preventing prevention avoid avoids avoided
    avoiding avert averts averted averting against counter counters countering countered tackle tackles tackling address
    addresses addressing addressed stop stops stopped stopping halt halts halted halting relieve relieves relieved
    relieving relief alleviate eliminate eliminates eliminated eliminating eradicate overcome overcomes overcoming
    resolve resolves resolved resolving lower lowers lowered lowering cut cuts cutting defuse defuses defused defusing
    quell contain oppose opposes opposed opposing ban bans banned banning protect protects protected protecting
    protection deter deters deterred deterring minimize mitigate anti from solve solving fix""".split()
)
MODALS = frozenset("could would should might may must if unless whether ought need needs needed".split())
TURNS = frozenset(["but", "yet", "however"])
OPENERS = TURNS | frozenset(["because", "who", "which", "while", "when", "where", "although", "though"])
JOINERS = frozenset(["and", "or", "but", "with", "to", "that", "who", "which"])
DEGREES = {
    **dict.fromkeys(
        """very deeply extremely highly hugely utterly totally completely absolutely especially particularly profoundly
        severely seriously increasingly truly so most more far enormously incredibly remarkably extraordinarily
        thoroughly greatly strongly bitterly desperately terribly overwhelmingly wholly entirely too really""".split(),
        1.25,
    ),
    **dict.fromkeys(
        """somewhat slightly partly partially fairly relatively rather almost nearly moderately mildly marginally
        occasionally sometimes little some""".split(),
        0.75,
    ),
}
PARTING = frozenset(',;:—–()[].!?"“”«»…')
OPENING = frozenset(".:?!\"“”'‘")
TITLES = frozenset("mr mrs ms dr prof st gen col sen rep gov rev hon jr lt sgt".split())
# Quantifiers as subjects: they deny the predicate of their clause, however far it stands.
DENYING = frozenset(["nobody", "none", "few"])
DENYING_PAIRS = frozenset(["no one"]) | frozenset(
    f"not {word}" for word in "everyone everybody everything every all many much both always anyone".split()
)
COUNTING_PAIRS = frozenset(f"{word} few" for word in "a the last first past next these those quite only".split())
NEGATION_REACH = 3
GIVEN_REACH = 6
REDUCED_REACH = 4
BEFALLEN_REACH = 6
HARM_REACH = 3
NEGATED_PRAISE = -0.6
NEGATED_BLAME = -0.3
REDUCED_BLAME = -0.2
HARMED_PRAISE = -0.3
IRREALIS_PRAISE = 0.6
IRREALIS_BLAME = 0.8
ASKED_PRAISE = 0.5
BEFORE_TURN = 0.6
AFTER_TURN = 1.2
REPORTING = frozenset(
    """said says say saying told tells telling added adds wrote writes tweeted asked asks noted notes explained explains
    announced announces continued replied testified stated argued argues claimed claims suggested recalled insisted
    acknowledged concluded declared responded remarked observed""".split()
)
# Who does these praises somebody else; with a form of "be" before it the same word is done to whom it names. Who attacks is
# left out: readers hold an attack against whoever makes it.
PRAISING = frozenset(
    """praised praises praising thanked thanks thanking lauded lauds hailed hails applauded applauds commended commends
    welcomed welcomes congratulated congratulates admired admires""".split()
)
BEING = frozenset("is are was were be been being get gets got".split())
