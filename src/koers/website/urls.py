"""Addresses of the pages that belong to no room."""

from django.urls import path

from . import views
from .publishing import publish_page

app_name = "website"

urlpatterns = [
    path("", views.home, name="home"),
    path("zoeken/", views.find, name="search"),
    path("hoe-weten-we-dit/", views.method, name="method"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("beheer/publiceren/", publish_page, name="publish"),
]
