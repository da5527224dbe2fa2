"""Every address of the site, app by app."""

from importlib.util import find_spec

from django.urls import include, path

from bening.infra.http import choose_language, healthy

APPS = (
    ("", "bening.transparency.urls"),
    ("akun/pemberitahuan/", "bening.notifications.urls"),
    ("akun/", "bening.accounts.urls"),
    ("", "bening.integrity.bridge.urls"),
    ("", "bening.participation.urls"),
    ("", "bening.stages.announcements.urls"),
    ("", "bening.stages.registration.urls"),
    ("", "bening.stages.documents.urls"),
    ("", "bening.stages.verification.urls"),
    ("", "bening.stages.selection.urls"),
    ("", "bening.stages.results.urls"),
    ("", "bening.stages.appointments.urls"),
    ("", "bening.stages.evaluation.urls"),
    ("", "bening.outreach.urls"),
    ("", "bening.portal.urls"),
)


def built(module: str) -> bool:
    """Whether an app has pages."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


urlpatterns = [
    path("healthz", healthy),
    path("bahasa/<str:language>/", choose_language, name="language"),
    *(path(prefix, include(module)) for prefix, module in APPS if built(module)),
]
