"""Commitments found and mentions in, commitments with whoever is to act out."""

from __future__ import annotations

from pipeline.analysis.commitments import Commitments
from pipeline.rows import Commitment, CommitmentFound, Mention
from pipeline.rows.schema import schema, to_table


def found(start: int, actor_start: int | None) -> CommitmentFound:
    return CommitmentFound(
        release_id="a",
        start=start,
        end=start + 6,
        text="We act",
        actor="We",
        modal="will",
        deadline=None,
        actor_start=actor_start,
    )


def actors(rows: list[CommitmentFound]) -> list[str | None]:
    mentions = [Mention(release_id="a", start=40, end=43, text="Audit Court", label="AGENCY", entity_id="court")]
    tables = {
        CommitmentFound: to_table(CommitmentFound, rows).to_pandas(),
        Mention: to_table(Mention, mentions).to_pandas(),
    }
    table = Commitments().analyse(tables)
    assert list(table.columns) == schema(Commitment).names
    return list(table["actor_id"])


def test_the_actor_is_whose_mention_it_is() -> None:
    assert actors([found(20, None), found(0, 40)]) == ["court", None]


def test_nothing_in_nothing_out() -> None:
    assert actors([]) == []
