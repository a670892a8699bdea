"""Word's XML as word processors write it: what a page shows of it, and what it does not."""

import io
import zipfile

import pytest

from pipeline.readers.word.documents import Documents
from pipeline.release import RawRelease

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:shape" xmlns:v="urn:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="urn:drawing"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def document(body: str, *, edition: str = W, **others: str) -> bytes:
    """A Word file of nothing but a body, and other parts (styles, numbering, footnotes, …) by their names."""
    out = io.BytesIO()
    relations = "".join(
        f'<Relationship Id="{name}" Type="{RELATION}/{name.rstrip("12")}" Target="{name}.xml"/>' for name in others
    )
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "_rels/.rels", _relations(f'<Relationship Id="r" Type="{RELATION}/officeDocument" Target="/word/document.xml"/>')
        )
        archive.writestr("word/_rels/document.xml.rels", _relations(relations))
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{edition}" {SPACES}><w:body>{body}</w:body></w:document>')
        for name, content in others.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{edition}" {SPACES}>{content}</w:{name}>')
    return out.getvalue()


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def lines(body: str, **others: str) -> list[str]:
    (found,) = Documents().read(document(body, **others), "a.docx")
    assert isinstance(found, RawRelease), found
    shown = [line for i, line in enumerate(found.text.split("\n")) if i not in found.aside]
    return [line for line in shown if line]


