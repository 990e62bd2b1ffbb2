"""The same work on many machines, through Ray: each worker loads the model once and is given batches of like length.

    with open_cluster("10.0.0.7:6379", work, workers=4) as cluster:
        for result in cluster.each(items, length=len):
            ...                                            # as they come, in no order

A worker that dies is replaced and its batches are given out again; an item under which workers die again and again is
reported as lost, and the others go on. Knows nothing of what the work is. Nothing is stored but by the caller.
"""

# ruff: noqa: PLC0415 - Ray is an extra, and slow to load
from __future__ import annotations

import logging
import os
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

from summarizer.errors import FigurewiseError, InputError, ModelError
from summarizer.models import Model
from summarizer.models.spec import parse_spec
from summarizer.opening import ModelCard, Opening, card_of
from summarizer.signature import version
from summarizer.together import AT_ONCE, together

T = TypeVar("T")
R = TypeVar("R")
Item_contra = TypeVar("Item_contra", contravariant=True)
Result_co = TypeVar("Result_co", covariant=True)

BATCH = AT_ONCE
"""Items of one batch: what a worker has under way together, and what is done again where it dies."""
_WINDOW = 16
"""Batches that are sorted by length together."""
_QUEUED = 2
"""Batches a worker has been given: the one it works on, and the next."""
_MOST_DEATHS = 2
"""Workers that may die under an item that they were given alone."""
_DEATHS_A_PLACE = 3
"""Workers that may die for each that there should be, and each item of a batch, before anything is done."""
_PATIENCE = 600
"""Seconds to wait for the first of the workers to be ready."""


class Work(Protocol[Item_contra, Result_co]):
    """What is done with every item; a value that can be pickled.

    `do` never raises for an item's sake; `lost` is the result of an item that no worker lived through.
    """

    @property
    def opening(self) -> Opening: ...

    def do(self, item: Item_contra, model: Model) -> Result_co: ...

    def lost(self, item: Item_contra, reason: str) -> Result_co: ...


class _Worker(Generic[T, R]):
    """One process of the cluster. Made an actor when a cluster is opened."""

    def __init__(self, work: Work[T, R]) -> None:
        self._work = work
        self._model: Model | None = None

    def ready(self) -> ModelCard:
        """Load the model, and describe it."""
        self._model = self._work.opening.open()
        return card_of(self._model)

    def do(self, batch: Sequence[T]) -> list[R]:
        """Work through a batch; the results as they come."""
        assert self._model is not None  # `ready` was asked first
        return list(together(self._work.do, batch, self._model, BATCH))


@dataclass(slots=True, eq=False)
class _Batch(Generic[T]):
    items: Sequence[T]
    alone: bool = False
    """One item of a batch under which a worker died: given to a worker with nothing beside it, so that it shows."""
    deaths: int = 0
    """Workers that died while it was given to them alone."""


