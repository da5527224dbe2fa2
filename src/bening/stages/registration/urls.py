"""Addresses of the registration."""

from django.urls import path, register_converter

from bening.stages.registration import views
from bening.stages.registration.words import PATH_OF, PATHS


class SectionConverter:
    """One section by its Indonesian word."""

    regex = "|".join(PATHS)

    def to_python(self, value: str) -> str:
        """The section's name."""
        return PATHS[value]

    def to_url(self, value: str) -> str:
        """The word of a section."""
        return PATH_OF[value]


register_converter(SectionConverter, "section")

app_name = "registration"
urlpatterns = [
    path("lamaran/", views.mine, name="mine"),
    path("lamaran/mulai/<slug:slug>/", views.start, name="start"),
    path("lamaran/<int:pk>/", views.detail, name="detail"),
    path("lamaran/<int:pk>/<section:section>/", views.section, name="section"),
    path("lamaran/<int:pk>/formasi/", views.formasi, name="formasi"),
    path("lamaran/<int:pk>/formasi/<str:code>/", views.choose, name="choose"),
    path("lamaran/<int:pk>/periksa/", views.review, name="review"),
]
