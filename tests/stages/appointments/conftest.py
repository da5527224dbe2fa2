"""Four people for two seats, up to the final result: 50000001 and 50000002 have one, 3 and 4 come after."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import now

from bening.infra.storage import private_store
from bening.stages.announcements.queries import formasi_in
from bening.stages.appointments import queries, services
from tests.stages.announcements import scene as announcing
from tests.stages.results.conftest import after, publish, take_skb, take_skd  # noqa: F401 -- the same scene
from tests.stages.selection.conftest import at, recruitment, seal, two_seats  # noqa: F401
from tests.stages.selection.scene import Person

LATER = {
    "filing": (date(2025, 1, 23), date(2025, 2, 21)),
    "appointment": (date(2025, 2, 22), date(2025, 3, 31)),
    "probation": (date(2025, 4, 1), date(2026, 3, 31)),
}
BORN = date(1998, 5, 12)
SEEN = "drh,pas_foto,ijazah,transkrip,skck,surat_sehat,surat_napza,surat_pernyataan"
"""Every paper of the filing, of which only the original was seen."""


@pytest.fixture
def announcement(recruitment, two_seats, take_skd, take_skb, publish, monkeypatch, wib):  # noqa: F811
    """Published results of SKD and of the whole, before and after the round of sanggah."""
    for phase, days in LATER.items():
        monkeypatch.setitem(announcing.PHASES, phase, days)
    numbers = [f"5000000{n}" for n in range(1, 5)]
    made = recruitment(
        two_seats,
        people=lambda codes: [Person(n, codes[0], born=BORN, name=f"Sari {n[-1]}") for n in numbers],
    )
    code = formasi_in(made)[0].code
    take_skd(made, {number: (code, 95, 130, 190 - place) for place, number in enumerate(numbers)})
    publish(made, "skd")
    take_skb(made, {number: 450 - 25 * place for place, number in enumerate(numbers)})
    publish(made, "final")
    made.result = publish(made, "final_after_sanggah", wib(2025, 1, 22, 9))
    return made


@pytest.fixture
def opened(announcement, hendra, wib):
    """Filing is open for both winners."""
    services.open_filing(announcement, by=hendra, at=wib(2025, 1, 23, 8))
    return list(queries.appointments_in(announcement))


@pytest.fixture
def day(wib):
    """A day in the phase of filing."""
    return wib(2025, 2, 10, 9)


@pytest.fixture
def step(hendra, anton, day):
    """`step(appointment, kind, facts…)`: recorded by Pak Hendra, sealed by Pak Anton."""

    def make(appointment, kind, moment=day, **facts):
        if kind == "complete":
            facts = {"seen": SEEN} | facts
        recorded = services.record_step(appointment, kind, facts, by=hendra, at=moment)
        return services.approve_step(recorded, by=anton, at=moment)

    return make


class Died(BaseException):
    """The end of the process, as far as nothing catches it."""


@pytest.fixture
def dies_at(monkeypatch):
    """`dies_at(module, place)`: nothing after this crash point happens; calling what it gives ends that."""

    def make(module, place):
        def die(name):
            if name == place:
                raise Died

        alive = module.crashpoint
        monkeypatch.setattr(module, "crashpoint", die)
        return lambda: monkeypatch.setattr(module, "crashpoint", alive)

    return make


@pytest.fixture
def kept():
    """`kept()`: the keys of every private file."""
    return lambda: set(private_store().older_than(now() + timedelta(days=1)))


def number(serial=1, **changes):
    """An employee number that fits the people here, with its TMT."""
    usual = {"number": f"199805122025032{serial:03}", "effective": "2025-03-01"}
    return usual | changes
