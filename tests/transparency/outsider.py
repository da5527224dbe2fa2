"""The stranger who checks everything after every test that could write.

`log.audit()` lets the sequencer finish, then runs the very verification of `bening verify` on what the site
publishes: signatures, tree, tiles, every entry, old checkpoints, tables, files and rankings.
"""

from datetime import UTC, datetime

from bening.transparency import jobs
from bening.transparency.inprocess import InProcess
from bening.transparency.verify.command import verify_source
from bening.transparency.verify.logs import Settings
from bening.transparency.verify.report import Report


class Outsider:
    """Keeps every checkpoint it sees, as a newspaper would, and holds the log against all of them."""

    def __init__(self):
        self._seen = []

    def audit(self, size=None, *, judge_times=False):
        """Drain the sequencer and verify; `size` is how many entries all logs hold together.

        Tests live in frozen moments, so the order of times is judged only with `judge_times`.
        """
        while jobs.sequence_and_publish():
            pass
        report = self.look(judge_times=judge_times)
        assert report.ok, "\n".join(each.text("en") for each in report.problems)
        if size is not None:
            assert self.size == size
        return report

    def look(self, *, judge_times=True):
        """Verify what is published now, whatever the outcome; the report."""
        report, source = Report(), InProcess()
        settings = Settings(datetime.now(UTC), since=self._seen, judge_times=judge_times)
        logs = verify_source(source, settings, report)
        self.size = sum(log.checkpoint.size for log in logs)
        for log in logs:
            note = source.get(f"{log.announced.path}checkpoint")
            if ("koran", note) not in self._seen:
                self._seen.append(("koran", note))
        return report