def run(text: str, inside: str = "") -> str:
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def cell(*inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(inside)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"


def alternatives(choice: str, fallback: str) -> str:
    inside = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback><w:pict><v:textbox>{fallback}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{inside}</mc:AlternateContent></w:r>"


def drawn(inside: str) -> str:
    return f"<w:r><w:drawing><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing></w:r>"


JUDGE = paragraph(run("Judge Kern spoke."))
INSTRUCTION = "<w:r><w:instrText>HYPERLINK secret</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param(control(JUDGE), ["Judge Kern spoke."], id="control around a paragraph"),
        pytest.param(
            paragraph(run("Judge "), control(control(run("Kern"))), run(" spoke.")), ["Judge Kern spoke."], id="control in a line"
        ),
        pytest.param(
            JUDGE + control(paragraph(run("Enter a day")), "<w:showingPlcHdr/>"), ["Judge Kern spoke."], id="placeholder"
        ),
        pytest.param(
            paragraph(run("Judge "), f"<w:ins>{run('Kern')}</w:ins><w:del>{run('Haldasen')}</w:del>", run(" spoke.")),
            ["Judge Kern spoke."],
            id="inserted and deleted",
        ),
        pytest.param(f"<w:ins>{JUDGE}</w:ins><w:del>{JUDGE}</w:del>", ["Judge Kern spoke."], id="paragraph inserted and deleted"),
        pytest.param(
            paragraph(f"<w:moveFrom>{run('Kern')}</w:moveFrom>", run("Judge "), f"<w:moveTo>{run('Kern')}</w:moveTo>"),
            ["Judge Kern"],
            id="moved",
        ),
        pytest.param(
            paragraph("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", run("Judge ")) + paragraph(run("Kern spoke.")),
            ["Judge Kern spoke."],
            id="a paragraph whose end was deleted",
        ),
        pytest.param(
            paragraph(
                f"<w:smartTag><w:smartTag>{run('Judge ')}</w:smartTag></w:smartTag><w:customXml>{run('Kern')}</w:customXml>"
            ),
            ["Judge Kern"],
            id="smart tags and custom XML",
        ),
        pytest.param(
            paragraph(char("begin"), INSTRUCTION, char("separate"), run("Judge"), char("end"), run(" Kern")),
            ["Judge Kern"],
            id="field",
        ),
        pytest.param(
            paragraph(
                char("begin"),
                char("begin"),
                run("x"),
                char("separate"),
                run("y"),
                char("end"),
                char("separate"),
                run("Kern"),
                char("end"),
            ),
            ["Kern"],
            id="field inside the instruction of a field",
        ),
        pytest.param(paragraph(char("begin"), INSTRUCTION) + JUDGE, ["Judge Kern spoke."], id="field that nothing ends"),
        pytest.param(
            paragraph(f'<w:fldSimple w:instr="DATE">{run("12 May")}</w:fldSimple><w:hyperlink>{run(" 2021")}</w:hyperlink>'),
            ["12 May 2021"],
            id="simple field and link",
        ),
        pytest.param(
            paragraph(
                run("Judge"), run(" Haldasen", "<w:rPr><w:vanish/></w:rPr>"), run(" Kern", '<w:rPr><w:vanish w:val="0"/></w:rPr>')
            ),
            ["Judge Kern"],
            id="hidden text",
        ),
        pytest.param(
            paragraph("<w:r><w:t>anti</w:t><w:noBreakHyphen/><w:t>corruption</w:t><w:softHyphen/><w:t>law</w:t></w:r>"),
            ["anti-corruptionlaw"],
            id="hyphens",
        ),
        pytest.param(
            paragraph(
                '<w:r><w:t>5</w:t><w:sym w:font="Symbol" w:char="F0B0"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
                run("\uf06d"),
            ),
            ["5°μ"],
            id="signs",
        ),
        pytest.param(
            paragraph("<w:r><w:t>Judge</w:t><w:tab/><w:t>Kern</w:t><w:br/><w:t>spoke</w:t></w:r>"),
            ["Judge\tKern", "spoke"],
            id="tab and break",
        ),
        pytest.param(
            paragraph("<w:r><w:t>Askholm</w:t><w:tab/><w:t>410,000</w:t><w:tab/><w:t>12 cases</w:t></w:r>"),
            ["Askholm; 410,000; 12 cases"],
            id="a row made of tabs",
        ),
        pytest.param(
            paragraph(run("Above."), alternatives(drawn(box("In the box.")), box("In the box."))) + JUDGE,
            ["Above.", "In the box.", "Judge Kern spoke."],
            id="text box, in two forms",
        ),
        pytest.param(
            paragraph(alternatives("<a:blip/>", box("Old box."))),
            ["Old box."],
            id="text box in its old form only",
        ),
        pytest.param(
            paragraph(
                "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"
            ),
            ["1/4"],
            id="fraction",
        ),
        pytest.param(
            paragraph(f"<w:ruby><w:rt>{run('above')}</w:rt><w:rubyBase>{run('word')}</w:rubyBase></w:ruby><w:commentReference/>"),
            ["word"],
            id="reading aid, comment",
        ),
    ],
)
def test_what_is_shown_of_a_paragraph(body: str, shown: list[str]) -> None:
    assert lines(body) == shown


PROSE = f"The court has heard all that {'the prosecution and the defence and ' * 4}the others had to say."


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param(
            table(
                row(cell(JUDGE), cell(paragraph(run("48")))), row(cell(paragraph(run("Kern"))), cell(paragraph(run("3 years"))))
            ),
            ["Judge Kern spoke.; 48", "Kern; 3 years"],
            id="rows",
        ),
        pytest.param(
            table(
                row(
                    cell(paragraph(run("Kern"))),
                    cell(table(row(cell(paragraph(run("3 years"))), cell(paragraph(run("bribery"))))), paragraph()),
                )
            ),
            ["Kern; 3 years; bribery"],
            id="table in a cell",
        ),
        pytest.param(
            table(*(row(*(cell(paragraph(run(text))) for text in each)) for each in (("Name", "Position"), ("Kern", "judge")))),
            ["Name, Position", "Kern, judge"],
            id="people and their positions",
        ),
        pytest.param(
            table(control(row(control(cell(control(paragraph(run("Kern"))))), cell(paragraph(run("48")))))),
            ["Kern; 48"],
            id="controls",
        ),
        pytest.param(
            table(
                row(
                    cell(paragraph(run("Judges")), properties='<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'),
                    cell(paragraph(run("48"))),
                ),
                row(
                    cell(paragraph(run("Judges")), properties="<w:vMerge/>"),
                    cell(paragraph(run("50"))),
                    cell(paragraph(run("60"))),
                ),
            ),
            ["Judges; 48", "50; 60"],
            id="merged cells",
        ),
        pytest.param(
            table(row(cell(JUDGE), properties="<w:del/>"), row(cell(paragraph(run("Kern"))))), ["Kern"], id="deleted row"
        ),
        pytest.param(
            table(row(cell(paragraph(run("Court of Norland"))), cell(paragraph(run(PROSE)), JUDGE))),
            ["Court of Norland", PROSE, "Judge Kern spoke."],
            id="a table that only holds text in its place",
        ),
    ],
)
def test_what_is_shown_of_a_table(body: str, shown: list[str]) -> None:
    assert lines(body) == shown


