"""The host for anonymous reports in this process: its settings, its file, invented people with keys."""

from datetime import date
from importlib import import_module

import pytest
from django.db import connections

from bening.config import integrity_settings as own
from bening.infra.sealing import Seal
from bening.integrity import crypto, limits, services

TODAY = date(2026, 11, 24)
HOST = (
    "ROOT_URLCONF MIDDLEWARE TEMPLATES FILE_UPLOAD_HANDLERS CONTENT_SECURITY_POLICY FORM_RENDERER"
    " DATA_UPLOAD_MAX_MEMORY_SIZE SECURE_REFERRER_POLICY STATIC_URL LANGUAGE_CODE"
)
UNITS = [
    ("bupati", "Bupati", ""),
    ("sekda", "Sekretariat Daerah", "bupati"),
    ("bkpsdmd", "BKPSDMD", "sekda"),
    ("pengadaan", "Bidang pengadaan", "bkpsdmd"),
    ("inspektorat", "Inspektorat", "bupati"),
    ("ombudsman", "Ombudsman", ""),
    ("dprd", "DPRD", ""),
    ("kampus", "Perguruan tinggi", ""),
]
PASSPHRASE = "empat kata untuk pengujian"


@pytest.fixture(scope="session")
def seals(django_db_setup, django_db_blocker):
    """The triggers of the migration, which the quick making of tables leaves out."""
    with django_db_blocker.unblock(), connections["integrity"].schema_editor() as editor:
        for name in ("0001_initial", "0002_deadlines"):
            for each in import_module(f"bening.integrity.migrations.{name}").Migration.operations:
                if isinstance(each, Seal):
                    each.database_forwards("integrity", editor)


@pytest.fixture(autouse=True)
def own_file(seals, db):
    """Both databases; nothing was counted yet."""
    limits.forget()


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/integrity" in str(item.path).replace("\\", "/"):
            item.add_marker(pytest.mark.django_db(databases=["default", "integrity"]))


@pytest.fixture(autouse=True)
def host_settings(settings, tmp_path):
    """What services read of the host's settings."""
    for name in ("BENING_INTEGRITY_DAYS", "BENING_INTEGRITY_DAYS_CLOSED"):
        setattr(settings, name, getattr(own, name))
    settings.BENING_INTEGRITY_OUTBOX = tmp_path / "outbox"


@pytest.fixture
def host(settings, client, host_settings):
    """A client of the host, with its middleware, its addresses and its templates."""
    for name in HOST.split():
        setattr(settings, name, getattr(own, name))
    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
    return client


class Key:
    """Somebody with a key: the row and the private half."""

    def __init__(self, code, kind, unit, locked=None):
        pair = crypto.new_pair()
        self.private = pair.private
        self.row = services.add_holder(
            code, kind, unit=unit, title=f"{kind} {unit}", public=pair.public, locked=locked
        )


@pytest.fixture
def keys(own_file):
    """The registry and everybody who has a key."""
    services.load_units(UNITS)
    people = {
        "auditor": ("investigator", "inspektorat"),
        "pengadaan": ("investigator", "pengadaan"),
        "ombudsman": ("investigator", "ombudsman"),
        "custodian": ("custodian", "kampus"),
        "sekda": ("escrow", "sekda"),
        "dprd": ("escrow", "dprd"),
    }
    return {code: Key(code, kind, unit) for code, (kind, unit) in people.items()}


@pytest.fixture
def file_report(keys, monkeypatch):
    """`file_report(units=("bkpsdmd",))`: a report; its receipt."""
    monkeypatch.setattr(
        crypto, "RECEIPT_MEMORY", 8192
    )  # stretching is tried once as it is, elsewhere quickly
    monkeypatch.setattr(crypto, "RECEIPT_OPS", 1)
    number = iter(range(1000))

    def file(on=TODAY, form=None, slip=b"", **told):
        words = {"category": "bribery", "what": "Panitia meminta uang untuk kursi perawat.", **told}
        form = form or next(number).to_bytes(16, "big")
        return services.file_report(services.Told(**words), form=form, secret=bytes(32), on=on, slip=slip)

    return file


@pytest.fixture
def open_(keys):
    """`open_(receipt)`: the report as its reporter opens it."""
    return lambda receipt: services.open_receipt(services.receipt_key(receipt))
