"""Addresses of the room parties."""

app_name = "parties"
urlpatterns: list = []
