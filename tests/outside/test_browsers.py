from pathlib import PurePosixPath

import pytest

from pipeline.outside.browsers import beside_pages


@pytest.mark.parametrize(
    ("folder", "goes"),
    [
        ("news/Verdict_files", True),
        ("news/Verdict-Dateien", True),
        ("news/Court.of.Torvik_fichiers", True),
        ("news/packed_files", True),
        ("Verdict_files", False),  # the page lies elsewhere
        ("news/Ruling_files", False),
        ("news/Verdict", False),
    ],
)
def test_what_lies_in_the_folder_of_a_saved_page_is_no_release(folder: str, goes: bool) -> None:
    pages = [PurePosixPath("news", name) for name in ("Verdict.html", "Court.of.Torvik.htm", "packed.html.gz", ".html", "..", "")]
    part = PurePosixPath(folder, "frames", "ad.html")
    assert beside_pages([*pages, part]) == ({part} if goes else set())
