from uuid import UUID

import pytest

from bening.core.tlog.commitment import FIELDS, Opening, commit, derive_salt, openings

SECRET = bytes(range(32))
ENTRY = UUID("0192f0c1-7c3a-7d10-9b1e-5f2f3a9c1b22")


@pytest.mark.parametrize(
    ("field", "value", "salt", "commitment"),
    [
        (
            "subjek",
            "3171234567890001",
            "9ce575128f4b7e42556ac4650fbb5e1e42268355066994a61435384b5d09ba5c",
            "a330d312b50fa37d2d56c3a9e2675233226b82d8b078b26b2f7382f002083ae2",
        ),
        (
            "isi",
            {"alasan": ["ijazah-tidak-sesuai"], "hasil": "TMS"},
            "0d38729488a1e222a9e388ece36cc167e40b064841cde2afd5986c87916fc35a",
            "bfa71bd0d330359f6a647462abe560debd78ec633cc7f109e17ebd125f60cf61",
        ),
    ],
)
def test_commitment_has_the_known_answers(field, value, salt, commitment):
    assert derive_salt(SECRET, ENTRY, field).hex() == salt
    assert commit(field, bytes.fromhex(salt), value).hex() == commitment


def test_openings_open_what_was_committed():
    officer = bytes(32)
    opened = openings(ENTRY, {"subjek": (SECRET, "a"), "isi": (SECRET, {"b": 1}), "aktor": (officer, "c")})

    assert tuple(each.field for each in opened) == FIELDS
    for each in opened:
        assert each.commitment() == commit(each.field, each.salt, each.value)
    assert opened[2].salt == derive_salt(officer, ENTRY, "aktor")


def test_commitment_of_a_changed_value_field_or_salt_differs():
    base = Opening("isi", {"hasil": "MS"}, SECRET).commitment()

    assert Opening("isi", {"hasil": "TMS"}, SECRET).commitment() != base
    assert Opening("isj", {"hasil": "MS"}, SECRET).commitment() != base
    assert Opening("isi", {"hasil": "MS"}, bytes(32)).commitment() != base


def test_secret_of_another_length_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        derive_salt(b"short", ENTRY, "isi")
