"""An announcement with three formasi, and what Sari answers in each section."""

from io import BytesIO

from bening.stages.announcements import services as announcing
from bening.stages.registration import forms, queries, services
from bening.stages.registration.words import PATH_OF
from tests.stages.announcements import scene
from tests.stages.registration.answers import ANSWERS

__all__ = ["ANSWERS", "PATH_OF", "enter", "fill", "form", "publish", "ready", "save", "services"]

FORMASI = (
    scene.formasi(1, programmes=("S-1 ILMU HUKUM", "D-IV STUDI KEBIJAKAN")),
    scene.formasi(
        2,
        programmes=("S-1 ILMU HUKUM", "D-IV STUDI KEBIJAKAN"),
        jabatan_nm="ANALIS HUKUM KE-00001 AHLI PERTAMA",
        lokasi_nm="PEMERINTAH KABUPATEN BATANG HARI | INSPEKTORAT DAERAH",
    ),
    scene.formasi(3, programmes=("S-1 KEHUTANAN",), jabatan_nm="PENYULUH KEHUTANAN AHLI PERTAMA"),
    scene.formasi(
        4, programmes=("S-1 ILMU HUKUM",), formasi_nm="PENYANDANG DISABILITAS", jabatan_nm="PENYUSUN HUKUM"
    ),
)


def publish(institution, *, secretary, approver, at, formasi=FORMASI, phases=scene.PHASES):
    """A published announcement."""
    draft = announcing.create_announcement(
        institution,
        title="Seleksi CPNS Batanghari 2024",
        slug="cpns-2024",
        season="2024",
        by=secretary,
        at=at,
    )
    announcing.import_formasi(draft, BytesIO(scene.csv(*formasi)), name="f.csv", by=secretary, at=at)
    draft.refresh_from_db()
    edition = scene.fill(draft, by=secretary, at=at, phases=phases)
    announcing.propose_edition(edition, by=secretary, at=at)
    return announcing.publish_edition(edition, by=approver, at=at).announcement


def form(application, section, **changes):
    """The form of a section as the page makes it, filled."""
    answers = {**ANSWERS[section], **changes}
    if section == "identity":
        return forms.IdentityForm(answers)
    if section == "contact":
        return forms.ContactForm(answers)
    rules = queries.rules_of(queries.announcements.edition_in_force(application.announcement))
    if section == "declarations":
        return forms.DeclarationsForm(answers, rules=rules)
    return forms.DegreeForm(answers, rules=rules)


def save(application, section, *, by, at, seen=0, **changes):
    """Save a section through its form."""
    filled = form(application, section, **changes)
    return services.save_section(
        application, section, filled.typed(), complete=filled.is_valid(), seen=seen, by=by, at=at
    )


def fill(application, *, by, at, **changes):
    """Save every section; `changes` are by section."""
    for section in ANSWERS:
        save(application, section, by=by, at=at, **changes.get(section, {}))
    return application


def ready(announcement, *, by, at, code="F0001", **changes):
    """A draft in which nothing is missing but the documents."""
    formasi = queries.announcements.formasi_by_code(announcement, code)
    application = services.start_application(announcement, formasi, by=by, at=at)
    return fill(application, by=by, at=at, **changes)


def enter(announcement, *, by, at, code="F0001", **changes):
    """What submitting does to the registration."""
    application = ready(announcement, by=by, at=at, code=code, **changes)
    return services.enter_application(application, seen=application.version, by=by, at=at)
