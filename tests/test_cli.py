"""The program as users run it: the installed `figurewise`, in processes of its own."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import summarizer

PROGRAM = str(Path(sys.executable).parent / "figurewise")
SCHEMA = json.loads((Path(summarizer.__file__).parent / "schema" / "output-1.json").read_text(encoding="utf-8"))

ARTICLE = """\
Ferry sinks off Port Elva

PORT ELVA, March 14 (Coast News) - The ferry Lena Dray sank in a storm off Port Elva on Monday, and 12 people drowned.

The ferry carried 186 passengers. Rescuers saved 158 people, the coast guard said.

The Elva Line bought the ship in 1998 and paid $2.4 million for it.

(This story has not been edited by our staff.)
"""
RIGHT = "The ferry carried 186 passengers."
WRONG = "The ferry carried 196 passengers."
VAGUE_DATE = "The ferry sank on 11 March 2024."

# The model gives one sentence a wrong figure, and writes nothing else.
SCRIPT = """\
[[answer]]
contains = "carried 186"
text = "The ferry carried 911 passengers."
"""


def run(*args: str | Path, stdin: str | bytes = "", **kwargs: object) -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run([PROGRAM, *map(str, args)], input=data, capture_output=True, check=False, **kwargs)  # type: ignore[call-overload]
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def script(tmp_path: Path) -> str:
    path = tmp_path / "script.toml"
    path.write_text(SCRIPT, encoding="utf-8")
    return f"script:{path}"


def written(folder: Path, text: str | bytes, name: str = "output.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


# --- check -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("output", "options", "code"),
    [
        (RIGHT, [], 0),
        (WRONG, [], 1),
        (VAGUE_DATE, [], 0),
        (VAGUE_DATE, ["--strict"], 1),
        (RIGHT, ["--strict"], 0),
        ("Nothing was said.", ["--strict"], 0),
    ],
)
def test_check_exits_by_its_verdicts(article: Path, tmp_path: Path, output: str, options: list[str], code: int) -> None:
    assert run("check", "--source", article, written(tmp_path, output), *options).returncode == code


def test_check_tells_what_is_wrong_and_explains_the_rest_when_asked(article: Path, tmp_path: Path) -> None:
    output = written(tmp_path, f"{RIGHT} {WRONG}")
    done, explained = (run("check", "--source", article, output, *more) for more in ([], ["--explain"]))
    assert done.stdout.startswith("Unsupported: such verdicts are ")
    assert "\n ✗ 196  wrong value: " in done.stdout
    assert "186✓" not in done.stdout
    assert "carried [186✓] passengers" in explained.stdout
    assert "carried [196✗] passengers" in explained.stdout
    for shown in (done.stdout, explained.stdout):
        assert "2 figures checked: 1 supported, 1 unsupported, 0 unclear" in shown
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("dash", ["source", "output"])
def test_either_side_can_be_standard_input(article: Path, tmp_path: Path, dash: str) -> None:
    output = written(tmp_path, RIGHT)
    source, text = ("-", output) if dash == "source" else (article, "-")
    done = run("check", "--source", source, text, "--explain", stdin=ARTICLE if dash == "source" else RIGHT)
    assert (done.returncode, "[186✓]" in done.stdout) == (0, True)


def test_check_as_json_and_markdown(article: Path, tmp_path: Path) -> None:
    output = written(tmp_path, RIGHT)
    data = json.loads(run("check", "--source", article, output, "--format", "json").stdout)
    Draft202012Validator(SCHEMA).validate(data)
    assert [(f["surface"], f["value"], f["status"]) for f in data["figures"]] == [("186", "186", "supported")]
    evidence = data["figures"][0]["evidence"][0]
    assert ARTICLE[evidence["start"] : evidence["end"]] == evidence["text"]
    assert "| 186 | ✓ supported |" in run("check", "--source", article, output, "--format", "markdown").stdout


def test_the_same_input_gives_the_same_bytes(article: Path, tmp_path: Path, script: str) -> None:
    output = written(tmp_path, f"{RIGHT} {WRONG} {VAGUE_DATE}")
    for form in ("text", "markdown", "json", "html"):
        checks = {run("check", "--source", article, output, "--format", form).stdout for _ in range(2)}
        reports = {run("summarize", article, "--model", script, "--format", form).stdout for _ in range(2)}
        assert (len(checks), len(reports)) == (1, 1), form


GERMAN = "Die Fähre sank am Montag vor der Küste. Zwölf Menschen kamen ums Leben, die Suche geht weiter."


def test_a_text_in_another_language_is_a_finding_without_verdicts(article: Path, tmp_path: Path, script: str) -> None:
    german = written(tmp_path, GERMAN)
    for source, output in ((german, article), (article, german)):
        data = json.loads(run("check", "--source", source, output, "--format", "json").stdout)
        assert data["figures"] == []
        assert [f["kind"] for f in data["findings"]] == ["language"]
        assert "German" in data["findings"][0]["reason"]
        strict = run("check", "--source", source, output, "--strict")
        assert strict.returncode == 1
        assert "Findings\n !   language: The " in strict.stdout
    assert run("summarize", german, "--model", script).stdout.split("\n")[-2] == "No figures to check; 1 finding."
    report = json.loads(run("summarize", german, "--model", script, "--format", "json").stdout)
    Draft202012Validator(SCHEMA).validate(report)
    assert report["summary"] == report["facts"] == report["figures"] == []
    assert [f["kind"] for f in report["findings"]] == ["language"]


def test_pairs_are_answered_in_order_and_bad_lines_never_end_the_run(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "source": ARTICLE, "output": RIGHT}),
        "{not json",
        "",
        json.dumps({"id": 7, "source": ARTICLE}),
        json.dumps(["a", "b"]),
        json.dumps({"source": ARTICLE, "output": RIGHT}),
        json.dumps({"id": "b", "source": ARTICLE, "output": RIGHT, "published": "soon"}),
        json.dumps({"id": "\ud800", "source": "\ud800 12 \x1b[31m", "output": "\ud800 12"}),
        "[" * 100_000,
        json.dumps({"id": "c", "source": "", "output": ""}),
        json.dumps({"id": "d", "source": ARTICLE, "output": WRONG, "published": "2024-03-15"}),
    ]
    done = run("check", "--jsonl", "-", stdin="\n".join(lines).encode() + b"\n\xff\xfe\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    for answer in answers:
        Draft202012Validator(SCHEMA).validate(answer)
    assert [a["id"] for a in answers] == ["a", None, "7", None, None, "b", "\ud800", None, "c", "d", None]
    assert [a.get("error") for a in answers if "error" in a and a["id"]] == [
        'line 4: no text under "output"',
        "line 7: \"published\" is not a day as 2024-03-15: 'soon'",
    ]
    assert [f["status"] for f in answers[-2]["figures"]] == ["unsupported"]
    assert done.returncode == 2
    assert "7 of 11 pairs of - could not be read" in done.stderr


def test_pairs_are_streamed(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "source": ARTICLE, "output": RIGHT}).encode() + b"\n"
    with subprocess.Popen([PROGRAM, "check", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(2):  # an answer comes before the next line is given
            process.stdin.write(line)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == "a"
        process.stdin.close()
        assert process.wait() == 0


# --- summarize -------------------------------------------------------------------------------------------------


def test_a_false_figure_of_the_model_does_not_leave(article: Path, script: str) -> None:
    done = run("summarize", article, "--model", script, "--format", "json")
    data = json.loads(done.stdout)
    Draft202012Validator(SCHEMA).validate(data)
    assert done.returncode == 0
    assert data["summary"]
    assert data["facts"]
    assert {f["status"] for f in data["figures"]} <= {"supported", None}
    assert "911" not in json.dumps([data["summary"], data["facts"]])
    assert data["draft"]["unsupported"] > 0
    assert any("911" in repair["before"] for repair in data["repairs"])
    assert data["strategy"] == "direct"
    assert data["signature"].startswith("figurewise:")


def test_text_and_markdown_of_a_report(article: Path, script: str) -> None:
    short, text = (run("summarize", article, "--model", script, *more).stdout for more in ([], ["--explain"]))
    for shown in (short, text):
        assert shown.startswith("Ferry sinks off Port Elva\n")
        assert "\nSummary\n" in shown
        assert "\nFacts\n" in shown
    assert "✓" not in short
    assert "911" not in short
    assert "figures checked, all supported; " in " ".join(short.split())
    assert "[186✓] passengers" in text
    assert "paragraph 2: " in text
    assert "figures checked" in text
    assert "911" in text.split("Repairs")[1]
    assert "## Facts" in run("summarize", article, "--model", script, "--format", "markdown").stdout


def test_raw_prints_the_draft_as_it_is(article: Path, script: str) -> None:
    done = run("summarize", article, "--model", script, "--raw")
    assert "[911✗]" in done.stdout
    assert done.returncode == 1
    assert run("summarize", article, "--model", "lead:2", "--raw").returncode == 0


def test_a_draft_handed_out_as_it_is_is_counted_once(article: Path, script: str) -> None:
    text = run("summarize", article, "--model", script, "--raw").stdout
    assert "the draft as it was written; 4 key figures left out." in " ".join(text.split())
    assert "In the draft" not in text


def test_a_signature_is_on_one_line(article: Path) -> None:
    lines = run("summarize", article, "--model", "lead:2", "--explain").stdout.splitlines()
    assert len(lines[-1]) > 80
    assert lines[-1].startswith("figurewise:")
    assert lines[-1].endswith("|seed:0")


def test_both_ways_to_check_are_in_the_help() -> None:
    shown = run("check", "--help").stdout
    assert shown.startswith(
        "Usage: figurewise check --source SOURCE OUTPUT [OPTIONS]\n       figurewise check --jsonl PAIRS [OPTIONS]\n"
    )


def test_strict_exits_1_where_a_figure_needed_repair(article: Path, script: str) -> None:
    assert run("summarize", article, "--model", script, "--strict").returncode == 1
    assert run("summarize", article, "--model", "lead:2", "--strict").returncode == 0


@pytest.mark.parametrize(("only", "empty"), [("summary", "facts"), ("facts", "summary")])
def test_one_of_the_two_alone(article: Path, script: str, only: str, empty: str) -> None:
    data = json.loads(run("summarize", article, "--model", script, "--only", only, "--format", "json").stdout)
    assert data[empty] == []
    assert data[only]


def test_a_bad_source_is_reported_and_the_rest_go_on(article: Path, script: str, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    done = run("summarize", article, missing, "-", "--model", script, "--format", "json", stdin=ARTICLE)
    assert [json.loads(line)["document"]["origin"] for line in done.stdout.splitlines()] == [str(article), "-"]
    assert f"{missing} does not exist" in done.stderr
    assert done.returncode == 2


def test_progress_goes_to_standard_error_unless_quiet(article: Path, script: str) -> None:
    assert "summarizing" in run("summarize", article, "--model", script).stderr
    assert run("summarize", article, "--model", script, "--quiet").stderr == ""


def test_seconds_only_where_asked_for(article: Path, script: str) -> None:
    line = run("summarize", article, "--model", script, "--format", "json", "--timings").stdout
    assert json.loads(line)["seconds"] >= 0


# --- where output goes -----------------------------------------------------------------------------------------


def test_a_file_is_written_whole_for_its_owner_alone(article: Path, tmp_path: Path) -> None:
    target = written(tmp_path, "old", "report.json")
    done = run("check", "--source", article, written(tmp_path, RIGHT), "--format", "json", "-o", target)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["figures"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "output.txt", "report.json"]


def test_a_failed_run_leaves_the_old_file(article: Path, tmp_path: Path) -> None:
    target = written(tmp_path, "old", "report.json")
    missing = tmp_path / "missing.txt"
    for command in (("check", "--source", article), ("summarize", "--model", "lead:3")):
        assert run(*command, missing, "-o", target).returncode == 2
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "report.json"]


def test_a_device_is_written_to_and_not_replaced(article: Path, tmp_path: Path) -> None:
    assert run("check", "--source", article, written(tmp_path, RIGHT), "-o", "/dev/null").returncode == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_reader_that_leaves_ends_the_program_quietly(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "source": ARTICLE, "output": RIGHT})
    pairs = written(tmp_path, f"{line}\n" * 400, "pairs.jsonl")
    with subprocess.Popen(
        [PROGRAM, "check", "--jsonl", str(pairs)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_an_interrupt_exits_130() -> None:
    with subprocess.Popen(
        [PROGRAM, "check", "--jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A job of a script in the background starts with the interrupt ignored, and would never receive it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(json.dumps({"id": "a", "source": "12 a", "output": "12 a"}).encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()  # it is at work
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr.read().strip() == b"Interrupted."


HOSTILE = (
    "The ferry had 186 passengers \x1b[31m\x1b]0;title\x07 [bold red]\u202e12\u202c and <script>alert(1)</script>."
)


def test_foreign_text_does_nothing_on_a_terminal(tmp_path: Path) -> None:
    source = written(tmp_path, f"{HOSTILE}\n\n{ARTICLE}", "source.txt")
    output = written(tmp_path, HOSTILE)
    for form in ("text", "markdown", "json"):
        shown = run("check", "--source", source, output, "--explain", "--format", form).stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(shown), form
    assert "[bold red]" in run("check", "--source", source, output, "--explain").stdout


def test_foreign_file_names_do_nothing_on_a_terminal(tmp_path: Path) -> None:
    name = "a\x1b[31m\u202e.txt"
    path = written(tmp_path, ARTICLE, name)
    for args in (("summarize", f"{path}x"), ("summarize", path, "-o", path), ("check", "--nope\x1b", path)):
        done = run(*args)
        assert done.returncode == 2
        assert not {"\x1b", "\u202e"} & set(done.stdout + done.stderr)


def test_nothing_is_asked_of_a_network(article: Path, tmp_path: Path, script: str) -> None:
    commands = [
        ["check", "--source", str(article), str(written(tmp_path, RIGHT))],
        ["summarize", str(article), "--model", script],
    ]
    code = f"""
