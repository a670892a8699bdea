import io
import zipfile

from pipeline.readers.archives import Archives
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem


def packed_as(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(data: bytes, reader: Archives | None = None) -> list[RawRelease | Problem | Enclosed]:
    return list((reader or Archives()).read(data, "a.zip"))


def test_every_file_is_handed_on_but_the_hidden() -> None:
    data = packed_as({"one.txt": b"One.", "in/two.txt": b"Two.", ".hidden": b"x", "__MACOSX/one.txt": b"x", "in/": b""})
    assert read(data) == [Enclosed("a.zip/one.txt", b"One."), Enclosed("a.zip/in/two.txt", b"Two.")]


def test_what_browsers_save_beside_a_page_is_left() -> None:
    data = packed_as({"in/page.htm": b"<p>One.</p>", "in/page_files/ad.html": b"<p>Buy.</p>", "/": b"x", "..": b"y"})
    assert Enclosed("a.zip/in/page.htm", b"<p>One.</p>") in read(data) and "Buy" not in str(read(data))


def test_names_lead_nowhere() -> None:
    data = packed_as({"../../etc/passwd": b"x", "/abs.txt": b"y", "a\nb.txt": b"z"})
    assert [found.source for found in read(data)] == ["a.zip/etc/passwd", "a.zip/abs.txt", "a.zip/a b.txt"]


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    bomb = packed_as({"zeros.txt": b"0" * 5_000_000})
    (found,) = read(bomb)
    assert isinstance(found, Problem) and "bomb" in found.problem
    assert isinstance(read(bomb, Archives(most_ratio=2000))[0], Enclosed)
    (found,) = read(packed_as({"a.txt": b"12345"}), Archives(most_bytes=4))
    assert isinstance(found, Problem) and "unpacks to more than 4 bytes" in found.problem
    (found,) = read(packed_as({"a.txt": b"1", "b.txt": b"2"}), Archives(most_files=1))
    assert isinstance(found, Problem) and "more than 1 files" in found.problem


def test_broken_archives() -> None:
    whole = packed_as({"a.txt": b"Norland opens its register. " * 50})
    for data in (b"", b"PK", whole[: len(whole) // 2]):
        (found,) = read(data)
        assert isinstance(found, Problem) and "broken" in found.problem
    (found,) = read(whole.replace(whole[40:60], b"\xff" * 20, 1))
    assert isinstance(found, Problem | Enclosed)
