"""The hook, the action and the job that are shipped run as they stand, each in a repository of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.negotiation import CASE, DRAFTER, ROOT, drafter

AT = "2021-08-12T19:00-04:00"
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
JOB = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["drafter"]
# Stands for pip, which needs the network: it notes what it is asked to install.
PYTHON = """\
#!/bin/sh
echo "$@" >> "$INSTALLED"
"""
# What pre-commit does with a hook: the staged files that it is for, as words after its entry.
RUNNER = """\
import re, shlex, subprocess, sys
staged = subprocess.run(["git", "diff", "--cached", "--name-only", "--diff-filter=d"], capture_output=True, text=True)
files = [name for name in staged.stdout.splitlines() if re.search({files!r}, name)]
sys.exit(subprocess.run([*shlex.split({entry!r}), *files]).returncode if files else 0)
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the case, its zero draft out, committed."""
    folder = tmp_path / "scratch"
    shutil.copytree(ROOT / "statements" / CASE, folder / "statements" / CASE)
    for words in (("draft", CASE), ("circulate", CASE, "zero-draft")):
        done = drafter(folder, *words, "--by", "EST", "--at", "2021-08-12T10:00-04:00")
        assert done.returncode == 0, done.stderr
    git(folder, "init", "-q")
    commit(folder, "the zero draft")
    return folder


def environment(folder: Path) -> dict[str, str]:
    """What a runner sets: the tool on the path, and a python that only notes what it installs."""
    shim = folder.parent / "shim"
    shim.mkdir(exist_ok=True)
    (shim / "python").write_text(PYTHON)
    (shim / "python").chmod(0o755)
    names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    return {
        **os.environ,
        **names,
        "PATH": os.pathsep.join([str(shim), str(DRAFTER.parent), os.environ["PATH"]]),
        "INSTALLED": str(folder.parent / "installed"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = {**environment(folder), **more}
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run(folder, "git", *words)


def commit(folder: Path, message: str) -> subprocess.CompletedProcess[str]:
    git(folder, "add", "-A")
    return git(folder, "commit", "-q", "-m", message)


def claim(folder: Path, stage: str) -> None:
    brief = folder / "statements" / CASE / "brief.yaml"
    text, count = re.subn(r"^stage: [\w-]+", f"stage: {stage}", brief.read_text(), flags=re.MULTILINE)
    assert count == 1
    brief.write_text(text)


# --- before a commit -----------------------------------------------------------------------------------------------


@pytest.fixture
def hooked(repository: Path) -> Path:
    """The repository with the hook in place."""
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.write_text(f"#!{sys.executable}\n" + RUNNER.format(files=HOOK["files"], entry=HOOK["entry"]))
    hook.chmod(0o755)
    return repository


def test_the_hook_lets_a_pending_negotiation_be_committed(hooked: Path) -> None:
    path = hooked / "statements" / CASE / "positions" / "KEN.yaml"
    path.write_text(path.read_text() + "# seen\n")
    done = commit(hooked, "a word from the corridor")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("spoilt", ["brief.yaml", "positions/KEN.yaml", "record/0001.json"])
def test_the_hook_keeps_out_what_cannot_be_read(hooked: Path, spoilt: str) -> None:
    path = hooked / "statements" / CASE / spoilt
    path.write_text(path.read_text() + "}\n")
    done = commit(hooked, "spoilt")
    assert done.returncode == 1
    assert f"statements/{CASE}/{spoilt}" in done.stdout + done.stderr
    assert git(hooked, "log", "--oneline").stdout.count("\n") == 1


def test_the_hook_keeps_out_a_claim_that_is_not_so_and_sees_nothing_in_other_files(hooked: Path) -> None:
    claim(hooked, "agreed")
    done = commit(hooked, "agreed, they say")
    assert (done.returncode, "DS222" in done.stdout + done.stderr) == (1, True)
    git(hooked, "reset", "-q")
    (hooked / "notes.md").write_text("Lunch at one.\n")
    git(hooked, "add", "notes.md")
    assert git(hooked, "commit", "-q", "-m", "notes").returncode == 0


def test_the_hook_is_what_the_page_names() -> None:
    (example,) = [yaml.safe_load(block) for block in blocks() if "repos:" in block]
    assert [hook["id"] for repo in example["repos"] for hook in repo["hooks"]] == [HOOK["id"]]
    assert HOOK["language"] == "python"
    assert HOOK["require_serial"] is True


# --- on GitHub -----------------------------------------------------------------------------------------------------


def act(folder: Path, **inputs: str) -> list[subprocess.CompletedProcess[str]]:
    """Run the steps of the action as a runner does: expressions filled in, each in its shell, until one fails."""
    given = {name: inputs.get(name, value["default"]) for name, value in ACTION["inputs"].items()}
    assert set(inputs) <= set(given)
    done = []
    for step in ACTION["runs"]["steps"]:
        filled = {name: fill(value, given) for name, value in step.get("env", {}).items()}
        assert "${{" not in step["run"], "an expression in a script would be run"
        script = folder.parent / "step.sh"
        script.write_text(step["run"])
        runner = {"GITHUB_ACTION_PATH": str(ROOT), "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md")}
        assert step["shell"] == "bash"
        done.append(run(folder, "bash", "--noprofile", "--norc", "-eo", "pipefail", str(script), **runner, **filled))
        if done[-1].returncode:
            break
    return done


def fill(value: str, inputs: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: inputs[found[1]], value)


def test_the_action_annotates_writes_findings_and_a_table(repository: Path) -> None:
    install, checked = act(repository, at=AT)
    assert (install.returncode, checked.returncode) == (0, 0), checked.stderr
    assert (repository.parent / "installed").read_text() == f"-m pip install --quiet {ROOT}\n"
    assert f"::warning file=statements/{CASE}/positions/CHN.yaml,line=" in checked.stdout
    assert (repository.parent / "summary.md").read_text().startswith("| statement | text | answer |")
    log: dict[str, Any] = json.loads((repository / "drafter.sarif").read_text())
    assert log["version"] == "2.1.0"
    assert len(log["runs"][0]["results"]) == checked.stdout.count("::") // 2


def test_the_action_fails_on_a_claim_and_takes_a_baseline(repository: Path) -> None:
    claim(repository, "agreed")
    *_, checked = act(repository, at=AT)
    assert (checked.returncode, "::error" in checked.stdout) == (1, True)
    words = ("check", "--ci", "--baseline", "b.yaml", "--accept", "the printer waits", f"statements/{CASE}", "--at", AT)
    assert drafter(repository, *words).returncode == 0
    *_, checked = act(repository, at=AT, baseline="b.yaml", sarif="out.sarif")
    assert (checked.returncode, "::error" in checked.stdout) == (0, False)
    assert (repository / "out.sarif").is_file()


def test_what_is_given_to_the_action_is_data(repository: Path) -> None:
    act(repository, at=AT, statements="statements/*/ $(touch taken)", baseline='b.yaml"; touch taken; "')
    assert not (repository / "taken").exists()


def test_the_workflow_of_the_page_gives_the_action_what_it_takes() -> None:
    (example,) = [yaml.safe_load(block) for block in blocks() if "runs-on" in block]
    steps = example["jobs"]["check"]["steps"]
    (ours,) = [step for step in steps if "drafter@" in step["uses"]]
    assert set(ours["with"]) <= set(ACTION["inputs"])
    (upload,) = [step for step in steps if "upload-sarif" in step["uses"]]
    assert upload["with"]["sarif_file"] == ACTION["inputs"]["sarif"]["default"]


# --- on GitLab -----------------------------------------------------------------------------------------------------


def test_the_job_writes_the_reports_that_it_hands_on(repository: Path) -> None:
    script = "set -e\n" + "\n".join(JOB["script"])
    done = run(repository, "sh", "-c", script, DRAFTER="git+https://git.example.org/drafter")
    assert done.returncode == 0, done.stderr
    assert (repository.parent / "installed").read_text().endswith("git+https://git.example.org/drafter\n")
    reports = JOB["artifacts"]["reports"]
    assert json.loads((repository / reports["codequality"]).read_text())
    assert (repository / reports["junit"]).read_text().startswith("<?xml")
    claim(repository, "agreed")
    assert run(repository, "sh", "-c", script, DRAFTER=".").returncode == 1


def blocks() -> list[str]:
    """The YAML of the page."""
    return re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
