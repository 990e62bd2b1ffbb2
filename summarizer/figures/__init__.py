"""Finding figures and judging each against a source: pure standard library, no model, no I/O.

    find_figures(text) -> list[Figure]
    index(text, sentences, published=None) -> SourceIndex
    support(figure, index) -> Verdict
"""
