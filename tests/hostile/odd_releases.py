"""Invented releases full of what is easily taken for something else: codes, bodies named like articles, marks inside
words."""

from __future__ import annotations

from pipeline.release import Release

TEXTS = {
    "helicopters": """Norland sells its UH-1 helicopters

TORVIK, 3 September 2021 – The Ministry of Defence of Norland sold twelve UH-1 helicopters and two F-16s' spare
engines for $7.5 million,
Minister Odra Velm said on Friday. "The UH-1's record speaks for itself," she said. "We shall publish every contract
by 1 March 2022."
The A-10's and the T-72's were not for sale. Kestrel Holdings Ltd. (KH) paid 40% in advance, according to the Court of
Audit.""",
    "bodies": """AN and The Board agree on COVID-19 aid

The Audit Network (AN) and The Board have agreed to share data. AN said that it "will not tolerate" any delay. The, a
weekly, reported it
first. An official of AN, Mirela Tassk-Orvanen, told reporters that 3 of 10 cases were closed in 2019–2020. AN must
answer within 30 days.
Norland scored 41 points in the Integrity Index for 2020, two more than in 2019, and ranks 57th of 180 countries.""",
    "numbers": """Prosecutor's Office: half a million crowns recovered

OSTMARK CITY (13 May 2020) — About 1,250,000 crowns (EUR 118,000) were recovered in Q1 2020, up from 0.9 million a
year earlier; one in
three of the 44 defendants, aged 24 to 61, was sentenced to between two-and-a-half and seven years. Jorun H. Haldvik,
then-Prosecutor
General, is to report to Parliament every six months. Article 12, para. 3 of the Anti-Bribery Act 2008 provides for
fines up to 5m.""",
    "quotes": """“We have nothing to hide”, says the customs chief

‘They asked for money’, the witness said; ‘they always do.’ “Nobody,” the chief of the Customs Service of Veldania,
Aldo Brenski, added,
“is above the law” — not even he. According to Brenski's deputy, the service plans to dismiss 17 officers by the end
of 2023. The
Agency for Integrity (AFI) recommended that ministries publish their lists. He said: "The list is long. The list is
honest." Said so.""",
    "list": """Key results of the year
- 120 inspections, 14 fewer than in 2017;
- fines of 3.2 bn crowns (2017: 2.9 bn);
- MPs' declarations: 98.5 per cent on-line;
- e-procurement@norland.example; tel. +00 12 345-67-89.
See also: Law No. 114-V "On Counteracting Corruption", the Istanbul-type Action Plan and UN Convention against
Corruption (UNCAC).""",
    "capitals": """MINISTER OF JUSTICE ALDO BRENSKI RESIGNS AFTER AUDIT
THE GOVERNMENT OF VELDANIA ACCEPTED THE RESIGNATION OF MINISTER ALDO BRENSKI ON 1 APRIL 2019. "IT IS THE RIGHT STEP,"
PRIME MINISTER
ODRA VELM SAID. BRENSKI, 54, HEADED THE MINISTRY SINCE 2015. THE ANTI-CORRUPTION BUREAU (ACB) WILL REVIEW 25 CONTRACTS
WORTH USD 12M.""",
}


def odd_releases() -> tuple[Release, ...]:
    """Each text as a clean release, its first line the title, a year apart."""
    return tuple(
        Release(
            release_id=f"odd-{name}",
            published=f"{2018 + number}-04-0{number + 1}",
            title=text.partition("\n")[0],
            publisher=("Ministry of Norland", "Veldania Today")[number % 2],
            place="Torvik",
            language="en",
            source=f"{name}.txt",
            text=text,
        )
        for number, (name, text) in enumerate(TEXTS.items())
    )
