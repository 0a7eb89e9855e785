"""What `koers council` can do. One module a subcommand, with NAME, HELP, declare(parser) and run(command, ...)."""

from . import deviations, export, import_, mail

TODOS = (deviations, mail, import_, export)
