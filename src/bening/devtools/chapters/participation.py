"""The public takes part: one consultation, one conversation, one complaint, one declaration, one audit.

Told through the services like everything else, in two parts around the screening.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bening.accounts import services as accounts
from bening.devtools import cast
from bening.devtools.people import people
from bening.participation import drafting
from bening.participation.queries import comments as voices
from bening.participation.queries import consultations as queries
from bening.participation.queries import lineage
from bening.participation.services import (
    answering,
    commenting,
    complaints,
    consulting,
    forum,
    handling,
    interests,
)

SLUG, TOPIC = "kriteria-2025", "seleksi-yang-lebih-baik"
DRAFT = """## Pasal 1 Batas umur
Pelamar berumur paling rendah 18 tahun dan paling tinggi 35 tahun pada saat melamar.

## Pasal 2 Pengumuman lokasi ujian
Lokasi ujian diumumkan paling lambat tiga hari sebelum ujian.

## Pasal 3 Penyandang disabilitas
Tempat ujian menyediakan pendamping bagi peserta yang memintanya.

## Pasal 4 Pakaian ujian
Peserta memakai kemeja putih dan celana atau rok hitam yang baru.
"""
REVISED = """## [k1] Pasal 1 Batas umur
Pelamar berumur paling rendah 18 tahun dan paling tinggi 35 tahun pada saat melamar.

## [k2] Pasal 2 Pengumuman lokasi ujian
Lokasi ujian diumumkan paling lambat sepuluh hari sebelum ujian.

## [dari k2] Pasal 3 Peta dan angkutan
Bersama lokasi ujian diumumkan peta dan angkutan umumnya.

