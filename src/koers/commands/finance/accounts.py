"""Who gives a command, for the history."""

from django.contrib.auth import get_user_model

from koers.commands.console import CALL_IS_WRONG, Fout


def account(name: str) -> object:
    """The account with this name; None without a name. Raises Fout when there is none."""
    if not name:
        return None
    found = get_user_model().objects.filter(username=name).first()
    if found is None:
        raise Fout(f"Er is geen account dat '{name}' heet.", returncode=CALL_IS_WRONG)
    return found
