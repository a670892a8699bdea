from email.message import EmailMessage

import pytest

from pipeline.cleaning._moments import moment_of
from pipeline.readers.mail.emails import Emails
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem

BODY = "The Court of Norland has opened a public register of the assets of its officials. " * 4


def message(body: str = BODY, html: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Fwd: Press release: Norland opens its register – today"
    mail["From"] = "Court of Norland <press@example.org>"
    mail["Date"] = "Wed, 12 May 2021 10:15:00 +0000"
    if body:
        mail.set_content(body)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def read(data: EmailMessage | bytes, reader: Emails | None = None) -> list[RawRelease | Problem | Enclosed]:
    return list((reader or Emails()).read(data if isinstance(data, bytes) else data.as_bytes(), "a.eml"))


def test_subject_date_and_sender() -> None:
    (found,) = read(message())
    assert isinstance(found, RawRelease)
    assert (found.title, found.publisher) == ("Norland opens its register – today", "Court of Norland")
    assert found.published == "Wed, 12 May 2021 10:15:00 +0000"
    assert found.text.strip() == BODY.strip()


def test_headers_of_ones_own() -> None:
    mail = message()
    mail["X-Place"], mail["X-Published"], mail["X-Release-Id"] = "Askholm", "2021-05", "nor-9"
    (found,) = read(mail)
    assert isinstance(found, RawRelease)
    assert (found.place, found.published, found.id) == ("Askholm", "2021-05", "nor-9")


def test_html_where_there_is_no_plain_text() -> None:
    mail = message("")
    mail.set_content(f"<p>{BODY}</p><p>More.</p>", subtype="html")
    (found,) = read(mail)
    assert isinstance(found, RawRelease) and found.text == f"{BODY.strip()}\nMore."


def test_attachments_are_files_of_their_own() -> None:
    mail = message("Please see the attached release.")
    mail.add_attachment(b"Norland opens.", maintype="text", subtype="plain", filename="../a release.txt")
    assert read(mail) == [Enclosed("a.eml/a release.txt", b"Norland opens.")]


def test_a_message_forwarded_as_an_attachment_is_a_message_of_its_own() -> None:
    mail = message("Please see below.")
    mail.add_attachment(message())
    (found,) = read(mail)
    assert isinstance(found, Enclosed) and found.source == "a.eml/attachment-1.eml"
    (inner,) = read(found.data)
    assert isinstance(inner, RawRelease) and inner.title == "Norland opens its register – today"


def test_more_attachments_than_are_read_are_said() -> None:
    mail = message()
    for name in ("a.txt", "b.txt", "c.txt"):
        mail.add_attachment(b"Norland opens.", maintype="text", subtype="plain", filename=name)
    release, problem, *enclosed = read(mail, Emails(most_attached=2))
    assert isinstance(release, RawRelease) and len(enclosed) == 2
    assert isinstance(problem, Problem) and "3 attachments; the first 2 were read" in problem.problem


def test_messages_without_end_inside_one_another_are_refused() -> None:
    (found,) = read(b"From: a@norland.example\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 5000)
    assert isinstance(found, Problem) and "too deep" in found.problem


TOLD = """Customs chief of Norland dismissed

ASKHOLM, 3 May 2021 – The Customs Service of Norland has dismissed the chief of
its harbour office, Ada Holm, the service said on Monday. She is said to have
taken gifts from two shipping firms over four years, and the case has gone to
the prosecutor.

“Nobody stands above the rules,” said its director, Per Voss."""
SIGNED = f"""{TOLD}

Kind regards,
Kari Lund
Press officer
Tel. +47 555 12 34"""
GMAIL = """FYI, for tomorrow.

---------- Forwarded message ---------
From: Customs Service of Norland – Press office <press@customs.example>
Date: Mon, 3 May 2021 at 09:15
Subject: Press release: Customs chief dismissed
To: <desk@paper.example>, Night Desk
 <night@paper.example>


"""
OUTLOOK = """Zur Kenntnis

-----Ursprüngliche Nachricht-----
Von: Customs Service of Norland [mailto:press@customs.example]
Gesendet: Montag, 3. Mai 2021 09:15
An: Desk; Night
 Desk
Betreff: Customs chief dismissed

"""
THUNDERBIRD = """-------- Пересылаемое сообщение --------
Тема: 	Customs chief dismissed
Дата: 	Пн, 3 мая 2021 09:15:00 +0300
От: 	Customs Service of Norland <press@customs.example>
Кому: 	desk@paper.example


"""
APPLE = """Begin forwarded message:

From: Customs Service of Norland <press@customs.example>
Subject: Customs chief dismissed
Date: 3 May 2021 at 09:15:00 CEST
To: desk@paper.example

"""
STARRED = """*From:* Customs Service of Norland <press@customs.example>
*Sent:* Monday, May 3, 2021 9:15 AM
*Subject:* Fwd: Customs chief dismissed

"""
TWICE = f"""Look!

---------- Message transféré ---------
De : Desk <desk@paper.example>
Date : mar. 4 mai 2021 à 08:00
Objet : Fwd: Customs
À : Ola

Shall we?

{STARRED}"""


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def kept(release: RawRelease) -> str:
    gone = dict(release.apart)
    return "\n".join(line for i, line in enumerate(release.text.split("\n")) if i not in gone).strip()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(GMAIL + SIGNED, id="Gmail"),
        pytest.param(OUTLOOK + SIGNED, id="Outlook in German"),
        pytest.param(THUNDERBIRD + TOLD + "\n-- \nKari Lund\nCustoms Service", id="Thunderbird in Russian"),
        pytest.param(
            "See below\n\n" + APPLE.replace("\n\nFrom", "\n\n> From").replace("\nS", "\n> S") + SIGNED, id="half quoted"
        ),
        pytest.param(quoted(APPLE + SIGNED), id="Apple Mail, quoted"),
        pytest.param(STARRED + TOLD, id="no separator, bold labels"),
        pytest.param(TWICE + SIGNED, id="forwarded twice"),
    ],
)
def test_the_message_inside_gives_text_day_title_and_publisher(body: str) -> None:
    (found,) = read(message(body))
    assert isinstance(found, RawRelease)
    assert kept(found) == TOLD
    moment = moment_of(found.published)
    assert moment is not None and (moment.date, moment.time) == ("2021-05-03", "09:15")
    assert (found.title, found.publisher) == ("Customs chief dismissed", "Customs Service of Norland")
    assert {reason for _, reason in found.apart} <= {"note of who forwards it", "head of the message inside", "signature"}


