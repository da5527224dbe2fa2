"""Results over HTTP: public pages and files, constant in queries; the desk; the applicant's own page."""

import csv
import io

import pytest
import time_machine
from django.urls import reverse

from bening.core.regulation import load
from bening.stages.registration import queries as registration
from bening.stages.results import explanations, exports, queries, services
from bening.stages.results.models import Ranking
from tests.stages.announcements.scene import formasi
from tests.stages.selection.scene import Person

KEY = "0192f0c1-7c3a-4d10-9b1e-5f2f3a9c1b{:02}"


@pytest.fixture(autouse=True)
def frozen(after):
    with time_machine.travel(after, tick=False):
        yield


@pytest.fixture
def final(recruitment, take_skd, take_skb, publish):
    """Two formasi; the second has one person per seat, the first has a tie that the GPA decides."""
    people = lambda codes: [  # noqa: E731
        Person("60000001", codes[0], gpa="3.40"),
        Person("60000002", codes[0], gpa="3.60"),
        Person("60000003", codes[0]),
        Person("60000004", codes[1]),
    ]
    announcement = recruitment(formasi(1, jumlah_formasi="1"), formasi(2, jumlah_formasi="1"), people=people)
    good = (95, 130, 187)
    take_skd(
        announcement,
        {
            "60000001": ("F01", *good),
            "60000002": ("F01", *good),
            "60000003": ("F01", 65, 75, 166),
            "60000004": ("F02", *good),
        },
    )
    publish(announcement, "skd")
    take_skb(announcement, {"60000001": (400, "87.5"), "60000002": (400, "87.5"), "60000004": 300})
    return publish(announcement, "final")


def address(name, *parts):
    return reverse(f"results:{name}", args=["cpns-2024", *parts])


def test_public_pages_show_numbers_and_no_names(client, final):
    for url in (
        reverse("results:index"),
        address("stage", "akhir"),
        address("formasi", "akhir", "F01"),
        address("why", "akhir", "60000001"),
    ):
        answer = client.get(url)
        page = answer.content.decode()
        assert answer.status_code == 200, url
        assert answer.headers["Cache-Control"].startswith("public")
        assert "Peserta 0" not in page
        assert "peserta1@" not in page


def test_formasi_page_lists_the_best_first_with_reasons(client, final):
    page = client.get(address("formasi", "akhir", "F01")).content.decode()

    assert page.index("60000002") < page.index("60000001") < page.index("60000003")
    assert 'data-code="P/L"' in page
    assert "TIU 75, paling sedikit 80" in page
    assert "79,764" in page


def test_why_page_compares_and_names_the_tie_break(client, final):
    page = client.get(address("why", "akhir", "60000001")).content.decode()

    assert "Nilainya sama dengan peserta 60000002; di bawahnya karena IPK atau rata-rata ijazah." in page
    assert address("why", "akhir", "60000002") in page


def test_why_page_tells_what_decides_against_each_neighbour(client, final):
    second = client.get(address("why", "akhir", "60000001")).content.decode()
    assert "Peserta 60000002 di atasnya: semua nilainya sama; yang menentukan tertulis pada alasan." in second
    in_skd = client.get(address("why", "skd", "60000001")).content.decode()
    assert "Peserta 60000002 di bawahnya: semua nilainya sama" in in_skd


def test_neighbours_are_told_by_the_first_thing_that_differs(final):
    rules = load(final.regulation)
    mine, other = list(queries.with_marks(final, queries.places_of(final).filter(formasi="F01", rank__lte=2)))

    def said(**changes):
        for name, value in changes.items():
            setattr(other, name, value)
        [one] = explanations.neighbours(mine, [mine, other], rules, final.stage)
        return one.above, str(one.key), one.theirs, one.mine, one.finer

    assert said() == (False, "", "", "", False)
    assert said(skd_total=411) == (False, "jumlah SKD", "411", "412", False)
    assert said(final="70.100") == (False, "nilai akhir", "70,100", "79,764", False)
    mine.reason = other.reason = "final.within_quota rank=1 quota=1"
    assert said(final=mine.final) == (False, "nilai akhir", "79,764", "79,764", True)
    mine.rank = None
    assert explanations.neighbours(mine, [mine, other], rules, final.stage) == []


