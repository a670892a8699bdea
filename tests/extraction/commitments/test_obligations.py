"""What lays a task on somebody, beside what looks like it: acts and states, deeds and standing rules, promises and plans."""

from __future__ import annotations

import pytest

from tests.extraction.commitments.test_commitments import commitments


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The rules must respect the treaty.", None),
        ("Norland, committed to transparency, will publish its books.", "Norland"),
        ("Norland must comply with the recommendations of the report.", "Norland"),
        ("To stop bribery, banks have to report payments.", "banks"),
        ("It is banks that should be bound by the treaty.", None),
        ("The risk must continue to be watched.", None),
        ("The ministries must remain vigilant.", "ministries"),
        ("The settlement requires Ostmark Trade Bank to train its officers.", "Ostmark Trade Bank"),
        ("Further measures are required to protect the courts.", None),
        ("The Customs Service has been tasked with drafting the report.", "Customs Service"),
        ("Ivana Roe promised that Norland would publish its contracts.", "Norland"),
        ("Norland vowed that it would publish its contracts.", "Norland"),
        ("Ivana Roe assured the council that the contracts would be published.", None),
        ("Ostmark Trade Bank agreed that its books will be published.", "Ostmark Trade Bank"),
        ("Norland is set to publish its contracts.", "Norland"),
        ("Norland and Veldania are due to sign a treaty.", "Norland and Veldania"),
        ("Clean Hands Norland called for the ministries to publish every contract.", "ministries"),
        ("Ivana Roe appealed to the ministries to publish every contract.", "ministries"),
        ("It is imperative that the ministries publish every contract.", "ministries"),
        ("The council insisted that the Customs Service publish its books.", "Customs Service"),
        ("The council expects the Customs Service to publish its books.", "Customs Service"),
        ("Norland repeated its pledge to publish every contract.", "Norland"),
    ],
)
def test_what_commits(text: str, actor: str | None) -> None:
    assert [row.actor for row in commitments(text)] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "The winners were partnerships committed to build open registers.",
        "The fees are a means intended to protect the rivers.",
        "In 2018 the council finalized rules that use fees for mines to encourage owners to improve safety.",
        "Norland can save money by allowing health plans to negotiate their prices.",
        "Hospital plans to cover visits cost more in Torvik.",
        "The museum holds fish samples which should serve as a reference for later projects.",
        "It must take place under supervision.",
        "At the meeting the Audit Court will adopt the nomination of Tomas Hale to the presidency.",
        "Norland will confirm the appointment of Ivana Roe in May.",
        "Banks still have to fulfil the requirements of the Mining Act.",
        "Strict compliance with the Mining Act is required to prevent accidents.",
        "To enable rivals to open the lines, they have to install their own equipment.",
        "Under the terms of the treaties, if a transfer is sought by two states, the other party must make its decision at once.",
        "In the first draft, the council initially proposed abolishing voluntary reports.",
        "We have asked the court to extend the deadlines.",
        "The ministry requests the judge to dismiss the claim.",
        "Individuals who are interested in the prize are encouraged to join the list.",
        "Visitors are invited to consult the website of the museum.",
        "Recourse to the article, which has proven difficult, should in future become unnecessary.",
        "Information must move in both directions.",
        "The price rises must stop.",
        "The products must be easy to use in a flood.",
        "The new rules should be compliant by May.",
        "Our officers must be able to serve without fear.",
        "Tomas Hale should be proud of his work.",
        "Farmers should feel at home in our hospitals.",
        "The forecast should not be underestimated.",
        "A defendant should be presumed innocent.",
        "Norland has many files that should not be opened.",
        "Banks are currently required to file their reports on paper.",
        "Bonus holders will continue to have to pay tax.",
        "All states are obliged to prosecute such crimes.",
        "The trade rules require banks to file their reports.",
        "The Criminal Code states that files must be kept.",
        "The Customs Service is tasked with drafting reports.",
        "Licences will no longer be granted unless the council agrees.",
        "To obtain a licence, a bank must file its reports.",
        "The group will not be recommending any rules.",
        "The ministers will end the meeting with a visit to Torvik.",
        "The Audit Court will begin operating on 1 January 2025.",
        "Tomas Hale will step down in May.",
        "Prosecutions alone will not solve the problem.",
        "The council insisted that the Customs Service publishes its books.",
        "The council discussed Norland's plan to publish every contract.",
        "The economy is expected to grow in May.",
        "The council expects prices to rise.",
        "The film is set in Torvik.",
        "The delay is due to bad weather.",
        "It is vital that the bridge is open.",
        "The ruling is also to be seen in a good light.",
        "The Audit Court should only be liable for its own acts.",
        "The bank was first proposed by Norland.",
        "The goal of the test is to prevent floods.",
        "Norland gave notice of its intention to leave the treaty.",
        "A certificate is required to enter the hall.",
        "Engines require valves to work.",
        "Builders require a high degree of skill to succeed.",
        "The removal should have only a minor impact.",
        "It is possible if the state has expressed its willingness to cooperate.",
        "Each of us has responsibilities to fulfill.",
        "The exemptions should affect no more than forty farms.",
    ],
)
def test_what_commits_nobody(text: str) -> None:
    assert commitments(text) == []
