"""The readers of what others wrote, each as the crawl calls it, and what is likely to trip it.

A reader takes bytes and returns nothing: whatever it throws is a find. The pieces are what its
format is made of, so that inputs get past the first check.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scrapy.http import Response

from crawler.fetching import robots_rules, sitemaps
from crawler.fetching.content_decoding import decode
from crawler.fetching.curl_handler import CurlResponse
from crawler.fetching.responses import content_type_of, headers_of, kind_of, media_type_of
from signpost.pages import app_shells, content, markup
from signpost.pages.addresses import host_of, normalise, resolve
from signpost.pages.links import find_links
from signpost.pages.refresh import refresh_target

URL = "https://www.mereford.gov.uk/services/bins?year=2026"
HOSTS = frozenset({"www.mereford.gov.uk"})


@dataclass(frozen=True)
class FuzzedReader:
    """One reader: what is called, and the pieces that inputs are put together from."""

    read: Callable[[bytes], None]
    pieces: tuple[bytes, ...]


def addresses(data: bytes) -> None:
    """Resolve an address as written on a page; what comes out is its own spelling."""
    base, _, href = data.decode("utf-8", "replace").partition("\n")
    for encoding in ("utf-8", "windows-1252", "shift_jis"):
        found = resolve(base if "://" in base else URL, href, encoding)
        if found is not None:
            again = normalise(found[0])
            assert again == found[0], f"{found[0]!r} is written anew as {again!r}"
            host_of(found[0])


def headers(data: bytes) -> None:
    """Read an answer's headers and body."""
    received = CurlResponse(max_size=1_000_000, headers_only=False)
    head, _, body = data.partition(b"\r\n\r\n")
    for line in head.split(b"\n"):
        if received.take_header(line + b"\n") == -1:
            return
    response = Response(URL, 200, received.headers(), body)
    found = headers_of(response)
    media = media_type_of(response, content_type_of(found))
    kind_of(URL, media, "page", body)
    refresh_target(found.get("refresh", ""))
    resolve(URL, found.get("location", ""))
    decode(body, found.get("content-encoding", "").encode(), 1_000_000)


def robots(data: bytes) -> None:
    """Read a robots.txt and ask it."""
    rules = robots_rules.parse(data)
    for path in ("", "private/a?b=c", "%7Euser/caf%C3%A9", "x" * 300):
        rules.may_ask(f"https://www.mereford.gov.uk/{path}")
    sitemaps.declared_sitemaps(data, URL)


def sitemap(data: bytes) -> None:
    """Read a sitemap or a feed."""
    sitemaps.locations(data, URL, HOSTS, "application/xml")


def pages(data: bytes) -> None:
    """Read a page: its links, its tree, its words."""
    found = find_links(data, "text/html", URL, HOSTS)
    app_shells.is_app_shell(data, "text/html", found.links)
    tree = markup.parse(data, "text/html")
    for element in list(tree.iter())[:50]:
        if isinstance(element.tag, str):
            markup.css_path(element)
            markup.snippet(element)
    markup.text_of(tree)
    content.read(tree)


READERS = {
    "addresses": FuzzedReader(
        addresses,
        (
            *(b"http", b"https", b"ftp", b"javascript", b"data", b":", b"/", b"//", b"\\", b"?"),
            *(b"#", b"@", b"..", b".", b"%2e", b"%", b"%zz", b"[::1]", b"[", b"0x7f.1", b"xn--"),
            *(b"\xc2\xa0", b"\xe2\x80\x8b", b"caf\xc3\xa9", b"utm_source=a", b"&", b"=", b";"),
            *(b"jsessionid", b"\n", b"\t", b" ", b":80", b":99999", b"\xf0\x9f\x8f\x9b", b"a"),
        ),
    ),
    "headers": FuzzedReader(
        headers,
        (
            *(b"HTTP/1.1 200 OK", b"\r\n", b"\n", b":", b" ", b"Location", b"Content-Type"),
            *(b"Content-Encoding", b"gzip", b"br", b"zstd", b"deflate", b"Refresh", b"0; url="),
            *(b"text/html", b"application/pdf", b"charset", b"=", b'"', b";", b",", b"\\"),
            *(b"Content-Disposition", b"attachment; filename=", b"Set-Cookie", b"a=b", b"\xe9"),
            *(b"\r\n\r\n", b"\x1f\x8b\x08", b"%PDF-1.4", b"PK\x03\x04", b"<html>", b"\0"),
        ),
    ),
    "robots": FuzzedReader(
        robots,
        (
            *(b"User-agent", b"Disallow", b"Allow", b"Sitemap", b"Crawl-delay", b":", b"*", b"$"),
            *(b"/", b"\n", b"\r", b"#", b" ", b"signpost", b"%2F", b"%", b"?", b"1e9", b"-1"),
            *(b"\xef\xbb\xbf", b"\xff\xfe", b"nan", b"https://", b"<html>", b"\xe9", b"a"),
        ),
    ),
    "sitemaps": FuzzedReader(
        sitemap,
        (
            *(b"<?xml version='1.0' encoding='", b"utf-16", b"iso-8859-1", b"'?>", b"<urlset>"),
            *(b"</urlset>", b"<sitemapindex>", b"<url>", b"</url>", b"<loc>", b"</loc>"),
            *(b"https://www.mereford.gov.uk/", b"<![CDATA[", b"]]>", b"<!DOCTYPE a [<!ENTITY b '"),
            *(b"&b;", b"&amp;", b"&", b"<rss>", b"<feed>", b"<link href='", b"'/>", b"<item>"),
            *(b"\x1f\x8b\x08", b"\xef\xbb\xbf", b"\xff\xfe", b"\n", b"xmlns:x='y'", b"<x:loc>"),
        ),
    ),
    "pages": FuzzedReader(
        pages,
        (
            *(b"<", b">", b"</", b"/>", b"<!--", b"-->", b"--!>", b"<!doctype html>", b"<html>"),
            *(b"<head>", b"<body>", b"<a href=", b"<base href=", b"<template>", b"</template>"),
            *(b"<table>", b"<tr>", b"<td>", b"<p>", b"<div>", b"<svg>", b"<math>", b"<title>"),
            *(b"<script>", b"</script>", b"<style>", b"<textarea>", b"<noscript>", b"<frameset>"),
            *(b"<iframe srcdoc=", b"<img srcset=", b"<meta charset=", b"<select>", b"<option>"),
            *(b"'", b'"', b"=", b"&amp", b"&#x110000;", b"&#0;", b"\0", b"\xff\xfe", b"\xe9", b" "),
        ),
    ),
}
