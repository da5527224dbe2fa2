"""The regulation files hold every number of the law as studied, and mistakes are told with their mend."""

from fractions import Fraction
from hashlib import sha256
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core import regulation as module
from bening.core.regulation import (
    RegulationError,
    Source,
    UnknownTrack,
    load,
    names,
    parse,
)

TEXT = (files("bening.regulations") / "cpns-2024.toml").read_text("utf-8")
KB = 1024
PDF, JPEG = "application/pdf", "image/jpeg"


@pytest.fixture(scope="module", params=["cpns-2024", "cpns-2021"])
def any_year(request):
    return load(request.param)


@pytest.fixture(scope="module")
def cpns_2024():
    return load("cpns-2024")


@pytest.fixture(scope="module")
def cpns_2021():
    return load("cpns-2021")


# ---------------------------------------------------------------- reading


def test_names_lists_the_files_newest_first():
    assert names()[:4] == ("cpns-2024", "cpns-2023", "cpns-2021", "cpns-2019")


def test_load_pins_the_bytes_of_the_file(any_year):
    content = (files("bening.regulations") / f"{any_year.name}.toml").read_bytes()
    assert any_year.digest == "sha256:" + sha256(content).hexdigest()
    assert load(any_year.name) is any_year


def test_parse_gives_another_digest_for_other_bytes(cpns_2024):
    assert parse(TEXT, "cpns-2024") == cpns_2024
    assert parse(TEXT + "\n", "cpns-2024").digest != cpns_2024.digest


def test_load_of_an_unknown_name_tells_the_known_ones():
    with pytest.raises(
        RegulationError, match=r"cpns-1999\.toml: name: no such regulation: use one of .*cpns-2024"
    ):
        load("cpns-1999")


def test_load_of_a_file_that_is_no_text_is_told(tmp_path, monkeypatch):
    (tmp_path / "broken.toml").write_bytes(b'title = "\xff"')
    (tmp_path / "notes.txt").write_text("not a regulation")
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    assert names() == ("broken",)
    with pytest.raises(RegulationError, match=r"broken\.toml: file: save it as UTF-8 text"):
        load("broken")


# ---------------------------------------------------------------- the numbers


def test_skd_maxima_and_steps(any_year):
    assert any_year.skd.maximum == {"twk": 150, "tiu": 175, "tkp": 225, "total": 550}
    assert any_year.skd.multiple_of == {"twk": 5, "tiu": 5}
    paper = any_year.skd_paper
    assert paper.items == {"twk": 30, "tiu": 35, "tkp": 45}
    assert (paper.minutes, paper.minutes_blind) == (100, 130)
    for part, items in paper.items.items():
        assert items * paper.points[part] == any_year.skd.maximum[part]


def test_the_test_of_2019_has_500_points_and_lower_thresholds():
    rules = load("cpns-2019")

    assert rules.skd.maximum == {"twk": 150, "tiu": 175, "tkp": 175, "total": 500}
    assert not rules.skd.source.verified
    least = {track: rule.minimum for track, rule in rules.skd.thresholds.items()}
    assert least == {
        "umum": {"twk": 65, "tiu": 80, "tkp": 126},
        "cumlaude": {"total": 271, "tiu": 85},
        "diaspora": {"total": 271, "tiu": 85},
        "disabilitas": {"total": 260, "tiu": 70},
        "papua": {"total": 260, "tiu": 60},
    }
    assert all(rule.source.verified for rule in rules.skd.thresholds.values())
    assert rules.skd.threshold("umum", "DOKTER AHLI PERTAMA").minimum == {"total": 271, "tiu": 80}
    assert rules.skd.threshold("umum", "RESCUER PEMULA").minimum == {"total": 260, "tiu": 70}


def test_what_was_read_for_2023_is_marked_so_and_nothing_else_of_its_selection():
    rules = load("cpns-2023")

    assert {track: (rule.minimum, rule.source.verified) for track, rule in rules.skd.thresholds.items()} == {
        track: (rule.minimum, True) for track, rule in load("cpns-2021").skd.thresholds.items()
    }
    assert rules.final.tie_source.verified
    others = (rules.skd.cut_source, rules.skb.source, rules.final.source)
    assert not any(source.verified for source in others)
    [answer] = [phase for phase in rules.phases if phase.phase == "sanggah_answer"]
    assert (answer.days_at_most, answer.source.verified) == (5, True)


