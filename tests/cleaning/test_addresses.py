from pipeline.cleaning.addresses import Addresses
from pipeline.cleaning.header import Header
from pipeline.release import Draft, HeaderField, RawRelease

URL = "https://example.org/2018/03/05/court"
BODY = "The court of Norland has opened a public register of the assets of its officials."


def published(text: str, given: str = "") -> list[HeaderField]:
    draft = Addresses().clean(Header().clean(Draft.of(RawRelease("a.csv#1", text, url=URL, published=given))))
    return [each for each in draft.header if each.field == "published"]


def test_the_address_gives_the_day_where_nothing_else_does() -> None:
    assert published(BODY) == [HeaderField("published", "2018-03-05", "address")]
    assert [each.value for each in published(BODY, "2018-03-06")] == ["2018-03-06"]
    assert [each.value for each in published(f"TORVIK, 7 March 2018 – {BODY}")] == ["2018-03-07"]
