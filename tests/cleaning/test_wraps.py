from pipeline.cleaning.wraps import Wraps
from pipeline.release import Draft, RawRelease


def unwrapped(text: str) -> list[str]:
    return [line.text for line in Wraps().clean(Draft.of(RawRelease("a.txt", text))).lines if line.text]


WRAPPED = """Norland opens its register

12 May 2021
Askholm

The Republic of Norland has opened a public register of the assets of
its officials. It holds the declarations of judges, prosecutors and
police officers, and more are to follow.
- Judges are to declare their assets by 1 July, and every year there-
after.
- Prosecutors follow."""


def test_wrapped_paragraphs_are_joined_and_short_lines_are_not() -> None:
    assert unwrapped(WRAPPED) == [
        "Norland opens its register",
        "12 May 2021",
        "Askholm",
        "The Republic of Norland has opened a public register of the assets of its officials. It holds "
        "the declarations of judges, prosecutors and police officers, and more are to follow.",
        "- Judges are to declare their assets by 1 July, and every year there-after.",
        "- Prosecutors follow.",
    ]


def test_a_paragraph_per_line_stays_so() -> None:
    text = f"The register holds 1,200 declarations{', and more are to follow before the end of the year' * 2}.\nShort."
    assert unwrapped(text) == text.split("\n")


def test_a_list_of_short_lines_is_not_joined() -> None:
    text = "The members of the board, in the order of their appointment:\nYorun Haldasen\nIlsabet Kern\nMarta Oldenvik"
    assert unwrapped(text) == text.split("\n")


def test_places_in_the_raw_text_are_kept() -> None:
    draft = Wraps().clean(Draft.of(RawRelease("a.txt", WRAPPED)))
    paragraph = next(line for line in draft.lines if line.text.startswith("The Republic"))
    assert WRAPPED[paragraph.start : paragraph.end].split() == paragraph.text.split()


def test_a_heading_above_a_long_paragraph_is_not_joined_to_it() -> None:
    sections = [
        f"A heading of some sixty letters that says what follows, no. {i}\n{'It is a long paragraph. ' * 8}" for i in range(9)
    ]
    text = "The lead.\n\n" + "\n".join(section.strip() for section in sections)
    assert unwrapped(text) == [line for line in text.split("\n") if line]
