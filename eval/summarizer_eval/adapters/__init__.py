"""Figure support inside other people's evaluation tools: one score, `pair.score_pair`, and a thin module a tool.

inspect_ai.figure_support()             a scorer for Inspect AI
deepeval.FigureSupportMetric()          a metric for DeepEval

Neither tool is a dependency: each module needs its own, and their pins clash. None of this loads a model or torch.
"""
