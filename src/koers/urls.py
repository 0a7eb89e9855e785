"""Which address belongs to which room."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("koers.website.urls")),  # before the admin: its publish page stands under /beheer/
    path("beheer/verplichtingen/", include("koers.obligations.office_urls")),  # before the admin, as publishing
    path("beheer/", admin.site.urls),
    path("", include("koers.council_window.urls")),
    path("", include("koers.neighbourhoods.urls")),  # before programmes: a code of CBS is no slug
    path("", include("koers.finance.urls")),
    path("", include("koers.obligations.urls")),
    path("", include("koers.risks.urls")),
    path("", include("koers.governance.urls")),
    path("", include("koers.programme.urls")),
    path("", include("koers.places.urls")),
    path("", include("koers.parties.urls")),
    path("", include("koers.glossary.urls")),
    path("", include("koers.sources.urls")),
]
