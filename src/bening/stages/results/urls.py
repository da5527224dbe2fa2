"""Addresses of results: pages and files for everyone, the sanggah of applicants, the desk of officers."""

from django.urls import path

from bening.stages.results.views import desk, public, sanggah

app_name = "results"
urlpatterns = [
    path("hasil/", public.index, name="index"),
    path("hasil/<slug:slug>/<slug:stage>.csv", public.ranking_file, name="csv"),
    path("hasil/<slug:slug>/<slug:stage>.parquet", public.ranking_parquet, name="parquet"),
    path("hasil/<slug:slug>/<slug:stage>/nilai.parquet", public.scores_parquet, name="scores_parquet"),
    path("hasil/<slug:slug>/<slug:stage>.pdf", public.pdf, name="pdf"),
    path("hasil/<slug:slug>/<slug:stage>/", public.stage, name="stage"),
    path("hasil/<slug:slug>/<slug:stage>/nilai.csv", public.scores_file, name="scores"),
    path("hasil/<slug:slug>/<slug:stage>/formasi.csv", public.formasi_file, name="formasi_file"),
    path("hasil/<slug:slug>/<slug:stage>/formasi/<str:code>/", public.formasi, name="formasi"),
    path("hasil/<slug:slug>/<slug:stage>/<str:number>/", public.why, name="why"),
    path("data/<slug:slug>/peringkat-<slug:rest>.jsonl", public.rows, name="rows"),
    path("meja/hasil/", desk.desk, name="desk"),
    path("meja/hasil/<slug:slug>/<slug:stage>/hitung/", desk.compute, name="compute"),
    path("meja/hasil/peringkat/<int:pk>/", desk.ranking, name="ranking"),
    path("meja/hasil/peringkat/<int:pk>/terbitkan/", desk.publish, name="publish"),
    path("meja/hasil/peringkat/<int:pk>/kembalikan/", desk.send_back, name="return"),
    path("meja/hasil/<slug:slug>/seri/", desk.ties, name="ties"),
    path("meja/hasil/seri/<int:pk>/setujui/", desk.approve_order, name="approve_order"),
    path("meja/hasil/seri/<int:pk>/tolak/", desk.return_order, name="return_order"),
    path("lamaran/<int:pk>/hasil/", sanggah.mine, name="mine"),
    path("lamaran/<int:pk>/sanggah-akhir/", sanggah.sanggah, name="sanggah"),
    path("meja/sanggah-akhir/", sanggah.objections, name="objections"),
    path("meja/sanggah-akhir/<uuid:pk>/", sanggah.answer, name="answer"),
]
