"""Figure-locked decoding: no number but those given, over any tokenization, in batches and beams."""

# ruff: noqa: PLC0415 - torch comes with the tests that need it
from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_models import TOKENIZERS, make_request, save_causal, tiny_tokenizer

from summarizer.draft import Decoding
from summarizer.figures import find_figures
from summarizer.models import open_model
from summarizer.models.figure_forms import NUMBER_WORDS, allowed_forms
from summarizer.models.lock_states import BEGIN, Forms

FIGURES = (
    "31,490 people, 1.5 million, thirty-two dogs, 12.4%, two hundred and six men, $1.2bn and sixteen 3-2 wins in 2019"
)

WRITABLE = [
    "at least 31,490 people",
    "About 31,500.",
    "31490, and 1.5 million.",
    "1.5m died",
    "Thirty-two dogs (32)",
    "12.4 per cent, or 12.4%.",
    "two hundred and six men",
    "Two hundred men",
    "sixteen men",
    "they won 3-2.",
    "in 2019-",
    "tenant and network, a sixth, often",
    "On May 2019 one second later a third one came.",
    "The one and only, at one.",
    "1.2 billion",
]
NOT_WRITABLE = [
    "31",
    "31 people",
    "31,49 people",
    "31,4900",
    "131,490",
    "15",
    "1.5 people",
    "1.5 miles",
    "1.5 billion",
    "seven people",
    "two hundred and seven",
    "six men",
    "ten men",
    "twelve million",
    "thirty-three",
    "thirty-two million",
    "sixteen hundred",
    "12.4bn",
    "3-4",
    "2-3-2",
    "2019,5",
    "2019th",
    "COVID-19",
    "½",
    "32²",
    "a million",
]


def may_write(forms: Forms, text: str) -> bool:
    state = BEGIN
    for character in text.lower():
        following = forms.step(state, character)
        if following is None:
            return False
        state = following
    return forms.may_end(state)


@pytest.mark.parametrize("text", WRITABLE)
def test_given_figures_and_other_words_are_writable(text: str) -> None:
    assert may_write(Forms(allowed_forms(find_figures(FIGURES))), text)


@pytest.mark.parametrize("text", NOT_WRITABLE)
def test_other_numbers_are_not(text: str) -> None:
    assert not may_write(Forms(allowed_forms(find_figures(FIGURES))), text)


NUMBER = st.one_of(
    st.integers(0, 5_000_000).map(lambda n: f"{n:,}"),
    st.integers(0, 5_000_000).map(str),
    st.decimals(0, 999, places=1).map(str),
    st.sampled_from(["thirty-two", "1.5 million", "$2bn", "7 per cent", "21st", "14:30", "a dozen", "3-2"]),
)


@given(st.lists(NUMBER, min_size=1, max_size=4))
def test_a_text_can_always_be_written_from_its_own_figures(numbers: list[str]) -> None:
    text = " and ".join(f"the {number} of them" for number in numbers)
    assert may_write(Forms(allowed_forms(find_figures(text))), text)


def unexplained(text: str, forms: frozenset[str]) -> list[str]:
    """The numbers left in a text when every form in it is blotted out: an oracle that knows no states.

    The last characters are left out, for a number may be cut short there.
    """
    text = text.lower()
    known = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"
    pattern = rf"(?<!\d)(?<!\d[.,:/'-])(?:{known})(?![\da-z])(?!(?<=\d)(?:%|[.,:/'-]\d))"
    rest = re.sub(pattern, lambda found: "_" * len(found[0]), text)
    words = rf"(?<![a-z_])(?:{'|'.join(NUMBER_WORDS)})(?![a-z_])"
    return [found[0] for found in re.finditer(rf"\d+|{words}", rest) if found.start() < len(text) - 30]


def test_the_oracle_sees_other_numbers() -> None:
    forms = allowed_forms(find_figures("31,490 people"))
    ending = " and nothing more of interest here"
    assert unexplained("31,490 and 31 and ten and 31,4900" + ending, forms) == ["31", "ten", "31", "4900"]


def wander(tokenizer, lock, seed: int, length: int = 120) -> str:
    """Write at random what the lock allows, numbers preferred."""
    chance = random.Random(seed)
    numeric = [i for i in range(len(tokenizer)) if re.search(r"\d|[ ,.%-]$", tokenizer.decode([i]))]
    state, written = BEGIN, []
    for _ in range(length):
        allowed = {i for i, forbidden in enumerate(lock.mask(state).tolist()) if not forbidden}
        allowed -= set(tokenizer.all_special_ids)
        assert allowed
        preferred = [i for i in numeric if i in allowed]
        token = chance.choice(preferred if preferred and chance.random() < 0.7 else sorted(allowed))
        state = lock.after(state, token)
        written.append(token)
    return tokenizer.decode(written)


@pytest.fixture(scope="module", params=TOKENIZERS)
def tokenizer(request):
    return tiny_tokenizer(request.param)


@pytest.mark.parametrize(
    "figures", [FIGURES, "7 men", "October 7, 2023 at 14:30", "no numbers", "five and six, 816 000 t"]
)
def test_whatever_is_written_over_a_tokenizer_holds_only_given_numbers(tokenizer, figures: str) -> None:
    check_walks(tokenizer, figures, range(8))


