"""Addresses of what a council sees of the programmes around it."""

from django.urls import path

from .views import council, councils, deviations, frame, handover, inventory, log, meetings

app_name = "council_window"
MUNICIPALITY = "raad/<slug:municipality>/"

urlpatterns = [
    path("raad/", councils.councils, name="councils"),
    path(MUNICIPALITY, council.council, name="council"),
    path(f"{MUNICIPALITY}toetsingskader/", frame.page, name="frame"),
    path(f"{MUNICIPALITY}afwijkingen/", deviations.page, name="deviations"),
    path(f"{MUNICIPALITY}vergaderingen/", meetings.meetings, name="meetings"),
    path(f"{MUNICIPALITY}vergaderingen/<slug:meeting>/", meetings.meeting, name="meeting"),
    path(f"{MUNICIPALITY}informatie/", log.log, name="log"),
    path(f"{MUNICIPALITY}bronnen/", inventory.inventory, name="sources"),
    path(f"{MUNICIPALITY}overdracht/", handover.handover, name="handover"),
]
