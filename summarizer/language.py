"""Which language a text is in. English is recognised by its own small words; only what fails that loads a detector."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

SAMPLE = 6_000
"""Characters read, from the start: enough to decide, whatever the length of the text."""

ENGLISH_SHARE = 0.12
"""A text is English where at least this share of its words, and two of them, are `_ENGLISH`: news has 0.2 to 0.35."""

_ENGLISH = frozenset(
    {"the", "and", "that", "with", "from", "have", "has", "had", "said", "by", "their", "this", "which", "were", "been"}
    | {"they", "his", "her", "who", "would", "will", "are", "its", "it", "be", "about", "after", "more", "than", "to"}
    | {"of"}
)
"""Common words of English that are rare or unknown as words of its neighbours (Dutch "of" and "had", Danish "her")."""

_NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")
_TOO_LITTLE = 8
"""Words below which no language is named."""
_SURE = 0.9
"""The least probability with which the detector names a language."""


def detect(text: str) -> str | None:
    """Find the ISO 639-1 code of a text's language; None where there is too little text to know."""
    words = _WORD.findall(text[:SAMPLE].lower())
    if len(words) < _TOO_LITTLE:
        return None
    if sum(map(_ENGLISH.__contains__, words)) >= max(2, ENGLISH_SHARE * len(words)):
        return "en"
    return _identify(" ".join(words))


def name(code: str | None) -> str:
    """Write a language code as a reader knows it, where it is common; else the code."""
    return _NAMES.get(code or "", f'"{code}"')


def _identify(text: str) -> str | None:
    code, probability = _identifier().classify(text)
    return str(code) if probability >= _SURE else None


@cache
def _identifier() -> Any:
    # Half a second to import, with numpy: only for what is not plainly English.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
