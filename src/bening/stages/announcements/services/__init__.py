"""What people can do with announcements: draft, import, propose, return, publish."""

from bening.stages.announcements.services.drafting import (
    choose_regulation,
    cite_consultation,
    create_announcement,
    describe_edition,
    set_conditions,
    set_timetable,
    start_edition,
)
from bening.stages.announcements.services.importing import import_formasi, work_on_file
from bening.stages.announcements.services.outages import OUTAGE, declare_outage
from bening.stages.announcements.services.publishing import (
    propose_edition,
    publish_edition,
    reasons_against,
    rebuild_formasi,
    return_edition,
)

__all__ = [
    "OUTAGE",
    "choose_regulation",
    "cite_consultation",
    "create_announcement",
    "declare_outage",
    "describe_edition",
    "import_formasi",
    "propose_edition",
    "publish_edition",
    "reasons_against",
    "rebuild_formasi",
    "return_edition",
    "set_conditions",
    "set_timetable",
    "start_edition",
    "work_on_file",
]
