"""Every chart of the room: found by its base class, so that a new one is held to the same."""

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from pipeline.catalogue import discover
from pipeline.reports.charts.indicator_timeline import IndicatorTimeline
from pipeline.reports.charts.named_together import NamedTogether
from pipeline.reports.charts.releases_per_month import ReleasesPerMonth
from pipeline.reports.charts.roles_over_time import RolesOverTime
from pipeline.reports.charts.sums_by_year import SumsByYear
from pipeline.reports.charts.sums_of_money import SumsOfMoney
from pipeline.reports.charts.top_keywords import TopKeywords
from pipeline.reports.charts.topic_terms import TopicTerms
from pipeline.reports.charts.topics_by_publisher import TopicsByPublisher
from pipeline.reports.charts.topics_over_time import TopicsOverTime
from pipeline.reports.shared import style
from pipeline.reports.shared.chart import Chart, source
from pipeline.rows import Cooccurrence, Entity, Indicator, Keyword, ReleaseRecord, Role, Row, Sum, Topic
from pipeline.rows.schema import to_table
from tests.reports.invented import empty, invented

CHARTS = [pytest.param(chart, id=name) for name, chart in discover("reports").items() if issubclass(chart, Chart)]
HOSTILE = "<script>alert(1)</script>\x07\u202e$x_1^2$ $5 \\frac"


@pytest.mark.parametrize("chart", CHARTS)
def test_it_says_its_finding_and_its_data_in_words_read_off_the_tables_that_it_needs(chart: type[Chart]) -> None:
    every = invented()
    picture = chart().picture({kind: every[kind] for kind in chart.needs})
    assert picture is not None
    assert picture.title and picture.subtitle and len(picture.alt) > len(picture.title) / 2


@pytest.mark.parametrize("chart", CHARTS)
def test_it_shows_nothing_where_nothing_is(chart: type[Chart], tmp_path: Path) -> None:
    assert chart().write(tmp_path, empty()) == []
    assert not (tmp_path / "charts").exists()


@pytest.mark.parametrize("chart", CHARTS)
def test_it_is_drawn_as_png_and_svg_with_the_same_bytes_each_time(chart: type[Chart], tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in chart().write(tmp_path / "a", invented())}
    second = {path.name: path.read_bytes() for path in chart().write(tmp_path / "b", invented())}
    assert set(first) == {f"{chart.name()}.png", f"{chart.name()}.svg"}
    assert first == second


@pytest.mark.parametrize("chart", CHARTS)
def test_hostile_text_is_drawn_as_text(chart: type[Chart], tmp_path: Path) -> None:
    svg = next(path for path in chart().write(tmp_path, invented(hostile=HOSTILE)) if path.suffix == ".svg")
    root = ElementTree.fromstring(svg.read_text(encoding="utf-8"))
    assert not [node for node in root.iter() if node.tag.endswith("script")]
    assert "\u202e" not in svg.read_text(encoding="utf-8")


@pytest.mark.parametrize("chart", CHARTS)
def test_two_releases_are_not_too_few(chart: type[Chart], tmp_path: Path) -> None:
    chart().write(tmp_path, invented(2))


def test_entities_with_many_weak_pairs_do_not_hide_the_strong_ones() -> None:
    tables = invented()
    crowd = [(f"hub{hub}", f"body{hub}-{n}", 1) for hub in range(4) for n in range(20)]
    weak = to_table(Cooccurrence, [Cooccurrence(entity_a=a, entity_b=b, releases=n, npmi=0.1) for a, b, n in crowd]).to_pandas()
    bodies = sorted({body for one, other, _ in crowd for body in (one, other)})
    others = [tables[Entity].iloc[:1].assign(entity_id=body, name=body, label="AGENCY") for body in bodies]
    tables[Entity], tables[Cooccurrence] = pd.concat([tables[Entity], *others]), pd.concat([tables[Cooccurrence].iloc[:1], weak])
    picture = NamedTogether(entities=4).picture(tables)
    assert picture is not None and picture.title.startswith("Anti-Corruption Bureau of Norland and Mirela Tassk")