def test_the_strict_edition_of_the_format_is_read_alike() -> None:
    assert lines(control(JUDGE) + table(row(cell(JUDGE))), edition=STRICT) == ["Judge Kern spoke."] * 2


def test_hidden_by_its_style() -> None:
    hidden = '<w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
    styles = f'{hidden}<w:style w:styleId="Aid"><w:basedOn w:val="Base"/></w:style>'
    aid = '<w:rPr><w:rStyle w:val="Aid"/></w:rPr>'
    assert lines(paragraph(run("Judge Kern"), run(" (see file)", aid)), styles=styles) == ["Judge Kern"]


def test_notes_stand_below_with_their_numbers_and_pages_heads_do_not() -> None:
    notes = (
        f'<w:footnote w:id="0">{paragraph(run("rule"))}</w:footnote><w:footnote w:id="2">{paragraph(run("By law."))}</w:footnote>'
    )
    ends = f'<w:endnote w:id="2">{paragraph(run("Since 2020."))}</w:endnote>'
    body = paragraph(
        run("Judge Kern"),
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
        run(" spoke"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        run("."),
    )
    heads = {"header1": paragraph(run("Court of Norland")), "footer1": paragraph(run("Page 1"))}
    assert lines(body, footnotes=notes, endnotes=ends, **heads) == ["Judge Kern spoke.", "[1] By law.", "[2] Since 2020."]


def level(depth: int, form: str, label: str) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{label}"/></w:lvl>'


def number(given: int, base: int, inside: str = "") -> str:
    return f'<w:num w:numId="{given}"><w:abstractNumId w:val="{base}"/>{inside}</w:num>'


LEVELS = (
    f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%1.%2)")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "·")}</w:abstractNum>{number(1, 1)}{number(2, 2)}'
    + number(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
)


def item(text: str, given: int, depth: int = 0) -> str:
    return paragraph(f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{given}"/></w:numPr></w:pPr>', run(text))


def test_items_of_lists_have_the_numbers_that_a_reader_sees() -> None:
    items = [item("judges", 1), item("of Askholm", 1, 1), item("of Lindvik", 1, 1), item("police", 1), item("others", 1, 1)]
    items += [item("dots", 2), item("seven", 3), item("none", 0), item("unknown", 9)]
    shown = ["1. judges", "1.a) of Askholm", "1.b) of Lindvik", "2. police", "2.a) others", "dots", "7. seven", "none", "unknown"]
    assert lines("".join(items), numbering=LEVELS) == shown


def test_a_list_may_come_with_a_style() -> None:
    styles = '<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert lines(paragraph('<w:pPr><w:pStyle w:val="Item"/></w:pPr>', run("judges")), styles=styles, numbering=LEVELS) == [
        "1. judges"
    ]


def test_what_is_nested_too_deep_is_damage_and_no_crash() -> None:
    deep = "<w:sdt>" * 5000 + JUDGE + "</w:sdt>" * 5000
    found = list(Documents().read(document(JUDGE + deep), "a.docx"))
    assert any(isinstance(each, RawRelease) and "Judge Kern spoke." in each.text for each in found)
    assert len(found) == 2
