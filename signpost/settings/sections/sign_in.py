"""The table [crawl.sign_in] of signpost.toml: how Signpost signs in by a form."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from signpost.settings.sections.comment import comment


class SignInSettings(Struct, frozen=True, kw_only=True):
    """[crawl.sign_in]: signing in to a staging site by its form."""

    page: Annotated[
        str, comment('The page with the form, a path or an address on this site: "/login".')
    ] = ""
    fields_from: Annotated[
        tuple[str, ...],
        comment(
            "The form's fields to fill in, their values from environment variables: "
            '["username=STAGING_USER", "password=STAGING_PASSWORD"]. Values are never stored.'
        ),
    ] = ()
    signed_in: Annotated[
        str,
        comment(
            'What is on a page only when signed in: words that it shows, such as "Sign out", or a '
            "CSS selector."
        ),
    ] = ""

    @property
    def is_wanted(self) -> bool:
        """Whether anything of it is set; then all of it is (the settings are checked)."""
        return bool(self.page or self.fields_from or self.signed_in)
