"""SK and SPMT: written by one, sealed by another, drawn as tagged PDF, signed where there is a key."""

import io
import shutil
import subprocess
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from django.db import IntegrityError, connection, transaction

from bening.core.decision import Refused
from bening.infra.storage import private_store
from bening.notifications.queries import notices_of
from bening.stages.appointments import queries, services
from bening.stages.appointments.checks import letter_key_opens
from bening.stages.appointments.models import Letter
from bening.stages.appointments.queries import filing, letters
from bening.stages.appointments.services import letters as issuing
from bening.stages.appointments.services.letters import issue_letter
from tests.stages.appointments.conftest import Died, number

WRITTEN = {
    "letter": "813/07/BKPSDMD/2025",
    "dated": "2025-03-03",
    "signatory": "Drs. H. Rahmat",
    "office": "Bupati Batanghari",
}

USAGES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
    "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A test key with its certificate: as PKCS#12, and the certificate as PEM."""
    folder = tmp_path_factory.mktemp("key")
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Pemerintah Kabupaten Batanghari")])
    usage = dict.fromkeys(USAGES, False) | {"digital_signature": True, "content_commitment": True}
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
        .add_extension(x509.KeyUsage(**usage), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    bundle, pem = folder / "key.p12", folder / "certificate.pem"
    locked = BestAvailableEncryption(b"rahasia")
    bundle.write_bytes(pkcs12.serialize_key_and_certificates(b"bening", key, made, None, locked))
    pem.write_bytes(made.public_bytes(Encoding.PEM))
    return bundle, pem


def text_of(pdf):
    """The words of every page, one blank between them."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


@pytest.fixture
def signing(settings, certificate):
    """The institution has a key."""
    settings.BENING_LETTER_KEY, settings.BENING_LETTER_PASSPHRASE = str(certificate[0]), "rahasia"
    return certificate[1]


@pytest.fixture
def numbered(opened, step):
    first = opened[0]
    step(first, "complete")
    step(first, "number", **number())
    return first


@pytest.fixture
def issue(hendra, anton, day):
    """`issue(appointment, kind, …)`: written by Pak Hendra, sealed by Pak Anton."""

    def make(appointment, kind="sk", **changes):
        step = services.record_step(appointment, kind, WRITTEN | changes, by=hendra, at=day)
        return issue_letter(step, by=anton, at=day)

    return make


def read(letter):
    return letters.content(letter, letter.appointment.person)


def test_letter_is_issued_by_two_people_logged_and_kept_sealed(numbered, issue, log):
    letter = issue(numbered)

    step = queries.steps_of(numbered).last()
    assert (step.kind, step.state, letter.step) == ("sk", "sealed", step)
    assert step.recorded_by != step.approved_by
    assert queries.facts_of(step) == {**WRITTEN, "sha256": letter.sha256}
    assert numbered.state == "numbered"
    assert notices_of(numbered.person).first().kind == "appointment.sk"
    pdf = read(letter)
    assert pdf[:5] == b"%PDF-"
    assert pdf not in private_store().get(letter.key)
    assert filing.known_keys([letter.key]) == {letter.key}
    log.audit()


def test_unsigned_letter_says_so(numbered, issue):
    letter = issue(numbered)

    assert not letter.signed
    document = pikepdf.open(io.BytesIO(read(letter)))
    assert document.Root.MarkInfo.Marked
    assert "/AcroForm" not in document.Root
    text = text_of(read(letter))
    assert "Belum ditandatangani secara elektronik" in text
    for said in ("SARI 1".title(), number()["number"], WRITTEN["letter"], "1 Maret 2025", "Drs. H. Rahmat"):
        assert said in text


def test_signed_letter_is_valid_for_pyhanko_and_for_poppler(numbered, issue, signing, tmp_path):
    from pyhanko.keys import load_cert_from_pemder
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    letter = issue(numbered)
    pdf = read(letter)

    assert letter.signed
    assert letter_key_opens() == []
    (found,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    trust = ValidationContext(trust_roots=[load_cert_from_pemder(str(signing))])
    status = validate_pdf_signature(found, trust)
    assert (status.intact, status.valid, status.trusted) == (True, True, True)
    assert f"{status.coverage}".endswith("ENTIRE_FILE")
    assert found.sig_object["/Reason"].startswith("Keputusan")

    bent = pdf.replace(b"/Type /Catalog", b"/Type /CataloG", 1)
    assert bent != pdf
    if shutil.which("pdfsig"):
        good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
        good.write_bytes(pdf)
        bad.write_bytes(bent)
        told = [
            subprocess.run(["pdfsig", "-nocert", one], capture_output=True).stdout.decode()
            for one in (good, bad)
        ]
        assert "Signature is Valid" in told[0]
        assert "Total document signed" in told[0]
        assert "Signature is Valid" not in told[1]


def test_key_that_cannot_be_opened_issues_nothing(numbered, issue, signing, settings):
    settings.BENING_LETTER_PASSPHRASE = "salah"
    with pytest.raises(Refused, match=r"letter\.key_unusable"):
        issue(numbered)
    (problem,) = letter_key_opens()
    assert "BENING_LETTER_KEY" in problem.msg
    assert not Letter.objects.exists()
    assert queries.steps_of(numbered).last().state == "recorded"


def test_corrected_letter_replaces_the_first_which_stays(numbered, issue, log):
    first = issue(numbered)
    second = issue(numbered, letter="813/08/BKPSDMD/2025")

    assert second.replaces == first
    assert letters.in_force(numbered, "sk") == second
    assert list(letters.letters_of(numbered)) == [first, second]
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE appointments_letter SET signed = signed")
    log.audit()


def test_spmt_waits_for_the_start_of_duty_and_names_where(numbered, issue, step, log):
    with pytest.raises(Refused, match=r"letter\.not_now"):
        issue(numbered, "spmt")
    step(numbered, "start", day="2025-04-01", unit="Puskesmas Muara Bulian")

    letter = issue(numbered, "spmt")

    text = text_of(read(letter))
    assert "Puskesmas Muara Bulian" in text
    assert "1 April 2025" in text
    assert letters.may_issue(numbered) == ["sk", "spmt"]
    log.audit()


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"letter": " "}, r"letter\.incomplete"), ({"dated": "kemarin"}, r"appointment\.day_missing")],
)
def test_letter_without_number_or_day_is_refused(numbered, issue, changes, code):
    with pytest.raises(Refused, match=code):
        issue(numbered, **changes)


def test_death_after_a_letter_was_stored_issues_none(numbered, hendra, anton, day, dies_at, kept, log):
    """Crash point appointments.letter_stored."""
    step, before = services.record_step(numbered, "sk", WRITTEN, by=hendra, at=day), kept()
    revive = dies_at(issuing, "appointments.letter_stored")
    with pytest.raises(Died):
        issue_letter(step, by=anton, at=day)
    (left,) = kept() - before
    revive()

    assert filing.known_keys([left]) == set(), "the sweeper takes it after a day"
    assert letters.in_force(numbered, "sk") is None
    issued = issue_letter(step, by=anton, at=day)
    assert filing.known_keys([left, issued.key]) == {issued.key}
    log.audit()


def test_letter_is_not_sealed_by_who_wrote_it_nor_undrawn(numbered, hendra, anton, day):
    step = services.record_step(numbered, "sk", WRITTEN, by=hendra, at=day)

    with pytest.raises(Refused, match=r"officer\.same_person"):
        issue_letter(step, by=hendra, at=day)
    with pytest.raises(Refused, match=r"letter\.not_drawn"):
        services.approve_step(step, by=anton, at=day)
    assert not Letter.objects.exists()


def test_start_of_duty_elsewhere_warns_the_second_person(numbered, hendra, day):
    same = services.record_step(numbered, "start", {"day": "2025-04-01"}, by=hendra, at=day)
    assert queries.warnings_of(same, queries.facts_of(same)) == []
    elsewhere = {"day": "2025-04-01", "unit": "Kantor Camat Mersam"}
    (warned,) = queries.warnings_of(same, elsewhere)
    assert warned.reason.code == "placement.other_unit"
