"""The program `figurewise`. Only this package and the commands that join it print or exit.

A command's module is imported when the command is run or its own help is asked for, never for the list of commands.
"""

from __future__ import annotations

import gc
import sys
from typing import Any

import click

from summarizer.cli.pipe import ReaderGone, end_quietly, flushed
from summarizer.errors import ExitCode, FigurewiseError
from summarizer.extras import explained

_COMMANDS = {
    "summarize": "Write a checked summary and fact list of articles.",
    "check": "Check the figures of any text against a source.",
    "mend": "Put a text's wrong figures right by its source.",
    "bulk": "Summarize a table of articles.",
    "models": "List, fetch and describe models.",
}
_KNOWN_PLUGINS = {
    "eval": "Run, list, validate and score evaluation suites.",
    "compare": "Compare runs, or models on a suite.",
}
"""What the list of commands says of commands that join by entry point, so that it need not import them."""

PLUGINS = "figurewise.commands"


class _Lazy(click.Group):
    """A group that knows its commands by name and imports each one's module last."""

    def list_commands(self, _: click.Context) -> list[str]:
        return [*_COMMANDS, *sorted(name for name in _plugins() if name not in _COMMANDS)]

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        from importlib import import_module

        if name in _COMMANDS:
            command: click.Command = getattr(import_module(f"summarizer.cli.{name}"), name)
            return command
        if name in _plugins():
            return _load_plugin(name)
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            rows = [(name, _COMMANDS.get(name) or _KNOWN_PLUGINS.get(name, "")) for name in self.list_commands(ctx)]
            formatter.write_dl(rows)


def _plugins() -> dict[str, Any]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=PLUGINS)}


def _load_plugin(name: str) -> click.Command:
    entry = _plugins()[name]
    try:
        with explained():
            command: click.Command = entry.load()
    except (ImportError, AttributeError) as error:
        raise FigurewiseError(
            f"The command {name} ({entry.value}) cannot be loaded: {error}.", "Install figurewise again."
        ) from error
    return command


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from summarizer.signature import version

        click.echo(f"figurewise {version()}")
        ctx.exit()


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine; 1 an unsupported figure, or a gate that failed; 2 usage or an unreadable input; "
    "3 the model could not be loaded or failed; 130 interrupted.",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def figurewise() -> None:
    """Write summaries and fact lists whose every figure is traced to the source that supports it."""


_COLLECTED = (50_000, 20, 20)
"""How many new objects the garbage collector waits for, in place of Python's 700: a check makes many and drops few."""


def main(args: list[str] | None = None) -> None:
    """Run the program and exit with its code."""
    gc.set_threshold(*_COLLECTED)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    code = _run(args)
    if code == 0:
        code = flushed()
    sys.exit(code)


def _run(args: list[str] | None) -> int:
    try:
        with explained():
            result = figurewise.main(args=args, prog_name="figurewise", standalone_mode=False)
    except click.ClickException as error:
        _show(error)
        return ExitCode.USAGE
    except FigurewiseError as error:
        from summarizer.cli.output import complain

        complain(error)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        return ExitCode.INTERRUPTED
    except ReaderGone:
        return end_quietly()
    return result if isinstance(result, int) else ExitCode.FINE


def _show(error: click.ClickException) -> None:
    from io import StringIO

    from summarizer.render import safe

    shown = StringIO()
    error.show(shown)
    click.echo(safe.terminal(shown.getvalue()), err=True, nl=False)  # file names are foreign text too
