"""What codes of this app are called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

CATEGORY = {
    "bribery": _("Suap, uang pelicin, atau jual beli kursi"),
    "nepotism": _("Titipan keluarga atau kenalan"),
    "manipulation": _("Nilai, berkas, atau hasil yang diubah"),
    "leak": _("Kebocoran soal atau joki"),
    "pressure": _("Tekanan atau ancaman kepada petugas"),
    "other": _("Lainnya"),
}
STATE = {
    "received": _("Diterima, menunggu diperiksa"),
    "examined": _("Sedang diperiksa"),
    "closed": _("Selesai"),
}
OUTCOME = {
    "founded": _("Terbukti, ditindaklanjuti"),
    "unfounded": _("Tidak terbukti"),
    "elsewhere": _("Diteruskan ke lembaga lain"),
    "too_little": _("Keterangan tidak cukup"),
}
KIND = {
    "investigator": _("Penyelidik: dapat membuka laporan"),
    "custodian": _("Pemegang identitas: hanya memegang nama pelapor"),
    "escrow": _("Kantor pemegang separuh kunci cadangan"),
}
EVENT = {
    "identity_asked": _("Penyelidik meminta nama Anda kepada pemegang identitas."),
    "identity_released": _("Pemegang identitas membuka nama Anda bagi penyelidik yang memintanya."),
    "identity_refused": _("Pemegang identitas menolak membuka nama Anda."),
    "late_acknowledge": _(
        "Tenggat tanggapan pertama terlewat. Laporan ini sekarang tertulis terlambat di meja semua penyelidik"
        " yang memegang kuncinya, dari kantor mana pun."
    ),
    "late_asleep": _(
        "Masih belum ada tanggapan. Dua kantor cadangan dapat memberikan kunci kepada penyelidik lain."
        " Anda tidak harus menunggu: bawalah laporan ini ke KPK atau Ombudsman, dengan berkas bukti di bawah"
        " bila perlu."
    ),
    "late_answer": _(
        "Tenggat jawaban terlewat. Laporan ini tertulis terlambat di meja semua penyelidik yang memegang"
        " kuncinya. Anda dapat membawanya ke KPK atau Ombudsman."
    ),
}
RUNG = {
    "acknowledge": _("Tanggapan pertama"),
    "asleep": _("Tanggapan pertama"),
    "answer": _("Jawaban"),
}
ACT = {
    "opened": _("membuka laporan"),
    "answered": _("menjawab pelapor"),
    "examined": _("mulai memeriksa"),
    "closed": _("menutup laporan"),
    "reopened": _("membuka kembali"),
    "held": _("menahan penghapusan"),
    "hold_lifted": _("mencabut penahanan"),
    "shared": _("meneruskan kunci"),
    "exported": _("mengunduh berkas serah terima"),
    "identity_asked": _("meminta identitas"),
    "identity_released": _("membuka identitas"),
    "identity_refused": _("menolak membuka identitas"),
    "escrow_opened": _("membuka dengan kunci dua kantor"),
}
