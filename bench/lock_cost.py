"""What figure-locked decoding costs: its share of the time of decoding, and what the shared prefix saves.

python bench/lock_cost.py [SPEC]     prints one line a measurement; processor seconds, so that other work counts little.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import torch

from summarizer.draft import Decoding, Message, Request
from summarizer.figures import find_figures
from summarizer.models import causal, open_model

EXAMPLES = [
    (
        "The ministry of health of Arlonia said on Monday that 31 people had died of the fever since June.",
        "At least 31 people have died of the fever since June, the health ministry said.",
    ),
    (
        "More than 1,200 farmers blocked the road near Lund for three hours over new taxes, police said.",
        "More than 1,200 farmers blocked the road near Lund for three hours, police said.",
    ),
    (
        "The bank kept its main rate at 4.25 per cent, its governor Maria Oost said, but it could fall.",
        "The bank kept its main rate at 4.25 per cent, its governor said.",
    ),
]
SENTENCES = [
    "The council of Norvale said on Tuesday that at least 214 people had left home as the river rose by 3.2 metres.",
    "Police arrested 17 men on suspicion of arson, the spokesman Ilya Brandt said, and two of them were under 18.",
    "The company, which employs 4,300 people in six countries, reported a loss of $12.4m for the third quarter.",
    "Voters will go to the polls on May 7 to elect 120 members of the assembly, where the party holds 61 seats.",
    "The storm cut off 26,000 homes in the north for two days, and repairs cost 1.5 million crowns, the grid said.",
    "One in five pupils missed 10 days or more of school last year, a survey of 340 head teachers found.",
    "The court fined the brewery 5,000 crowns and gave it until October 15 to stop the leak, the second in 2023.",
    "A ferry with 46 passengers ran aground at 3:20 am; all of them were safe, the coastguard said.",
]
ROUNDS = 5


def request(sentence: str) -> Request:
    messages = [Message(role="system", content="Shorten the sentence. Keep its numbers and who said it.")]
    for given, wanted in EXAMPLES:
        messages += [Message(role="user", content=given), Message(role="assistant", content=wanted)]
    return Request(
        task="shorten",
        messages=(*messages, Message(role="user", content=sentence)),
        passages=(sentence,),
        sources=(),
        figures=tuple(find_figures(sentence)),
        max_tokens=32,
    )


class TimedLock(causal.FigureLock):
    """The lock with a clock around it."""

    seconds = 0.0

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        begun = time.process_time()
        try:
            return super().__call__(input_ids, scores)
        finally:
            TimedLock.seconds += time.process_time() - begun


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def lock_share(model: causal.CausalModel, requests: Sequence[Request]) -> float:
    """Share of one generation's time that is spent in the lock, its masks made anew."""
    model._locks._locks.clear()
    TimedLock.seconds = 0.0
    return TimedLock.seconds / total if (total := seconds(lambda: model.generate(requests, Decoding()))) else 0.0


def main() -> None:
    torch.set_num_threads(1)
    model = open_model(sys.argv[1] if len(sys.argv) > 1 else "embedded:smollm2-135m")
    causal.FigureLock = TimedLock
    requests = [request(sentence) for sentence in SENTENCES]
    free = [replace(one, figures=None) for one in requests]
    print(f"vocabulary, once a model: {seconds(model._make_locks):.2f} s")
    model.generate(requests[:1], Decoding())
    shares, locked, unlocked = [], [], []
    for _ in range(ROUNDS):
        shares.append(lock_share(model, requests))
        locked.append(seconds(lambda: model.generate(requests, Decoding())))
        unlocked.append(seconds(lambda: model.generate(free, Decoding())))
    print(f"share of the lock, masks made anew: {statistics.median(shares):.2%} (most {max(shares):.2%})")
    print(f"8 requests: {statistics.median(locked):.2f} s locked, {statistics.median(unlocked):.2f} s free")
    model._decoder._prefixes.clear()
    prompts = [replace(model._prepare(one).row, max_tokens=1) for one in free]
    apart = seconds(lambda: [model._decoder._extend(None, row.ids[:-1]) for row in prompts])
    shared = seconds(lambda: [model._decoder._read(row) for row in prompts])
    print(f"reading 8 prompts of {prompts[0].shared} shared tokens: {apart:.2f} s apart, {shared:.2f} s shared")


if __name__ == "__main__":
    with torch.inference_mode():
        main()
