"""Turn a finished run and the truth of its invented world into figures of what it got right."""

from accord.evaluation.evaluate import evaluate
from accord.evaluation.figures import Evaluation, Score, Share

__all__ = ["Evaluation", "Score", "Share", "evaluate"]
