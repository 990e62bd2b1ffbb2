"""Whether a reader would let a statement stand: measured against its source and its text, weighed by fitted trees.

    article = Article.read(document)
    values = features(statements, article)         for each statement of a text, named numbers
    weights().chance(values[0])                    the probability that readers label it `ok`

The trees are fitted on the suite `statements`, where each statement was judged by reading (`figurewise eval learn
standing`), and ship in weights.toml. The metric `let_stand` and the acceptance of what a model drafted both use them.
"""

from summarizer.standing.article import Article
from summarizer.standing.estimate import Weights, weights
from summarizer.standing.features import Statement, features

__all__ = ["Article", "Statement", "Weights", "features", "weights"]
