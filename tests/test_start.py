"""What is loaded at the start: which modules, not how long they take."""

import json
import subprocess
import sys

HEAVY = {"numpy", "pandas", "pyarrow", "scipy", "sklearn", "matplotlib", "spacy", "thinc", "nltk", "textstat", "dask"}
HELP = """
import json, sys
from analysis.__main__ import main
try:
    main(["--help"])
except SystemExit:
    pass
print(json.dumps(sorted(sys.modules)))
"""
MEASURE = """
import json, sys
from analysis.tokens import Tokens
from analysis.measures.readability import word_counts
word_counts("visit")
print(json.dumps(sorted(sys.modules)))
"""


def loaded(program: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_help_loads_no_library_and_few_modules_of_ours():
    modules = loaded(HELP)
    assert not modules & HEAVY
    ours = {module.split(".")[1] for module in modules if module.startswith("analysis.")}
    assert not ours & {
        "comparisons",
        "figures",
        "imports",
        "lexicons",
        "measures",
        "questions",
        "speech",
        "tokens",
        "tone",
    }


def test_importing_the_package_loads_nothing_else():
    modules = loaded("import analysis, json, sys; print(json.dumps(sorted(sys.modules)))")
    assert {module for module in modules if module.startswith("analysis")} == {"analysis"}
    assert not modules & HEAVY


def test_syllables_are_counted_without_the_libraries_that_take_seconds_to_load():
    assert not loaded(MEASURE) & (HEAVY - {"numpy"})
