"""What the committee's pages show: the parts of a draft, key numbers of a regulation, imported files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from bening.core.decision import Check, Outcome
from bening.core.rules import PhaseRule, Regulation
from bening.stages.announcements import words
from bening.stages.announcements.forms import TimetableForm
from bening.stages.announcements.models import Edition, FormasiFile
from bening.stages.announcements.names import same_institution
from bening.stages.announcements.pages import Point, ages, least
from bening.stages.announcements.sscasn import COLUMNS


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a draft: the name of its page, its title, whether it is done."""

    address: str
    title: str
    done: bool


def parts(edition: Edition) -> list[Part]:
    """What a draft consists of, in the order of the work."""
    terms = edition.terms
    return [
        Part("describe", _("Judul dan ringkasan"), bool(terms.get("title") and terms.get("summary"))),
        Part("import", _("Formasi"), bool(edition.facets.get("formasi"))),
        Part("conditions", _("Peraturan dan ketentuan"), bool(terms.get("regulation"))),
        Part("timetable", _("Jadwal"), bool(terms.get("phases"))),
    ]


def columns() -> tuple[tuple[str, str], ...]:
    """The columns of a listing and what stands in each."""
    told = (
        _("nomor formasi (UUID), dengan atau tanpa tanda hubung"),
        _("nama instansi"),
        _("jenis pengadaan, yaitu CPNS"),
        _("jenis kebutuhan, misalnya UMUM"),
        _("nama jabatan"),
        _("unit penempatan, bagian-bagiannya dipisahkan tanda |"),
        _("jumlah kursi formasi itu, sama pada setiap barisnya"),
        _("1 jika terbuka bagi penyandang disabilitas, 0 jika tidak"),
        _("penghasilan terendah, angka saja"),
        _("penghasilan tertinggi, angka saja"),
        _("jenjang pendidikan, misalnya S-1/Sarjana"),
        _("program studi, satu pada setiap baris"),
    )
    return tuple(zip(COLUMNS, told, strict=True))


def foreign(file: FormasiFile) -> list[str]:
    """Institutions in a file that are not the one of the announcement."""
    own = file.edition.announcement.institution.name
    return [name for name in file.institutions if not same_institution(name, own)]


def numbers(regulation: Regulation) -> list[Point]:
    """The key numbers of a regulation, each with its legal basis, for the choice between versions."""
    skd, skb, final = regulation.skd, regulation.skb, regulation.final
    weights = {
        "skd": int(final.skd_weight * 100),
        "skb": int(final.skb_weight * 100),
        "cat": int(skb.cat_weight_with_extra * 100),
    }
    points = [*ages(regulation)]
    points += [
        Point(f"{words.track(track)}: {least(threshold)}", threshold.source)
        for track, threshold in skd.thresholds.items()
    ]
    cut = _("Peserta SKB paling banyak %(multiple)s kali jumlah kursi.") % {"multiple": skd.cut_multiple}
    points += [
        Point(cut, skd.cut_source),
        Point(_("Nilai akhir: SKD %(skd)s%% dan SKB %(skb)s%%.") % weights, final.source),
        Point(_("Bobot CAT dalam SKB jika ada tes tambahan: %(cat)s%%.") % weights, skb.source),
    ]
    return points


def rows(form: TimetableForm, regulation: Regulation | None) -> list[tuple[str, Any, Any, PhaseRule | None]]:
    """The lines of the timetable form: phase, first day, last day, what the regulation says of it."""
    return [(name, first, last, regulation and regulation.phase(name)) for name, first, last in form.rows()]


def against(checks: Sequence[Check]) -> list[Check]:
    """The checks that are not met."""
    return [check for check in checks if check.outcome is Outcome.NOT_MET]
