"""The arithmetic of money, on rows that were already read: nothing here asks the database.

Amounts are whole cents without a sign; costs and revenue are told apart by a column, never by a minus. What is unknown is
counted as unknown: it is never taken for zero and never added to what is known.
"""
