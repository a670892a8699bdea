"""Sentences in, sums out: what each is, what it measures, and of which other sum it is part."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.analysis.money.sentences import table_of

Expected = list[tuple[str, str | None, str, str | None]]
"""Of each sum its text, its kind, what it measures, and the text of the sum that it is part of or says again."""

SENTENCES: dict[str, Expected] = {
    # the word that governs decides, not one somewhere in the sentence
    "In the bribery case the court sentenced the banker to pay CHF 40,000.": [("CHF 40,000", "fine", "", None)],
    "Assets worth USD 12 million stolen from Norland have been returned.": [("USD 12 million", "recovered", "Assets", None)],
    "USD 9 million of the stolen funds frozen in Ostmark were returned to Norland.": [
        ("USD 9 million", "recovered", "stolen funds", None)
    ],
    "The mayor took a bribe of EUR 3,000 each month.": [("EUR 3,000", "bribe", "bribe", None)],
    "The builder paid EUR 2 million in kickbacks for the bridge contract.": [("EUR 2 million", "bribe", "kickbacks", None)],
    "After the fraud the office received a grant of EUR 70,000.": [("EUR 70,000", "budget", "grant", None)],
    "The firm agreed to pay a $3 million civil penalty to settle the case.": [("$3 million", "fine", "civil penalty", None)],
    "The firm agreed to pay $5 million to settle the case.": [("$5 million", "settlement", "", None)],
    "Veldan Mills will pay $3 million to resolve claims of fraud.": [("$3 million", "settlement", "", None)],
    "The bank paid Norland EUR 2 million to settle the dispute.": [("EUR 2 million", "settlement", "", None)],
    "The clinic must pay a fine of $3 million to resolve the matter.": [("$3 million", "fine", "fine", None)],
    "The prosecutors seized assets in Norland amounting to over CHF 620 million.": [
        ("CHF 620 million", "frozen", "assets in Norland", None)
    ],
    "The assets still under seizure, amounting to CHF 4 million, will be released.": [
        ("CHF 4 million", "frozen", "assets still under seizure", None)
    ],
    "The auditors recommended that GBP 4 million be recovered.": [("GBP 4 million", "claim", "", None)],
    "GBP 6 million should be returned to the state.": [("GBP 6 million", "claim", "", None)],
    "In return, the two directors paid him CHF 2,000 in cash.": [("CHF 2,000", "payment", "", None)],
    "The director embezzled EUR 8 million.": [("EUR 8 million", "loss", "", None)],
    "The scheme deprived the state of EUR 8 million.": [("EUR 8 million", "loss", "", None)],
    "The banker laundered USD 3 million for a cartel.": [("USD 3 million", "laundered", "cartel", None)],
    "The judge set bail at $20,000.": [("$20,000", "bail", "", None)],
    "The budget has been set at CHF 3 million.": [("CHF 3 million", "budget", "", None)],
    "The rule applies to the total compensation that exceeds CHF 2 million.": [("CHF 2 million", "income", "", None)],
    "Ostmark has paid CHF 7 million back to Norland.": [("CHF 7 million", "recovered", "", None)],
    "The reports had a total asset value of more than CHF 3 billion.": [("CHF 3 billion", "assets", "total asset value", None)],
    "The assets, which increased to CHF 4 million, belong to the mayor.": [("CHF 4 million", "assets", "", None)],
    "The allowances for children should be increased by CHF 30.": [("CHF 30", "change", "allowances for children", None)],
    "Up to three winners will be awarded CHF 50,000 each.": [("CHF 50,000", "prize", "", None)],
    "The miller contributed to a CHF 9,000 payment to the baker.": [("CHF 9,000", "payment", "payment to the baker", None)],
    "The towns will receive additional funds of CHF 9 million.": [("CHF 9 million", "budget", "additional funds", None)],
    "The parties opposed the handover of these assets, totalling CHF 7 million.": [("CHF 7 million", "assets", "assets", None)],
    "The council froze the assets of the mayor and his entourage (about CHF 6 million).": [
        ("CHF 6 million", "frozen", "assets of the mayor and his entourage", None)
    ],
    "The plan comes at an immediate cost to the taxpayer of over CHF 3 million.": [
        ("CHF 3 million", "costs", "immediate cost", None)
    ],
    "The total asset value of these reports remained high at nearly CHF 3 billion.": [
        ("CHF 3 billion", "assets", "total asset value", None)
    ],
    "The budget for its peace activities totals about CHF 1 million.": [
        ("CHF 1 million", "budget", "budget for its peace activities", None)
    ],
    "The case concerns assets of Jorun Brennik and his family, amounting to over CHF 8 million.": [
        ("CHF 8 million", "assets", "", None)
    ],
    "The board awarded nearly CHF 6 million to 161 health centres.": [("CHF 6 million", "budget", "", None)],
    "Not one penny was paid.": [],
    "Half of the SARs came from banks.": [],
    "The bank forfeited $5 million and paid $3 million in costs.": [
        ("$5 million", "forfeiture", "", None),
        ("$3 million", "costs", "costs", None),
    ],
    "The clerk was ordered to pay a fine of CHF 2 million and a compensation claim amounting to CHF 5 million.": [
        ("CHF 2 million", "fine", "fine", None),
        ("CHF 5 million", "compensation", "compensation claim", None),
    ],
    "The fine amounts to CHF 4 million, a modest sum.": [("CHF 4 million", "fine", "", None)],
    "The assets under seizure total around CHF 19 million.": [("CHF 19 million", "frozen", "", None)],
    "The inspector made three payments to Brenner totalling EUR 1.2 million.": [("EUR 1.2 million", "payment", "payments", None)],
    "The builder asked for a mast in return for a grant of CHF 9,000.": [("CHF 9,000", "budget", "grant", None)],
    "The contract can be extended up to a total of $4 million over three years.": [("$4 million", "contract", "contract", None)],
    "Ministry Awards Over $1 Billion to Combat the Moth": [("$1 Billion", "budget", "", None)],
    "Harbour Clinic Pays $16 Million in Record Data Settlement": [("$16 Million", "settlement", "", None)],
    "The ministry announced $12 million in Quality Improvement grant awards to towns.": [("$12 million", "budget", "", None)],
    "The ministry made $35 million available to fight the moth.": [("$35 million", "budget", "", None)],
    "The law foresees fines of $500 for a first offence and $900 for each other offence.": [
        ("$500", "fine", "fines", None),
        ("$900", "fine", "other offence", None),
    ],
    "He used the villa without having to pay an estimated rent in between about EUR 900 and about EUR 1,800.": [
        ("EUR 900", "costs", "estimated rent", None),
        ("EUR 1,800", "costs", "estimated rent", None),
    ],
    "Direct investments from Norland totalled CHF 22 billion.": [
        ("CHF 22 billion", "investment", "Direct investments from Norland", None)
    ],
    "The council requested a credit of CHF 12 million.": [("CHF 12 million", "credit", "credit", None)],
    "The council is requesting CHF 129 million to continue the work.": [("CHF 129 million", "budget", "", None)],
    "The year closed with a deficit of CHF 5 million.": [("CHF 5 million", "balance", "deficit", None)],
    "Visitors spent CHF 15 billion in 2008, a little over 1 billion more than in the previous year.": [
        ("CHF 15 billion", "costs", "", None),
        ("1 billion", "change", "", None),
    ],
    "The thieves plundered the treasury to the tune of USD 2 billion.": [("USD 2 billion", "loss", "", None)],
    "The office released seized funds of EUR 32 million, which were returned to Norland.": [
        ("EUR 32 million", "recovered", "seized funds", None)
    ],
    "The office holds seized funds of EUR 32 million, which were stolen in Norland.": [
        ("EUR 32 million", "frozen", "seized funds", None)
    ],
    "Funds seized in Norland totalling around EUR 36 million were returned to the town.": [
        ("EUR 36 million", "recovered", "", None)
    ],
    "Funds seized in Norland totalling around EUR 36 million were counted.": [("EUR 36 million", "frozen", "", None)],
    "The threshold for cash payments will be lowered from EUR 9,000 to EUR 3,000.": [
        ("EUR 9,000", "limit", "threshold for cash payments", None),
        ("EUR 3,000", "limit", "threshold for cash payments", None),
    ],
    "Cash payments of more than EUR 9,000 will be counted.": [("EUR 9,000", "payment", "", None)],
    "The firm obtained projects worth EUR 4 billion in Norland.": [("EUR 4 billion", None, "projects", None)],
    "In all, 28 projects totalling EUR 257 million were approved.": [("EUR 257 million", "budget", "projects", None)],
    # what it measures reads behind "of" or "for", or nothing stands there
    "Norland will spend EUR 5 million on the restoration of the harbour.": [
        ("EUR 5 million", "costs", "restoration of the harbour", None)
    ],
    "Norland donated EUR 1.2 million for the preservation of its ships.": [
        ("EUR 1.2 million", "budget", "preservation of its ships", None)
    ],
    "The office announced that it was allocating CHF 1 million to Norland.": [("CHF 1 million", "budget", "", None)],
    "The total trade volume was EUR 348 million.": [("EUR 348 million", "trade", "total trade volume", None)],
    "The annual budget amounts to approximately EUR 407 million.": [("EUR 407 million", "budget", "annual budget", None)],
    "Norland: EUR 130 million seized by the prosecutor.": [("EUR 130 million", "frozen", "", None)],
    "The town had to pay EUR 9,000.": [("EUR 9,000", "payment", "", None)],
    "The road was finished late, at a cost of EUR 7 million.": [("EUR 7 million", "costs", "cost", None)],
    "The gap is EUR 2 billion more than a year ago.": [("EUR 2 billion", "change", "gap", None)],
    "Some 9 million francs blocked so far by way of assistance.": [("9 million francs", "frozen", "", None)],
    "Each award carries prize money of CHF 30,000.": [("CHF 30,000", "prize", "prize money", None)],
    "The ministry announced the availability of EUR 350 million in new funding.": [
        ("EUR 350 million", "budget", "new funding", None)
    ],
    "The office opened applications for EUR 9 million.": [("EUR 9 million", None, "", None)],
    "Norland has provided EUR 4 million in funding including aid for towns.": [("EUR 4 million", "budget", "funding", None)],
    "The ministry gave $5 million for research and training.": [("$5 million", "payment", "research and training", None)],
    "The ministry gave $5 million for research & training in food/water safety.": [
        ("$5 million", "payment", "research & training in food/water safety", None)
    ],
    "The bank provided $2 million in Ada Brenner ABC/XYZ Program grants.": [
        ("$2 million", "budget", "Ada Brenner ABC/XYZ Program grants", None)
    ],
    "The council gave $5 million for anti-drug work.": [("$5 million", "payment", "anti-drug work", None)],
    "Norland spent CHF 7 million on schools and hospitals and CHF 8 million on roads.": [
        ("CHF 7 million", "costs", "schools and hospitals", None),
        ("CHF 8 million", "costs", "roads", None),
    ],
    "Some CHF 9 million will remain blocked in four banks in Osthaven.": [("CHF 9 million", "frozen", "", None)],
    "Norland will contribute CHF 2 million to the fund for the period from 2015 to 2019.": [
        ("CHF 2 million", "budget", "", None)
    ],
    "The total asset value remained high at nearly CHF 3 billion.": [("CHF 3 billion", "assets", "total asset value", None)],
    "The programs are built from the foundations laid in the $1 billion provided to towns.": [("$1 billion", "budget", "", None)],
    # totals do not count twice
    "The office froze EUR 10 million, of which EUR 4 million belongs to the mayor.": [
        ("EUR 10 million", "frozen", "", None),
        ("EUR 4 million", None, "", "EUR 10 million"),
    ],
    "The budget is EUR 90 million, including EUR 20 million for schools.": [
        ("EUR 90 million", "budget", "budget", None),
        ("EUR 20 million", "budget", "schools", "EUR 90 million"),
    ],
    "The state recovered EUR 3 million of the EUR 9 million.": [
        ("EUR 3 million", "recovered", "", "EUR 9 million"),
        ("EUR 9 million", "recovered", "", None),
    ],
    "The fund received EUR 10 million. Norland gave EUR 6 million and Ostmark gave EUR 4 million.": [
        ("EUR 10 million", "payment", "", None),
        ("EUR 6 million", "payment", "", "EUR 10 million"),
        ("EUR 4 million", "payment", "", "EUR 10 million"),
    ],
    "The firm paid a fine of EUR 7 million. The fine of EUR 7 million is final.": [
        ("EUR 7 million", "fine", "fine", None),
        ("EUR 7 million", "fine", "fine", "EUR 7 million"),
    ],
    "The clerk was fined EUR 500. The driver was also fined EUR 500.": [
        ("EUR 500", "fine", "", None),
        ("EUR 500", "fine", "", None),
    ],
    "The bank paid EUR 5 million to Norland and EUR 5 million to Ostmark.": [
        ("EUR 5 million", "payment", "", None),
        ("EUR 5 million", "payment", "", None),
    ],
    "Grant for the harbour: EUR 5 million\nGrant for the museum: EUR 5 million": [
        ("EUR 5 million", "budget", "", None),
        ("EUR 5 million", "budget", "", None),
    ],
    # no money
    "The exchange rate remained constant at the level of 1.20 CHF/EUR.": [],
    "The bank sold 1.20 francs per euro.": [],
    "One SAR involved assets of the mayor.": [],
    "The 350-pound statue was stolen from the temple.": [],
    "The visitors carried 2,000 pounds of rice to the village.": [],
    "The delegations praised the organisation of Euro 08 in both countries.": [],
    "The school passed the 1,000 mark this spring.": [],
    "The bank sent in 1,200 SARs and 40 other reports.": [],
    "Some 5,000 real people were asked by the survey.": [],
    "The team won 3,000 crowns of laurel leaves at the games.": [],
    # money for all that
    "He was ordered to pay a 350-pound fine.": [("350-pound", "fine", "fine", None)],
    "The baker paid 50,000 crowns to the inspector.": [("50,000 crowns", "payment", "", None)],
}


@pytest.fixture(scope="module")
def sums(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    return table_of("sums", SENTENCES, tmp_path_factory.mktemp("sums"))


@pytest.mark.parametrize(("place", "expected"), enumerate(SENTENCES.values()), ids=SENTENCES)
def test_a_sentence_and_its_sums(sums: pd.DataFrame, place: int, expected: Expected) -> None:
    own = sums[sums["release_id"] == f"r{place}"]
    text = dict(zip(own["start"], own["text"], strict=True))
    found = [
        (surface, None if pd.isna(kind) else kind, what, None if pd.isna(whole) else text[whole])
        for surface, kind, what, whole in zip(own["text"], own["kind"], own["what"], own["part_of"], strict=True)
    ]
    assert found == expected
