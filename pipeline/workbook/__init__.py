"""Report -> workbook and JSON; the people's columns read back."""
