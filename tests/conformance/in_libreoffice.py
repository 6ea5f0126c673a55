"""Ask one LibreOffice what accepting and rejecting all gives, for many redlines: run with the system's own Python.

/usr/bin/python3 in_libreoffice.py JUDGES < rows.json        rows: [[name, redline, old, new], ...]
prints {name: [fault, ...]} as JSON
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    sys.path.insert(0, sys.argv[1])
    import libreoffice

    found: dict[str, list[str]] = {}
    with libreoffice.LO() as office:
        for name, redline, old, new in json.load(sys.stdin):
            try:
                seen = libreoffice.check(office, redline, old, new)
            except Exception as fault:
                found[name] = [f"LibreOffice: {fault!r}"]
            else:
                sides = [side for side in ("reject", "accept") if not seen[side]["text_equal"]]
                found[name] = [f"LibreOffice {side}: {seen[side].get('sample')}" for side in sides]
    sys.stdout.write(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
