"""Addresses of participation."""

from django.urls import path, re_path

from bening.participation.views import complaints, complaints_desk

app_name = "participation"
TICKET = r"(?P<ticket>P-[0-9A-Z]{5}-[0-9A-Z]{5})"
KIND = r"(?P<kind>json|csv|pdf)"

urlpatterns = [
    path("pengaduan/", complaints.index, name="complaints"),
    path("pengaduan/data.csv", complaints.figures_csv, name="complaint_figures"),
    path("pengaduan/ajukan/", complaints.file, name="file_complaint"),
    path("pengaduan/saya/", complaints.mine, name="my_complaints"),
    re_path(rf"^pengaduan/{TICKET}/$", complaints.complaint, name="complaint"),
    re_path(rf"^pengaduan/{TICKET}/bukti/$", complaints.add_evidence, name="add_evidence"),
    re_path(rf"^pengaduan/{TICKET}/bukti/(?P<pk>[0-9]+)/$", complaints.evidence, name="evidence"),
    re_path(
        rf"^pengaduan/{TICKET}/(?P<action>balas|selesai|buka-kembali)/$", complaints.act, name="complaint_act"
    ),
    re_path(rf"^pengaduan/{TICKET}/teruskan/$", complaints.hand_over, name="hand_over"),
    re_path(rf"^pengaduan/{TICKET}/berkas\.{KIND}$", complaints.record, name="complaint_record"),
    re_path(
        rf"^pengaduan/{TICKET}/bukaan/(?P<number>[0-9]+)/$", complaints.opening, name="complaint_opening"
    ),
    path("meja/pengaduan/", complaints_desk.desk, name="complaints_desk"),
    re_path(rf"^meja/pengaduan/{TICKET}/$", complaints_desk.complaint, name="complaint_desk"),
    re_path(
        rf"^meja/pengaduan/{TICKET}/bukti/(?P<pk>[0-9]+)/$", complaints_desk.evidence, name="evidence_desk"
    ),
    re_path(rf"^meja/pengaduan/{TICKET}/tetapkan/$", complaints_desk.assign, name="assign"),
    re_path(rf"^meja/pengaduan/{TICKET}/tanya/$", complaints_desk.ask, name="ask"),
    re_path(rf"^meja/pengaduan/{TICKET}/jawab/$", complaints_desk.answer, name="answer"),
    re_path(rf"^meja/pengaduan/{TICKET}/teruskan/$", complaints_desk.hand_over, name="hand_over_desk"),
    re_path(rf"^meja/pengaduan/{TICKET}/mundur/$", complaints_desk.step_back, name="step_back"),
    re_path(rf"^meja/pengaduan/{TICKET}/berkas\.{KIND}$", complaints_desk.record, name="record_desk"),
]
