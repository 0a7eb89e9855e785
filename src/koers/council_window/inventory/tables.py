"""The table of monitoring information in a package."""

from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import Required, Slug, SourcedRow, Text, Url, optional_ref, ref
from koers.programme.models import Basis

from .models import MonitoringSource


class MonitoringSourceRow(SourcedRow):
    """A source of monitoring information, and where a council may best find it."""

    id: Slug
    programme: ref("programme")  # type: ignore[valid-type]
    name: Required
    what: Text = ""
    maker: Text = ""
    frequency: Text = ""
    place: MonitoringSource.Place = MonitoringSource.Place.NOT_STATED
    why: Text = ""
    act: optional_ref("acts") = None  # type: ignore[valid-type]
    basis: Basis
    url: Url = ""


TABLE = Table("monitoring_sources", "bronnen van monitorinformatie", MonitoringSourceRow, MonitoringSource)
