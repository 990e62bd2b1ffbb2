"""From a hub id or a folder to an opened transformers model. Every error names the next step."""

# ruff: noqa: PLC0415 - torch comes when a model is opened
from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from summarizer.errors import ModelError
from summarizer.models._quiet import hush
from summarizer.models.spec import ModelSpec

if TYPE_CHECKING:
    import torch

    from summarizer.models import Model

_WEIGHTS: Final = "*.safetensors"
_SIDE_FILES: Final = ["*.json", "*.txt", "*.model", "*.jinja"]
_IGNORED: Final = ["*/*", "consolidated*"]
_LARGE: Final = 1_400_000_000
"""Weights from which a model is loaded in bfloat16 where the processor computes in it: in float32 it takes 5.6 GB."""
_LFS_NAME: Final = re.compile(r"[0-9a-f]{64}")


def open_checkpoint(spec: ModelSpec) -> Model:
    """Open an `hf:` spec: a local folder, or a hub repository, of which only what is needed is downloaded."""
    hush()
    folder = _local_folder(spec) or _downloaded(spec)
    return open_folder(folder, spec)


def open_folder(folder: Path, spec: ModelSpec, *, file_hash: str | None = None) -> Model:
    """Open a folder of config, tokenizer and weights, offline.

    Parameters
    ----------
    file_hash
        The sha256 to report; by default that of the weights, computed when asked for.

    Raises
    ------
    ModelError
        If the folder is not one, or the model in it cannot be loaded here.
    """
    hush()
    import torch
    from transformers import AutoConfig, AutoTokenizer

    _check(folder, spec)
    device, asked = _device(spec), _dtype(spec)
    gguf: dict[str, Any] = {"gguf_file": spec.file} if spec.file else {}
    with _explained(spec):
        local: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False, **gguf}
        config = AutoConfig.from_pretrained(folder, **local)
        tokenizer = AutoTokenizer.from_pretrained(folder, **local)
        kind = _auto_class(config.is_encoder_decoder)
        safe: dict[str, Any] = {} if spec.file else {"use_safetensors": True}
        dtype = asked or _usual_dtype(device, lambda: _count(kind, config))
        model = kind.from_pretrained(folder, dtype=dtype, **safe, **local)
        model = model.to(torch.device(device)).eval()
    hash_of = (lambda: file_hash) if file_hash else partial(weights_hash, folder, spec.file)
    if config.is_encoder_decoder:
        from summarizer.models.seq2seq import Seq2SeqModel

        return Seq2SeqModel(spec, model, tokenizer, hash_of)
    from summarizer.models.causal import CausalModel

    return CausalModel(spec, model, tokenizer, hash_of)


def weights_hash(folder: Path, file: str | None) -> str:
    """Compute the sha256 of the weights: of several files, that of their sums in order of name."""
    files = [folder / file] if file else sorted(folder.glob(_WEIGHTS))
    sums = [sha256_of(path) for path in files]
    return sums[0] if len(sums) == 1 else hashlib.sha256("\n".join(sums).encode()).hexdigest()


def sha256_of(path: Path) -> str:
    """Compute the sha256 of a file; one in the hub's cache is named by it."""
    real = path.resolve()
    if _LFS_NAME.fullmatch(real.name):
        return real.name
    with real.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _auto_class(is_encoder_decoder: bool) -> Any:
    from transformers import AutoModelForCausalLM, AutoModelForSeq2SeqLM

    return AutoModelForSeq2SeqLM if is_encoder_decoder else AutoModelForCausalLM


def _local_folder(spec: ModelSpec) -> Path | None:
    folder = Path(spec.name).expanduser()
    if folder.is_dir():
        return folder
    if folder.exists():
        raise ModelError(f"{spec}: {folder} is a file, not a folder.", _hint_for_file(folder))
    if spec.is_folder:
        raise ModelError(f"{spec}: there is no folder {folder}.", "Check the path, or name a hub model: hf:ORG/NAME.")
    return None


def _hint_for_file(path: Path) -> str:
    if path.suffix.lower() == ".gguf":
        return f"Write hf:{path.parent}#{path.name}."
    return f"Write the folder: hf:{path.parent}."


