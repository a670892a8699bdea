"""What browsers save beside a page: a folder of its pictures, frames and scripts, which are no releases.

`Verdict.html` comes with `Verdict_files`; the ending is that of the browser's language (Microsoft Learn, "Connected Files").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import TypeVar

# fmt: off
ENDINGS = (
    "_archivos", "_arquivos", "_bestanden", "_bylos", "-Dateien", "_Dateien", "_datoteke", "_dosyalar", "_elemei", "_failid",
    "_fails", "_fajlovi", "_ficheiros", "_fichiers", "-filer", ".files", "_files", "-files", "_file", "_fitxers", "_fitxategiak",
    "_pliki", "_soubory", "_tiedostot",
)
# fmt: on
PAGE = re.compile(r"(.+)\.(?:html?|xhtml)(?:\.gz)?", re.IGNORECASE | re.DOTALL)

AnyPath = TypeVar("AnyPath", bound=PurePath)


def beside_pages(paths: Iterable[AnyPath]) -> frozenset[AnyPath]:
    """The paths among those of a corpus that lie in the folder of a saved page."""
    paths = list(paths)
    pages = [(path.parent, match[1]) for path in paths if (match := PAGE.fullmatch(path.name))]
    folders = {parent / f"{stem}{ending}" for parent, stem in pages for ending in ENDINGS}
    return frozenset(path for path in paths if not folders.isdisjoint(path.parents))
