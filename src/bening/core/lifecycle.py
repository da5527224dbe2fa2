"""Every state table: one short table per sealed thing, never one for the whole recruitment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class IllegalMove(Exception):
    """A page offered what the table forbids: our mistake, not the user's."""


@dataclass(frozen=True)
class Lifecycle:
    """A table `(state, verb) -> state` with a name."""

    name: str
    moves: Mapping[tuple[str, str], str]

    def after(self, state: str, verb: str) -> str:
        """The state that `verb` leads to from `state`; `IllegalMove` if the table has no such row."""
        try:
            return self.moves[state, verb]
        except KeyError:
            raise IllegalMove(f"{self.name}: no {verb!r} from {state!r}") from None

    def verbs(self, state: str) -> tuple[str, ...]:
        """What may be done now; pages draw their buttons from it."""
        return tuple(verb for (start, verb) in self.moves if start == state)

    def states(self) -> tuple[str, ...]:
        """Every state, in order of first mention."""
        named = [state for (start, _), end in self.moves.items() for state in (start, end)]
        return tuple(dict.fromkeys(named))

    def mermaid(self) -> str:
        """The diagram that the reference page shows."""
        rows = [f"    {start} --> {end}: {verb}" for (start, verb), end in self.moves.items()]
        return "\n".join(["stateDiagram-v2", f"    [*] --> {self.states()[0]}", *rows])


