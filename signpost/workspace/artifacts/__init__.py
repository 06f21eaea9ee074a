"""Every artifact that one room writes for another: a typed constant, one file a writing room.

`crawl` and `browser` are written by the crawler, `judged` by audit, `searched` by search.
"""
