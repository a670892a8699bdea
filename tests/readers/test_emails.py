from email.message import EmailMessage

from pipeline.readers.emails import Emails
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


def test_without_a_body_it_is_a_problem() -> None:
    for data in (message(""), message(" \n"), b"", b"\x00\xff\xfe", b"Subject: x\nContent-Type: multipart/mixed\n\nno parts"):
        found = read(data)
        assert all(isinstance(each, Problem | RawRelease) for each in found)
    (problem,) = read(message(""))
    assert isinstance(problem, Problem) and "no text" in problem.problem
