"""An open formasi as search engines for work read it: schema.org JobPosting in JSON-LD.

The page holds it as a data block, which no browser runs, so the strict policy for scripts stays as it is.
"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from bening.core.deadlines import day_of
from bening.core.timetable import Phase
from bening.stages.announcements import words
from bening.stages.announcements.models import Edition, Formasi

HARMLESS = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}
"""Signs that could end the data block, written so that only JSON reads them."""


def job_posting(formasi: Formasi, edition: Edition, registration: Phase) -> SafeString:
    """The JSON-LD of one formasi that people may apply for until the end of registration."""
    text = json.dumps(_posting(formasi, edition, registration), ensure_ascii=False)
    return mark_safe(text.translate(HARMLESS))  # noqa: S308 -- no sign of markup is left in it


def _posting(formasi: Formasi, edition: Edition, registration: Phase) -> dict[str, Any]:
    institution = edition.announcement.institution
    organization = {"@type": "GovernmentOrganization", "name": formasi.agency or institution.name}
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": formasi.position,
        "description": _description(formasi),
        "identifier": {"@type": "PropertyValue", "name": institution.name, "value": formasi.code},
        "url": settings.BENING_SITE
        + reverse("announcements:formasi", args=[edition.announcement.slug, formasi.code]),
        "validThrough": localtime(registration.ends).isoformat(),
        "employmentType": "FULL_TIME",
        "totalJobOpenings": formasi.quota,
        "hiringOrganization": organization,
        "jobLocation": {
            "@type": "Place",
            "name": formasi.unit,
            "address": {"@type": "PostalAddress", "addressCountry": "ID"},
        },
        "directApply": True,
    }
    if edition.published_at:
        told["datePosted"] = day_of(edition.published_at).isoformat()
    if formasi.salary_max:
        told["baseSalary"] = _salary(formasi)
    return told


def _description(formasi: Formasi) -> str:
    """Markup, as the vocabulary has it: seats, unit, track, and the education that is accepted."""
    lead = _(
        "%(quota)s kursi %(position)s di %(unit)s. Jenis kebutuhan: %(track)s. Pendidikan yang diterima:"
    )
    told = {
        "quota": formasi.quota,
        "position": formasi.position,
        "unit": formasi.unit,
        "track": words.track(formasi.track),
    }
    programmes = "".join(f"<li>{escape(one['programme'])}</li>" for one in formasi.qualifications)
    return f"<p>{escape(lead % told)}</p><ul>{programmes}</ul>"


def _salary(formasi: Formasi) -> dict[str, Any]:
    value = {
        "@type": "QuantitativeValue",
        "minValue": formasi.salary_min,
        "maxValue": formasi.salary_max,
        "unitText": "MONTH",
    }
    return {"@type": "MonetaryAmount", "currency": "IDR", "value": value}
