"""`figurewise bulk`: a table of articles summarized into a file of results, here or on a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.options import MODEL_HELP, cluster_options, published
from summarizer.cli.output import aside
from summarizer.errors import ExitCode
from summarizer.render import safe

if TYPE_CHECKING:
    from summarizer.bulk import BulkWork, Spread
    from summarizer.journal import Entry
    from summarizer.models import Model
    from summarizer.opening import ModelCard


@click.command()
@click.argument("source", metavar="IN")
@click.option("--column", required=True, metavar="NAME", help="The column that holds the text.")
@click.option("--id-column", metavar="NAME", help="The column that names an article.  [default: the row's number]")
@click.option("--published-column", metavar="NAME", help="The column that holds the day of publication.")
@click.option("--config", metavar="NAME", help="Configuration of a hub dataset.")
@click.option("--split", metavar="NAME", default="train", show_default=True, help="Split of a hub dataset.")
@click.option("--revision", metavar="NAME", help="Revision of a hub dataset.")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), required=True, help="A .jsonl or .parquet file."
)
@click.option("--resume", is_flag=True, help="Go on where an earlier start ended; try again what failed.")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first N articles.")
@cluster_options
@click.option("--model", help=MODEL_HELP)
@click.option("--only", type=click.Choice(["summary", "facts"]), help="Write one of the two alone.")
@click.option("--length", type=click.IntRange(10, 2_000), default=110, show_default=True, help="Words of a summary.")
@click.option("--strategy", type=click.Choice(["auto", "direct", "extract"]), default="auto", show_default=True)
@published
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="For models that sample.")
@click.option("--device", help="Where the model runs: cpu, cuda, cuda:1.  [default: cuda where there is one]")
@click.option("--dtype", help="Its number format: float32, bfloat16.  [default: what suits the device]")
@click.option("--prompts", type=click.Path(path_type=Path), metavar="DIR", help="A folder of prompts of your own.")
@click.option("--lock/--no-lock", default=None, help="Let the model write no number but the source's.")
@click.option("--raw", is_flag=True, help="Hand out the drafts as the model wrote them.")
@click.option("--quiet", is_flag=True, help="No progress and no warnings.")
def bulk(
    *,
    source: str,
    out: Path,
    resume: bool,
    limit: int | None,
    ray: str | None,
    workers: int | None,
    model: str | None,
    device: str | None,
    dtype: str | None,
    prompts: Path | None,
    raw: bool,
    quiet: bool,
    published: date | None,
    only: Any,
    length: int,
    strategy: Any,
    seed: int,
    lock: bool | None,
    **where: Any,
) -> int:
    """Summarize every article of a table: IN is a file (JSON lines, JSON, CSV, TSV, Parquet) or hf:ORG/NAME.

    Each row gives one result: row, id, status, summary, facts, report, error. Results are kept as they come in the
    folder OUT.run; a start that was stopped or killed loses none of them, and --resume goes on. A row that cannot be
    read, or fails, is a result that says so.
    """
    from summarizer.articles import Table
    from summarizer.bulk import BulkWork, check_output, run_bulk
    from summarizer.draft import Options
    from summarizer.opening import Opening
    from summarizer.prompts import load_prompts

    check_output(out)
    model, strategy = _writer(model, strategy)
    options = Options(strategy=strategy, length=length, only=only, lock=lock, seed=seed, published=published)
    work = BulkWork(
        opening=Opening(spec=model, device=device, dtype=dtype),
        prompts=load_prompts(prompts), options=options, raw=raw,
    )  # fmt: skip
    with _opened(work, ray, workers, quiet=quiet) as (card, spread):
        tally = Tally(quiet=quiet)
        counts = run_bulk(
            Table(source=source, **where), work, out,
            model=card, spread=spread, limit=limit, resume=resume, progress=tally,
        )  # fmt: skip
    if not quiet:
        click.echo(safe.line(f"{out}: {_listed(counts) or 'complete already'}"), err=True)
    return _code(counts)


_UNASKED = "lead:3"
"""A model without weights, for the record and the workers: with the strategy `extract` it is asked nothing."""


def _writer(model: str | None, strategy: Any) -> tuple[str, Any]:
    """Settle the model and the strategy; where no model is named and none would be asked, no weights are loaded."""
    from summarizer.draft import Options
    from summarizer.models import DEFAULT, parse_spec
    from summarizer.write import asks

    if model is not None:
        return model, strategy
    return (DEFAULT, strategy) if asks(parse_spec(DEFAULT), Options(strategy=strategy)) else (_UNASKED, "extract")


@contextmanager
def _opened(
    work: BulkWork, ray: str | None, workers: int | None, *, quiet: bool
) -> Iterator[tuple[Model | ModelCard, Spread]]:
    """Open the model here, or workers with it on a cluster."""
    from summarizer.bulk import length
    from summarizer.cli.progress import Progress
    from summarizer.cluster import open_cluster

    if ray is not None:
        with aside(quiet=quiet), open_cluster(ray, work, workers=workers) as cluster:
            yield cluster.card, partial(cluster.each, length=length)
        return
    with Progress(quiet=quiet) as progress:
        model = work.opening.open(progress.step)
    yield model, work.here(model)


class Tally:
    """Shows how far the work is: after 1, 2, 5, 10 ... articles, and then every thousand."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._begun = perf_counter()
        self._statuses: Counter[str] = Counter()

    def __call__(self, result: Entry) -> None:
        """Count one result."""
        self._statuses[result["status"]] += 1
        done = self._statuses.total()
        if not self._quiet and (done % 1000 == 0 or str(done).rstrip("0") in ("1", "2", "5")):
            seconds = perf_counter() - self._begun
            click.echo(
                f"{_listed(self._statuses)} in {timedelta(seconds=round(seconds))}: "
                f"{round(done / seconds * 3600):,} articles an hour",
                err=True,
            )


def _listed(counts: Any) -> str:
    return ", ".join(f"{count:,} {status}" for status, count in sorted(counts.items()))


def _code(counts: Any) -> int:
    if counts.get("error"):
        return ExitCode.MODEL
    return ExitCode.USAGE if counts.get("refused") else ExitCode.FINE
