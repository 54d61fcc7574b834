"""What each word weighs for each concept, learned from labelled texts: logistic regression."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from accord.reading.catalogue import shipped_lists
from accord.reading.labelled import Labelled
from accord.reading.weighing import CONCERN, SAID, SAID_COUNTS, SCALE, SILENT, features, length_of
from accord.text import normalise, split_sentences

FLOATS = npt.NDArray[np.float64]

# How far the weights may lean on the labelled texts: the inverse of the penalty on their squares.
LEANING = 100.0
FEWEST_TEXTS = 3  # a feature of fewer texts tells of those and of nothing else
FEWEST_HOLDING = 40  # texts that hold a concept, below which its words are not learned
SMALLEST = 3.0  # lighter weights change few readings and would fill megabytes
TOO_LITTLE, ENOUGH = -3.5, 1.5
# Counts come from the words for people, not from what stands about them.
NOT_LEARNED = ("people.several", "control.age_gap", "ref.", "blame.")

# A tie needs two people, an account somebody who gives it, a bed or a lift somebody it is for:
# rules find them. Said by words alone they were right in fewer than half of other writers' texts.
NEVER_ALONE = (
    *("association.", "disclosure.made", "abuse.sexual", "exchange.accommodation"),
    *("exchange.affection", "exchange.money", "exchange.transport", "facilitation.arranges"),
)
# Fear and being kept apart have the words of many sorrows, and what is taken back has those of what
# was said; a gain, a debt or something withheld makes exploitation of abuse. They need more words.
ENOUGH_OF_MANY = {
    **dict.fromkeys(("control.isolation", "control.threat", "disclosure.withdrawn"), 2.5),
    **dict.fromkeys(("exchange.debt", "exchange.withdrawal", "gain.payment"), 2.5),
}
# What is grave, and what makes it exploitation, stands on its phrase, whatever stands about it.
NEVER_AGAINST = ("abuse.", "missing.episode", "exchange.", "facilitation.", "criminal.")
NEVER = 99.0
# Of texts that nothing but their words calls a concern: a fifth of false alarms end here, and one
# in a hundred of the concerns.
LEAST_CONCERN = -3.0

_WORD = re.compile(r"[^\W\d_][\w']*")
_OPENS = frozenset(".!?:;\"'“”‘(\n-")


def learn(labelled: Sequence[Labelled], said: Sequence[frozenset[str]]) -> str:
    """The weights of every concept that enough texts hold, as they are written.

    `said` are the concepts that phrases say in each text, for whether it is a concern at all.
    """
    texts = [features_of(text.text) for text in labelled]
    known = known_features(texts, unweighed(labelled))
    matrix = as_matrix(texts, known)
    lines: list[str] = []
    for concept in concepts_of(labelled):
        labels = [text.label(concept) for text in labelled]
        rows = np.array([number for number, label in enumerate(labels) if label is not None])
        holds = np.array([bool(labels[row]) for row in rows])
        lines += _written(concept, *fit(matrix[rows], holds), list(known))
    return "\n".join([*lines, *_of_concern(labelled, matrix, said, list(known))]) + "\n"


def _of_concern(
    labelled: Sequence[Labelled],
    matrix: csr_matrix,
    said: Sequence[frozenset[str]],
    names: Sequence[str],
) -> Iterator[str]:
    """What speaks for a text being about a concern at all: its words, and what its phrases say."""
    rows = np.array([n for n, text in enumerate(labelled) if text.is_judged_whole])
    holds = np.array([bool(labelled[row].holds) for row in rows])
    known = {f"{SAID}{concept}": n for n, concept in enumerate(sorted(set().union(*said)))}
    beside = np.zeros((len(labelled), len(known)))
    for row, concepts in enumerate(said):
        beside[row, [known[f"{SAID}{concept}"] for concept in concepts]] = SAID_COUNTS
    both = hstack([matrix, csr_matrix(beside)]).tocsr()
    yield from _written(CONCERN, *fit(both[rows], holds), [*names, *known])


def concepts_of(labelled: Sequence[Labelled]) -> list[str]:
    """The concepts whose words can be learned, in order."""
    seen = Counter(concept for text in labelled for concept in text.holds)
    return sorted(
        concept
        for concept, n in seen.items()
        if n >= FEWEST_HOLDING and not concept.startswith(NOT_LEARNED)
    )


def features_of(text: str) -> tuple[str, ...]:
    """Every feature of the sentences of a text, in order."""
    plain = normalise(text).text
    sentences = split_sentences(plain)
    return tuple(sorted(set().union(*(features(plain[s.start : s.end]) for s in sentences))))


def unweighed(labelled: Sequence[Labelled]) -> frozenset[str]:
    """Words that weigh nothing: names of people and places.

    Ethnicity, nationality and religion are never an input, and a name would bring them in. A name
    is what stands oftener with a capital than without, inside its sentence, and in no list.
    """
    capital, small = Counter[str](), Counter[str]()
    for text in labelled:
        for word in _inside(text.text):
            (capital if word[0].isupper() else small)[word.lower()] += 1
    listed = {word for words in shipped_lists("lexicon.txt").values() for word in words}
    names = {word for word, n in capital.items() if n > small[word] and word not in listed}
    return frozenset(names) | {SILENT}


def _inside(text: str) -> Iterator[str]:
    """The words of a text that open no sentence, and no abbreviations."""
    for found in _WORD.finditer(text):
        before = text[: found.start()].rstrip(" ")[-1:]
        if before and before not in _OPENS and not found.group()[1:2].isupper():
            yield found.group()


def known_features(texts: Sequence[Sequence[str]], without: frozenset[str]) -> dict[str, int]:
    """The features that stand in enough texts and hold no word that weighs nothing, numbered."""
    seen = Counter(feature for text in texts for feature in text)
    enough = (feature for feature, n in sorted(seen.items()) if n >= FEWEST_TEXTS)
    stems = without | {part for word in without for part in features(word)}
    return {
        feature: number
        for number, feature in enumerate(f for f in enough if stems.isdisjoint(f.split()))
    }


def as_matrix(texts: Sequence[Sequence[str]], known: Mapping[str, int]) -> csr_matrix:
    """Texts by features: the longer the text, the less each counts."""
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for text in texts:
        here = [known[feature] for feature in text if feature in known]
        columns += here
        values += [1 / length_of(len(text))] * len(here)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(texts), len(known)))


def fit(matrix: csr_matrix, holds: npt.NDArray[np.bool_]) -> tuple[FLOATS, float]:
    """The weights and the bias that tell texts that hold a concept from those that do not.

    Both kinds count alike however rare the concept is.
    """
    signs = np.where(holds, 1.0, -1.0)
    share = np.where(holds, 0.5 / holds.sum(), 0.5 / (~holds).sum()) * len(holds) * LEANING
    turned = matrix.T.tocsr()

    def loss(values: FLOATS) -> tuple[float, FLOATS]:
        margin = signs * (matrix @ values[:-1] + values[-1])
        lost = float((share * np.logaddexp(0, -margin)).sum() + values[:-1] @ values[:-1] / 2)
        pull = -share * signs / (1 + np.exp(np.clip(margin, -500, 500)))
        return lost, np.append(turned @ pull + values[:-1], pull.sum())

    start = np.zeros(matrix.shape[1] + 1)
    found: Any = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120})
    return found.x[:-1], float(found.x[-1])


def _levels(concept: str) -> tuple[float, float]:
    if concept == CONCERN:
        return LEAST_CONCERN, NEVER
    enough = NEVER if concept.startswith(NEVER_ALONE) else ENOUGH_OF_MANY.get(concept, ENOUGH)
    return (-NEVER if concept.startswith(NEVER_AGAINST) else TOO_LITTLE), enough


def _written(concept: str, weights: FLOATS, bias: float, names: Sequence[str]) -> Iterator[str]:
    too_little, enough = _levels(concept)
    levels = " ".join(str(round(level * SCALE)) for level in (bias, too_little, enough))
    yield f"concept: {concept} {levels}"
    by_weight: defaultdict[int, list[str]] = defaultdict(list)
    for number in np.flatnonzero(np.abs(weights) >= SMALLEST).tolist():
        by_weight[round(weights[number] * 2) * SCALE // 2].append(names[number])
    for weight in sorted(by_weight, reverse=True):
        yield f"{weight} " + "|".join(by_weight[weight])
