"""Chart: which roles the releases state for the people they name, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.given.tables import heads, rows_of
from pipeline.reports.shared import style
from pipeline.reports.shared.chart import OVERVIEW, Chart, Picture, Place, listed
from pipeline.rows import Entity, ReleaseRecord, Role
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure


WORD = re.compile(r"[\w-]{2,}")
LINKS = frozenset({"of", "the", "for", "to", "at", "in", "on"})
"""What stands between an office and its body."""


@dataclass(frozen=True)
class RolesOverTime(Chart):
    """A row per person and role, a mark at every date on which a release states it."""

    needs: ClassVar[Kinds] = (Role, Entity, ReleaseRecord)
    place: ClassVar[Place] = Place(11, "roles.html", (OVERVIEW,))

    people: int = 12
    roles: int = 3
    """Roles shown for one person, the most stated."""

    def picture(self, tables: Tables) -> Picture | None:
        """The people whose roles most releases state, in the order in which they first appear."""
        stated = self._stated(tables)
        if len(stated) < 3:
            return None
        lines = stated[["name", "role"]].drop_duplicates()
        names = [style.label(f"{name}: {role}", 52) for name, role in lines.itertuples(index=False)]
        return Picture(
            title=_title(stated),
            subtitle=f"Roles stated for {lines['name'].nunique()} people, by date of release; n = {len(stated):,} statements",
            alt=listed(
                [
                    f"{name}, {role}: {', '.join(own['published'])}"
                    for (name, role), own in stated.groupby(["name", "role"], sort=False)
                ]
            ),
            height=style.HEAD + style.FOOT + style.rows(names, 0.27, line=0.08) + 0.6,
            draw=partial(_draw, stated, names),
        )

    def _stated(self, tables: Tables) -> pd.DataFrame:
        """name, role, published, when: a row per release that states the role, people in order of appearance."""
        stated = tables[Role]
        counts = stated["role"].value_counts().sort_index().sort_values(ascending=True, kind="stable")
        spelling = {str(role).lower(): role for role in counts.index}
        stated = stated.assign(role=stated["role"].str.lower().map(spelling))
        stated = stated.assign(role=_mostly(stated, tables[Entity]))
        stated = stated.assign(role=_fullest(stated)).drop_duplicates(["entity_id", "role", "release_id"])
        stated = stated.merge(tables[Entity][["entity_id", "name"]]).merge(heads(tables)[["release_id", "published"]])
        stated = stated.assign(when=stated["published"].map(_year))[stated["published"] != ""]
        often = stated.groupby(["name", "role"])["role"].transform("size")
        stated = stated.assign(often=often, people=stated.groupby("name")["name"].transform("size"))
        top = stated.sort_values(["people", "name"], ascending=[False, True])["name"].unique()[: self.people]
        stated = stated[stated["name"].isin(top)]
        ranks = stated.sort_values(["often", "role"], ascending=[False, True]).drop_duplicates(["name", "role"])
        ranks = ranks[ranks.groupby("name").cumcount() < self.roles][["name", "role"]]
        stated = stated.merge(ranks)
        first = stated.groupby("name")["when"].transform("min")
        own = stated.groupby(["name", "role"])["when"].transform("min")
        return stated.assign(first=first, own=own).sort_values(["first", "name", "own", "role", "when", "release_id"])


def _title(stated: pd.DataFrame) -> str:
    """The role that most releases state; what the chart shows where none is stated twice."""
    name, role = stated.groupby(["name", "role"], sort=False).size().sort_values(ascending=False, kind="stable").index[0]
    own = stated[(stated["name"] == name) & (stated["role"] == role)].sort_values("published")["published"].str[:4]
    if len(own) < 2:
        return f"Roles that the releases state for {stated['name'].nunique()} people"
    years = own.iloc[0] if own.iloc[0] == own.iloc[-1] else f"{own.iloc[0]} to {own.iloc[-1]}"
    return f"{name}: {role} in {len(own)} releases, {years}"


def _mostly(stated: pd.DataFrame, entities: pd.DataFrame) -> list[str]:
    """Each role as this office of the person is mostly stated: an "Authority head" is the "head of the Authority"."""
    bodies = entities[entities["entity_id"].isin(stated["organisation"])]
    spelt = rows_of(bodies, "entity_id", "name", "variants")
    spellings = {body: [name.lower(), *variants.lower().split(";")] for body, name, variants in spelt}
    office = [_office(role, spellings.get(body, [])) for role, body in rows_of(stated, "role", "organisation")]
    own = stated[["entity_id", "role"]].assign(organisation=stated["organisation"].fillna(""), office=office)
    same = ["entity_id", "organisation", "office"]
    counts = own.value_counts([*same, "role"]).reset_index().sort_values(["count", "role"], ascending=[False, True])
    return own[same].merge(counts.drop_duplicates(same), how="left", on=same)["role"].tolist()


def _office(role: str, body: list[str]) -> str:
    """The words of a role, sorted, without the spellings of its body and the words that link them."""
    spelt = "|".join(map(re.escape, sorted(filter(None, body), key=len, reverse=True)))
    words = re.sub(rf"\b(?:{spelt})\b", " ", role.lower()) if spelt else role.lower()
    return " ".join(sorted(set(WORD.findall(words)) - LINKS)) or role.lower()


def _fullest(stated: pd.DataFrame) -> list[str]:
    """Each role as the most stated one of the same person that says more: a chairman is the "chairman of the board"."""
    counts = stated.groupby(["entity_id", "role"]).size().reset_index(name="stated")
    ranked = counts.sort_values(["stated", "role"], ascending=[False, True])
    own = {entity: list(roles) for entity, roles in ranked.groupby("entity_id")["role"]}
    return [
        next((other for other in own[entity] if other.lower().startswith(f"{role.lower()} ")), role)
        for entity, role in zip(stated["entity_id"], stated["role"], strict=True)
    ]


def _year(published: str) -> float:
    """A date as a number of years; the middle of what it can mean where it is no day."""
    parts = [int(part) for part in published[:10].split("-")] if published else [0]
    month = parts[1] - 1 if len(parts) > 1 else 6
    day = parts[2] - 1 if len(parts) > 2 else 15
    return parts[0] + (month + day / 31) / 12 if len(parts) > 1 else parts[0] + 0.5


def _draw(stated: pd.DataFrame, names: list[str], figure: Figure) -> None:
    lines = list(stated.groupby(["name", "role"], sort=False))
    (axes,) = style.panels(figure, left=style.inches(names, style.SMALL) + 0.25)
    for place, (_, own) in enumerate(lines):
        axes.plot([own["when"].min(), own["when"].max()], [place, place], color=style.QUIET, linewidth=1)
        axes.plot(list(own["when"]), [place] * len(own), "o", color=style.BAR, markersize=5, markeredgecolor="white")
    people = [name for (name, _), _ in lines]
    for place in range(1, len(lines)):
        if people[place] != people[place - 1]:
            axes.axhline(place - 0.5, color=style.GRID, linewidth=0.8)
    axes.set_yticks(range(len(lines)), names, fontsize=style.SMALL)
    axes.set_ylim(len(lines) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.margins(x=0.05)
    axes.set_xlabel("date of release (year)")
    axes.grid(axis="x")
    style.whole_numbers(axes.xaxis)
