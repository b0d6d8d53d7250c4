"""Coding sheets as REFI-QDA projects (.qdpx), which NVivo, MAXQDA, ATLAS.ti and QualCoder exchange, and what comes back."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from analysis.coding.places import of_lines, same
from analysis.coding.sheet import READ, WHOLE_UNIT, Coding, Sheet, Unit
from analysis.tables import CorpusError, whole

SPACE = "urn:QDA-XML:project:1.0"
_MANY = 400_000_000  # bytes that a project may unpack to
_WHEN = (1980, 1, 1, 0, 0, 0)


def write(sheet: Sheet, path: Path, codings: Sequence[Coding] = ()) -> Path:
    """Write a project after the REFI-QDA standard 1.5: project.qde and one plain text a unit in the folder sources.

    Places count Unicode code points from 0 (section 10.2 of the standard), line ends as they are in the plain text.
    """
    project = ET.Element(f"{{{SPACE}}}Project", {"name": sheet.key, "origin": "media-framing"})
    coders = sorted({one.coder for one in codings}) or ["coder"]
    users = ET.SubElement(project, f"{{{SPACE}}}Users")
    for coder in coders:
        ET.SubElement(users, f"{{{SPACE}}}User", {"guid": _guid("user", coder), "name": coder})
    project.set("creatingUserGUID", _guid("user", coders[0]))
    codes = ET.SubElement(ET.SubElement(project, f"{{{SPACE}}}CodeBook"), f"{{{SPACE}}}Codes")
    for option in sheet.book.options:
        told = {"guid": _guid("code", option.value), "name": option.value, "isCodable": "true"}
        ET.SubElement(ET.SubElement(codes, f"{{{SPACE}}}Code", told), f"{{{SPACE}}}Description").text = option.means
    sources = ET.SubElement(project, f"{{{SPACE}}}Sources")
    for unit in sheet.units:
        _unit(sources, sheet, unit, [one for one in codings if one.unit == unit.unit and one.value != READ])
    ET.SubElement(project, f"{{{SPACE}}}Description").text = f"{sheet.book.question}\n{sheet.book.rules}"
    ET.register_namespace("", SPACE)
    qde = ET.tostring(project, encoding="utf-8", xml_declaration=True)
    with whole(path) as unfinished, zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("project.qde", _WHEN), qde)
        for unit in sheet.units:
            name = f"sources/{_guid(sheet.key, unit.unit)}.txt"
            packed.writestr(zipfile.ZipInfo(name, _WHEN), unit.text.encode("utf-8"))
    return path


def key_of(path: Path) -> str:
    """Return the key of the sheet that a project was exported from: its name."""
    with _opened(path) as packed:
        return _project(path, packed).get("name", "")


def read(path: Path, sheet: Sheet) -> list[Coding]:
    """Return the codings of a project; the coder is the user who made a coding, else the file's name.

    Units are known by their names. Where a program wrote the text with other line ends, places are counted over.
    """
    with _opened(path) as packed:
        project = _project(path, packed)
        users = {one.get("guid"): one.get("name") or "" for one in project.iter(f"{{{SPACE}}}User")}
        codes = {_plain(one.get("guid")): one.get("name") or "" for one in project.iter(f"{{{SPACE}}}Code")}
        found: list[Coding] = []
        done: list[tuple[str, str]] = []
        for one in project.iter(f"{{{SPACE}}}TextSource"):
            name = (one.get("name") or "").removesuffix(".txt")
            text = _text(packed, one)
            if not same(sheet.unit(name).text, text):
                raise CorpusError(f"{path}: the text of {name} was changed; import the project anew")
            made = list(_codings(one, sheet.unit(name), text, codes, users, path.stem))
            found += made
            done += [(name, coder) for coder in ({one.coder for one in made} or set(users.values()) or {path.stem})]
    return sheet.checked(found, str(path), done)


def _unit(sources: ET.Element, sheet: Sheet, unit: Unit, codings: Sequence[Coding]) -> None:
    guid = _guid(sheet.key, unit.unit)
    told = {"guid": guid, "name": unit.unit, "plainTextPath": f"internal://{guid}.txt"}
    element = ET.SubElement(sources, f"{{{SPACE}}}TextSource", told)
    if unit.about:
        ET.SubElement(element, f"{{{SPACE}}}Description").text = f"About: {unit.about}"
    for one in sorted(codings, key=lambda coding: coding.start == WHOLE_UNIT):
        place, by = element, _guid("user", one.coder)
        made = _guid(sheet.key, f"{one}")
        if one.start != WHOLE_UNIT:
            span = {"startPosition": str(one.start), "endPosition": str(one.stop), "creatingUser": by}
            told = {"guid": _guid(made, "place"), "name": unit.text[one.start : one.stop][:40], **span}
            place = ET.SubElement(element, f"{{{SPACE}}}PlainTextSelection", told)
        coding = ET.SubElement(place, f"{{{SPACE}}}Coding", {"guid": made, "creatingUser": by})
        ET.SubElement(coding, f"{{{SPACE}}}CodeRef", {"targetGUID": _guid("code", one.value)})


def _codings(
    element: ET.Element, unit: Unit, text: str, codes: dict[str, str], users: dict[str | None, str], other: str
) -> Iterator[Coding]:
    places = [(element, WHOLE_UNIT, WHOLE_UNIT)]
    for one in element.iterfind(f"{{{SPACE}}}PlainTextSelection"):
        places.append((one, int(one.get("startPosition", "0")), int(one.get("endPosition", "0"))))
    for place, start, stop in places:
        for coding in place.iterfind(f"{{{SPACE}}}Coding"):
            reference = coding.find(f"{{{SPACE}}}CodeRef")
            value = codes.get(_plain(reference.get("targetGUID") if reference is not None else ""), "")
            coder = users.get(coding.get("creatingUser")) or users.get(place.get("creatingUser")) or other
            if start == WHOLE_UNIT:
                yield Coding(unit.unit, coder, value)
            else:
                yield Coding(unit.unit, coder, value, of_lines(unit.text, text, start), of_lines(unit.text, text, stop))


def _text(packed: zipfile.ZipFile, element: ET.Element) -> str:
    inline = element.find(f"{{{SPACE}}}PlainTextContent")
    if inline is not None:
        return inline.text or ""
    wanted = (element.get("plainTextPath") or "").removeprefix("internal://").lower()
    names = {name.lower().rpartition("/")[2]: name for name in packed.namelist()}
    return packed.read(names[wanted]).decode("utf-8-sig") if wanted in names else ""


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        packed = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise CorpusError(
            f"{path}: no project in a zip file ({error}); export the project as REFI-QDA .qdpx"
        ) from error
    if sum(one.file_size for one in packed.infolist()) > _MANY:
        packed.close()
        raise CorpusError(f"{path}: unpacks to more than {_MANY // 10**6} MB; export the coding sheet alone")
    return packed


def _project(path: Path, packed: zipfile.ZipFile) -> ET.Element:
    name = next((name for name in packed.namelist() if name.lower().endswith(".qde")), "")
    content = packed.read(name) if name else b""
    if not content or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise CorpusError(f"{path}: holds no project.qde as the REFI-QDA standard has it; export the project anew")
    try:
        return ET.fromstring(content)
    except ET.ParseError as error:
        raise CorpusError(f"{path}, {name}: {error}; export the project anew") from error


def _guid(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "media-framing:" + ":".join(parts)))


def _plain(guid: str | None) -> str:
    return (guid or "").strip("{}").lower()
