"""The text of an e-mail (.eml) by Python's own `email`: its subject as title, its date, its body."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from summarizer.errors import InputError
from summarizer.reading.content import Content, Limits, Note
from summarizer.reading.text import decode


def content(data: bytes, name: str, limits: Limits, note: Note) -> Content:  # noqa: ARG001  (the readers' signature)
    """Read an e-mail: the plain body where there is one, else the HTML one. Attachments are named, not read.

    Parameters
    ----------
    data, name, limits, note
        As of `formats.content_of`.

    Raises
    ------
    InputError
        No body that can be read.
    """
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    title = " ".join(str(_header(mail, "subject") or "").split()) or None
    body = _body(mail, name, note)
    attached = [part.get_filename() or part.get_content_type() for part in _attachments(mail)]
    if attached:
        note(f"{name}: not read, being attached: {', '.join(attached)}.")
    text = f"# {title}\n\n{body}" if title else body
    return Content(text=text, title=title, published=_day(mail))


def _header(mail: EmailMessage, header: str) -> object:
    try:
        return mail[header]
    except (MessageError, ValueError, IndexError, AttributeError, TypeError):  # headers made to break parsers
        return None


def _body(mail: EmailMessage, name: str, note: Note) -> str:
    part = mail.get_body(preferencelist=("plain", "html"))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        raise InputError(f"{name} is an e-mail without a text.", "Save the text, or give the attachment itself.")
    page = part.get_content_subtype() == "html"
    charset = part.get_content_charset()
    text = decode(payload, name, note, charset=None if charset == "us-ascii" else charset, page=page)
    if page:
        from summarizer.reading.html import content as page_content  # noqa: PLC0415

        return page_content(text, name).text
    return _unflowed(text) if part.get_param("format") == "flowed" else text


def _unflowed(text: str) -> str:
    """Join the lines of a body whose lines end in a blank where they go on (RFC 3676)."""
    return text.replace(" \r\n", " ").replace(" \n", " ")


def _attachments(mail: EmailMessage) -> Iterator[EmailMessage]:
    try:
        yield from (part for part in mail.iter_attachments() if isinstance(part, EmailMessage))
    except (MessageError, ValueError, AttributeError, TypeError):
        return


def _day(mail: EmailMessage) -> date | None:
    """The day it was sent, where its sender was."""
    stated = _header(mail, "date")
    try:
        sent: datetime | None = parsedate_to_datetime(str(stated)) if stated else None
    except (ValueError, TypeError, IndexError):
        return None
    return sent.date() if sent else None