@pytest.mark.parametrize(
    ("parts", "classes"),
    [
        (("formasi", "akhir", "F01"), ["75–80"]),
        (("formasi", "skd", "F01"), ["300–324", "325–349", "350–374", "375–399", "400–424"]),
    ],
)
def test_scores_of_a_formasi_are_a_picture_with_its_table(client, final, parts, classes):
    page = client.get(address(*parts)).content.decode()

    assert 'role="img"' in page
    assert [label for label in classes if f'<th scope="row">{label}</th>' in page] == classes


def test_ones_own_class_stands_out_and_nobody_s_where_there_is_no_score(client, final):
    assert 'class="bar-strong"' in client.get(address("why", "akhir", "60000001")).content.decode()
    without = client.get(address("why", "akhir", "60000003")).content.decode()
    assert 'role="img"' in without
    assert 'class="bar-strong"' not in without


def test_why_page_in_english(client, final):
    client.cookies["bahasa"] = "en"
    page = client.get(address("why", "akhir", "60000001")).content.decode()

    assert "Equal with participant 60000002; below because of GPA" in page


def test_search_leads_to_the_participant(client, final):
    answer = client.get(address("stage", "akhir"), {"nomor": " 6000 0001 "})

    assert answer.headers["Location"] == address("why", "akhir", "60000001")
    assert (
        "tidak ada dalam hasil ini" in client.get(address("stage", "akhir"), {"nomor": "1"}).content.decode()
    )


@pytest.mark.parametrize(
    "parts",
    [("stage", "wawancara"), ("stage", "pascasanggah"), ("why", "akhir", "1"), ("formasi", "akhir", "F99")],
)
def test_what_is_not_there_is_a_404(client, final, parts):
    assert client.get(address(*parts)).status_code == 404


def test_nothing_is_shown_before_publication(client, final, take_skb, hendra, after):
    announcement = final.announcement
    take_skb(
        announcement, {"60000001": (500, "90"), "60000002": (400, "87.5"), "60000004": 300}, cause="Koreksi."
    )
    services.compute_ranking(announcement, "final", by=hendra, at=after)

    page = client.get(address("formasi", "akhir", "F01")).content.decode()

    assert page.index("60000002") < page.index("60000001")


@pytest.mark.parametrize(
    ("parts", "most"),
    [(("stage", "akhir"), 4), (("formasi", "akhir", "F01"), 6), (("why", "akhir", "60000001"), 6)],
)
def test_public_pages_ask_few_queries(client, final, parts, most, django_assert_max_num_queries):
    with django_assert_max_num_queries(most):
        assert client.get(address(*parts)).status_code == 200