def test_a_forwarded_message_in_html() -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in TOLD.split("\n\n"))
    head = "".join(f"{line}<br>" for line in GMAIL.replace("<", "&lt;").split("\n"))
    mail = message("")
    mail.set_content(f"<div>{head}</div>{paragraphs}", subtype="html")
    (found,) = read(mail)
    assert isinstance(found, RawRelease)
    assert kept(found).split("\n") == [" ".join(each.split()) for each in TOLD.split("\n\n")]
    assert (found.title, found.publisher) == ("Customs chief dismissed", "Customs Service of Norland")


def test_of_an_answer_the_longer_tale_is_the_release() -> None:
    asked = "\n\nOn Sun, 2 May 2021 at 10:00, Ola Desk <ola@paper.example>\nwrote:\n> Please send me the release.\n> Ola"
    (found,) = read(message(SIGNED + asked))
    assert isinstance(found, RawRelease) and kept(found) == TOLD and found.publisher == "Court of Norland"
    answered = "We print it.\n\nOn Mon, 3 May 2021 at 09:15, Customs Service of Norland <press@customs.example> wrote:\n"
    (found,) = read(message(answered + quoted(SIGNED)))
    assert isinstance(found, RawRelease) and kept(found) == TOLD
    assert (found.publisher, found.published) == ("Customs Service of Norland", "Mon, 3 May 2021 at 09:15")


@pytest.mark.parametrize(
    ("above", "below", "reasons"),
    [
        ("Dear colleagues,\n\n", "", {"greeting"}),
        (
            "",
            "\n\n_____________________\nPress mailing list\nhttps://lists.customs.example/listinfo/press",
            {"mailing list's line"},
        ),
        ("", "\n\nSent from my telephone", {"signature"}),
        (
            "",
            "\n\nYours sincerely\nKari Lund\n\nThis e-mail is confidential " + "and meant for whom it is meant for " * 5,
            {"signature"},
        ),
        ("", "", set()),
    ],
)
def test_what_stands_around_the_text_goes_with_its_reason(above: str, below: str, reasons: set[str]) -> None:
    (found,) = read(message(above + TOLD + below))
    assert isinstance(found, RawRelease)
    assert kept(found) == TOLD and {reason for _, reason in found.apart} == reasons


@pytest.mark.parametrize(
    "text",
    [
        "Thank you\n\n" + "The minister thanked the court of Norland for the work that it had done over the last two years. " * 5,
        "From: 2019\nTo: 2020\n" + BODY,
        "Kind regards were sent by the king.\n" + BODY,
        "> The whole of it was quoted.\n" * 2 + BODY,
    ],
)
def test_what_only_looks_like_a_head_or_an_end_stays(text: str) -> None:
    (found,) = read(message(text))
    assert isinstance(found, RawRelease) and not {r for _, r in found.apart} - {"quoted line"}


def test_quoted_printable_that_is_not_declared_is_read() -> None:
    raw = b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\n"
    raw += b"The court of Norland=E2=80=99s regist=\ner opens =3D today, an=\nd all may look.\n"
    (found,) = read(raw)
    assert (
        isinstance(found, RawRelease) and found.text.strip() == "The court of Norland’s register opens = today, and all may look."
    )


def test_a_plain_part_that_only_points_to_the_html_is_passed_over() -> None:
    (found,) = read(message("This message is in HTML.", f"<p>{BODY}</p>"))
    assert isinstance(found, RawRelease) and found.text.strip() == BODY.strip()


def test_without_a_body_it_is_a_problem() -> None:
    for data in (message(""), message(" \n"), b"", b"\x00\xff\xfe", b"Subject: x\nContent-Type: multipart/mixed\n\nno parts"):
        found = read(data)
        assert all(isinstance(each, Problem | RawRelease) for each in found)
    (problem,) = read(message(""))
    assert isinstance(problem, Problem) and "no text" in problem.problem
