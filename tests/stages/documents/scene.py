"""Sari's documents: honest files for every slot she is asked to fill."""

from django.db import transaction

from bening.stages.documents import queries, services
from bening.stages.registration import services as registering
from tests.reading import made

REQUIRED = (
    "ktp",
    "pas_foto",
    "swafoto",
    "surat_lamaran",
    "surat_pernyataan",
    "ijazah",
    "transkrip",
    "akreditasi",
)


def file_for(rule, seed=1):
    """An honest file of the first kind that the slot takes."""
    if "image/jpeg" in rule.media_types:
        return made.photo(seed=seed)
    return made.pdf(filler=2000 + seed)


def rule_of(dossier, slot):
    """What the regulation asks of one slot."""
    return next(one.rule for one in queries.slots_of(dossier) if one.rule.slot == slot)


def attach(dossier, slot, *, by, at, data=None, seed=1):
    """Hand one file in, as the page does."""
    rule = rule_of(dossier, slot)
    data = file_for(rule, seed) if data is None else data
    found = services.look_at(rule, data)
    return services.attach_document(dossier, rule, data, found, by=by, at=at)


def fill(dossier, *, by, at):
    """Every required document."""
    for number, slot in enumerate(REQUIRED):
        attach(dossier, slot, by=by, at=at, seed=number + 1)
    return dossier


def seal(application, *, by, at):
    """A whole dossier, submitted."""
    dossier = services.open_dossier(application, by=by, at=at)
    fill(dossier, by=by, at=at)
    return submit(dossier, by=by, at=at)


@transaction.atomic
def submit(dossier, *, by, at, seen=None):
    """As the page of submission does it: enter, then seal."""
    application = dossier.application
    if application.state == "draft":
        registering.enter_application(application, seen=application.version, by=by, at=at)
    return services.seal_dossier(dossier, seen=dossier.version if seen is None else seen, by=by, at=at)
