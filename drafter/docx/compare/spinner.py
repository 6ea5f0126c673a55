"""Spins strands: reads the paragraphs of a file into strings, and knows what of them is one thing."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from drafter.docx.compare.side import Side
from drafter.docx.compare.strand import MARK, Aside, Characters, Frame, Piece, Strand, Unreadable, is_thing
from drafter.docx.names import (
    COME,
    CONTENT,
    DRAWING,
    EQUATIONS,
    FRAME_PROPERTIES,
    FRAMES,
    GONE,
    MATH,
    NOTES,
    PPR,
    RPR,
    Element,
    P,
    R,
    T,
    attributes,
    r,
    w,
)

_BR, _TAB = w("br"), w("tab")
_FIELD, _CODE, _SEEN = w("fldChar"), w("instrText"), w("lastRenderedPageBreak")
_COMMENT = w("commentReference")
_SIMPLE = w("fldSimple")
_WHOLE = frozenset((*EQUATIONS, _SIMPLE, w("subDoc")))
_BOX = w("txbxContent")
_PICTURES = (w("drawing"), w("pict"), w("object"), f"{{{DRAWING}}}graphic")
_READ = (T, R, P, w("delText"), _CODE, f"{{{MATH}}}t", *_PICTURES)
_HOLDERS = frozenset((P, R, w("tbl"), w("tr"), w("tc")))


class Spinner:
    """Makes strands of one side's paragraphs in one part."""

    def __init__(self, side: Side, part: str, characters: Characters) -> None:
        self._side = side
        self._part = part
        self._characters = characters
        self._looks: dict[tuple[object, ...], bytes] = {}
        self._strands: dict[Element, Strand] = {}

    def strand(self, paragraphs: Sequence[Element]) -> Strand:
        """These paragraphs as one string, a mark between each and the next; one alone is spun once."""
        if len(paragraphs) > 1:
            return self._spun(paragraphs)
        if paragraphs[0] not in self._strands:
            self._strands[paragraphs[0]] = self._spun(paragraphs)
        return self._strands[paragraphs[0]]

    def _spun(self, paragraphs: Sequence[Element]) -> Strand:
        made = _Making()
        for number, one in enumerate(paragraphs):
            if number:
                made.piece(MARK, b"", (), None)
            self._spin(made, [child for child in one if child.tag != PPR], (), None)
        return Strand("".join(made.text), made.pieces, made.asides)

    def look(self, run: Element) -> bytes:
        """The key of a run's properties."""
        properties = run.find(RPR)
        if properties is None:
            return b""
        if any(map(len, properties)):
            return self._side.key(properties, self._part)
        said = (*properties.items(), *((one.tag, *one.items()) for one in properties))
        if said not in self._looks:
            self._looks[said] = self._side.key(properties, self._part)
        return self._looks[said]

    def _spin(self, made: _Making, nodes: Sequence[Element], frames: tuple[Frame, ...], layer: Element | None) -> None:
        at = 0
        while at < len(nodes):
            node = nodes[at]
            if node.tag == R:
                ends = _field(nodes, at)
                if ends:
                    self._whole(made, tuple(nodes[at:ends]), frames, layer)
                    at = ends
                    continue
                self._run(made, node, frames, layer)
            elif node.tag in FRAMES:
                self._framed(made, node, frames, layer)
            elif node.tag in COME:
                self._spin(made, list(node), frames, node)
            elif node.tag in _WHOLE:
                self._whole(made, (node,), frames, layer)
            elif node.tag in GONE:
                made.asides.append(Aside(made.at, node, frames))
            elif isinstance(node.tag, str):
                see_no_words(node)
                made.asides.append(Aside(made.at, node, frames))
            at += 1

    def _framed(self, made: _Making, node: Element, frames: tuple[Frame, ...], layer: Element | None) -> None:
        shell = b" ".join(
            [
                node.tag.encode(),
                *sorted(self._attribute(*one) for one in attributes(node).items()),
                *(self._side.key(one, self._part) for one in node if one.tag in FRAME_PROPERTIES),
            ]
        )
        content = node.find(CONTENT) if node.tag == w("sdt") else node
        if content is None or len(content) == 0:
            made.asides.append(Aside(made.at, node, frames))
            return
        inner = [one for one in content if one.tag not in FRAME_PROPERTIES]
        self._spin(made, inner, (*frames, Frame(node, shell)), layer)

    def _attribute(self, name: str, value: str) -> bytes:
        meant = self._side.meaning(self._part, value) if name == r("id") else value
        return b"" if name == w("history") else f"{name}={meant}".encode()

    def _run(self, made: _Making, run: Element, frames: tuple[Frame, ...], layer: Element | None) -> None:
        look = self.look(run)
        for child in run:
            tag = child.tag
            if tag == T:
                if len(child):
                    raise Unreadable("DS412", "something stands in words where Word has no place for it", child)
                if child.text:
                    made.piece(_safe(child.text), look, frames, layer, run, child)
            elif tag in (RPR, _SEEN) or not isinstance(tag, str):
                continue
            elif tag == _TAB:
                made.piece("\t", look, frames, layer, run, child)
            elif (
                tag == _BR and child.get(w("type"), "textWrapping") == "textWrapping" and child.get(w("clear")) is None
            ):
                made.piece("\n", look, frames, layer, run, child)
            elif tag == _COMMENT:
                made.asides.append(Aside(made.at, run, frames))
            elif tag in NOTES:
                note = NOTES[tag], child.get(w("id"), "")
                said = self._side.aliases.get(note) or self._side.note_key(*note)
                made.piece(self._characters.of(said), look, frames, layer, run, child)
            elif tag in _HOLDERS:
                see_no_words(child)
            else:
                made.piece(self._character([child]), look, frames, layer, run, child)

    def _whole(
        self, made: _Making, nodes: tuple[Element, ...], frames: tuple[Frame, ...], layer: Element | None
    ) -> None:
        made.piece(self._character(nodes), b"", frames, layer, nodes=nodes)

    def _character(self, nodes: Sequence[Element]) -> str:
        return self._characters.of(b"".join(self._said(one) for one in nodes))

    def _said(self, node: Element) -> bytes:
        """The key of a thing; of one that holds a text box, without the words in the box."""
        if next(node.iter(_BOX), None) is None:
            return self._side.key(node, self._part)
        return b"box " + boxed(self._side, self._part, node)


