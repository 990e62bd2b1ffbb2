"""Renderings of a check and of a report: text for a terminal, Markdown, JSON. Each turns values into text alone."""
