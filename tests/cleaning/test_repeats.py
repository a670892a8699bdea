from dataclasses import replace

from pipeline.cleaning.repeats import Repeats
from pipeline.release import Draft, HeaderField, RawRelease

NOTE = "Attention: every person is held innocent until a court of Norland has said otherwise."


def draft(number: int, *paragraphs: str, publisher: str = "Court of Norland", duplicate_of: str | None = None) -> Draft:
    fields = (HeaderField("publisher", publisher, "metadata"),)
    raw = RawRelease(f"{publisher}/{number}.txt", "\n\n".join(paragraphs))
    return replace(Draft.of(raw), header=fields, duplicate_of=duplicate_of)


def left(*drafts: Draft) -> list[list[str]]:
    found = Repeats().cleaned(drafts)
    assert [each.lines for each in Repeats().cleaned(drafts[::-1])][::-1] == [each.lines for each in found]
    return [[line.text for line in each.lines if line.text] for each in found]


def own(number: int) -> str:
    return f"In case {number} the court sat."


def test_what_stands_below_three_releases_of_a_publisher_goes() -> None:
    assert left(*(draft(i, own(i), NOTE) for i in range(3))) == [[own(i)] for i in range(3)]
    found = Repeats().cleaned([draft(i, own(i), NOTE) for i in range(3)])
    assert [(drop.text, drop.cleaner) for drop in found[0].drops] == [(NOTE, "repeats")]


def test_two_releases_or_two_publishers_are_not_enough() -> None:
    two = [draft(i, own(i), NOTE) for i in range(2)]
    assert left(*two) == [[own(0), NOTE], [own(1), NOTE]]
    assert left(*two, draft(2, own(2), NOTE, publisher="Court of Ostmark"))[2] == [own(2), NOTE]


def test_a_paragraph_between_own_ones_stays() -> None:
    assert left(*(draft(i, own(i), NOTE, own(i + 10)) for i in range(3)))[0] == [own(0), NOTE, own(10)]


def test_a_few_other_words_make_no_difference() -> None:
    variants = (NOTE, NOTE.replace("Attention", "Please note"), NOTE.replace("otherwise.", "otherwise"))
    assert left(*(draft(i, own(i), note) for i, note in enumerate(variants))) == [[own(i)] for i in range(3)]


def test_figures_make_all_the_difference() -> None:
    series = [f"The register of the court of Norland now holds {n} declarations of judges and prosecutors." for n in (10, 20, 30)]
    assert left(*(draft(i, own(i), line) for i, line in enumerate(series))) == [[own(i), line] for i, line in enumerate(series)]


def test_so_do_names() -> None:
    form = "Norland and {} want to act side by side against crime across borders, the court has announced."
    lines = [form.format(country) for country in ("Veldania", "Ostmark", "Zubrovia")]
    assert left(*(draft(i, own(i), line) for i, line in enumerate(lines))) == [[own(i), line] for i, line in enumerate(lines)]


def test_copies_are_one_story_and_a_text_never_vanishes() -> None:
    copies = [draft(i, own(1), NOTE, duplicate_of="Court of Norland/0" if i else None) for i in range(4)]
    assert left(*copies) == [[own(1), NOTE]] * 4
    assert left(*(draft(i, NOTE) for i in range(4))) == [[NOTE]] * 4
