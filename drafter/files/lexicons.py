"""Lexicons in: the words of a language by which changes are named."""

from __future__ import annotations

from drafter.diagnostic import Diagnostic, Faulty, Where, did_you_mean
from drafter.files.located import Located, read
from drafter.files.shipped import SHIPPED
from drafter.files.validated import validate
from drafter.text.nuance.lexicon import Contested, Lexicon


def lexicon(language: str, where: Where) -> Lexicon:
    """The shipped lexicon of a language (BCP 47; "en-GB" reads with "en"). Raises `Faulty` where there is none."""
    name = language.partition("-")[0].lower()
    path = SHIPPED / "lexicons" / f"{name}.yaml"
    if not path.is_file():
        known = sorted(found.stem for found in path.parent.glob("*.yaml"))
        message = f"there is no lexicon of '{language}', so changes in it cannot be named"
        raise Faulty([Diagnostic(where, "DS213", message, did_you_mean(name, known))])
    return lexicon_of(read(path, f"templates/lexicons/{name}.yaml"))


def lexicon_of(located: Located) -> Lexicon:
    """The lexicon that a file gives."""
    from drafter.files.template_schema import LexiconFile, PairsFile, WordsFile

    file = validate(LexiconFile, located)
    lists = {name: getattr(file, name) for name in LexiconFile.model_fields}
    words = {name: tuple(found.words) for name, found in lists.items() if isinstance(found, WordsFile)}
    pairs = {name: found.words for name, found in lists.items() if isinstance(found, PairsFile)}
    sources = {name: found.source for name, found in lists.items() if isinstance(found, WordsFile | PairsFile)}
    contested = tuple(Contested(edge.stronger, edge.weaker, edge.source) for edge in file.contested)
    return Lexicon(file.lexicon, words, pairs, sources, contested)