def _downloaded(spec: ModelSpec) -> Path:
    """Fetch a hub repository's files, or find them in the hub's cache."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import (
        GatedRepoError,
        HFValidationError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    wanted = [spec.file or _WEIGHTS, *_SIDE_FILES]
    try:
        return Path(
            snapshot_download(spec.name, revision=spec.revision, allow_patterns=wanted, ignore_patterns=_IGNORED)
        )
    except GatedRepoError as error:
        raise ModelError(
            f"{spec}: this repository asks for a login.", "Accept its terms on the hub, then run: hf auth login"
        ) from error
    except RevisionNotFoundError as error:
        raise ModelError(
            f"{spec}: the repository has no revision {spec.revision}.", "Check the part after @."
        ) from error
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise ModelError(f"{spec}: there is no such model on the hub.", "Check the name: hf:ORG/NAME.") from error
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{spec}: could not be fetched and is not in the hub's cache: {_first_line(error)}",
            "Check the network, or name a local folder: hf:/FOLDER.",
        ) from error


def _check(folder: Path, spec: ModelSpec) -> None:
    """Say what a folder lacks before transformers says it less clearly."""
    if spec.file:
        if not (folder / spec.file).is_file():
            found = ", ".join(path.name for path in sorted(folder.glob("*.gguf"))) or "none"
            raise ModelError(f"{spec}: {folder} has no file {spec.file}.", f"GGUF files there: {found}.")
        return
    if not (folder / "config.json").is_file():
        files = sorted(folder.glob("*.gguf"))
        hint = f"Write hf:{folder}#{files[0].name}." if files else "Name a folder that save_pretrained wrote."
        raise ModelError(f"{spec}: {folder} holds no config.json, so it is no model folder.", hint)
    if not any(folder.glob(_WEIGHTS)):
        pickled = any(folder.glob("*.bin")) or any(folder.glob("*.pt"))
        reason = "only pickled weights, which can run code" if pickled else "no weights"
        raise ModelError(
            f"{spec}: {folder} holds {reason}; safetensors are needed.",
            "Save the model with save_pretrained of a current transformers, which writes safetensors.",
        )


def _device(spec: ModelSpec) -> str:
    import torch

    if spec.device in (None, "auto"):
        return "cuda" if torch.cuda.is_available() else "cpu"
    try:
        torch.empty(0, device=spec.device)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        raise ModelError(
            f"The device {spec.device!r} is not there: {_first_line(error)}", "Use --device cpu."
        ) from error
    return str(spec.device)


def _dtype(spec: ModelSpec) -> torch.dtype | None:
    """Give the dtype asked for, or None."""
    import torch

    if spec.dtype in (None, "auto"):
        return None
    dtype = getattr(torch, str(spec.dtype), None)
    if not isinstance(dtype, torch.dtype) or not dtype.is_floating_point:
        raise ModelError(f"{spec.dtype!r} is no dtype for weights.", "Use float32, bfloat16 or float16.")
    return dtype


def _usual_dtype(device: str, count: Callable[[], int]) -> torch.dtype | str:
    """Give the checkpoint's own dtype, but on the CPU float32.

    Large models get bfloat16 where the CPU computes in it: in float32 their weights would fill the memory.
    """
    import torch

    if device != "cpu":
        return "auto"
    return torch.bfloat16 if _computes_in_bfloat16() and count() >= _LARGE else torch.float32


def _computes_in_bfloat16() -> bool:
    """Whether the CPU multiplies in bfloat16; older versions of torch do not say."""
    import torch

    capabilities = getattr(torch.cpu, "get_capabilities", dict)
    return any(has for name, has in capabilities().items() if name.endswith("bf16"))


def _count(kind: Any, config: Any) -> int:
    """Count a model's weights without making them."""
    import torch

    with torch.device("meta"):
        return int(kind.from_config(config).num_parameters())


@contextmanager
def _explained(spec: ModelSpec) -> Iterator[None]:
    """Turn whatever transformers raises while loading into one line."""
    try:
        yield
    except MemoryError as error:
        raise ModelError(f"{spec}: there is not enough memory.", "Use a smaller model or --dtype bfloat16.") from error
    except Exception as error:
        memory = "out of memory" in str(error).lower()
        hint = "Use a smaller model, --dtype bfloat16 or --device cpu." if memory else _LOADING_HINT
        raise ModelError(f"{spec}: cannot be loaded: {_first_line(error)}", hint) from error


_LOADING_HINT: Final = "Check that the folder is complete and that this version of transformers knows the model."


def _first_line(error: BaseException) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)[:300]
