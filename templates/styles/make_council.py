"""Makes council.docx, the style donor of this folder: `python templates/styles/make_council.py`.

A donor is an empty Word file with named styles, a numbering, a section and the language. Every value below is
ours; there is no emblem or letterhead of any body. Parts are stored uncompressed, so that the committed bytes do
not depend on the compressor. To change how documents look, change this file, run it and commit both; or edit a
copy of council.docx in Word and name it as the donor.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from drafter.docx.dress import DEPTHS, ITEMS, SIDES, STRUCK
from drafter.docx.package import zipped

COUNCIL = Path(__file__).with_name("council.docx")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Lengths are in twentieths of a point: 567 is one centimetre. A4 with margins of 2.5 cm leaves 16 cm.
CM = 567
WIDTH = 9070
FONT = "Times New Roman"

# The sides of a choice on a screen: a colour and an underline. The four colours lie at least 29 apart (CIE 1976)
# for full, protan and deutan sight, 19 for tritan, and stand out from white by 4.6 to 1 or more; the eight
# underlines differ, so that grey loses nothing.
COLOURS = ("1F4FE0", "C83200", "671C8C", "387E8C")
UNDERLINES = ("single", "double", "dash", "wavyHeavy", "thick", "dottedHeavy", "dashDotHeavy", "wavyDouble")
# The room round what stands in a cell.
MARGINS = {"top": 28, "left": 57, "bottom": 28, "right": 57}


def style(name: str, paragraph: str = "", run: str = "", *, next: str = "", on: str = "Normal") -> str:
    """A paragraph style whose id is its name without spaces; `next` is the style of the paragraph after it."""
    follow = f'<w:next w:val="{next}"/>' if next else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{on}"/>{follow}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def built_in(id: str, name: str, paragraph: str, run: str = "") -> str:
    """A paragraph style that Word knows by name and would otherwise fill in its own way."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def character(name: str, run: str) -> str:
    """A character style whose id is its name without spaces."""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'
    )


def table(name: str, borders: str) -> str:
    """A table style with these borders and narrow margins in its cells."""
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in MARGINS.items())
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>'
    )


def size(points: int) -> str:
    """The height of letters, which Word counts in half points."""
    return f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'


