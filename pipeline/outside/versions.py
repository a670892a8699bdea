"""The versions of Python and of the libraries that the program stands on, as installed."""

from __future__ import annotations

import platform
import re
from importlib.metadata import PackageNotFoundError, requires, version

NAME = re.compile(r"[\w.-]+")


def versions() -> dict[str, str]:
    """Name → version: Python's, and those of the packages that the program itself asks for; Python's alone where it is run from
    its source without having been installed."""
    return {"python": platform.python_version(), **of_packages()}


def of_packages() -> dict[str, str]:
    """Those of the packages alone."""
    try:
        asked = requires("presswatch") or []
    except PackageNotFoundError:
        return {}
    names = sorted(match[0] for each in asked if "extra ==" not in each and (match := NAME.match(each)))
    return {name: version(name) for name in names}
