"""What gunicorn runs; settings, view and address in one place."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="nothing is signed here", MIDDLEWARE=[]
)


def hello(_request: HttpRequest) -> HttpResponse:
    """Say hello."""
    return HttpResponse("hello")


urlpatterns = [path("", hello)]
application = get_wsgi_application()
