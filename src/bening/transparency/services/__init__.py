"""What may be done with the log. Everything that other apps call is here; how it is done, in the modules."""

from .guarding import adopt_anchor, may_go_on
from .publishing import publish
from .recording import LogFrozen, open_log, record
from .sequencing import LogTampered, sequence
from .witnessing import ask_witnesses

__all__ = [
    "LogFrozen",
    "LogTampered",
    "adopt_anchor",
    "ask_witnesses",
    "may_go_on",
    "open_log",
    "publish",
    "record",
    "sequence",
]