## [k3] Pasal 4 Penyandang disabilitas
Tempat ujian menyediakan pendamping bagi peserta yang memintanya.
"""
SAID = (
    ("k2", "objection", "Tiga hari terlalu singkat, peserta dari Maro Sebo Ulu harus menyewa.", ""),
    ("k2", "proposal", "Tiga hari terlalu singkat, peserta dari desa jauh harus menyewa mobil.",
     "Lokasi ujian diumumkan paling lambat sepuluh hari sebelum ujian."),
    ("k1", "question", "Apakah batas umur dokter spesialis tetap 40 tahun seperti aturan pusat?", ""),
    ("k3", "support", "Pendamping sangat membantu. Terima kasih.", ""),
    ("k4", "objection", "Pakaian baru mahal. Pakaian tidak menentukan siapa yang lulus.", ""),
)  # fmt: skip


@dataclass
class Chapter:
    """The telling: `moment(day, hour)` places it in time."""

    institution: Any
    moment: Callable[..., datetime]
    citizens: list[Any] = field(default_factory=list)

    def begin(self) -> None:
        """The first days, before anybody seals an application: the log is told in the order of time."""
        self.prepare(0)
        self.talk(1)
        self.comment(2)
        self.complain(3)
        self.declare(4)

    def end(self) -> None:
        """The answers and the final text, between the screening and the first marks."""
        self.answer(44)
        self.finish(45)

    def prepare(self, day: int) -> None:
        """Four citizens sign up; a consultation and a topic of the forum are opened."""
        at, stream = self.moment(day, 10), people(1945, on=self.moment(day).date())
        for number in range(1, 5):
            person = next(stream)
            user = accounts.register_person(
                nik=person.nik,
                name=person.name,
                email=f"warga{number}@bening.example",
                password=cast.PASSWORD,
                at=at,
            )
            self.citizens.append(accounts.confirm_email(user))
        self.consultation = consulting.create_consultation(
            self.institution,
            slug=SLUG,
            title="Kriteria tambahan seleksi 2025",
            kind="criteria",
            summary="Empat pasal rancangan kriteria dan pelaksanaan seleksi tahun depan.",
            legal_basis="UU 25/2009 Pasal 39",
            comment_from=self.moment(day + 1, 0),
            comment_until=self.moment(day + 16, 0),
            respond_until=self.moment(day + 46, 0),
            text=DRAFT,
            by=cast.officer("facilitator"),
            at=at,
        )
        self._publish(at)
        self.topic = forum.open_topic(
            self.institution,
            slug=TOPIC,
            title="Seleksi yang lebih baik",
            about="Apa yang dapat diperbaiki dalam seleksi berikutnya.",
            by=cast.officer("moderator"),
            at=at,
        )

    def _publish(self, at: datetime) -> None:
        version = queries.draft_of(self.consultation)
        version.consultation = self.consultation
        consulting.propose_version(version, by=cast.officer("facilitator"), at=at)
        consulting.publish_version(version, by=cast.officer("facilitator2"), at=at)

    def talk(self, day: int) -> None:
        """A suggestion with support, a reply, and a hearing that is announced."""
        at = self.moment(day, 11)
        thread = forum.start_thread(
            self.topic,
            title="Loket tanya-jawab di setiap kecamatan",
            kind="suggestion",
            body="Banyak pelamar tidak punya kuota internet. Bukalah loket di kantor kecamatan.",
            mode="name",
            by=self.citizens[0],
            at=at,
        )
        forum.reply(
            thread,
            body="Setuju, di Mersam sinyal sering hilang.",
            mode="pseudonym",
            by=self.citizens[1],
            at=at,
        )
        self._approve(at)
        forum.support(thread, by=self.citizens[2], at=at)
        forum.support(thread, by=self.citizens[3], at=at)
        forum.announce_hearing(
            self.topic,
            title="Dengar pendapat kriteria 2025",
            place="Aula BKPSDMD, Muara Bulian",
            starts_at=self.moment(day + 9, 9),
            ends_at=self.moment(day + 9, 12),
            agenda="1. Rancangan kriteria\n2. Pertanyaan warga\n3. Tindak lanjut",
            by=cast.officer("moderator"),
            at=at,
        )
        reason = "Dua kecamatan mulai dulu; hasilnya diumumkan di sini."
        forum.set_status(thread, "planned", reason, by=cast.officer("moderator"), at=at)

    def _approve(self, at: datetime) -> None:
        moderator = cast.officer("moderator")
        for comment in voices.held_for(moderator):
            commenting.moderate(comment, "approve", by=moderator, at=at)

    def comment(self, day: int) -> None:
        """What citizens say about the draft; one advertisement is hidden."""
        at = self.moment(day, 13)
        texts = {
            each.clause.uid: each for each in queries.texts_of(queries.versions_of(self.consultation)[0])
        }
        for number, (uid, kind, body, proposed) in enumerate(SAID):
            text = texts[uid]
            text.version.consultation = self.consultation
            by = self.citizens[number % len(self.citizens)]
            given = {"kind": kind, "body": body, "proposed": proposed, "by": by, "at": at}
            answering.comment_on(text, **given)
        self._approve(at)
        spam = answering.comment_on(
            texts["k1"], kind="support", body="Bimbingan kilat lulus CPNS!", by=self.citizens[3], at=at
        )
        moderator = cast.officer("moderator")
        commenting.moderate(
            voices.moderated_by(moderator).get(pk=spam.pk),
            "hide",
            rule="spam",
            reason="Iklan bimbingan belajar.",
            by=moderator,
            at=at,
        )

    def complain(self, day: int) -> None:
        """A complaint that is answered in time, and one that waits for its complainant."""
        handler, at = cast.officer("complaint_officer"), self.moment(day, 9)
        given = {"institution": self.institution, "category": "service", "at": at}
        first = complaints.file_complaint(
            subject="Telepon bantuan tidak diangkat",
            story="Saya menelepon lima kali pada jam kerja hari Senin dan tidak ada yang menjawab.",
            by=self.citizens[1],
            **given,
        )
        second = complaints.file_complaint(
            subject="Foto ditolak terus", story="Foto saya selalu ditolak.", by=self.citizens[2], **given
        )
        handling.assign(first, handler, "simple", by=handler, at=self.moment(day, 10))
        handling.assign(second, handler, "simple", by=handler, at=self.moment(day, 11))
        handling.ask(second, "Boleh kirim fotonya sebagai bukti?", by=handler, at=self.moment(day, 12))
        answer = "Benar: petugas sakit dan tidak digantikan. Sejak hari ini ada petugas pengganti."
        handling.answer(first, "upheld", answer, by=handler, at=self.moment(day, 15))

    def declare(self, day: int) -> None:
        """A gift that was refused, a declaration of nothing, and a random audit."""
        at = self.moment(day, 9)
        interests.declare(
            self.institution,
            kind="gift",
            on=at.date(),
            source="applicant",
            value=750_000,
            disposition="refused",
            detail="Parsel dari keluarga pelamar, dikembalikan lewat kurir hari itu juga.",
            by=cast.officer("verifier"),
            at=at,
        )
        interests.declare(
            self.institution, kind="nothing", on=at.date(), detail="", by=cast.officer("supervisor"), at=at
        )
        audit = interests.commit_audit(self.institution, 2, by=cast.officer("inspector"), at=at)
        interests.draw_audit(audit, by=cast.officer("inspector2"), at=self.moment(day, 14))

    def answer(self, day: int) -> None:
        """A second version, alike comments together, every group answered by two people."""
        one, two, at = cast.officer("facilitator"), cast.officer("facilitator2"), self.moment(day, 9)
        consulting.save_draft(
            self.consultation,
            REVISED,
            "Pasal 2 dipecah: sepuluh hari, lalu peta. Pasal 4 dihapus.",
            by=one,
            at=at,
        )
        self._publish(at)
        answering.cluster_comments(self.consultation, by=one, at=at)
        for cluster in list(queries.clusters_without_answer(self.consultation)):
            change = next(iter(lineage.possible_changes(cluster)), None)
            dropped = lineage.dropped_in(cluster)
            kind, reason = "already", "Sudah termuat dalam naskah ini."
            if change or dropped:
                kind, reason = "accepted", "Diterima. Lihat kata-kata yang berubah."
            response = answering.propose_response(cluster, kind, reason, change, dropped, by=one, at=at)
            answering.publish_response(response, by=two, at=at)

    def finish(self, day: int) -> None:
        """The final text, which announcements may cite."""
        at, last = self.moment(day, 9), queries.versions_of(self.consultation).first()
        text = drafting.typed(drafting.carried_on(queries.wordings_of(last)))
        consulting.save_draft(self.consultation, text, "", final=True, by=cast.officer("facilitator"), at=at)
        self._publish(at)
