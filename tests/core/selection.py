"""Seats and people for the tests of the ranking engine, and the rules of 2024."""

from bening.core.ranking import FormasiLine, ScoreLine
from bening.core.regulation import load

RULES = load("cpns-2024")
S = RULES.skd.source


def seat(code="F1", unit="P1", track="umum", quota=1, position="Perawat Terampil", qualification="D3"):
    return FormasiLine(code, position, qualification, unit, track, quota)


def sat_skd(participant, formasi="F1", twk=100, tiu=100, tkp=200, **more):
    return ScoreLine(participant, formasi, twk, tiu, tkp, "present", **more)


def sat(participant, formasi="F1", cat=400, twk=100, tiu=100, tkp=200, **more):
    """Someone who sat both tests."""
    more = {"skb_status": "present", **more}
    return sat_skd(participant, formasi, twk, tiu, tkp, skb_cat=cat, **more)


def codes(places):
    return {place.participant: place.code for place in places}


def by_name(places):
    return {place.participant: place for place in places}
