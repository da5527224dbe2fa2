"""A file of the CAT: what is taken over, and every fault with row, column and mend."""

import pytest

from bening.core import reasons
from bening.core.decision import Refused
from bening.stages.selection import queries, services
from bening.stages.selection.models import ScoreRow, ScoreSheet
from tests.stages.announcements.scene import formasi
from tests.stages.selection.scene import SKB, SKD, Person, csv, xlsx

GOOD = [
    ("10000001", 90, 120, 180, "hadir"),
    ("10000002", 65, 80, 166, "hadir"),
    ("10000003", "", "", "", "tidak hadir"),
]


@pytest.fixture
def announcement(recruitment, two_seats):
    numbers = ["10000001", "10000002", "10000003"]

    def people(codes):
        entered = [Person(number, codes[0]) for number in numbers]
        return [*entered, Person("00000042", codes[0], qualified=False)]

    return recruitment(two_seats, people=people)


@pytest.fixture
def rows(announcement):
    code = services._expected(announcement, "skd").formasi["10000001"]
    return [(number, code, *rest) for number, *rest in GOOD]


def read(announcement, rows, headings=SKD, kind="skd"):
    reading = services.read_scores(announcement, kind, csv(headings, rows), "cat.csv")
    return [(fault.row, fault.column, fault.code) for fault in reading.faults]


def changed(rows, line, column, value):
    mended = [list(row) for row in rows]
    mended[line][column] = value
    return mended


@pytest.mark.parametrize("write", [csv, xlsx])
def test_import_scores_takes_over_a_file_of_the_cat(announcement, rows, ratna, at, log, write):
    sheet = services.import_scores(announcement, "skd", write(SKD, rows), "cat", by=ratna, at=at)

    assert (sheet.state, sheet.rows, sheet.number) == ("imported", 3, 1)
    stored = queries.rows_of(sheet).values_list("participant", "twk", "tiu", "tkp", "status")
    assert list(stored) == [
        ("10000001", 90, 120, 180, "present"),
        ("10000002", 65, 80, 166, "present"),
        ("10000003", None, None, None, "absent"),
    ]
    assert queries.in_force(announcement, "skd") is None
    log.audit()


def test_import_scores_reads_the_names_of_the_exchange_format(announcement, rows, ratna, at):
    headings = ("participant", "formasi", "twk", "tiu", "tkp", "skd_status", "skb_cat", "skb_status", "nama")
    words = {"hadir": "present", "tidak hadir": "absent"}
    lines = [(*row[:-1], words[row[-1]], "", "", "Sari") for row in rows]

    sheet = services.import_scores(announcement, "skd", csv(headings, lines), "nilai", by=ratna, at=at)

    assert sheet.rows == 3
    assert not ScoreRow.objects.filter(participant__contains="Sari").exists()


@pytest.mark.parametrize(
    ("line", "column", "value", "fault"),
    [
        (0, 0, "", (2, "nomor peserta", "score.participant_empty")),
        (0, 0, "99999999", (2, "nomor peserta", "score.participant_unknown")),
        (0, 0, "42", (2, "nomor peserta", "score.zeros_lost")),
        (0, 0, "00000042", (2, "nomor peserta", "score.not_qualified")),
        (1, 0, "10000001", (3, "nomor peserta", "score.participant_twice")),
        (0, 1, "9999", (2, "formasi", "score.formasi_differs")),
        (0, 2, "91", (2, "twk", "score.not_a_multiple")),
        (0, 3, "180", (2, "tiu", "score.above_maximum")),
        (0, 4, "226", (2, "tkp", "score.above_maximum")),
        (0, 4, "180.5", (2, "tkp", "score.not_whole")),
        (0, 4, "-5", (2, "tkp", "score.not_whole")),
        (0, 4, "", (2, "tkp", "score.mark_missing")),
        (0, 5, "datang", (2, "status", "score.status_unknown")),
        (0, 5, "tidak hadir", (2, "twk", "score.absent_with_marks")),
    ],
)
def test_read_scores_names_row_column_and_fault(announcement, rows, line, column, value, fault):
    found = read(announcement, changed(rows, line, column, value))

    assert fault in found
    assert all(code in reasons.CATALOGUE for _, _, code in found)


def test_read_scores_keeps_every_fault_of_the_file(announcement, rows):
    bad = changed(changed(rows, 0, 2, "91"), 1, 4, "500")[:2]

    assert read(announcement, bad) == [
        (2, "twk", "score.not_a_multiple"),
        (3, "tkp", "score.above_maximum"),
        (0, "nomor peserta", "score.participant_missing"),
    ]


def test_read_scores_compares_the_total(announcement, rows):
    headings = (*SKD, "Jumlah")
    lines = [(*row, total) for row, total in zip(rows, ("390", "312", ""), strict=True)]

    assert read(announcement, lines, headings) == [(3, "jumlah", "score.total_differs")]


def test_read_scores_says_which_heading_is_missing_or_twice(announcement, rows):
    assert read(announcement, rows, ("Nomor Peserta", "Formasi", "TWK", "X", "TKP", "Status")) == [
        (1, "tiu", "table.heading_missing")
    ]
    twice = [(*row, "1") for row in rows]
    assert read(announcement, twice, (*SKD, "Kehadiran")) == [(1, "kehadiran", "table.heading_twice")]


