"""Feed one importer with bytes that atheris invents, guided by which lines of the parsers they reach.

    pip install atheris
    python -m benchmarks.fuzz_guided KIND [--seconds 600] [--keep build/fuzz]

KIND is a file of the tests' fixtures, or one of the made ones, by its name (without one all names are listed). A file may be read
or refused with a CorpusError that names it, nothing else. What fails is kept in the folder of --keep, and the run ends with it.
"""

import argparse
import importlib
import pkgutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


def parsers() -> Callable[[Path], None]:
    """Import every importer under atheris's eyes and return what reads a file and looks at what comes of it."""
    import atheris

    with atheris.instrument_imports(include=["analysis.imports", "analysis.words"]):
        import analysis.imports

        for module in pkgutil.iter_modules(analysis.imports.__path__, "analysis.imports."):
            importlib.import_module(module.name)
    from analysis.imports.base import Told
    from analysis.imports.read import Options, read_file
    from analysis.tables import CorpusError

    def read(path: Path) -> None:
        try:
            for article in read_file(path, path.name, Options(), Told(path.name)):
                assert isinstance(article.text, str)
        except CorpusError as error:
            assert path.name in str(error), f"the message does not name the file: {error}"

    return read


def main() -> int:
    """Fuzz one kind of file until the seconds are up."""
    import atheris

    read = parsers()
    from benchmarks.fuzz import bases

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", nargs="?", default="")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    known = bases(folder)
    if chosen.kind not in known:
        print("\n".join(sorted(known)))
        return 0 if not chosen.kind else 1
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / chosen.kind).write_bytes(known[chosen.kind])
    chosen.keep.mkdir(parents=True, exist_ok=True)
    path = folder / chosen.kind

    def once(content: bytes) -> None:
        path.write_bytes(content)
        read(path)

    limits = [f"-max_total_time={chosen.seconds}", "-timeout=20", "-rss_limit_mb=2048", "-max_len=60000"]
    atheris.Setup([sys.argv[0], str(seeds), f"-artifact_prefix={chosen.keep}/", *limits], once)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
