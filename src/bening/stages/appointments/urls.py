"""Addresses of appointments: the committee's list and the appointee's own page."""

from django.urls import path

from bening.stages.appointments import views

app_name = "appointments"
urlpatterns = [
    path("meja/pengangkatan/langkah/<int:pk>/", views.step, name="step"),
    path("meja/pengangkatan/langkah/<int:pk>/sahkan/", views.approve, name="approve"),
    path("meja/pengangkatan/langkah/<int:pk>/kembalikan/", views.send_back, name="return"),
    path("meja/pengangkatan/<slug:slug>/", views.appointments, name="list"),
    path("meja/pengangkatan/<slug:slug>/buka/", views.open_filing, name="open"),
    path("meja/pengangkatan/<slug:slug>/<int:pk>/<str:kind>/", views.record, name="record"),
    path("lamaran/<int:pk>/pengangkatan/", views.mine, name="mine"),
]
