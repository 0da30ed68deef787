"""People: every individual named in title and body, with roles and mentions."""

from __future__ import annotations

from kpuparse.extract.people.claims import find_claims
from kpuparse.extract.people.kinds import read
from kpuparse.extract.people.mentions import resolve
from kpuparse.record import Person


def find_people(title: str, body: str) -> tuple[Person, ...]:
    """Return the people named in `title` and `body`, by first mention, with spans in these two."""
    title_tokens, body_tokens = read(title), read(body)
    return resolve(title, title_tokens, body, body_tokens, find_claims(body, body_tokens))


__all__ = ["find_people"]
