"""Two on duty since April 2025; Ibu Ratna and Ibu Wati assess, Ibu Dewi drafts, Pak Anton publishes."""

import pytest

from bening.accounts.services import confirm_email, register_person
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation import services
from bening.stages.evaluation.instrument import instrument
from bening.stages.evaluation.services import findings, performance
from tests.cast import JOINED, give_role
from tests.stages.appointments.conftest import (  # noqa: F401 -- the same scene
    after,
    announcement,
    at,
    day,
    number,
    opened,
    publish,
    recruitment,
    seal,
    step,
    take_skb,
    take_skd,
    two_seats,
)

TITLE = "Jam buka loket verifikasi tidak ditepati"
DONE = "Jadwal piket loket ditetapkan dan diumumkan."
PROOF = "Surat tugas 800/12/2025 tanggal 1 Juli 2025, arsip sekretariat."
EVIDENCE = "Menyusun 12 telaah hukum tepat waktu; dua di antaranya dipakai Bupati."


@pytest.fixture
def wati(batanghari, murni, hasan):
    user = register_person(
        nik="1504034101800099", name="Wati Lestari", email="wati@example.id", password=None, at=JOINED
    )
    return give_role(confirm_email(user), "assessor", batanghari, murni, hasan)


@pytest.fixture
def on_duty(opened, step):  # noqa: F811
    """Both have begun."""
    for serial, one in enumerate(opened, start=1):
        step(one, "complete")
        step(one, "number", **number(serial))
        step(one, "start", day="2025-04-01")
    return list(appointments.on_duty(opened[0].announcement))


@pytest.fixture
def quarter(wib):
    """The first day on which the first three months are over."""
    return wib(2025, 7, 1, 9)


GOALS = [("Telaah hukum atas rancangan peraturan", "12 telaah, selesai dalam 5 hari kerja")]


@pytest.fixture
def rina(batanghari, murni, hasan):
    """Ibu Rina, head of a section; she handled no marks of the selection."""
    user = register_person(
        nik="1504035202790098", name="Rina Marlina", email="rina@example.id", password=None, at=JOINED
    )
    return give_role(confirm_email(user), "assessor", batanghari, murni, hasan)


@pytest.fixture
def plan(rina, wib):
    """`plan(appointment)`: what is expected, agreed by the employee in the first week."""

    def make(appointment, goals=GOALS):
        made = performance.propose_plan(appointment, goals, by=rina, at=wib(2025, 4, 2, 9))
        return performance.agree_to_plan(made, by=appointment.person, at=wib(2025, 4, 3, 9))

    return make


def marked(results=3, behaviour=3, goals=1, evidence=EVIDENCE):
    """The same mark for every result and the same for every behaviour; None is not observed."""
    given = {"results": results, "behaviour": behaviour}
    return {
        criterion: (given[criterion.partition(".")[0]], evidence)
        for criterion in instrument().criteria(goals)
    }


@pytest.fixture
def rate(rina, plan, quarter):
    """`rate(appointment)`: Ibu Rina rates the first period, by the plan agreed before."""

    def make(appointment, period="m3", results=3, behaviour=3, remark=EVIDENCE, **changes):
        if performance.queries.plan_in_force(appointment) is None:
            plan(appointment)
        usual = {"by": rina, "at": quarter}
        marks = changes.pop("marks", None) or marked(results, behaviour)
        return performance.rate(appointment, period, marks, remark, **usual | changes)

    return make


@pytest.fixture
def share(wati, quarter):
    """`share(assessment)`: Ibu Wati completes it as the second rater."""

    def make(assessment, results=3, behaviour=3, by=wati, at=None):  # noqa: F811 -- the moment, not the scene's
        return performance.rate_second(
            assessment, marked(results, behaviour), "Sependapat.", by=by, at=at or quarter
        )

    return make


@pytest.fixture
def sealed(rate, share, quarter):
    """`sealed(appointment)`: rated by two and taken note of by the employee."""

    def make(appointment, **changes):
        done = share(rate(appointment, **changes), **changes)
        return performance.accept_assessment(done, "", by=appointment.person, at=quarter)

    return make


@pytest.fixture
def draft(announcement, on_duty, dewi, quarter):  # noqa: F811
    return services.draft_report(announcement, "Kursi terisi menurut peringkat.", by=dewi, at=quarter)


# --- findings -----------------------------------------------------------------------------------------


@pytest.fixture
def murdani(batanghari, murni, hasan):
    """Pak Murdani of the inspectorate, who has nothing to do with the units."""
    user = register_person(
        nik="1504031708810098", name="Murdani Yusuf", email="murdani@example.id", password=None, at=JOINED
    )
    return give_role(confirm_email(user), "inspector", batanghari, murni, hasan)


@pytest.fixture
def opened_at(wib):
    return wib(2025, 7, 1, 9)


@pytest.fixture
def open_finding(announcement, ratna, dewi, opened_at):  # noqa: F811
    """`open_finding(…)`: Ibu Dewi opens a finding that Ibu Ratna owns."""

    def open_one(**changes):
        usual = {
            "source": "forum",
            "reference": "jam-loket",
            "severity": "major",
            "unit": "Sekretariat Panitia",
            "title": TITLE,
            "detail": "Tiga warga menunggu dua jam pada 12 Juni.",
            "owner": ratna,
            "by": dewi,
            "at": opened_at,
        }
        return findings.open_finding(announcement, **usual | changes)

    return open_one


@pytest.fixture
def acted(open_finding, ratna, wib):
    finding = open_finding()
    return findings.act(finding, DONE, PROOF, by=ratna, at=wib(2025, 7, 10, 9))


@pytest.fixture
def closed(acted, anton, wib):
    return findings.accept_action(acted, by=anton, at=wib(2025, 7, 11, 9))
