"""Addresses of the back office of the register, under /beheer/verplichtingen/."""

from django.urls import path

from .views import office, office_list

app_name = "obligations_office"

urlpatterns = [
    path("", office.index, name="index"),
    path("lijst/", office_list.upload, name="upload"),
    path("lijst/<str:token>/", office_list.confirm, name="list"),
    path("<slug:programme>/<slug:obligation>/", office.one, name="one"),
]
