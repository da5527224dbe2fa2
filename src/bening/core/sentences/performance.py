"""Sentences of performance, probation and contract: why something cannot be recorded."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "plan.no_goals": Sentence(
        "Tuliskan paling sedikit satu hasil kerja dan ukurannya.",
        "Write at least one result that is expected, and how it is measured.",
    ),
    "plan.too_many_goals": Sentence(
        "Rencana memuat paling banyak {most} hasil kerja. Gabungkan yang berdekatan.",
        "A plan holds at most {most} results. Put together those that are close.",
    ),
    "plan.waiting": Sentence(
        "Rencana sebelumnya masih menunggu jawaban pegawai.",
        "The plan before this one still waits for the employee's answer.",
    ),
    "plan.not_yours": Sentence(
        "Hanya pegawai yang bersangkutan yang dapat menjawab rencana ini.",
        "Only the employee concerned can answer this plan.",
    ),
    "feedback.empty": Sentence("Tuliskan umpan baliknya.", "Write the feedback."),
    "feedback.not_yours": Sentence(
        "Umpan balik ditulis oleh penilai atau oleh pegawai yang bersangkutan.",
        "Feedback is written by a rater or by the employee concerned.",
    ),
    "assessment.no_plan": Sentence(
        "Rencana kinerja pegawai ini belum berlaku. Penilaian mengikuti rencana yang disepakati.",
        "No plan is in force for this employee yet. An assessment follows the plan that was agreed on.",
    ),
    "assessment.rater_knows_marks": Sentence(
        "Anda menangani nilai seleksi orang-orang ini, sehingga penilaian kinerjanya dikerjakan orang lain.",
        "You handled the selection marks of these people, so somebody else assesses their work.",
    ),
    "assessment.criteria_differ": Sentence(
        "Nilai setiap butir sekali: angka 1 sampai 5, atau “tidak teramati”.",
        "Mark every item once: 1 to 5, or “not observed”.",
    ),
    "assessment.too_little_observed": Sentence(
        "Terlalu sedikit butir yang teramati untuk menyimpulkan hasil atau perilaku. Penilai kedua dapat "
        "menambah yang ia amati, atau penilaian ini dikembalikan.",
        "Too few items were observed to conclude on results or behaviour. The second rater may add what they "
        "observed, or the assessment is returned.",
    ),
    "assessment.not_yours": Sentence(
        "Hanya pegawai yang dinilai yang dapat menanggapi penilaian ini.",
        "Only the employee who was assessed can answer this assessment.",
    ),
    "assessment.not_shared": Sentence(
        "Penilaian ini tidak sedang menunggu tanggapan.", "This assessment does not wait for an answer."
    ),
    "official.file_unreadable": Sentence(
        "Berkas tidak dapat dibaca: {faults}.", "The file cannot be read: {faults}."
    ),
    "official.nothing_in_it": Sentence("Tidak ada baris di dalam berkas.", "The file holds no row."),
    "training.mark_range": Sentence(
        "Nilai pelatihan dasar antara 0 dan 100.", "A mark of the basic training lies between 0 and 100."
    ),
    "training.not_asked": Sentence(
        "Peraturan rekrutmen ini tidak mengenal pelatihan dasar.",
        "The rules of this recruitment know no basic training.",
    ),
    "term.document_missing": Sentence(
        "Sebutkan surat yang menjadi dasarnya: nomor dan tanggal.",
        "Name the letter it rests on: number and date.",
    ),
    "term.ground_unknown": Sentence(
        "Alasan ini tidak ada dalam peraturan yang berlaku baginya.",
        "This ground is not in the rules that hold for this person.",
    ),
    "term.already_ended": Sentence(
        "Masa percobaan atau perjanjian kerja ini sudah diputuskan.",
        "This probation or contract has been decided already.",
    ),
    "term.not_begun": Sentence(
        "Catat dahulu perjanjian kerja yang ditandatangani.", "Record the signed contract first."
    ),
    "term.term_over": Sentence(
        "Masanya belum berakhir; alasan ini baru dapat dipakai mulai {ends:date}.",
        "The term is not over; this ground can stand from {ends:date}.",
    ),
    "term.training_passed": Sentence(
        "Belum ada hasil pelatihan dasar yang lulus dan disahkan dua orang.",
        "No passed result of the basic training, sealed by two people, is on record.",
    ),
    "term.training_failed": Sentence(
        "Belum ada hasil pelatihan dasar yang tidak lulus dan disahkan dua orang.",
        "No failed result of the basic training, sealed by two people, is on record.",
    ),
    "term.rating_reached": Sentence(
        "Penilaian kinerja terakhir belum ada atau di bawah batas yang diminta.",
        "The last assessment is missing, or below what is asked.",
    ),
    "term.rating_missed": Sentence(
        "Penilaian kinerja terakhir belum ada atau mencapai batas yang diminta.",
        "The last assessment is missing, or reaches what is asked.",
    ),
    "term.until": Sentence(
        "Tuliskan sampai kapan; harinya setelah masa yang berjalan.",
        "Give the day up to which it holds, later than the running term.",
    ),
    "term.until_not_asked": Sentence(
        "Alasan ini tidak mengenal masa baru. Kosongkan tanggalnya.",
        "This ground knows no new term. Leave the day empty.",
    ),
}
