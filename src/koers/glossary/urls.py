"""The address of the glossary."""

from django.urls import path

from . import views

app_name = "glossary"
urlpatterns = [path("begrippen/", views.terms, name="terms")]
