"""Addresses of evaluation: the raters' desk, the person's own page, published reports."""

from django.urls import path

from bening.stages.evaluation import views

app_name = "evaluation"
urlpatterns = [
    path("evaluasi/", views.reports, name="list"),
    path("evaluasi/<slug:slug>/<int:number>/", views.report, name="report"),
    path("evaluasi/<slug:slug>/<int:number>/data.jsonl", views.report_rows, name="rows"),
    path("meja/evaluasi/<slug:slug>/", views.desk, name="desk"),
    path("meja/evaluasi/<slug:slug>/nilai/<int:pk>/", views.rate, name="rate"),
    path("meja/evaluasi/<slug:slug>/penilaian/<int:pk>/", views.assessment, name="assessment"),
    path("meja/evaluasi/<slug:slug>/penilaian/<int:pk>/setuju/", views.agree, name="agree"),
    path("meja/evaluasi/<slug:slug>/penilaian/<int:pk>/tolak/", views.disagree, name="return"),
    path("meja/evaluasi/<slug:slug>/laporan/", views.draft, name="draft"),
    path("meja/evaluasi/<slug:slug>/laporan/<int:number>/", views.drafted, name="drafted"),
    path("meja/evaluasi/<slug:slug>/laporan/<int:number>/terbitkan/", views.publish, name="publish"),
    path("meja/evaluasi/<slug:slug>/laporan/<int:number>/tolak/", views.send_back, name="return_report"),
    path("akun/penilaian/", views.mine, name="mine"),
]
