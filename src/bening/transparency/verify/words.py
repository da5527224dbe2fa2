"""Every sentence of the report, in Indonesian and in English, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WORDS: dict[str, tuple[str, str]] = {
    # what is looked at
    "part.log": ("Log {season}: {origin}", "Log {season}: {origin}"),
    "part.data": ("Data terbuka", "Open data"),
    "part.days": ("Laporan tanpa nama, hari demi hari", "Anonymous reports, day by day"),
    "part.watch": ("Yang dilihat dari waktu ke waktu: {origin}", "What time shows: {origin}"),
    "part.receipt": ("Tanda terima {file}", "Receipt {file}"),
    # what held
    "step.checkpoint": (
        "Titik periksa: {size} entri, akar {root}, ditandatangani dengan kunci {key}.",
        "Checkpoint: {size} entries, root {root}, signed with key {key}.",
    ),
    "step.state": ("Keadaan basis data cocok dengan titik periksa.", "The state of the database agrees."),
    "step.tree": (
        "Pohon disusun ulang dari {size} entri: akarnya sama, {tiles} ubin sama byte demi byte.",
        "The tree was rebuilt from {size} entries: same root, {tiles} tiles equal byte for byte.",
    ),
    "step.history": (
        "{count} titik periksa yang pernah diterbitkan cocok: tidak ada yang diubah atau dihapus sejak itu.",
        "{count} released checkpoints agree: nothing was changed or removed since.",
    ),
    "step.remembered": (
        "Log ini masih memuat semua yang Anda lihat sebelumnya ({size} entri, {where}).",
        "The log still holds everything you saw before ({size} entries, {where}).",
    ),
    "step.entries": (
        "{size} entri terbaca menurut aturan; tidak ada data pribadi di luar komitmen.",
        "{size} entries read as the rules demand; nothing personal outside commitments.",
    ),
    "step.chain": (
        "Rantai keputusan utuh: {applications} pendaftaran, {decisions} keputusan, {objections} sanggah.",
        "The chain of decisions is whole: {applications} applications, {decisions} decisions, "
        "{objections} objections.",
    ),
    "step.draw": (
        "Undian {object} cocok dengan angka acak yang ditetapkan sebelumnya; {short} putusan oleh satu orang, tidak "
        "satu pun atas pendaftaran yang terundi.",
        "The draw of {object} fits the random number fixed before it; {short} decisions by one person, none on an "
        "application that was drawn.",
    ),
    "watch.first": (
        "Pengamatan pertama: {size} entri. Mulai sekarang pertumbuhannya diamati.",
        "First look: {size} entries. From now on its growth is watched.",
    ),
    "watch.grew": (
        "{more} entri baru, sekarang {size}; semuanya tercatat dalam satu menit.",
        "{more} new entries, {size} now; each was in the log within a minute.",
    ),
    "watch.quiet": (
        "Log tidak bertambah selama {hours} jam (tetap {size} entri sejak {since}).",
        "The log has not grown for {hours} hours ({size} entries since {since}).",
    ),
    "watch.late": (
        "Entri {index} terlambat: bertanggal {time}, tetapi belum ada di log ketika dilihat pada {looked}.",
        "Entry {index} came late: dated {time}, but it was not in the log when looked at {looked}.",
    ),
    "watch.unanswered": (
        "Sanggah di entri {index} belum dijawab setelah {days} hari (diajukan {filed}).",
        "The objection in entry {index} is not answered after {days} days (filed {filed}).",
    ),
    "step.times": (
        "Waktu setiap entri cocok dengan jam para saksi pada {count} titik periksa.",
        "The time of every entry fits the clocks of the witnesses at {count} checkpoints.",
    ),
    "step.tables": (
        "{tables} tabel dengan {rows} baris cocok dengan log.",
        "{tables} tables with {rows} rows agree.",
    ),
    "step.files": (
        "{files} berkas cocok dengan sidik jarinya di log.",
        "{files} files agree with their digests.",
    ),
    "step.days": (
        "{days} hari laporan tanpa nama cocok: setiap tumpukan berisi {size} komitmen, berapa pun yang datang.",
        "{days} days of anonymous reports agree: every batch holds {size} commitments, whatever came.",
    ),
    "step.ranking": (
        "Peringkat {table} dihitung ulang dari data: {rows} baris sama.",
        "Ranking {table} was computed again from the data: {rows} rows equal.",
    ),
    "step.receipt": (
        "Tanda terima sah: entri {index} ({type}, {time}) ada di log dengan {size} entri.",
        "The receipt holds: entry {index} ({type}, {time}) is in the log of {size} entries.",
    ),
    "step.receipt_still": (
        "Log yang terbaru masih memuat entri itu di tempat yang sama.",
        "The newest log still holds that entry in the same place.",
    ),
    "step.acknowledgement": (
        "Tanda terima sementara sah: diterima {time}, sudah ada di log sebagai entri {index}.",
        "The acknowledgement holds: taken {time}, in the log as entry {index}.",
    ),
    "step.opening": (
        "Bukaan cocok: {fields} memang isi yang tercatat di entri {index}.",
        "The opening fits: {fields} are what entry {index} committed to.",
    ),
    # what to know
    "note.key_from_site": (
        "PERHATIAN: kunci diambil dari situs yang sedang diperiksa. Pemalsu situs bisa memalsukan kuncinya juga. "
        "Bandingkan dengan kunci di surat pengumuman, lalu pakai --key: {key}",
        "WARNING: the key comes from the very site being checked. Whoever forges the site can forge the key. "
        "Compare it with the printed announcement, then use --key: {key}",
    ),
    "note.key_remembered": (
        "Kunci diambil dari pemeriksaan Anda sebelumnya ({key}).",
        "The key is the one of your earlier visit ({key}).",
    ),
    "note.no_witnesses": (
        "Tanpa kebijakan saksi (--trust FILE): log yang menunjukkan sejarah berbeda kepada orang lain tidak akan "
        "ketahuan dari sini saja. Bandingkan titik periksa dengan orang lain.",
        "No policy of witnesses was given (--trust FILE): a log that shows others another history would not be "
        "found out from here alone. Compare checkpoints with others.",
    ),
    "note.not_witnessed_yet": (
        "{ahead} entri terbaru belum disaksikan.",
        "The newest {ahead} entries are not witnessed yet.",
    ),
    "step.witnesses": (
        "Saksi yang cukup menandatangani {size} entri: {names}.",
        "Enough witnesses cosigned {size} entries: {names}.",
    ),
    "witness.no_quorum": (
        "Tidak ada titik periksa yang disaksikan sebagaimana diminta kebijakan ({quorum}).",
        "No checkpoint is witnessed as the policy demands ({quorum}).",
    ),
    "witness.false": (
        "Tanda tangan saksi palsu pada {path}: {detail}.",
        "A false cosignature in {path}: {detail}.",
    ),
    "note.first_visit": (
        "Pemeriksaan pertama dari komputer ini: titik periksa disimpan untuk dibandingkan lain kali.",
        "First visit from this computer: the checkpoint is kept to compare with next time.",
    ),
    "note.waiting": (
        "{waiting} entri menunggu giliran; {ahead} sudah bernomor tetapi belum ditandatangani.",
        "{waiting} entries wait for their turn; {ahead} have an index but are not signed yet.",
    ),
    "note.objections_open": (
        "{count} sanggah masih menunggu jawaban.",
        "{count} objections wait for an answer.",
    ),
    "note.newer_data": (
        "{count} tabel atau berkas terbit setelah titik periksa ini; periksa lagi nanti.",
        "{count} tables or files came after this checkpoint; check again later.",
    ),
    "note.no_data": ("Situs ini belum menerbitkan data terbuka.", "This site publishes no open data yet."),
    "note.empty": ("Log ini belum punya titik periksa.", "The log has no checkpoint yet."),
    "note.erased_rows": (
        "{table}: {count} baris sudah dihapus sesuai undang-undang; sisanya tetap dapat diperiksa.",
        "{table}: {count} rows were erased as the law orders; the others can still be checked.",
    ),
    "note.not_recomputed": (
        "Peringkat {table} tidak dihitung ulang: sebagian data masukannya sudah dihapus.",
        "Ranking {table} was not computed again: some of its inputs were erased.",
    ),
    # what is wrong: keys and checkpoints
    "checkpoint.signature": (
        "Titik periksa {path}: tanda tangannya tidak sah untuk kunci {key} ({detail}).",
        "Checkpoint {path}: its signature is not good for key {key} ({detail}).",
    ),
    "checkpoint.broken": ("Titik periksa {path} rusak: {detail}.", "Checkpoint {path} is broken: {detail}."),
    "checkpoint.origin": (
        "Titik periksa {path} milik log lain: {found}, bukan {origin}.",
        "Checkpoint {path} belongs to another log: {found}, not {origin}.",
    ),
    "checkpoint.not_listed": (
        "Titik periksa dengan {size} entri tidak ada dalam daftar titik periksa yang diterbitkan.",
        "The checkpoint of {size} entries is not in the list of released checkpoints.",
    ),
    "checkpoint.size": (
        "Titik periksa yang terdaftar dengan {listed} entri menyebut {size} entri.",
        "The checkpoint listed with {listed} entries speaks of {size} entries.",
    ),
    "checkpoint.ahead": (
        "Titik periksa dengan {size} entri ({where}) lebih besar daripada log sekarang ({now} entri): "
        "entri telah dihapus.",
        "The checkpoint of {size} entries ({where}) is larger than the log now ({now}): entries were removed.",
    ),
    "checkpoint.differs": (
        "{size} entri pertama bukan lagi entri yang ditandatangani ({where}): sejarah log telah diubah, di antara "
        "entri {first} dan {last}.",
        "The first {size} entries are no longer those that were signed ({where}): history was rewritten, "
        "somewhere in entries {first} to {last}.",
    ),
    "checkpoint.gone": (
        "Titik periksa {path} tidak ada lagi, padahal dulu ada.",
        "Checkpoint {path} is gone, although there was one before.",
    ),
    "log.gone": (
        "Log {origin} tidak diumumkan lagi oleh situs ini, padahal dulu ada.",
        "The log {origin} is not announced by this site any more, although it was there before.",
    ),
    "key.changed": (
        "Kunci log berbeda dari pemeriksaan Anda sebelumnya: dulu {before}, sekarang {now}.",
        "The log's key differs from your earlier visit: it was {before}, it is {now}.",
    ),
    "key.not_trusted": (
        "Tidak ada kunci tepercaya untuk log {origin} dalam kunci yang Anda berikan.",
        "None of the keys you gave belongs to log {origin}.",
    ),
    "key.genesis": (
        "Kunci {what} yang diumumkan situs bukan kunci di entri pertama log.",
        "The {what} that the site announces is not the one in the first entry.",
    ),
    "key.rotated_wrongly": (
        "Entri {index} mengganti kunci ({purpose}), tetapi kunci lama yang disebut bukan kunci yang berlaku.",
        "Entry {index} replaces a key ({purpose}), but the old key that it names is not the one in force.",
    ),
    # what is wrong: the state
    "state.differs": (
        "Keadaan basis data ({size} entri, akar {root}) tidak cocok dengan titik periksa "
        "({signed} entri, akar {signed_root}).",
        "The state of the database ({size} entries, root {root}) does not agree with the checkpoint "
        "({signed} entries, root {signed_root}).",
    ),
    "state.behind": (
        "Basis data hanya memuat {size} entri, titik periksa {signed}: entri telah dihapus.",
        "The database holds {size} entries, the checkpoint {signed}: entries were removed.",
    ),
    "state.field": (
        "Keadaan basis data menyebut {name} {found}, seharusnya {expected}.",
        "The state of the database says {name} {found}, it should be {expected}.",
    ),
    "state.frozen": (
        "Log dibekukan oleh penjaganya: basis data tidak memuat apa yang pernah diterbitkan.",
        "The log was frozen by its own guard: the database does not hold what was released.",
    ),
    # what is wrong: the tree
    "unreadable": ("{path} tidak dapat dibaca: {detail}.", "{path} cannot be read: {detail}."),
    "bundle.broken": (
        "Berkas entri {path} (entri {first}–{last}) rusak: {detail}.",
        "Entry file {path} (entries {first}–{last}) is broken: {detail}.",
    ),
    "bundle.count": (
        "Berkas entri {path} memuat {found} entri, seharusnya {expected}; yang hilang atau berlebih: entri {index}.",
        "Entry file {path} holds {found} entries, not {expected}; missing or too many: entry {index}.",
    ),
    "entry.changed": (
        "ENTRI {index} DIUBAH: isinya bukan lagi yang ditandatangani.",
        "ENTRY {index} WAS CHANGED: it is no longer what was signed.",
    ),
    "tile.changed": (
        "UBIN {path} DIUBAH: hash nomor {place} (mulai entri {index}) bukan lagi yang ditandatangani.",
        "TILE {path} WAS CHANGED: hash {place} (from entry {index}) is no longer what was signed.",
    ),
    "tile.length": (
        "UBIN {path} DIUBAH: panjangnya {found} byte, seharusnya {expected}.",
        "TILE {path} WAS CHANGED: it has {found} bytes, not {expected}.",
    ),
    "entry.or_tile": (
        "Entri {index} dan ubin {path} tidak cocok, dan keduanya tidak cocok dengan tanda tangan.",
        "Entry {index} and tile {path} disagree, and neither agrees with the signature.",
    ),
    "root.differs": (
        "Akar pohon dari semua entri bukan akar yang ditandatangani di titik periksa {path}.",
        "The root over all entries is not the one signed in checkpoint {path}.",
    ),
    # what is wrong: entries
    "entry.refused": (
        "Entri {index} melanggar aturan log: {detail}.",
        "Entry {index} breaks the rules: {detail}.",
    ),
    "entry.id_twice": (
        "Dua entri memakai id yang sama (…{id}).",
        "Two entries use the same id (…{id}).",
    ),
    "entry.genesis": (
        "Entri {index}: {detail}.",
        "Entry {index}: {detail}.",
    ),
    "entry.backdated": (
        "Entri {index} bertanggal {time}, {seconds} detik sebelum entri yang mendahuluinya.",
        "Entry {index} is dated {time}, {seconds} seconds before an entry ahead of it.",
    ),
    "entry.older_than_witnessed": (
        "Entri {index} bertanggal {time}, padahal pada {seen} para saksi melihat log tanpa entri itu: "
        "tanggalnya dimundurkan.",
        "Entry {index} is dated {time}, but at {seen} the witnesses saw the log without it: it was back-dated.",
    ),
    "entry.newer_than_witnessed": (
        "Entri {index} bertanggal {time}, padahal para saksi sudah melihatnya pada {seen}.",
        "Entry {index} is dated {time}, but the witnesses had seen it by {seen}.",
    ),
    "entry.future": (
        "Entri {index} bertanggal di masa depan: {time}.",
        "Entry {index} is dated {time}, in the future.",
    ),
    "entry.refers_forward": (
        "Entri {index} ({type}) menunjuk ke entri {ref} yang belum ada saat itu.",
        "Entry {index} ({type}) refers to entry {ref}, which was not there yet.",
    ),
    "entry.refers_wrongly": (
        "Entri {index} ({type}) menunjuk ke entri {ref} yang berjenis {found}.",
        "Entry {index} ({type}) refers to entry {ref}, which is {found}.",
    ),
    "entry.rules_unknown": (
        "Entri {index} ({type}) memakai aturan yang belum pernah diumumkan di log: {rules}.",
        "Entry {index} ({type}) uses rules that were never published in the log: {rules}.",
    ),
    # what is wrong: the chain of decisions
    "decision.twice": (
        "Entri {index} memutus pendaftaran {application} untuk kedua kalinya tanpa sanggah.",
        "Entry {index} decides application {application} a second time without an objection.",
    ),
    "decision.of_nothing": (
        "Entri {index} adalah keputusan, tetapi tidak menunjuk tepat satu pendaftaran.",
        "Entry {index} is a decision that does not refer to exactly one application.",
    ),
    "decision.short_without_draw": (
        "Entri {index} memutus dengan satu orang saja, tanpa pemeriksaan program dan undian yang sah sebelumnya.",
        "Entry {index} is a decision by one person alone, without the program's checks and a valid draw before it.",
    ),
    "decision.short_though_drawn": (
        "Entri {index} memutus pendaftaran {application} dengan satu orang, padahal pendaftaran itu terundi untuk "
        "diperiksa penuh.",
        "Entry {index} decides application {application} by one person, though it was drawn to be looked at in full.",
    ),
    "seed.twice": (
        "Entri {index} menetapkan angka acak kedua ({purpose}) untuk {object}: yang cocok bisa dipilih belakangan.",
        "Entry {index} commits to a second random number ({purpose}) for {object}: one could choose later.",
    ),
    "seed.late": (
        "Entri {index} menetapkan angka acak setelah pendaftaran {application} masuk: angkanya bisa dicari-cari.",
        "Entry {index} commits to a random number after application {application} came in: it could be searched for.",
    ),
    "seed.of_another": (
        "Entri {index} membuka angka acak milik seleksi atau keperluan lain.",
        "Entry {index} reveals a random number of another recruitment or purpose.",
    ),
    "seed.differs": (
        "Entri {index} membuka angka acak yang bukan angka yang ditetapkan sebelumnya.",
        "Entry {index} reveals another random number than the one committed to.",
    ),
    "seed.cut_too_low": (
        "Entri {index} memotong undian di bawah {share} per seribu yang dijanjikan.",
        "Entry {index} cuts the draw below the {share} in a thousand that was promised.",
    ),
    "opening.unlawful": (
        "{file}: entri {index} adalah putusan yang tidak sah menurut isinya: {how}.",
        "{file}: by what it says, entry {index} is an unlawful decision: {how}.",
    ),
    "objection.answered_twice": (
        "Entri {index} menjawab sanggah {objection} untuk kedua kalinya.",
        "Entry {index} answers objection {objection} a second time.",
    ),
    "objection.unanswered": (
        "Sanggah di entri {index} tidak dijawab selama {days} hari.",
        "The objection in entry {index} was not answered for {days} days.",
    ),
    "withdrawal.twice": (
        "Entri {index} menarik pendaftaran {application} untuk kedua kalinya.",
        "Entry {index} withdraws application {application} a second time.",
    ),
    # what is wrong: published data
    "data.index_broken": (
        "Daftar data {path} rusak: {detail}.",
        "The list of data {path} is broken: {detail}.",
    ),
    "day.twice": (
        "Entri {index} mencatat tumpukan kedua untuk {day}; setiap hari hanya punya satu.",
        "Entry {index} records a second batch for {day}; a day has only one.",
    ),
    "day.differs": (
        "Tumpukan {day} yang diterbitkan bukan yang tercatat di entri {index}.",
        "The published batch of {day} is not the one that entry {index} holds.",
    ),
    "day.no_day": ("“{day}” bukan hari.", "“{day}” is no day."),
    "note.days_missing": (
        "{count} hari sebelum {day} tidak punya tumpukan: layanan laporan tanpa nama berhenti.",
        "{count} days before {day} have no batch: the service for anonymous reports stood still.",
    ),
    "note.holders_changed": (
        "Sejak {day} daftar orang yang dapat membuka laporan tanpa nama berbeda. Lihat siapa yang berubah.",
        "From {day} on the list of those who can open anonymous reports differs. Look at who changed.",
    ),
    "table.not_published": (
        "Entri {index} mencatat tabel {table}, tetapi tabel itu tidak diterbitkan.",
        "Entry {index} records table {table}, but the table is not published.",
    ),
    "table.not_in_log": (
        "Tabel {table} tidak tercatat di log (entri {index} bukan catatannya).",
        "Table {table} is not recorded in the log (entry {index} is not its record).",
    ),
    "table.particular": (
        "Tabel {table}: {field} menurut situs {found}, menurut log {expected}.",
        "Table {table}: {field} is {found} by the site and {expected} by the log.",
    ),
    "table.line": (
        "Tabel {table}, baris {line}{whom}: {detail}.",
        "Table {table}, line {line}{whom}: {detail}.",
    ),
    "table.row_changed": (
        "TABEL {table}, BARIS {line}{whom} DIUBAH: isinya tidak cocok dengan komitmennya. Isi sekarang: {fields}.",
        "TABLE {table}, LINE {line}{whom} WAS CHANGED: it does not fit its commitment. It now says: {fields}.",
    ),
    "table.rows": (
        "Tabel {table} memuat {found} baris, di log tercatat {expected}.",
        "Table {table} holds {found} rows, the log says {expected}.",
    ),
    "table.root": (
        "Tabel {table} bukan tabel yang tercatat di entri {index}: akarnya berbeda. Ada baris yang diganti, "
        "dipindah, ditambah atau dihapus.",
        "Table {table} is not the one recorded in entry {index}: another root. Rows were replaced, moved, "
        "added or removed.",
    ),
    "table.erased_too_many": (
        "{found} baris terhapus dari data terbuka, tetapi log hanya mencatat {recorded} penghapusan.",
        "{found} rows are erased from open data, but the log records only {recorded} erasures.",
    ),
    "file.changed": (
        "BERKAS {path} DIUBAH: bukan berkas yang tercatat di entri {index}.",
        "FILE {path} WAS CHANGED: it is not the one recorded in entry {index}.",
    ),
    "file.not_published": (
        "Entri {index} mencatat berkas {kind} untuk {announcement}, tetapi berkas itu tidak diterbitkan.",
        "Entry {index} records a {kind} file of {announcement}, but it is not published.",
    ),
    # what is wrong: the ranking
    "ranking.input_missing": (
        "Peringkat {table}: masukan dengan akar {root} tidak ada di data terbuka.",
        "Ranking {table}: the input with root {root} is not among the open data.",
    ),
    "ranking.inputs_late": (
        "Peringkat {table}: masukan {input} baru tercatat setelah peringkatnya.",
        "Ranking {table}: its input {input} was recorded only after the ranking.",
    ),
    "ranking.regulation": (
        "Peringkat {table} memakai peraturan {regulation}, tetapi isi peraturan itu di program ini berbeda "
        "({found}, di log {expected}).",
        "Ranking {table} uses regulation {regulation}, whose text in this program is another "
        "({found}, in the log {expected}).",
    ),
    "ranking.impossible": (
        "Peringkat {table} tidak dapat dihitung ulang: {detail}.",
        "Ranking {table} cannot be computed again: {detail}.",
    ),
    "ranking.differs": (
        "PERINGKAT {table} SALAH untuk peserta {participant}: {field} diumumkan {published}, "
        "menurut perhitungan {computed}.",
        "RANKING {table} IS WRONG for participant {participant}: {field} was published as {published}, "
        "it computes to {computed}.",
    ),
    "ranking.missing": (
        "PERINGKAT {table}: peserta {participant} {how}.",
        "RANKING {table}: participant {participant} {how}.",
    ),
    # what is wrong: receipts
    "receipt.broken": (
        "{file} bukan tanda terima yang utuh: {detail}.",
        "{file} is not a whole receipt: {detail}.",
    ),
    "receipt.false": (
        "Tanda terima {file} tidak sah: {detail}.",
        "Receipt {file} does not hold: {detail}.",
    ),
    "receipt.gone": (
        "Log yang terbaru TIDAK lagi memuat entri {index} dari tanda terima {file}.",
        "The newest log NO LONGER holds entry {index} of receipt {file}.",
    ),
    "receipt.late": (
        "Tanda terima sementara {file}: entri dijanjikan ada di log paling lambat {deadline}, tetapi tidak ada. "
        "Simpan berkas ini: ini bukti.",
        "Acknowledgement {file}: the entry was promised in the log by {deadline}, but it is not there. "
        "Keep this file: it is evidence.",
    ),
    "note.receipt_waits": (
        "Tanda terima sementara {file}: entri dijanjikan ada di log paling lambat {deadline}; periksa lagi nanti.",
        "Acknowledgement {file}: the entry was promised in the log by {deadline}; check again later.",
    ),
    "opening.broken": (
        "{file} bukan bukaan yang utuh: {detail}.",
        "{file} is not a whole opening: {detail}.",
    ),
    "opening.false": (
        "Bukaan {file}: {field} bukan isi yang tercatat di entri {index}.",
        "Opening {file}: {field} is not what entry {index} committed to.",
    ),
}


def sentence(code: str, language: str, facts: Mapping[str, Any]) -> str:
    """A finding in words; `language` is id or en."""
    pattern = WORDS[code][1 if language == "en" else 0]
    return pattern.format_map({name: _shown(value, language) for name, value in facts.items()})


def _shown(value: Any, language: str) -> str:
    if isinstance(value, int):
        grouped = f"{value:,}"
        return grouped if language == "en" else grouped.replace(",", ".")
    if isinstance(value, tuple):  # one text in each language
        return plain(str(value[1 if language == "en" else 0]))
    return plain(str(value))


def plain(text: str) -> str:
    """One line without signs that steer a terminal: the site whose words these are may be hostile."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
