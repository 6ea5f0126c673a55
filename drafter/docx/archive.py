"""The zip that a Word file is (ECMA-376-2, 7.3): its parts by name, read with suspicion and written always alike.

Nothing that is nested is opened, and what would take more room than a document does is refused before it is unpacked.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable

from drafter.diagnostic import Diagnostic, Faulty, Where

CONTENT_TYPES = "[Content_Types].xml"
_MOST_BYTES = 160 << 20
_MOST_PARTS = 4096
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an OLE file: encrypted packages and the formats before 2007


def unzipped(content: bytes, name: str) -> dict[str, bytes]:
    """The parts in these bytes by their names; `name` is what faults call the file.

    Raises `Faulty`: DS411 for what is no Word file or is locked, DS412 for a part that stands in it twice, DS413 for a
    file too large, DS414 for names that lead out of it.
    """

    def refused(code: str, message: str, hint: str = "") -> Faulty:
        return Faulty([Diagnostic(Where(name), code, message, hint)])

    if content.startswith(_COMPOUND):
        raise refused("DS411", "locked with a password, or a Word file from before 2007", "save it as an open .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            listed = [one for one in file.infolist() if not one.is_dir()]
            if len(listed) > _MOST_PARTS or sum(one.file_size for one in listed) > _MOST_BYTES:
                raise refused("DS413", "unpacks to more than any document holds")
            if any(one.flag_bits & 1 for one in listed):
                raise refused("DS411", "locked with a password", "save it without one")
            if any(one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for one in listed):
                raise refused("DS411", "packed in a way that Word does not read")
            names = [one.filename for one in listed]
            if len({one.lower() for one in names}) < len(names):
                raise refused("DS412", "a part stands in it twice")
            for one in names:
                if one.startswith("/") or "\\" in one or ":" in one or ".." in one.split("/"):
                    raise refused("DS414", f"a part's name leads out of the file: {one!r}")
            parts = {one.filename: file.read(one) for one in listed}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        UnicodeDecodeError,
        OSError,
        ValueError,
    ) as fault:
        raise refused("DS411", "no Word file, or one that breaks off", "open it in Word and save it again") from fault
    if CONTENT_TYPES not in parts:
        raise refused("DS411", "a zip, but no Word file")
    return parts


def zipped(parts: Iterable[tuple[str, bytes]], method: int) -> bytes:
    """A package of these parts: content types first, as readers of streams expect, then by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in sorted(parts, key=lambda part: (part[0] != CONTENT_TYPES, part[0])):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            info.create_system = 0
            file.writestr(info, content)
    return out.getvalue()
