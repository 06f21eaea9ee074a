"""The rule on labels that belong to no field."""

import pytest

RULE = "accessibility/label-for-nothing"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<label for=post-code>Postcode</label><input id=postcode>", "Postcode"),
        ("<div><label>House number</label><input name=house></div>", "House number"),
        ("<label for=gone>Street <input name=street></label>", "Street"),
        ("<label><span>Date of</span> birth</label>", "Date of birth"),
        ("<label for=note>Your street</label><p id=note>See below</p><input>", "Your street"),
        ("<label for=n>Reference</label><input type=hidden id=n>", "Reference"),
    ],
)
def test_a_label_without_its_field(judge, html, words):
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == f"The label “{words}” belongs to no field."
    assert found.where.endswith("label")


def test_each_such_label_is_told(judge):
    html = "<label for=a>Ward</label><input id=b><label for=b>Town</label><label>County</label>"
    assert len(judge(RULE, html).findings) == 2


@pytest.mark.parametrize(
    "html",
    [
        "<label for=ward>Ward</label><select id=ward><option>Abbey</select>",
        "<label>Tell us more <textarea name=more></textarea></label>",
        "<label id=size>Bin size</label><input aria-labelledby='which size' name=size>",
        "<label>Uploaded <progress value=3 max=9></progress></label>",
        "<label for=gone></label><input name=q>",
        "<div data-module=address-lookup><label for=address>Address</label></div>",
        "<label id=l>Your ward</label><div role=combobox aria-labelledby=l tabindex=0></div>",
        "<label id=l>Comment</label><p contenteditable aria-labelledby=' l '></p>",
        "<label for=d>Day</label><date-picker id=d></date-picker>",
        "<label>Rating <star-rating></star-rating></label>",
        "<label for=box>Street</label><div id=box><input></div>",
        "<div hidden><label for=later>Flat</label></div>",
    ],
)
def test_labels_with_a_field_or_one_that_a_script_makes(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Name</p><input aria-label=Name>",
        "<template><label for=row-1>Name of child</label></template>",
    ],
)
def test_no_labels(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        ("<script src=/js/form.js></script>", "needs_person"),
        ("<script>draw()</script>", "needs_person"),
        ("<script type=application/ld+json>{}</script>", "fail"),
        ("", "fail"),
    ],
)
def test_a_script_may_make_the_field(judge, script, outcome):
    assert judge(RULE, f"<label for=gone>Ward</label>{script}").outcome == outcome
