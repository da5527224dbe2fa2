"""Addresses of the host for anonymous reports."""

from django.urls import include, path

from .middleware import language
from .views import desk
from .views import public as views

pages = [
    path("", views.home, name="home"),
    path("batas/", views.bounds, name="bounds"),
    path("penerima/", views.receivers, name="receivers"),
    path("angka/", views.figures, name="figures"),
    path("lapor/", views.report, name="report"),
    path("lapor/kode/", views.confirm, name="confirm"),
    path("kotak/", views.box, name="box"),
    path("kotak/pesan/", views.message, name="message"),
    path("kotak/lampiran/", views.attachment, name="attachment"),
    path("kotak/bukti/", views.proof, name="proof"),
    path("meja/masuk/", desk.sign_in, name="sign_in"),
    path("meja/keluar/", desk.sign_out, name="sign_out"),
    path("meja/", desk.desk, name="desk"),
    path("meja/identitas/<int:number>/", desk.decide, name="decide"),
    path("meja/<uuid:pk>/", desk.report, name="desk_report"),
    path("meja/<uuid:pk>/jawab/", desk.answer, name="answer"),
    path("meja/<uuid:pk>/tutup/", desk.close, name="close"),
    path("meja/<uuid:pk>/teruskan/", desk.share, name="share"),
    path("meja/<uuid:pk>/identitas/", desk.ask, name="ask"),
    path("meja/<uuid:pk>/serah-terima/", desk.export, name="export"),
    path("meja/<uuid:pk>/lampiran/<int:number>/", desk.attachment, name="desk_attachment"),
    path("meja/<uuid:pk>/langkah/<slug:verb>/", desk.step, name="step"),
]

urlpatterns = [
    path("healthz", views.healthy),
    path("bahasa/<str:language>/", language, name="language"),
    path("", include((pages, "integrity"))),
]
