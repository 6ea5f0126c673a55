"""The templates at hand: every one that ships is good, local ones are added, and none replaces the law."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from drafter.diagnostic import Faulty, Where
from drafter.files import scaffold
from drafter.files.library import SHIPPED, Library, fold
from drafter.files.located import Located, parse, read
from drafter.files.rules import rule_of
from drafter.files.schema import SCHEMAS, BriefFile, PositionFile, json_schema
from drafter.files.template_schema import LexiconFile, NamesFile
from drafter.files.validated import validate

ROOT = Path(__file__).parents[2]
HERE = Where("brief.yaml", 1, 1)
KINDS = {"rules": "rule", "bodies": "body", "ladders": "ladder", "forms": "form"}
SPECIMENS = [
    path
    for pattern in ("templates/**/*.yaml", "statements/**/*.yaml", "tests/cases/bad-input/good/**/*.yaml")
    for path in sorted(ROOT.glob(pattern))
]


def reader_of(path: Path) -> Callable[[Located], object]:
    """What makes a typed value of this kind of file."""
    if path.parent.name == "rules":  # the examples' numbers are typed after the schema
        return lambda located: rule_of(located, Library().body)
    if path.name == "names.yaml":
        return lambda located: validate(NamesFile, located)
    if path.parent.name == "lexicons":
        return lambda located: validate(LexiconFile, located)
    if path.parent.name in KINDS:
        return lambda located: validate(SCHEMAS[KINDS[path.parent.name]], located)
    return lambda located: validate(BriefFile if path.name == "brief.yaml" else PositionFile, located)


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_stock_loader_reads_every_specimen_as_the_same_typed_value(path: Path) -> None:
    located = read(path, path.name)
    stock = replace(located, data=yaml.safe_load(located.source))
    assert reader_of(path)(stock) == reader_of(path)(located)


def test_a_stock_loader_reads_a_new_statement_as_the_same_typed_values() -> None:
    brief = scaffold.brief("dam", "presidential-statement", "unsc", "unsc-statement", ["EST", "NOR"], date(2021, 8, 13))
    for model, text in ((BriefFile, brief), (PositionFile, scaffold.position("EST", "in-writing"))):
        located = parse(text.encode(), "new.yaml")
        assert validate(model, replace(located, data=yaml.safe_load(text))) == validate(model, located)


@pytest.mark.parametrize("kind", KINDS)
def test_every_template_that_ships_is_good_and_called_what_it_is(kind: str) -> None:
    library = Library()
    find = {"rules": library.rule, "bodies": library.body, "ladders": library.ladder, "forms": library.form}[kind]
    names = library.names(kind)
    assert names
    for name in names:
        found = find(name, HERE)
        assert name in (getattr(found, "id", ""), getattr(found, "name", ""))
        assert find(name, HERE) is found


def test_every_form_that_ships_has_its_template_and_every_style_is_found() -> None:
    library = Library()
    for form in library.names("forms"):
        assert library.layout(form)[1] == f"templates/forms/{form}.j2"
    assert library.style("council", HERE) == SHIPPED / "styles" / "council.docx"


def local(folder: Path, name: str, text: str | bytes) -> Library:
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Library(folder)


def test_a_working_folder_adds_its_own(tmp_path: Path) -> None:
    text = "ladder: blame\nstatus: convention\nrungs:\n" + "".join(
        f"  - {{id: {verb}, verb: {verb}, source: invented}}\n" for verb in ("condemn", "regret")
    )
    library = local(tmp_path, "ladders/blame.yaml", text)
    assert [rung.id for rung in library.ladder("blame", HERE).rungs] == ["condemn", "regret"]
    assert set(library.names("ladders")) == {"blame", *Library().names("ladders")}
    with pytest.raises(Faulty, match="DS213 there is no ladder 'blame'"):
        Library().ladder("blame", HERE)


def test_the_templates_of_the_tools_own_folder_do_not_shadow_themselves() -> None:
    assert Library(SHIPPED).rule("unsc-statement", HERE) == Library().rule("unsc-statement", HERE)


def test_a_local_style_is_used_and_one_that_shadows_a_shipped_one_is_refused(tmp_path: Path) -> None:
    assert local(tmp_path / "a", "styles/ours.docx", "x").style("ours", HERE).parent.parent == tmp_path / "a"
    with pytest.raises(Faulty, match=r"templates/styles/council\.docx: DS221"):
        local(tmp_path / "b", "styles/council.docx", "x").style("council", HERE)


def test_a_form_saved_in_another_encoding_is_told_in_its_own_file(tmp_path: Path) -> None:
    text = "form: letter\ntitle: A letter\nsource: invented\nsubject: The members\ninflection: past\n"
    library = local(tmp_path, "forms/letter.yaml", text)
    (tmp_path / "forms" / "letter.j2").write_bytes(b"d\xe9j\xe0")
    with pytest.raises(Faulty, match=r"letter\.j2: DS002 is not UTF-8 text"):
        library.layout("letter")


def test_every_name_of_a_state_means_one_code_whatever_its_case_and_apostrophe() -> None:
    names = validate(NamesFile, read(SHIPPED / "bodies" / "names.yaml", "names.yaml")).names
    written = [
        (fold(name), state.code)
        for state in names
        for name in (state.code, state.name, *(o if isinstance(o, str) else o.name for o in state.also))
    ]
    assert len(dict(written)) == len(written)
    codes = Library().codes
    assert codes[fold("Norway")] == codes["nor"] == "NOR"
    assert codes[fold("CÔTE D’IVOIRE")] == "CIV"
    assert {fold(code) for code in codes.values()} <= codes.keys()


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_schema_is_json_the_same_each_time_and_refuses_unknown_keys(kind: str) -> None:
    text = json_schema(kind)
    assert json_schema(kind) == text
    assert json.loads(text)["additionalProperties"] is False
