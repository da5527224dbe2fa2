"""Addresses of documents, submission and receipt."""

from django.urls import path

from bening.stages.documents import views

app_name = "documents"
urlpatterns = [
    path("lamaran/<int:pk>/berkas/", views.dossier, name="dossier"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/", views.upload, name="upload"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/isi/", views.content, name="content"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/hapus/", views.remove, name="remove"),
    path("lamaran/<int:pk>/kirim/", views.seal, name="seal"),
    path("lamaran/<int:pk>/tarik/", views.withdraw, name="withdraw"),
    path("lamaran/<int:pk>/bukti/", views.receipt, name="receipt"),
    path("lamaran/<int:pk>/bukti/pengakuan.txt", views.acknowledgement, name="acknowledgement"),
    path("lamaran/<int:pk>/bukti/lamaran.tlog-proof", views.proof, name="proof"),
    path("lamaran/<int:pk>/bukti/bukaan.json", views.opening, name="opening"),
    path("lamaran/<int:pk>/bukti/bukti-lamaran.pdf", views.receipt_pdf, name="receipt_pdf"),
]
