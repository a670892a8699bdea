import pytest

from pipeline.outside.addresses import day_in, host_of


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/news/2018/03/05/court-opens.html", "2018-03-05"),
        ("https://example.org/news/2018/3/5/court-opens", "2018-03-05"),
        ("https://example.org/20180305-court", "2018-03-05"),
        ("https://example.org/press/pr_20180305_en.htm", "2018-03-05"),
        ("https://example.org/2018-03-05-court-opens", "2018-03-05"),
        ("https://example.org/2018/mar/05/court", "2018-03-05"),
        ("https://example.org/2018/March/5/court", "2018-03-05"),
        ("https://example.org/?date=2018-03-05&id=20190101", "2018-03-05"),
        ("https://example.org/news/2018/03/court", ""),
        ("https://example.org/news/2018/13/45/court", ""),
        ("https://example.org/news/120180305", ""),
        ("https://example.org/news/20180399", ""),
        ("https://example.org/strategy-2015-2025", ""),
        ("", ""),
    ],
)
def test_the_day_that_an_address_states(address: str, day: str) -> None:
    assert day_in(address) == day


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://News.Example.org:8080/a", "news.example.org"),
        ("/news/2018", ""),
        ("http://[bad", ""),
        ("", ""),
    ],
)
def test_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host
