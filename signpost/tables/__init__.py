"""The one reader of the tables that people hand in: CSV, workbooks, web pages saved as .xls, .zip.

`reading.read_table` finds the table in a file, and which column is which; `reading.read_records`
gives plain rows by heading. Nothing is read silently wrong: what was left out, and what could have
meant two things, is in the table's `FileRead`.
"""
