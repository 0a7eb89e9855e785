"""Addresses of the room risks."""

from django.urls import path

from .views import continuity, register, risk

app_name = "risks"
PLACE = "programma/<slug:programme>/risicos/"

urlpatterns = [
    path(PLACE, register.page, name="risks"),
    path(f"{PLACE}verkiezingen/", continuity.page, name="continuity"),
    path(f"{PLACE}<slug:risk>/", risk.page, name="risk"),
]
