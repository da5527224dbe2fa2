"""Sentences of the satisfaction survey: why something cannot be opened, answered or shown."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "survey.days_wrong": Sentence(
        "Hari terakhir survei tidak boleh sebelum hari pertamanya, dan belum boleh lewat.",
        "The last day of the survey must not be before its first day, nor be over already.",
    ),
    "survey.points_missing": Sentence(
        "Isi sedikitnya satu layanan, masing-masing sekali, dengan perkiraan jumlah orang yang dilayani.",
        "Give at least one service, each once, with about how many people it serves.",
    ),
    "survey.not_open": Sentence(
        "Survei ini tidak sedang berlangsung.", "This survey is not running at the moment."
    ),
    "survey.slip_wrong": Sentence(
        "Kode ini tidak dikenal, atau sudah dipakai. Mintalah kupon baru di loket.",
        "This code is not known, or was used already. Ask for a new slip at the counter.",
    ),
    "survey.answers_wrong": Sentence(
        "Jawab kesembilan pertanyaan, masing-masing dengan satu dari empat pilihan.",
        "Answer all nine questions, each with one of the four choices.",
    ),
    "survey.too_many_slips": Sentence(
        "Sekali cetak paling sedikit 1 dan paling banyak {most} kupon.",
        "From 1 to {most} slips are printed at once.",
    ),
    "survey.names_an_officer": Sentence(
        "Tulisan ini menyebut nama petugas atau data pribadi, jadi tidak dapat ditampilkan. Sembunyikan, "
        "lalu sampaikan isinya kepada unit lewat temuan.",
        "This text names an officer or holds personal data, so it cannot be shown. Hide it, and pass its "
        "content on to the unit as a finding.",
    ),
    "survey.rule_missing": Sentence(
        "Pilih alasan mengapa tulisan ini disembunyikan.", "Choose why this text is hidden."
    ),
}
