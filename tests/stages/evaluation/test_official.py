"""Ratings of e-Kinerja: taken over by two people, kept apart, and in no formula of Bening."""

import io

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Min

from bening.accounts import queries as people
from bening.accounts import services as accounts
from bening.accounts.models import User
from bening.core.decision import Refused
from bening.infra.encryption import lookup
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation import queries as evaluation
from bening.stages.evaluation.models import OfficialFile
from bening.stages.evaluation.queries import performance as queries
from bening.stages.evaluation.services import official as services


def nip_of(one):
    return people.unseal_for(one.person, one.number_sealed, appointments.number_context(one.pk)).decode()


def table(*rows):
    lines = ["NIP,Periode,Predikat,Predikat_Unit", *(",".join(row) for row in rows)]
    return io.BytesIO("\n".join(lines).encode())


@pytest.fixture
def take(announcement, dewi, quarter):
    def make(*rows, by=dewi):
        return services.import_official(announcement, table(*rows), "ekinerja.csv", by=by, at=quarter)

    return make


def test_official_rating_counts_once_a_second_person_approves(on_duty, take, dewi, anton, quarter, log):
    one = on_duty[0]
    taken = take((nip_of(one), "2025-TW2", "Sangat Baik", "Baik"))
    assert queries.official_of(one.person) == []
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.approve_official(taken, by=dewi, at=quarter)

    services.approve_official(taken, by=anton, at=quarter)

    (row,) = queries.official_of(one.person)
    assert (row.period, row.rating, row.unit_rating) == ("2025-TW2", "sangat_baik", "Baik")
    assert queries.official_of(on_duty[1].person) == []
    log.audit()


def test_official_rating_is_in_no_figure_of_ours(on_duty, take, anton, quarter, sealed):
    sealed(on_duty[0])
    before = evaluation.figures(on_duty[0].announcement)
    taken = take((nip_of(on_duty[0]), "2025", "Sangat Kurang", ""))
    services.approve_official(taken, by=anton, at=quarter)

    assert evaluation.figures(on_duty[0].announcement) == before


def test_later_file_takes_the_place_of_an_earlier(on_duty, take, anton, quarter):
    number = nip_of(on_duty[0])
    for said in ("Baik", "Kurang"):
        services.approve_official(take((number, "2025", said, "")), by=anton, at=quarter)

    assert [row.rating for row in queries.official_of(on_duty[0].person)] == ["kurang"]


def test_file_with_faults_is_not_taken_at_all(on_duty, take):
    number = nip_of(on_duty[0])
    for rows, told in (
        ((("199001012025041001", "2025", "Baik", ""),), "2 nip"),
        (((number, "2025", "Hebat", ""),), "2 predikat"),
        (((number, "2025", "Baik", ""), (number, "2025", "Kurang", "")), "3 periode"),
        (((number, "", "Baik", ""),), "2 periode"),
        (((number, "2025\0", "Baik", ""),), "2 periode"),
        (((number, "2025", "Baik", "Butuh Perbaikan Segera"),), "2 predikat_unit"),
        (((number, "2025", "Baik", "", "x"),), "2 table.more_cells"),
        ((), ""),
    ):
        with pytest.raises(Refused) as refused:
            take(*rows)
        assert told in str(refused.value.reasons[0].facts.get("faults", ""))
    assert not OfficialFile.objects.exists()


def test_file_that_is_no_table_is_told(announcement, on_duty, dewi, quarter):
    with pytest.raises(Refused, match=r"official\.file_unreadable"):
        services.import_official(announcement, io.BytesIO(b"NIP\n1"), "x.csv", by=dewi, at=quarter)


def test_file_of_too_many_rows_is_told(on_duty, take, monkeypatch):
    monkeypatch.setattr(services, "MOST_ROWS", 1)
    number = nip_of(on_duty[0])
    with pytest.raises(Refused) as refused:
        take((number, "2024", "Baik", ""), (number, "2025", "Baik", ""))
    assert refused.value.reasons[0].facts["faults"] == "3 table.too_large"


def test_nobody_takes_over_or_approves_a_rating_of_their_own_people(on_duty, take, dewi, anton, quarter):
    one = on_duty[0]
    taken = take((nip_of(one), "2025", "Baik", ""))
    User.objects.filter(pk=one.person_id).update(nik_lookup=lookup("1504031708810042", "nik"))
    for officer in (dewi, anton):
        accounts.declare_relative(officer, "1504031708810042", "sibling", at=quarter)

    with pytest.raises(Refused, match=r"officer\.concerned"):
        take((nip_of(one), "2024", "Baik", ""))
    with pytest.raises(Refused, match=r"officer\.concerned"):
        services.approve_official(taken, by=anton, at=quarter)


def test_two_files_at_once_are_one_after_the_other(announcement, on_duty, take, monkeypatch):
    take((nip_of(on_duty[0]), "2025", "Baik", ""))
    monkeypatch.setattr(services, "Max", lambda _: Min("number") * 0)  # the other is not seen yet
    with pytest.raises(Refused, match=r"state\.already_done"):
        take((nip_of(on_duty[0]), "2024", "Baik", ""))


def test_returned_file_does_not_count(on_duty, take, dewi, anton, quarter):
    taken = take((nip_of(on_duty[0]), "2025", "Baik", ""))
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.return_official(taken, "Salah berkas.", by=dewi, at=quarter)
    with pytest.raises(Refused, match=r"return\.without_reason"):
        services.return_official(taken, "", by=anton, at=quarter)
    services.return_official(taken, "Salah berkas.", by=anton, at=quarter)

    assert queries.official_of(on_duty[0].person) == []


def test_two_people_and_seal_hold_in_the_database(on_duty, take, dewi, anton, quarter):
    taken = take((nip_of(on_duty[0]), "2025", "Baik", ""))
    for changes in ({"approved_by": dewi}, {"state": "sealed"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OfficialFile.objects.filter(pk=taken.pk).update(**changes)
    services.approve_official(taken, by=anton, at=quarter)
    for name in ("officialfile", "officialrating"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE evaluation_{name} SET id = id")