EDITION = Lifecycle(
    "edition",
    {
        ("draft", "propose"): "proposed",
        ("proposed", "return"): "draft",
        ("proposed", "publish"): "published",
    },
)
APPLICATION = Lifecycle(
    "application",
    {
        ("draft", "enter"): "entered",
        ("draft", "withdraw"): "withdrawn",
    },
)
DOSSIER = Lifecycle(
    "dossier",
    {
        ("open", "seal"): "sealed",
        ("open", "withdraw"): "withdrawn",
        ("sealed", "withdraw"): "withdrawn",
    },
)
VERDICT = Lifecycle(
    "verdict",
    {
        ("proposed", "approve"): "sealed",
        ("proposed", "return"): "returned",
    },
)
OBJECTION = Lifecycle("objection", {("filed", "answer"): "answered"})
SCORE_SHEET = Lifecycle(
    "score_sheet",
    {
        ("imported", "approve"): "sealed",
        ("imported", "return"): "returned",
    },
)
RANKING = Lifecycle(
    "ranking",
    {
        ("computed", "approve"): "published",
        ("computed", "return"): "returned",
    },
)
TIE_DECISION = Lifecycle(
    "tie_decision",
    {
        ("proposed", "approve"): "sealed",
        ("proposed", "return"): "returned",
    },
)
APPOINTMENT = Lifecycle(
    "appointment",
    {
        ("filing", "complete"): "complete",
        ("complete", "send_back"): "filing",
        ("complete", "number"): "numbered",
        ("numbered", "start"): "on_duty",
        ("filing", "resign"): "resigned",
        ("complete", "resign"): "resigned",
        ("numbered", "resign"): "resigned",
    },
)
APPOINTMENT_STEP = Lifecycle(
    "appointment_step",
    {
        ("recorded", "approve"): "sealed",
        ("recorded", "return"): "returned",
    },
)
ASSESSMENT = Lifecycle(
    "assessment",
    {
        ("rated", "share"): "shared",
        ("rated", "return"): "returned",
        ("shared", "accept"): "sealed",
        ("shared", "object"): "contested",
        ("contested", "uphold"): "sealed",
        ("contested", "overturn"): "returned",
    },
)
PERFORMANCE_PLAN = Lifecycle(
    "performance_plan",
    {
        ("proposed", "agree"): "agreed",
        ("proposed", "return"): "returned",
    },
)
OFFICIAL_RATINGS = Lifecycle(
    "official_ratings",
    {
        ("imported", "approve"): "sealed",
        ("imported", "return"): "returned",
    },
)
TRAINING_RESULT = Lifecycle(
    "training_result",
    {
        ("recorded", "approve"): "sealed",
        ("recorded", "return"): "returned",
    },
)
TERM_DECISION = Lifecycle(
    "term_decision",
    {
        ("proposed", "approve"): "sealed",
        ("proposed", "return"): "returned",
    },
)
REPORT = Lifecycle(
    "report",
    {
        ("drafted", "publish"): "published",
        ("drafted", "return"): "returned",
    },
)
FINDING = Lifecycle(
    "finding",
    {
        ("open", "act"): "acted",
        ("acted", "return"): "open",
        ("acted", "close"): "closed",
        ("closed", "confirm"): "effective",
        ("closed", "reopen"): "open",
    },
)
CORRECTIVE_ACTION = Lifecycle(
    "corrective_action",
    {
        ("filed", "accept"): "accepted",
        ("filed", "return"): "returned",
    },
)
ANALYSIS = Lifecycle(
    "analysis",
    {
        ("proposed", "register"): "registered",
        ("proposed", "return"): "returned",
        ("registered", "ask"): "asked",
        ("asked", "publish"): "published",
    },
)
SURVEY = Lifecycle(
    "survey",
    {
        ("proposed", "open"): "open",
        ("proposed", "return"): "returned",
        ("open", "publish"): "published",
    },
)
SURVEY_REMARK = Lifecycle(
    "survey_remark",
    {
        ("held", "show"): "visible",
        ("held", "hide"): "hidden",
    },
)
INTEGRITY_REPORT = Lifecycle(
    "integrity_report",
    {
        ("received", "examine"): "examined",
        ("received", "close"): "closed",
        ("examined", "close"): "closed",
        ("closed", "reopen"): "examined",
    },
)
COMPLAINT = Lifecycle(
    "complaint",
    {
        ("filed", "assign"): "handled",
        ("handled", "reassign"): "handled",
        ("handled", "release"): "filed",
        ("handled", "ask"): "waiting",
        ("waiting", "resume"): "handled",
        ("handled", "answer"): "answered",
        ("answered", "close"): "closed",
        ("answered", "reopen"): "filed",
        ("closed", "reopen"): "filed",
    },
)
CONSULTATION = Lifecycle(
    "consultation",
    {
        ("prepared", "open"): "open",
        ("open", "finish"): "final",
        ("prepared", "withdraw"): "withdrawn",
        ("open", "withdraw"): "withdrawn",
    },
)
CONSULTATION_VERSION = Lifecycle(
    "consultation_version",
    {
        ("draft", "propose"): "proposed",
        ("proposed", "return"): "draft",
        ("proposed", "publish"): "published",
    },
)
CONSULTATION_RESPONSE = Lifecycle(
    "consultation_response",
    {
        ("proposed", "return"): "returned",
        ("proposed", "publish"): "published",
    },
)
COMMENT = Lifecycle(
    "comment",
    {
        ("held", "approve"): "visible",
        ("held", "hide"): "hidden",
        ("visible", "hide"): "hidden",
        ("hidden", "restore"): "visible",
        ("held", "withdraw"): "withdrawn",
        ("visible", "withdraw"): "withdrawn",
    },
)
APPEAL = Lifecycle(
    "appeal",
    {
        ("filed", "uphold"): "upheld",
        ("filed", "dismiss"): "dismissed",
    },
)
ORGANISATION = Lifecycle(
    "organisation",
    {
        ("proposed", "verify"): "verified",
        ("proposed", "return"): "returned",
        ("verified", "revoke"): "revoked",
    },
)
HEARING = Lifecycle(
    "hearing",
    {
        ("announced", "record"): "held",
        ("announced", "cancel"): "cancelled",
    },
)
AUDIT = Lifecycle(
    "audit",
    {
        ("committed", "draw"): "drawn",
        ("drawn", "close"): "closed",
    },
)
PRESSURE = Lifecycle(
    "pressure",
    {
        ("filed", "take"): "taken",
        ("taken", "close"): "closed",
    },
)
ROLE = Lifecycle(
    "role",
    {
        ("proposed", "approve"): "active",
        ("proposed", "return"): "returned",
        ("active", "revoke"): "revoked",
    },
)

ALL = (
    ROLE,
    EDITION,
    APPLICATION,
    DOSSIER,
    VERDICT,
    OBJECTION,
    SCORE_SHEET,
    RANKING,
    TIE_DECISION,
    APPOINTMENT,
    APPOINTMENT_STEP,
    ASSESSMENT,
    PERFORMANCE_PLAN,
    OFFICIAL_RATINGS,
    TRAINING_RESULT,
    TERM_DECISION,
    REPORT,
    FINDING,
    CORRECTIVE_ACTION,
    ANALYSIS,
    SURVEY,
    SURVEY_REMARK,
    INTEGRITY_REPORT,
    COMPLAINT,
    CONSULTATION,
    CONSULTATION_VERSION,
    CONSULTATION_RESPONSE,
    COMMENT,
    APPEAL,
    ORGANISATION,
    HEARING,
    AUDIT,
    PRESSURE,
)
