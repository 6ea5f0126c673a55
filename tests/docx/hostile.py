"""Files made to break a reader of Word files: for each, what must become of it.

A value of `HOSTILE` is a maker of bytes and a pattern: `read`, or the code of the refusal.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Iterable

from tests.docx.wordfile import (
    R,
    W,
    cell,
    control,
    footnote,
    link,
    p,
    parts,
    picture,
    png,
    r,
    reference,
    row,
    section,
    table,
    tracked,
    wordfile,
    zipped,
)

BODY = (p("The members met on the border."), p("They asked all parties to let convoys through."))
PLAIN = wordfile(*BODY)
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
LINKS = "word/_rels/document.xml.rels"
_ENTITIES = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "drop "}">' for at in range(10))


def changed(part: str, old: str, new: str, **others: object) -> bytes:
    """The plain file with some words of one part replaced."""
    made = parts(*BODY, **others)  # type: ignore[arg-type]
    text = str(made[part])
    assert old in text
    return zipped(made | {part: text.replace(old, new, 1)})


def without(*names: str, **others: object) -> bytes:
    made = parts(*BODY, **others)  # type: ignore[arg-type]
    return zipped({name: content for name, content in made.items() if name not in names})


def with_part(name: str, content: bytes | str = b"") -> bytes:
    return zipped(parts(*BODY) | {name: content})


def declared(doctype: str, words: str = "", part: str = MAIN) -> bytes:
    """The plain file with a document type in one part, and these words where the first ones stood."""
    made = parts(*BODY)
    text = str(made[part]).replace("?>\n", f"?>\n{doctype}\n", 1).replace("The members", words or "The members", 1)
    return zipped(made | {part: text})


def streamed(pieces: Iterable[str]) -> bytes:
    """The plain file with a main part that is too large to be put together at once."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        made = parts()
        for name, content in made.items():
            if name != MAIN:
                file.writestr(name, content)
        head, _, tail = str(made[MAIN]).partition("<w:body>")
        with file.open(MAIN, "w", force_zip64=True) as part:
            for piece in (head, "<w:body>", *pieces, tail):
                part.write(piece.encode())
    return out.getvalue()


def flagged() -> bytes:
    """The plain file with the bit that says encrypted set in every header."""
    content = bytearray(PLAIN)
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = content.find(magic)
        while found >= 0:
            content[found + at] |= 1
            found = content.find(magic, found + 4)
    return bytes(content)


def lying() -> bytes:
    """A main part whose header says that it is ten bytes long."""
    content = bytearray(PLAIN)
    name = content.find(MAIN.encode(), content.find(b"PK\x01\x02"))
    struct.pack_into("<I", content, name - 22, 10)
    return bytes(content)


