"""Word files written by hand for tests: the body as XML, and only the parts that a case needs.

It shares nothing with the room it serves to judge. `T`, `P`, `table` and the others give XML; `wordfile` the bytes.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOT = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
    'w:header="708" w:footer="708" w:gutter="0"/>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
)


def r(text: str, worn: str = "", tag: str = "t") -> str:
    """A run of these words; `worn` is what stands in its `w:rPr`."""
    properties = f"<w:rPr>{worn}</w:rPr>" if worn else ""
    return f'<w:r>{properties}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def p(*content: str, worn: str = "") -> str:
    """A paragraph; a string that is no XML is a run of its words, `worn` what stands in its `w:pPr`."""
    inside = "".join(one if one.startswith("<") else r(one) for one in content if one)
    return f"<w:p>{f'<w:pPr>{worn}</w:pPr>' if worn else ''}{inside}</w:p>"


def cell(*content: str, worn: str = "", width: int = 3000) -> str:
    inside = "".join(one if one.startswith("<") else p(one) for one in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{worn}</w:tcPr>{inside}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(one if one.startswith('<w:tc>') else cell(one) for one in cells)}</w:tr>"


def table(*rows: Sequence[str] | str, columns: int = 2) -> str:
    """A table; a row is a list of cells, or XML."""
    grid = '<w:gridCol w:w="3000"/>' * columns
    inside = "".join(one if isinstance(one, str) else row(*one) for one in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>'


def footnote(id: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{id}"/></w:r>'


def endnote(id: int) -> str:
    return f'<w:r><w:endnoteReference w:id="{id}"/></w:r>'


def commented(id: int, words: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{id}"/>{r(words)}<w:commentRangeEnd w:id="{id}"/>'
        f'<w:r><w:commentReference w:id="{id}"/></w:r>'
    )


def link(id: str, words: str) -> str:
    return f'<w:hyperlink r:id="{id}">{r(words)}</w:hyperlink>'


def bookmark(id: int, name: str, content: str) -> str:
    return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{id}"/>'


def field(code: str, shown: str) -> str:
    """A field in the long form: begin, code, separate, result, end."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return mark("begin") + r(f" {code} ", tag="instrText") + mark("separate") + r(shown) + mark("end")


def control(id: int, content: str, tag: str = "") -> str:
    """A content control round runs or round whole paragraphs."""
    named = f"<w:tag w:val={quoteattr(tag)}/>" if tag else ""
    return f'<w:sdt><w:sdtPr>{named}<w:id w:val="{id}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def tracked(kind: str, id: int, author: str, words: str) -> str:
    tag = "delText" if kind == "del" else "t"
    return f'<w:{kind} w:id="{id}" w:author="{author}" w:date="2026-01-01T00:00:00Z">{r(words, tag=tag)}</w:{kind}>'


