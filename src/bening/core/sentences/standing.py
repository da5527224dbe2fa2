"""Sentences that tell an applicant where they stand."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "application.draft": Sentence(
        "Lamaran Anda masih berupa draf. Belum ada yang dikirim.",
        "Your application is a draft. Nothing has been sent.",
    ),
    "application.lapsed": Sentence(
        "Pendaftaran sudah berakhir dan lamaran Anda belum dikirim.",
        "Registration has ended and your application was not sent.",
    ),
    "application.withdrawn": Sentence(
        "Anda menarik lamaran ini.",
        "You withdrew this application.",
    ),
    "dossier.open": Sentence(
        "Lamaran Anda tercatat. Lengkapi dan segel berkas Anda.",
        "Your application is recorded. Complete and seal your documents.",
    ),
    "dossier.lapsed": Sentence(
        "Pendaftaran sudah berakhir dan berkas Anda belum disegel.",
        "Registration has ended and your documents were not sealed.",
    ),
    "dossier.sealed": Sentence(
        "Berkas Anda lengkap dan tersegel. Petugas sedang memeriksanya.",
        "Your documents are complete and sealed. Officers are checking them.",
    ),
    "verdict.qualified": Sentence(
        "Anda memenuhi syarat (MS).",
        "You meet the requirements (MS).",
    ),
    "verdict.not_qualified": Sentence(
        "Anda tidak memenuhi syarat (TMS). Setiap alasannya ditampilkan beserta dasar hukumnya.",
        "You do not meet the requirements (TMS). Every reason is shown with its legal basis.",
    ),
    "objection.filed": Sentence(
        "Sanggah Anda diterima dan sedang diperiksa oleh orang lain.",
        "Your objection is received and another person is looking at it.",
    ),
    "objection.accepted": Sentence(
        "Sanggah Anda diterima. Anda memenuhi syarat (MS).",
        "Your objection was accepted. You meet the requirements (MS).",
    ),
    "objection.rejected": Sentence(
        "Sanggah Anda sudah dijawab. Hasilnya tetap tidak memenuhi syarat (TMS).",
        "Your objection was answered. The result stays: requirements not met (TMS).",
    ),
    "basic_test.passed": Sentence(
        "Anda lulus SKD dan berhak mengikuti SKB.",
        "You passed the basic test (SKD) and may take the field test (SKB).",
    ),
    "basic_test.outside_cut": Sentence(
        "Nilai SKD Anda memenuhi ambang batas, tetapi peringkat Anda di luar batas peserta SKB.",
        "Your basic test reached the passing grade, but your rank is outside those invited to the SKB.",
    ),
    "basic_test.below_threshold": Sentence(
        "Nilai SKD Anda di bawah nilai ambang batas.",
        "Your basic test is below the passing grade.",
    ),
    "basic_test.absent": Sentence("Anda tidak hadir pada SKD.", "You did not attend the basic test."),
    "basic_test.disqualified": Sentence(
        "Anda didiskualifikasi pada SKD.", "You were disqualified in the basic test."
    ),
    "basic_test.waiting": Sentence(
        "Hasil SKD Anda belum dapat ditetapkan. Petugas sedang memutuskannya.",
        "Your basic test has no result yet. People are deciding it.",
    ),
    "final.passed": Sentence("Anda lulus seleksi.", "You passed the selection."),
    "final.not_passed": Sentence("Anda tidak lulus seleksi.", "You did not pass the selection."),
    "final.waiting": Sentence(
        "Hasil akhir Anda belum dapat ditetapkan. Petugas sedang memutuskannya.",
        "Your final result is not settled yet. People are deciding it.",
    ),
    "final_objection.filed": Sentence(
        "Sanggah Anda atas hasil akhir diterima dan sedang diperiksa.",
        "Your objection to the final result is received and being looked at.",
    ),
    "final_objection.accepted": Sentence(
        "Setelah sanggah, Anda lulus seleksi.",
        "After your objection, you passed the selection.",
    ),
    "final_objection.rejected": Sentence(
        "Sanggah Anda atas hasil akhir sudah dijawab. Hasilnya tetap tidak lulus.",
        "Your objection to the final result was answered. The result stays: not passed.",
    ),
    "appointment.filing": Sentence(
        "Anda lulus. Lengkapi pemberkasan sebelum batas waktu.",
        "You passed. Complete the filing before its deadline.",
    ),
    "appointment.complete": Sentence(
        "Pemberkasan Anda lengkap. NIP sedang diusulkan.",
        "Your filing is complete. Your employee number is being requested.",
    ),
    "appointment.numbered": Sentence(
        "NIP Anda sudah ditetapkan. Tunggu tanggal mulai bertugas.",
        "Your employee number is set. Please wait for your first day of duty.",
    ),
    "appointment.on_duty": Sentence("Anda sudah mulai bertugas.", "You are on duty."),
    "appointment.resigned": Sentence("Anda mengundurkan diri.", "You resigned."),
}
