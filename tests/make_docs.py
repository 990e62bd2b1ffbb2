"""What the documentation can say of itself: the commands it shows, the files it names, and every command's help.

    python -m tests.make_docs          write docs/cli.md anew, and what the commands of README.md print today

In README.md and docs/ a comment above a fenced block says what it is:

    <!-- file: NAME -->     the block is the text of a file, which the commands after it find
    <!-- run -->            each line `$ COMMAND` is run, in order, and prints what follows it
    <!-- run: exit 1 -->    the same; the last command exits with 1

A line `...` in what a command prints stands for any lines. The blocks of one page share one folder, which
also holds `examples`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from summarizer.cli import figurewise

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
CLI = DOCS / "cli.md"
EXAMPLES = ROOT / "examples"

ANY_LINES = "..."
_BLOCK = re.compile(
    r"^<!-- (?P<what>file|run)(?:: (?P<rest>[^\n]*?))? -->\n```\w*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_WIDTH = 90


@dataclass(frozen=True)
class Block:
    """A marked block of a page; `start` and `end` are where its text stands in the page."""

    what: str
    rest: str
    text: str
    start: int
    end: int
    line: int

    @property
    def exit_code(self) -> int:
        return int(self.rest.removeprefix("exit ")) if self.rest else 0


@dataclass(frozen=True)
class Shown:
    """A command and what the page says it prints."""

    command: str
    output: str


def pages() -> list[Path]:
    return [README, *sorted(DOCS.glob("*.md"))]


def blocks(page: str) -> Iterator[Block]:
    for found in _BLOCK.finditer(page):
        yield Block(
            what=found["what"],
            rest=found["rest"] or "",
            text=found["text"],
            start=found.start("text"),
            end=found.end("text"),
            line=page.count("\n", 0, found.start("text")),
        )


def shown(block: Block) -> list[Shown]:
    """Take a block apart; a command goes on on the next line after a backslash."""
    joined = block.text.replace("\\\n", "")
    parts = re.split(r"^\$ (.*)$", joined, flags=re.MULTILINE)[1:]
    return [Shown(command=c, output=o.strip("\n")) for c, o in zip(parts[::2], parts[1::2], strict=True)]


def run(command: str, folder: Path) -> tuple[int, str]:
    """Run a command as a reader would, with this environment's programs first: exit code and standard output."""
    examples = folder / EXAMPLES.name
    if not examples.exists():
        examples.symlink_to(EXAMPLES, target_is_directory=True)
    here = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "FORCE_COLOR")}
    environment = here | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "HF_HUB_OFFLINE": "1",
    }
    done = subprocess.run(
        command,
        check=False,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout.strip("\n")


def agrees(said: str, printed: str) -> bool:
    """Whether what a page shows is what a command printed."""
    lines = ("(?:.*\n)*" if line == ANY_LINES else re.escape(line) + "\n" for line in said.split("\n"))
    return re.fullmatch("".join(lines), printed + "\n") is not None


def command_pages() -> str:
    """Write the help of every command, as docs/cli.md holds it."""
    sections = "\n\n".join(f"## `{name}`\n\n```text\n{text}\n```" for name, text in _helps(figurewise, "figurewise"))
    return (
        "# Every command\n\nWritten by `python -m tests.make_docs`; a test holds it to what the program says.\n\n"
        f"{sections}\n"
    )


def _helps(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[tuple[str, str]]:
    context = click.Context(
        command, info_name=name.rpartition(" ")[2], parent=parent, terminal_width=_WIDTH, **command.context_settings
    )
    yield name, re.sub(r"[ \t]+$", "", command.get_help(context), flags=re.MULTILINE)
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found is not None
            yield from _helps(found, f"{name} {child}", context)


def rewritten(page: str) -> str:
    """Run a page's commands and put what they print in its place; blocks that hold `...` stay as they are."""
    with tempfile.TemporaryDirectory() as name:
        changes = [(block, _printed_anew(block, Path(name))) for block in blocks(page)]
    for block, text in reversed(changes):
        page = page[: block.start] + text + page[block.end :]
    return page


def _printed_anew(block: Block, folder: Path) -> str:
    if block.what == "file":
        save(block, folder)
        return block.text
    printed = [(f"$ {s.command}", run(s.command, folder)[1]) for s in shown(block)]
    if "\\\n" in block.text or f"\n{ANY_LINES}\n" in block.text:
        return block.text
    return "\n".join(part for pair in printed for part in pair if part) + "\n"


def save(block: Block, folder: Path) -> None:
    path = folder / block.rest
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")


if __name__ == "__main__":
    CLI.write_text(command_pages(), encoding="utf-8")
    for path in pages():
        path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")
