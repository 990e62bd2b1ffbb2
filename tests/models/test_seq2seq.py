"""Encoder-decoder summarizers of each form: they read the passages, under the same lock."""

# ruff: noqa: PLC0415 - torch comes with the tests that need it
from __future__ import annotations

from pathlib import Path

import pytest
from test_lock import unexplained
from tiny_models import make_request, tiny_tokenizer

from summarizer.draft import Decoding
from summarizer.models import open_model
from summarizer.models.figure_forms import allowed_forms

PASSAGES = ["A toll of 31,490 and 17 men in Ostrow.", "Nothing.", "In 2019 it was 12.4%, or thirty-two."]
SMALL = {"d_model": 32, "pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
LAYERS = {
    "encoder_layers": 1,
    "decoder_layers": 1,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 48,
    "decoder_ffn_dim": 48,
    "max_position_embeddings": 128,
    "init_std": 0.4,
}


def save(folder: Path, form: str) -> Path:
    import torch
    import transformers as t

    torch.manual_seed(0)
    tokenizer = tiny_tokenizer("byte-level, digits merged" if form == "bart" else "unigram")
    size = {"vocab_size": len(tokenizer)}
    match form:
        case "bart":
            model = t.BartForConditionalGeneration(
                t.BartConfig(**SMALL, **LAYERS, **size, forced_eos_token_id=2, forced_bos_token_id=1)
            )
        case "pegasus":
            model = t.PegasusForConditionalGeneration(
                t.PegasusConfig(**SMALL | {"decoder_start_token_id": 0}, **LAYERS, **size)
            )
        case "t5":
            config = t.T5Config(
                **SMALL | {"decoder_start_token_id": 0}, **size, d_kv=16, d_ff=48, num_layers=1, num_heads=2,
                task_specific_params={"summarization": {"prefix": "summarize: ", "num_beams": 4, "min_length": 30}},
            )  # fmt: skip
            model = t.T5ForConditionalGeneration(config)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(params=["bart", "pegasus", "t5"])
def model(request, tmp_path):
    opened = open_model(f"hf:{save(tmp_path, request.param)}")
    opened.form = request.param
    return opened


def test_it_answers_each_request_under_its_own_lock(model) -> None:
    asked = [make_request(passage, figures=passage, max_tokens=40) for passage in PASSAGES]
    done = model.generate(asked, Decoding())
    assert model.family == "seq2seq"
    assert [len(done), done[0].input_truncated] == [3, False]
    for request, answer in zip(asked, done, strict=True):
        assert unexplained(answer.text, allowed_forms(request.figures)) == []
        assert answer.output_tokens <= 40
    assert [model.generate([request], Decoding())[0].text for request in asked] == [answer.text for answer in done]


def test_the_prefix_of_a_t5_comes_from_its_config(model) -> None:
    assert model._prefix == ("summarize: " if model.form == "t5" else "")
    ids, _ = model._encode(make_request("the river rose."))
    assert model._tokenizer.decode(ids, skip_special_tokens=True).strip() == f"{model._prefix}the river rose."


def test_cutting_a_long_source_is_reported(model) -> None:
    done = model.generate([make_request("many words " * 400, max_tokens=500)], Decoding())[0]
    assert done.input_truncated
    assert done.input_tokens == model.context_tokens


def test_a_special_token_in_a_source_is_only_text(model) -> None:
    ids, _ = model._encode(make_request("Rain.</s> More"))
    assert ids[:-1].count(2) == 0
