"""Addresses of participation."""

from django.urls import path, re_path

from bening.participation.views import (
    complaints,
    complaints_desk,
    consultations,
    consultations_desk,
    forum,
    forum_desk,
)

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
    path("forum/", forum.index, name="forum"),
    path("forum/umpan.xml", forum.feed, name="forum_feed"),
    path("forum/tanya-jawab/", forum.questions, name="questions"),
    path("forum/saya/", forum.mine, name="my_comments"),
    path("forum/organisasi/", forum.organisation, name="organisation"),
    path("forum/moderasi/", forum.moderation, name="moderation"),
    path("forum/moderasi/<slug:month>.csv", forum.moderation_csv, name="moderation_csv"),
    path("forum/moderasi/<slug:month>.jsonl", forum.moderation_rows, name="moderation_rows"),
    path("forum/topik/<slug:slug>/", forum.topic, name="topic"),
    path("forum/topik/<slug:slug>/mulai/", forum.start, name="start_thread"),
    path("forum/percakapan/<int:pk>/", forum.thread, name="thread"),
    path("forum/percakapan/<int:pk>/balas/", forum.reply, name="reply"),
    path("forum/percakapan/<int:pk>/dukung/", forum.support, name="support"),
    re_path(r"^forum/ikuti/(?P<what>topik|percakapan)/(?P<pk>[0-9]+)/$", forum.follow, name="follow"),
    path("forum/tulisan/<int:pk>/tarik/", forum.withdraw, name="withdraw_comment"),
    path("forum/tulisan/<int:pk>/keberatan/", forum.appeal, name="appeal"),
    path("forum/dengar-pendapat/<int:pk>/", forum.hearing, name="hearing"),
    path("meja/forum/", forum_desk.desk, name="forum_desk"),
    path("meja/forum/topik/", forum_desk.topic, name="open_topic"),
    path("meja/forum/topik/<slug:slug>/dengar-pendapat/", forum_desk.announce, name="announce_hearing"),
    path("meja/forum/tulisan/<int:pk>/tampilkan/", forum_desk.approve, name="approve_comment"),
    path("meja/forum/tulisan/<int:pk>/sembunyikan/", forum_desk.hide, name="hide_comment"),
    path("meja/forum/keberatan/<int:pk>/", forum_desk.decide_appeal, name="decide_appeal"),
    path("meja/forum/organisasi/<int:pk>/", forum_desk.decide_organisation, name="decide_organisation"),
    path("meja/forum/usulan/<int:pk>/", forum_desk.status, name="suggestion_status"),
    path("meja/forum/dengar-pendapat/<int:pk>/notulen/", forum_desk.minutes, name="record_hearing"),
    path("meja/forum/dengar-pendapat/<int:pk>/pertanyaan/", forum_desk.question, name="add_question"),
]
