"""Addresses of sources and contradictions."""

from django.urls import path

from . import views

app_name = "sources"
urlpatterns = [
    path("bronnen/", views.sources, name="sources"),
    path("tegenstrijdigheden/", views.contradictions, name="contradictions"),
]
