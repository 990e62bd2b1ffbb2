"""`figurewise models`: which models there are, fetching an embedded one, and what is known of one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from summarizer.cli.options import table_options
from summarizer.cli.output import Output, Writer


@click.group()
def models() -> None:
    """List, fetch and describe models."""


@models.command("list", short_help="List the forms a model is named in.")
@table_options
def list_models(*, form: str, path: Path | None, quiet: bool, no_color: bool) -> int:
    """List every form a model can be named in, and whether the embedded ones are here."""
    from summarizer.models import FORMS
    from summarizer.models.catalog import EMBEDDED
    from summarizer.models.embedded import status

    rows = dict(FORMS)
    for name in EMBEDDED:
        found = status(name)
        rows[f"embedded:{name}"] += " (fetched)" if found.fetched else f" (not fetched yet: {found.command})"
    return _write(rows, Output(form=form, path=path, quiet=quiet, no_color=no_color))


@models.command(short_help="Fetch a model, for use without a network.")
@click.argument("model", required=False)
@click.option("--quiet", is_flag=True, help="No progress.")
def fetch(*, model: str | None, quiet: bool) -> int:
    """Fetch a MODEL, so that it is here when there is no network: the default one if none is named."""
    from summarizer.cli.progress import Progress
    from summarizer.models import DEFAULT, embedded, open_model, parse_spec

    spec = parse_spec(DEFAULT if model is None else model)
    with Progress(quiet=quiet) as progress:
        if spec.scheme == "embedded":
            embedded.fetch(spec.name, progress.step)
        else:
            open_model(spec, progress=progress.step)
    if not quiet:
        click.echo(f"{spec} is here.", err=True)
    return 0


@models.command(short_help="Describe a model without opening it.")
@click.argument("model", required=False)
@table_options
def info(*, model: str | None, form: str, path: Path | None, quiet: bool, no_color: bool) -> int:
    """Describe a MODEL without opening it: the default one if none is named."""
    from summarizer.models import DEFAULT, describe, parse_spec
    from summarizer.models.embedded import status

    spec = parse_spec(DEFAULT if model is None else model)
    rows = {"model": str(spec), "what": describe(spec)}
    if spec.scheme == "embedded":
        found = status(spec.name)
        rows |= {
            "fetched": "yes" if found.fetched else f"no: {found.command}",
            "folder": str(found.path),
            "size": f"{found.size / 1e6:.0f} MB",
            "parameters": f"{found.model.parameters:,}",
            "licence": found.model.licence,
            "from": found.model.origin,
            "sha256": found.model.sha256,
        }
    return _write(rows, Output(form=form, path=path, quiet=quiet, no_color=no_color))


def _write(rows: Mapping[str, str], output: Output) -> int:
    with Writer(output.path) as writer:
        writer.write(_rendered(rows, output))
    return 0


def _rendered(rows: Mapping[str, str], output: Output) -> str:
    from summarizer.render import safe

    match output.form:
        case "json":
            return safe.json_line(dict(rows)) + "\n"
        case "markdown":
            table = [f"| {safe.markdown(name)} | {safe.markdown(value)} |" for name, value in rows.items()]
            return "\n".join(["| | |", "|---|---|", *table]) + "\n"
        case _:
            width = max(map(len, rows))
            return "".join(f"{safe.line(name):{width}}  {safe.line(value)}\n" for name, value in rows.items())
