"""Reads from a regulation file what is asked of people: conditions, papers, time, and afterwards."""

from __future__ import annotations

import re
from itertools import product

from bening.core.regulation_selection import PositionGroups, chosen_group, read_source
from bening.core.rules import (
    TRACKS,
    AccreditationRule,
    AgeException,
    AgeRule,
    CumlaudeRule,
    DocumentRule,
    EligibilityRule,
    FilingRule,
    OutcomeGround,
    PerformanceRule,
    PhaseRule,
    Positions,
    ProbationRule,
    RetentionRule,
    ServiceRule,
    Source,
    Statement,
)
from bening.core.toml_table import Table

LEVELS = ("sd", "sltp", "slta", "d1", "d2", "d3", "d4", "s1", "profesi", "s2", "spesialis", "s3")
EDGES = ("birthday_included", "birthday_excluded", "whole_year")
SERVICES = ("cpns", "pns", "tni", "polri", "pppk")
DOCUMENT_FACTS = ("disability", "foreign_degree", "former_honorary_k2", "teacher_certificate")
MEDIA_TYPES = ("application/pdf", "image/jpeg", "image/png")
PHASES = (
    "announcement",
    "registration",
    "screening",
    "screening_result",
    "sanggah",
    "sanggah_answer",
    "post_sanggah",
    "skd",
    "skd_result",
    "skb",
    "final_result",
    "final_sanggah",
    "final_answer",
    "final_post",
    "filing",
    "appointment",
    "probation",
)
_PERIOD = re.compile(r"m\d{1,3}")
BARRED_UNITS = ("budget_years", "recruitments")
EXPECTATIONS = ("above", "meets", "below")
RATINGS = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
BANDS = ("sangat_memuaskan", "memuaskan", "baik", "cukup")
OUTCOMES = ("appoint", "extend", "dismiss", "begin", "renew", "end")
NEEDS = ("term_over", "training_passed", "training_failed", "rating_reached", "rating_missed", "until")


def read_eligibility(top: Table, groups: PositionGroups) -> EligibilityRule:
    """Every condition on the person."""
    table = top.table("eligibility")
    gpa, disability, sanction = table.table("gpa"), table.table("disability"), table.table("sanction")
    rule = EligibilityRule(
        age=_age(table.table("age"), groups),
        education=_only_source(table.table("education")),
        school_levels=table.texts("school_levels", LEVELS),
        school=_only_source(table.table("school")),
        foreign_degree=_only_source(table.table("foreign_degree")),
        accreditation=_accreditation(table.table("accreditation")),
        cumlaude=_cumlaude(table.table("cumlaude")),
        gpa=read_source(gpa),
        gpa_scale=gpa.number("scale", least=1, most=100),
        disability=read_source(disability),
        disability_quota_percent=disability.number("quota_percent", most=100),
        by_people=_by_people(table),
        service=_service(table),
        practice_registration=_practice(table.table("practice_registration"), groups),
        sanction=read_source(sanction),
        sanction_years=sanction.number("years", most=100),
        one_application=_only_source(table.table("one_application")),
    )
    for inner in (gpa, disability, sanction, table):
        inner.close()
    return rule


def _only_source(table: Table) -> Source:
    source = read_source(table)
    table.close()
    return source


def _age(table: Table, groups: PositionGroups) -> AgeRule:
    minimum = table.number("minimum", least=1, most=100)
    maximum = table.number("maximum", least=1, most=100)
    exceptions = []
    for one in table.tables("exceptions"):
        higher = AgeException(
            maximum=one.number("maximum", least=1, most=100),
            positions=chosen_group(one, groups),
            levels=one.texts("levels", LEVELS),
            source=read_source(one),
        )
        if higher.maximum < maximum:
            one.wrong("maximum", f"{higher.maximum} is below the general greatest age of {maximum}")
        one.close()
        exceptions.append(higher)
    if minimum > maximum:
        table.wrong("minimum", f"{minimum} is above the greatest age of {maximum}")
    edge = table.table("edge")
    reading, edge_source = edge.choice("reading", EDGES), read_source(edge)
    edge.close()
    rule = AgeRule(minimum, maximum, tuple(exceptions), reading, read_source(table), edge_source)
    table.close()
    return rule


