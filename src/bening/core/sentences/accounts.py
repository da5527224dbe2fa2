"""Sentences about accounts and roles."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "nik.already_registered": Sentence(
        "NIK ini sudah punya akun. Masuk saja, atau pulihkan kata sandinya.",
        "This NIK already has an account. Sign in, or recover its password.",
    ),
    "nik.in_use": Sentence(
        "NIK tidak dapat diubah lagi: lamaran Anda sudah dikirim, atau Anda petugas. Jika NIK itu keliru, "
        "hubungi panitia.",
        "The NIK cannot be changed any more: your application was submitted, or you are an officer. If the "
        "NIK is wrong, contact the committee.",
    ),
    "account.registered_meanwhile": Sentence(
        "Akun ini baru saja dibuat, mungkin dari jendela lain. Masuk saja.",
        "This account was made just now, perhaps from another window. Sign in.",
    ),
    "person.erased": Sentence(
        "Data orang ini sudah dihapus atas dasar undang-undang dan tidak dapat dibuka lagi.",
        "The data of this person was erased as the law provides and cannot be opened any more.",
    ),
    "institution.already_founded": Sentence(
        "Instansi dengan kode {code} sudah ada.",
        "There already is an institution with the code {code}.",
    ),
    "role.needs_two_people": Sentence(
        "Diperlukan dua orang yang berbeda.",
        "Two different people are needed.",
    ),
    "role.not_administrator": Sentence(
        "Hanya pengelola peran instansi ini yang dapat melakukannya.",
        "Only an administrator of roles of this institution can do this.",
    ),
    "role.for_oneself": Sentence(
        "Tidak ada orang yang dapat memberi peran kepada dirinya sendiri. Minta dua pengelola lain.",
        "Nobody can give a role to themselves. Ask two other administrators.",
    ),
    "role.same_person_proposed": Sentence(
        "Anda yang mengusulkan peran ini. Pengelola lain yang harus menyetujuinya.",
        "You proposed this role. Another administrator has to approve it.",
    ),
    "role.already_held": Sentence(
        "Orang ini sudah memegang peran itu, atau usulannya masih menunggu.",
        "This person already holds that role, or a proposal of it is waiting.",
    ),
    "role.person_inactive": Sentence(
        "Akun orang ini sudah ditutup.",
        "The account of this person is closed.",
    ),
    "role.too_few_administrators": Sentence(
        "Harus selalu ada paling sedikit dua pengelola peran. Tunjuk pengganti lebih dahulu.",
        "There must always be at least two administrators of roles. Appoint a successor first.",
    ),
}
