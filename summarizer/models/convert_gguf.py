"""Turn a GGUF file into a folder of safetensors and a tokenizer.

`python -m summarizer.models.convert_gguf FILE FOLDER`: run as a program of its own by `embedded`, and by hand for any
other GGUF file.
"""

# ruff: noqa: PLC0415 - transformers comes after its environment
from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from summarizer.models._quiet import hush


def convert(gguf: Path, folder: Path) -> None:
    """Write the model and the tokenizer of `gguf` to `folder`, the weights unpacked to float32.

    `save_pretrained` refuses a model that remembers it was quantized: so the weights move to a fresh one.
    """
    hush()
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    source: dict[str, Any] = {
        "pretrained_model_name_or_path": str(gguf.parent),
        "gguf_file": gguf.name,
        "local_files_only": True,
    }
    read = AutoModelForCausalLM.from_pretrained(**source, dtype=torch.float32)
    settings = {key: value for key, value in read.config.to_dict().items() if key != "quantization_config"}
    config = type(read.config).from_dict(settings)
    fresh = AutoModelForCausalLM.from_config(config, dtype=torch.float32)  # type: ignore[no-untyped-call]
    fresh.load_state_dict(read.state_dict())
    tokenizer = AutoTokenizer.from_pretrained(**source)
    folder.mkdir()  # fails where the fetch that wanted it was killed and cleared away
    tokenizer.save_pretrained(folder)
    fresh.save_pretrained(folder)


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
