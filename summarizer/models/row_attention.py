"""Attention computed row by row, so that a row's sums do not depend on its place in a batch.

On the CPU, scaled dot-product attention gives each thread a part of the batch and a buffer of its own, and the last bit
of a sum depends on where that buffer lies. A call a row makes every row the first. Other operations (the matrix
products, measured) do not show this, and neither do GPUs, whose blocks are alike.
"""

from __future__ import annotations

from typing import Any, Final

import torch
from transformers import AttentionInterface, PreTrainedModel
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import AttentionMaskInterface, sdpa_mask

_NAME: Final = "figurewise_row_by_row"


def attend_by_row(model: PreTrainedModel) -> bool:
    """Have a model attend row by row; False where it has an attention of another kind, which is left alone."""
    if model.config._attn_implementation != "sdpa":
        return False
    AttentionInterface.register(_NAME, _attend)
    AttentionMaskInterface.register(_NAME, sdpa_mask)
    model.set_attn_implementation(_NAME)
    return True


def _attend(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    **settings: Any,
) -> tuple[torch.Tensor, None]:
    """Attend as transformers' own function does: [rows, heads, tokens, size] to [rows, tokens, heads, size]."""
    rows = [
        sdpa_attention_forward(
            module,
            query[i : i + 1],
            key[i : i + 1],
            value[i : i + 1],
            None
            if attention_mask is None
            else attention_mask[i : i + 1]
            if len(attention_mask) > 1
            else attention_mask,
            **settings,
        )[0]
        for i in range(len(query))
    ]
    return (rows[0] if len(rows) == 1 else torch.cat(rows)), None