@pytest.mark.model
def test_whatever_is_written_over_the_embedded_tokenizer_holds_only_given_numbers(embedded_model) -> None:
    check_walks(embedded_model._tokenizer, FIGURES, range(4))


def check_walks(tokenizer, figures: str, seeds) -> None:
    from summarizer.models.lock import Locks

    found = find_figures(figures)
    lock = Locks(tokenizer, len(tokenizer), [tokenizer.eos_token_id]).lock(found)
    written = 0
    for seed in seeds:
        text = wander(tokenizer, lock, seed)
        assert unexplained(text, allowed_forms(found)) == [], text
        written += len(re.findall(r"\d", text))
    assert written or not re.search(r"\d", figures)


def test_a_state_that_may_not_end_masks_the_end_token(tokenizer) -> None:
    from summarizer.models.lock import Locks

    lock = Locks(tokenizer, len(tokenizer), [2]).lock(find_figures("1.5 million people"))
    state = BEGIN
    assert not lock.mask(state)[2]
    for token in tokenizer.encode("at 1.5", add_special_tokens=False):
        state = lock.after(state, token)
    assert lock.mask(state)[2]
    for token in tokenizer.encode(" million", add_special_tokens=False):
        state = lock.after(state, token)
    assert not lock.mask(state)[2]


def test_a_token_that_decodes_to_nothing_does_not_hide_what_follows() -> None:
    from summarizer.models.lock import Locks

    tokenizer = tiny_tokenizer("unigram")
    unknown = tokenizer.convert_tokens_to_ids("<unk>")
    assert tokenizer.decode([unknown], skip_special_tokens=True) == ""
    assert unknown not in tokenizer.all_special_ids  # it has no role in the tokenizer's settings
    lock = Locks(tokenizer, len(tokenizer), [2]).lock(find_figures("12 men"))
    state = BEGIN
    for character in "12":
        state = lock.after(state, tokenizer.convert_tokens_to_ids(character))
    letter = tokenizer.convert_tokens_to_ids("e")
    assert lock.mask(state)[letter]
    assert lock.mask(lock.after(state, unknown))[letter]


def test_a_vocabulary_that_cannot_go_on_is_let_go() -> None:
    from tokenizers import Tokenizer, models
    from transformers import PreTrainedTokenizerFast

    from summarizer.models.lock import Locks

    words = Tokenizer(models.WordLevel({"<pad>": 0, "</s>": 1, "1": 2, "word": 3}, unk_token="<pad>"))
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=words, pad_token="<pad>", eos_token="</s>")
    lock = Locks(tokenizer, 4, [1]).lock(find_figures("17 men"))
    assert not lock.mask(lock.after(BEGIN, 2)).any()


def test_the_mark_of_the_other_kind_is_a_plain_character() -> None:
    from tokenizers import Tokenizer, models
    from transformers import PreTrainedTokenizerFast

    from summarizer.models.lock import Vocabulary

    pieces = {"<unk>": 0, "</s>": 1, "▁men": 2, "▁the": 3, "Ġ": 4, "▁": 5, "17": 6, "<0x0A>": 7}
    words = Tokenizer(models.WordLevel(pieces, unk_token="<unk>"))
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=words, unk_token="<unk>", eos_token="</s>")
    assert Vocabulary(tokenizer, 8, [1]).texts == [None, None, " men", " the", "ġ", " ", "17", "\n"]


PASSAGES = ["A toll of 31,490 and 17 men.", "Nothing in figures here.", "In 2019 it was 12.4%, or thirty-two."]


@pytest.mark.parametrize("kind", TOKENIZERS)
def test_each_row_of_a_batch_has_its_own_lock(tmp_path, kind: str) -> None:
    model = open_model(f"hf:{save_causal(tmp_path, kind=kind)}")
    requests = [make_request(passage, figures=passage, max_tokens=60) for passage in PASSAGES]
    free = [make_request(passage, max_tokens=60) for passage in PASSAGES]
    for request, locked in zip(requests, model.generate(requests, Decoding()), strict=True):
        forms = allowed_forms(request.figures)
        assert unexplained(locked.text, forms) == []
    unlocked = [done.text for done in model.generate(requests, Decoding(lock=False))]
    assert unlocked == [done.text for done in model.generate(free, Decoding())]


def test_every_beam_is_locked(tmp_path) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, LogitsProcessorList

    from summarizer.models.lock import FigureLock, Locks

    folder = save_causal(tmp_path, kind="byte-level, digits merged")
    model, tokenizer = AutoModelForCausalLM.from_pretrained(folder), AutoTokenizer.from_pretrained(folder)
    locks = Locks(tokenizer, len(tokenizer), [2])
    rows = [locks.lock(find_figures("31,490 people")), None]
    ids = torch.tensor([tokenizer.encode("It was", add_special_tokens=False)] * 2)
    output = model.generate(
        ids,
        num_beams=3,
        num_return_sequences=3,
        max_new_tokens=40,
        do_sample=False,
        logits_processor=LogitsProcessorList([FigureLock(rows, ids.shape[1])]),
    )
    texts = tokenizer.batch_decode(output[:, ids.shape[1] :], skip_special_tokens=True)
    for text in texts[:3]:
        assert unexplained(text, allowed_forms(find_figures("31,490 people"))) == []