@dataclass(slots=True)
class Cluster(Generic[T, R]):
    """An open cluster; `card` describes the model as the first worker found it."""

    ray: Any
    work: Work[T, R]
    make: Callable[[], Any]
    """Starts a worker."""
    places: int
    """How many workers there are to be."""
    card: ModelCard = field(init=False)
    _starting: dict[Any, Any] = field(default_factory=dict)
    """The worker of each answer to `ready`."""
    _given: dict[Any, tuple[Any, _Batch[T]]] = field(default_factory=dict)
    """The worker and batch of each answer to `do`."""
    _workers: list[Any] = field(default_factory=list)
    _deaths: int = 0

    def start(self) -> None:
        """Start every worker, and wait for the first.

        Raises
        ------
        ModelError
            The model cannot be opened there, or no worker starts.
        """
        for _ in range(self.places):
            self._start_one()
        while not self._workers:
            done, _ = self.ray.wait([*self._starting], timeout=_PATIENCE)
            if not done:
                raise ModelError("No worker of the cluster has started.", "Has it room for one? See: ray status")
            self._welcome(done[0])

    def each(self, items: Iterable[T], length: Callable[[T], int]) -> Iterator[R]:
        """Yield the result of every item as it comes, in no order.

        Raises
        ------
        ModelError
            The workers die one after the other.
        """
        left, next_ones = batches(items, length, BATCH), deque[_Batch[T]]()
        while True:
            self._give(left, next_ones)
            if not self._given and not next_ones:
                return
            done, _ = self.ray.wait([*self._given, *self._starting], timeout=_PATIENCE)
            if not done and not self._given:
                raise ModelError("Every worker is gone and none has started since.", "See: ray status")
            for answer in done:
                if answer in self._starting:
                    self._welcome(answer)
                else:
                    yield from self._take(answer, next_ones)

    def _start_one(self) -> None:
        worker = self.make()
        self._starting[worker.ready.remote()] = worker

    def _welcome(self, answer: Any) -> None:
        worker = self._starting.pop(answer)
        try:
            card = self.ray.get(answer)
        except self.ray.exceptions.RayActorError:
            self._bury()
            return
        except self.ray.exceptions.RayTaskError as error:
            raise _opening_failed(error) from None
        if card.version != version():
            raise ModelError(
                f"A worker has figurewise {card.version}, and this machine {version()}.",
                "Install the same version on every machine.",
            )
        self.card = card
        self._workers.append(worker)

    def _bury(self) -> None:
        """Count a death, and start another worker in its place."""
        self._deaths += 1
        if self._deaths > _DEATHS_A_PLACE * (self.places + BATCH):
            raise ModelError(
                f"{self._deaths} workers have died and nothing was done between.",
                "Have the machines memory enough for the model? See the logs of Ray.",
            )
        self._start_one()

    def _give(self, left: Iterator[Sequence[T]], next_ones: deque[_Batch[T]]) -> None:
        """Give every worker as much as it should have. `next_ones` is empty afterwards only if nothing is left."""
        for _ in range(_QUEUED):
            for worker in self._workers:
                _look_ahead(left, next_ones)
                if next_ones and self._has_room(worker, next_ones[0]):
                    batch = next_ones.popleft()
                    self._given[worker.do.remote(batch.items)] = worker, batch
        _look_ahead(left, next_ones)

    def _has_room(self, worker: Any, batch: _Batch[T]) -> bool:
        held = [given for holder, given in self._given.values() if holder is worker]
        return not held or (len(held) < _QUEUED and not batch.alone and not held[0].alone)

    def _take(self, answer: Any, next_ones: deque[_Batch[T]]) -> Iterator[R]:
        """Yield what a batch came to; where its worker has died, also what became of the others it had been given."""
        if answer not in self._given:  # it was taken with an earlier one of its worker
            return
        worker, batch = self._given[answer]
        try:
            results = self.ray.get(answer)
        except self.ray.exceptions.RayActorError:
            yield from self._mourn(worker, next_ones)
            return
        except self.ray.exceptions.RayTaskError as error:
            results = [self.work.lost(item, _first_line(error.cause)) for item in batch.items]
        del self._given[answer]
        self._deaths = 0
        yield from results

    def _mourn(self, worker: Any, next_ones: deque[_Batch[T]]) -> Iterator[R]:
        """Put another worker in the place of one that died, and give out again what it had been given."""
        self._workers.remove(worker)
        self._bury()
        held = [(answer, batch) for answer, (holder, batch) in self._given.items() if holder is worker]
        for answer, batch in held:
            del self._given[answer]
            try:
                yield from self.ray.get(answer)
            except self.ray.exceptions.RayError:
                deaths = batch.deaths + batch.alone
                if deaths == _MOST_DEATHS:
                    yield self.work.lost(batch.items[0], f"{deaths} workers died while they worked on it alone")
                else:
                    next_ones.extend(_Batch(items=[item], alone=True, deaths=deaths) for item in batch.items)


