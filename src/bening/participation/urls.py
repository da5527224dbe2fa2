"""Addresses of participation."""

from django.urls import path, re_path

from bening.participation.views import complaints, complaints_desk, consultations, consultations_desk

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
    path("konsultasi/", consultations.index, name="consultations"),
    path("konsultasi/umpan.xml", consultations.feed, name="consultations_feed"),
    path("konsultasi/<slug:slug>/", consultations.consultation, name="consultation"),
    path("konsultasi/<slug:slug>/versi/<int:number>/", consultations.version, name="version"),
    path("konsultasi/<slug:slug>/versi/<int:number>.json", consultations.version_file, name="version_file"),
    path("konsultasi/<slug:slug>/perubahan/<int:older>/<int:newer>/", consultations.changes, name="changes"),
    path("konsultasi/<slug:slug>/tanggapan/", consultations.answers, name="answers"),
    path("konsultasi/<slug:slug>/pasal/<slug:uid>/", consultations.comment, name="comment"),
    path("konsultasi/<slug:slug>/ikuti/", consultations.follow, name="follow_consultation"),
    path("meja/konsultasi/", consultations_desk.desk, name="consultations_desk"),
    path("meja/konsultasi/baru/", consultations_desk.create, name="create_consultation"),
    path("meja/konsultasi/<slug:slug>/", consultations_desk.consultation, name="consultation_desk"),
    path("meja/konsultasi/<slug:slug>/naskah/", consultations_desk.draft, name="draft"),
    path("meja/konsultasi/<slug:slug>/usulkan/", consultations_desk.propose, name="propose_version"),
    path("meja/konsultasi/<slug:slug>/periksa/", consultations_desk.review, name="review_version"),
    path("meja/konsultasi/<slug:slug>/terbitkan/", consultations_desk.publish, name="publish_version"),
    path("meja/konsultasi/<slug:slug>/kelompokkan/", consultations_desk.cluster, name="cluster"),
    path("meja/konsultasi/<slug:slug>/masukan/<int:pk>/", consultations_desk.move, name="move_comment"),
    path("meja/konsultasi/<slug:slug>/kelompok/<int:pk>/", consultations_desk.respond, name="respond"),
    path(
        "meja/konsultasi/<slug:slug>/tanggapan/<int:pk>/",
        consultations_desk.review_response,
        name="review_response",
    ),
    path("meja/konsultasi/<slug:slug>/hentikan/", consultations_desk.withdraw, name="withdraw_consultation"),
]
