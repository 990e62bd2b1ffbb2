"""Requests, and tiny models with random weights that the tests build and save themselves."""

# ruff: noqa: PLC0415 - torch comes with the tests that need it
from __future__ import annotations

from pathlib import Path

from summarizer.draft import Message, PromptTask, Request
from summarizer.figures import find_figures

TEXT = """The council of Norvale said on Tuesday that at least 214 people had left their homes after the river rose.
Police arrested 17 men on suspicion of arson, the spokesman said, and two of them were under 18 years of age.
The company reported a loss of $12.4m for the third quarter and expected to close two of its six plants in March.
Sentence: the tunnel cost 1,250 million crowns. Short: it cost thirty-two or forty-one per cent more than planned."""


def make_request(
    passage: str, *, task: PromptTask = "shorten", figures: str | None = None, max_tokens: int = 24, examples: int = 2
) -> Request:
    """Ask for a passage, after worked examples; `figures` is a text that holds those it may write."""
    messages = [Message(role="system", content="Shorten the sentence. Keep its numbers.")]
    for i in range(examples):
        messages.append(Message(role="user", content=f"Shorten: The mill of Ostrow, built in 18{i}0, burnt down."))
        messages.append(Message(role="assistant", content="The mill of Ostrow burnt down."))
    messages.append(Message(role="user", content=f"Shorten: {passage}"))
    return Request(
        task=task,
        messages=tuple(messages),
        passages=(passage,),
        sources=(),
        figures=None if figures is None else tuple(find_figures(figures)),
        max_tokens=max_tokens,
    )


def _byte_level(split_digits: bool):
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    steps = [pre_tokenizers.Digits(individual_digits=True)] if split_digits else []
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([*steps, pre_tokenizers.ByteLevel(add_prefix_space=False)])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=600,
        special_tokens=["<pad>", "<s>", "</s>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([TEXT] * 4, trainer)
    return tokenizer


def _unigram():
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(
        vocab_size=200,
        special_tokens=["<pad>", "<s>", "</s>", "<unk>"],
        unk_token="<unk>",
        initial_alphabet=list("0123456789,.%$-abcdefghijklmnopqrstuvwxyz"),
        show_progress=False,
    )
    tokenizer.train_from_iterator([TEXT] * 4, trainer)
    return tokenizer


TOKENIZERS = {
    "byte-level, digits apart": lambda: _byte_level(True),
    "byte-level, digits merged": lambda: _byte_level(False),
    "unigram": _unigram,
}


def tiny_tokenizer(kind: str):
    """Train a tokenizer of one of the three kinds."""
    from transformers import PreTrainedTokenizerFast

    return PreTrainedTokenizerFast(
        tokenizer_object=TOKENIZERS[kind](), pad_token="<pad>", bos_token="<s>", eos_token="</s>", model_max_length=256
    )


def save_causal(folder: Path, *, kind: str = "byte-level, digits apart", seed: int = 0, **config: object) -> Path:
    """Save a tiny Llama with random weights."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(seed)
    tokenizer = tiny_tokenizer(kind)
    settings = {
        "vocab_size": len(tokenizer),
        "hidden_size": 32,
        "intermediate_size": 48,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": 512,
        "initializer_range": 0.4,
        "pad_token_id": 0,
        "bos_token_id": 1,
        "eos_token_id": 2,
    }
    LlamaForCausalLM(LlamaConfig(**{**settings, **config})).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
