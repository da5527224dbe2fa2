"""Every analysis for five years of 5,000 people, beside the bare numpy work on the same rows.

From people to the published table to the answer, for each year and for all five together, with the
usual number of draws. Beside it the same five tables of people put through the covariances and the
counting alone: no group hidden, no formasi told apart, no interval drawn. Both are run in turn, on one core,
and the medians compared. Goal: under ten seconds.

    python benchmarks/analyses.py [people a year]
"""

import os
import sys
import time
from statistics import median

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # on a shared machine threads wait for each other

import numpy as np

from bening.stages.evaluation.analyses import publishing, running
from bening.stages.evaluation.analyses.plans import LIMITS, Plan
from bening.stages.evaluation.analyses.publishing import Attempt, Taker

YEARS, ROUNDS, FORMASI, VERIFIERS, QUESTIONS = 5, 3, 150, 24, 100
DATA = {
    "fairness": {"steps": ("screening", "skd", "final"), "groupings": ("sex", "age", "disability")},
    "validity": {"weights": ("0.4", "0.6")},
}


def year(seed, people):
    """One invented intake, as arrays."""
    dice = np.random.default_rng(seed)
    skd = dice.normal(65, 8, people)
    skb = 0.4 * (skd - 65) + dice.normal(70, 7, people)
    work = 0.3 * (0.4 * skd + 0.6 * skb) + dice.normal(0, 3, people)
    ability = dice.standard_normal(people)
    odds = ability[:, None] - np.linspace(-2, 2, QUESTIONS)
    return {
        "formasi": dice.integers(0, FORMASI, people),
        "sex": dice.random(people) < 0.55,
        "age": dice.integers(0, 3, people),
        "disability": dice.random(people) < 0.02,
        "screened": dice.random(people) < 0.8,
        "skd": skd,
        "skb": skb,
        "work": work,
        "passed": skd > 66,
        "hired": (skd > 66) & (skb > 76),
        "answers": (dice.random(odds.shape) < 1 / (1 + np.exp(-odds))).astype(float),
    }


def attempts(world):
    for place in range(len(world["skd"])):
        groups = {
            "sex": "P" if world["sex"][place] else "L",
            "age": str(world["age"][place]),
            "disability": "1" if world["disability"][place] else "0",
        }
        stratum = str(world["formasi"][place])
        for step, passed in (("screening", "screened"), ("skd", "passed"), ("final", "hired")):
            yield Attempt(step, stratum, groups, bool(world[passed][place]))


def takers(world):
    for skd, skb, work, passed, hired in zip(
        *(world[name].tolist() for name in ("skd", "skb", "work", "passed", "hired")), strict=True
    ):
        yield Taker(skd, skb if passed else None, work if hired else None)


def tables(world):
    """The published tables of one year."""
    dice = np.random.default_rng(3)
    return {
        "fairness": publishing.fairness(attempts(world)),
        "validity": publishing.validity(takers(world)),
        "agreement": publishing.agreement({("met", "met"): 900, ("met", "not"): 40, ("not", "not"): 160}),
        "funnel": publishing.funnel(
            {f"v{n}": (200, int(dice.binomial(200, dice.beta(20, 70)))) for n in range(VERIFIERS)}
        ),
        "ratings": publishing.ratings(np.round(world["work"][:300, None] + dice.normal(0, 2, (300, 2)), 1)),
        "items": publishing.items([f"q{n}" for n in range(QUESTIONS)], world["answers"], world["sex"]),
    }


def whole(worlds):
    years = [tables(world) for world in worlds]
    for kind in years[0]:
        plan = Plan(
            kind=kind, object="all", number=1, question="?", data=DATA.get(kind, {}), limit=LIMITS[kind][1]
        )
        for each in years:
            running.run(plan, [each[kind]])
        if kind != "items":
            running.run(plan, [each[kind] for each in years])


def bare(worlds):
    """The covariances, the counting and the products of the same rows, by numpy alone."""
    for world in worlds:
        np.cov(np.c_[world["skd"], world["skb"], world["work"]].T)
        np.corrcoef(world["answers"].T)
        for group in ("sex", "age", "disability"):
            for passed in ("screened", "passed", "hired"):
                key = world["formasi"] * 8 + world[group].astype(int) * 2 + world[passed]
                np.bincount(key, minlength=FORMASI * 8)


def timed(work, worlds):
    start = time.perf_counter()
    work(worlds)
    return time.perf_counter() - start


def main():
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    worlds = [year(seed, people) for seed in range(YEARS)]
    pairs = [(timed(whole, worlds), timed(bare, worlds)) for _ in range(ROUNDS)]
    ours, floor = (median(column) for column in zip(*pairs, strict=True))
    print(
        f"{YEARS} years of {people} people: {ours:.2f} s; bare numpy {floor:.3f} s; ratio {ours / floor:.1f}"
    )
    print("goal (under 10 s):", "met" if ours < 10 else "MISSED")


if __name__ == "__main__":
    main()
