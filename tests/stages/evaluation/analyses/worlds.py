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