def test_values_that_disagree_are_both_shown() -> None:
    tables = invented()
    points = tables[Indicator]
    first = points[points["subject"] == points["subject"].iloc[0]].iloc[:1]
    tables[Indicator] = pd.concat([points, first.assign(value=99.0, release_id="zz")], ignore_index=True)
    picture = IndicatorTimeline().picture(tables)
    assert picture is not None
    assert f"{first['period'].iloc[0]} {first['value'].iloc[0]:g} (also stated)" in picture.alt
    assert f"{first['period'].iloc[0]} 99," in picture.alt


def test_sums_are_shown_by_year_and_kind_and_not_added_up() -> None:
    tables = invented()
    row = tables[Sum].iloc[0]
    told = [("bribe", 5e6, "2016"), ("bribe", 2e6, "2016-03"), ("fine", 7e6, "2017"), (None, 1e6, "2018")]
    tables[Sum] = pd.DataFrame(
        [{**row, "kind": kind, "amount": sum_, "period": when, "currency": "CHF"} for kind, sum_, when in told]
    )
    picture = SumsByYear().picture(tables)
    assert picture is not None and picture.title == "4 sums of money, 2016 to 2018: the kind told most often is bribe (2)"
    assert picture.alt == (
        "CHF: bribe 2, the largest 5 million in 2016, fine 1, the largest 7 million in 2017, other or not told 1, the largest "
        "1 million in 2018"
    )


def test_roles_that_differ_in_case_alone_are_one() -> None:
    tables = invented()
    roles = tables[Role]
    tables[Role] = roles.assign(role=roles["role"].where(roles.index % 4 > 0, roles["role"].str.upper()))
    before, after = RolesOverTime().picture(invented()), RolesOverTime().picture(tables)
    assert before is not None and after is not None
    assert after.alt == before.alt


def test_a_role_is_told_with_the_one_that_says_more() -> None:
    tables = invented()
    roles = tables[Role]
    own = roles["entity_id"] == roles["entity_id"].iloc[0]
    longer = roles["role"].where(~own | (roles.index % 2 == 0), roles.loc[own, "role"].iloc[0] + " of the State of Norland")
    picture = RolesOverTime().picture({**tables, Role: roles.assign(role=longer)})
    assert picture is not None
    assert f"{roles['role'].iloc[0]} of the State of Norland: " in picture.alt
    assert f", {roles['role'].iloc[0]}: " not in picture.alt


def test_an_office_is_one_in_whatever_words_its_body_is_named() -> None:
    tables = invented()
    body = tables[Entity].query("label == 'AGENCY'").iloc[0]
    own = tables[Role]["entity_id"] == tables[Role]["entity_id"].iloc[0]
    ways = [f"Head of the {body['name']}", f"{body['name']} Head"]
    worded = [
        ways[place % 2] if is_own else role for place, (role, is_own) in enumerate(zip(tables[Role]["role"], own, strict=True))
    ]
    roles = tables[Role].assign(role=worded, organisation=tables[Role]["organisation"].where(~own, body["entity_id"]))
    assert set(ways) <= set(worded)
    told = RolesOverTime().picture({**tables, Role: roles})
    assert told is not None
    assert sum(way.lower() in told.alt.lower() for way in ways) == 1


def test_the_spellings_of_an_entity_are_one_term() -> None:
    tables = invented()
    body = tables[Entity].query("label == 'AGENCY'").iloc[0]
    entities = tables[Entity].assign(
        variants=tables[Entity]["variants"].where(tables[Entity].index != body.name, f"{body['name']};NAB")
    )
    row = tables[Keyword].iloc[0].to_dict() | {"label": body["label"], "rank": 1}
    said = ["NAB", body["name"], "nab", "audit", "audit", "tender", "tender"]
    places = tables[ReleaseRecord]["release_id"].tolist()
    named = pd.DataFrame(
        [{**row, "term": t, "release_id": places[n], "label": row["label"] if n < 3 else ""} for n, t in enumerate(said)]
    )
    picture = TopKeywords().picture({**tables, Entity: entities, Keyword: named})
    assert picture is not None
    assert f"{body['name']} (3 releases), audit (2 releases), tender (2 releases)" in picture.alt


