"""Invented recruitments whose truth is known."""

import numpy as np

from bening.stages.evaluation.analyses import validity

WEIGHTS = (0.4, 0.6)
TRUTH = 0.45


def recruitment(dice, hired, truth=TRUTH):
    """(rows of skd, skb, work; step 0-2) of all who came: a quarter goes on, a third of those is hired."""
    people = hired * 12
    skd = dice.standard_normal(people)
    skb = 0.4 * skd + np.sqrt(1 - 0.4**2) * dice.standard_normal(people)
    final = 0.4 * skd + 0.6 * skb
    final /= np.sqrt(0.4**2 + 0.6**2 + 2 * 0.4 * 0.6 * 0.4)
    work = truth * final + np.sqrt(1 - truth**2) * dice.standard_normal(people)
    step = np.zeros(people, int)
    second = np.argsort(-skd)[: people // 4]
    step[second] = 1
    step[second[np.argsort(-final[second])[:hired]]] = 2
    return np.c_[skd, skb, work], step


def selected(rows, step):
    """The moments of the three groups."""
    return validity.Selected(
        validity.moments(["skd"], rows[:, :1]),
        validity.moments(["skd", "skb"], rows[step >= 1][:, :2]),
        validity.moments(["skd", "skb", "work"], rows[step == 2]),
        WEIGHTS,
    )


def draw_people(rows, step, weights, draws, seed=0):
    """The corrected relation with people drawn again, where their rows are at hand: the other bootstrap.

    `rows`: first test, second test, work (anything where unknown); `step`: 0 took the first, 1 the second
    too, 2 hired. A draw is how often each person is taken, so that all draws are a few products of matrices.
    """
    dice = np.random.default_rng(seed)
    counts = _counter(dice, len(rows))
    found = np.empty(draws)
    for start in range(0, draws, 100):
        taken = counts(min(100, draws - start))
        found[start : start + len(taken)] = validity._corrected(
            _weighted(taken, rows[:, :1]),
            _weighted(taken[:, step >= 1], rows[step >= 1][:, :2]),
            _weighted(taken[:, step == 2], rows[step == 2]),
            weights,
        )
    return found


def _counter(dice, people):
    def counts(draws):
        chosen = dice.integers(0, people, (draws, people))
        chosen += np.arange(draws)[:, None] * people
        return np.bincount(chosen.ravel(), minlength=draws * people).reshape(draws, people).astype(float)

    return counts


def _weighted(taken, rows):
    """Covariances of the people as often as each draw took them."""
    size = rows.shape[1]
    rows = rows - rows.mean(axis=0)  # keeps the sums small
    total = taken.sum(axis=1)
    means = taken @ rows / total[:, None]
    products = (rows[:, :, None] * rows[:, None, :]).reshape(len(rows), size * size)
    squares = (taken @ products).reshape(-1, size, size)
    spread = squares - total[:, None, None] * means[:, :, None] * means[:, None, :]
    return spread / (total - 1)[:, None, None]
