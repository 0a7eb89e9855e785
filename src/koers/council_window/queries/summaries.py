"""What was worked out for the programmes of a council when the edition was built."""

from collections.abc import Sequence

from ..summary.models import CouncilSummary


def summaries(packages: Sequence[str]) -> dict[str, CouncilSummary]:
    """The summary of each of these programmes, with the last report of each."""
    found = CouncilSummary.objects.filter(package__in=packages).select_related("last_report__source")
    return {row.package: row for row in found}
