RULE = "content/photo-location"


def test_a_position_is_for_a_person(judge, document):
    parts = [("image_location", {"place": f"picture {n}"}) for n in (1, 4)]
    found = judge(RULE, document=document(*parts))
    assert (found.outcome, len(found.findings)) == ("needs_person", 1)
    assert "2 photographs" in found.findings[0].message


def test_a_camera_is_no_position(judge, document):
    assert judge(RULE, document=document(("image_metadata", {}))).outcome == "pass"
