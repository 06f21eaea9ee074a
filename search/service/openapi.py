"""The description of the service's addresses for programs (OpenAPI 3.1)."""

from __future__ import annotations

from collections.abc import Mapping

from search.service.search_request import KINDS, LONGEST_QUERY, PAGES
from signpost import __version__

# JSON, as OpenAPI and JSON Schema have it.
Schema = dict[str, object]

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_COUNTS: Schema = {"type": "object", "additionalProperties": _COUNT}
_KIND: Schema = {"type": "string", "enum": list(KINDS)}
_PAGE: Schema = {"type": "integer", "minimum": 1, "maximum": PAGES}
# What forms send of a field that nobody filled in.
_EMPTY: Schema = {"type": "string", "maxLength": 0}
_BET = {"title": _TEXT, "address": _TEXT, "text": _TEXT}
_RESULT = {
    "title": _TEXT,
    "address": _TEXT,
    "snippet": _TEXT,
    "score": {"type": "number", "description": "Compares within one answer only."},
    "kind": _KIND,
    "service": _TEXT,
    "updated": {"type": "string", "description": "As the page says it; may be empty."},
    "lang": {"type": "string", "description": "The page's language (BCP 47); may be empty."},
}
_ANSWER = {
    "query": {"type": "string", "description": "What was asked, cleaned and cut."},
    "searched": {"type": "string", "description": "What was looked for: spelling put right."},
    "corrected": {"type": "boolean"},
    "did_you_mean": {"type": "string", "description": "To be offered, not searched for; or empty."},
    "total": {"type": "integer", "minimum": 0, "maximum": 200},
    "page": {"type": "integer", "minimum": 1},
    "pages": _COUNT,
    "past_last_page": {"type": "boolean", "description": "There are results, on earlier pages."},
    "best_bets": {"type": "array", "items": {"$ref": "#/components/schemas/BestBet"}},
    "results": {"type": "array", "items": {"$ref": "#/components/schemas/Result"}},
    "other_languages": {
        "type": "string",
        "description": "Where a query in another language that finds nothing should lead.",
    },
    "services": _COUNTS,
    "types": _COUNTS,
    "query_id": {"type": "string", "description": "Names this search in the click log, or empty."},
    "index": {"type": "string", "description": "The build of the index that answered."},
}
_WORKER = {
    "pid": _COUNT,
    "index": _TEXT,
    "documents": _COUNT,
    "stale": {"type": "boolean"},
    "problem": _TEXT,
}
_OFTEN = "Asked too often; Retry-After says when to ask again"
_HEALTH = {
    "status": {"type": "string", "enum": ["ok", "old", "missing"]},
    "index": _TEXT,
    "documents": _COUNT,
    "workers": {"type": "array", "items": {"$ref": "#/components/schemas/Worker"}},
    "problem": _TEXT,
}


