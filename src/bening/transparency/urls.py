"""Addresses of the log. They are part of the published format: never change them."""

from django.urls import path, re_path

from . import single_file, views

app_name = "transparency"

LOG = r"^log/(?P<season>[a-z0-9-]{1,40})"
PLACE = r"(?P<place>[0-9x/]{3,40}(?:\.p/[0-9]{1,3})?)"

urlpatterns = [
    path(".well-known/bening.json", views.well_known, name="well_known"),
    path(single_file.NAME, views.program, name="program"),
    path("periksa/tanda-terima/", views.receipt_page, name="receipt_page"),
    path("periksa/tanda-terima.html", views.receipt_copy, name="receipt_copy"),
    re_path(f"{LOG}/checkpoint$", views.checkpoint, name="checkpoint"),
    re_path(f"{LOG}/checkpoints/(?P<size>[0-9]{{1,19}})$", views.checkpoint_at, name="checkpoint_at"),
    re_path(f"{LOG}/checkpoints.jsonl$", views.checkpoints, name="checkpoints"),
    re_path(f"{LOG}/tile/entries/{PLACE}$", views.entries, name="entries"),
    re_path(f"{LOG}/tile/(?P<level>[0-9]{{1,2}})/{PLACE}$", views.tile, name="tile"),
    re_path(f"{LOG}/policy.txt$", views.policy, name="policy"),
    re_path(f"{LOG}/state.json$", views.state, name="state"),
    re_path(f"{LOG}/proof/(?P<leaf>[A-Za-z0-9_-]{{43}}).tlog-proof$", views.proof, name="proof"),
]
