"""Addresses of verification: the desk of officers, the result and sanggah of applicants."""

from django.urls import path, register_converter

from bening.stages.verification.views import applicant, clear, desk, equal, pictures, public, sanggah


class RoundConverter:
    """One of the rounds by its Indonesian word."""

    regex = "pertama|sanggah|dibuka"
    WORDS = {"pertama": "initial", "sanggah": "sanggah", "dibuka": "reopened"}

    def to_python(self, value: str) -> str:
        """The round's name."""
        return self.WORDS[value]

    def to_url(self, value: str) -> str:
        """The word of a round."""
        return {name: word for word, name in self.WORDS.items()}[value]


register_converter(RoundConverter, "round")

app_name = "verification"
urlpatterns = [
    path("meja/verifikasi/", desk.desk, name="desk"),
    path("meja/verifikasi/<slug:slug>/angka/", desk.figures, name="desk_figures"),
    path("meja/verifikasi/<slug:slug>/bersih/", clear.clear, name="clear"),
    path("meja/verifikasi/<slug:slug>/bersih/sahkan/", clear.approve, name="approve_clear"),
    path("meja/verifikasi/<slug:slug>/<str:step>/ambil/", desk.take, name="take"),
    path("meja/verifikasi/berkas/<int:pk>/", desk.allocation, name="allocation"),
    path("meja/verifikasi/berkas/<int:pk>/berikutnya/", pictures.ahead, name="ahead"),
    path("meja/verifikasi/berkas/<int:pk>/serahkan/", desk.refer, name="refer"),
    path("meja/verifikasi/berkas/<int:pk>/setujui/", desk.approve, name="approve"),
    path("meja/verifikasi/berkas/<int:pk>/kembalikan/", desk.send_back, name="return"),
    path("meja/verifikasi/berkas/<int:pk>/<slug:slot>/<int:number>.jpg", pictures.picture, name="picture"),
    path("meja/sanggah/", sanggah.objections, name="objections"),
    path("meja/sanggah/<slug:slug>/serupa/", equal.equal, name="equal"),
    path("meja/sanggah/<slug:slug>/serupa/<uuid:pk>/<str:requirement>/", equal.reopen, name="reopen"),
    path("meja/sanggah/<uuid:pk>/", sanggah.answer, name="answer"),
    path("meja/sanggah/<uuid:pk>/<slug:slot>/<int:number>.jpg", sanggah.picture, name="objection_picture"),
    path("pengumuman/<slug:slug>/hasil-administrasi/", public.screening, name="screening"),
    path("pengumuman/<slug:slug>/hasil-administrasi.csv", public.screening_file, name="screening_csv"),
    path("pengumuman/<slug:slug>/pemeriksaan/", public.figures, name="figures"),
    path("preseden/<slug:slug>/", public.precedents, name="precedents"),
    path("lamaran/<int:pk>/verifikasi/", applicant.result, name="result"),
    path("lamaran/<int:pk>/sanggah/", applicant.sanggah, name="sanggah"),
    path("lamaran/<int:pk>/verifikasi/<round:round>/bukti.tlog-proof", applicant.proof, name="proof"),
    path("lamaran/<int:pk>/verifikasi/<round:round>/bukaan.json", applicant.opening, name="opening"),
    path("lamaran/<int:pk>/verifikasi/temuan-<int:number>.json", applicant.findings, name="findings"),
]
