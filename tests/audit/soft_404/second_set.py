"""More labelled sites, written after the judgement was, and not looked at while it was made."""

from __future__ import annotations

from tests.audit.soft_404.labelled_sites import (
    EMPTY_LIST,
    FILLER,
    HOME,
    PROBE,
    PROSE,
    REAL_404,
    SORRY,
    page,
    site,
    thin,
)


def _menu(title: str, text: str) -> str:
    """Make a page whose template is the most of it, inside <main>."""
    return page(title, title, "\n".join([FILLER, text, FILLER[::-1], PROSE["tax"]]))


SITES = [
    site("oops in the title", {"/x": page("Oops! That page can’t be found. – Mereham Council",
                                          "Oops! That page can’t be found.", "Try a search?")}, "/x"),
    site("http 404", {"/x": page("HTTP 404", "", "")}, "/x"),
    site("404 - page not found", {"/x": page("404 - Page Not Found", "404", "")}, "/x"),
    site("page cannot be displayed, then says so",
         {"/x": page("Mereham Council", "Error",
                     "The page you requested was not found on this server. Call us.")}, "/x"),
    site("unavailable", {"/x": page("Page unavailable | Mereham", "Page not available",
                                    "This may have been removed.")}, "/x"),
    site("cannot find what you want",
         {"/x": page("We can't find the page you're looking for - Mereham Council",
                     "We can't find the page you're looking for", SORRY)}, "/x"),
    site("does not exist", {"/x": page("The requested page does not exist", "", "Home")}, "/x"),
    site("a document gone", {"/d": page("Document not found", "Document not found", "")}, "/d"),
    site("Welsh, three", {"/cy/x": page("Nid yw’r dudalen ar gael - Cyngor Mereham",
                                        "Nid yw’r dudalen ar gael", "Ewch yn ôl.")}, "/cy/x"),
    site("aspx", {"/shop/a.aspx": (302, "/shop/error.aspx?p=a"),
                  "/shop/error.aspx?p=a": page("Runtime trouble", "Server trouble", "Wrong address."),
                  f"/shop/error.aspx?p={PROBE}": page("Runtime trouble", "Server trouble",
                                                      "Wrong address.")},
         "/shop/a.aspx", root=REAL_404, shop=(302, f"/shop/error.aspx?p={PROBE}")),
    site("folder goes to its front", {"/shop/x": (301, "/shop/"), "/shop/": HOME}, "/shop/x",
         root=REAL_404, shop=(301, "/shop/")),
    site("in the template", {"/": _menu("Home", "Hello."), "/a": _menu("A", "Words of A."),
                             "/b": _menu("B", "Words of B."), "/x": _menu("Not here", SORRY)},
         "/x", root=_menu("Not here", SORRY)),
    site("a date and a reference",
         {"/x": page("Lost?", "Lost?", f"{SORRY}\nTime 12:01:09, 30/11/2026, ref AB-1234-X.")},
         "/x", root=page("Lost?", "Lost?", f"{SORRY}\nTime 12:01:03, 30/11/2026, ref QQ-9934-Z.")),
    # Look-alikes.
    site("missing person", {"/m": page("Missing dog found in Mereham", "Missing dog found", SORRY)}),
    site("item not found in recycling", {"/r": page("Can't find your item? - Mereham Council",
                                                    "Can't find your item?", PROSE["bins"])}),
    site("job list empty", {"/jobs": page("Jobs - Mereham Council", "Jobs",
                                          "Sorry, we could not find any jobs that match.")}),
    site("a job is gone from the list", {"/jobs/": EMPTY_LIST}, "", root=REAL_404, jobs=EMPTY_LIST),
    site("route 404", {"/bus": page("404 bus to Mereham station", "404 bus", "Every ten minutes.")}),
    site("room 404", {"/r": page("404", "Room 404: book the hall", PROSE["plans"])}),
    site("page moved", {"/m": page("This page has moved", "This page has moved",
                                   "Council Tax is now at /council-tax.")}),
    site("no longer available grant", {"/g": page("Grant no longer available - Mereham Council",
                                                  "Grant no longer available", PROSE["tax"])}),
    site("how to report", {"/r": page("Report a page that is not found", "Report a broken page",
                                      "Tell us the address of the page.")}),
    site("accessibility statement", {"/a": page("Accessibility statement", "Accessibility statement",
                                                "Some pages cannot be found by screen readers.")}),
    site("records of the missing", {"/w": page("War dead: no known grave", "Missing soldiers",
                                               "Their record was not found.")}),
    site("address finder", {"/f": page("Address not found - Find my bin day", "Address not found",
                                       "Check the postcode and try again.")}),
    site("thin with error words in the template",
         {"/": thin("Home", "Wrong address? Call us."), "/a": thin("A", "Wrong address? Call us."),
          "/b": thin("B", "Wrong address? Call us.")}, "",
         root=thin("Z", "Wrong address? Call us.")),
    site("search page for all", {"/find": page("Search", "Search", "Type what you look for.")}, "",
         root=page("Search", "Search", "Type what you look for.")),
    site("signpost to the police", {"/lost-dog": page("Lost dogs", "Lost dogs", PROSE["lost"])}),
    site("language gate", {"/cy": (302, "/cy/"), "/cy/": HOME}, "", root=(302, "/")),
    site("council page called error", {"/e": page("Error in your bill", "Error in your bill",
                                                  PROSE["tax"])}),
    site("front of a folder", {"/news/index.html": (301, "/news/"), "/news/": HOME,
                               "/news/2019": (301, "/news/")},
         "/news/2019", root=REAL_404, news=(301, "/news/")),
    site("all words in the template",
         {f"/{x}": thin(x, PROSE["tax"]).replace("</div>", f"<p>{FILLER * 9}</p></div>")
          for x in "abcde"}
         | {"/x": page("Page not found", "Page not found", SORRY + "\n" + FILLER * 9)}, "/x"),
    site("http and slash", {"/bins/": (301, "/bins"), "/council-tax/": (301, "/council-tax")},
         "", root=(301, "/error"), ),
]  # fmt: skip