def compressed(method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in parts(*BODY).items():
            file.writestr(name, content)
    return out.getvalue()


def corrupted(content: bytes) -> bytes:
    """A file with bytes inside its main part turned."""
    at = content.find(MAIN.encode()) + 80
    return content[:at] + bytes(255 - one for one in content[at : at + 40]) + content[at + 40 :]


def nested(start: str, end: str, times: int) -> bytes:
    return wordfile(*BODY, start * times + p("Deep.") + end * times, p("Last."))


def words(seed: int, number: int, kinds: int) -> str:
    chance = random.Random(seed)
    return " ".join(f"w{chance.randrange(kinds)}" for _ in range(number))


def shuffled(seed: int, number: int) -> bytes:
    chance = random.Random(seed)
    order = list(range(number))
    chance.shuffle(order)
    return wordfile(*(p(f"Paragraph {at} of the text, as it was tabled.") for at in order))


_CELL_START, _CELL_END = table(row(cell("@"))).split(p("@"))
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_OUTSIDE = f'<Relationship Id="rId90" Type="{R}/image" Target="http://127.0.0.1:9/p.png" TargetMode="External"/>'

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (lambda: streamed(" " * (1 << 20) for _ in range(400)), "DS413"),
    "zip bomb beside the text": (lambda: with_part("word/media/a.png", bytes(300 << 20)), "DS413"),
    "very many parts": (lambda: zipped(parts(*BODY) | {f"word/x{at}.xml": "" for at in range(9000)}), "DS413"),
    "zip in the zip": (lambda: with_part("word/media/a.zip", zipped({"b": bytes(50 << 20)})), "read"),
    "sizes that lie": (lying, "DS411"),
    "absolute path": (lambda: with_part("/etc/cron.d/x"), "DS414"),
    "path to the parent": (lambda: with_part("../../x.xml"), "DS414"),
    "path with backslashes": (lambda: with_part("..\\..\\x.xml"), "DS414"),
    "path with a drive": (lambda: with_part("C:/x.xml"), "DS414"),
    "relationship to the parent": (lambda: changed(LINKS, "styles.xml", "../../../../etc/passwd"), "read"),
    "entity bomb": (lambda: declared(f"<!DOCTYPE x [{_ENTITIES}]>", "&e9;"), "DS41[24]"),
    "entity bomb in an attribute": (
        lambda: zipped(
            parts()
            | {
                MAIN: f'<!DOCTYPE x [{_ENTITIES}]><w:document xmlns:w="{W}">'
                '<w:body><w:p w:rsidR="&e9;"/></w:body></w:document>'
            }
        ),
        "DS41[24]",
    ),
    "external entity": (lambda: declared('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"), "DS414"),
    "external document type": (lambda: declared('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'), "DS414"),
    "parameter entity": (lambda: declared('<!DOCTYPE x [<!ENTITY % e SYSTEM "file:///etc/passwd"> %e;]>'), "DS41[24]"),
    "document type in the styles": (
        lambda: declared("<!DOCTYPE x [<!ELEMENT x ANY>]>", part="word/styles.xml"),
        "read|DS414",
    ),
    "document type in relationships": (lambda: declared("<!DOCTYPE x [<!ELEMENT x ANY>]>", part=LINKS), "DS414"),
    "picture outside": (lambda: changed(LINKS, "</Relationships>", f"{_OUTSIDE}</Relationships>"), "read"),
    "template outside": (
        lambda: with_part(
            "word/_rels/settings.xml.rels", str(parts()[LINKS]).replace("styles.xml", "http://127.0.0.1:9/t")
        ),
        "read",
    ),
    "macros": (lambda: zipped(parts(*BODY) | {"word/vbaProject.bin": b"\xcc\x61"}), "DS415"),
    "macros by content type": (lambda: changed(TYPES, _DOCUMENT, _MACROS), "DS415"),
    "no bytes": (lambda: b"", "DS411"),
    "plain text": (lambda: b"The members met on the border.\n" * 50, "DS411"),
    "half a file": (lambda: PLAIN[: len(PLAIN) // 2], "DS411"),
    "all but the last bytes": (lambda: PLAIN[:-9], "DS411"),
    "only the end of a zip": (lambda: b"PK\x05\x06" + bytes(18), "DS411"),
    "zip of something else": (lambda: zipped({"a.txt": "a"}), "DS411"),
    "spreadsheet": (lambda: changed(TYPES, _DOCUMENT, _SHEET), "DS411"),
    "password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "DS411"),
    "encrypted zip": (flagged, "DS411"),
    "turned bytes, deflated": (lambda: corrupted(PLAIN), "DS411"),
    "turned bytes, stored": (lambda: corrupted(compressed(zipfile.ZIP_STORED)), "DS411"),
    "turned bytes, lzma": (lambda: corrupted(compressed(zipfile.ZIP_LZMA)), "DS411"),
    "turned bytes, bzip2": (lambda: corrupted(compressed(zipfile.ZIP_BZIP2)), "DS411"),
    "one paragraph of 100 MB": (
        lambda: streamed(["<w:p><w:r><w:t>", *["remains seized " * 70000] * 100, "</w:t></w:r></w:p>"]),
        "DS413",
    ),
    "a million runs": (
        lambda: streamed(["<w:p>", *["<w:r><w:t>a </w:t></w:r>" * 10000] * 100, "</w:p>"]),
        "DS413",
    ),
    "wrong content type": (lambda: changed(TYPES, _DOCUMENT, "text/plain"), "DS411"),
    "no content type of the text": (lambda: changed(TYPES, "/word/document.xml", "/word/other.xml"), "DS411"),
    "no content types": (lambda: without(TYPES), "DS411"),
    "content types that are no XML": (lambda: with_part(TYPES, "<Types"), "DS412"),
    "no relationships": (lambda: without("_rels/.rels"), "DS412"),
    "no text": (lambda: without(MAIN), "DS412"),
    "text without bytes": (lambda: with_part(MAIN, b""), "DS412"),
    "text that breaks off": (lambda: changed(MAIN, "</w:body>", ""), "DS412"),
    "text without a body": (lambda: with_part(MAIN, f'<w:document xmlns:w="{W}"/>'), "DS412"),
    "text that is another format": (lambda: with_part(MAIN, "<html><body><p>a</p></body></html>"), "DS412"),
    "no styles": (lambda: without("word/styles.xml"), "read"),
    "no settings": (lambda: without("word/settings.xml"), "read"),
    "no relationships of the text": (lambda: without(LINKS), "read"),
    "no footnotes where one is referred to": (
        lambda: zipped(parts(*BODY, p("As said", footnote(1), "."))),
        "read|DS412",
    ),
    "a footnote that is not there": (
        lambda: wordfile(*BODY, p("As said", footnote(7), "."), footnotes={1: "Said."}),
        "read|DS412",
    ),
    "a header that is not there": (lambda: wordfile(*BODY, end=section(reference("header", "rId77"))), "read|DS412"),
    "a header whose part is missing": (
        lambda: zipped(
            {
                name: content
                for name, content in parts(
                    *BODY, end=section(reference("header", "rId20")), around={"rId20": ("header", p("A"))}
                ).items()
                if "header" not in name
            }
        ),
        "read|DS412",
    ),
    "a picture that is not there": (lambda: wordfile(*BODY, p(picture("rId40"))), "read|DS412"),
    "a link that is not there": (lambda: wordfile(*BODY, p(link("rId30", "a link"))), "read|DS412"),
    "strict Open XML": (
        lambda: zipped(
            parts(*BODY)
            | {"_rels/.rels": str(parts()["_rels/.rels"]).replace(f"{R}/officeDocument", _OFFICE)}
            | {MAIN: str(parts(*BODY)[MAIN]).replace(W, _STRICT)}
        ),
        "DS416",
    ),
    "strict words in a plain package": (
        lambda: zipped(parts(*BODY) | {MAIN: str(parts(*BODY)[MAIN]).replace(W, _STRICT)}),
        "DS41[26]",
    ),
    "very deep tables": (lambda: nested(_CELL_START, _CELL_END, 400), "DS412"),
    "deep tables": (lambda: nested(_CELL_START, f"{p('')}{_CELL_END}", 60), "read"),
    "very deep controls": (
        lambda: wordfile(p("<w:sdt><w:sdtContent>" * 9000 + r("a") + "</w:sdtContent></w:sdt>" * 9000)),
        "DS412",
    ),
    "no paragraph at all": (wordfile, "read"),
    "comments and instructions in the XML": (
        lambda: changed(MAIN, "<w:r>", "<!-- a --><?b c?><w:r><!-- d -->"),
        "read",
    ),
    "another prefix": (
        lambda: zipped(
            parts(*BODY) | {MAIN: str(parts(*BODY)[MAIN]).replace("w:", "q:").replace("xmlns:w", "xmlns:q")}
        ),
        "read",
    ),
    "sixteen bits": (
        lambda: zipped(parts(*BODY) | {MAIN: str(parts(*BODY)[MAIN]).replace("UTF-8", "UTF-16").encode("utf-16")}),
        "read",
    ),
    "ids that are no numbers": (
        lambda: wordfile(*BODY, p("Met ", control(5, r("twice")), ".").replace('w:val="5"', 'w:val="five"')),
        "read",
    ),
    "ids beyond any number": (
        lambda: wordfile(*BODY, p('<w:bookmarkStart w:id="99999999999999999999" w:name="a"/>', r("Met."))),
        "read",
    ),
    "a bookmark that never ends": (
        lambda: wordfile(*BODY, p('<w:bookmarkStart w:id="1" w:name="a"/>', r("Met."))),
        "read",
    ),
    "a field that never ends": (
        lambda: wordfile(*BODY, p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("Met."))),
        "read",
    ),
    "an earlier change without number and author": (
        lambda: wordfile(*BODY, p(f"<w:ins>{r('Met.')}</w:ins>")),
        "DS412",
    ),
    "an earlier change without author or date": (
        lambda: wordfile(*BODY, p(f'<w:ins w:id="7">{r("Met.")}</w:ins>')),
        "read|DS417",
    ),
    "a span of a million columns": (
        lambda: wordfile(*BODY, table(row(cell("a", worn='<w:gridSpan w:val="1000000"/>'), "b")), p("")),
        "read",
    ),
    "a style based on itself": (
        lambda: wordfile(
            *BODY,
            p("Met.", worn='<w:pStyle w:val="Loop"/>'),
            styles='<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/>'
            '<w:basedOn w:val="Loop"/></w:style>',
        ),
        "read",
    ),
    "earlier changes within changes": (
        lambda: wordfile(*BODY, p(f'<w:ins w:id="1" w:author="A">{tracked("del", 2, "B", "Met.")}</w:ins>')),
        "read|DS417",
    ),
    "a picture twice the same": (lambda: wordfile(*BODY, p(picture("rId40") * 2), pictures={"rId40": png(9)}), "read"),
    "one paragraph of other words": (lambda: wordfile(p(words(1, 200_000, 90_000))), "read"),
    "one paragraph of few words": (lambda: wordfile(p(words(2, 100_000, 9))), "read"),
    "other paragraphs throughout": (lambda: wordfile(*(p(words(at, 20, 5000)) for at in range(12_000))), "read"),
    "the same paragraph over and over": (lambda: wordfile(*[p("Noted with appreciation.")] * 40_000), "read"),
    "paragraphs in another order": (lambda: shuffled(3, 12_000), "read"),
    "very many runs": (
        lambda: wordfile(p("".join(r("a ", "<w:b/>" if at % 2 else "") for at in range(20_000)))),
        "read",
    ),
    "very many cells": (lambda: wordfile(table(*[[str(at), "a"] for at in range(4_000)]), p("")), "read"),
}
# What each file is compared with: one that keeps the comparison busy where there is one, else the plain file.
BESIDE: dict[str, Callable[[], bytes]] = {
    "one paragraph of other words": lambda: wordfile(p(words(3, 200_000, 90_000))),
    "one paragraph of few words": lambda: wordfile(p(words(4, 100_000, 9))),
    "other paragraphs throughout": lambda: wordfile(*(p(words(-1 - at, 20, 5000)) for at in range(12_000))),
    "the same paragraph over and over": lambda: wordfile(*[p("Noted with appreciation.")] * 30_000, p("End.")),
    "paragraphs in another order": lambda: shuffled(4, 12_000),
    "very many runs": lambda: wordfile(p("".join(r("a ", "<w:i/>" if at % 3 else "") for at in range(20_000)))),
    "very many cells": lambda: wordfile(table(*[[str(at), "b"] for at in range(3, 4_000)]), p("")),
}