GENERAL = {"twk": 65, "tiu": 80, "tkp": 166}
DOCTOR = {"total": 311, "tiu": 80}
CREW = {"total": 286, "tiu": 70}


@pytest.mark.parametrize(
    ("track", "position", "minimum"),
    [
        ("umum", "ANALIS AKUAKULTUR AHLI PERTAMA", GENERAL),
        ("kalimantan", "ANALIS AKUAKULTUR AHLI PERTAMA", GENERAL),
        ("cumlaude", "ANALIS AKUAKULTUR AHLI PERTAMA", {"total": 311, "tiu": 85}),
        ("diaspora", "PENELITI AHLI MUDA", {"total": 311, "tiu": 85}),
        ("disabilitas", "PENYULUH LINGKUNGAN HIDUP AHLI PERTAMA", {"total": 286, "tiu": 60}),
        ("papua", "APOTEKER AHLI PERTAMA", {"total": 286, "tiu": 60}),
        ("daerah_tertinggal", "APOTEKER AHLI PERTAMA", {"total": 286, "tiu": 60}),
        ("umum", "DOKTER AHLI PERTAMA - DOKTER SPESIALIS PATOLOGI ANATOMI", DOCTOR),
        ("umum", "DOKTER  GIGI AHLI PERTAMA - DOKTER GIGI (UMUM)", DOCTOR),
        ("umum", "Dokter Pendidik Klinis Ahli Muda", DOCTOR),
        ("umum", "Instruktur Penerbang", DOCTOR),
        ("umum", "DOKTER HEWAN KARANTINA AHLI PERTAMA", GENERAL),
        ("umum", "PENATA LAYANAN KEDOKTERAN", GENERAL),
        ("cumlaude", "DOKTER AHLI PERTAMA", {"total": 311, "tiu": 85}),
        ("disabilitas", "DOKTER AHLI PERTAMA", {"total": 286, "tiu": 60}),
        ("umum", "RESCUER PEMULA", CREW),
        ("umum", "KELASI KAPAL KELAS IV", CREW),
        ("umum", "PENGAMAT GUNUNG API TERAMPIL", CREW),
        ("umum", "PENILIK KELAIKLAUTAN KAPAL", GENERAL),
    ],
)
def test_threshold_of_track_and_position(cpns_2024, track, position, minimum):
    assert cpns_2024.skd.threshold(track, position).minimum == minimum


def test_threshold_marks_what_nobody_read(cpns_2024, cpns_2021):
    skd = cpns_2024.skd
    assert skd.threshold("umum", "ANALIS").source == Source("KepmenPANRB 321/2024", True)
    assert skd.threshold("umum", "DOKTER AHLI PERTAMA").source.verified is False
    assert cpns_2021.skd.threshold("umum", "ANALIS").source == Source("KepmenPANRB 1023/2021", True)


def test_threshold_of_a_track_the_year_did_not_have_is_an_error(cpns_2021):
    assert cpns_2021.tracks == ("umum", "cumlaude", "diaspora", "disabilitas", "papua")
    with pytest.raises(UnknownTrack):
        cpns_2021.skd.threshold("kalimantan", "ANALIS")


def test_cut_is_three_times_the_quota_with_its_tie_order(any_year):
    assert any_year.skd.cut_multiple == 3
    assert any_year.skd.cut_tie_order == ("tkp", "tiu", "twk")


def test_skb_and_integration(any_year):
    assert (any_year.skb.cat_maximum, any_year.skb.extra_maximum) == (500, 100)
    assert any_year.skb_paper.items["cat"] * any_year.skb_paper.points["cat"] == 500
    assert any_year.skb.cat_weight_with_extra == Fraction(3, 5)
    assert any_year.skb.extra_tests_at_most == 1
    assert any_year.skb.interview_allowed is False
    assert (any_year.final.skd_weight, any_year.final.skb_weight) == (Fraction(2, 5), Fraction(3, 5))
    assert any_year.final.tie_order == ("skd_total", "tkp", "tiu", "twk", "gpa", "born")
    assert any_year.final.decimals == 3