def test_the_headline_of_sums_is_one_of_which_it_is_told_what_it_is() -> None:
    tables = invented()
    row = tables[Sum].iloc[0]
    told = [(None, 9e9), ("fine", 9.3e7), ("bribe", 2e6)]
    sums = pd.DataFrame([{**row, "kind": kind, "amount": amount, "currency": "CHF"} for kind, amount in told])
    picture, unknown = (SumsOfMoney().picture({**tables, Sum: each}) for each in (sums, sums.assign(kind=None)))
    assert picture is not None and picture.title == "CHF 93 million (fine) is the largest sum of a known kind"
    assert unknown is not None and unknown.title == "The largest sums of money that the releases state"
    bribes = SumsOfMoney().picture({**tables, Sum: sums.assign(kind="bribe", what="bribes")})
    assert bribes is not None and "(bribe)" in bribes.alt  # and not: bribe, bribes


@pytest.mark.parametrize("months", [2, 19, 47, 60])
def test_names_of_months_do_not_touch_one_another(months: int) -> None:
    tables = invented()
    row = tables[ReleaseRecord].iloc[0]
    days = [f"{2018 + month // 12}-{month % 12 + 1:02}-01" for month in (0, months - 1)]
    picture = ReleasesPerMonth().picture({**tables, ReleaseRecord: pd.DataFrame([{**row, "published": day} for day in days])})
    assert picture is not None
    figure = Figure((style.WIDTH, picture.height))
    FigureCanvasAgg(figure)
    picture.draw(figure)
    figure.draw_without_rendering()
    boxes = [label.get_window_extent() for label in figure.axes[0].get_xticklabels()]
    assert len(boxes) > 1 and all(left.x1 + 3 < right.x0 for left, right in pairwise(boxes))


def test_a_long_name_is_shown_whole() -> None:
    name = (
        "Joint Parliamentary Commission of Inquiry into the Procurement of Medical Equipment and the Conduct of Regional Offices"
    )
    assert style.label(name, 44).replace("\n", " ") == name
    assert style.label("x " * 500, 44).endswith("x …")


@pytest.mark.parametrize(
    ("nameless", "title"),
    [
        ((), "The largest topic is “asset recovery”: 50% of the corpus"),
        ((0,), "The largest topic with a name is “public service”: 50% of the corpus"),
        ((0, 1), "2 topics, none with words that fit most of its releases"),
    ],
)
def test_a_number_is_no_finding_about_a_topic(nameless: tuple[int, ...], title: str) -> None:
    picture = TopicTerms().picture(_without_names(nameless))
    assert picture is not None
    assert picture.title == title


@pytest.mark.parametrize("chart", [TopicsOverTime(), TopicsByPublisher()])
def test_a_topic_without_a_name_is_told_by_its_words_and_is_no_finding(chart: Chart) -> None:
    one, none = (chart.picture(_without_names(nameless)) for nameless in ((0,), (0, 1)))
    assert one is not None
    assert none is not None
    assert "words: asset recovery, frozen account, court order" in one.alt
    assert "“public service”" in one.title
    assert none.title.endswith("none with words that fit most of its releases")


def _without_names(nameless: tuple[int, ...]) -> dict[type[Row], pd.DataFrame]:
    tables = invented()
    topics = tables[Topic]
    numbered = zip(topics["topic"], topics["label"], strict=True)
    labels = [Topic.unnamed.format(n) if n in nameless else label for n, label in numbered]
    return {**tables, Topic: topics.assign(label=labels)}


def test_one_release_more_is_no_other_source_where_there_are_many() -> None:
    def of(number: int) -> str:
        return source(pd.DataFrame({"publisher": ["Audit Office"] * number, "published": ["2021-05-12"] * number}))

    assert of(99) == "Source: 99 press releases of 1 publisher, 2021. Counted by presswatch."
    assert of(1501) == of(1500) == "Source: about 1,500 press releases of 1 publisher, 2021. Counted by presswatch."
    assert of(1) != of(2)
