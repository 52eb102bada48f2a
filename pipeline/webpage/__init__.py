"""The report as one web page: the same story as the workbook in a single file that needs no network.

Values of ``model`` in, UTF-8 HTML out. Jinja2 escapes whatever comes from a paper; a content security policy in the
file allows its own style and script, by their hash, and pictures inside the file, and nothing else.
"""

from pipeline.webpage.page import page_parts, report_page

__all__ = ["page_parts", "report_page"]
