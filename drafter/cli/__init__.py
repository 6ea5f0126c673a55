"""The commands: one a file, loaded when called. Only this room prints, exits or reads the clock.

Exit codes: 0 fine, 1 findings or not agreed, 2 wrong usage, 3 bad input, 4 a fault of the tool itself.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Any, NoReturn

import click

from drafter import __version__
from drafter.cli.fault import told
from drafter.cli.screen import PLAIN, say, screen
from drafter.cli.signs import heard, narrow
from drafter.diagnostic import Faulty
from drafter.report.line import line

# Where a shell asks for completion; named so by click, which writes it into the scripts.
_ASKED = "_DRAFTER_COMPLETE"
# Kept beside the group so that --help loads no command: the name, and what it does in a line.
COMMANDS = {
    "new": "Begin a statement: a brief, and a file for every member.",
    "draft": "Draft the statement from the brief and the positions.",
    "merge": "Lay side by side what every member would change.",
    "resolve": "Rule on what members propose: take, refuse, or other words.",
    "amend": "Record a revision in the penholders' own words.",
    "recast": "Put the text in another form: the same things in its grammar.",
    "circulate": "Send the text to the members under a name.",
    "show": "Show a text of the statement.",
    "diff": "Show what changed between two texts.",
    "status": "Show what awaits each capital; one member's own page.",
    "report": "Write one page that shows the statement.",
    "plot": "Draw who says what, what happened, or how a paragraph could read.",
    "silence": "Put the text under silence, and close it.",
    "check": "Say whether the members agree, and who blocks on which words.",
    "bridge": "Find a text that could be adopted, or who would have to be asked.",
    "tally": "Count recorded votes under a rule; record a statement's ballots.",
    "release": "Record a penholder's word that the agreed text may go out.",
    "export": "Write a text as a Word file.",
    "redline": "Write the changes between two texts as a Word file.",
    "compare": "Write the changes between any two Word files as a Word file.",
    "import": "Put what a returned Word file changes and says into a member's position.",
    "accept": "Accept tracked changes of a Word file, all or chosen ones.",
    "reject": "Reject tracked changes of a Word file, all or chosen ones.",
    "log": "List what happened to the statement.",
    "blame": "Show who first wrote each word, and what it beat.",
    "verify": "Check that the record is whole.",
    "explain": "Explain a rule, or a fault by its code.",
    "completion": "Print the script by which a shell completes names.",
    "schema": "Print the JSON Schema of a kind of file.",
}


class _Commands(click.Group):
    """Commands found by name; each module holds one `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        found: click.Command = import_module(f"drafter.cli.{module}").command
        _take_plain(found)
        return found

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """The commands that begin so, with what each does; none is loaded for it."""
        from click.shell_completion import CompletionItem

        found = [CompletionItem(name, help=does) for name, does in COMMANDS.items() if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. A user's faults are told, and end in exit code 3; where the reader of its pipe has gone,
        it ends as a shell says it, which is no finding."""
        try:
            return super().invoke(ctx)
        except Faulty as faulty:
            beside = screen(sys.stderr)
            say((one for diagnostic in faulty.diagnostics for one in told(diagnostic, beside)), err=True)
            sys.exit(3)
        except BrokenPipeError:
            # What is still to be flushed at the end must not fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(141)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _take_plain(command: click.Command) -> None:
    """Give a command, and each command under it, the option that all of them have."""
    if PLAIN not in command.params:
        command.params.append(PLAIN)
    if isinstance(command, click.Group):
        for one in command.commands.values():
            _take_plain(one)


@click.command(cls=_Commands, params=[PLAIN], context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="drafter")
def cli() -> None:
    """Draft, compare and agree diplomatic statements.

    STATEMENT is a folder with a brief.yaml, or its name under statements/. Begin with: drafter new NAME
    """


def process() -> NoReturn:
    """Run one command as the process `drafter` and end it: what it made is not taken apart piece by piece.

    Its exit code is the command's, or 4 where the last words could not be printed.
    """
    # A job may be started with nowhere to say anything, or with no room there; its exit code says it all the same.
    sys.stdout, sys.stderr = (
        one or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w") for one in (sys.stdout, sys.stderr)
    )
    code: object = 0
    try:
        main()
    except SystemExit as ended:
        code = 0 if ended.code is None else ended.code
    except OSError:
        code = 4
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = 4
    os._exit(code if isinstance(code, int) else 1)


def main() -> None:
    """Run one command, which is mostly all that a process does: what it makes ends with it, so nothing is collected."""
    gc.disable()
    try:
        _run()
    finally:
        gc.enable()


def _run() -> None:
    """Run a command; whatever goes wrong is said in lines and ends in its exit code, never in a traceback."""
    if _ASKED in os.environ:
        from drafter.cli.completion import complete

        complete(cli, _ASKED)
    narrow()
    try:
        cli.main(list(map(heard, sys.argv[1:])), prog_name="drafter", standalone_mode=False)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except click.ClickException as wrong:
        said = io.StringIO()
        wrong.show(said)
        say(map(line, said.getvalue().splitlines()), err=True)
        sys.exit(wrong.exit_code)
    except (click.Abort, KeyboardInterrupt):
        say([line("stopped")], err=True)
        sys.exit(130)
    except Exception as fault:
        frame = fault.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        place = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "an unknown place"
        what = " ".join(f"{type(fault).__name__}: {fault}".split())
        say([line(f"drafter: a fault of the tool itself: {what} ({place})")], err=True)
        sys.exit(4)
