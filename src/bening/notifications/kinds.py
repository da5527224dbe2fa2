"""Every kind of notice: what it says, in both languages, and nothing personal.

In braces stand facts of the notice's context, written as in `core.reasons`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bening.core.reasons import fill
from bening.core.sentences.shape import Sentence

_FACT = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Kind:
    """The subject and the body of one kind."""

    subject: Sentence
    body: Sentence

    def told(self, context: Mapping[str, Any], language: str) -> tuple[str, str]:
        """Subject and body in one language."""
        return fill(self.subject, context, language), fill(self.body, context, language)

    def blank(self, language: str) -> tuple[str, str]:
        """The same with … for every fact: what a letter of this kind says to anybody."""
        subject, body = (text.en if language == "en" else text.id for text in (self.subject, self.body))
        return _FACT.sub("…", subject), _FACT.sub("…", body)


EMAIL, DIGEST, SITE = "email", "digest", "site"
"""At once by e-mail; once a day in one letter; on the site only."""


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds that a person sets together: their first words, and the ways that may be chosen."""

    name: str
    begins: tuple[str, ...]
    choices: tuple[str, ...]


GROUPS = (
    # What a short legal time may depend on is never without a letter; what guards the account is never late.
    Group("security", ("account.",), (EMAIL,)),
    Group(
        "decisions",
        (
            "application.",
            "filing.",
            "dossier.",
            "verdict.",
            "objection.",
            "scores.",
            "ranking.",
            "appointment.",
            "term.",
        ),
        (EMAIL, DIGEST),
    ),
    Group("reminders", ("reminder.",), (EMAIL, DIGEST, SITE)),
    Group("changes", ("announcement.",), (EMAIL, DIGEST, SITE)),
    Group("service", ("performance.", "assessment.", "training."), (EMAIL, DIGEST)),
    Group(
        "participation",
        ("complaint.", "comment.", "appeal.", "organisation.", "consultation.", "forum."),
        (EMAIL, DIGEST, SITE),
    ),
    Group("duties", ("finding.", "pressure."), (EMAIL, DIGEST)),
)


def group_of(kind: str) -> Group:
    """The group of a kind; what is in none is a decision, and so never without a letter."""
    found = (group for group in GROUPS if kind.startswith(group.begins))
    return next(found, next(group for group in GROUPS if group.name == "decisions"))


