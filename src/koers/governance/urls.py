"""Addresses of the bodies and decisions of a programme."""

from django.urls import path

from .views import bodies, calendar, decision

app_name = "governance"
PROGRAMME = "programma/<slug:programme>/"

urlpatterns = [
    path(f"{PROGRAMME}bestuur/", bodies.page, name="governance"),
    path(f"{PROGRAMME}bestuur/<slug:body>/", bodies.body, name="body"),
    path(f"{PROGRAMME}bestuur/<slug:body>/agenda.ics", bodies.body_feed, name="body_feed"),
    path(f"{PROGRAMME}besluiten/", calendar.page, name="decisions"),
    path(f"{PROGRAMME}besluiten/agenda.ics", calendar.feed, name="decisions_feed"),
    path(f"{PROGRAMME}besluiten/<slug:decision>/", decision.page, name="decision"),
]
