"""`figurewise eval`: the group, and its commands."""

from __future__ import annotations

import click

from summarizer_eval.cli.compare import gate
from summarizer_eval.cli.label import agree, label
from summarizer_eval.cli.learn import learn
from summarizer_eval.cli.run import run, show
from summarizer_eval.cli.score import checker, score
from summarizer_eval.cli.suites import list_suites, validate


@click.group(name="eval")
def evaluate() -> None:
    """Run, list, validate and score evaluation suites."""


for _command in (run, show, list_suites, validate, score, checker, label, agree, learn, gate):
    evaluate.add_command(_command)
