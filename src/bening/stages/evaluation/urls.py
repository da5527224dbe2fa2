"""Addresses of evaluation: the raters' desk, the person's own page, published reports."""

from django.urls import path

from bening.stages.evaluation import views
from bening.stages.evaluation.views import analyses, findings, monitoring, survey

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
    path("evaluasi/temuan/", findings.public_list, name="findings"),
    path("evaluasi/temuan/data.csv", findings.public_csv, name="findings_csv"),
    path("evaluasi/temuan/<slug:slug>/<int:number>/", findings.public_one, name="finding"),
    path("evaluasi/temuan/<slug:slug>/<int:number>/<int:record>.jsonl", findings.rows, name="finding_rows"),
    path("meja/temuan/", findings.desk, name="findings_desk"),
    path("meja/temuan/<int:pk>/", findings.one, name="finding_desk"),
    path("meja/temuan/<int:pk>/tindak-lanjut/", findings.act, name="finding_act"),
    path("meja/temuan/<int:pk>/terima/", findings.accept, name="finding_accept"),
    path("meja/temuan/<int:pk>/kembalikan/", findings.send_back, name="finding_return"),
    path("meja/temuan/<int:pk>/pengaruh/", findings.effect, name="finding_effect"),
    path("meja/temuan/<int:pk>/penanggung-jawab/", findings.hand_over, name="finding_owner"),
    path("meja/temuan/baru/<slug:slug>/", findings.new, name="finding_new"),
    path("evaluasi/<slug:slug>/seleksi/", analyses.of_recruitment, name="analyses"),
    path("evaluasi/<slug:slug>/seleksi/<int:number>/", analyses.one, name="analysis"),
    path("evaluasi/<slug:slug>/seleksi/<int:number>/rencana.json", analyses.plan_file, name="analysis_plan"),
    path("evaluasi/<slug:slug>/seleksi/<int:number>/hasil.csv", analyses.result_csv, name="analysis_csv"),
    path("evaluasi/<slug:slug>/seleksi/<int:number>/<str:part>.jsonl", analyses.rows, name="analysis_rows"),
    path("meja/evaluasi/<slug:slug>/analisis/", analyses.desk, name="analyses_desk"),
    path("meja/evaluasi/<slug:slug>/analisis/baru/", analyses.propose, name="analysis_new"),
    path("meja/evaluasi/<slug:slug>/analisis/<int:number>/", analyses.plan, name="analysis_desk"),
    path(
        "meja/evaluasi/<slug:slug>/analisis/<int:number>/daftar/", analyses.register, name="analysis_register"
    ),
    path(
        "meja/evaluasi/<slug:slug>/analisis/<int:number>/tolak/", analyses.send_back, name="analysis_return"
    ),
    path("meja/evaluasi/<slug:slug>/analisis/<int:number>/jalankan/", analyses.run, name="analysis_run"),
    path("survei/", survey.index, name="surveys"),
    path("survei/<int:number>/", survey.result, name="survey"),
    path("survei/<int:number>/data.jsonl", survey.rows, name="survey_rows"),
    path("survei/isi/", survey.enter_code, name="survey_code"),
    path("survei/isi/<str:code>/", survey.answer, name="survey_answer"),
    path("survei/terima-kasih/", survey.thanks, name="survey_thanks"),
    path("survei/layar/<str:key>/", survey.kiosk, name="survey_kiosk"),
    path("survei/layar/<str:key>/terima-kasih/", survey.kiosk_thanks, name="survey_kiosk_thanks"),
    path("meja/survei/", survey.desk, name="surveys_desk"),
    path("meja/survei/baru/", survey.propose, name="survey_new"),
    path("meja/survei/<int:number>/", survey.one, name="survey_desk"),
    path("meja/survei/<int:number>/buka/", survey.open_survey, name="survey_open"),
    path("meja/survei/<int:number>/tolak/", survey.send_back, name="survey_return"),
    path("meja/survei/<int:number>/poster/", survey.poster, name="survey_poster"),
    path("meja/survei/<int:number>/<int:pk>/kupon/", survey.slips, name="survey_slips"),
    path("meja/survei/<int:number>/<int:pk>/layar/", survey.open_kiosk, name="survey_kiosk_open"),
    path("meja/survei/<int:number>/<int:pk>/kertas/", survey.paper, name="survey_paper"),
    path("meja/survei/<int:number>/tulisan/<uuid:pk>/tampil/", survey.show, name="survey_show"),
    path("meja/survei/<int:number>/tulisan/<uuid:pk>/sembunyi/", survey.hide, name="survey_hide"),
    path("evaluasi/<slug:slug>/ringkasan/", monitoring.summary, name="summary"),
    path("meja/pemantauan/<slug:slug>/", monitoring.committee, name="monitoring"),
]
