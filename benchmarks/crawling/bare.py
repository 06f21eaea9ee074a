"""The bare loop: asks for the same pages, reads their links, keeps nothing.

Usage: python benchmarks/crawling/bare.py URL
"""

from __future__ import annotations

import asyncio
import sys
from urllib.parse import urljoin, urlsplit

import aiohttp
from selectolax.lexbor import LexborHTMLParser


def hrefs(body: bytes) -> list[str]:
    """Return the addresses of a page's links as written."""
    return [x.attributes.get("href") or "" for x in LexborHTMLParser(body).css("a")]


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
            for href in hrefs(body) if good else ():
                target = urljoin(page, href).partition("#")[0]
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
