"""The files that a new statement begins with: valid as they stand, with what to fill in said beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

# The record is checked byte for byte, so no tool may change its line ends; what is exported can be made again.
ATTRIBUTES = "record/*.json -text\n"
IGNORED = "out/\nrecord/.*.tmp\n"

_BRIEF = """\
# yaml-language-server: $schema=../../schemas/brief.schema.json
# What the statement is to say, how strongly, for which body and under which rule.
statement: "{name}"
title: ""                          # what stands at the head of the page: The situation in ...
form: {form}
body: {body}
membership_on: "{day}"
rule: {rule}
stage: negotiating                 # negotiating | under-silence | agreed | issued: what this file claims
penholders: [{penholders}]
marking: Draft. For members only.

facts: []                          # write {{displaced}} in a text to use the fact of this id
#  - {{id: displaced, value: 12, of: 34, as_of: "{day}", source: where it was read}}

elements:                          # one for each thing to say, in order; the ids are for good
  # With a ladder (condemnation, concern, calls), text is what follows the verb.
  - id: violence
    ladder: condemnation
    ask: condemn                   # strongest | strongly | condemn | deplore | concern | note
    text: the violence of recent weeks

  # With wordings, each is a whole predicate, strongest first.
  - id: ceasefire
    ask: demand
    wordings:
      - {{id: demand, text: demands that all parties stop fighting at once}}
      - {{id: call, text: calls on all parties to stop fighting}}

  # With neither, text is the predicate, and the element is in or out.
  - id: aid
    text: underlines that humanitarian aid must reach all those in need
"""

_POSITION = """\
# yaml-language-server: $schema=../../../schemas/position.schema.json
member: {member}
status: {status:<26} # illustrative | reading (our guess) | reported | in-writing
views:                             # indented by two under each key, as these are
#  - {{about: violence, at_most: deplore, because: private, say: may be circulated}}
#  - {{about: aid, stance: support}}
amendments:
#  - {{id: {member}-1, about: ceasefire, seen: zero-draft, swap: {{"at once": "without delay"}}, to: members}}
red_lines:
#  - {{id: {member}-R1, when: {{says: further measures}}}}
# answer: {{seen: rev-1, says: joins, when: "2026-03-01T16:40-04:00"}}     # joins | objects | hold | ad-ref
"""


def brief(name: str, form: str, body: str, rule: str, penholders: Sequence[str], day: date) -> str:
    """A brief with one element of each shape."""
    return _BRIEF.format(
        name=name, form=form, body=body, rule=rule, penholders=", ".join(penholders), day=day.isoformat()
    )


def position(member: str, status: str) -> str:
    """A position that says nothing yet, and where its words come from."""
    return _POSITION.format(member=member, status=status)
