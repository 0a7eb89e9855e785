"""Programme packages: a folder with ``datapackage.json``, one CSV a table, and Markdown for longer text.

Reading and checking never touch the database; loading writes all or nothing; writing gives the same bytes back.
"""
