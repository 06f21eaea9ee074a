"""Whether a run of a Word file shows: its format and its styles', deletions, copies, objects.

ECMA-376, part 1, 17.3.2: a run's own format goes before its character style's, that before its
paragraph style's, that before the document's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from signpost.workspace.hidden_parts import HiddenKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VAL = W + "val"
# Half points: what is up to one point high is not read by anybody.
_SMALLEST = 2
_FILLED = frozenset({W + "shd", W + "highlight"})


class Looks:
    """Looks up how the runs of one document are formatted."""

    def __init__(self, styles: Any, document: Any) -> None:
        self._styles = {style.get(W + "styleId"): style for style in styles.iter(W + "style")}
        usual = [s for s in self._styles.values() if s.get(W + "default") in ("1", "true")]
        self._usual = [s for s in usual if s.get(W + "type") == "paragraph"]
        self._defaults = next(styles.iter(W + "rPrDefault"), None)
        self._runs: dict[Any, HiddenKind | Literal["copy"] | None] = {}
        background = document.find(W + "background")
        self._is_white = background is None or background.get(W + "color", "FFFFFF") in _WHITES
        self.insertions = 0

    def hidden_as(self, piece: Any) -> HiddenKind | Literal["copy"] | None:
        """Tell as what a piece of text is hidden; None: it shows; `copy`: it is there twice."""
        run = piece.getparent()
        if run not in self._runs:
            if len(self._runs) > 50_000:
                self._runs.clear()
            self._runs[run] = self._look(run)
        kind = self._runs[run]
        return "tracked_deletions" if kind is None and piece.tag == W + "delText" else kind

    def inserted_by(self, piece: Any) -> set[str]:
        """Return who wrote a piece that is a tracked insertion, and count it."""
        for one in piece.iterancestors(W + "ins", W + "moveTo", W + "p"):
            if one.tag == W + "p":
                break
            self.insertions += 1
            return {one.get(W + "author", "")}
        return set()

    def _look(self, run: Any) -> HiddenKind | Literal["copy"] | None:
        """Look at what holds a run, and at its format."""
        filled = False
        for one in run.iterancestors():
            if one.tag == _MC_FALLBACK:
                return "copy"
            if one.tag in (W + "del", W + "moveFrom"):
                return "tracked_deletions"
            if one.tag == W + "txbxContent":
                filled = True  # what a text box is filled with is not looked at
                if _is_hidden_object(one):
                    return "hidden_object"
            if one.tag in (W + "tbl", W + "tc") and _is_filled_cell(one, self._styles):
                filled = True
        return self._format(run, filled)

    def _format(self, run: Any, filled: bool) -> HiddenKind | None:
        """Tell whether a run's format shows it; `filled`: it stands on a colour, not on paper."""
        formats = [*self._formats(run)]
        if _is_on(_first(formats, "vanish")):
            return "hidden_text"
        size = _first(formats, "sz")
        if size is not None and size.get(_VAL, "").isdigit() and int(size.get(_VAL)) <= _SMALLEST:
            return "invisible_text"
        color = _first(formats, "color")
        if color is None or not _is_white(color) or filled or not self._is_white:
            return None
        paragraph = outer_paragraph(run)
        on_paper = not any(_is_filling(x) for f in formats for x in f if x.tag in _FILLED)
        own = paragraph.find(f"{W}pPr/{W}shd") if paragraph is not None else None
        if own is not None and _is_filling(own):
            on_paper = False
        style = self._paragraph_style(paragraph)
        for one in self._with_parents(style):
            shade = one.find(f"{W}pPr/{W}shd")
            on_paper = on_paper and not (shade is not None and _is_filling(shade))
        return "invisible_text" if on_paper else None

    def _formats(self, run: Any) -> Iterator[Any]:
        """Yield the formats that hold for a run, the nearest first."""
        own = run.find(W + "rPr")
        if own is not None:
            yield own
            named = own.find(W + "rStyle")
            if named is not None:
                for one in self._with_parents(self._styles.get(named.get(_VAL))):
                    yield from one.iterfind(W + "rPr")
        for one in self._with_parents(self._paragraph_style(outer_paragraph(run))):
            yield from one.iterfind(W + "rPr")
        if self._defaults is not None:
            yield from self._defaults.iterfind(W + "rPr")

    def _paragraph_style(self, paragraph: Any) -> Any:
        """Return the style of a paragraph, or the usual one."""
        named = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
        usual = self._usual[0] if self._usual else None
        return self._styles.get(named.get(_VAL), usual) if named is not None else usual

    def _with_parents(self, style: Any) -> Iterator[Any]:
        """Yield a style and those that it is based on; a circle ends."""
        for _ in range(12):
            if style is None:
                return
            yield style
            based = style.find(W + "basedOn")
            style = self._styles.get(based.get(_VAL)) if based is not None else None


def outer_paragraph(piece: Any) -> Any:
    """Return the paragraph that holds a piece."""
    return next(piece.iterancestors(W + "p"), None)


def _first(formats: list[Any], name: str) -> Any:
    """Return the first setting of a name."""
    return next((x for f in formats if (x := f.find(W + name)) is not None), None)


def _is_on(setting: Any) -> bool:
    """Whether a switch is on (ECMA-376, 17.17.4)."""
    return setting is not None and setting.get(_VAL, "1") not in ("0", "false", "off")


_WHITES = frozenset({"FFFFFF", "ffffff", "FEFEFE", "fefefe", "white"})


def _is_white(color: Any) -> bool:
    """Whether a colour is white: by its value, or as the theme's paper."""
    theme = color.get(W + "themeColor")
    if theme:
        changed = color.get(W + "themeShade") or color.get(W + "themeTint")
        return theme in ("background1", "light1") and not changed
    return color.get(_VAL) in _WHITES


def _is_filling(shade: Any) -> bool:
    """Whether a shading or a highlight is of another colour than paper."""
    if shade.tag == W + "highlight":
        return shade.get(_VAL) not in (None, "none", "white")
    if shade.get(_VAL) in ("solid",) and shade.get(W + "color") not in (None, "auto", *_WHITES):
        return True
    themed = shade.get(W + "themeFill")
    return bool(themed and themed not in ("background1", "light1")) or shade.get(
        W + "fill"
    ) not in (
        *(None, "auto"),
        *_WHITES,
    )


def _is_filled_cell(one: Any, styles: dict[Any, Any]) -> bool:
    """Whether a table's cell, or its style, has a colour of its own."""
    if one.tag == W + "tc":
        shade = one.find(f"{W}tcPr/{W}shd")
        return shade is not None and _is_filling(shade)
    named = one.find(f"{W}tblPr/{W}tblStyle")
    own = one.find(f"{W}tblPr/{W}shd")
    style = styles.get(named.get(_VAL)) if named is not None else None
    shades = [
        *([own] if own is not None else []),
        *(style.iter(W + "shd") if style is not None else ()),
    ]
    return any(_is_filling(x) for x in shades)


def _is_hidden_object(box: Any) -> bool:
    """Whether a text box is in a shape that is set not to show."""
    for one in box.iterancestors():
        if one.tag.endswith(("}inline", "}anchor")):
            about = next(
                (x for x in one if isinstance(x.tag, str) and x.tag.endswith("}docPr")), None
            )
            return about is not None and about.get("hidden") in ("1", "true")
        if one.tag.endswith("}shape") and "visibility:hidden" in (one.get("style") or ""):
            return True
    return False