def test_fill_steps_and_their_codes(any_year):
    steps = [(s.step, s.seat_tracks, s.from_tracks, s.same_unit, s.code) for s in any_year.fill]
    assert steps == [
        ("a", "umum", "khusus", True, "P/L-1"),
        ("b", "khusus", "any", True, "P/L-1"),
        ("c", "any", "any", False, "P/L-2"),
    ]
    assert any_year.fill[1].source.verified is False


@pytest.mark.parametrize(
    ("slot", "media", "kilobytes"),
    [
        ("ktp", JPEG, 200),
        ("pas_foto", JPEG, 200),
        ("swafoto", JPEG, 200),
        ("surat_lamaran", PDF, 300),
        ("surat_pernyataan", PDF, 800),
        ("ijazah", PDF, 800),
        ("transkrip", PDF, 500),
        ("akreditasi", PDF, 800),
        ("penyetaraan", PDF, 800),
        ("surat_cumlaude", PDF, 800),
        ("surat_disabilitas", PDF, 800),
        ("str", PDF, 800),
        ("serdik", PDF, 800),
        ("surat_penugasan", PDF, 500),
        ("sertifikat_kompetensi", PDF, 800),
    ],
)
def test_document_types_and_sizes_of_2024(cpns_2024, slot, media, kilobytes):
    rule = next(rule for rule in cpns_2024.documents if rule.slot == slot)
    assert rule.media_types == (media,)
    assert (rule.min_bytes, rule.max_bytes) == (0, kilobytes * KB)
    assert rule.max_pages == (20 if media == PDF else 1)


def test_filing_documents_are_at_most_1000_kb_and_the_photo_500(any_year):
    sizes = {rule.slot: rule.max_bytes // KB for rule in any_year.filing_documents}
    assert sizes.pop("pas_foto") == 500
    assert set(sizes.values()) == {1000}
    assert {"drh", "ijazah", "transkrip", "skck", "surat_sehat", "surat_napza", "surat_pernyataan"} == set(
        sizes
    )
    assert {rule.slot: rule.valid_months for rule in any_year.filing_documents}["skck"] == 6


@pytest.mark.parametrize(
    ("phase", "least", "most"),
    [
        ("announcement", 15, 0),
        ("sanggah", 0, 3),
        ("sanggah_answer", 0, 7),
        ("post_sanggah", 0, 7),
        ("final_sanggah", 0, 3),
        ("final_answer", 0, 7),
        ("skd", 0, 0),
    ],
)
def test_windows_in_calendar_days(any_year, phase, least, most):
    rule = any_year.phase(phase)
    assert (rule.days_at_least, rule.days_at_most) == (least, most)


def test_phase_without_a_rule_is_none(any_year):
    assert any_year.phase("screening") is None


def test_statement_has_the_five_points(any_year):
    codes = [clause.code for clause in any_year.statements]
    assert codes == ["not_imprisoned", "not_dismissed", "not_in_service", "not_in_party", "placed_anywhere"]
    assert all(clause.text_id and clause.text_en for clause in any_year.statements)


def test_eligibility_numbers(any_year):
    rule = any_year.eligibility
    assert (rule.age.minimum, rule.age.maximum, rule.age.edge) == (18, 35, "birthday_included")
    assert rule.age.edge_source.verified is False
    assert {exception.maximum for exception in rule.age.exceptions} == {40}
    assert rule.disability_quota_percent == 2
    assert rule.service.barred == ("cpns", "pns", "tni", "polri")
    assert rule.service.pppk_months_at_least == 12
    assert rule.gpa_scale == 4


def test_sanction_differs_by_year(cpns_2024, cpns_2021):
    assert (cpns_2024.eligibility.sanction_years, cpns_2021.eligibility.sanction_years) == (2, 1)


def test_performance_matrix(any_year):
    rule = any_year.performance
    assert rule.rating("above", "above") == "sangat_baik"
    assert (
        rule.rating("meets", "above")
        == rule.rating("above", "meets")
        == rule.rating("meets", "meets")
        == "baik"
    )
    assert rule.rating("below", "meets") == "butuh_perbaikan"
    assert rule.rating("meets", "below") == rule.rating("above", "below") == "kurang"
    assert rule.rating("below", "below") == "sangat_kurang"
    assert list(rule.credit_percent.values()) == [150, 100, 75, 50, 25]
    assert rule.source.verified is False


def test_probation_is_a_year_in_four_quarters(any_year):
    assert any_year.probation.months == 12
    assert any_year.probation.periods == {"m3": 3, "m6": 6, "m9": 9, "m12": 12}


@pytest.mark.parametrize(
    ("mark", "band"),
    [
        (Fraction(9001, 100), "sangat_memuaskan"),
        (Fraction(90), "memuaskan"),
        (Fraction(80), "baik"),
        (Fraction(7001, 100), "baik"),
        (Fraction(6001, 100), "cukup"),
        (Fraction(60), None),
    ],
)
def test_band_of_the_basic_training_is_above_its_edge(any_year, mark, band):
    assert any_year.probation.band(mark) == band


def test_probation_ends_on_grounds_with_their_law(any_year):
    rule = any_year.probation
    assert [ground.outcome for ground in rule.grounds] == ["appoint", "extend", *["dismiss"] * 9]
    assert all(ground.source.basis and not ground.source.verified for ground in rule.grounds)
    assert rule.ground("passed").needs == ("term_over", "training_passed", "rating_reached")
    assert rule.ground("nothing") is None
    assert rule.least_rating == "baik"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("cukup = 60", "cukup = 75", "the bands must go down"),
        ('code = "died"', 'code = "resigned"', "stands twice: give every ground its own code"),
        ('outcome = "appoint"', 'outcome = "promote"', "probation.grounds"),
    ],
)
def test_mistakes_in_how_a_probation_ends_are_told(old, new, told):
    with pytest.raises(RegulationError, match=told):
        parse(TEXT.replace(old, new), "cpns-2024")