def test_read_scores_of_an_empty_or_foreign_file(announcement):
    assert read(announcement, []) == [(0, "", "score.no_rows")]
    broken = services.read_scores(announcement, "skd", _bytes(b"PK\x03\x04nothing"), "cat.xlsx")
    assert [fault.code for fault in broken.faults] == ["table.not_xlsx"]


def _bytes(data):
    import io

    return io.BytesIO(data)


def test_absent_with_zeros_is_absent(announcement, rows):
    zeros = changed(changed(changed(rows, 2, 2, "0"), 2, 3, "0"), 2, 4, "0")

    assert read(announcement, zeros) == []


def test_import_scores_with_a_fault_keeps_nothing(announcement, rows, ratna, at, log):
    with pytest.raises(Refused, match=r"score\.not_a_multiple, score\.participant_missing"):
        services.import_scores(
            announcement, "skd", csv(SKD, changed(rows, 0, 2, "91")[:2]), "cat", by=ratna, at=at
        )

    assert not ScoreSheet.objects.exists()
    assert not ScoreRow.objects.exists()
    log.audit()


def test_import_scores_waits_for_the_phase(announcement, rows, ratna, wib):
    with pytest.raises(Refused, match=r"score\.test_not_begun"):
        services.import_scores(announcement, "skd", csv(SKD, rows), "cat", by=ratna, at=wib(2024, 10, 1, 9))


def test_only_one_sheet_waits_at_a_time(announcement, rows, ratna, at):
    services.import_scores(announcement, "skd", csv(SKD, rows), "cat", by=ratna, at=at)

    with pytest.raises(Refused, match=r"score\.sheet_waiting"):
        services.import_scores(announcement, "skd", csv(SKD, rows), "cat", by=ratna, at=at)


def test_skb_needs_a_sealed_skd(announcement, ratna, at):
    with pytest.raises(Refused, match=r"score\.skd_not_sealed"):
        services.import_scores(announcement, "skb", csv(SKB, []), "cat", by=ratna, at=at)


class TestSkb:
    """The SKB is for those within the cut of the sealed SKD, and for nobody else."""

    @pytest.fixture
    def sealed(self, announcement, rows, seal):
        return seal(announcement, "skd", csv(SKD, changed(rows, 1, 3, "75")))

    def test_only_those_within_the_cut_are_expected(self, announcement, sealed, rows):
        code = rows[0][1]

        assert queries.invited_to_skb(announcement) == {"10000001": code}
        assert read(announcement, [("10000001", code, "400", "", "hadir")], SKB, "skb") == []
        assert read(announcement, [("10000002", code, "400", "", "hadir")], SKB, "skb") == [
            (2, "nomor peserta", "score.not_invited"),
            (0, "nomor peserta", "score.participant_missing"),
        ]

    @pytest.mark.parametrize(
        ("cat", "extra", "fault"),
        [
            ("505", "", "score.above_maximum"),
            ("", "", "score.mark_missing"),
            ("400", "100.5", "score.above_maximum"),
            ("400", "80.125", "score.not_two_decimals"),
        ],
    )
    def test_marks_out_of_bounds(self, announcement, sealed, rows, cat, extra, fault):
        faults = read(announcement, [("10000001", rows[0][1], cat, extra, "hadir")], SKB, "skb")

        assert [code for _, _, code in faults] == [fault]

    def test_extra_mark_is_kept_in_hundredths(self, announcement, sealed, rows, ratna, at):
        file = csv(SKB, [("10000001", rows[0][1], "400", "87,5", "hadir")])
        sheet = services.import_scores(announcement, "skb", file, "cat", by=ratna, at=at)

        assert queries.rows_of(sheet).get().extra == 8750
        assert queries.open_values("skb", queries.rows_of(sheet).get())["skb_extra"] == "87.50"


def test_extra_test_is_for_all_of_a_position_or_for_nobody(recruitment, seal):
    position = {"jabatan_nm": "PERAWAT TERAMPIL"}
    people = lambda codes: [Person("10000001", codes[0]), Person("10000002", codes[1])]  # noqa: E731
    announcement = recruitment(formasi(1, **position), formasi(2, **position), people=people)
    expected = services._expected(announcement, "skd").formasi
    marks = [(number, code, 90, 120, 180, "hadir") for number, code in expected.items()]
    seal(announcement, "skd", csv(SKD, marks))

    rows = [
        ("10000001", expected["10000001"], 400, 80, "hadir"),
        ("10000002", expected["10000002"], 400, "", "hadir"),
    ]

    assert read(announcement, rows, SKB, "skb") == [(3, "tambahan", "score.extra_missing")]


def test_skd_waits_for_verdicts_after_sanggah(announcement, rows, ratna, at, log, monkeypatch):
    """Somebody whose ground was accepted would otherwise be left out of the test."""
    monkeypatch.setattr(services.verification, "unsettled_after_sanggah", lambda _: 2)

    with pytest.raises(Refused, match=r"score\.sanggah_unsettled"):
        services.import_scores(announcement, "skd", csv(SKD, rows), "cat", by=ratna, at=at)
    assert not ScoreSheet.objects.exists()
    log.audit()
