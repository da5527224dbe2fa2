"""Addresses of documents, submission and receipt."""

from django.urls import path

from bening.stages.documents.views import reading, receipt, slots, submission

app_name = "documents"
urlpatterns = [
    path("lamaran/<int:pk>/berkas/", slots.dossier, name="dossier"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/", slots.upload, name="upload"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/isi/", slots.content, name="content"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/hapus/", slots.remove, name="remove"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/potong/", slots.pieces, name="pieces"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/putar/", slots.turn, name="turn"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/bacaan/", reading.reading, name="reading"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/gambar/<int:number>/", reading.picture, name="picture"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/periksa/", reading.ask, name="ask"),
    path("lamaran/<int:pk>/berkas/<slug:slot>/pindah/", reading.move, name="move"),
    path("lamaran/<int:pk>/tarik/", submission.withdraw, name="withdraw"),
    path("lamaran/<int:pk>/bukti/", receipt.receipt, name="receipt"),
    path("lamaran/<int:pk>/bukti/pengakuan.txt", receipt.acknowledgement, name="acknowledgement"),
    path("lamaran/<int:pk>/bukti/lamaran.tlog-proof", receipt.proof, name="proof"),
    path("lamaran/<int:pk>/bukti/bukaan.json", receipt.opening, name="opening"),
    path("lamaran/<int:pk>/bukti/temuan.json", receipt.findings, name="findings"),
    path("lamaran/<int:pk>/bukti/bukti-lamaran.pdf", receipt.receipt_pdf, name="receipt_pdf"),
]