def test_returned_papers_are_mended_within_some_working_days(any_year):
    assert (any_year.filing.mend_working_days, any_year.filing.called_working_days) == (5, 10)
    assert any_year.filing.replacement_source.verified is False
    assert "puskesmas" in any_year.filing.public_facilities
    assert any_year.filing.facilities_source.verified is False


def test_every_retention_is_marked_as_unconfirmed(any_year):
    assert any_year.retention
    assert not any(rule.source.verified for rule in any_year.retention)


def sources_in(value):
    """Every `Source` inside a rule, however deep."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from sources_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from sources_in(inner)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from sources_in(getattr(value, name))


def test_every_rule_has_a_basis(any_year):
    sources = list(sources_in(any_year))
    assert len(sources) > 60
    assert all(source.basis.strip() for source in sources)


# ---------------------------------------------------------------- mistakes


def mistakes(*replaced: tuple[str, str]) -> dict[str, list[str]]:
    """What is told about the text of 2024 after some replacements: key → mends."""
    text = TEXT
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new, 1)
    with pytest.raises(RegulationError) as caught:
        parse(text, "trial")
    assert all(problem.file == "trial.toml" for problem in caught.value.problems)
    assert str(caught.value).count("\n") == len(caught.value.problems) - 1
    found: dict[str, list[str]] = {}
    for problem in caught.value.problems:
        found.setdefault(problem.key, []).append(problem.mend)
    return found


@pytest.mark.parametrize(
    ("old", "new", "key", "mend"),
    [
        ('title = "Seleksi CPNS 2024"\n', "", "title", "is missing: write a text in quotes"),
        ('title = "Seleksi CPNS 2024"', 'title = " "', "title", "must not be empty"),
        ('title = "Seleksi CPNS 2024"', "title = 2024", "title", "must be a text in quotes, not 2024"),
        (
            "[skd.cut]\nmultiple = 3",
            "[skd.cut]\nmultiple = 0",
            "skd.cut.multiple",
            "0 is out of range: write a whole number from 1 to 100",
        ),
        (
            "[skd.cut]\nmultiple = 3",
            "[skd.cut]\nmultiple = 3.0",
            "skd.cut.multiple",
            "must be a whole number from 1 to 100, not 3.0",
        ),
        (
            "[skd.cut]\nmultiple = 3",
            "[skd.cut]\nmultiple = true",
            "skd.cut.multiple",
            "must be a whole number from 1 to 100, not True",
        ),
        (
            "[skd.cut]\nmultiple = 3",
            "[skd.cut]\nmultple = 3",
            "skd.cut.multple",
            "is not known: correct the name or remove it",
        ),
        (
            '320/2024"\nverified = true',
            '320/2024"\nverified = 1',
            "positions.specialists.verified",
            "must be true or false, not 1",
        ),
        (
            'skd_weight = "0.40"',
            "skd_weight = 0.40",
            "final.skd_weight",
            'must be a weight as text, like "0.40", not 0.4',
        ),
        (
            'skd_weight = "0.40"',
            'skd_weight = "1.40"',
            "final.skd_weight",
            '\'1.40\' is no weight: write a text from "0.00" to "1.00"',
        ),
        (
            'skd_weight = "0.40"',
            'skd_weight = "2/5"',
            "final.skd_weight",
            '\'2/5\' is no weight: write a text from "0.00" to "1.00"',
        ),
        (
            'skd_weight = "0.40"',
            'skd_weight = "0.50"',
            "final.skb_weight",
            "both weights together must make 1.00",
        ),
        ("total = 550 }", "total = 500 }", "skd.maximum", "total is 500, but the three parts add up to 550"),
        (", total = 550 }", " }", "skd.maximum", "must also have total"),
        (
            "total = 550 }",
            "total = 550, tpa = 1 }",
            "skd.maximum.tpa",
            "is not known here: use twk, tiu, tkp, total",
        ),
        (
            "minimum = { twk = 65, tiu = 80, tkp = 166 }",
            "minimum = { twk = 165 }",
            "skd.thresholds.umum.minimum",
            "twk asks 165, more than the maximum of 150",
        ),
        (
            "minimum = { twk = 65, tiu = 80, tkp = 166 }",
            "minimum = {}",
            "skd.thresholds.umum.minimum",
            "must set at least one of twk, tiu, tkp, total",
        ),
        (
            "[skd.thresholds.papua]",
            "[skd.thresholds.jambi]",
            "skd.thresholds.jambi.minimum",
            "'jambi' is no track: use one of ",
        ),
        (
            "[skd.thresholds.umum]",
            "[skd.thresholds.umun]",
            "skd.thresholds",
            "must have [skd.thresholds.umum]",
        ),
        (
            'positions = "doctors"',
            'positions = "vets"',
            "skd.exceptions[1].positions",
            "no group [positions.vets]: use one of doctors, ",
        ),
        (
            'phrases = [\n    "guru",\n]',
            "phrases = []",
            "positions.teachers.phrases",
            "must name at least one word of a position",
        ),
        (
            'phrases = [\n    "guru",\n]',
            "phrases = [1]",
            "positions.teachers.phrases",
            "every item must be a text in quotes",
        ),
        (
            'phrases = [\n    "guru",\n]',
            'phrases = ["guru", "guru"]',
            "positions.teachers.phrases",
            "names something twice: leave one out",
        ),
        (
            'tie_order = ["tkp", "tiu", "twk"]',
            'tie_order = ["tkp", "age"]',
            "skd.cut.tie_order",
            "does not know age: use twk, tiu, tkp",
        ),
        (
            'code = "P/L-2"',
            'code = "P/L-3"',
            "fill[3].code",
            "'P/L-3' is not known: write one of P/L-1, P/L-2",
        ),
        ('step = "b"', 'step = "a"', "fill[2].step", "'a' stands twice: give every step its own letter"),
        (
            "minimum = 18\nmaximum = 35",
            "minimum = 38\nmaximum = 35",
            "eligibility.age.minimum",
            "38 is above the greatest age of 35",
        ),
        (
            "[[eligibility.age.exceptions]]\nmaximum = 40",
            "[[eligibility.age.exceptions]]\nmaximum = 30",
            "eligibility.age.exceptions[1].maximum",
            "30 is below the general greatest age of 35",
        ),
        (
            'reading = "birthday_included"',
            'reading = "unclear"',
            "eligibility.age.edge.reading",
            "'unclear' is not known: write one of birthday_included, birthday_excluded, whole_year",
        ),
        (
            "[eligibility.by_people.diaspora]",
            "[eligibility.by_people.jambi]",
            "eligibility.by_people.jambi.basis",
            "'jambi' is no track: use one of ",
        ),
        (
            'code = "not_dismissed"',
            'code = "not_imprisoned"',
            "statements[2].code",
            "'not_imprisoned' stands twice: give every clause its own code",
        ),
        (
            'slot = "pas_foto"',
            'slot = "ktp"',
            "documents[2].slot",
            "'ktp' stands twice: give every document its own slot",
        ),
        (
            "max_bytes = 204_800",
            "min_bytes = 204_800\nmax_bytes = 204_800",
            "documents[1].max_bytes",
            "must be more than the least size of 204800",
        ),
        (
            'media_types = ["image/jpeg"]',
            "media_types = []",
            "documents[1].media_types",
            "must allow at least one of ",
        ),
        (
            'media_types = ["image/jpeg"]',
            'media_types = ["image/gif"]',
            "documents[1].media_types",
            "does not know image/gif: use application/pdf, image/jpeg, image/png",
        ),
        (
            'facts = ["disability"]',
            'facts = ["religion"]',
            "documents[11].facts",
            "does not know religion: use ",
        ),
        (
            "[phases.skb]",
            "[phases.interview]",
            "phases.interview.required",
            "'interview' is no phase: use one of ",
        ),
        (
            "[phases.sanggah]\n",
            "[phases.sanggah]\ndays_at_least = 4\n",
            "phases.sanggah.days_at_least",
            "is more than days_at_most (3)",
        ),
        ("m12 = 12", "m12 = 13", "probation.periods.m12", "month 13 is after the probation of 12 months"),
        ("m12 = 12", "month = 12", "probation.periods.month", "is not known: correct the name or remove it"),
        (
            "[performance.matrix]\n",
            '[performance.matrix]\nbest = "baik"\n',
            "performance.matrix.best",
            "is not known: correct the name or remove it",
        ),
        ("[intake]", "[inbox]", "intake", "is missing: write a table [intake]"),
        ("[intake]", "[inbox]", "inbox", "is not known: correct the name or remove it"),
    ],
)
def test_parse_tells_file_key_and_mend(old, new, key, mend):
    found = mistakes((old, new))
    assert key in found, found
    assert any(told.startswith(mend) for told in found[key])


def test_parse_tells_every_mistake_at_once():
    found = mistakes(
        ("[skd.cut]\nmultiple = 3", '[skd.cut]\nmultiple = "three"'),
        ("cat_maximum = 500", ""),
        ("title_en", "title_english"),
    )
    assert {"skd.cut.multiple", "skb.cat_maximum", "title_en", "title_english"} <= set(found)


def test_parse_tells_where_a_list_of_tables_is_none():
    found = mistakes(("[[fill]]", "[fill]"), ("[[fill]]", "[fall]"), ("[[fill]]", "[fell]"))
    assert found["fill"][0].startswith("must be tables [[fill]], not ")
    top = "fill = [1]\n"
    with pytest.raises(RegulationError, match=r"fill: every item must be a table \[\[fill\]\]"):
        parse(top, "trial")


def test_parse_of_no_toml_says_so():
    with pytest.raises(RegulationError, match=r"trial\.toml: file: is not TOML: "):
        parse("title = ", "trial")


def test_parse_of_an_empty_file_names_every_table_and_never_crashes():
    with pytest.raises(RegulationError) as caught:
        parse("", "trial")
    keys = {problem.key for problem in caught.value.problems}
    assert {
        "title",
        "skd",
        "skb",
        "final",
        "fill",
        "eligibility",
        "documents",
        "phases",
        "performance",
    } <= keys


LINES = TEXT.splitlines()


@given(st.integers(0, len(LINES) - 1))
def test_parse_without_one_line_reads_or_tells(number):
    """A line that is lost never crashes the reader; only blank lines and comments go unnoticed."""
    line = LINES[number].strip()
    try:
        parse("\n".join(LINES[:number] + LINES[number + 1 :]), "trial")
    except RegulationError:
        return
    else:
        optional = (
            "#",
            '"',
            "always",
            "optional",
            "facts",
            "tracks",
            "days_at",
            "positions",
            "valid_months",
            "m",
        )
        assert not line or line.startswith(optional) or line.startswith("[")


@given(
    st.sampled_from([number for number, line in enumerate(LINES) if " = " in line and line[0] != "#"]),
    st.sampled_from(["-1", "0", "3.5", "true", '""', '"x"', "[]", "{}", "[[1]]", "1979-05-27", '["x", "x"]']),
)
def test_parse_with_any_other_value_reads_or_tells(number, value):
    changed = LINES[number].split(" = ")[0] + " = " + value
    try:
        parse("\n".join([*LINES[:number], changed, *LINES[number + 1 :]]), "trial")
    except RegulationError:
        return
