"""What no file may do to the reader: fill the memory, unpack without end, name foreign paths, bring entities."""

import hashlib
import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from xml.parsers import expat

from analysis.tables import CorpusError

WHOLE = 256 << 20  # the largest file that is read as a whole
UNPACKED = 512 << 20  # the most that one archive may unpack to
LINE = 64 << 20  # the longest line, and the longest article
RATIO = 400  # packed to unpacked, looked at from 16 MB on
CHUNK = 1 << 20

Start = Callable[[str, Mapping[str, str]], None]


def digest(path: Path) -> tuple[str, int]:
    """Return the SHA-256 and the size of a file, read piece by piece."""
    found, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while piece := stream.read(CHUNK):
            found.update(piece)
            size += len(piece)
    return found.hexdigest(), size


def whole_bytes(path: Path) -> bytes:
    """Return the bytes of a file; raise CorpusError where it is too large for a format that is read as a whole."""
    size = path.stat().st_size
    if size > WHOLE:
        raise CorpusError(
            f"{path}: {size:,} bytes, and this format is read as a whole, up to {WHOLE:,}; "
            "export fewer articles a file, or use CSV, JSON lines or WARC, which are read piece by piece"
        )
    return path.read_bytes()


def missing(path: Path, library: str, error: ImportError) -> CorpusError:
    """Return the error for a library of the extra that is not installed."""
    cause = str(error).split("\n")[0]
    return CorpusError(f"{path}: this format needs {library} ({cause}); install it with `pip install -e '.[imports]'`")


@contextmanager
def archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP file after looking at its names and sizes; raise CorpusError for a hostile or broken one."""
    try:
        with zipfile.ZipFile(path) as opened:
            _look(path, opened)
            yield opened
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise CorpusError(
            f"{path}: the archive is broken, cut short or locked ({error}); download or save it anew"
        ) from error


def _look(path: Path, opened: zipfile.ZipFile) -> None:
    total = 0
    for one in opened.infolist():
        parts = one.filename.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0]:
            raise CorpusError(f"{path}: the archive holds the path {one.filename!r}, which leads out of it; not read")
        total += one.file_size
        if total > UNPACKED or (one.file_size > 16 << 20 and one.file_size > RATIO * max(one.compress_size, 1)):
            raise CorpusError(
                f"{path}: {one.filename!r} unpacks to {one.file_size:,} bytes from {one.compress_size:,}; "
                f"no more than {UNPACKED:,} in all and {RATIO} to one are read: split the file, or mistrust it"
            )


def member(path: Path, opened: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield a member of an archive piece by piece; raise CorpusError where it is longer than it says or damaged."""
    size = 0
    try:
        with opened.open(name) as stream:
            while piece := stream.read(CHUNK):
                size += len(piece)
                if size > UNPACKED:
                    raise CorpusError(f"{path}: {name!r} unpacks to more than {UNPACKED:,} bytes; not read")
                yield piece
    except KeyError as error:
        raise CorpusError(f"{path}: the archive has no {name!r}; it is no such document, or it is damaged") from error
    except zipfile.error as error:
        raise CorpusError(f"{path}: {name!r} is damaged ({error}); download or save the file anew") from error
    except Exception as error:
        if isinstance(error, CorpusError):
            raise
        raise CorpusError(f"{path}: {name!r} does not unpack ({error}); download or save the file anew") from error


def xml(
    name: str,
    pieces: Iterable[bytes],
    start: Start,
    end: Callable[[str], None],
    characters: Callable[[str], None],
) -> None:
    """Walk through XML; raise CorpusError (with its name) for declared entities, external ones and broken XML."""
    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters

    def refuse(*found: object) -> int:
        raise CorpusError(
            f"{name}, line {parser.CurrentLineNumber}: declares the XML entity {found[0]!r}; "
            "programs that export texts write none, so the file is not read: save it anew from a program you trust"
        )

    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise CorpusError(f"{name}: broken XML ({error}); save the file anew") from error
    finally:
        if isinstance(pieces, Generator):
            pieces.close()
