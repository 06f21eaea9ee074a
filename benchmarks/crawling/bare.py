"""The bare loop: asks for the same pages, reads what a crawl has to know of them, keeps nothing.

That is the title, headings, ids and links of each page; every link resolved against its page,
written one way, and asked for once.

Usage: python benchmarks/crawling/bare.py URL
"""

from __future__ import annotations

import asyncio
import sys
from urllib.parse import urljoin, urlsplit, urlunsplit

import aiohttp
from selectolax.lexbor import LexborHTMLParser


def read(body: bytes) -> tuple[str, list[str], set[str], list[str]]:
    """Return a page's title, its headings, its ids, and the addresses of its links as written."""
    tree = LexborHTMLParser(body)
    title = tree.css_first("title")
    return (
        title.text() if title else "",
        [x.text() for x in tree.css("h1, h2, h3, h4, h5, h6")],
        {x.attributes.get("id") or "" for x in tree.css("[id]")},
        [x.attributes.get("href") or "" for x in tree.css("a[href]")],
    )


def target_of(page: str, href: str) -> str:
    """Resolve a link; scheme and host in lower case, no fragment, no empty path."""
    parts = urlsplit(urljoin(page, href.strip()))
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, "")
    )


async def bare(url: str) -> int:
    """Ask for every page that can be reached, sixteen at a time; return how many addresses."""
    seen, queue, host = {url}, asyncio.Queue[str](), urlsplit(url).netloc
    queue.put_nowait(url)

    async def work(session: aiohttp.ClientSession) -> None:
        while True:
            page = await queue.get()
            async with session.get(page, allow_redirects=False) as answer:
                body = await answer.read()
                good = answer.status == 200 and body
            hrefs = read(body)[3] if good else ()
            for target in {target_of(page, href) for href in hrefs}:
                if target not in seen and target.startswith("http:"):
                    seen.add(target)
                    if urlsplit(target).netloc == host:
                        queue.put_nowait(target)
            queue.task_done()

    async with aiohttp.ClientSession() as session:
        workers = [asyncio.create_task(work(session)) for _ in range(16)]
        through = asyncio.create_task(queue.join())
        # A worker never ends by itself: if one does, it failed, and the queue would wait for ever.
        await asyncio.wait([through, *workers], return_when=asyncio.FIRST_COMPLETED)
        failed = [x for x in workers if x.done()]
        for task in [through, *workers]:
            task.cancel()
    for task in failed:
        task.result()
    return len(seen)


if __name__ == "__main__":
    print(asyncio.run(bare(sys.argv[1])))
