"""Addresses of appointments: the committee's list, filing, exchange with BKN, the appointee's own pages."""

from django.urls import path

from bening.stages.appointments.views import exchange, filing, judging, public, steps

app_name = "appointments"
DESK = "meja/pengangkatan/<slug:slug>/"
OWN = "lamaran/<int:pk>/pengangkatan/"
urlpatterns = [
    path("pengangkatan/<slug:slug>/", public.progress, name="progress"),
    path("meja/pengangkatan/langkah/<int:pk>/", steps.step, name="step"),
    path("meja/pengangkatan/langkah/<int:pk>/sahkan/", steps.approve, name="approve"),
    path("meja/pengangkatan/langkah/<int:pk>/kembalikan/", steps.send_back, name="return"),
    path(DESK, steps.appointments, name="list"),
    path(f"{DESK}buka/", steps.open_filing, name="open"),
    path(f"{DESK}usul/", exchange.proposals, name="proposals"),
    path(f"{DESK}usul/<int:number>/usul-nip.<str:form>", exchange.download, name="proposal"),
    path(f"{DESK}jawaban/", exchange.answer, name="answer"),
    path(f"{DESK}<int:pk>/berkas/", judging.papers, name="papers"),
    path(f"{DESK}<int:pk>/berkas/<int:paper>/", judging.paper, name="paper"),
    path(f"{DESK}<int:pk>/berkas/<int:paper>/gambar/<int:number>/", judging.picture, name="picture"),
    path(f"{DESK}<int:pk>/berkas/<int:paper>/terima/", judging.accept, name="accept"),
    path(f"{DESK}<int:pk>/berkas/<int:paper>/kembalikan/", judging.send_back, name="return_paper"),
    path(f"{DESK}<int:pk>/surat/<int:letter>.pdf", judging.letter, name="letter"),
    path(f"{DESK}<int:pk>/<str:kind>/", steps.record, name="record"),
    path(OWN, steps.mine, name="mine"),
    path(f"{OWN}berkas/<slug:slot>/", filing.upload, name="upload"),
    path(f"{OWN}berkas/<slug:slot>/unduh/", filing.content, name="content"),
    path(f"{OWN}drh/", filing.curriculum, name="curriculum"),
    path(f"{OWN}drh.pdf", filing.curriculum_pdf, name="curriculum_pdf"),
    path(f"{OWN}surat/<int:letter>.pdf", filing.letter, name="my_letter"),
]
