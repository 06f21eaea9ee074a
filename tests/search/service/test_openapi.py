"""The description of the addresses is of those that there are, and answers have its shapes."""

import pytest
from starlette.routing import Route

from search.service.middleware import KNOWN

TYPES = {
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "object": dict,
}


def wrong(value, schema, schemas):
    """Say where a value is not as a schema has it (as much of JSON Schema as we use)."""
    schema = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    kind = schema.get("type")
    if "anyOf" in schema:
        found = [wrong(value, shape, schemas) for shape in schema["anyOf"]]
        return [] if [] in found else [(value, schema)]
    if kind == "array" and isinstance(value, list):
        return [x for item in value for x in wrong(item, schema["items"], schemas)]
    if not isinstance(value, TYPES[kind]) or value not in schema.get("enum", [value]):
        return [(value, schema)]
    if not schema.get("minimum", 0) <= (value if kind == "integer" else 0):
        return [(value, schema)]
    named = schema.get("properties", {})
    missing = [name for name in schema.get("required", ()) if name not in value]
    more = [] if schema.get("additionalProperties", True) else [k for k in value if k not in named]
    inner = [x for k, v in named.items() if k in value for x in wrong(value[k], v, schemas)]
    return missing + more + inner


def test_it_describes_every_address_that_there_is(serving):
    site = serving()
    described = site.json("openapi.json")
    assert described["openapi"].startswith("3.1")
    assert described["servers"] == [{"url": site.url}]
    routes = {r.path for r in site.service.routes() if isinstance(r, Route)}
    assert set(described["paths"]) == routes
    assert {path.strip("/") for path in routes} == KNOWN


@pytest.mark.parametrize(
    ("path", "address", "status"),
    [
        ("api/v1/search?q=bin+day", "/api/v1/search", "200"),
        ("api/v1/search?q=libary&page=2&type=page&exact=1", "/api/v1/search", "200"),
        ("api/v1/search?q=xylophone", "/api/v1/search", "200"),
        ("api/v1/search?q=", "/api/v1/search", "200"),
        ("api/v1/search?page=1", "/api/v1/search", "400"),
        ("api/v1/search?q=bin&type=sound", "/api/v1/search", "400"),
        ("suggest?q=lib", "/suggest", "200"),
        ("healthz", "/healthz", "200"),
    ],
)
def test_answers_have_the_shapes_that_it_says(serving, path, address, status):
    site = serving(editors='[[best_bet]]\nqueries = ["bin day"]\naddress = "/bins"')
    described = site.json("openapi.json")
    found, headers, _ = site.get(path)
    assert str(found) == status
    kind = headers["Content-Type"].partition(";")[0]
    content = described["paths"][address]["get"]["responses"][status]["content"]
    assert wrong(site.json(path), content[kind]["schema"], described["components"]["schemas"]) == []


def test_its_parameters_are_those_that_count(serving):
    asked = serving().json("openapi.json")["paths"]["/api/v1/search"]["get"]["parameters"]
    assert [x["name"] for x in asked] == ["q", "page", "service", "type", "exact"]
    assert [x["name"] for x in asked if x.get("required")] == ["q"]
