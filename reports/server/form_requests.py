"""What a request brings: a form, read with limits, or a reason to refuse it."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request

# The longest form has fifteen notes of 500 characters; a letter may take nine when it is sent.
_MAX_BYTES, _MAX_FIELDS = 70_000, 50

Form = dict[str, str]


class RequestRefused(Exception):
    """A request that is answered with a page of its own: status, title, text."""

    def __init__(self, status: int, title: str, text: str) -> None:
        super().__init__(text)
        self.status, self.title, self.text = status, title, text


async def read_form(request: Request) -> Form:
    """Read a form as browsers send it (application/x-www-form-urlencoded), a value a name.

    Raises:
        RequestRefused: it is too long, or no form.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > _MAX_BYTES:
            text = "Shorten what you typed. Nothing was changed."
            raise RequestRefused(413, "That is too long", text)
    if kind != "application/x-www-form-urlencoded":
        raise RequestRefused(415, "That is no form", "Nothing was changed.")
    found = parse_qs(
        data.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MAX_FIELDS
    )
    return {name: values[-1] for name, values in found.items()}
