"""The chart of air losses as a list that answers: a switch shows one side's counts, or all.

It stands beside the still in the page and is hidden until the script shows it. The marks are plain
SVG in percent of the width, so that they neither shrink nor swell with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ..data import Data, Row
from ..figures.charts import count
from ..figures.drawings.air_losses import LARGEST, SIDES, WORDS, groups, span

CHOICES = {
    "": "all counts", "by:Soviet": "Soviet counts", "by:Chinese": "Chinese counts",
    "by:American": "American counts", "kind:claim": "claims", "kind:own loss": "admitted losses",
}  # fmt: skip


def layer(data: Data) -> str:
    """Return the switch and the counts as HTML."""
    rows = data.series["air-losses"].rows
    buttons = "".join(
        f'<label><input type="radio" name="counts" value="{value}"'
        f"{' checked' if not value else ''}> {words}</label>\n"
        for value, words in CHOICES.items()
    )
    return (
        '<div class="counts" hidden>\n'
        f"<fieldset><legend>Show</legend>\n{buttons}</fieldset>\n"
        f"{''.join(_sides(rows))}"
        '<p class="counts-said" role="status"></p>\n</div>\n'
    )


def _sides(rows: Sequence[Row]) -> Iterator[str]:
    for side, title in SIDES.items():
        entries = "".join(
            f'<li data-by="{by}" data-kind="{kind}">{by} {WORDS[kind]}: {_text(members)}'
            f"{_marks(members, kind == 'claim')}</li>\n"
            for lost_by, by, kind, members in groups(rows)
            if lost_by == side
        )
        yield f'<div class="counts-side"><p>{escape(title)}</p>\n<ul>\n{entries}</ul></div>\n'


def _text(rows: Sequence[Row]) -> str:
    """Return the span of the counts, and each with what it takes in and who counted."""
    told = "; ".join(
        f"{count(row['low'], row['high'])}, {row['scope']} ({row['who']})" for row in rows
    )
    return f'<strong>{count(*span(rows))}</strong> <span class="counts-told">{escape(told)}</span>'


def _marks(rows: Sequence[Row], claim: bool) -> str:
    low, high = span(rows)
    shape = '<path d="M-6 0 0-6 6 0 0 6z"/>' if claim else '<circle r="5.5"/>'
    marks = "".join(
        f'<svg class="{row["extent"]}" x="{_share(row["low"])}" y="50%">{shape}</svg>'
        for row in rows
    )
    return (
        '<svg class="counts-marks" aria-hidden="true">'
        f'<line class="{"claimed" if claim else "admitted"}" x2="{_share(low)}" y1="50%" y2="50%"/>'
        f'<line class="span" x1="{_share(low)}" x2="{_share(high or low)}" y1="50%" y2="50%"/>'
        f"{marks}</svg>"
    )


def _share(value: float) -> str:
    return f"{value / LARGEST * 100:.1f}%"
