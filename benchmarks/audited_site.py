"""Makes a stored site of council pages for `audit.py`: 36 KB and 80 links a page, visits included.

Pages are made from a fixed seed: a template with a menu, a search box, a breadcrumb and a footer,
and content as councils write it (opening hours, fees, dates, telephone numbers, lists, a table,
some pages with a form). Nothing is crawled. What the browser saw is taken from real visits of a
few such pages, and stored for every page.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.async_api import async_playwright
from sqlalchemy import update

from benchmarks.barriers import serve
from crawler.browser.element_screenshots import ElementScreenshots
from crawler.browser.page_visit import visit_page
from crawler.browser.scripted_content import ScriptedContent
from crawler.browser.session import Session
from signpost.pages.links import find_links
from signpost.settings.config import Config, SiteSettings
from signpost.workspace import Run, Workspace
from signpost.workspace.records import Page, Visit, pack_links
from signpost.workspace.schema import runs as run_table
from signpost.workspace.visit_facts import VisitFacts

SITE = "https://www.mereford.example/"
HTML = "text/html; charset=utf-8"
SEED, BATCH, VISITED, SIZE = 20261130, 200, 3, 36_000
MENU = (
    "Bins and recycling",
    "Council tax",
    "Planning",
    "Housing",
    "Parking",
    "Schools",
    "Benefits",
    "Libraries",
    "Roads",
    "Births and deaths",
    "Licensing",
    "Elections",
    "Jobs",
    "Business",
    "Leisure",
    "Social care",
    "Pests",
    "Trees",
)
THINGS = (
    "garden waste bin",
    "parking permit",
    "council tax discount",
    "housing repair",
    "school place",
    "library card",
    "blue badge",
    "planning application",
    "taxi licence",
    "birth certificate",
    "street light",
    "pothole",
    "allotment",
    "bulky waste collection",
    "free school meals",
    "bus pass",
    "hall hire",
    "market stall",
    "skip permit",
)
SENTENCES = (
    "You can apply for a {thing} online at any time.",
    "It takes about {small} minutes, and you will need your address and a {thing} number.",
    "We will write to you within {small} working days of getting your form.",
    "The fee for a {thing} is £{money}.50 a year from 1 April {year}.",
    "If you do not pay by {small} {month} {year}, the {thing} will be cancelled.",
    "Call us on 01632 960{three} from 9am to 5pm, Monday to Friday.",
    "You must tell us if your circumstances change, because your {thing} may be affected.",
    "The consultation on the {thing} was held in {month} {year} and its results are below.",
    "Residents who rent their home should ask the landlord before they apply for a {thing}.",
    "Put your {thing} out by 6.30am on the day, and take it back in the evening.",
    "Some people do not have to pay, for example if they get Universal Credit.",
    "An officer may be asked to visit, and the decision will then be made by the manager.",
    "Email {word}@mereford.example or write to Town Hall, High Street, Mereford, MF1 1AA.",
    "You should read the guidance on the {thing} before you start the form.",
)
MONTHS = (
    "January",
    "March",
    "April",
    "May",
    "June",
    "July",
    "September",
    "October",
    "November",
    "December",
)


def page(number: int, pages: int) -> str:
    """Make page `number` of a site of so many pages."""
    draw = random.Random(SEED + number)

    def text(sentences: int) -> str:
        return " ".join(_sentence(draw) for _ in range(sentences))

    def link(words: str) -> str:
        return f'<a class="link link--inline" href="{path(draw.randrange(pages))}">{words}</a>'

    menu = "".join(
        f'<li class="site-nav__item"><a class="site-nav__link" href="{path(n % pages)}">'
        f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M{n} 4h16v{n}H4z"/>'
        f"</svg><span>{name}</span></a></li>"
        for n, name in enumerate(MENU)
    )
    title = f"{draw.choice(THINGS).capitalize()} {number}"
    sections = "".join(
        f'<section class="content-section" id="s{n}"><h2 class="heading-m">About your '
        f"{draw.choice(THINGS)}</h2>{_paragraphs(draw, link)}</section>"
        for n in range(7)
    )
    rows = "".join(
        f"<tr><td>{draw.choice(THINGS).capitalize()}</td><td>£{draw.randrange(90)}.00</td>"
        f"<td>{draw.randint(1, 28)} {draw.choice(MONTHS)} {draw.randint(2022, 2025)}</td></tr>"
        for _ in range(8)
    )
    form = (
        '<form action="/send" method="post"><label for="n">Full name</label><input id="n" name="n" '
        'autocomplete="name"><label for="e">Email</label><input id="e" type="email" name="e">'
        "<button>Send your report</button></form>"
        if number % 4 == 0
        else ""
    )
    footer = "".join(f"<li>{link(x)}</li>" for x in MENU[:16])
    cards = "".join(
        f'<li class="card"><h3>{link(draw.choice(THINGS).capitalize())}</h3><p>{text(1)}</p></li>'
        for _ in range(10)
    )
    html = (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title} | Mereford '
        'Council</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta '
        f'name="description" content="{text(1)}"><link rel="stylesheet" href="/site.css"></head>'
        '<body class="page page--content"><a class="skip-link" href="#main">Skip to content</a>'
        '<header class="site-header" role="banner"><a href="/">Mereford Council</a><form '
        'role="search" action="/search"><label for="q">Search</label><input id="q" name="q" '
        'type="search"><button>Search</button></form><nav class="site-nav" aria-label="Main"><ul>'
        f'{menu}</ul></nav></header><nav class="breadcrumb" aria-label="Breadcrumb"><ol><li><a '
        f'href="/">Home</a></li><li>{link("Services")}</li></ol></nav><main id="main"><h1>{title}'
        f"</h1><p>{text(2)}</p>{sections}<h2>Fees</h2><table><caption>Fees and dates</caption><tr>"
        '<th scope="col">What</th><th scope="col">Fee</th><th scope="col">Until</th></tr>'
        f"{rows}</table>{form}<h2>Related</h2><ul>{cards}</ul><p>Last updated: "
        f"{draw.randint(1, 28)} {draw.choice(MONTHS)} 2025</p></main><footer><ul>{footer}</ul>"
        "<p>© Mereford Council 2026</p></footer>{rest}</body></html>"
    )
    return html.replace("{rest}", _script(SIZE - len(html)))


def _paragraphs(draw: random.Random, link: object) -> str:
    """Make the paragraphs and the list of one section, with four links."""
    assert callable(link)
    prose = "".join(
        f'<p class="body">{" ".join(_sentence(draw) for _ in range(4))} See '
        f"{link(draw.choice(THINGS) + ' help')}.</p>"
        for _ in range(2)
    )
    items = "".join(f"<li>{_sentence(draw)}</li>" for _ in range(3))
    more = " and ".join(str(link(f"apply for a {draw.choice(THINGS)}")) for _ in range(2))
    return f"{prose}<ul>{items}</ul><p>You can {more}.</p>"


def _sentence(draw: random.Random) -> str:
    """Make a sentence."""
    return draw.choice(SENTENCES).format(
        thing=draw.choice(THINGS),
        small=draw.randint(2, 28),
        money=draw.randint(5, 95),
        three=draw.randint(100, 999),
        month=draw.choice(MONTHS),
        year=draw.randint(2022, 2025),
        word=draw.choice(MENU).split()[0].lower(),
    )


def _script(characters: int) -> str:
    """Fill a page up to its size with the inline script that council pages end with."""
    line = "window.dataLayer=window.dataLayer||[];dataLayer.push({event:'page'});"
    return f"<script>{line * max(0, characters // len(line))}</script>"


def path(number: int) -> str:
    """Return the path of a page; the first is the home page."""
    name = MENU[number % len(MENU)].split()[0].lower()
    return f"/{name}/page-{number}" if number else "/"


def make(workspace: Workspace, pages: int) -> None:
    """Store the first week's crawl and visits of a site of so many pages."""
    seen = asyncio.run(_visits(pages))
    run = workspace.runs.start(SITE, "weekly")
    date_run(workspace, run.id, "2026-11-23T05:00:00.000000+00:00")
    with workspace.runs.doing(run.id, "crawl"):
        for start in range(0, pages, BATCH):
            _store(workspace, run, range(start, min(start + BATCH, pages)), pages)
    with workspace.runs.doing(run.id, "visit"):
        for number in range(pages):
            visit = Visit(run.id, _url(number), facts=seen[number % len(seen)])
            workspace.visits.add(visit, {})


