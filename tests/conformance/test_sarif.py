"""Findings as SARIF before the schema of SARIF 2.1.0, in the copy that an npm package of Microsoft's carries.

`SARIF_SCHEMA` names its node_modules folder, as the continuous build installs it; without it this is skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.negotiation import CASE, ROOT, drafter

MODULES = os.environ.get("SARIF_SCHEMA", "")
JUDGE = """\
const read = path => JSON.parse(require("fs").readFileSync(path, "utf8"));
const schema = read(process.argv[1] + "/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const Ajv = require(process.argv[1] + "/ajv");
const ajv = new Ajv({schemaId: "auto", logger: false, unknownFormats: "ignore"});
ajv.addMetaSchema(require(process.argv[1] + "/ajv/lib/refs/json-schema-draft-04.json"));
if (!ajv.validate(schema, read(process.argv[2]))) { console.error(ajv.errorsText()); process.exit(1); }
"""
AT = "2021-08-12T19:00-04:00"

pytestmark = pytest.mark.skipif(not MODULES, reason="no copy of the SARIF schema is here (SARIF_SCHEMA)")


@pytest.mark.parametrize("more", [(), ("nowhere",), ("--ci", "--baseline", "b.yaml", "--accept", "known")])
def test_findings_meet_the_schema(more: tuple[str, ...], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "statements" / CASE, tmp_path / "statements" / CASE)
    for words in (("draft", CASE), ("circulate", CASE, "zero-draft")):
        assert drafter(tmp_path, *words, "--by", "EST", "--at", "2021-08-12T10:00-04:00").returncode == 0
    drafter(tmp_path, "check", CASE, *more, "--format", "sarif:check.sarif", "--at", AT)
    judged = subprocess.run(
        ["node", "-e", JUDGE, MODULES, str(tmp_path / "check.sarif")], capture_output=True, text=True, check=False
    )
    assert judged.returncode == 0, judged.stderr


def test_the_judge_refuses_what_is_none(tmp_path: Path) -> None:
    (tmp_path / "check.sarif").write_text('{"version": "2.1.0", "runs": [{"results": []}]}')
    judged = subprocess.run(
        ["node", "-e", JUDGE, MODULES, str(tmp_path / "check.sarif")], capture_output=True, text=True, check=False
    )
    assert (judged.returncode, "tool" in judged.stderr) == (1, True)
