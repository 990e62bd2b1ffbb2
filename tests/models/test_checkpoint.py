"""Opening a folder or a hub id: every way it fails names the next step."""

# ruff: noqa: PLC0415 - torch comes with the tests that need it
from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from tiny_models import make_request, save_causal

from summarizer.draft import Decoding
from summarizer.errors import ModelError
from summarizer.models import checkpoint, open_model


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> Path:
    return save_causal(tmp_path_factory.mktemp("saved"))


@pytest.fixture
def folder(saved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(saved, tmp_path / "model"))


def failure(spec: str, **options: str) -> ModelError:
    with pytest.raises(ModelError) as caught:
        open_model(spec, **options)
    assert caught.value.hint
    assert len(str(caught.value)) < 1000
    return caught.value


def test_no_such_folder(tmp_path: Path) -> None:
    assert "there is no folder" in failure(f"hf:{tmp_path}/none").message


def test_a_file_for_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "weights.gguf"
    file.write_bytes(b"")
    assert f"hf:{tmp_path}#weights.gguf" in failure(f"hf:{file}").hint


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    assert "no config.json" in failure(f"hf:{tmp_path}").message
    (tmp_path / "x.gguf").write_bytes(b"")
    assert "#x.gguf" in failure(f"hf:{tmp_path}").hint
    assert "x.gguf" in failure(f"hf:{tmp_path}#y.gguf").hint
    assert "cannot be loaded" in failure(f"hf:{tmp_path}#x.gguf").message


def test_pickled_weights_are_refused(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert "pickled" in failure(f"hf:{folder}").message


def test_damaged_weights(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])
    assert "cannot be loaded" in failure(f"hf:{folder}").message


def test_an_unknown_architecture_and_code_of_its_own(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    changed = config | {"model_type": "unheard-of", "auto_map": {"AutoConfig": "evil.Config"}}
    (folder / "config.json").write_text(json.dumps(changed))
    (folder / "evil.py").write_text("raise SystemExit('run')")
    assert "cannot be loaded" in failure(f"hf:{folder}").message


def test_a_device_that_is_not_there(folder: Path) -> None:
    assert "--device cpu" in failure(f"hf:{folder}", device="cuda:77").hint
    assert "'toaster'" in failure(f"hf:{folder}", device="toaster").message


@pytest.mark.parametrize("dtype", ["int8", "Tensor", "long"])
def test_a_dtype_that_is_none(folder: Path, dtype: str) -> None:
    assert "float32" in failure(f"hf:{folder}", dtype=dtype).hint


def test_dtype_and_device_are_those_asked_for(folder: Path) -> None:
    import torch

    model = open_model(f"hf:{folder}", device="cpu", dtype="bfloat16")
    assert model._decoder._model.dtype is torch.bfloat16
    assert str(model.spec) == f"hf:{folder}?device=cpu&dtype=bfloat16"
    assert open_model(f"hf:{folder}", device="cpu")._decoder._model.dtype is torch.float32


@pytest.mark.parametrize("least", [1, 10**9])
def test_large_models_are_loaded_in_bfloat16_where_the_processor_computes_in_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, least: int
) -> None:
    import torch

    monkeypatch.setattr(checkpoint, "_LARGE", least)
    large = checkpoint._computes_in_bfloat16() and least == 1
    assert open_model(f"hf:{folder}")._decoder._model.dtype is (torch.bfloat16 if large else torch.float32)
    assert open_model(f"hf:{folder}", dtype="float32")._decoder._model.dtype is torch.float32


def test_the_hash_is_of_the_weights(folder: Path) -> None:
    model = open_model(f"hf:{folder}")
    assert model.file_hash == hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()


def test_a_hub_id_without_a_network(monkeypatch) -> None:
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    error = failure("hf:nobody-at-all/no-model")
    assert "hub's cache" in error.message


def test_a_name_that_no_hub_takes() -> None:
    assert "no such model" in failure("hf:a/b/c/d").message


def test_a_folder_answers(folder: Path) -> None:
    done = open_model(f"hf:{folder}").generate([make_request("Rain.")], Decoding())
    assert done[0].output_tokens > 0