def _accreditation(table: Table) -> AccreditationRule:
    rule = AccreditationRule(
        table.texts("bodies"), table.texts("grades"), table.texts("not_accredited"), read_source(table)
    )
    table.close()
    return rule


def _cumlaude(table: Table) -> CumlaudeRule:
    rule = CumlaudeRule(table.texts("levels", LEVELS), table.texts("grades"), read_source(table))
    table.close()
    return rule


def _by_people(outer: Table) -> dict[str, Source]:
    sources = {}
    for track, table in outer.subtables("by_people"):
        if track not in TRACKS:
            table.wrong("basis", f"{track!r} is no track: use one of " + ", ".join(TRACKS))
        sources[track] = _only_source(table)
    return sources


def _service(outer: Table) -> ServiceRule:
    table = outer.table("service")
    pppk = table.table("pppk")
    rule = ServiceRule(
        barred=table.texts("barred", SERVICES),
        source=read_source(table),
        pppk_months_at_least=pppk.number("months_at_least", most=600),
        pppk_consent=pppk.flag("consent"),
        pppk_source=read_source(pppk),
    )
    pppk.close()
    table.close()
    return rule


def _practice(table: Table, groups: PositionGroups) -> Positions:
    group = chosen_group(table, groups)
    rule = Positions(group.phrases, group.unless, read_source(table))
    table.close()
    return rule


def read_statements(top: Table) -> tuple[Statement, ...]:
    """The clauses of the applicant's statement, in their order."""
    clauses: list[Statement] = []
    for table in top.tables("statements"):
        clause = Statement(
            table.text("code"), table.text("text_id"), table.text("text_en"), read_source(table)
        )
        if clause.code in [earlier.code for earlier in clauses]:
            table.wrong("code", f"{clause.code!r} stands twice: give every clause its own code")
        table.close()
        clauses.append(clause)
    return tuple(clauses)


def read_documents(top: Table, name: str, groups: PositionGroups, max_pages: int) -> tuple[DocumentRule, ...]:
    """The slots of one list; `max_pages` holds for documents that set none of their own."""
    rules: list[DocumentRule] = []
    for table in top.tables(name):
        rule = _document(table, groups, max_pages)
        if rule.slot in [earlier.slot for earlier in rules]:
            table.wrong("slot", f"{rule.slot!r} stands twice: give every document its own slot")
        if rule.min_bytes >= rule.max_bytes:
            table.wrong("max_bytes", f"must be more than the least size of {rule.min_bytes}")
        if not rule.media_types:
            table.wrong("media_types", "must allow at least one of " + ", ".join(MEDIA_TYPES))
        table.close()
        rules.append(rule)
    return tuple(rules)


def _document(table: Table, groups: PositionGroups, max_pages: int) -> DocumentRule:
    media_types = table.texts("media_types", MEDIA_TYPES)
    pages = max_pages if "application/pdf" in media_types else 1
    return DocumentRule(
        slot=table.text("slot"),
        title_id=table.text("title_id"),
        title_en=table.text("title_en"),
        media_types=media_types,
        min_bytes=table.number("min_bytes", most=100_000_000) if table.has("min_bytes") else 0,
        max_bytes=table.number("max_bytes", least=1, most=100_000_000),
        max_pages=table.number("max_pages", least=1, most=1000) if table.has("max_pages") else pages,
        always=table.has("always") and table.flag("always"),
        tracks=table.texts("tracks", TRACKS) if table.has("tracks") else (),
        positions=chosen_group(table, groups) if table.has("positions") else None,
        facts=table.texts("facts", DOCUMENT_FACTS) if table.has("facts") else (),
        optional=table.has("optional") and table.flag("optional"),
        valid_months=table.number("valid_months", most=600) if table.has("valid_months") else 0,
        source=read_source(table),
    )


def read_max_pages(top: Table) -> int:
    """How many pages a file may have where its slot says nothing: a limit of the programme, not of law."""
    table = top.table("intake")
    pages = table.number("max_pages", least=1, most=1000)
    read_source(table)
    table.close()
    return pages


