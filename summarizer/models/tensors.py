"""Decoding token ids with a causal transformers model. Knows nothing of requests, text or figures.

Rows are decoded together, for the speed, and yet no row's tokens depend on the others. Floating-point sums depend on
the shapes they are computed in, so every shape a row meets is a function of that row alone: its prompt is read by
itself, and it is decoded in a batch of a fixed number of rows (a short batch is filled up with copies), over a
key/value cache padded to a multiple of `SLOTS`; what could depend on its place in the batch is in `row_attention`.
"""

from __future__ import annotations

import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import torch
from transformers import DynamicCache, GenerationConfig, LogitsProcessorList, StoppingCriteria, StoppingCriteriaList
from transformers.cache_utils import DynamicLayer

from summarizer.models.row_attention import attend_by_row

if TYPE_CHECKING:
    from transformers import LogitsProcessor, PreTrainedModel

SLOTS: Final = 256
"""Tokens by which the cache of keys and values grows."""
MOST_ROWS: Final = 8
"""Requests decoded together."""
_MOST_CELLS: Final = 8192
"""Rows times slots of a batch: what bounds the memory of its cache."""
_MOST_PREFIXES: Final = 4
"""A prompt of a thousand tokens keeps 46 MB of the embedded model's keys and values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The new tokens of a row, without its end token."""

    ids: tuple[int, ...]
    ended: bool
    """Whether the model ended it, rather than the limit of tokens."""