def numbered(level: int) -> str:
    """The list that a style counts in."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def indent(level: int) -> str:
    """Operative paragraphs run back to the margin after their number; items hang, each level a centimetre on."""
    if level == 0:
        return f'<w:ind w:left="0" w:firstLine="{CM}"/>'
    return f'<w:ind w:left="{(level + 1) * CM}" w:hanging="{CM}"/>'


def styles() -> str:
    """Twelve points on lines of 1.15, eight points between paragraphs, no widows."""
    # Word draws two borders that are alike as one, round both lines of the header.
    rule = '<w:pBdr><w:{0} w:val="single" w:sz="4" w:space="4" w:color="808080"/></w:pBdr>'
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    tight = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    small = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
    bold = "<w:b/><w:bCs/>"
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" '
        f'w:hAnsi="{FONT}" w:cs="{FONT}"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    every = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
        style(
            "Statement Title",
            '<w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="200"/><w:jc w:val="center"/>'
            '<w:outlineLvl w:val="0"/>',
            f'{bold}<w:sz w:val="28"/><w:szCs w:val="28"/>',
            next="StatementParagraph",
        ),
        style(
            "Statement Date",
            '<w:keepNext/><w:spacing w:after="280"/><w:jc w:val="center"/>',
            next="StatementParagraph",
        ),
        style(
            "Statement Heading",
            '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="1"/>',
            bold,
            next="StatementParagraph",
        ),
        style("Statement Paragraph"),
        style("Preambular", f'<w:ind w:firstLine="{CM}"/>'),
        style("Operative", numbered(0) + indent(0)),
        style("Chapeau", "<w:keepNext/>"),
        *(style(name, numbered(level) + indent(level)) for level, name in enumerate(ITEMS, start=1)),
        style("Statement Note", tight.replace('w:after="0"', 'w:after="80"'), '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
        built_in("Closing", "Closing", '<w:keepLines/><w:spacing w:before="240"/>'),
        built_in("Header", "header", rule.format("bottom") + tab + tight, small),
        built_in("Footer", "footer", rule.format("top") + tab + tight, small),
        built_in("CommentText", "annotation text", tight, '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
        '<w:style w:type="character" w:customStyle="1" w:styleId="LeadingVerb"><w:name w:val="Leading Verb"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr><w:i/><w:iCs/></w:rPr></w:style>',
        *compilation(),
        *columns(),
    ]
    return f"{XML}<w:styles {W}>{defaults}{''.join(every)}</w:styles>"


def columns() -> list[str]:
    """For a table of before and after: what changed at a size to read, what did not smaller and in grey."""
    close = '<w:spacing w:before="{0}" w:after="{1}" w:line="{2}" w:lineRule="auto"/>'
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    bold, grey = "<w:b/><w:bCs/>", '<w:color w:val="595959"/>'
    return [
        style("Column Text", close.format(0, 60, 252), size(11)),
        style("Column Same", close.format(0, 20, 240), grey + size(9)),
        style("Column Label", close.format(20, 20, 240), bold + size(9)),
        style("Column Note", close.format(0, 20, 240), size(10)),
        style("Column Header", close.format(20, 20, 240), bold + size(11)),
        *(
            character(name, f'<w:strike/><w:color w:val="{COLOURS[at % len(COLOURS)]}"/>')
            for at, name in enumerate(STRUCK)
        ),
        table("Column Table", f"<w:tblBorders>{rules}</w:tblBorders>"),
    ]


def compilation() -> list[str]:
    """For a screen in a room: text of fourteen points, names of eleven, and a status that grey can show."""
    bold = "<w:b/><w:bCs/>"
    close = '<w:spacing w:before="{0}" w:after="{1}" w:line="{2}" w:lineRule="auto"/>'
    sides = ("top", "left", "bottom", "right")
    ink = '<w:color w:val="{0}"/>'

    def ruled(sides: tuple[str, ...], colour: str, space: int = 0) -> str:
        rule = f'w:val="single" w:sz="4" w:space="{space}" w:color="{colour}"'
        return "".join(f"<w:{side} {rule}/>" for side in sides)

    def status(name: str, fill: str, run: str) -> str:
        border = f"<w:pBdr>{ruled(sides, '404040', 1)}</w:pBdr>"
        look = f'<w:keepLines/>{border}<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        return style(
            name,
            f'{look}{close.format(40, 80, 240)}<w:ind w:left="85" w:right="85"/><w:jc w:val="center"/>',
            run + size(11),
        )

    return [
        style("Compilation Title", "", size(18), on="StatementTitle", next="CompilationText"),
        style("Compilation Text", close.format(40, 80, 288), size(14)),
        style("Compilation Label", close.format(40, 40, 240), bold + size(12)),
        style("Compilation Note", close.format(0, 120, 240), size(11)),
        style("Compilation Heading", close.format(0, 0, 240), bold + size(11)),
        status("Status Agreed", "FFFFFF", bold),
        status("Status Ad Ref", "E0E0E0", bold),
        status("Status Contested", "303030", bold + ink.format("FFFFFF")),
        status("Status Stale", "E0E0E0", "<w:i/><w:iCs/>"),
        status("Status Open", "FFFFFF", ""),
        style(
            "Annex Heading",
            '<w:keepNext/><w:pageBreakBefore/><w:spacing w:before="0" w:after="120"/><w:outlineLvl w:val="1"/>',
            bold + size(14),
            next="CompilationNote",
        ),
        style("Annex Caption", "<w:keepNext/><w:keepLines/>" + close.format(240, 80, 240), bold + size(11)),
        style("Annex Cell", close.format(20, 20, 240), size(11)),
        style("Annex Header", "<w:keepNext/>" + close.format(20, 20, 240), bold + size(11)),
        style("Annex Member", close.format(20, 20, 240), bold + size(11)),
        character("Delegation Names", bold + size(11)),
        *(
            character(name, ink.format(COLOURS[at % len(COLOURS)]) + f'<w:u w:val="{UNDERLINES[at]}"/>')
            for at, name in enumerate(SIDES)
        ),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
        table("Compilation Table", f"<w:tblBorders>{ruled(('insideH',), 'BFBFBF')}</w:tblBorders>"),
        table("Annex Table", f"<w:tblBorders>{ruled((*sides, 'insideH', 'insideV'), '808080')}</w:tblBorders>"),
    ]


def numbering() -> str:
    """One list: 1. for operative paragraphs, then (a), (i), (a) … for items, each level bound to its style."""
    levels = []
    for level in range(DEPTHS + 1):
        form = "decimal" if level == 0 else "lowerLetter" if level % 2 else "lowerRoman"
        text = "%1." if level == 0 else f"(%{level + 1})"
        bound = "Operative" if level == 0 else ITEMS[level - 1].replace(" ", "")
        tab = f'<w:tabs><w:tab w:val="num" w:pos="{2 * CM}"/></w:tabs>' if level == 0 else ""
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{bound}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{tab}{indent(level)}</w:pPr></w:lvl>'
        )
    return (
        f'{XML}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f'{"".join(levels)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def document() -> str:
    """One empty paragraph on A4."""
    margins = " ".join(f'w:{side}="1418"' for side in ("top", "right", "bottom", "left"))
    return (
        f'{XML}<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="StatementParagraph"/></w:pPr></w:p><w:sectPr>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins} w:header="709" w:footer="709" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def settings() -> str:
    """Laid out as Word 2013 and later do."""
    return (
        f'{XML}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="{CM}"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def fonts() -> str:
    """The font, and what stands in for it where it is not installed."""
    return (
        f'{XML}<w:fonts {W}><w:font w:name="{FONT}"><w:altName w:val="Liberation Serif"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def core() -> str:
    """The package's author, who is no person."""
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Drafter</dc:creator></cp:coreProperties>'
    )


def relationships(types: dict[str, str]) -> str:
    """Targets and their kinds, numbered in this order."""
    rows = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(types.items(), start=1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def content_types(parts: dict[str, str]) -> str:
    """What each part is."""
    rows = (f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(rows)}</Types>'
    )


def council() -> bytes:
    """The donor, the same bytes on every run."""
    beside = {"styles": styles(), "numbering": numbering(), "settings": settings(), "fontTable": fonts()}
    kinds = {f"word/{name}.xml": f"{WORD}.{name}+xml" for name in beside}
    kinds["word/document.xml"] = f"{WORD}.document.main+xml"
    kinds["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    parts = {
        "[Content_Types].xml": content_types(kinds),
        "_rels/.rels": relationships(
            {
                "word/document.xml": f"{OFFICE}/officeDocument",
                "docProps/core.xml": f"{PACKAGE}/relationships/metadata/core-properties",
            }
        ),
        "word/_rels/document.xml.rels": relationships({f"{name}.xml": f"{OFFICE}/{name}" for name in beside}),
        "word/document.xml": document(),
        "docProps/core.xml": core(),
        **{f"word/{name}.xml": text for name, text in beside.items()},
    }
    return zipped(((name, text.encode()) for name, text in parts.items()), zipfile.ZIP_STORED)


if __name__ == "__main__":
    COUNCIL.write_bytes(council())
