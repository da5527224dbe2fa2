"""What may be done with anonymous reports. Everything that views, jobs and commands call is here."""

from .committing import commit_days, publish_batches, publish_figures
from .destroying import destroy_expired
from .dialogue import Opened, confirm_receipt, open_receipt, receipt_key, say
from .escalating import raise_sleeping, sleeping
from .founding import add_holder, end_holder, load_units
from .identities import ask_identity, decide_identity, name_released, reason_asked
from .investigating import answer, close, examine, hand_over, hold, open_with, reopen, share
from .reporting import Told, file_report, sent_before, slip_spent
from .unlocking import escrow_open, unlock_holder

__all__ = [
    "Opened",
    "Told",
    "add_holder",
    "answer",
    "ask_identity",
    "close",
    "commit_days",
    "confirm_receipt",
    "decide_identity",
    "destroy_expired",
    "end_holder",
    "escrow_open",
    "examine",
    "file_report",
    "hand_over",
    "hold",
    "load_units",
    "name_released",
    "open_receipt",
    "open_with",
    "publish_batches",
    "publish_figures",
    "raise_sleeping",
    "reason_asked",
    "receipt_key",
    "reopen",
    "say",
    "sent_before",
    "share",
    "sleeping",
    "slip_spent",
    "unlock_holder",
]
