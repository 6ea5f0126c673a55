"""More files for the statement that the commands are tried on, so that members collide and a penholder asks too."""

from __future__ import annotations

AMERICA = """\
member: USA
status: in-writing
amendments:
  - {id: USA-1, about: crews, seen: zero-draft, swap: {both sides: the two sides}, to: members}
  - {id: USA-2, about: crews, seen: zero-draft, swap: {through: through at once}, to: members}
"""
ESTONIA = """\
member: EST
status: in-writing
amendments:
  - {id: EST-1, about: fire, seen: zero-draft, swap: {the harbour: the old harbour}}
"""
