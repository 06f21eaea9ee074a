"""Made-up sites whose pages are labelled: which of them are soft 404s, and which only look so.

Written before the judgement was tuned to anything; about half are look-alikes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

PROBE = "/signpost-check-for-the-not-found-page"
Answer = str | tuple[int, str]

PROSE = {
    "bins": "We collect rubbish and recycling every two weeks. Put your bin out by seven in the "
    "morning on the day. Tell us if yours was missed and we will come back within two days.",
    "tax": "Council Tax pays for schools, roads and care. You can pay by Direct Debit, by phone or "
    "in a bank. Tell us at once if you move house, as your bill may change.",
    "lost": "Found something on a bus or in a park? Lost property is kept for three months at the "
    "town hall. If we could not find your item, ask the police, as it may have been handed in.",
    "plans": "Search for a planning application by its reference or its address. You can comment "
    "on it until the date that its notice gives, and follow what the committee decides.",
}
SORRY = (
    "We are sorry, we could not find the page that you asked for. It may have moved when we changed "
    "our website. Try the search box, or the A to Z of services, or telephone us."
)
FILLER = (
    "Mereham Council serves ninety thousand people in eleven wards. Sign up for our newsletter to "
    "hear what is new. Our offices are open from nine to five on weekdays. Follow us to hear more. "
    "We welcome calls in British Sign Language and can send letters in large print or in Braille."
)


def page(title: str, h1: str = "", text: str = "", more: str = "") -> str:
    """Make a page."""
    head = f"<h1>{h1}</h1>" if h1 else ""
    paragraphs = "".join(f"<p>{x}</p>" for x in text.split("\n") if x)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head>"
        f"<body><main>{head}{paragraphs}{more}</main></body></html>"
    )


@dataclass(frozen=True)
class LabelledSite:
    """A site: what it answers at each path, and which of the paths are soft 404s.

    An answer is a page (200), or a status with a page (an error) or a target (a redirect).
    """

    name: str
    answers: dict[str, Answer]
    soft: frozenset[str]
    probes: dict[str, Answer] = field(default_factory=dict)


HOME = page("Mereham Council", "Mereham Council", "Pay, apply and report things here.")
NORMAL: dict[str, Answer] = {
    "/": HOME,
    "/bins": page("Bins - Mereham Council", "Bins", PROSE["bins"]),
    "/council-tax": page("Council Tax - Mereham Council", "Council Tax", PROSE["tax"]),
    "/planning/search": page("Planning - Mereham Council", "Find a plan", PROSE["plans"]),
}
REAL_404: Answer = (404, page("Page not found - Mereham Council", "Page not found", SORRY))


def site(name: str, more: dict[str, Answer], soft: str = "", **probes: Answer) -> LabelledSite:
    """Make a labelled site: the normal pages, some more, and probes (by name: root or folder)."""
    found = {
        (PROBE if key == "root" else f"/{key}{PROBE}"): answer for key, answer in probes.items()
    } or {PROBE: REAL_404}
    return LabelledSite(name, {**NORMAL, **more}, frozenset(soft.split()), found)


def _echo(path: str) -> str:
    return page("Page not found", "Page not found", f"{SORRY}\nYou asked for {path}")


def _dated(reference: str) -> str:
    return page("Oops", "Something is not right", f"{SORRY}\nQuote {reference} when you call.")


SHELL = "<html><head><title>App</title><script src=/a.js></script></head><body><div id=app></div></body></html>"
EMPTY_LIST = page("Events", "What is on", "There is nothing on in this month. Try another one.")


def thin(title: str, own: str) -> str:
    """Make a page of a site whose pages are nearly all template, with no landmark."""
    return (
        f"<html><head><title>Mereham Council</title></head><body><div><p>{FILLER}</p>"
        f"<p>{title}. {own}</p><p>{FILLER[::-1]}</p></div></body></html>"
    )


SITES = [
    # What is a soft 404.
    site("identical", {"/gone": page("Not found", "Not found", SORRY)}, "/gone",
         root=page("Not found", "Not found", SORRY)),
    site("path echoed", {"/gone": _echo("/gone")}, "/gone", root=_echo(PROBE)),
    site("reference", {"/gone": _dated("7F3A-99812")}, "/gone", root=_dated("11B0-40871")),
    site("path in title", {"/old/x": page("Not found: /old/x", "Not found: /old/x", SORRY)},
         "/old/x", root=page(f"Not found: {PROBE}", f"Not found: {PROBE}", SORRY)),
    site("one folder", {"/shop/x": page("Sorry", "Sorry", SORRY)}, "/shop/x",
         root=REAL_404, shop=page("Sorry", "Sorry", SORRY)),
    site("one folder, no words of its own",
         {"/shop/x": page("Shop", "Hmm", "That address is wrong or out of date. Go to the shop.")},
         "/shop/x", root=REAL_404,
         shop=page("Shop", "Hmm", "That address is wrong or out of date. Go to the shop.")),
    site("words alone", {"/gone": page("Page not found | Mereham Council", "Page not found", SORRY)},
         "/gone"),
    site("words in the heading alone",
         {"/gone": page("Mereham Council", "We can’t find that page", "Try searching.")}, "/gone"),
    site("no longer exists",
         {"/gone": page("This page no longer exists - Mereham Council", "", "Try the A to Z.")},
         "/gone"),
    site("sorry",
         {"/gone": page("Mereham Council",
                        "Sorry, the page you requested could not be found", "Search again.")},
         "/gone"),
    site("404 as a title", {"/gone": page("404", "Oops!", "Go back to the start.")}, "/gone"),
    site("404 and more", {"/gone": page("Error 404 (Not Found)", "Error 404", "Go home.")}, "/gone"),
    site("Welsh", {"/cy/hen": page("Tudalen heb ei chanfod - Cyngor Mereham",
                                   "Tudalen heb ei chanfod", "Rhowch gynnig ar chwilio.")},
         "/cy/hen"),
    site("Welsh sentence", {"/cy/hen": page("Mereham Council", "Ni ddaethpwyd o hyd i’r dudalen", "")},
         "/cy/hen"),
    site("first sentence",
         {"/gone": page("Mereham Council", "Sorry",
                        "The page you are looking for cannot be found. Try our search.")}, "/gone"),
    site("redirected to an error page",
         {"/gone": (302, "/error"), "/error": page("Page not found", "Page not found", SORRY)},
         "/gone /error", root=(302, "/error")),
    site("redirected to an error page with the address",
         {"/gone": (302, "/oops?from=/gone"),
          "/oops?from=/gone": page("Problem", "There is a problem", "We looked for /gone."),
          f"/oops?from={PROBE}": page("Problem", "There is a problem", f"We looked for {PROBE}.")},
         "/gone", root=(302, f"/oops?from={PROBE}")),
    site("redirected home", {"/gone": (301, "/"), "/parking/old": (301, "/")},
         "/gone /parking/old", root=(301, "/")),
    site("redirected to the A to Z",
         {"/gone": (302, "/a-z"), "/a-z": page("A to Z", "A to Z of services", PROSE["bins"])},
         "/gone", root=(302, "/a-z")),
    site("thin site, says so", {"/": thin("Home", ""), "/bins": thin("Bins", PROSE["bins"]),
                                "/tax": thin("Tax", PROSE["tax"]), "/gone": thin("Sorry", SORRY)},
         "/gone", root=thin("Sorry", SORRY)),
    site("most pages are gone",
         {f"/gone-{i}": page("Page not found", "Page not found", f"{SORRY} /gone-{i}")
          for i in range(20)},
         " ".join(f"/gone-{i}" for i in range(20)),
         root=page("Page not found", "Page not found", f"{SORRY} {PROBE}")),
    site("suggestions differ",
         {"/gone-bins": page("Page not found", "Page not found", f"{SORRY}\nDid you mean Bins?")},
         "/gone-bins", root=page("Page not found", "Page not found", f"{SORRY}\nDid you mean Home?")),
    site("an event that was", {"/events/41": page("Event not found - Mereham Council",
                                                  "Event not found", "See what is on.")},
         "/events/41"),
    site("curly and shouting",
         {"/gone": page("SORRY – WE COULDN’T FIND THAT PAGE | MEREHAM COUNCIL", "", "")}, "/gone"),
    # What only looks like one.
    site("lost and found", {"/lost": page("Lost and found - Mereham Council", "Lost and found",
                                          PROSE["lost"])}),
    site("missing sign", {"/signs": page("Report a missing street sign", "Report a missing sign",
                                         "Tell us where a street sign is missing or broken.")}),
    site("your account", {"/account": page("We could not find your account: how to sign up",
                                           "We could not find your account", PROSE["tax"])}),
    site("no results", {"/search?q=zzz": page("Search results", "Search",
                                              "No results found for zzz. Check the spelling.")}),
    site("empty list where all is an empty list", {"/events/2031-01": EMPTY_LIST}, "",
         root=REAL_404, events=EMPTY_LIST),
    site("404 new homes", {"/news/homes": page("404 new homes - Mereham Council",
                                               "404 new homes for Mereham", PROSE["plans"])}),
    site("thin site", {"/": thin("Home", ""), "/bins": thin("Bins", "Every two weeks."),
                       "/tax": thin("Tax", "Pay it here."), "/swim": thin("Swim", "Open daily.")},
         "", root=thin("Sorry", "No such page is here.")),
    site("pages with one sentence each",
         {f"/p{i}": page("Mereham Council", "", f"Ward {i} has {i * 3} seats.") for i in range(9)},
         "", root=page("Mereham Council", "", "Ward has no seats.")),
    site("home by another name", {"/home": (301, "/"), "/index.html": (301, "/"),
                                  "/default.aspx": (301, "/")}, "", root=(301, "/")),
    site("moved, elsewhere unknown goes home", {"/rubbish": (301, "/bins")}, "", root=(301, "/")),
    site("moved by hand, unknown by rule", {"/jobs": (301, "/")}, "", root=(302, "/")),
    site("the A to Z itself",
         {"/a-z": page("A to Z", "A to Z of services", PROSE["bins"])}, "", root=(302, "/a-z")),
    site("one app for all", {"/": SHELL, "/bins": SHELL, "/tax": SHELL}, "", root=SHELL),
    site("home for all", {"/welcome": HOME}, "", root=HOME),
    site("sign in for all", {"/members/a": (302, "/login"),
                             "/login": page("Sign in", "Sign in", "",
                                            "<form><input type=password name=p></form>")},
         "", root=REAL_404, members=(302, "/login")),
    site("help with broken links",
         {"/help": page("Page not found? Tell us about a broken link", "Tell us about a broken link",
                        "If you see “Page not found” on our website, tell us where you came from.")}),
    site("what the messages mean",
         {"/errors": page("Error messages - Mereham Council", "What our error messages mean",
                          "Page not found: the page you asked for has moved. " + PROSE["tax"])}),
    site("closed service", {"/pool": page("This service is no longer available", "Mere pool closed",
                                          "The pool closed in May. Swim at the lido instead.")}),
    site("a list of missing people", {"/people": page("Missing - can you help?", "Missing people",
                                                      "The police are looking for three people.")}),
    site("not found in the register",
         {"/register": page("Not found in the electoral register? - Mereham Council",
                            "If you are not found in the register", PROSE["tax"])}),
    site("school places", {"/schools": page("School not found: how to appeal", "Appeal a place",
                                            PROSE["plans"])}),
    site("a short page beside a short not-found page",
         {"/contact": page("Contact us", "Contact us", "Telephone us.")}, "",
         root=page("Not found", "Not found", "Telephone us.")),
    site("the same boilerplate", {"/news": page("News", "News", f"{FILLER}\nFair on the green."),
                                  "/jobs": page("Jobs", "Jobs", f"{FILLER}\nNo jobs today.")},
         "", root=page("Sorry", "Sorry", f"{FILLER}\nNo such page.")),
    site("Welsh lost property", {"/cy/coll": page("Eiddo coll - Cyngor Mereham", "Eiddo coll",
                                                  "Os nad ydych wedi dod o hyd i’ch eiddo.")}),
    site("unknown item in a list", {"/recycle?item=sofa": page("Recycle a sofa", "Sofa",
                                                               "Item not found in our list? Ask us.")}),
    site("http becomes https", {"/bins/": (301, "/bins")}, "", root=(301, f"{PROBE}/")),
]  # fmt: skip