import socket

def refuse(*_, **__):
    raise SystemExit("something was asked of a network")

class Refused(socket.socket):  # a class, for ssl derives its own from it
    connect = connect_ex = sendto = sendmsg = refuse

socket.socket = Refused
socket.create_connection = socket.getaddrinfo = refuse
from summarizer.cli import _run

assert [_run(command) for command in {commands!r}] == [0, 0]
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, f"summarizing {article} ...\n")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals here")
@pytest.mark.parametrize(
    ("options", "environment", "colour"),
    [([], {}, True), (["--no-color"], {}, False), ([], {"NO_COLOR": "1"}, False)],
)
def test_colours_only_where_wanted(
    article: Path, tmp_path: Path, options: list[str], environment: dict[str, str], colour: bool
) -> None:
    master, slave = os.openpty()
    env = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | environment
    subprocess.run(
        [PROGRAM, "check", "--explain", "--source", article, written(tmp_path, RIGHT), *options],
        stdout=slave,
        env=env,
        check=True,
    )
    os.close(slave)
    shown = b""
    try:
        while part := os.read(master, 4096):
            shown += part
    except OSError:  # the other end is closed
        pass
    os.close(master)
    assert b"186" in shown
    assert (b"\x1b[" in shown) is colour


# --- errors ----------------------------------------------------------------------------------------------------