def test_index_asks_two_queries(client, final, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert client.get(reverse("results:index")).status_code == 200


def test_formasi_page_has_pages_and_the_same_queries(client, recruitment, take_skd, publish, log):
    people = lambda codes: [Person(f"7{n:07}", codes[0]) for n in range(130)]  # noqa: E731
    announcement = recruitment(formasi(1, jumlah_formasi="9"), people=people)
    take_skd(
        announcement,
        {f"7{n:07}": ("F01", 65 + 5 * (n % 10), 80 + 5 * (n % 13), 166 + n % 50) for n in range(130)},
    )
    publish(announcement, "skd")

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as first:
        one = client.get(address("formasi", "skd", "F01"))
    with CaptureQueriesContext(connection) as second:
        two = client.get(address("formasi", "skd", "F01"), {"halaman": 3})

    assert (one.content.count(b"<tr data-code"), two.content.count(b"<tr data-code")) == (50, 30)
    assert len(first) == len(second) <= 6
    log.audit()


# --- files ----------------------------------------------------------------------------------------


def recomputed(client, ranking, stage, folder):
    """What `bening rank` makes of the published files, and what was published."""
    from bening.stages.results.rank_command import main

    for file, view in (("formasi", "formasi_file"), ("nilai", "scores"), ("hasil", "csv")):
        (folder / f"{file}.csv").write_bytes(client.get(address(view, stage)).content)
    paths = {file: str(folder / f"{file}.csv") for file in ("formasi", "nilai", "again")}
    options = ["--regulation", ranking.regulation, "--stage", "skd" if stage == "skd" else "final"]
    files = ["--formasi", paths["formasi"], "--scores", paths["nilai"], "--out", paths["again"]]
    assert main([*options, *files]) == 0
    return (folder / "again.csv").read_bytes(), (folder / "hasil.csv").read_bytes()


@pytest.mark.parametrize("stage", ["akhir", "skd"])
def test_bening_rank_gives_the_published_csv_to_the_last_byte(client, final, tmp_path, stage):
    again, published = recomputed(client, final, stage, tmp_path)

    assert again == published


def test_scores_hide_what_no_tie_looked_at(client, final):
    rows = {row["participant"]: row for row in csv.DictReader(io.StringIO(exports.scores_csv(final)))}

    assert (rows["60000001"]["gpa"], rows["60000002"]["gpa"]) == ("3.4", "3.6")
    assert rows["60000004"]["gpa"] == rows["60000001"]["born"] == rows["60000003"]["skb_cat"] == ""


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t1"])
def test_csv_cells_are_no_formulas(cell):
    line = exports.table(("a", "b"), [{"a": cell, "b": "1"}]).split("\n", 1)[1]

    assert next(csv.reader(io.StringIO(line, newline="")))[0] == f"'{cell}"


def test_pdf_is_tagged_and_always_the_same(client, final):
    one = client.get(address("pdf", "akhir"))
    from bening.stages.results import pdf

    assert one.headers["Content-Type"] == "application/pdf"
    assert one.content.startswith(b"%PDF-")
    assert b"/MarkInfo" in one.content or b"StructTreeRoot" in one.content
    assert pdf.ranking_pdf(final) == one.content
    final.announcement.title += " \N{SLIGHTLY SMILING FACE}"
    assert pdf.ranking_pdf(final).startswith(b"%PDF-"), "one odd sign keeps nobody from the results"


def test_open_rows_are_listed_and_served(client, final, log):
    log.audit()
    tables = {table.name: table for table in queries.datasets()}

    assert set(tables) == {
        "cpns-2024/peringkat-skd-1",
        "cpns-2024/peringkat-final-1",
        "cpns-2024/peringkat-final-1-masukan",
    }
    lines = b"".join(client.get(tables["cpns-2024/peringkat-final-1"].url).streaming_content).splitlines()
    assert len(lines) == 4
    assert client.get("/data/cpns-2024/peringkat-final-9.jsonl").status_code == 404


# --- the desk -------------------------------------------------------------------------------------


def test_two_people_compute_and_publish(client, final, take_skb, hendra, anton, log):
    announcement = final.announcement
    take_skb(
        announcement, {"60000001": (500, "90"), "60000002": (400, "87.5"), "60000004": 300}, cause="Koreksi."
    )
    client.force_login(hendra)
    answer = client.post(address("compute", "akhir"), {"once": KEY.format(1)})
    page = client.get(answer.headers["Location"]).content.decode()
    row = Ranking.objects.get(state="computed")
    publish = reverse("results:publish", args=[row.pk])
    assert publish not in page
    assert client.post(publish, {"once": KEY.format(2)}).status_code == 404

    client.force_login(anton)
    assert publish in client.get(reverse("results:ranking", args=[row.pk])).content.decode()
    assert client.post(publish, {"once": KEY.format(3)}).status_code == 302
    assert client.get(reverse("results:desk")).status_code == 200
    row.refresh_from_db()
    assert row.state == "published"
    log.audit()


def test_refusals_are_pages_with_every_reason(client, final, hendra, after):
    client.force_login(hendra)
    answer = client.post(address("compute", "pascasanggah"), {"once": KEY.format(1)})

    assert answer.status_code == 422
    assert 'data-code="ranking.sanggah_window_open"' in answer.content.decode()


@pytest.mark.parametrize("who", ["joko", "ratna", "sari"])
def test_desk_does_not_exist_for_others(client, request, final, who):
    client.force_login(request.getfixturevalue(who))

    assert client.get(reverse("results:desk")).status_code == 404
    assert client.get(reverse("results:ranking", args=[final.pk])).status_code == 404
    assert client.get(address("ties")).status_code == 404


def test_order_is_proposed_and_approved_at_the_desk(
    client, recruitment, take_skd, take_skb, publish, hendra, anton
):
    people = lambda codes: [Person("60000001", codes[0]), Person("60000002", codes[0])]  # noqa: E731
    announcement = recruitment(formasi(1, jumlah_formasi="1"), people=people)
    take_skd(announcement, dict.fromkeys(("60000001", "60000002"), ("F01", 95, 130, 187)))
    publish(announcement, "skd")
    take_skb(announcement, {"60000001": 400, "60000002": 400})
    client.force_login(hendra)
    told = {"participants": "60000002\n60000001", "ground": "Undian terbuka.", "once": KEY.format(1)}
    assert client.post(address("ties"), told).status_code == 302

    client.force_login(anton)
    page = client.get(address("ties")).content.decode()
    decision = queries.decisions_of([announcement.institution_id]).get()
    assert reverse("results:approve_order", args=[decision.pk]) in page
    client.post(reverse("results:approve_order", args=[decision.pk]), {"once": KEY.format(2)})

    assert queries.decided_orders(announcement) == [["60000002", "60000001"]]
    assert services.open_ties(announcement) == ()


# --- the applicant ---------------------------------------------------------------------------------


@pytest.fixture
def mine(final):
    return registration.by_number(final.announcement, "60000003")


def test_my_result_says_why_and_lets_me_object(client, mine, wib, log):
    with time_machine.travel(wib(2025, 1, 14, 9), tick=False):
        client.force_login(mine.person)
        page = client.get(reverse("results:mine", args=[mine.pk])).content.decode()
        assert "TIU 75, paling sedikit 80" in page
        form = reverse("results:sanggah", args=[mine.pk])
        assert form in page
        assert client.get(form).status_code == 200
        assert client.post(form, {"once": KEY.format(1)}).status_code == 422
        answer = client.post(form, {"once": KEY.format(1), "skd_marks": "TIU saya 85 di layar."})
        assert answer.headers["Location"] == reverse("results:mine", args=[mine.pk])
        page = client.get(answer.headers["Location"]).content.decode()
        assert "TIU saya 85 di layar." in page
        assert form not in page
    log.audit()


def test_result_of_another_applicant_is_a_404(client, mine, sari):
    client.force_login(sari)

    assert client.get(reverse("results:mine", args=[mine.pk])).status_code == 404
    assert client.get(reverse("results:sanggah", args=[mine.pk])).status_code == 404


def test_decision_on_a_tie_stands_on_the_public_page(
    client, tmp_path, recruitment, take_skd, take_skb, publish, hendra, anton, after
):
    people = lambda codes: [Person("60000001", codes[0]), Person("60000002", codes[0])]  # noqa: E731
    announcement = recruitment(formasi(1, jumlah_formasi="1"), people=people)
    take_skd(announcement, dict.fromkeys(("60000001", "60000002"), ("F01", 95, 130, 187)))
    publish(announcement, "skd")
    take_skb(announcement, {"60000001": 400, "60000002": 400})
    order = services.propose_order(
        announcement, ["60000002", "60000001"], "Undian terbuka.", by=hendra, at=after
    )
    services.approve_order(order, by=anton, at=after)
    ranking = publish(announcement, "final")

    page = client.get(address("stage", "akhir")).content.decode()
    assert "60000002, 60000001" in page
    assert "Undian terbuka." in page
    assert "keputusan dua orang panitia" in client.get(address("why", "akhir", "60000001")).content.decode()
    rows = list(csv.DictReader(io.StringIO(client.get(address("scores", "akhir")).content.decode())))
    assert [row["decided"] for row in rows] == ["2", "1"]
    again, published = recomputed(client, ranking, "akhir", tmp_path)
    assert again == published
