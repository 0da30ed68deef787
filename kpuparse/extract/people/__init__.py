"""People: every individual named in title and body, with roles and mentions."""

from __future__ import annotations

from kpuparse.extract.people.claims import find_claims
from kpuparse.extract.people.mentions import resolve
from kpuparse.extract.people.tokens import tokenize
from kpuparse.record import Person


def find_people(title: str, body: str) -> tuple[Person, ...]:
    """Return the people named in `title` and `body`, by first mention, with spans in these two."""
    body_tokens = tokenize(body)
    title_tokens = tokenize(title)
    claims = find_claims(body, body_tokens)
    return resolve(title, title_tokens, body, body_tokens, claims)


__all__ = ["find_people"]
