"""Which documents an applicant must hand in: by all, by track, by position, by fact."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.eligibility import Facts
from bening.core.regulation import load
from bening.core.regulation_people import DOCUMENT_FACTS
from bening.core.requirements import concerns, missing, offered_documents, required_documents

CPNS_2024 = load("cpns-2024")
ALWAYS = {
    "ktp",
    "pas_foto",
    "swafoto",
    "surat_lamaran",
    "surat_pernyataan",
    "ijazah",
    "transkrip",
    "akreditasi",
}
ANALYST, NURSE, TEACHER = "ANALIS KEBAKARAN AHLI PERTAMA", "PERAWAT TERAMPIL", "GURU KELAS AHLI PERTAMA"


def slots(rules):
    return {rule.slot for rule in rules}


@pytest.mark.parametrize(
    ("track", "position", "facts", "more"),
    [
        ("umum", ANALYST, Facts(), set()),
        ("cumlaude", ANALYST, Facts(), set()),
        ("umum", ANALYST, Facts(foreign_degree=True), {"penyetaraan"}),
        ("umum", ANALYST, Facts(disability=True), {"surat_disabilitas"}),
        ("disabilitas", ANALYST, Facts(), {"surat_disabilitas"}),
        ("umum", NURSE, Facts(), {"str"}),
        ("umum", "DOKTER HEWAN KARANTINA AHLI PERTAMA", Facts(), set()),
        ("umum", TEACHER, Facts(former_honorary_k2=True), {"surat_penugasan"}),
        ("umum", TEACHER, Facts(teacher_certificate=True), set()),
    ],
)
def test_required_documents_of_2024(track, position, facts, more):
    assert slots(required_documents(CPNS_2024, track, position, facts)) == ALWAYS | more


@pytest.mark.parametrize(
    ("track", "position", "facts", "optional"),
    [
        ("umum", ANALYST, Facts(), {"sertifikat_kompetensi"}),
        ("cumlaude", ANALYST, Facts(), {"sertifikat_kompetensi", "surat_cumlaude"}),
        ("umum", TEACHER, Facts(), {"sertifikat_kompetensi", "serdik"}),
        ("umum", ANALYST, Facts(teacher_certificate=True), {"sertifikat_kompetensi", "serdik"}),
    ],
)
def test_offered_documents_add_what_is_optional(track, position, facts, optional):
    offered = slots(offered_documents(CPNS_2024, track, position, facts))
    assert offered - slots(required_documents(CPNS_2024, track, position, facts)) == optional


def test_a_slot_without_any_condition_is_for_nobody_unless_it_is_optional():
    bare = replace(CPNS_2024.documents[0], always=False)
    assert not concerns(bare, "umum", ANALYST, Facts())
    assert concerns(replace(bare, optional=True), "umum", ANALYST, Facts())


def test_missing_keeps_the_order_and_what_is_not_there():
    required = required_documents(CPNS_2024, "umum", ANALYST, Facts())
    left = missing(required, ALWAYS - {"transkrip", "ktp"})
    assert [rule.slot for rule in left] == ["ktp", "transkrip"]
    assert missing(required, ALWAYS | {"something else"}) == ()


def test_document_facts_are_facts_of_the_applicant():
    assert set(DOCUMENT_FACTS) <= {one.name for one in fields(Facts)}


@given(
    st.sampled_from(["umum", "cumlaude", "disabilitas", "papua"]),
    st.sampled_from([ANALYST, NURSE, TEACHER]),
    st.sets(st.sampled_from([rule.slot for rule in CPNS_2024.documents])),
)
def test_missing_and_present_make_up_what_is_required(track, position, present):
    required = required_documents(CPNS_2024, track, position, Facts())
    left = slots(missing(required, present))
    assert left | (slots(required) & present) == slots(required)
    assert not left & present
