"""A page as one HTML file: nothing is fetched, nothing a member wrote can become markup, and it reads without script.

Everything that is filled into a template is escaped, and what would turn the direction of writing or take no ink is
shown by its number. The style and the script stand in the file, and its policy lets nothing else run or load.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from drafter.report.page.answer import moment_in_words, shares
from drafter.report.page.members import colours, spoken
from drafter.report.page.page import Page
from drafter.report.picture.svg import visible

_HERE = Path(__file__).parent


def html(page: Page) -> str:
    """The file; the same page gives the same bytes."""
    style, script = ((_HERE / name).read_text(encoding="utf-8").strip() for name in ("page.css", "page.js"))
    style = f"{style}\n{colours()}"
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    template = _environment().get_template("page.html.j2")
    return template.render(page=page, policy=policy, style=Markup(style), script=Markup(script)) + "\n"


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    found.globals["shares"] = shares
    found.filters |= {"spoken": spoken, "moment": moment_in_words, "drawn": Markup, "each": _each}
    return found


def _each(words: Sequence[str], cell: Callable[[str], Markup]) -> Markup:
    """Words as a macro writes each; it is asked once for each that there is: a table has a cell for every pair."""
    said = {word: cell(word) for word in set(words)}
    return Markup("".join(said[word] for word in words))


def _shown(value: object) -> object:
    """What is put into a page for a value: words with nothing hidden in them."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _hash(content: str) -> str:
    """The name by which a policy lets this very content in."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
