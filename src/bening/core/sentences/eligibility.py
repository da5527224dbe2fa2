"""Sentences of eligibility: each requirement as it should be, and what is wrong when it is not."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "age.within_limits": Sentence(
        "Usia pelamar {minimum} sampai {maximum} tahun pada hari melamar.",
        "The applicant is {minimum} to {maximum} years old on the day of applying.",
    ),
    "age.too_young": Sentence(
        "Usia Anda {age} tahun pada {on:date}. Usia paling rendah {minimum} tahun.",
        "You are {age} years old on {on:date}. The least age is {minimum}.",
    ),
    "age.too_old": Sentence(
        "Usia Anda {age} tahun pada {on:date} dan melewati batas {maximum} tahun untuk jabatan ini.",
        "You are {age} years old on {on:date}, past the limit of {maximum} years for this position.",
    ),
    "education.is_listed": Sentence(
        "Jenjang dan program studi tercantum dalam daftar kualifikasi formasi.",
        "Level and programme of study are among the qualifications that the formasi lists.",
    ),
    "education.not_listed": Sentence(
        "Program studi Anda, {programme}, tidak tercantum. Formasi ini menerima: {accepted}.",
        "Your programme, {programme}, is not listed. This formasi accepts: {accepted}.",
    ),
    "education.level_differs": Sentence(
        "Jenjang Anda, {level:level}, berbeda dari yang diminta. Formasi ini menerima: {accepted}.",
        "Your level, {level:level}, is not the one asked for. This formasi accepts: {accepted}.",
    ),
    "education.name_unsure": Sentence(
        "Program studi Anda, {programme}, mungkin sama dengan yang diterima, tetapi namanya berbeda. "
        "Formasi ini menerima: {accepted}. Petugas yang memutuskan.",
        "Your programme, {programme}, may be one of those accepted, but the name is not quite the same. "
        "This formasi accepts: {accepted}. An officer decides.",
    ),
    "education.level_contradicts": Sentence(
        "Jenjang yang Anda isi, {level:level}, tidak sesuai dengan nama program studi {programme}. "
        "Petugas akan memeriksanya.",
        "The level you gave, {level:level}, does not agree with the name of the programme, {programme}. "
        "An officer will look at it.",
    ),
    "school.is_registered": Sentence(
        "Ijazah sekolah terdaftar di kementerian yang membidangi pendidikan atau agama.",
        "The school diploma is registered with the ministry of education or of religious affairs.",
    ),
    "school.not_registered": Sentence(
        "Ijazah sekolah Anda tidak terdaftar di kementerian.",
        "Your school diploma is not registered with the ministry.",
    ),
    "equivalence.is_shown": Sentence(
        "Ijazah luar negeri disertai surat penyetaraan.",
        "A foreign degree comes with its letter of equivalence.",
    ),
    "equivalence.missing": Sentence(
        "Ijazah luar negeri Anda belum memiliki surat penyetaraan.",
        "Your foreign degree has no letter of equivalence.",
    ),
    "accreditation.held_at_graduation": Sentence(
        "Perguruan tinggi atau program studi terakreditasi pada tanggal lulus.",
        "University or programme was accredited on the day of graduation.",
    ),
    "accreditation.not_held_at_graduation": Sentence(
        "Pada tanggal lulus Anda, {graduated_on:date}, baik perguruan tinggi maupun program studi "
        "tidak terakreditasi menurut data yang Anda isi.",
        "On the day you graduated, {graduated_on:date}, neither university nor programme was accredited, "
        "by what you filled in.",
    ),
    "accreditation.unclear": Sentence(
        "Lembaga atau peringkat akreditasi yang Anda isi tidak ada dalam daftar. Petugas akan memeriksanya.",
        "The accreditation body or grade you gave is not on the list. An officer will look at it.",
    ),
    "gpa.reaches_minimum": Sentence(
        "IPK paling rendah {minimum:decimal} pada skala {scale}.",
        "The GPA is at least {minimum:decimal} on a scale of {scale}.",
    ),
    "gpa.below_minimum": Sentence(
        "IPK Anda {gpa:decimal}. IPK paling rendah untuk formasi ini {minimum:decimal}.",
        "Your GPA is {gpa:decimal}. The least GPA for this formasi is {minimum:decimal}.",
    ),
    "gpa.other_scale": Sentence(
        "Nilai Anda, {gpa:decimal}, bukan IPK pada skala {scale}. Petugas akan memeriksanya.",
        "Your mark, {gpa:decimal}, is no GPA on the scale of {scale}. An officer will look at it.",
    ),
    "cumlaude.level_allowed": Sentence(
        "Jalur cumlaude untuk lulusan S-1 ke atas, bukan D-IV.",
        "The cumlaude track is for S-1 and above, not for D-IV.",
    ),
    "cumlaude.level_too_low": Sentence(
        "Jenjang Anda, {level:level}, tidak dapat melamar jalur cumlaude.",
        "With your level, {level:level}, you cannot apply on the cumlaude track.",
    ),
    "cumlaude.is_shown": Sentence(
        "Kelulusan berpredikat cumlaude atau dengan pujian; ijazah luar negeri dengan surat yang setara.",
        "Graduated with distinction (cumlaude); a foreign degree with a letter that says it is equal.",
    ),
    "cumlaude.not_shown": Sentence(
        "Kelulusan Anda tidak berpredikat cumlaude atau dengan pujian.",
        "You did not graduate with distinction (cumlaude).",
    ),
    "cumlaude.both_highest_grade": Sentence(
        "Perguruan tinggi dan program studi berakreditasi A atau Unggul pada tanggal lulus.",
        "University and programme both had accreditation A or Unggul on the day of graduation.",
    ),
    "cumlaude.grade_too_low": Sentence(
        "Pada tanggal lulus Anda, {graduated_on:date}, perguruan tinggi atau program studi "
        "tidak berakreditasi A atau Unggul.",
        "On the day you graduated, {graduated_on:date}, university or programme did not have "
        "accreditation A or Unggul.",
    ),
    "disability.is_declared": Sentence(
        "Jalur ini untuk penyandang disabilitas.",
        "This track is for persons with a disability.",
    ),
    "disability.not_declared": Sentence(
        "Anda tidak menyatakan diri sebagai penyandang disabilitas. Jalur ini hanya untuk mereka.",
        "You did not declare a disability. This track is only for persons with one.",
    ),
    "track.conditions": Sentence(
        "Syarat khusus jalur {track:track} terpenuhi.",
        "The special conditions of the track {track:track} are met.",
    ),
    "track.for_people": Sentence(
        "Syarat khusus jalur {track:track} diperiksa oleh petugas, bukan oleh sistem.",
        "The special conditions of the track {track:track} are checked by officers, not by the system.",
    ),
    "practice_registration.is_active": Sentence(
        "STR sesuai jabatan, masih berlaku, dan bukan STR internsip.",
        "The practice registration (STR) is of the profession, valid, and not of an internship.",
    ),
    "practice_registration.internship": Sentence(
        "STR Anda adalah STR internsip. Jabatan ini memerlukan STR tetap.",
        "Your STR is of an internship. This position needs a full one.",
    ),
    "practice_registration.expired": Sentence(
        "STR Anda berlaku sampai {valid_to:date}, sudah lewat pada {on:date}.",
        "Your STR was valid until {valid_to:date}; on {on:date} that has passed.",
    ),
    "practice_registration.profession_unclear": Sentence(
        "Profesi pada STR Anda, {profession}, tidak jelas sama dengan jabatan {position}. "
        "Petugas akan memeriksanya.",
        "The profession on your STR, {profession}, is not clearly that of the position {position}. "
        "An officer will look at it.",
    ),
    "service.allows": Sentence(
        "Pelamar tidak sedang menjadi CPNS, PNS, prajurit TNI, atau anggota Polri.",
        "The applicant is not at present a CPNS, a PNS, a soldier or a police officer.",
    ),
    "service.barred": Sentence(
        "Anda sedang menjadi {service:service}, sehingga tidak dapat melamar.",
        "You are at present {service:service}, so you cannot apply.",
    ),
    "service.contract_too_short": Sentence(
        "Masa perjanjian kerja PPPK Anda {months} bulan. Paling sedikit {least} bulan.",
        "You have been PPPK for {months} months. At least {least} months are needed.",
    ),
    "service.consent_missing": Sentence(
        "PPPK perlu persetujuan pejabatnya untuk melamar.",
        "A PPPK needs the consent of their authority to apply.",
    ),
    "sanction.none_runs": Sentence(
        "Pelamar tidak sedang dikenai larangan melamar.",
        "The applicant is not barred from applying.",
    ),
    "sanction.runs": Sentence(
        "Anda menyatakan sedang dikenai larangan melamar. Larangan karena mengundurkan diri berlaku "
        "{years} tahun anggaran atau periode.",
        "You declared that you are barred from applying. For resigning, the bar lasts "
        "{years} budget years or periods.",
    ),
    "declaration": Sentence("{clause}", "Declared by the applicant: {clause_en}"),
    "declaration.not_made": Sentence(
        "Anda tidak menyatakan: “{clause}”",
        "You did not declare: “{clause_en}”",
    ),
}
