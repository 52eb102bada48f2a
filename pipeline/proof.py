"""Papers that are known to be good: read before the first of a run, to tell a broken installation from a bad paper."""

from __future__ import annotations

from pipeline.reading.kinds import PDF, TEXT

SENTENCE = "Op 1 maart 2026 besluit de raad."


def _pdf(text: str) -> bytes:
    """A PDF of one page with one line in Helvetica."""
    drawn = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    )
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\n"
    return f"{body}{tail}startxref\n{len(body)}\n%%EOF\n".encode("ascii")


PAPERS = (
    ("proefstuk.txt", SENTENCE.encode(), TEXT),
    ("proefstuk.pdf", _pdf(SENTENCE), PDF),
)
