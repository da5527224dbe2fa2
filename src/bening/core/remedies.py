"""What would have met a requirement: one sentence for each ground on which it may be refused.

A refusal that only says what is wrong leaves people to guess. In braces stands `{title}`, the document.
"""

from __future__ import annotations

from collections.abc import Mapping

from bening.core.sentences.shape import Sentence

REMEDIES: Mapping[str, Sentence] = {
    "document.wrong_kind": Sentence(
        "Yang memenuhi: {title} itu sendiri, di tempatnya atau di tempat lain dalam berkas yang sama.",
        "What would have met it: {title} itself, in its place or anywhere else in the same dossier.",
    ),
    "document.unreadable": Sentence(
        "Yang memenuhi: pindaian atau foto {title} yang semua tulisannya terbaca.",
        "What would have met it: a scan or photo of {title} on which everything can be read.",
    ),
    "document.not_original": Sentence(
        "Yang memenuhi: pindaian langsung dari {title} asli, bukan dari fotokopi.",
        "What would have met it: a scan of the original {title}, not of a copy.",
    ),
    "document.cut_off": Sentence(
        "Yang memenuhi: {title} dengan semua halaman dan keempat tepinya.",
        "What would have met it: {title} with all its pages and all four edges.",
    ),
    "document.name_differs": Sentence(
        "Yang memenuhi: {title} atas nama yang sama dengan KTP, atau disertai surat keterangan beda nama "
        "dari pejabat yang berwenang.",
        "What would have met it: {title} in the name on the identity card, or with an official statement "
        "that both names are one person's.",
    ),
    "document.nik_differs": Sentence(
        "Yang memenuhi: KTP atau surat keterangan perekaman dengan NIK yang dipakai mendaftar.",
        "What would have met it: an identity card with the NIK used to register.",
    ),
    "document.birth_date_differs": Sentence(
        "Yang memenuhi: dokumen dengan tanggal lahir yang sama dengan yang ditulis di biodata.",
        "What would have met it: a document with the date of birth that was stated.",
    ),
    "other.by_supervisor": Sentence(
        "Yang memenuhi dijelaskan penyelia dalam catatan.",
        "The supervisor explains in the note what would have met it.",
    ),
    "photo.background_wrong": Sentence(
        "Yang memenuhi: pas foto dengan warna latar yang disebut pengumuman.",
        "What would have met it: a photo on the background named in the announcement.",
    ),
    "photo.not_recent": Sentence(
        "Yang memenuhi: pas foto terbaru yang masih mirip dengan wajah Anda sekarang.",
        "What would have met it: a recent photo that still looks like you.",
    ),
    "photo.face_not_clear": Sentence(
        "Yang memenuhi: foto dari depan, terang, dengan seluruh wajah terlihat jelas.",
        "What would have met it: a bright photo from the front with the whole face in clear view.",
    ),
    "photo.card_not_shown": Sentence(
        "Yang memenuhi: swafoto yang memperlihatkan wajah dan kartu identitas sekaligus.",
        "What would have met it: a self-portrait that shows your face and the identity card together.",
    ),
    "letter.addressee_wrong": Sentence(
        "Yang memenuhi: surat yang ditujukan kepada pejabat yang disebut pengumuman.",
        "What would have met it: a letter to the officer named in the announcement.",
    ),
    "letter.unsigned": Sentence(
        "Yang memenuhi: surat dengan tanda tangan Anda, atau tanda tangan elektronik yang sah.",
        "What would have met it: a letter with your signature, or a valid electronic one.",
    ),
    "letter.undated": Sentence(
        "Yang memenuhi: surat dengan tanggal pembuatan dalam masa pendaftaran.",
        "What would have met it: a letter dated within the registration.",
    ),
    "letter.stamp_missing": Sentence(
        "Yang memenuhi: surat dengan meterai atau e-meterai yang sah.",
        "What would have met it: a letter with a valid duty stamp.",
    ),
    "letter.stamp_reused": Sentence(
        "Yang memenuhi: meterai yang hanya dipakai pada surat itu.",
        "What would have met it: a duty stamp used on that letter alone.",
    ),
    "statement.text_differs": Sentence(
        "Yang memenuhi: surat pernyataan dengan setiap butir naskah pengumuman, kata demi kata.",
        "What would have met it: a statement with every clause of the announced text, word for word.",
    ),
    "diploma.programme_differs": Sentence(
        "Yang memenuhi: ijazah dari salah satu program studi yang tertulis pada formasi itu.",
        "What would have met it: a diploma in one of the programmes listed for that formasi.",
    ),
    "diploma.level_differs": Sentence(
        "Yang memenuhi: ijazah dengan jenjang yang diminta formasi itu.",
        "What would have met it: a diploma of the level that formasi asks for.",
    ),
    "diploma.equivalence_missing": Sentence(
        "Yang memenuhi: surat keputusan penyetaraan ijazah luar negeri dari kementerian.",
        "What would have met it: the ministry's decision that the foreign diploma is equivalent.",
    ),
    "diploma.predicate_missing": Sentence(
        "Yang memenuhi: ijazah atau surat keterangan yang menyebut predikat pujian (cumlaude).",
        "What would have met it: a diploma or a statement that names the predicate (cum laude).",
    ),
    "transcript.gpa_differs": Sentence(
        "Yang memenuhi: transkrip dengan IPK yang sama dengan yang ditulis di biodata.",
        "What would have met it: a transcript with the grade average that was stated.",
    ),
    "transcript.gpa_below_minimum": Sentence(
        "Yang memenuhi: IPK atau nilai rata-rata yang tidak kurang dari batas dalam pengumuman.",
        "What would have met it: a grade average not below the announced minimum.",
    ),
    "accreditation.not_on_graduation_date": Sentence(
        "Yang memenuhi: bukti akreditasi yang masih berlaku pada tanggal kelulusan.",
        "What would have met it: proof of an accreditation in force on the day of graduation.",
    ),
    "accreditation.body_not_recognised": Sentence(
        "Yang memenuhi: bukti akreditasi dari BAN-PT, LAM, atau lembaga lain yang diakui.",
        "What would have met it: proof from a recognised accreditation body.",
    ),
    "accreditation.programme_differs": Sentence(
        "Yang memenuhi: bukti akreditasi program studi atau perguruan tinggi yang sama dengan ijazah.",
        "What would have met it: proof for the same programme or institution as on the diploma.",
    ),
    "accreditation.grade_too_low": Sentence(
        "Yang memenuhi: akreditasi dengan peringkat yang diminta untuk jenis kebutuhan itu.",
        "What would have met it: an accreditation of the grade asked for on that track.",
    ),
    "registration.expired": Sentence(
        "Yang memenuhi: STR yang masih berlaku pada hari yang ditetapkan pengumuman.",
        "What would have met it: a practice registration in force on the announced day.",
    ),
    "registration.internship": Sentence(
        "Yang memenuhi: STR penuh, bukan STR internsip.",
        "What would have met it: a full practice registration, not one for internship.",
    ),
    "registration.profession_differs": Sentence(
        "Yang memenuhi: STR untuk profesi yang diminta formasi itu.",
        "What would have met it: a registration for the profession that formasi asks for.",
    ),
    "disability.not_government_facility": Sentence(
        "Yang memenuhi: surat keterangan dari rumah sakit atau puskesmas milik pemerintah.",
        "What would have met it: a statement from a government hospital or health centre.",
    ),
    "disability.kind_missing": Sentence(
        "Yang memenuhi: surat keterangan yang menyebut jenis dan derajat disabilitas.",
        "What would have met it: a statement that names the kind and degree of the disability.",
    ),
    "track.conditions_not_shown": Sentence(
        "Yang memenuhi: bukti dari syarat khusus jenis kebutuhan itu, di bagian mana pun dari berkas.",
        "What would have met it: proof of the special conditions of that track, anywhere in the dossier.",
    ),
    "check.not_shown": Sentence(
        "Yang memenuhi: dokumen yang menunjukkan hal ini, di bagian mana pun dari berkas.",
        "What would have met it: a document that shows this, anywhere in the dossier.",
    ),
}
"""Ground → what would have met the requirement."""


def remedy(ground: str, title: str, language: str = "id") -> str:
    """The sentence for one ground, with the name of the document in it; empty for an unknown ground."""
    told = REMEDIES.get(ground)
    if told is None:
        return ""
    text = told.en if language.startswith("en") else told.id
    return text.replace("{title}", title)