class _Making:
    def __init__(self) -> None:
        self.text: list[str] = []
        self.pieces: list[Piece] = []
        self.asides: list[Aside] = []
        self.at = 0

    def piece(
        self,
        text: str,
        look: bytes,
        frames: tuple[Frame, ...],
        layer: Element | None,
        run: Element | None = None,
        child: Element | None = None,
        nodes: tuple[Element, ...] = (),
    ) -> None:
        self.text.append(text)
        self.pieces.append(Piece(self.at, self.at + len(text), look, frames, run, child, nodes, layer))
        self.at += len(text)


def see_no_words(node: Element) -> None:
    """See that what is read past holds no words and no picture: `Unreadable` where it does."""
    if next(node.iter(*_READ), None) is not None:
        name = etree.QName(node).localname
        raise Unreadable("DS412", f"words or a picture stand in '{name}', where Word has no place for them", node)


def boxes(node: Element) -> list[Element]:
    """The outermost texts of text boxes in a thing."""
    found: list[Element] = []
    for one in node.iter(_BOX):
        if not any(above in found for above in one.iterancestors(_BOX)):
            found.append(one)
    return found


def boxed(side: Side, part: str, node: Element) -> bytes:
    """The key of a thing without the words in its text boxes."""
    held = [(box, list(box)) for box in boxes(node)]
    for box, content in held:
        for one in content:
            box.remove(one)
    try:
        return side.key(node, part)
    finally:
        for box, content in held:
            box.extend(content)


def _field(nodes: Sequence[Element], at: int) -> int:
    """Where the field that begins in this run ends: the index behind its last run, 0 if none begins here.

    A field that ends in another paragraph is taken up to its separator; what it shows is text of its own.
    """
    depth, separated = _depth(nodes[at]), 0
    if not any(child.tag == _FIELD for child in nodes[at]):
        return 0
    if depth <= 0:
        return at + 1
    for index in range(at + 1, len(nodes)):
        if nodes[index].tag == R:
            depth += _depth(nodes[index])
            if depth <= 0:
                return index + 1
            if not separated and any(one.get(w("fldCharType")) == "separate" for one in nodes[index].iter(_FIELD)):
                separated = index + 1
        elif nodes[index].tag in FRAMES:
            depth += sum(map(_depth, nodes[index].iter(R)))
    return separated or at + 1


def _depth(run: Element) -> int:
    """How many fields a run opens, less those it closes."""
    kinds = [one.get(w("fldCharType")) for one in run if one.tag == _FIELD]
    return kinds.count("begin") - kinds.count("end")


def _safe(text: str) -> str:
    """Text as it is; `Unreadable` for characters of the plane that stands for things."""
    if not text.isascii() and is_thing(max(text)):
        raise Unreadable("DS418", "characters of the last private plane, which stand for nothing")
    return text