# What the source file holds (or what it is), a fragment of the message, a fragment of the next step.
UNREADABLE: list[tuple[str, bytes | None, str, str]] = [
    ("missing", None, "does not exist", "Check the path"),
    ("empty", b"", "is empty", "Give the text of an article"),
    ("blank", b" \n\n", "is empty", "Give the text of an article"),
    ("no words", b"--- *** ...", "holds no words", "Give the text of an article"),
    ("binary", b"\x7fELF\x02\x01\0\0\0", "not text: it holds a zero byte at offset 6", "text file"),
    ("half of UTF-16", "\ufeffElva".encode("utf-16-le")[:-1], "not valid UTF-16", "as UTF-8"),
    ("PDF", b"%PDF-1.7 ...", "damaged PDF", "Save it again"),
    ("Word", b"PK\x03\x04...", "damaged zip archive", "Save the file again"),
    ("web page", b"<!DOCTYPE html><nav>12</nav>", "a web page without a main text", "Save the article"),
]


@pytest.mark.parametrize(
    ("content", "message", "step"), [row[1:] for row in UNREADABLE], ids=[row[0] for row in UNREADABLE]
)
def test_unreadable_sources(tmp_path: Path, article: Path, content: bytes | None, message: str, step: str) -> None:
    source = tmp_path / "source.txt"
    if content is not None:
        source.write_bytes(content)
    for args in (("summarize", source, "--model", "lead:3"), ("check", "--source", source, article)):
        done = run(*args)
        assert (done.returncode, done.stdout) == (2, "")
        assert str(source) in done.stderr
        assert message in done.stderr
        assert step in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings(tmp_path: Path, article: Path, encoding: str) -> None:
    source = written(tmp_path, f"Café Elva. {ARTICLE}".encode(encoding), "source.txt")
    data = json.loads(run("check", "--source", source, article, "--format", "json").stdout)
    assert data["document"]["characters"] == len(f"Café Elva. {ARTICLE}")


