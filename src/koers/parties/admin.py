"""The back office of the room parties."""

from koers.kernel.admin import show

from .models import Organisation

show(Organisation)
