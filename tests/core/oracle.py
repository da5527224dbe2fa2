"""A second, naive ranking, written from the regulation's text and sharing no code with the engine.

Slow on purpose: ranks by counting, and decides what a silent tie leaves open by trying every order of
all people. The numbers of 2024 stand here once more, so that an error in one place shows.
"""

import sqlite3
from fractions import Fraction
from itertools import permutations

SPECIAL = {"cumlaude": (311, 85), "diaspora": (311, 85)}
NEED_286 = ("disabilitas", "papua", "daerah_tertinggal")


def meets(track, position, s):
    total = s.twk + s.tiu + s.tkp
    if track in SPECIAL:
        return total >= SPECIAL[track][0] and s.tiu >= SPECIAL[track][1]
    if track in NEED_286:
        return total >= 286 and s.tiu >= 60
    if track == "umum" and "dokter" in position.lower():
        return total >= 311 and s.tiu >= 80
    return s.twk >= 65 and s.tiu >= 80 and s.tkp >= 166


def skd(formasi, scores):
    """participant → (code, rank)"""
    seats = {f.code: f for f in formasi}
    good = [
        s
        for s in scores
        if s.skd_status == "present" and meets(seats[s.formasi].track, seats[s.formasi].position, s)
    ]
    key = {s.participant: (s.twk + s.tiu + s.tkp, s.tkp, s.tiu, s.twk) for s in good}
    found = {}
    for s in scores:
        if s.skd_status != "present":
            found[s.participant] = ({"": "", "absent": "TH", "disqualified": "DIS"}[s.skd_status], None)
        elif s.participant not in key:
            found[s.participant] = ("TL", None)
        else:
            ahead = sum(o.formasi == s.formasi and key[o.participant] > key[s.participant] for o in good)
            found[s.participant] = ("P/L" if ahead < 3 * seats[s.formasi].quota else "P", ahead + 1)
    return found


def skd_by_sqlite(formasi, scores):
    """The same with window functions; thresholds of track umum only."""
    base = sqlite3.connect(":memory:")
    base.execute("create table seat(code, quota)")
    base.execute("create table score(participant, formasi, twk, tiu, tkp)")
    base.executemany("insert into seat values(?,?)", [(f.code, f.quota) for f in formasi])
    base.executemany(
        "insert into score values(?,?,?,?,?)",
        [(s.participant, s.formasi, s.twk, s.tiu, s.tkp) for s in scores],
    )
    rows = base.execute(
        """select participant, case when place <= 3 * quota then 'P/L' else 'P' end, place from (
             select participant, formasi, rank() over (
               partition by formasi order by twk + tiu + tkp desc, tkp desc, tiu desc, twk desc) as place
             from score where twk >= 65 and tiu >= 80 and tkp >= 166)
           join seat on code = formasi
           union all select participant, 'TL', null from score
             where not (twk >= 65 and tiu >= 80 and tkp >= 166)"""
    ).fetchall()
    base.close()
    return {participant: (code, place) for participant, code, place in rows}


def final_of(s):
    cat = Fraction(s.skb_cat, 5)
    field = cat if s.skb_extra is None else Fraction(3, 5) * cat + Fraction(2, 5) * s.skb_extra
    return Fraction(2, 5) * Fraction(100 * (s.twk + s.tiu + s.tkp), 550) + Fraction(3, 5) * field


def surely_before(a, b):
    """Whether the tie order puts a before b beyond doubt."""
    first = (final_of(a), a.twk + a.tiu + a.tkp, a.tkp, a.tiu, a.twk)
    second = (final_of(b), b.twk + b.tiu + b.tkp, b.tkp, b.tiu, b.twk)
    if first != second:
        return first > second
    if a.gpa is None or b.gpa is None or a.gpa_kind != b.gpa_kind:
        return False
    if a.gpa != b.gpa:
        return a.gpa > b.gpa
    return a.born is not None and b.born is not None and a.born < b.born


def final(formasi, scores):
    """participant → (code, rank, placed_formasi); code "" where people must decide or a mark is awaited"""
    seats = {f.code: f for f in formasi}
    found, sat = {}, []
    for s in scores:
        code, _ = skd(formasi, scores)[s.participant]
        if code == "P/L" and s.skb_status == "present":
            sat.append(s)
        elif code == "P/L":
            code = {"": "", "absent": "P/TH", "disqualified": "DIS"}[s.skb_status]
        found[s.participant] = (code, None, "")
    for kind in {(f.position, f.qualification) for f in formasi}:
        group = [s for s in sat if (seats[s.formasi].position, seats[s.formasi].qualification) == kind]
        here = [f for f in formasi if (f.position, f.qualification) == kind]
        outcomes = {s.participant: set() for s in group}
        for order in permutations(group):
            pairs = ((a, b) for i, a in enumerate(order) for b in order[i + 1 :])
            if not any(surely_before(b, a) for a, b in pairs):
                for who, outcome in placed_in(order, here, seats).items():
                    outcomes[who].add(outcome)
        for s in group:
            rank = 1 + sum(o.formasi == s.formasi and surely_before(o, s) for o in group)
            one = outcomes[s.participant]
            code, where = next(iter(one)) if len(one) == 1 else ("", "")
            found[s.participant] = (code, rank, where)
    return found


def placed_in(order, here, seats):
    """Placement when nothing is tied: `order` is the whole group, best first."""
    left = {f.code: f.quota for f in here}
    got = {}
    for s in order:
        if left[s.formasi]:
            left[s.formasi] -= 1
            got[s.participant] = ("P/L", s.formasi)
    for step in "abc":
        for s in order:
            own = seats[s.formasi]
            if s.participant in got or not meets("umum", own.position, s):
                continue
            if step == "a" and own.track == "umum":
                continue
            open_seats = [
                f
                for f in here
                if left[f.code]
                and f.code != own.code
                and (f.unit != own.unit if step == "c" else f.unit == own.unit)
                and (step != "a" or f.track == "umum")
                and (step != "b" or f.track != "umum")
            ]
            wished = list(s.preferred_units)
            open_seats.sort(key=lambda f: (wished.index(f.unit) if f.unit in wished else 99, f.unit, f.code))
            if open_seats:
                left[open_seats[0].code] -= 1
                got[s.participant] = ("P/L-2" if step == "c" else "P/L-1", open_seats[0].code)
    return {s.participant: got.get(s.participant, ("P/TL", "")) for s in order}
