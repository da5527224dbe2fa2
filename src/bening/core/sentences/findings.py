"""Sentences of findings and corrective actions: why something cannot be recorded."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "corrective.not_yours": Sentence(
        "Peran Anda tidak memungkinkan langkah ini pada temuan tersebut.",
        "Your role does not allow this step on that finding.",
    ),
    "corrective.empty": Sentence("Isi semua tulisan yang diminta.", "Fill in every text that is asked for."),
    "corrective.names_a_person": Sentence(
        "Tulisan untuk umum tidak boleh menyebut orang, NIK, NIP, atau alamat surel. Sebut unit dan "
        "masalahnya.",
        "A public text must not name a person, a NIK, a NIP or an e-mail address. Name the unit and the "
        "problem.",
    ),
    "corrective.reference_shape": Sentence(
        "Rujukan tidak sesuai dengan asal temuan. Contoh: m3, laporan-1, P-ABCDE-23456, atau nama pendek "
        "halamannya.",
        "The reference does not fit the source. Examples: m3, laporan-1, P-ABCDE-23456, or the short name of "
        "the page.",
    ),
    "corrective.reference_unknown": Sentence(
        "Yang dirujuk tidak ada dalam rekrutmen ini.", "What is referred to is not there in this recruitment."
    ),
    "corrective.owner_unknown": Sentence(
        "Penanggung jawab harus pemegang peran pada instansi ini.",
        "The owner must hold a role for this institution.",
    ),
    "corrective.not_now": Sentence(
        "Langkah ini tidak dapat dicatat sekarang. Lihat dahulu keadaan temuan.",
        "This step cannot be recorded now. Look at the state of the finding first.",
    ),
    "corrective.evidence_missing": Sentence(
        "Sebutkan bukti tindakan: dokumen, nomor, dan tanggalnya.",
        "Name the evidence of the action: document, number and date.",
    ),
    "corrective.effect_too_early": Sentence(
        "Pengaruh tindakan baru dapat dinyatakan baik sejak {on:date}.",
        "Only from {on:date} on can the action be said to have helped.",
    ),
}
