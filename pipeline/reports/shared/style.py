"""How every chart looks: readable in black and white, with its finding on top and its source below.

Colour only helps: what it tells is told by position, hatch, marker or dash as well. The colours are Okabe and Ito's,
which colour-blind readers can tell apart. Text is drawn as it is (no mathematics between dollar signs), characters
that cannot be seen or that turn the direction of writing are replaced.

Reference: M. Okabe and K. Ito, "Color Universal Design", https://jfly.uni-koeln.de/color/
"""

from __future__ import annotations

import textwrap
import warnings
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pipeline.rows.marks import visible

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 8.0  # inches
HEAD, FOOT = 0.95, 0.42  # inches for title and subtitle, and for the source
INK, QUIET, GRID = "#1a1a1a", "#555555", "#d9d9d9"
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
MARKERS = ("o", "s", "^", "D", "v", "P")
DASHES = ("-", "--", ":", "-.", (0, (5, 1, 1, 1, 1, 1)), (0, (8, 2)))
BAR = "#0072B2"
TEXT, SMALL, TITLE = 9.0, 8.0, 13.0  # points
POINTS = 72.0  # per inch
DPI = 200  # of the PNG

SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": TEXT,
    "text.parse_math": False,
    "text.hinting": "none",  # at 200 dots per inch nobody sees it, and it costs a tenth of the time
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": QUIET,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.titlesize": TEXT,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titley": 1.0,  # where it would be moved to as well, after all ticks have been measured once more
    "axes.formatter.use_mathtext": False,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "none",
    "svg.hashsalt": "presswatch",
}


def seen(text: str, width: int | None = None) -> str:
    """Text as a chart may show it: no control or direction characters, cut at `width` characters where one is given."""
    clean = visible(text).replace("\n", " ").replace("\t", " ")
    return clean if width is None or len(clean) <= width else clean[: width - 1].rstrip() + "…"


def label(text: str, width: int, lines: int = 3) -> str:
    """A name in lines of about `width` characters, whole; only one that is no name for its length ends early, behind a word."""
    return "\n".join(textwrap.wrap(seen(text), width, max_lines=lines, placeholder=" …"))


def inches(texts: Sequence[str], size: float = TEXT) -> float:
    """Room that the longest line of some texts takes, in inches (an average letter is 0.58 of its size wide)."""
    return max((len(line) for text in texts for line in text.split("\n")), default=0) * 0.58 * size / POINTS


def rows(texts: Sequence[str], one: float, line: float = 0.14) -> float:
    """Height of rows with these names, in inches: all are as high as the one with most lines; `one` is that of a single line."""
    return len(texts) * (one + line * max((text.count("\n") for text in texts), default=0))


def panels(
    figure: Figure, rows: int = 1, columns: int = 1, *, left: float = 0.7, bottom: float = 0.5, gap: float = 0.05
) -> list[Axes]:
    """Axes in a grid between head and foot; `left`, `bottom` and `gap` in inches. Row by row from the top."""
    width, height = figure.get_size_inches()
    cell_width = (width - 0.25) / columns
    cell_height = (height - HEAD - FOOT) / rows
    grid = []
    for row in range(rows):
        for column in range(columns):
            x = column * cell_width + left
            y = FOOT + (rows - 1 - row) * cell_height + bottom
            box = (x / width, y / height, (cell_width - left - 0.15) / width, (cell_height - bottom - gap) / height)
            grid.append(figure.add_axes(box))
    return grid


def bars(axes: Axes, names: Sequence[str], values: Sequence[float], notes: Sequence[str], *, hatch: str = "") -> None:
    """Horizontal bars, the first on top, each with its note at the end; the names as `label` makes them."""
    places = range(len(names))
    axes.barh(places, values, color=BAR, edgecolor="white", hatch=hatch, height=0.72)
    axes.set_yticks(places, names, fontsize=SMALL if any("\n" in name for name in names) else TEXT)
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    for place, value, note in zip(places, values, notes, strict=True):
        axes.annotate(seen(note), (value, place), xytext=(3, 0), textcoords="offset points", va="center", fontsize=SMALL)
    axes.set_xlim(0, max(values) * 1.18 or 1)
    axes.grid(axis="x")
    axes.spines["left"].set_visible(False)


def whole_numbers(axis: Any) -> None:
    """Ticks at whole numbers only: half a release does not exist."""
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(nbins=6, integer=True, min_n_ticks=1))


def drawn(draw: Any, *, height: float, title: str, subtitle: str, source: str, alt: str) -> tuple[bytes, bytes]:
    """One figure under the style as PNG (200 dpi) and as SVG, the same bytes every time."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with matplotlib.rc_context(SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing")  # shown as a box; the tables have the name
        figure = Figure(figsize=(WIDTH, height))
        FigureCanvasAgg(figure)
        headline = textwrap.wrap(seen(title), 70, max_lines=3, placeholder=" …")
        figure.text(0.02, 1 - 0.12 / height, "\n".join(headline), fontsize=TITLE, weight="bold", va="top")
        below = 0.18 + 0.21 * len(headline)
        figure.text(0.02, 1 - below / height, seen(subtitle, 130), color=QUIET, va="top")
        figure.text(0.02, 0.1 / height, seen(source, 150), fontsize=SMALL, color=QUIET)
        draw(figure)
        for axis in (axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis) if not axis.get_label_text()):
            axis.set_label_coords(0, 0)  # else room for no label is measured out
        about = {"Title": seen(title), "Description": seen(alt)}
        return _png(figure, about), _svg(figure, about)


def _svg(figure: Figure, about: dict[str, str]) -> bytes:
    file = BytesIO()
    figure.savefig(file, format="svg", metadata={**about, "Date": None})
    return file.getvalue()


def _png(figure: Figure, about: dict[str, str]) -> bytes:
    """The figure as PNG with a palette: a third of the size of one in full colour, and written in half the time."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    figure.set_dpi(DPI)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    told = PngInfo()
    for name, words in about.items():
        told.add_text(name, words)
    pixels: Any = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), pixels, "raw", "RGBA", 0, 1).convert("RGB")
    palette = picture.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    file = BytesIO()
    palette.save(file, "png", pnginfo=told, dpi=(DPI, DPI), compress_level=6)
    return file.getvalue()