# Arguments with {article} and {folder} filled in, the exit code, a fragment of the message.
USAGE = [
    ("check", 2, "--source"),
    ("check --source {article}", 2, "OUTPUT"),
    ("check --source - -", 2, "standard input"),
    ("check --jsonl {article} --source {article}", 2, "leave out --source"),
    ("check --jsonl {folder}/missing.jsonl", 2, "cannot be read"),
    ("check --jsonl /dev/null", 2, "holds no pairs"),
    ("check --source {article} {article} --published yesterday", 2, "2024-03-15"),
    ("check --source {article} {article} --published=", 2, "2024-03-15"),
    ("check --source {article} {article} -o {folder}", 2, "is a folder"),
    ("check --source {article} {article} -o {folder}/no/such/file", 2, "there is no folder {folder}/no/such"),
    ("check --source {article} {article} -o {article}", 2, "overwrite"),
    ("check --source {article} {folder}", 2, "is a folder"),
    ("check --source {folder}/*.none {article}", 2, "matches no file"),
    ("check --source {article} {article} --max-size 0", 2, "max-size"),
    ("check --source {article} {article} --max-size 0.0001", 2, "larger than 0.0001 MB"),
    ("summarize {folder}/*.none", 2, "matches no file"),
    ("check --source {article} {article} --format pdf", 2, "pdf"),
    ("summarize", 2, "SOURCE"),
    ("summarize - -", 2, "standard input"),
    ("summarize {article} -o {article}", 2, "overwrite"),
    ("summarize {article} {article} --format html", 2, "one report"),
    ("summarize {article} --length 3", 2, "10<=x<=2000"),
    ("summarize {article} --prompts {folder}/none", 2, "none"),
    ("summarize {article} --model nonsense", 3, "names no model"),
    ("summarize {article} --model=", 3, "names no model"),
    ("summarize {article} --model hf:{folder}/none", 3, "none"),
    ("summarize {article} --model script:{folder}/none.toml", 3, "none.toml"),
    ("models info nonsense", 3, "names no model"),
    ("models list --format html", 2, "'html' is not one of"),
    ("summarise {article}", 2, "summarise"),
]


@pytest.mark.parametrize(("command", "code", "message"), USAGE, ids=[row[0] for row in USAGE])
def test_usage(article: Path, tmp_path: Path, command: str, code: int, message: str) -> None:
    done = run(*(part.format(article=article, folder=tmp_path) for part in command.split()))
    assert (done.returncode, done.stdout) == (code, "")
    assert message.format(article=article, folder=tmp_path) in done.stderr


def test_models_are_listed_and_described() -> None:
    assert "embedded:smollm2-135m" in run("models", "list").stdout
    assert json.loads(run("models", "info", "lead:3", "--format", "json").stdout)["model"] == "lead:3"
    assert run("models", "fetch", "lead:3").returncode == 0


def test_version() -> None:
    assert run("--version").stdout.startswith("figurewise ")
