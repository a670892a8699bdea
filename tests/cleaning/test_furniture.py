import pytest

from pipeline.cleaning._furniture import reason_of
from pipeline.cleaning.furniture import Furniture
from pipeline.release import Draft, RawRelease


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Download the App for Android", "app line"),
        ("Photo: press service of the court", "photo credit"),
        ("Stay in touch with our newsroom — follow the official Telegram channel", "follow line"),
        ("Follow us on Facebook and YouTube", "follow line"),
        ("Subscribe to our newsletter", "subscribe line"),
        ("Share this page", "share line"),
        ("Share", "share line"),
        ("Print | E-mail | Share", "menu"),
        ("Home / News / Press releases", "menu"),
        ("Who We Are | News | Countries", "menu"),
        ("English Français Русский", "language switch"),
        ("Skip to main content", "menu"),
        ("© Court of Norland. All rights reserved.", "legal line"),
        ("###", "end mark"),
        ("# # #", "end mark"),
        ("-30-", "end mark"),
        ("ENDS", "end mark"),
        ("* * *", "end mark"),
        ("________", "separator"),
        ("press@example.org", "contact line"),
        ("E-mail: press@example.org", "contact line"),
        ("Read also: The court opens", "related links"),
        ("Page 1 of 3", "page number"),
        ("1,204 views", "counter"),
        ("Last updated: 12 May 2021", "page date"),
        ("This website uses cookies to improve your visit.", "cookie line"),
    ],
)
def test_furniture_is_known_by_its_words(line: str, reason: str) -> None:
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Share of bribery cases falls",
        "Copyright law amended to cover registers",
        "Follow-up report on Norland adopted",
        "Home Office of Ostmark charges two officials",
        "Photography banned in the courts of Veldania",
        "Terms and conditions of the loan were unlawful, the court found.",
        "Ends of justice served, says the Prosecutor General",
        "Norland, Ostmark and Zubrovia",
        "Subscribers were misled, the agency found.",
        "Subscribe to the principle that nobody may suffer for the truth, she asked the employers.",
        "Technical support was given by the Bank of Norland.",
        "Developed by the agency, the register serves 48 courts.",
        "Whistleblower protection comes into force",
        "Public procurement",
        "Details",
        "Followed by two officers, the minister left the court.",
        "Yes, said the minister.",
        "We are on track to open the register by July.",
        "“Follow us on this road,” he told the members of the assembly of Veldania on Telegram",
        "2019",
        "12 May 2021",
    ],
)
def test_what_a_release_says_stays(line: str) -> None:
    assert reason_of(line) == ""


def test_what_is_dropped_is_kept_with_its_place_and_reason() -> None:
    text = "The court sat.\nShare this page\nIt rose."
    draft = Furniture().clean(Draft.of(RawRelease("a.txt", text)))
    assert [line.text for line in draft.lines] == ["The court sat.", "It rose."]
    (drop,) = draft.drops
    assert (text[drop.start : drop.end], drop.cleaner, drop.reason) == ("Share this page", "furniture", "share line")