def read_phases(top: Table) -> tuple[PhaseRule, ...]:
    """How long phases last."""
    rules = []
    for name, table in top.subtables("phases"):
        rule = PhaseRule(
            phase=name,
            days_at_least=table.number("days_at_least", most=1000) if table.has("days_at_least") else 0,
            days_at_most=table.number("days_at_most", most=1000) if table.has("days_at_most") else 0,
            required=table.flag("required"),
            source=read_source(table),
        )
        if name not in PHASES:
            table.wrong("required", f"{name!r} is no phase: use one of " + ", ".join(PHASES))
        if rule.days_at_most and rule.days_at_least > rule.days_at_most:
            table.wrong("days_at_least", f"is more than days_at_most ({rule.days_at_most})")
        table.close()
        rules.append(rule)
    return tuple(rules)


def read_retention(top: Table) -> tuple[RetentionRule, ...]:
    """How long each kind of data is kept."""
    rules = []
    for kind, table in top.subtables("retention"):
        rules.append(RetentionRule(kind, table.number("months", most=1200), read_source(table)))
        table.close()
    return tuple(rules)


def read_performance(top: Table) -> PerformanceRule:
    """The matrix of ratings: a row per result, a column per behaviour."""
    table = top.table("performance")
    matrix, credit = table.table("matrix"), table.table("credit_percent")
    rows = {results: matrix.table(results) for results in EXPECTATIONS}
    cells = {
        (results, behaviour): rows[results].choice(behaviour, RATINGS)
        for results, behaviour in product(EXPECTATIONS, repeat=2)
    }
    percent = {rating: credit.number(rating, most=1000) for rating in RATINGS}
    rule = PerformanceRule(cells, percent, read_source(table), read_source(credit))
    for inner in (*rows.values(), matrix, credit, table):
        inner.close()
    return rule


def read_filing(top: Table) -> FilingRule:
    """What holds for the papers after the choice."""
    table = top.table("filing")
    facilities, barred = table.table("public_facilities"), table.table("resigned")
    replacement = table.table("replacement")
    rule = FilingRule(
        mend_working_days=table.number("mend_working_days", least=1, most=60),
        called_working_days=table.number("called_working_days", least=1, most=60),
        source=read_source(table),
        replacement_source=read_source(replacement),
        barred=barred.number("barred", least=1, most=10),
        barred_unit=barred.choice("unit", BARRED_UNITS),
        exempt_when_moved=barred.flag("exempt_when_moved"),
        barred_source=read_source(barred),
        public_facilities=facilities.texts("names"),
        facilities_source=read_source(facilities),
    )
    for inner in (facilities, barred, replacement, table):
        inner.close()
    return rule


def read_probation(top: Table, name: str = "probation") -> ProbationRule:
    """The probation, or a contract: its assessments, each within it, the basic training, how it may end."""
    table = top.table(name)
    periods, outcome = table.table("periods"), table.table("outcome")
    months = table.number("months", least=1, most=120)
    due = {
        code: periods.number(code, least=1, most=120) for code in periods.names() if _PERIOD.fullmatch(code)
    }
    for code, month in due.items():
        if month > months:
            periods.wrong(code, f"month {month} is after the probation of {months} months")
    training = table.table("training") if table.has("training") else None
    rule = ProbationRule(
        months=months,
        periods=due,
        source=read_source(table),
        periods_source=read_source(periods),
        training=_bands(training) if training else {},
        training_source=read_source(training or table),
        grounds=_grounds(table),
        least_rating=outcome.choice("least_rating", RATINGS),
        outcome_source=read_source(outcome),
    )
    for inner in (periods, outcome, *((training,) if training else ()), table):
        inner.close()
    return rule


def _bands(table: Table) -> dict[str, int]:
    edges = {band: table.number(band, most=100) for band in BANDS}
    if sorted(edges.values(), reverse=True) != list(edges.values()):
        table.wrong(BANDS[0], "the bands must go down: " + ", ".join(BANDS))
    return edges


def _grounds(outer: Table) -> tuple[OutcomeGround, ...]:
    grounds: list[OutcomeGround] = []
    for table in outer.tables("grounds"):
        ground = OutcomeGround(
            outcome=table.choice("outcome", OUTCOMES),
            code=table.text("code"),
            text_id=table.text("text_id"),
            text_en=table.text("text_en"),
            needs=table.texts("needs", NEEDS),
            source=read_source(table),
        )
        if ground.code in [earlier.code for earlier in grounds]:
            table.wrong("code", f"{ground.code!r} stands twice: give every ground its own code")
        table.close()
        grounds.append(ground)
    return tuple(grounds)
