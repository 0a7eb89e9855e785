"""Addresses of the room places."""

app_name = "places"
urlpatterns: list = []
