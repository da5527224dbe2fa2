"""What a finding may cite of participation: cases that were decided and in which somebody was right.

The evaluation lies above and reads this; nothing here knows of findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from bening.core.citation import CitableCase
from bening.participation import words
from bening.participation.models import (
    Appeal,
    AuditFinding,
    Complaint,
    Response,
    SuggestionStep,
)
from bening.participation.queries.comments import first_visible

UPHELD = ("upheld", "partly")
ACCEPTED = ("accepted", "partly")
ADOPTED = ("planned", "done")
WRONG = ("incomplete", "violation")


def citable_cases(institution: Any) -> list[CitableCase]:
    """Every decided case of an institution that a finding may cite, the newest first.

    * complaint: answered as upheld, whole or in part. Reference: its ticket. Title: its category alone,
      for subject and story are sealed with the complainant's key. Reopened ones are left out until
      they are answered again.
    * suggestion: planned or done, and still to be read. Reference: `usulan/<number>`.
    * consultation: a published answer that accepts, whole or in part. Reference:
      `<slug>/kelompok/<number>`.
    * audit: an officer's declarations were incomplete or violated a rule. Reference:
      `audit/<number>/<mark>`.
    * moderation: an appeal was upheld. Reference: `keberatan/<number>`.

    Titles are in Indonesian, in which findings are written. Reports of pressure are never cited: only the
    inspectorate knows them. Anonymous reports: `bening.integrity.bridge.queries.citable_cases`.
    """
    with override("id"):
        found = [
            *_complaints(institution),
            *_suggestions(institution),
            *_answers(institution),
            *_audits(institution),
            *_appeals(institution),
        ]
    return sorted(found, key=lambda case: (case.decided_at, case.reference), reverse=True)


def _complaints(institution: Any) -> Iterator[CitableCase]:
    categories = dict(words.CATEGORIES)
    answered = Complaint.objects.filter(
        institution=institution, state__in=("answered", "closed"), outcome__in=UPHELD
    )
    for each in answered:
        title = _("Pengaduan terbukti: %(about)s") % {"about": categories[each.category]}
        url = f"{reverse('participation:complaints')}#angka-{each.category}"
        yield CitableCase("complaint", each.ticket, title, url, each.answered_at, institution.name)


def _suggestions(institution: Any) -> Iterator[CitableCase]:
    steps = SuggestionStep.objects.filter(
        first_visible(OuterRef("thread")), thread__topic__institution=institution
    )
    last = {step.thread_id: step for step in steps.select_related("thread").order_by("pk")}
    for step in last.values():
        if step.status in ADOPTED:
            url = reverse("participation:thread", args=[step.thread_id])
            reference = f"usulan/{step.thread_id}"
            yield CitableCase("suggestion", reference, step.thread.title, url, step.at, institution.name)


def _answers(institution: Any) -> Iterator[CitableCase]:
    answers = Response.objects.filter(
        cluster__consultation__institution=institution, state="published", disposition__in=ACCEPTED
    )
    for each in answers.select_related("cluster__consultation", "cluster__clause"):
        consultation = each.cluster.consultation
        told = {"clause": each.cluster.clause.uid, "title": consultation.title}
        title = _("Masukan diterima atas pasal %(clause)s, %(title)s") % told
        number = each.cluster_id
        url = f"{reverse('participation:answers', args=[consultation.slug])}#kelompok-{number}"
        reference = f"{consultation.slug}/kelompok/{number}"
        yield CitableCase("consultation", reference, title, url, each.published_at, institution.name)


def _audits(institution: Any) -> Iterator[CitableCase]:
    results = dict(words.FINDINGS)
    found = AuditFinding.objects.filter(audit__institution=institution, result__in=WRONG)
    for each in found:
        title = _("Audit pernyataan kepentingan: %(result)s") % {"result": results[each.result]}
        url = reverse("participation:audit", args=[each.audit_id])
        reference = f"audit/{each.audit_id}/{each.mark[:6]}"
        yield CitableCase("audit", reference, title, url, each.at, institution.name)


def _appeals(institution: Any) -> Iterator[CitableCase]:
    upheld = Appeal.objects.filter(state="upheld").select_related(
        "comment__thread__topic", "comment__clause_text__version__consultation"
    )
    for each in upheld:
        comment = each.comment
        place = comment.thread.topic if comment.thread else comment.clause_text.version.consultation
        if place.institution_id == institution.pk and each.decided_at:
            title = _("Moderasi yang dibatalkan atas keberatan penulis")
            url = reverse("participation:moderation")
            yield CitableCase(
                "moderation", f"keberatan/{each.pk}", title, url, each.decided_at, institution.name
            )
