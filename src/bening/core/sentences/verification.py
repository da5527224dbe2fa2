"""Sentences of verification, appointments and evaluation: grounds of refusal, refusals of the process."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    # grounds on which a requirement is found not met
    "document.wrong_kind": Sentence(
        "Berkas ini bukan jenis dokumen yang diminta.", "This file is not the kind of document asked for."
    ),
    "document.unreadable": Sentence("Berkas tidak terbaca.", "The document cannot be read."),
    "document.not_original": Sentence(
        "Berkas bukan pindaian dokumen asli.", "This is not a scan of the original document."
    ),
    "document.cut_off": Sentence(
        "Sebagian halaman atau bagian penting terpotong.", "A page or an important part is cut off."
    ),
    "document.name_differs": Sentence(
        "Nama pada berkas berbeda dengan nama pelamar.", "The name on the document is not the applicant's."
    ),
    "document.nik_differs": Sentence(
        "NIK pada berkas berbeda dengan NIK pelamar.", "The NIK on the document is not the applicant's."
    ),
    "document.birth_date_differs": Sentence(
        "Tanggal lahir pada berkas berbeda dengan yang ditulis pelamar.",
        "The date of birth on the document is not the one stated.",
    ),
    "other.by_supervisor": Sentence(
        "Alasan lain, dijelaskan penyelia dalam catatan.",
        "Another reason, explained by a supervisor in the note.",
    ),
    "photo.background_wrong": Sentence(
        "Latar foto tidak sesuai dengan pengumuman.", "The background of the photo is not as announced."
    ),
    "photo.not_recent": Sentence("Foto bukan foto terbaru.", "The photo is not recent."),
    "photo.face_not_clear": Sentence("Wajah pada foto tidak jelas.", "The face in the photo is not clear."),
    "photo.card_not_shown": Sentence(
        "Swafoto tidak memperlihatkan kartu identitas.", "The self-portrait does not show the identity card."
    ),
    "letter.addressee_wrong": Sentence(
        "Surat tidak ditujukan kepada pejabat yang disebut pengumuman.",
        "The letter is not addressed to the officer named in the announcement.",
    ),
    "letter.unsigned": Sentence("Surat tidak ditandatangani.", "The letter is not signed."),
    "letter.undated": Sentence("Surat tidak bertanggal.", "The letter is not dated."),
    "letter.stamp_missing": Sentence("Surat tidak bermeterai.", "The letter has no duty stamp."),
    "letter.stamp_reused": Sentence(
        "Meterai pada surat dipakai lebih dari sekali.", "The duty stamp was used more than once."
    ),
    "statement.text_differs": Sentence(
        "Isi surat pernyataan berbeda dengan naskah dalam pengumuman.",
        "The statement differs from the announced wording.",
    ),
    "diploma.programme_differs": Sentence(
        "Program studi pada ijazah tidak termasuk kualifikasi formasi.",
        "The programme on the diploma is not among the qualifications of the formasi.",
    ),
    "diploma.level_differs": Sentence(
        "Jenjang pada ijazah berbeda dengan jenjang yang diminta.",
        "The level of the diploma is not the one asked for.",
    ),
    "diploma.equivalence_missing": Sentence(
        "Ijazah luar negeri belum disertai penyetaraan.", "The foreign diploma comes without its equivalence."
    ),
    "transcript.gpa_differs": Sentence(
        "IPK pada transkrip berbeda dengan yang ditulis pelamar.",
        "The grade average on the transcript is not the one stated.",
    ),
    "transcript.gpa_below_minimum": Sentence(
        "IPK pada transkrip di bawah batas dalam pengumuman.",
        "The grade average on the transcript is below the announced minimum.",
    ),
    "accreditation.not_on_graduation_date": Sentence(
        "Akreditasi tidak berlaku pada tanggal lulus.",
        "The accreditation was not valid on the day of graduation.",
    ),
    "accreditation.body_not_recognised": Sentence(
        "Akreditasi tidak diterbitkan lembaga yang diakui.",
        "The accreditation is not from a recognised body.",
    ),
    "accreditation.programme_differs": Sentence(
        "Akreditasi bukan untuk perguruan tinggi atau program studi pelamar.",
        "The accreditation is for another university or programme.",
    ),
    "registration.expired": Sentence("STR sudah tidak berlaku.", "The practice registration has expired."),
    "registration.internship": Sentence("STR adalah STR internsip.", "This is an internship registration."),
    "registration.profession_differs": Sentence(
        "Profesi pada STR berbeda dengan jabatan.",
        "The profession in the registration is not that of the position.",
    ),
    "disability.not_government_facility": Sentence(
        "Surat keterangan disabilitas tidak diterbitkan fasilitas kesehatan pemerintah.",
        "The disability letter is not from a government health facility.",
    ),
    "disability.kind_missing": Sentence(
        "Surat tidak menyebut jenis dan derajat disabilitas.",
        "The letter does not give the kind and degree of the disability.",
    ),
    "diploma.predicate_missing": Sentence(
        "Berkas tidak menyebut predikat cumlaude (dengan pujian).",
        "The document does not state the predicate cum laude.",
    ),
    "accreditation.grade_too_low": Sentence(
        "Peringkat akreditasi perguruan tinggi dan program studi tidak keduanya yang tertinggi.",
        "University and programme do not both have the highest grade of accreditation.",
    ),
    "track.conditions_not_shown": Sentence(
        "Berkas tidak membuktikan syarat jenis kebutuhan yang dipilih.",
        "The documents do not prove the conditions of the chosen track.",
    ),
    "check.not_shown": Sentence(
        "Berkas tidak membuktikan bahwa syarat ini terpenuhi.",
        "The documents do not prove that this requirement is met.",
    ),
    # refusals of the process
    "allocation.not_yours": Sentence(
        "Berkas ini tidak lagi pada Anda. Kembali ke meja verifikasi dan ambil berkas berikutnya.",
        "This dossier is no longer allocated to you. Go back to the desk and take the next one.",
    ),
    "allocation.dossier_withdrawn": Sentence(
        "Pelamar ini baru saja menarik lamarannya. Tidak ada yang perlu diputuskan; ambil berkas berikutnya.",
        "This applicant has just withdrawn. There is nothing to decide; take the next dossier.",
    ),
    "finding.missing": Sentence(
        "Syarat {requirement} belum dinilai.", "The requirement {requirement} has not been judged."
    ),
    "finding.unknown_requirement": Sentence(
        "Syarat {requirement} tidak diminta untuk formasi ini.",
        "The requirement {requirement} is not asked for by this formasi.",
    ),
    "finding.ground_missing": Sentence(
        "Pilih alasan untuk syarat {requirement} yang tidak memenuhi.",
        "Choose a ground for the requirement {requirement} that is not met.",
    ),
    "finding.judged_twice": Sentence(
        "Satu syarat dinilai dua kali. Muat ulang halaman ini.",
        "A requirement was judged twice. Reload this page.",
    ),
    "return.without_reason": Sentence("Tuliskan alasan pengembalian.", "Write why it is sent back."),
    "sanggah.nothing_to_object_to": Sentence(
        "Tidak ada putusan TMS yang dapat disanggah.", "There is no TMS verdict to object to."
    ),
    "sanggah.withdrawn": Sentence(
        "Anda sudah menarik lamaran ini, sehingga putusannya tidak dapat disanggah lagi.",
        "You withdrew this application, so its verdict can no longer be objected to.",
    ),
    "appointment.no_final_result": Sentence(
        "Hasil akhir setelah sanggah belum terbit. Pemberkasan dibuka sesudahnya.",
        "The final result after objections is not published yet. Filing opens after it.",
    ),
    "appointment.step_out_of_order": Sentence(
        "Langkah ini tidak dapat dicatat sekarang. Periksa keadaan pengangkatan ini lebih dulu.",
        "This step cannot be recorded now. Look at where this appointment stands first.",
    ),
    "appointment.day_missing": Sentence(
        "Tuliskan tanggalnya, misalnya 2026-03-01.", "Give the day, for example 2026-03-01."
    ),
    "appointment.papers_still_due": Sentence(
        "Masa pemberkasan belum berakhir ({ends:moment}), sehingga belum ada yang terlambat.",
        "The filing period has not ended ({ends:moment}), so nobody is late yet.",
    ),
    "nip.already_given": Sentence(
        "NIP ini sudah tercatat untuk orang lain. Periksa kembali angkanya.",
        "This employee number is already recorded for somebody else. Check the digits.",
    ),
    "assessment.not_on_duty": Sentence(
        "Hanya pegawai yang sudah bertugas yang dapat dinilai.", "Only people on duty can be assessed."
    ),
    "assessment.not_due": Sentence(
        "Periode ini belum berakhir atau sudah dinilai. Yang dapat dinilai sekarang tampil di meja evaluasi.",
        "This period is not over yet, or was assessed already. The desk shows what can be assessed now.",
    ),
    "assessment.evidence_missing": Sentence("Tuliskan bukti yang diamati.", "Write down what was observed."),
    "report.conclusion_missing": Sentence("Tuliskan kesimpulan laporan.", "Write the report's conclusion."),
    "report.no_longer_follows": Sentence(
        "Angka dalam rancangan ini tidak lagi sama dengan data tersegel. Kembalikan, lalu susun yang baru.",
        "The figures of this draft are no longer those of the sealed data. Return it and draft a new one.",
    ),
    # the draw and the short way
    "sample.nothing_to_draw": Sentence("Tidak ada undian yang menunggu.", "No draw is waiting."),
    "sample.registration_open": Sentence(
        "Undian baru boleh dibuka setelah pendaftaran berakhir.",
        "The draw may be opened only after the registration has ended.",
    ),
    "sample.dossiers_unread": Sentence(
        "Masih ada berkas yang belum diperiksa program. Undian menunggu sampai semuanya selesai.",
        "Some dossiers were not looked at by the program yet. The draw waits for all of them.",
    ),
    "sample.not_drawn": Sentence(
        "Sampel acak belum diundi. Sebelum itu tidak ada berkas yang boleh disahkan satu orang.",
        "The random sample was not drawn yet. Until then no dossier may be approved by one person.",
    ),
    "sample.desk_at_work": Sentence(
        "Angka acak antrean baru dibuka setelah hasil sanggah diumumkan.",
        "The random number of the queue is told only after the results of the sanggah.",
    ),
    "verdict.judge_blind": Sentence(
        "Usulan TMS tidak disahkan begitu saja. Nilai dulu sendiri, tanpa melihat penilaian pertama.",
        "A proposed TMS is not just approved. Judge for yourself first, without seeing the first judgement.",
    ),
    "verdict.nothing_in_dispute": Sentence(
        "Usulan ini MS; tidak ada yang perlu dinilai ulang secara tertutup.",
        "This proposal is an MS; nothing needs a second blind judgement.",
    ),
    "finding.words_missing": Sentence(
        "Alasan lain harus dijelaskan dalam catatan.", "Another reason must be explained in the note."
    ),
    # equal cases and precedents
    "reopening.ground_not_accepted": Sentence(
        "Alasan ini tidak diterima dalam sanggah itu, jadi tidak ada kasus serupa yang dibuka.",
        "This ground was not accepted in that objection, so no equal case is opened.",
    ),
    "reopening.window_open": Sentence(
        "Kasus serupa baru dibuka setelah masa sanggah berakhir.",
        "Equal cases are opened once the window for objections is over.",
    ),
    "precedent.names_somebody": Sentence(
        "Pertimbangan untuk umum memuat nama atau nomor seseorang. Tulis tanpa menyebut siapa pun.",
        "The public words hold somebody's name or number. Write them without naming anybody.",
    ),
}
