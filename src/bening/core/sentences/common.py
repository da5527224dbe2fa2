"""Sentences that any stage may need: windows, four eyes, states, missing facts."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "facts.missing": Sentence(
        "Belum diisi: {fact:fact}.",
        "Not filled in yet: {fact:fact}.",
    ),
    "window.closed": Sentence(
        "Masa {phase:phase} sudah berakhir pada {ends:moment}.",
        "The period of {phase:phase} ended on {ends:moment}.",
    ),
    "window.not_open": Sentence(
        "Masa {phase:phase} belum dibuka. Dibuka {starts:moment} sampai {ends:moment}.",
        "The period of {phase:phase} is not open yet. It opens on {starts:moment} and ends on {ends:moment}.",
    ),
    "window.not_planned": Sentence(
        "Jadwal pengumuman ini tidak memuat masa {phase:phase}.",
        "The timetable of this announcement has no period of {phase:phase}.",
    ),
    "officer.same_person": Sentence(
        "Keputusan ini harus disetujui oleh orang yang berbeda dari pengusulnya.",
        "This decision must be approved by someone other than the person who proposed it.",
    ),
    "officer.concerned": Sentence(
        "Anda tidak dapat menangani perkara Anda sendiri atau perkara keluarga yang Anda nyatakan.",
        "You cannot handle your own case, or that of a relative you declared.",
    ),
    "officer.decided_before": Sentence(
        "Anda sudah ikut memutuskan perkara ini, sehingga sanggahannya harus dijawab orang lain.",
        "You took part in the decision, so someone else must answer the objection to it.",
    ),
    "officer.no_role": Sentence(
        "Anda tidak memiliki peran yang diperlukan untuk tindakan ini.",
        "You do not have the role that this act needs.",
    ),
    "state.already_done": Sentence(
        "Tindakan ini sudah pernah dilakukan. Tidak ada yang berubah.",
        "This was already done. Nothing has changed.",
    ),
    "state.changed_meanwhile": Sentence(
        "Data ini baru saja diubah, mungkin di jendela lain atau oleh orang lain. "
        "Muat ulang halaman, lalu coba lagi.",
        "This was changed just now, perhaps in another window or by someone else. "
        "Reload the page and try again.",
    ),
    "state.not_allowed": Sentence(
        "Tindakan ini tidak mungkin dilakukan pada tahap sekarang.",
        "This is not possible at the present stage.",
    ),
    "verdict.return_without_reason": Sentence(
        "Tuliskan alasan pengembalian, agar pengusulnya tahu apa yang harus diperbaiki.",
        "Say why you return it, so that the person who proposed it knows what to mend.",
    ),
    "form.incomplete": Sentence(
        "Isian belum lengkap: {fact:fact}.",
        "The form is not complete: {fact:fact}.",
    ),
}
