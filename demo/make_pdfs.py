"""Writes the demo council's PDFs: one as it should be, four with what is wrong with so many.

Run once, `python -m demo.make_pdfs`; the files are part of the repository. A PDF is built by
hand here because the faults are in its structure, which no library lets one leave out bit by bit.
"""

from __future__ import annotations

import zlib
from pathlib import Path

FOLDER = Path(__file__).parent / "documents"
GUIDE = [
    "Your bins: a guide",
    "Put your bin out by 6am, with the lid shut. Take it back in by the end of the day.",
    "Black bin: what you cannot recycle. We empty it every two weeks.",
    "Blue bin: paper, card, tins, jars and bottles. We empty it in the other weeks.",
    "Green caddy: all cooked and raw food. We empty it every week.",
    "Brown bin: grass, leaves and small branches, if you have joined the garden waste club.",
    "After a bank holiday we come one day late for the rest of the week.",
]
FORM = [
    "Single person discount",
    "Name of the person who pays the bill:",
    "Council tax account number:",
    "Date from which you have lived alone:",
    "I am the only person aged 18 or over who lives at this address.",
    "Signed:",
]
PLAN = [
    "Local plan",
    "The plan says where new homes, shops, schools and parks may go.",
    "Policy 1. Land at Westfield is for 420 homes, a school and a park.",
    "Policy 2. Shops in High Street stay shops on the ground floor.",
    "Policy 3. The sea wall and the beach are kept free of new building.",
]
# Sound in its structure, and written by nobody for nobody.
RULES = [
    "Rules on who gets a home",
    "Applications shall be considered in accordance with the provisions of the allocation scheme,",
    "having regard to the circumstances of the applicant and of every member of the household",
    "whose accommodation requirements are material to the determination of the application.",
    "Where an applicant fails to disclose information which is relevant to the determination, the",
    "authority reserves the right to suspend consideration of the application until such time as",
    "satisfactory documentary evidence has been received and verified by the designated officer.",
    "Priority within each category is determined by reference to the date of registration, save",
    "that the authority may exercise its discretion to award additional preference in exceptional",
    "circumstances which could not reasonably have been anticipated at the time of registration.",
    "An applicant who is dissatisfied with any determination may request an independent review.",
    "A request for a review must be submitted in writing within twenty one days of notification,",
    "and must identify the particular grounds upon which the determination is being challenged.",
    "The reviewing officer shall communicate the outcome together with the reasons for it, and",
    "shall advise the applicant of any further statutory entitlement to appeal on a point of law.",
    "The authority will monitor the operation of these arrangements. Reports are made annually.",
    "Any amendment of a substantial character is subject to consultation with registered",
    "providers, tenant representatives and such other organisations as appear to be affected.",
    "These provisions come into force upon adoption. They replace all preceding provisions.",
]


def pdf(
    lines: list[str],
    *,
    title: str = "",
    language: str = "",
    tagged: bool = False,
    image: bytes = b"",
) -> bytes:
    """Build a PDF of one sheet.

    The first line is its heading. With `image` (96 rows of 12 bytes, a bit a dot) the sheet is
    that picture and has no text, as a scanner makes it.
    """
    drawing = b"500 0 0 400 48 300 cm /Picture Do" if image else _text(lines, tagged)
    marks = (
        b"/MarkInfo << /Marked true >> /StructTreeRoot 7 0 R "
        b"/ViewerPreferences << /DisplayDocTitle true >> "
        if tagged
        else b""
    )
    lang = f"/Lang ({language}) ".encode() if language else b""
    picture = b"/XObject << /Picture 6 0 R >>" if image else b"/Font << /F1 5 0 R >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + lang + marks + b">>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /StructParents 0 /Tabs /S "
        b"/Contents 4 0 R /Resources << " + picture + b" >> >>",
        _stream(b"", drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        _picture(image) if image else b"null",
        *(_structure(len(lines)) if tagged else []),
    ]
    return _file(objects, title)


def _text(lines: list[str], tagged: bool) -> bytes:
    """Draw the lines, each as a marked piece of its own where the file is tagged."""
    drawn = []
    for number, line in enumerate(lines):
        size, tag = (22, "H1") if number == 0 else (12, "P")
        words = line.replace("(", r"\(").replace(")", r"\)")
        shown = f"BT /F1 {size} Tf 56 {770 - 34 * number} Td ({words}) Tj ET"
        drawn.append(f"/{tag} << /MCID {number} >> BDC {shown} EMC" if tagged else shown)
    return "\n".join(drawn).encode("cp1252")


def _structure(count: int) -> list[bytes]:
    """Write the structure tree, objects 7 and on: a document of one heading and paragraphs."""
    first = 10
    kids = b" ".join(f"{first + i} 0 R".encode() for i in range(count))
    items = [
        f"<< /Type /StructElem /S /{'P' if i else 'H1'} /P 8 0 R /Pg 3 0 R /K {i} >>".encode()
        for i in range(count)
    ]
    return [
        b"<< /Type /StructTreeRoot /K 8 0 R /ParentTree 9 0 R /ParentTreeNextKey 1 >>",
        b"<< /Type /StructElem /S /Document /P 7 0 R /K [" + kids + b"] >>",
        b"<< /Nums [0 [" + kids + b"]] >>",
        *items,
    ]


def _picture(bits: bytes) -> bytes:
    """Write a black and white picture of 96 by 96 dots."""
    about = b"/Type /XObject /Subtype /Image /Width 96 /Height 96 /ColorSpace /DeviceGray "
    return _stream(about + b"/BitsPerComponent 1 /Filter /FlateDecode ", zlib.compress(bits, 9))


def _stream(about: bytes, data: bytes) -> bytes:
    """Write a stream object."""
    return b"<< %b/Length %d >>\nstream\n%b\nendstream" % (about, len(data), data)


def _file(objects: list[bytes], title: str) -> bytes:
    """Number the objects and put them in a file with its table of offsets."""
    if title:
        objects = [*objects, f"<< /Title ({title}) >>".encode()]
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    info = b"/Info %d 0 R " % len(objects) if title else b""
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R %b>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(places) + 1, table, len(places) + 1, info, len(out))
    )


def old_map() -> bytes:
    """Draw what a scan of an old map might look like: fields, a river and a road."""
    rows = []
    for y in range(96):
        dots = ["1"] * 96
        for x in range(96):
            river = abs(x - 40 - (y % 32 if y % 64 < 32 else 32 - y % 32) // 2) < 3
            if river or (x * 7 + y * 3) % 41 == 0 or y in (20, 60) or x in (10, 80):
                dots[x] = "0"
        rows.append(int("".join(dots), 2).to_bytes(12, "big"))
    return b"".join(rows)


def main() -> None:
    """Write the five files."""
    FOLDER.mkdir(exist_ok=True)
    files = {
        "bin-guide.pdf": pdf(GUIDE, title=GUIDE[0], language="en-GB", tagged=True),
        "single-person-discount-form.pdf": pdf(FORM, title=FORM[0], language="en-GB"),
        "allocation-rules.pdf": pdf(RULES, title=RULES[0], language="en-GB", tagged=True),
        "local-plan.pdf": pdf(PLAN),
        "parish-map.pdf": pdf([], title="Parish map of 1884", image=old_map()),
    }
    for name, data in files.items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
