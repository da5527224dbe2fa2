"""Every background job of every app, in the order in which a helping is done."""

from bening.integrity.bridge.jobs import record_integrity_days, remind_investigators
from bening.notifications.jobs import send_notices, tell_sign_ins
from bening.outreach.jobs import tell_and_remind
from bening.participation.jobs import look_after_complaints, publish_moderation
from bening.stages.announcements.jobs import import_waiting_files
from bening.stages.appointments.jobs import read_filing_papers, remind_filing
from bening.stages.documents.jobs import compare_documents, read_waiting_documents
from bening.stages.evaluation.jobs import (
    close_unanswered_assessments,
    look_after_findings,
    publish_surveys,
    run_analyses,
)
from bening.stages.verification.jobs import sort_dossiers
from bening.transparency.jobs import sequence_and_publish, witness_checkpoints
from bening.worker.sweeping import sweep_files

JOBS = (
    record_integrity_days,
    sequence_and_publish,
    witness_checkpoints,
    import_waiting_files,
    sort_dossiers,
    look_after_complaints,
    publish_moderation,
    look_after_findings,
    run_analyses,
    publish_surveys,
    close_unanswered_assessments,
    remind_investigators,
    remind_filing,
    tell_and_remind,
    tell_sign_ins,
    send_notices,
    sweep_files,
)
READING = (read_waiting_documents, compare_documents, read_filing_papers)
"""These run beside the others: a page takes a second to read."""
READING_PAUSE = 0.2
"""Seconds: somebody stands before the page that will say what was read."""