KINDS: dict[str, Kind] = {
    "account.signed_in": Kind(
        Sentence("Ada yang masuk dari perangkat lain", "Somebody signed in from another device"),
        Sentence(
            "Pada {at:moment} akun Anda dipakai masuk dari perangkat yang belum dikenal ({device}). Jika itu "
            "Anda, tidak perlu berbuat apa-apa. Jika bukan, ganti kata sandi dan keluarkan perangkat itu.",
            "On {at:moment} somebody signed in to your account from a device not seen before ({device}). If "
            "it was you, there is nothing to do. If not, change your password and sign that device out.",
        ),
    ),
    "reminder.closing": Kind(
        Sentence("Pendaftaran segera ditutup", "Registration closes soon"),
        Sentence(
            "Lamaran Anda belum dikirim. Pendaftaran {title} ditutup {closes:moment}. Setelah itu lamaran "
            "tidak dapat dikirim lagi.",
            "Your application is not submitted yet. Registration for {title} closes {closes:moment}. After "
            "that it can no longer be submitted.",
        ),
    ),
    "reminder.sanggah": Kind(
        Sentence("Masa sanggah segera berakhir", "The time for objections ends soon"),
        Sentence(
            "Hasil Anda pada {title} dapat disanggah sampai {closes:moment}. Jika Anda menerima hasil itu, "
            "tidak perlu berbuat apa-apa.",
            "You may object to your result in {title} until {closes:moment}. If you accept the result, there "
            "is nothing to do.",
        ),
    ),
    "announcement.changed": Kind(
        Sentence("Pengumuman yang Anda ikuti berubah", "An announcement you follow has changed"),
        Sentence(
            "{title} sekarang versi {edition}. Yang berubah: {terms} ketentuan, {phases} jadwal, dan "
            "{formasi} formasi. Sebabnya, dan kata demi kata apa yang berubah, ada di {site}",
            "{title} is now edition {edition}. Changed: {terms} of the terms, {phases} of the dates, "
            "{formasi} of the formasi. The reason, and word for word what changed, is at {site}",
        ),
    ),
    "application.withdrawn": Kind(
        Sentence("Lamaran Anda sudah ditarik", "Your application is withdrawn"),
        Sentence(
            "Lamaran Anda sudah ditarik atas permintaan Anda dan tidak diproses lagi.",
            "Your application was withdrawn as you asked and is no longer processed.",
        ),
    ),
    "dossier.sealed": Kind(
        Sentence("Lamaran Anda sudah diterima", "Your application was received"),
        Sentence(
            "Lamaran Anda untuk formasi {formasi} sudah dikirim dan tercatat dalam log publik. Nomor peserta "
            "Anda: {number}. Unduh tanda terimanya di situs, lalu simpan: tanda terima itu bukti Anda.",
            "Your application for formasi {formasi} is submitted and recorded in the public log. Your "
            "participant number: {number}. Download the receipt on the site and keep it: it is your proof.",
        ),
    ),
    "verdict.sealed": Kind(
        Sentence("Hasil seleksi administrasi sudah ada", "The result of the screening is there"),
        Sentence(
            "Berkas Anda sudah diputuskan. Hasil dan setiap alasannya dapat Anda baca di situs "
            "mulai hari pengumuman.",
            "Your documents were decided on. You can read the result and every reason on the "
            "site from the day of the announcement.",
        ),
    ),
    "objection.filed": Kind(
        Sentence("Sanggahan Anda sudah diterima", "Your objection was received"),
        Sentence(
            "Sanggahan Anda sudah tercatat dalam log publik. Orang yang tidak ikut memutuskan akan "
            "menjawabnya paling lambat {due:moment}.",
            "Your objection is recorded in the public log. Someone who took no part in the decision will "
            "answer it by {due:moment}.",
        ),
    ),
    "objection.answered": Kind(
        Sentence("Sanggahan Anda sudah dijawab", "Your objection was answered"),
        Sentence(
            "Setiap alasan sanggahan Anda sudah dijawab. Jawaban dan pertimbangannya dapat Anda baca di "
            "situs mulai {shown:moment}.",
            "Every ground of your objection was answered. You can read the answer and its reasoning on the "
            "site from {shown:moment}.",
        ),
    ),
    "scores.sealed": Kind(
        Sentence("Nilai Anda sudah ada", "Your marks are there"),
        Sentence(
            "Nilai ujian Anda sudah disahkan dan dapat Anda lihat di situs.",
            "Your marks are confirmed and can be seen on the site.",
        ),
    ),
    "ranking.published": Kind(
        Sentence("Hasil seleksi diumumkan", "Results of the selection"),
        Sentence(
            "Hasil seleksi sudah diumumkan. Siapa saja dapat menghitung ulang peringkat dan alasan setiap "
            "tempat.",
            "The results of the selection are published. Anyone can recompute the ranking and the reason for "
            "every place.",
        ),
    ),
    "appointment.opened": Kind(
        Sentence("Pemberkasan Anda dibuka", "Your filing is open"),
        Sentence(
            "Anda mendapat tempat. Lengkapi pemberkasan sesuai petunjuk di situs sebelum batas waktunya.",
            "You have a seat. Complete your filing as described on the site before it closes.",
        ),
    ),
    "appointment.complete": Kind(
        Sentence("Pemberkasan Anda lengkap", "Your filing is complete"),
        Sentence(
            "Pemberkasan Anda sudah diperiksa dua petugas dan dinyatakan lengkap.",
            "Two officers have checked your filing and found it complete.",
        ),
    ),
    "appointment.number": Kind(
        Sentence("Nomor pegawai Anda sudah tercatat", "Your employee number is recorded"),
        Sentence(
            "Nomor pegawai Anda sudah tercatat. Bacalah di situs setelah Anda masuk.",
            "Your employee number is recorded. Read it on the site after signing in.",
        ),
    ),
    "appointment.start": Kind(
        Sentence("Mulai bertugas sudah tercatat", "Your start of duty is recorded"),
        Sentence(
            "Hari pertama Anda bertugas sudah tercatat. Selamat bekerja.",
            "Your first day of duty is recorded. We wish you well.",
        ),
    ),
    "appointment.send_back": Kind(
        Sentence("BKN mengembalikan berkas Anda", "BKN returned your file"),
        Sentence(
            "BKN mengembalikan berkas Anda untuk diperbaiki. Baca alasannya di situs, lalu perbaiki sebelum "
            "batas waktunya.",
            "BKN returned your file to be mended. Read why on the site and mend it before the deadline.",
        ),
    ),
    "appointment.sk": Kind(
        Sentence("SK pengangkatan Anda terbit", "Your decision of appointment is issued"),
        Sentence(
            "SK pengangkatan CPNS Anda sudah terbit. Unduh di situs setelah Anda masuk.",
            "Your decision of appointment (SK) is issued. Download it on the site after signing in.",
        ),
    ),
    "appointment.spmt": Kind(
        Sentence("SPMT Anda terbit", "Your statement of start of duty is issued"),
        Sentence(
            "SPMT Anda sudah terbit. Unduh di situs setelah Anda masuk.",
            "Your statement of start of duty (SPMT) is issued. Download it on the site after signing in.",
        ),
    ),
    "filing.returned": Kind(
        Sentence("Satu berkas harus diperbaiki", "One paper must be mended"),
        Sentence(
            "Petugas mengembalikan satu berkas pemberkasan Anda. Baca alasannya di situs dan unggah gantinya "
            "paling lambat {due:moment}.",
            "An officer returned one of your papers. Read why on the site and upload another by "
            "{due:moment}.",
        ),
    ),
    "filing.closing": Kind(
        Sentence("Pemberkasan Anda segera berakhir", "Your filing ends soon"),
        Sentence(
            "{papers} berkas Anda belum diterima. Lengkapi paling lambat {due:moment}; sesudah itu Anda "
            "dianggap mengundurkan diri.",
            "{papers} of your papers are not accepted yet. Complete them by {due:moment}; after that you "
            "count as resigned.",
        ),
    ),
    "appointment.resign": Kind(
        Sentence("Pengunduran diri tercatat", "Your resignation is recorded"),
        Sentence(
            "Pengunduran diri Anda sudah tercatat. Peserta berikutnya dalam peringkat dipanggil.",
            "Your resignation is recorded. The next participant in rank is called.",
        ),
    ),
    "finding.opened": Kind(
        Sentence("Ada temuan untuk unit Anda", "There is a finding for your unit"),
        Sentence(
            "Anda menjadi penanggung jawab temuan {number}. Tindak lanjuti dan laporkan buktinya paling "
            "lambat {due:moment}.",
            "You are the owner of finding {number}. Act on it and report the evidence by {due:moment}.",
        ),
    ),
    "finding.acted": Kind(
        Sentence("Ada tindak lanjut untuk diperiksa", "A corrective action waits for your check"),
        Sentence(
            "Tindak lanjut temuan {number} sudah dilaporkan beserta buktinya. Periksalah di meja petugas.",
            "The action on finding {number} was reported with its evidence. Check it at the officers' desk.",
        ),
    ),
    "finding.returned": Kind(
        Sentence("Tindak lanjut Anda dikembalikan", "Your action was returned"),
        Sentence(
            "Tindak lanjut temuan {number} belum cukup. Alasannya ada di situs; tenggatnya tetap "
            "{due:moment}.",
            "The action on finding {number} is not enough yet. The reason is on the site; the deadline stays "
            "{due:moment}.",
        ),
    ),
    "finding.closed": Kind(
        Sentence("Temuan Anda ditutup", "Your finding is closed"),
        Sentence(
            "Tindak lanjut temuan {number} diterima. Pengaruhnya masih akan dilihat.",
            "The action on finding {number} was accepted. Whether it helps will still be looked at.",
        ),
    ),
    "finding.effective": Kind(
        Sentence("Tindakan Anda berpengaruh baik", "Your action helped"),
        Sentence(
            "Tindakan atas temuan {number} terbukti berpengaruh; temuan itu selesai.",
            "The action on finding {number} helped; the finding is done with.",
        ),
    ),
    "finding.reopened": Kind(
        Sentence("Temuan dibuka kembali", "A finding was opened again"),
        Sentence(
            "Tindakan atas temuan {number} belum berpengaruh, jadi temuan itu dibuka kembali dengan tenggat "
            "{due:moment}.",
            "The action on finding {number} did not help, so it was opened again, due {due:moment}.",
        ),
    ),
    "finding.overdue": Kind(
        Sentence("Temuan lewat tenggat", "A finding is overdue"),
        Sentence(
            "Temuan {number} belum ditindaklanjuti sampai tenggatnya, {due:moment}. Keterlambatan ini "
            "terlihat oleh umum.",
            "Nothing was done about finding {number} by its deadline, {due:moment}. Everybody can see that "
            "it is late.",
        ),
    ),
    "finding.effect_due": Kind(
        Sentence("Lihat pengaruh sebuah tindakan", "See whether an action helped"),
        Sentence(
            "Waktunya melihat apakah tindakan atas temuan {number} berpengaruh.",
            "It is time to see whether the action on finding {number} helped.",
        ),
    ),
    "performance.planned": Kind(
        Sentence("Rencana kinerja menunggu jawaban Anda", "A performance plan waits for your answer"),
        Sentence(
            "Penilai menyusun rencana kinerja Anda. Baca, lalu setujui atau kembalikan dengan alasannya "
            "paling lambat {due:moment}. Setelah itu rencana berlaku.",
            "A rater drew up your performance plan. Read it, then agree or return it with the reason by "
            "{due:moment}. After that it is in force.",
        ),
    ),
    "performance.plan_answered": Kind(
        Sentence("Rencana kinerja dijawab", "A performance plan was answered"),
        Sentence(
            "Pegawai menjawab rencana kinerja yang Anda susun. Bacalah di meja evaluasi.",
            "The employee answered the performance plan you drew up. Read it at the desk of evaluation.",
        ),
    ),
    "performance.feedback": Kind(
        Sentence("Ada umpan balik untuk Anda", "There is feedback for you"),
        Sentence(
            "Penilai menulis umpan balik tentang pekerjaan Anda. Bacalah di situs.",
            "A rater wrote feedback on your work. Read it on the site.",
        ),
    ),
    "assessment.shared": Kind(
        Sentence("Penilaian kinerja menunggu tanggapan Anda", "Your assessment waits for your answer"),
        Sentence(
            "Dua penilai menyelesaikan penilaian kinerja Anda. Baca, tanggapi, atau ajukan keberatan paling "
            "lambat {due:moment}. Setelah itu penilaian berlaku.",
            "Two raters completed your assessment. Read it, answer it or object to it by {due:moment}. After "
            "that it counts.",
        ),
    ),
    "assessment.sealed": Kind(
        Sentence("Penilaian kinerja Anda berlaku", "Your performance assessment counts"),
        Sentence(
            "Penilaian kinerja berkala Anda sudah berlaku. Bacalah di situs.",
            "Your periodic assessment counts from now on. Read it on the site.",
        ),
    ),
    "assessment.overturned": Kind(
        Sentence("Keberatan Anda diterima", "Your objection was accepted"),
        Sentence(
            "Penilaian kinerja yang Anda sanggah tidak berlaku dan dibuat ulang.",
            "The assessment you objected to does not count and is made anew.",
        ),
    ),
    "training.sealed": Kind(
        Sentence("Hasil pelatihan dasar Anda tercatat", "Your basic training is on record"),
        Sentence(
            "Hasil pelatihan dasar Anda sudah disahkan dua orang. Bacalah di situs.",
            "Two people sealed the result of your basic training. Read it on the site.",
        ),
    ),
    "term.decided": Kind(
        Sentence("Ada keputusan tentang status Anda", "A decision on your status was made"),
        Sentence(
            "Masa percobaan atau perjanjian kerja Anda sudah diputuskan. Keputusan, alasan, dan dasar "
            "hukumnya dapat dibaca di situs.",
            "Your probation or contract was decided. The decision, its ground and the law are on the site.",
        ),
    ),
    "complaint.filed": Kind(
        Sentence("Pengaduan Anda sudah diterima", "Your complaint was received"),
        Sentence(
            "Pengaduan Anda dengan nomor {ticket} sudah diterima. Penangannya ditetapkan paling lambat "
            "{due:moment}. Setiap langkah dapat Anda lihat di situs.",
            "Your complaint {ticket} was received. Somebody will be put in charge of it by {due:moment}. "
            "You can follow every step on the site.",
        ),
    ),
    "complaint.assigned": Kind(
        Sentence("Pengaduan Anda ditangani", "Your complaint is being handled"),
        Sentence(
            "Pengaduan {ticket} sudah mempunyai penangan dan dijawab paling lambat {due:moment}.",
            "Complaint {ticket} has a handler and will be answered by {due:moment}.",
        ),
    ),
    "complaint.asked": Kind(
        Sentence("Pertanyaan tentang pengaduan Anda", "A question about your complaint"),
        Sentence(
            "Penangan pengaduan {ticket} bertanya kepada Anda. Tenggat berhenti sampai Anda menjawab.",
            "The handler of complaint {ticket} has a question. The clock stops until you answer.",
        ),
    ),
    "complaint.answered": Kind(
        Sentence("Pengaduan Anda sudah dijawab", "Your complaint was answered"),
        Sentence(
            "Pengaduan {ticket} sudah dijawab beserta alasannya. Nyatakan di situs paling lambat "
            "{due:moment} apakah masalahnya sudah selesai; bila belum, orang lain menanganinya.",
            "Complaint {ticket} was answered with the reasons. Say on the site by {due:moment} whether it is "
            "solved; if not, somebody else handles it.",
        ),
    ),
    "complaint.handed_over": Kind(
        Sentence("Pengaduan Anda diteruskan", "Your complaint was handed over"),
        Sentence(
            "Pengaduan {ticket} juga diteruskan ke lembaga lain. Alasannya dapat Anda baca di situs.",
            "Complaint {ticket} was also given to another office. You can read why on the site.",
        ),
    ),
    "complaint.escalated": Kind(
        Sentence("Pengaduan dinaikkan", "A complaint was raised"),
        Sentence(
            "Pengaduan {ticket} tidak ditangani tepat waktu dan dinaikkan ke tingkat {rung}.",
            "Complaint {ticket} was not handled in time and was raised to level {rung}.",
        ),
    ),
    "complaint.to_handle": Kind(
        Sentence("Pengaduan untuk Anda tangani", "A complaint for you to handle"),
        Sentence(
            "Pengaduan {ticket} menunggu Anda di meja petugas.",
            "Complaint {ticket} waits for you at the officers' desk.",
        ),
    ),
    "comment.approve": Kind(
        Sentence("Tulisan Anda sudah tampil", "Your comment is shown"),
        Sentence(
            "Tulisan Anda nomor {number} sudah dibaca moderator dan tampil di situs.",
            "Your comment {number} was read by a moderator and is shown on the site.",
        ),
    ),
    "comment.hide": Kind(
        Sentence("Tulisan Anda disembunyikan", "Your comment was hidden"),
        Sentence(
            "Tulisan Anda nomor {number} disembunyikan. Aturan dan alasannya ada di situs. Anda dapat "
            "mengajukan keberatan; orang lain yang memutusnya.",
            "Your comment {number} was hidden. The rule and the reason are on the site. You can appeal; "
            "somebody else decides.",
        ),
    ),
    "appeal.decided": Kind(
        Sentence("Keberatan Anda sudah diputus", "Your appeal was decided"),
        Sentence(
            "Keberatan atas tulisan nomor {number} sudah diputus moderator lain. Alasannya ada di situs.",
            "The appeal about comment {number} was decided by somebody else. The reason is on the site.",
        ),
    ),
    "organisation.verify": Kind(
        Sentence("Organisasi Anda sudah diverifikasi", "Your organisation is verified"),
        Sentence(
            "Anda sekarang dapat berbicara atas nama organisasi Anda di forum dan konsultasi.",
            "You can now speak for your organisation in the forum and in consultations.",
        ),
    ),
    "organisation.return": Kind(
        Sentence("Organisasi Anda belum diverifikasi", "Your organisation was not verified"),
        Sentence(
            "Pendaftaran organisasi Anda dikembalikan. Alasannya ada di situs.",
            "The registration of your organisation was returned. The reason is on the site.",
        ),
    ),
    "organisation.revoke": Kind(
        Sentence("Verifikasi organisasi Anda dicabut", "Your organisation is no longer verified"),
        Sentence(
            "Verifikasi organisasi Anda dicabut. Alasannya ada di situs.",
            "The verification of your organisation was revoked. The reason is on the site.",
        ),
    ),
    "consultation.answered": Kind(
        Sentence("Masukan Anda sudah ditanggapi", "Your comment was answered"),
        Sentence(
            "Masukan Anda dalam konsultasi publik sudah ditanggapi beserta alasannya. Bacalah di situs, "
            "halaman Konsultasi, kelompok {number}.",
            "Your comment in a public consultation was answered, with the reason. Read it on the site under "
            "Consultations, group {number}.",
        ),
    ),
    "consultation.final": Kind(
        Sentence("Naskah akhir konsultasi terbit", "The final text of a consultation"),
        Sentence(
            "Naskah akhir konsultasi {slug} sudah terbit, dengan setiap masukan, tanggapan, dan "
            "perubahannya.",
            "The final text of consultation {slug} is published, with every comment, answer and change.",
        ),
    ),
    "consultation.withdrawn": Kind(
        Sentence("Konsultasi dihentikan", "A consultation was ended"),
        Sentence(
            "Konsultasi {slug} dihentikan tanpa naskah akhir. Alasannya ada di situs.",
            "Consultation {slug} was ended without a final text. The reason is on the site.",
        ),
    ),
    "forum.news": Kind(
        Sentence("Ada yang baru di forum", "News in the forum"),
        Sentence(
            "Ada tulisan atau kabar baru (nomor {number}) pada topik atau percakapan Anda.",
            "There is something new (number {number}) in a topic or conversation that you follow.",
        ),
    ),
    "pressure.filed": Kind(
        Sentence("Laporan untuk Inspektorat", "A report for the inspectorate"),
        Sentence(
            "Ada laporan baru di meja Inspektorat. Bacalah setelah Anda masuk.",
            "There is a new report on the desk of the inspectorate. Read it after signing in.",
        ),
    ),
    "pressure.closed": Kind(
        Sentence("Laporan Anda kepada Inspektorat selesai", "Your report to the inspectorate is closed"),
        Sentence(
            "Hasil laporan Anda kepada Inspektorat dapat Anda baca di meja petugas.",
            "You can read what came of your report to the inspectorate at the officers' desk.",
        ),
    ),
}
