"""A printed table as a Word document, written with nothing but the standard library; and ZIP files of fixed bytes."""

import re
import zipfile
from collections.abc import Mapping
from html import escape
from pathlib import Path

from analysis.results.tabular import Printed
from analysis.tables import whole

SPACE = "http://schemas.openxmlformats.org"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    f'{HEAD}<Types xmlns="{SPACE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORDML}.document.main+xml"/></Types>'
)
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{SPACE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{SPACE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
RULE = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="000000"/>'
TWIPS = 9638
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_docx(path: Path, one: Printed) -> Path:
    """Write a printed table as a docx that Word and LibreOffice open: APA layout, numbers to the right."""
    members = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document(one)}
    return write_zip(path, {name: text.encode("utf-8") for name, text in members.items()})


def write_zip(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a ZIP file, whole or not at all: sorted, dated 1980, not packed, so that equal members give equal bytes."""
    with whole(path) as unfinished, zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, members[name])
    return path


def document(one: Printed) -> str:
    """Return word/document.xml: the title, the table with three rules, the note."""
    width = TWIPS // max(len(one.head), 1)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in one.head)
    rules = RULE.format("top", 12) + RULE.format("bottom", 12)
    rows = [_row(one.head, one.numeric, width, True), *(_row(row, one.numeric, width, False) for row in one.rows)]
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * len(one.head)}" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    note = _paragraph(_run("Note. ", "<w:i/>") + _run(one.note)) if one.note else _paragraph("")
    body = _paragraph(_run(one.title, "<w:b/>")) + table + note + PAGE
    return f'{HEAD}<w:document xmlns:w="{SPACE}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'


def _row(cells: tuple[str, ...], numeric: tuple[bool, ...], width: int, heading: bool) -> str:
    made = []
    for place, (cell, number) in enumerate(zip(cells, numeric, strict=True)):
        rule = f"<w:tcBorders>{RULE.format('bottom', 6)}</w:tcBorders>" if heading else ""
        aligned = '<w:pPr><w:jc w:val="right"/></w:pPr>' if number and place else ""
        inner = f"<w:p>{aligned}{_run(cell)}</w:p>"
        made.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{rule}</w:tcPr>{inner}</w:tc>')
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if heading else ''}{''.join(made)}</w:tr>"


def _paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def _run(text: str, look: str = "") -> str:
    clean = escape(NOT_XML.sub("", text), quote=False)
    return f'<w:r><w:rPr>{look}<w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">{clean}</w:t></w:r>'
