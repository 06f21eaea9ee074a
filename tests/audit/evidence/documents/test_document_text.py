"""The text of a PDF as paragraphs: lines are put together, headings and rows kept apart."""

from audit.evidence.documents.document_text import paragraphs_of
from signpost.workspace.records import Document


def paragraphs(*lines):
    document = Document(run=1, url="https://www.mereford.gov.uk/a.pdf", text="\n".join(lines))
    return paragraphs_of(document)


def test_lines_of_a_paragraph_are_put_together():
    first = "You can ask for help with your rent at any time in the year, and we"
    last = "will look at what you earn."
    assert paragraphs("Help with your rent", first, last) == (f"{first} {last}",)


def test_list_items_are_paragraphs_of_their_own():
    assert paragraphs(
        "• Bring your last three payslips with you to the interview",
        "• Bring the letter that you had from your landlord",
        "2. Bring a bank statement of the last three months",
    ) == (
        "Bring your last three payslips with you to the interview",
        "Bring the letter that you had from your landlord",
        "Bring a bank statement of the last three months",
    )


def test_headings_rows_of_figures_and_contents_are_left_out():
    assert paragraphs(
        "What it costs",
        "1,200 3,400 5,600 7,800 in each of the four years",
        "Who can ask us ........ 4 and further on in the annex",
        "You can ask us for a breakdown of the costs of your own street at any time.",
    ) == ("You can ask us for a breakdown of the costs of your own street at any time.",)
