"""Addresses of the room risks."""

from django.urls import path

from . import views

app_name = "risks"
urlpatterns = [path("programma/<slug:programme>/risicos/", views.page, name="risks")]