def description(name: str, base: str) -> Schema:
    """Return the description of a council's search that stands at the address `base`."""
    schemas = {
        "Answer": _all_of(_ANSWER),
        "BestBet": _all_of(_BET),
        "Result": _all_of(_RESULT),
        "Health": _all_of({k: v for k, v in _HEALTH.items() if k != "problem"})
        | {"properties": _HEALTH},
        "Worker": _all_of(_WORKER),
        "Problem": _all_of({"error": _TEXT}),
        "Suggestions": {
            "description": "What was typed, and what it may become.",
            "type": "array",
            "items": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
            "minItems": 2,
            "maxItems": 2,
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Search {name}", "version": __version__},
        "servers": [{"url": base}],
        "paths": {path: {"get": operation} for path, operation in _operations().items()},
        "components": {"schemas": schemas},
    }


def _operations() -> dict[str, Schema]:
    """Return what each address does."""
    asked = [
        _parameter("q", f"The words; the first {LONGEST_QUERY} letters count.", _TEXT),
        _parameter("page", "", {"anyOf": [_PAGE, _EMPTY]}),
        _parameter("service", "Keep only results of this service.", _TEXT),
        _parameter("type", "Keep only results of this type.", {"anyOf": [_KIND, _EMPTY]}),
        _parameter("exact", "1: no help with spelling.", _TEXT),
    ]
    needed = [{**asked[0], "required": True}, *asked[1:]]
    opened = [
        _parameter("to", "The result's address.", _TEXT) | {"required": True},
        _parameter("id", "The search's number, its `query_id`.", _TEXT),
        _parameter("n", "The result's place.", _COUNT),
        _parameter("v", "1: a click there tells two indexes apart.", {"type": "string"}),
    ]
    typed = [_parameter("q", "What was typed so far.", _TEXT)]
    either = _content("text/html") | _content("application/json", "Answer")
    page = _answered("The page of results; or JSON, by the Accept header.", either)
    page |= {"400": _told("It cannot be asked", "text/html"), "429": _told(_OFTEN, "text/html")}
    said = _answers("application/json", "Results", "Answer")
    said |= {"400": _told("It cannot be asked"), "429": _told(_OFTEN)}
    completed = _answers("application/x-suggestions+json", "Completions", "Suggestions")
    completed |= {"429": _told(_OFTEN)}
    leads: Schema = {"303": {"description": "The result"}}
    leads |= {"404": _told("No page of the index", "text/html"), "429": _told(_OFTEN, "text/html")}
    old = {"deprecated": True}
    return {
        "/": _operation("Leads to the search page", {"307": {"description": "The search page"}}),
        "/search": _operation("The search page", page, asked),
        "/api/v1/search": _operation("Search, as JSON", said, needed),
        "/api/v1/suggest": _operation("Complete what is typed", completed, typed),
        "/api/search": _operation("Search, as JSON, without a version", said, needed) | old,
        "/suggest": _operation("Complete what is typed, for browsers", completed, typed),
        "/go": _operation("Open a result, counted in the click log", leads, opened),
        "/opensearch.xml": _operation(
            "For browsers", _answers("application/opensearchdescription+xml", "OpenSearch 1.1")
        ),
        "/search.css": _operation("The page's style", _answers("text/css", "Stylesheet")),
        "/search.js": _operation("Completes what is typed", _answers("text/javascript", "Script")),
        "/openapi.json": _operation("This description", _answers("application/json", "OpenAPI")),
        "/robots.txt": _operation("For crawlers", _answers("text/plain", "Robots (RFC 9309)")),
        "/healthz": _operation("Which index answers", _health()),
        "/metrics": _operation("Counts and times", _answers("text/plain", "For Prometheus")),
    }


def _health() -> Schema:
    """Return what `/healthz` answers."""
    stale = _answered("A process is stale or missing", _content("application/json", "Health"))
    return _answers("application/json", "All is well", "Health") | {"503": stale["200"]}


def _operation(summary: str, responses: Schema, parameters: list[Schema] | None = None) -> Schema:
    """Return one operation."""
    return {"summary": summary, "parameters": parameters or [], "responses": responses}


def _parameter(name: str, description: str, schema: Schema) -> Schema:
    """Return one parameter of an address."""
    said = {"description": description} if description else {}
    return {"name": name, "in": "query", "schema": schema, **said}


def _answers(kind: str, description: str, schema: str = "") -> Schema:
    """Return the usual answer of an operation."""
    return _answered(description, _content(kind, schema))


def _answered(description: str, content: Schema) -> Schema:
    """Return the usual answer of an operation, with what it may be written in."""
    return {"200": {"description": description, "content": content}}


def _told(description: str, other: str = "") -> Schema:
    """Return an answer that says what is wrong, in JSON (or another type, by Accept)."""
    content = _content("application/json", "Problem") | (_content(other) if other else {})
    return {"description": description, "content": content}


def _content(kind: str, schema: str = "") -> Schema:
    """Return the type of an answer, with its shape if it has one."""
    return {kind: {"schema": {"$ref": f"#/components/schemas/{schema}"}} if schema else {}}


def _all_of(properties: Mapping[str, object]) -> Schema:
    """Return an object that has all these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
