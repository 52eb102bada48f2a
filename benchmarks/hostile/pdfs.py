"""PDFs: bombs, loops, lies about length and number, pages that get lost, bits that fell."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator

Case = tuple[str, bytes]
_LINE = "BT /F1 12 Tf 72 700 Td (Op 5 april 2024 besluit de raad.) Tj ET"
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(data: bytes | str, more: str = "", length: int | None = None) -> bytes:
    """A stream object."""
    raw = data.encode("latin-1") if isinstance(data, str) else data
    size = len(raw) if length is None else length
    return f"<< /Length {size} {more} >>\nstream\n".encode() + raw + b"\nendstream"


def pdf(objects: list[bytes | str], tail: str = "", start: int | None = None, root: str = "1 0 R") -> bytes:
    """A PDF of objects numbered from 1."""
    body, offsets = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n".encode() + (one.encode("latin-1") if isinstance(one, str) else one) + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    at = len(body) if start is None else start
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root {root} {tail} >>\nstartxref\n{at}\n%%EOF\n"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def pages(*contents: bytes | str, resources: str = "", extra: tuple[bytes | str, ...] = (), box: str = "0 0 595 842",
          page: str = "", count: object = None) -> bytes:  # fmt: skip
    """A PDF with a page for each content stream (strings are streams as they are)."""
    first = 4
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(contents)))
    objects: list[bytes | str] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents) if count is None else count} >>",
        _FONT,
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {first + 2 * number + 1} 0 R {page} "
            f"/Resources << /Font << /F1 3 0 R >> {resources} >> >>"
        )
        objects.append(stream(content) if isinstance(content, str) else content)
    return pdf([*objects, *extra])


def _bombs(full: bool) -> Iterator[Case]:
    big = 1_500_000_000 if full else 40_000_000
    packer = zlib.compressobj(9)
    chunk = bytes(1_000_000)
    flate = b"".join(packer.compress(chunk) for _ in range(big // 1_000_000)) + packer.flush()
    yield "flate.pdf", pages(stream(flate, "/Filter /FlateDecode"))
    twice = zlib.compress(flate, 9)
    yield "flate-flate.pdf", pages(stream(twice, "/Filter [/FlateDecode /FlateDecode]"))
    many = 200_000 if full else 20_000
    yield "rechthoeken.pdf", pages("".join(f"{n % 500} {n % 700} 5 5 re f\n" for n in range(many)))
    yield "lijnen.pdf", pages("".join(f"{n % 500} 0 m {n % 500} 800 l S\n" for n in range(many)))
    yield "letters.pdf", pages("BT /F1 1 Tf " + "1 0 Td (a) Tj " * many + "ET")
    yield "een-woord.pdf", pages(f"BT /F1 1 Tf ({'a' * many * 5}) Tj ET")
    yield "stapel.pdf", pages("q " * many * 5)
    yield "lijsten.pdf", pages(stream("[" * many * 5))
    forms: list[bytes | str] = []
    for depth in range(12):
        number = 6 + depth
        inside = f"/F{depth} Do " * 10 if depth < 11 else _LINE
        uses = f"/Resources << /XObject << /F{depth} {number + 1} 0 R >> >>" if depth < 11 else ""
        forms.append(stream(inside, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {uses}"))
    yield "vormen.pdf", pages("/X Do " * 10, resources="/XObject << /X 6 0 R >>", extra=tuple(forms))
    own = stream("/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")
    yield "vorm-in-zichzelf.pdf", pages("/X Do", resources="/XObject << /X 6 0 R >>", extra=(own,))
    cmap = "begincmap\n" + "1 beginbfrange <0000> <FFFF> <0041> endbfrange\n" * (many // 4) + "endcmap"
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [8 0 R] >>"
    )
    below = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Supplement 0 >> /DW 500 >>"
    yield "cmap.pdf", pages("BT /F2 9 Tf <00410042> Tj ET", page="", extra=(font, stream(cmap), below),
                            resources="").replace(b"/Font << /F1 3 0 R >>", b"/Font << /F2 6 0 R >>")  # fmt: skip
    image = "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    yield "beeld.pdf", pages("600 0 0 800 0 0 cm /X Do", resources="/XObject << /X 6 0 R >>",
                             extra=(stream(b"\0" * 100, image),))  # fmt: skip
    for kind in ("JBIG2Decode", "JPXDecode", "DCTDecode", "CCITTFaxDecode", "LZWDecode", "ASCII85Decode", "Onbekend"):
        yield (
            f"filter-{kind}.pdf",
            pages(
                "/X Do",
                resources="/XObject << /X 6 0 R >>",
                extra=(stream(b"\xff\xd8kapot" * 50, f"{image} /Filter /{kind}"),),
            ),
        )


def _lies() -> Iterator[Case]:
    for box in ("0 0 1e38 1e38", "0 0 -5 -5", "0 0 0 0", "(a) /b 0 0", "0 0 200000000 1", "5 5 5 5"):
        yield f"maat-{box.replace(' ', '_').replace('/', '')}.pdf", pages(_LINE, box=box)
    for count in (10**9, -1, 0, "(x)", "2 0 R"):
        yield f"aantal-{str(count).replace(' ', '_')}.pdf", pages(_LINE, count=count)
    for number, more in enumerate(
        ("/Rotate 45", "/Rotate 90000000", "/UserUnit 1e9", "/CropBox [9 9 1 1]", "/Annots 4 0 R")
    ):
        yield f"blad-{number}.pdf", pages(_LINE, page=more)
    for length in (0, -1, 10**9):
        yield f"lengte-{length}.pdf", pages(stream(_LINE, length=length))
    catalog = "<< /Type /Catalog /Pages 2 0 R {} >>"
    for number, action in enumerate((
        "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "/OpenAction << /S /Launch /F (/bin/sh) >>",
        "/AA << /O << /S /URI /URI (http://127.0.0.1:9) >> >>", "/Outlines 1 0 R", "/Names 1 0 R", "/Pages 1 0 R",
    )):  # fmt: skip
        yield (
            f"daad-{number}.pdf",
            pages(_LINE).replace(b"<< /Type /Catalog /Pages 2 0 R >>", catalog.format(action).encode()),
        )
    yield "boom-rond.pdf", pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"])
    yield (
        "boom-diep.pdf",
        pdf(
            ["<< /Type /Catalog /Pages 2 0 R >>"]
            + [f"<< /Type /Pages /Kids [{n} 0 R] /Count 1 >>" for n in range(3, 3000)]
        ),
    )
    yield "geen-wortel.pdf", pdf(["<< >>"], root="9 0 R")
    yield "prev-rond.pdf", pages(_LINE).replace(b"/Root 1 0 R", b"/Prev 9 /Root 1 0 R")
    yield "geheim.pdf", pages(_LINE).replace(b"/Root 1 0 R", b"/Encrypt << /Filter /Onbekend >> /Root 1 0 R")
    yield "geheim-half.pdf", pages(_LINE).replace(b"/Root 1 0 R", b"/Encrypt << /Filter /Standard /V 4 >> /Root 1 0 R")
    for start in (0, 5, 10**9, -1):
        yield (
            f"startxref-{start}.pdf",
            pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [] /Count 0 >>"], start=start),
        )
    yield "rommel-ervoor.pdf", b"rommel\n" * 100 + pages(_LINE)
    yield "rommel-erna.pdf", pages(_LINE) + b"x" * 1000 + b"%%EOF"
    yield "alleen-kop.pdf", b"%PDF-1.7\n%%EOF\n"
    yield "diep.pdf", pdf(["<< /Type /Catalog /Pages " + "[" * 200_000 + " >>"])


def _lost() -> Iterator[Case]:
    """Pages that a reader may lose without a word."""
    broken = stream(b"\x78\x9c" + b"kapot" * 20, "/Filter /FlateDecode")
    yield "verloren-midden.pdf", pages(_LINE, broken, _LINE)
    yield "verloren-eerste.pdf", pages(broken, _LINE)
    yield "verloren-alle.pdf", pages(broken, broken)
    whole = pages(*[_LINE] * 6)
    yield "verloren-kind.pdf", whole.replace(b"/Kids [4 0 R 6 0 R", b"/Kids [4 0 R 99 0 R")
    yield "verloren-soort.pdf", whole.replace(b"/Type /Page /Parent", b"/Type /Pagx /Parent", 2)
    yield "verloren-inhoud.pdf", whole.replace(b"/Contents 7 0 R", b"/Contents 99 0 R")
    yield "verloren-letter.pdf", whole.replace(b"/F1 3 0 R", b"/F9 3 0 R", 3)


def cases(full: bool) -> Iterator[Case]:
    """Name and bytes of each."""
    yield from _bombs(full)
    yield from _lies()
    yield from _lost()
    whole = pages(*[_LINE] * 5)
    for part in range(1, 10):
        yield f"half-{part}.pdf", whole[: len(whole) * part // 10]
    dice = random.Random(7)
    for number in range(40):
        data = bytearray(whole)
        for _ in range(1 + number):
            data[dice.randrange(9, len(data) - 6)] = dice.randrange(256)
        yield f"bits-{number:02}.pdf", bytes(data)
