"""People, secrets and roles; the four-eyes rules are attacked below the services, in the database."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from bening.accounts import queries, services
from bening.accounts.models import AccessRecord, DeclaredRelative, Role, SubjectKey, User
from bening.core.decision import Reason, Refused
from bening.infra.encryption import CannotOpen
from tests.cast import JOINED, NIKS, give_role, person


def refused_with(*codes):
    return pytest.raises(Refused, match="^" + ", ".join(codes).replace(".", r"\.") + "$")


def test_register_person_stores_no_nik_in_clear(sari):
    row = User.objects.get(pk=sari.pk)

    assert NIKS["sari"].encode() not in bytes(row.nik_sealed)
    assert NIKS["sari"] not in repr(vars(row))
    assert queries.nik_of(row) == NIKS["sari"]
    assert queries.person_by_nik(NIKS["sari"]) == sari


def test_register_person_hashes_the_password_with_argon2id(db):
    user = services.register_person(
        nik=NIKS["joko"],
        name=" Joko   Susilo ",
        email="Joko@Example.ID",
        password="angin di sawah",
        at=JOINED,
    )

    assert user.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert (user.email, user.name) == ("joko@example.id", "Joko Susilo")


def test_register_person_refuses_a_second_account_and_leaves_no_trace(sari):
    with refused_with("nik.already_registered"):
        services.register_person(nik=NIKS["sari"], name="S", email="x@example.id", password=None, at=JOINED)

    assert (User.objects.count(), SubjectKey.objects.count()) == (1, 1)


def test_register_person_loses_a_race_for_the_address_whole(sari):
    with refused_with("account.registered_meanwhile"):
        services.register_person(nik=NIKS["budi"], name="B", email=sari.email, password=None, at=JOINED)

    assert (User.objects.count(), SubjectKey.objects.count()) == (1, 1)


def test_address_in_capitals_is_refused_by_the_database(sari):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=sari.pk).update(email="SARI@example.id")


def test_secrets_differ_by_person_and_season(sari, budi):
    secrets = {
        services.secret_of(sari),
        services.secret_of(budi),
        services.commit_secret(sari, "2024"),
        services.commit_secret(sari, "2025"),
        services.commit_secret(budi, "2024"),
    }

    assert len(secrets) == 5
    assert {len(secret) for secret in secrets} == {32}


def test_sealed_value_opens_only_for_its_person_and_context(sari, budi):
    sealed = services.seal_for(sari, b"rahasia", "contact/1")

    assert services.unseal_for(sari, sealed, "contact/1") == b"rahasia"
    for user, context in ((budi, "contact/1"), (sari, "contact/2")):
        with pytest.raises(CannotOpen):
            services.unseal_for(user, sealed, context)


def test_secrets_of_many_is_one_query(sari, budi, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = queries.secrets_of([sari, budi])

    assert found == {sari.pk: services.secret_of(sari), budi.pk: services.secret_of(budi)}


def test_erase_makes_everything_sealed_unreadable(sari, murni):
    sealed = services.seal_for(sari, b"rahasia", "contact")

    services.erase(sari, by=murni, at=JOINED)

    erased = User.objects.get(pk=sari.pk)
    assert (erased.name, erased.nik_lookup, erased.nik_sealed, erased.is_active) == ("", None, None, False)
    assert "sari" not in erased.email
    with refused_with("person.erased"):
        services.unseal_for(erased, sealed, "contact")
    assert AccessRecord.objects.get().what == "person.erased"


def test_erase_is_refused_while_something_holds_it(sari, murni):
    with refused_with("objection.open"):
        services.erase(sari, by=murni, at=JOINED, holds=(Reason("objection.open"),))

    assert services.secret_of(User.objects.get(pk=sari.pk))


# -- roles ---------------------------------------------------------------------------------------


def test_role_takes_two_administrators(sari, batanghari, murni, hasan):
    role = services.propose_role(sari, "verifier", batanghari, by=murni, at=JOINED)
    assert not queries.has_role(sari, "verifier")

    services.approve_role(role, by=hasan, at=JOINED)

    assert queries.has_role(sari, "verifier", batanghari)
    assert list(queries.people_with("verifier", batanghari)) == [sari]


def test_role_is_not_proposed_for_oneself_nor_by_others(sari, batanghari, tebo, murni, lestari):
    with refused_with("role.for_oneself"):
        services.propose_role(murni, "verifier", batanghari, by=murni, at=JOINED)
    for stranger in (sari, lestari):
        with refused_with("role.not_administrator"):
            services.propose_role(murni, "verifier", batanghari, by=stranger, at=JOINED)


def test_role_is_not_approved_by_proposer_person_or_stranger(batanghari, tebo, murni, hasan, lestari):
    role = services.propose_role(hasan, "approver", batanghari, by=murni, at=JOINED)

    for by, code in (
        (murni, "role.same_person_proposed"),
        (hasan, "role.for_oneself"),
        (lestari, "role.not_administrator"),
    ):
        with refused_with(code):
            services.approve_role(role, by=by, at=JOINED)


def test_role_is_held_once(ratna, batanghari, murni):
    with refused_with("role.already_held"):
        services.propose_role(ratna, "verifier", batanghari, by=murni, at=JOINED)


def test_returned_role_may_be_proposed_again(sari, batanghari, murni, hasan):
    role = services.propose_role(sari, "scorer", batanghari, by=murni, at=JOINED)

    services.return_role(role, by=hasan, at=JOINED, why="Belum pelatihan.")

    assert services.propose_role(sari, "scorer", batanghari, by=hasan, at=JOINED).state == "proposed"


def test_revoked_role_gives_nothing(ratna, batanghari, hasan):
    role = queries.roles_of(ratna, "verifier").get()

    services.revoke_role(role, by=hasan, at=JOINED, why="Pindah tugas.")

    assert not queries.has_role(ratna, "verifier")


def test_two_administrators_always_remain(sari, batanghari, murni, hasan):
    role = queries.roles_of(murni, "administrator").get()
    with refused_with("role.too_few_administrators"):
        services.revoke_role(role, by=hasan, at=JOINED, why="x")
    give_role(sari, "administrator", batanghari, murni, hasan)

    services.revoke_role(role, by=hasan, at=JOINED, why="Pensiun.")

    assert set(queries.people_with("administrator", batanghari)) == {sari, hasan}


def test_institution_needs_two_different_founders(murni):
    with refused_with("role.needs_two_people"):
        services.found_institution("x", "X", "X", first=murni, second=murni, at=JOINED)


def test_institution_is_founded_once(batanghari, murni, hasan):
    with refused_with("institution.already_founded"):
        services.found_institution("5501", "B", "B", first=murni, second=hasan, at=JOINED)


ATTACKS = {
    "one person proposes and approves": {"proposed_by": "murni", "approved_by": "murni"},
    "proposed for oneself": {"proposed_by": "sari", "approved_by": "hasan"},
    "approved for oneself": {"proposed_by": "murni", "approved_by": "sari"},
    "active without approval": {"proposed_by": "murni", "approved_by": None},
    "nobody proposed": {"proposed_by": None, "approved_by": "hasan"},
    "a third founder": {"proposed_by": None, "founding": 3, "kind": "administrator"},
    "a second first founder": {"proposed_by": None, "founding": 1, "kind": "administrator"},
    "a founding verifier": {"proposed_by": None, "founding": 2},
    "an unknown state": {"proposed_by": "murni", "approved_by": "hasan", "state": "aktif"},
    "ended by nobody": {"proposed_by": "murni", "state": "revoked"},
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_database_refuses_a_role_of_one_person(sari, batanghari, murni, hasan, attack):
    people = {"sari": sari, "murni": murni, "hasan": hasan}
    row = {"user": sari, "institution": batanghari, "kind": "verifier", "state": "active"}
    row |= {"proposed_at": JOINED} | attack
    for name in ("proposed_by", "approved_by"):
        row[name] = people.get(row.get(name))

    with pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.create(**row)


@pytest.mark.parametrize(
    "change", [{"user_id": 0}, {"kind": "operator"}, {"proposed_by_id": 0}, {"approved_by_id": 0}]
)
def test_database_refuses_to_change_whose_role_it_is_and_who_gave_it(ratna, sari, change):
    change = {name: sari.pk if value == 0 else value for name, value in change.items()}

    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        Role.objects.filter(user=ratna, kind="verifier").update(**change)


def test_database_keeps_ended_roles_as_they_are(ratna, hasan):
    role = queries.roles_of(ratna, "verifier").get()
    services.revoke_role(role, by=hasan, at=JOINED, why="Pindah tugas.")

    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        Role.objects.filter(pk=role.pk).update(state="active")
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        Role.objects.filter(pk=role.pk).delete()


# -- conflicts of interest and access -------------------------------------------------------------


def test_relatives_are_related_both_ways(ratna, anton, sari, budi):
    services.declare_relative(ratna, NIKS["sari"], "sibling", at=JOINED)
    services.declare_relative(ratna, NIKS["sari"], "sibling", at=JOINED)

    assert DeclaredRelative.objects.count() == 1
    assert queries.is_related(ratna, sari)
    assert queries.is_related(sari, ratna)
    assert queries.is_related(ratna, ratna)
    assert not queries.is_related(ratna, budi)
    assert not queries.is_related(anton, sari)
    assert queries.related_people(ratna) == {ratna.pk, sari.pk}
    assert queries.related_people(sari) == {ratna.pk, sari.pk}


def test_declaration_is_never_taken_back(ratna):
    declared = services.declare_relative(ratna, NIKS["sari"], "sibling", at=JOINED)

    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        declared.delete()


def test_erased_people_are_related_to_nobody(ratna, sari, murni):
    services.declare_relative(ratna, NIKS["budi"], "other", at=JOINED)
    services.erase(sari, by=murni, at=JOINED)

    assert not queries.is_related(ratna, sari)


def test_access_record_never_changes(ratna, sari):
    record = services.note_access(ratna, sari, "document:ktp", at=JOINED)

    assert list(queries.accesses_to(sari)) == [record]
    for attack in (lambda rows: rows.update(what="nothing"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
            attack(AccessRecord.objects.filter(pk=record.pk))


def test_person_is_never_named_in_a_server_log(sari):
    assert str(person("budi")).startswith("user ")
    assert "sari" not in f"{sari} {sari!r}".lower()
