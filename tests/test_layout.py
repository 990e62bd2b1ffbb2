"""The shape of the packages: who may import whom, who may print, and what a fast start must not load."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import summarizer

ROOT = Path(__file__).parent.parent
PACKAGES = {"summarizer": ROOT / "summarizer", "summarizer_eval": ROOT / "eval" / "summarizer_eval"}
SLOW = ("torch", "spacy", "transformers", "datasets", "evaluate", "numpy", "jinja2")


def modules(package: str) -> dict[str, Path]:
    """Every module of a package by its dotted name."""
    found = {}
    for path in sorted(PACKAGES[package].rglob("*.py")):
        parts = path.relative_to(PACKAGES[package].parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


OURS = {**modules("summarizer"), **modules("summarizer_eval")}


def imports(name: str, *, at_start: bool) -> set[str]:
    """The modules one imports: when it is loaded itself, or at any time; imports for type checkers left out."""
    found: set[str] = set()
    todo: list[ast.AST] = [ast.parse(OURS[name].read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if at_start and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{name}: relative import"
            below = {f"{node.module}.{alias.name}" for alias in node.names} & set(OURS)
            found |= below or {node.module}
        todo += ast.iter_child_nodes(node)
    return found


def test_the_walk_sees_what_is_there() -> None:
    assert "summarizer.blocks" in imports("summarizer.document", at_start=True)
    assert "summarizer.figures.index" in imports("summarizer.document", at_start=False)
    assert "summarizer.figures.index" not in imports("summarizer.document", at_start=True)


@pytest.mark.parametrize("name", modules("summarizer"))
def test_the_program_never_imports_the_harness(name: str) -> None:
    assert not any(other.startswith("summarizer_eval") for other in imports(name, at_start=False))


@pytest.mark.parametrize("name", [name for name in OURS if name.startswith("summarizer.figures")])
def test_the_core_stands_on_the_standard_library_alone(name: str) -> None:
    for other in imports(name, at_start=False):
        assert other.startswith("summarizer.figures") or other.split(".")[0] in sys.stdlib_module_names, other


# What each part may know of the parts above it: nothing.
BELOW = {
    "summarizer.figures": ("checks", "cli", "document", "models", "render", "report", "write"),
    "summarizer.document": ("checks", "cli", "models", "render", "report", "write"),
    "summarizer.checks": ("cli", "models", "render", "report", "write"),
    "summarizer.models": ("checks", "cli", "render", "report", "write"),
    "summarizer.write": ("cli", "render", "report"),
    "summarizer.report": ("cli", "models", "render", "write"),
    "summarizer.render": ("cli", "models", "write"),
    "summarizer.html": ("cli", "models", "write"),
}


@pytest.mark.parametrize("part", BELOW)
def test_parts_know_only_those_below_them(part: str) -> None:
    above = tuple(f"summarizer.{name}" for name in BELOW[part])
    for name in OURS:
        if name == part or name.startswith(f"{part}."):
            known = {o for o in imports(name, at_start=False) if any(o == a or o.startswith(f"{a}.") for a in above)}
            assert not known, f"{name} imports {known}"


def test_no_module_imports_itself_in_a_ring() -> None:
    graph = {name: imports(name, at_start=True) & set(OURS) for name in OURS}
    # A package's own imports of its modules bind names; its modules do not need them.
    for name, path in OURS.items():
        if path.name == "__init__.py":
            graph[name] = {other for other in graph[name] if not other.startswith(f"{name}.")}
    TopologicalSorter(graph).prepare()


def test_there_is_one_splitter() -> None:
    """Sentences are cut in one module; the core cuts none, it is handed them."""
    users = {name for name in OURS if any(o.split(".")[0] == "sentencex" for o in imports(name, at_start=False))}
    assert users == {"summarizer.sentences"}
    assert not {
        name for name in OURS if name.startswith("summarizer.figures")
        and "summarizer.sentences" in imports(name, at_start=False)
    }  # fmt: skip
    for name, path in OURS.items():
        assert name == "summarizer.parse" or ".sents" not in path.read_text(encoding="utf-8"), name


MOST_LINES = 400
LONGER = {"summarizer.figures.features": 470, "summarizer_eval.perturb": 538}
"""Modules that are longer still, and how long they may be; a number here only ever falls."""


@pytest.mark.parametrize("name", OURS)
def test_no_module_is_long(name: str) -> None:
    lines = len(OURS[name].read_text(encoding="utf-8").splitlines())
    assert lines <= LONGER.get(name, MOST_LINES)


# --- numbers ---------------------------------------------------------------------------------------------------

PLAIN = {0.0, 0.5, 1.0, 100.0, 1e6}
"""None, half, all, per cent, mega: numbers that need no name."""
DRAWN = ("summarizer_eval.charts",)
"""Modules whose numbers are sizes of a drawing."""
UNNAMED = {
    "summarizer.figures.binding", "summarizer.figures.features", "summarizer.figures.view", "summarizer.reading.pdf",
    "summarizer.reading.url", "summarizer_eval.learn", "summarizer_eval.stats", "summarizer_eval.tables",
}  # fmt: skip
"""Modules that hold decimal numbers in their functions still; this list only ever shrinks."""


def decimals_in_functions(source: str) -> list[float]:
    """The decimal numbers that stand in the functions of a module, default values included."""
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.Lambda)]
    constants = [n.value for function in functions for n in ast.walk(function) if isinstance(n, ast.Constant)]
    return [value for value in constants if isinstance(value, float) and value not in PLAIN]


@pytest.mark.parametrize("name", [name for name in OURS if name not in UNNAMED and not name.startswith(DRAWN)])
def test_a_threshold_has_a_name(name: str) -> None:
    assert decimals_in_functions(OURS[name].read_text(encoding="utf-8")) == []


def test_a_threshold_without_a_name_is_seen() -> None:
    assert decimals_in_functions("def f(x):\n    return x > 0.37") == [0.37]
    assert decimals_in_functions("LEAST = 0.37\ndef f(x):\n    return x > LEAST") == []


UNEXPLAINED = ("summarizer.figures", "summarizer.reading", "summarizer.bulk")
"""Parts in which a number with a name may have no line on what it is; this list only ever shrinks."""


def unexplained(source: str) -> list[str]:
    """The numbers a module names without a word on what they are: a docstring below, or a comment beside or above."""
    lines, body = source.splitlines(), ast.parse(source).body
    found = []
    for node, following in zip(body, [*body[1:], None], strict=True):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(node.value, ast.Constant):
            continue
        if isinstance(node.value.value, bool) or not isinstance(node.value.value, int | float):
            continue
        below = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
        beside = "#" in lines[node.lineno - 1] or lines[node.lineno - 2].startswith("#")
        if not below and not beside:
            found.append(lines[node.lineno - 1])
    return found


@pytest.mark.parametrize("name", [name for name in OURS if not name.startswith(UNEXPLAINED)])
def test_a_number_with_a_name_says_what_it_is(name: str) -> None:
    assert unexplained(OURS[name].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", OURS)
def test_no_docstring_begins_with_tell(name: str) -> None:
    """A function gives, says or recognises: "tell" once stood for all three."""
    tree = ast.parse(OURS[name].read_text(encoding="utf-8"))
    named = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Module)]
    assert [n for n in named if (ast.get_docstring(n) or "").startswith(("Tell ", "Tells ", "Told "))] == []


PRINTERS = ("summarizer.cli", "summarizer_eval.cli")


@pytest.mark.parametrize("name", [name for name in OURS if not name.startswith(PRINTERS)])
def test_only_commands_print_or_exit(name: str) -> None:
    tree = ast.parse(OURS[name].read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & {"print", "exit", "quit", "sys.exit", "os._exit", "click.echo", "click.secho"}


STARTS = {
    "import": "import summarizer",
    "figures": "import summarizer.figures.support",
    "help": "from summarizer.cli import _run; _run(['--help'])",
    "help of summarize": "from summarizer.cli import _run; _run(['summarize', '--help'])",
    "check": "from summarizer.cli import _run; _run(['check', '--source', {source!r}, {output!r}])",
}


@pytest.mark.parametrize("start", STARTS)
def test_a_fast_start_loads_nothing_slow(start: str, tmp_path: Path) -> None:
    source, output = tmp_path / "source.txt", tmp_path / "output.txt"
    source.write_text(
        "The ferry Lena Dray sank off Port Elva on Monday, and 12 of the people aboard were killed.\n" * 2
    )
    output.write_text("The ferry Lena Dray sank off Port Elva, and 12 of the people aboard were killed on Monday.")
    code = STARTS[start].format(source=str(source), output=str(output))
    code += f"\nimport sys\nsys.stderr.write(' '.join(set(sys.modules) & set({SLOW!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert start in ("import", "figures") or done.stdout


def test_the_commands_of_plugins_are_listed_without_importing_them() -> None:
    code = f"{STARTS['help']}\nimport sys\nsys.stderr.write(str('summarizer_eval' in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "False"
    assert "compare" in done.stdout


def test_names_of_the_package_are_functions_whoever_came_first() -> None:
    code = "import summarizer.summarize, summarizer.check as c\nassert callable(summarizer.summarize) and callable(c)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_public_name_is_there() -> None:
    assert all(getattr(summarizer, name) is not None for name in summarizer.__all__)
    assert set(summarizer.__all__) <= set(dir(summarizer))
    with pytest.raises(AttributeError, match="no_such_name"):
        summarizer.no_such_name  # noqa: B018