ProcessorOf = Callable[[Sequence[int], int], "LogitsProcessor"]
"""Makes the logits processor of a batch from the indices of its rows and the width of its padded prompts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One prompt to continue.

    Parameters
    ----------
    ids
        Its tokens, one at least.
    shared
        How many of them begin other prompts too, so that their keys and values are worth keeping.
    max_tokens
        The most tokens to write.
    """

    ids: tuple[int, ...]
    shared: int
    max_tokens: int

    @property
    def slots(self) -> int:
        """The length of its padded cache, which holds all its tokens but the last."""
        return -(-(len(self.ids) - 1) // SLOTS) * SLOTS

    @property
    def fellows(self) -> int:
        """How many rows decode together at this length."""
        return max(1, min(MOST_ROWS, _MOST_CELLS // (self.slots or 1)))


class Decoder:
    """Greedy decoding of rows, with the keys and values of shared beginnings computed once.

    Models whose cache is not one plain tensor a layer (sliding windows, recurrent states), or whose attention is of
    their own, decode one row at a time.

    Parameters
    ----------
    model
        A causal model, in evaluation mode.
    ends
        The tokens that end an answer.
    pad
        A token to fill up with.
    """

    def __init__(self, model: PreTrainedModel, ends: Sequence[int], pad: int) -> None:
        self._model = model
        # Its sampling and repetition settings would fill in whatever ours leave open.
        model.generation_config = GenerationConfig()  # type: ignore[no-untyped-call]
        self._ends = tuple(ends)
        self._pad = pad
        self._prefixes: OrderedDict[tuple[int, ...], DynamicCache] = OrderedDict()
        by_row = model.device.type != "cpu" or attend_by_row(model)
        self._plain = by_row and all(type(layer) is DynamicLayer for layer in DynamicCache(config=model.config).layers)

    @torch.inference_mode()
    def decode(
        self,
        rows: Sequence[Row],
        processor_of: ProcessorOf | None = None,
        stopped: Callable[[list[int]], bool] | None = None,
    ) -> list[Written]:
        """Continue each row.

        Parameters
        ----------
        stopped
            Whether the new tokens of a row, so far, end it.
        """
        written: dict[int, Written] = {}
        for batch in self._batches(rows):
            chosen = [rows[i] for i in batch]
            width = 1 + (chosen[0].slots if self._plain else len(chosen[0].ids) - 1)
            processors = LogitsProcessorList([processor_of(batch, width)] if processor_of else [])
            for i, new in zip(batch, self._generate(chosen, width, processors, stopped), strict=True):
                written[i] = self._cut(new[: rows[i].max_tokens], stopped)
        return [written[i] for i in range(len(rows))]

    @torch.inference_mode()
    def first(self, row: Row, names: Mapping[int, str]) -> list[tuple[str, float]]:
        """Weigh some tokens as the first of a row's answer.

        Parameters
        ----------
        row
            The prompt; it is read by itself.
        names
            The tokens, each with a name.

        Returns
        -------
        list of (str, float)
            Each name with its token's log-probability among all tokens.
        """
        cache = self._read(row) if self._plain else None
        ids = row.ids[-1:] if cache is not None else row.ids
        with _older_name():
            output = self._model(
                torch.tensor([ids], device=self._model.device), past_key_values=cache, use_cache=True, logits_to_keep=1
            )
        weights = torch.log_softmax(output.logits[0, -1].float(), dim=-1)
        return [(name, float(weights[token])) for token, name in names.items()]

    def _batches(self, rows: Sequence[Row]) -> list[list[int]]:
        """Group the indices of rows that may share a batch, and fill each group up to its fixed size."""
        if not self._plain:
            return [[i] for i in range(len(rows))]
        groups: dict[int, list[int]] = {}
        for i, row in enumerate(rows):
            groups.setdefault(row.slots, []).append(i)
        batches = []
        for group in groups.values():
            size = rows[group[0]].fellows
            parts = [group[start : start + size] for start in range(0, len(group), size)]
            batches += [part + part[:1] * (size - len(part)) for part in parts]
        return batches

    def _generate(
        self,
        rows: Sequence[Row],
        width: int,
        processors: LogitsProcessorList,
        stopped: Callable[[list[int]], bool] | None,
    ) -> list[list[int]]:
        """Run transformers' greedy loop over prompts padded on the left to `width`; the new tokens of each row."""
        settings = GenerationConfig(  # type: ignore[no-untyped-call]
            max_new_tokens=max(row.max_tokens for row in rows),
            do_sample=False,
            num_beams=1,
            eos_token_id=list(self._ends) or None,
            pad_token_id=self._pad,
        )
        extra: dict[str, Any] = {"past_key_values": self._stack(rows, width - 1)} if self._plain and width > 1 else {}
        with _older_name():
            output = self._model.generate(  # type: ignore[operator]
                self._padded([row.ids for row in rows], width, self._pad),
                attention_mask=self._padded([(1,) * len(row.ids) for row in rows], width, 0),
                generation_config=settings,
                logits_processor=processors,
                stopping_criteria=StoppingCriteriaList([_Stopped(width, stopped)] if stopped else []),
                **extra,
            )
        return [new.tolist() for new in output[:, width:]]

    def _stack(self, rows: Sequence[Row], slots: int) -> DynamicCache:
        """Stack the caches of the rows' prompts (all but the last token), each padded on the left to `slots`."""
        read = {row: self._read(row) for row in dict.fromkeys(rows)}
        room = -(-max(row.max_tokens for row in rows) // SLOTS) * SLOTS
        stacked = DynamicCache(config=self._model.config)
        stacked.layers = [
            _RoomyLayer(layers, slots, room) for layers in zip(*(read[row].layers for row in rows), strict=True)
        ]
        return stacked

    def _read(self, row: Row) -> DynamicCache:
        """Compute the keys and values of a prompt but for its last token, beginning from its shared part."""
        most = len(row.ids) - 1
        shared = row.ids[: min(row.shared, most)]
        return self._extend(self._prefix(shared) if shared else None, row.ids[len(shared) : most])

    def _prefix(self, ids: tuple[int, ...]) -> DynamicCache:
        """Return the cache of a shared beginning, kept from the last requests or made now."""
        if ids not in self._prefixes:
            self._prefixes[ids] = self._extend(None, ids)
        self._prefixes.move_to_end(ids)
        while len(self._prefixes) > _MOST_PREFIXES:
            self._prefixes.popitem(last=False)
        return self._prefixes[ids]

    def _extend(self, cache: Any | None, ids: Sequence[int]) -> DynamicCache:
        """Read `ids` after `cache`, which stays as it is."""
        longer = DynamicCache(config=self._model.config)
        for number, layer in enumerate(cache.layers if cache else ()):
            longer.update(layer.keys, layer.values, number)
        if ids:
            tokens = torch.tensor([ids], device=self._model.device)
            with _older_name():
                self._model(tokens, past_key_values=longer, use_cache=True, logits_to_keep=1)
        return longer

    def _padded(self, rows: Sequence[Sequence[int]], width: int, fill: int) -> torch.Tensor:
        """Align rows on the right: shape [rows, width]."""
        padded = [[fill] * (width - len(row)) + list(row) for row in rows]
        return torch.tensor(padded, dtype=torch.long, device=self._model.device)

    def _cut(self, ids: list[int], stopped: Callable[[list[int]], bool] | None) -> Written:
        """Drop the end token and what follows."""
        end = next((at for at, token in enumerate(ids) if token in self._ends), None)
        kept = ids[:end]
        while kept and kept[-1] == self._pad:  # a row that `stopped` ended is filled up
            kept.pop()
        return Written(ids=tuple(kept), ended=end is not None or bool(stopped and stopped(kept)))


@contextmanager
def _older_name() -> Iterator[None]:
    """Silence what later versions say of `past_key_values`: they call it `cache`, which earlier ones do not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield


class _RoomyLayer(DynamicLayer):  # type: ignore[no-untyped-call]
    """One layer of stacked rows, with room for the tokens to come: a step need not copy all that is there.

    Parameters
    ----------
    layers
        The layer of each row: keys and values of shape [1, heads, tokens, size].
    slots
        The length that rows are padded to on the left, with zeros that the attention mask hides.
    room
        How many tokens may follow.
    """

    def __init__(self, layers: Sequence[Any], slots: int, room: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.lazy_initialization(layers[0].keys, layers[0].values)
        self._all_keys = self._joined([layer.keys for layer in layers], slots, room)
        self._all_values = self._joined([layer.values for layer in layers], slots, room)
        self._show(slots)

    def update(
        self, key_states: torch.Tensor, value_states: torch.Tensor, *_: Any, **__: Any
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Write the states of new tokens behind those that are there."""
        begin = self.get_seq_length()
        end = begin + key_states.shape[-2]
        self._all_keys[:, :, begin:end] = key_states
        self._all_values[:, :, begin:end] = value_states
        return self._show(end)

    def _show(self, end: int) -> tuple[torch.Tensor, torch.Tensor]:
        self.keys, self.values = self._all_keys[:, :, :end], self._all_values[:, :, :end]
        return self.keys, self.values

    @staticmethod
    def _joined(rows: Sequence[torch.Tensor], slots: int, room: int) -> torch.Tensor:
        _, heads, _, size = rows[0].shape
        joined = rows[0].new_zeros(len(rows), heads, slots + room, size)
        for i, states in enumerate(rows):
            joined[i, :, slots - states.shape[-2] : slots] = states[0]
        return joined


class _Stopped(StoppingCriteria):
    """Asks a predicate of ids whether each row has ended."""

    def __init__(self, width: int, stopped: Callable[[list[int]], bool]) -> None:
        self._width = width
        self._stopped = stopped

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor, **_: Any) -> torch.Tensor:  # noqa: ARG002
        ended = [self._stopped(row) for row in input_ids[:, self._width :].tolist()]
        return torch.tensor(ended, dtype=torch.bool, device=input_ids.device)