def picture(relation: str, id: int = 1) -> str:
    """A run that shows a picture by the id of its relationship."""
    size = 'cx="360000" cy="360000"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{id}" name="Picture {id}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{id}" name="p{id}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/>'
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def text_box(content: str, id: int = 9) -> str:
    """A run with a text box as Word writes it: the drawing, and the same words again in VML for old readers."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1800000" cy="720000"/>'
        f'<wp:docPr id="{id}" name="Box {id}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="720000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent>'
        "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape id="box{id}" style="width:142pt;height:57pt"><v:textbox><w:txbxContent>'
        f"{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def equation(*terms: str) -> str:
    return f"<m:oMath>{''.join(f'<m:r><m:t>{escape(one)}</m:t></m:r>' for one in terms)}</m:oMath>"


def section(*references: str, page: str = PAGE) -> str:
    """What stands in a section: `("header", "rId20")` as `reference` writes it, and its page."""
    return f"<w:sectPr>{''.join(references)}{page}</w:sectPr>"


def reference(kind: str, relation: str) -> str:
    return f'<w:{kind}Reference w:type="default" r:id="{relation}"/>'


def numbering(**lists: tuple[str, str]) -> str:
    """The numbering part; each list is `n7=("decimal", "%1.")`: its number, its kind and its form."""
    abstract, numbers = "", ""
    for at, (name, (kind, form)) in enumerate(lists.items()):
        abstract += (
            f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="singleLevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{form}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        )
        numbers += f'<w:num w:numId="{name[1:]}"><w:abstractNumId w:val="{at}"/></w:num>'
    return abstract + numbers


def counted(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def png(shade: int) -> bytes:
    """A picture of four by four in one colour."""
    lines = b"".join(b"\0" + bytes([shade, 80, 200]) * 4 for _ in range(4))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """These parts as a zip, in their order and with one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def parts(
    *body: str,
    end: str = "",
    styles: str = "",
    footnotes: Mapping[int, str] | None = None,
    endnotes: Mapping[int, str] | None = None,
    comments: Mapping[int, str] | None = None,
    numbers: str = "",
    links: Mapping[str, str] | None = None,
    pictures: Mapping[str, bytes] | None = None,
    around: Mapping[str, tuple[str, str]] | None = None,
) -> dict[str, bytes | str]:
    """The parts of a Word file, by name.

    `body` is XML of paragraphs and tables, `end` the last section; notes and comments are XML of paragraphs or plain
    words by id; `links` are addresses, `pictures` bytes, and `around` headers and footers (`("header", XML)`), each
    by the id of its relationship.
    """
    relations, types, made = [], [], {}

    def part(id: str, kind: str, name: str, root: str, inside: str) -> None:
        relations.append((id, kind, name, False))
        types.append((f"/word/{name}", f"{_TYPES}.{kind}+xml"))
        made[f"word/{name}"] = f'{_HEAD}<w:{root} {_ROOT}mc:Ignorable="">{inside}</w:{root}>'.replace(
            ' mc:Ignorable=""', ""
        )

    part("rId1", "styles", "styles.xml", "styles", STYLES + styles)
    part("rId2", "settings", "settings.xml", "settings", '<w:zoom w:percent="100"/>')
    for kind, notes, id in (("footnote", footnotes, "rId3"), ("endnote", endnotes, "rId4")):
        if notes is not None:
            part(id, f"{kind}s", f"{kind}s.xml", f"{kind}s", _notes(kind, notes))
    if comments is not None:
        part("rId5", "comments", "comments.xml", "comments", "".join(_comment(*one) for one in comments.items()))
    if numbers:
        part("rId6", "numbering", "numbering.xml", "numbering", numbers)
    for id, (kind, inside) in (around or {}).items():
        part(id, kind, f"{kind}_{id}.xml", "hdr" if kind == "header" else "ftr", inside)
    for id, address in (links or {}).items():
        relations.append((id, "hyperlink", address, True))
    for id, data in (pictures or {}).items():
        relations.append((id, "image", f"media/{id}.png", False))
        made[f"word/media/{id}.png"] = data
    document = f"{_HEAD}<w:document {_ROOT.strip()}><w:body>{''.join(body)}{end or section()}</w:body></w:document>"
    return {
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _relationships([("rId1", "officeDocument", "word/document.xml", False)]),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(relations),
        **made,
    }


def wordfile(*body: str, **others: object) -> bytes:
    """The bytes of a Word file with this body; see `parts`."""
    return zipped(parts(*body, **others))  # type: ignore[arg-type]


def _notes(kind: str, notes: Mapping[int, str]) -> str:
    rule = (
        f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>'
    )
    return rule + "".join(
        f'<w:{kind} w:id="{id}">{one if one.startswith("<") else p(f"<w:r><w:{kind}Ref/></w:r>", r(one))}</w:{kind}>'
        for id, one in notes.items()
    )


def _comment(id: int, words: str) -> str:
    return (
        f'<w:comment w:id="{id}" w:author="Norway" w:date="2026-01-02T00:00:00Z" w:initials="N">{p(words)}</w:comment>'
    )


def _content_types(types: Sequence[tuple[str, str]]) -> str:
    rows = [("/word/document.xml", f"{_TYPES}.document.main+xml"), *types]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{type}"/>' for name, type in rows)
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )


def _relationships(rows: Sequence[tuple[str, str, str, bool]]) -> str:
    inside = "".join(
        f'<Relationship Id="{id}" Type="{R}/{kind}" Target={quoteattr(target)}'
        + (' TargetMode="External"/>' if external else "/>")
        for id, kind, target, external in rows
    )
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}</Relationships>"
    )