def _look_ahead(left: Iterator[Sequence[T]], next_ones: deque[_Batch[T]]) -> None:
    if not next_ones:
        next_ones.extend(_Batch(items=items) for items in islice(left, 1))


def batches(items: Iterable[T], length: Callable[[T], int], size: int) -> Iterator[Sequence[T]]:
    """Cut items into batches of like length: each window of them sorted, the longest first. Reads no further ahead."""
    left = iter(items)
    while window := sorted(islice(left, size * _WINDOW), key=length, reverse=True):
        yield from (window[i : i + size] for i in range(0, len(window), size))


@contextmanager
def open_cluster(address: str, work: Work[T, R], *, workers: int | None = None) -> Iterator[Cluster[T, R]]:
    """Join a cluster, and start workers on it; they and the connection end with the context.

    Parameters
    ----------
    address
        Of the cluster's head, "auto" for the one this machine belongs to, or "local" for one of this machine alone.
    work
        What is done with every item.
    workers
        How many there are to be; None for one each GPU, or what else suits the model and the machines.

    Raises
    ------
    FigurewiseError
        Ray is not installed.
    InputError
        There is no cluster there.
    ModelError
        The model cannot be opened on it.
    """
    ray = _joined(address)
    try:
        nodes = [node["Resources"] for node in ray.nodes() if node["Alive"]]
        share = divide(nodes, workers, heavy=parse_spec(work.opening.spec).is_loaded)
        options = {"num_cpus": share.cpus, "num_gpus": share.gpus, "max_restarts": 0, "max_task_retries": 0}
        actor = ray.remote(_Worker).options(scheduling_strategy="SPREAD", **options)
        handed = ray.put(work)
        cluster = Cluster(ray=ray, work=work, make=lambda: actor.remote(handed), places=share.workers)
        cluster.start()
        yield cluster
    finally:
        ray.shutdown()  # ends the workers too: they belong to this driver


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many workers there are, and what each has of its machine."""

    workers: int
    cpus: int
    gpus: int


def divide(nodes: Sequence[dict[str, float]], workers: int | None, *, heavy: bool) -> Share:
    """Divide machines among workers.

    Without a number: a model that is loaded gets a worker each GPU, or without any a worker each machine; a model
    behind a server, or none, a worker each processor, for then checking is the work.
    """
    cpus = [int(node.get("CPU", 0)) for node in nodes if node.get("CPU", 0) >= 1] or [1]
    gpus = int(sum(node.get("GPU", 0) for node in nodes)) if heavy else 0
    count = workers or gpus or (len(cpus) if heavy else sum(cpus))
    each = next((n for n in range(max(cpus), 0, -1) if sum(cpu // n for cpu in cpus) >= count), 1)
    return Share(workers=count, cpus=each, gpus=1 if count <= gpus else 0)


def _joined(address: str) -> Any:
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # nothing leaves these machines
    try:
        import ray
    except ImportError:
        raise FigurewiseError("Ray is not installed.", "Run: pip install 'figurewise[ray]'") from None
    here: dict[str, Any] = {"include_dashboard": False} if address == "local" else {}
    try:
        _knock(address)
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **here)
    except (ValueError, RuntimeError, OSError, OverflowError) as error:
        raise InputError(
            f"--ray {address}: no cluster there: {_first_line(error)}",
            "Start one with `ray start --head`, or try --ray local.",
        ) from error
    return ray


def _knock(address: str) -> None:
    """See whether anybody listens at an address; Ray tries for many minutes."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if colon and port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), timeout=10).close()


def _opening_failed(error: Any) -> FigurewiseError:
    cause = error.cause
    if isinstance(cause, FigurewiseError):
        return ModelError(f"On a worker: {cause.message}", cause.hint)
    return ModelError(f"On a worker: {_first_line(cause)}", "Is figurewise installed on every machine?")


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