def _store(workspace: Workspace, run: Run, numbers: range, pages: int) -> None:
    """Store some pages with their bodies and links."""
    records, datas = [], list[bytes]()
    for number in numbers:
        url, body = _url(number), page(number, pages).encode()
        found = find_links(body, HTML, url, frozenset({"www.mereford.example"}))
        links = pack_links(found.links)
        names = [workspace.blobs.row(x)["hash"] for x in (body, links)]
        record = Page(run.id, url, "html", 200, content_type=HTML, title=found.title)
        records.append(replace(record, body=names[0], links=names[1], size=len(body)))
        datas += [body, links]
    workspace.pages.add(records, datas, [])


def next_week(workspace: Workspace) -> Run:
    """Store a second week that found every page as it was."""
    before = workspace.runs.all()[-1]
    run = workspace.runs.start(SITE, "weekly")
    date_run(workspace, run.id, "2026-11-30T05:00:00.000000+00:00")
    with workspace.runs.doing(run.id, "crawl"):
        batch = [
            replace(x, run=run.id, seconds=x.seconds + 0.1) for x in workspace.pages.all(before.id)
        ]
        workspace.pages.add(batch, [], [])
    with workspace.runs.doing(run.id, "visit"):
        workspace.visits.carry(before.id, run.id, sorted(workspace.visits.done(before.id)))
    return run


def date_run(workspace: Workspace, run: int, started: str) -> None:
    """Put a run on a day of its own: the store gives every new run the present time."""
    with workspace.engine.begin() as connection:
        connection.execute(update(run_table).where(run_table.c.id == run).values(started=started))


def _url(number: int) -> str:
    return SITE.rstrip("/") + path(number)


async def _visits(pages: int) -> list[VisitFacts]:
    """Open the first few pages in a browser; return what it saw, as if it were on the site."""
    made = {path(number): page(number, pages) for number in range(VISITED)}
    server = serve(made)
    home = f"http://127.0.0.1:{server.server_address[1]}/"
    config = Config(site=SiteSettings(url=home))
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w") as workspace:
        run = workspace.runs.start(home, "benchmark")
        async with async_playwright() as playwright:
            session = await Session.start(playwright, config)
            pictures = ElementScreenshots(workspace, run.id)
            scripted = ScriptedContent(workspace, config, run.id)
            seen = [
                await visit_page(session, pictures, scripted, config, run.id, home + x.lstrip("/"))
                for x in made
            ]
            await session.end()
    server.shutdown()
    return [visit.facts for visit, _ in seen]
