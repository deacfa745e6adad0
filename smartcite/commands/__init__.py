"""What the commands do once their options are read: one module per command, named after it, and those that they share.

Shared are source.py and output.py (what is read, and where it goes), understanding.py and asking.py (all documents of a
run, and their links), remembering.py, progress.py and telling.py (what is said beside the findings).
"""
