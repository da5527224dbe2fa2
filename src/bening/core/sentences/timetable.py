"""Sentences about a timetable that somebody sets."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "timetable.is_planned": Sentence(
        "Jadwal memuat {phase:phase}.",
        "The timetable has {phase:phase}.",
    ),
    "timetable.phase_missing": Sentence(
        "Jadwal belum memuat {phase:phase}.",
        "The timetable does not have {phase:phase} yet.",
    ),
    "timetable.long_enough": Sentence(
        "{phase:phase} paling singkat {least} hari kalender.",
        "{phase:phase} lasts at least {least} calendar days.",
    ),
    "timetable.too_short": Sentence(
        "{phase:phase} dijadwalkan {days} hari kalender, paling singkat {least}.",
        "{phase:phase} is set to {days} calendar days; at least {least} are needed.",
    ),
    "timetable.short_enough": Sentence(
        "{phase:phase} paling lama {most} hari kalender.",
        "{phase:phase} lasts at most {most} calendar days.",
    ),
    "timetable.too_long": Sentence(
        "{phase:phase} dijadwalkan {days} hari kalender, paling lama {most}.",
        "{phase:phase} is set to {days} calendar days; at most {most} are allowed.",
    ),
    "timetable.in_order": Sentence(
        "{phase:phase} tidak mulai sebelum {before:phase}.",
        "{phase:phase} does not begin before {before:phase}.",
    ),
    "timetable.out_of_order": Sentence(
        "{phase:phase} dijadwalkan mulai sebelum {before:phase}.",
        "{phase:phase} is set to begin before {before:phase}.",
    ),
}
