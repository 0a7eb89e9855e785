"""What `koers finance` can do. One module a subcommand, with NAME, HELP, declare(parser) and run(command, ...)."""

from . import bring_in, check, export, ledger, template

TODOS = (check, export, template, bring_in, ledger)
