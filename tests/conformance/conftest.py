"""What stands here and is no test: a script that LibreOffice's own Python runs."""

collect_ignore = ["edit_in_libreoffice.py"]
