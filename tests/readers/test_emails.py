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


def read(data: EmailMessage | bytes) -> list[RawRelease | Problem | Enclosed]:
    return list(Emails().read(data if isinstance(data, bytes) else data.as_bytes(), "a.eml"))


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


def test_without_a_body_it_is_a_problem() -> None:
    for data in (message(""), message(" \n"), b"", b"\x00\xff\xfe", b"Subject: x\nContent-Type: multipart/mixed\n\nno parts"):
        found = read(data)
        assert all(isinstance(each, Problem | RawRelease) for each in found)
    (problem,) = read(message(""))
    assert isinstance(problem, Problem) and "no text" in problem.problem
