"""What Python's argparse says about a call, in Dutch. It looks every text up with gettext; this takes that place."""

import argparse

WORDS = {
    "usage: ": "gebruik: ",
    "positional arguments": "wat u opgeeft",
    "options": "opties",
    "show this help message and exit": "toon deze uitleg",
    "subcommands": "onderdelen",
    "%(prog)s: error: %(message)s\n": "Fout: %(message)s. Uitleg: %(prog)s --help\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "unrecognized arguments: %s": "dit hoort hier niet: %s",
    "one of the arguments %s is required": "geef één van deze op: %s",
    "not allowed with argument %s": "dit kan niet samen met %s",
    "ignored explicit argument %r": "hier hoort geen waarde bij: %r",
    "expected one argument": "hier hoort één waarde achter",
    "expected at most one argument": "hier hoort hoogstens één waarde achter",
    "expected at least one argument": "hier hoort minstens één waarde achter",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s is niet duidelijk: %(matches)s",
    "invalid %(type)s value: %(value)r": "%(value)r kan hier niet",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kan hier niet (kies uit %(choices)s)",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r kan hier niet (kies uit %(choices)s)",
}


def speak_dutch() -> None:
    """Let argparse speak Dutch in this process."""
    argparse._ = lambda text: WORDS.get(text, text)
