"""Documents: what a page says, to print, to send and to edit.

A room says what is in a ``Document`` (a title, some sentences, parts with a heading and perhaps a table); this furniture
makes a PDF of it that a screen reader can read (PDF/UA-1), and a Word file that a clerk can edit. A view hands the document
to ``koers.kernel.pages.respond``, which then answers ``?pdf`` and ``?docx``.
"""

from .shapes import Document, NotMade, Part

__all__ = ["Document", "NotMade", "Part"]
