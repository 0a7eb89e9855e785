"""The address of the page of a row, by its package table."""

from django.urls import reverse

from koers.governance.addresses import address as governance
from koers.obligations.addresses import address as obligations
from koers.programme.addresses import address as programme


def row_address(package: str, table: str, row: str) -> str:
    """Where a row is shown; the programme itself for a table without pages."""
    if table == "goals":
        return programme("goal", package, row)
    if table == "indicators":
        return programme("indicator", package, row)
    if table == "obligations":
        return obligations("obligation", package, row)
    if table == "funds":
        return reverse("finance:fund", args=[package, row])
    if table == "decisions":
        return governance("decision", package, row)
    return programme("overview", package)
