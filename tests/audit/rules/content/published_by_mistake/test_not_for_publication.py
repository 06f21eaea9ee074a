import pytest

from signpost.workspace.records import Document

RULE = "content/not-for-publication"
BODY = "The committee is asked to agree the purchase of the land.\n" * 5


def document(text, **more):
    return Document(run=1, url="https://www.mereford.gov.uk/a.pdf", text=text, **more)


@pytest.mark.parametrize(
    "head",
    [
        "NOT FOR PUBLICATION",
        "Exempt – by virtue of paragraph 3 of Part 1 of Schedule 12A",
        "STRICTLY CONFIDENTIAL",
        "Private and confidential",
        "OFFICIAL – SENSITIVE",
        "Restricted",
        "Confidential Appendix B",
        "Page 1 of 9 - In confidence",
        "Land at Mill Lane\nThis report is exempt under Schedule 12A of the Local Government Act 1972.",
    ],
)
def test_finds_what_is_not_to_be_public(judge, head):
    found = judge(RULE, document=document(f"Cabinet\n{head}\n{BODY}"))
    assert found.outcome == "fail"
    assert found.findings[0].severity == "critical"


def test_finds_a_watermark(judge):
    text = "".join(f"Page {n}\n{BODY * 4}INTERNAL USE ONLY\n" for n in range(6))
    assert judge(RULE, document=document(text, pages=6)).outcome == "fail"


def test_reads_the_margins(judge):
    found = judge(RULE, document=document(BODY, margins="Mereford Council\nOfficial - Sensitive"))
    assert found.outcome == "fail"


def test_a_draft_is_for_a_person(judge):
    found = judge(RULE, document=document(f"DRAFT v0.3\nParking procedure\n{BODY}"))
    assert (found.outcome, found.findings[0].severity) == ("needs_person", "minor")


@pytest.mark.parametrize(
    "text",
    [
        "Freedom of information policy\nSome information is exempt under the Act. " + BODY,
        "Agenda\n" + BODY * 3 + "Exclusion of the public: exempt under Schedule 12A, paragraph 3.",
        "Draft local plan\nDRAFT\nConsultation from 1 May to 12 June. " + BODY,
        "DRAFT\nMinutes of the meeting of 12 March 2024\n" + BODY,
        "Confidentiality policy\nWhat you tell us is confidential. " + BODY,
        "Restricted byway 14: order\n" + BODY,
        "Agenda\n" + BODY * 4 + "Part 2\nConfidential\n" + BODY,
        "Disposal policy\nExempt accommodation in Mereford\n" + BODY,
    ],
)
def test_leaves_what_only_speaks_of_it(judge, text):
    assert judge(RULE, document=document(text)).outcome == "pass"
