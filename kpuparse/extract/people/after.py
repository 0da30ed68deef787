"""Names behind a role phrase: `Ketua KPU Kotabaru, Budi`, lists, and names that words announce."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from kpuparse.extract.people.board import Board
from kpuparse.extract.people.heads import starts_role
from kpuparse.extract.people.names import NameFind, is_area
from kpuparse.extract.people.phrases import RoleFind, read_role
from kpuparse.extract.people.tokens import ANNOUNCES, ROLE, Token, Tokens
from kpuparse.extract.people.walk import HEADS, UNITS
from kpuparse.lexicon import areas, cues, roles
from kpuparse.lexicon.names import AMBIGUOUS, GIVEN, HONORIFICS

# What stands between a role and the names that it announces.
_ANNOUNCEMENTS: Final = {
    phrase[0]: phrase
    for phrase in (
        ("di", "antaranya"),
        ("atas", "nama"),
        ("antara", "lain"),
        ("diantaranya",),
        ("masing-masing",),
        *((word,) for word in cues.NAMING),
    )
}
_ANNOUNCING_MARKS: Final = frozenset({",", ":", ";"})
# Marks behind which a name may be in apposition to the role.
_APPOSING: Final = frozenset({",", "("})
# `Bertugas sebagai pemimpin apel, Yoga`: with these before it a common noun is one person's.
_DETERMINERS: Final = frozenset({"seorang", "satu", "sang", "sebagai", "selaku"})


# How what announces names at a distance begins (see `_examples`).
_ANNOUNCING: Final = cues.ANNOUNCING - {"antaranya"} | {"di"}
# Words behind a position that say which of its holders is meant.
_WHICH: Final = frozenset(
    {"lain", "lainnya", "tersebut", "terdahulu", "sebelumnya", "selanjutnya", "berikutnya", "terakhir"}
)
_SAYING_WHICH: Final = _WHICH | {"yang"}
# Words in small letters behind a role that lead to a name.
_TELLING: Final = HONORIFICS | _WHICH | frozenset(_ANNOUNCEMENTS) | {"yang", "dari"}
_NO_VERBS: Final = cues.AND | cues.TIES | cues.FUNCTION
_OF_BODIES: Final = roles.ORGANIZATIONS | roles.MODIFIERS
# Where somebody stands in a photo.
_PICTURED: Final = frozenset({"kiri", "kanan", "tengah", "berdiri", "duduk", "depan", "belakang", "dua", "tiga"})


def _is_plain(token: Token) -> bool:
    """Tell whether `token` is a plain word in small letters, so that only words behind it announce names."""
    return not token.cap and token.text.isalpha() and token.folded not in _TELLING


def _one_word(tokens: Tokens, at: int) -> NameFind:
    """Return the name that the token `at` is by itself."""
    return NameFind(at, at + 1, tokens.starts[at], tokens.end(at), (tokens[at].folded,))


class After:
    """Finds the names behind a role phrase."""

    __slots__ = ("_announcers", "board", "tokens")

    def __init__(self, board: Board) -> None:
        self.board = board
        self.tokens = board.tokens
        self._announcers = self.tokens.places(ANNOUNCES)

    def names(self, role: RoleFind) -> tuple[list[NameFind], int]:
        """Return the names behind `role`, and the token after them."""
        at = role.last
        if at >= len(self.tokens) or (_is_plain(self.tokens[at]) and self._announced(role) is None):
            return [], at
        if self.tokens[at].folded in _SAYING_WHICH:
            at = self._past_insert(at)
            if at >= len(self.tokens):
                return [], at
        if self._crowd(role) or (role.last - role.first == 1 and self._addressed(role)):
            return [], role.last
        if self.tokens[at].text == "(":
            at = self._past_picture(at)
            if at >= len(self.tokens):
                return [], role.last
        name = self._name_at(at, role)
        if name:
            return self._list(name, role, bracket=False)
        mark = self.tokens[at].text
        generic = mark in _APPOSING and self._generic(role, at + 1)
        if mark == "(" and not generic and (following := self._name_at(at + 1, role)):
            return self._list(following, role, bracket=True)
        if mark in _ANNOUNCING_MARKS or self.tokens[at].folded in _ANNOUNCEMENTS:
            start = self._past_naming(at, role)
            name = self._name_at(start, role) if start > at else None
            apposed = start == at + 1 and mark == ","
            if apposed and name and self._fronted(role, name):
                return [], role.last
            if apposed and generic and not (name and self._with_field(role, name)):
                return [], role.last
            if name and not self._says_own_role(name, start):
                return self._list(name, role, bracket=False)
        affiliated = self._affiliated(role)
        if affiliated:
            return affiliated, affiliated[-1].last
        announced = self._announced(role)
        if announced is not None:
            return self._list(announced, role, bracket=False)
        return [], role.last

    def _generic(self, role: RoleFind, at: int) -> bool:
        """Tell whether a common noun in small letters need not be said of the name at `at`, behind its mark."""
        if role.head not in roles.GENERIC or role.last - role.first > 2 or self.tokens[role.first].cap:
            return False
        if role.first > 0 and self.tokens[role.first - 1].folded in _DETERMINERS:
            return False
        name = self._name_at(at, role)
        return not (name is not None and name.honorifics) and not self._counted(role)

    def _name_at(self, at: int, role: RoleFind) -> NameFind | None:
        """Return the name at `at`; behind a function or an office in full no district can stand, but for its like."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if not token.cap and token.folded not in HONORIFICS:
            return None
        if at in self.board.covered:
            return None
        name = self.board.read(at)
        upper = (
            name is not None
            and len(name.words) == 1
            and (role.head in roles.EVENT_ROLES or (role.last - role.first > 2 and self._of_office(role)))
        )
        if name is None or not self.board.may_be_person(name, upper=upper):
            return self._everyday(at, role)
        if not ((upper or name.honorifics) and is_area(name.words)):
            return name
        follows = self.board.past_separator(name.last) if name.last < len(self.tokens) else None
        other = self.board.read(follows) if follows is not None else None
        return None if other is not None and is_area(other.words) else name

    def _of_office(self, role: RoleFind) -> bool:
        """Tell whether a role phrase names an office and nothing below it."""
        words = [t.folded for t in self.tokens[role.first : role.last]]
        return roles.LOCAL.isdisjoint(words) and not roles.OFFICES.isdisjoint(words)

    def _everyday(self, at: int, role: RoleFind) -> NameFind | None:
        """`bendahara Jaya dan …`, `Pengurus panti, Mulia, menerima`: a name of one everyday word, by its place."""
        token = self.tokens[at]
        if not token.cap or token.folded not in AMBIGUOUS:
            return None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        direct = at == role.last and self.tokens[role.last - 1].text[0].islower()
        apposed = self.tokens[at - 1].text == "," and after is not None and after.text == ","
        if (after is not None and after.cap) or not (direct or apposed):
            return None
        return _one_word(self.tokens, at)

    def _next_sentence(self, role: RoleFind) -> NameFind | None:
        """`lima panelis. Mereka adalah Rina (Unsoed), …`: the first name in a sentence that names them."""
        if not self._counted(role):
            return None
        ahead = tuple(t.folded for t in self.tokens[role.last : role.last + 3])
        if ahead[1:2] not in {("mereka",), ("keduanya",)}:
            return None
        behind = role.last + 3
        if ahead[2:] and ahead[2] not in cues.COPULAS and (width := self._composed(role.last + 2)):
            behind = role.last + 2 + width
        elif not ahead[2:] or ahead[2] not in cues.COPULAS:
            return None
        return self._list_start(behind, role)

    def _list_start(self, at: int, role: RoleFind) -> NameFind | None:
        """Return the first name of a list, behind a mark or a number at `at`; None where none stands there."""
        marked = at < len(self.tokens) and self.tokens[at].text in {":", ","}
        return self._first_of_list(self.board.past_number(at + marked), role)

    def _composed(self, at: int) -> int:
        """`terdiri dari`, `terdiri atas`: how many words say at `at` of whom a group is made up."""
        words = tuple(t.folded for t in self.tokens[at : at + 2])
        return 2 if words in {("terdiri", "dari"), ("terdiri", "atas")} else 0

    def _with_field(self, role: RoleFind, name: NameFind) -> bool:
        """`staf Rendatin, Wawan,`: a position in small letters with a field, and a known name in commas behind it."""
        company = role.first > 0 and self.tokens[role.first - 1].folded in {"didampingi", "oleh", "bersama", "dipandu"}
        field = role.last - role.first > 1 and (self.tokens[role.last - 1].cap or company)
        return (
            field
            and name.given
            and self.tokens[name.last : name.last + 1] != []
            and (not self.tokens[name.last].text[0].isalpha() or self.tokens[name.last].folded in cues.AND)
        )

    def _affiliated(self, role: RoleFind) -> list[NameFind]:
        """`narasumber dari KPU Kota A, Budi dan KPU Kab. B, Rina`: names behind where their holders are from."""
        if role.head not in roles.EVENT_ROLES or self.tokens[role.last].folded != "dari":
            return []
        found: list[NameFind] = []
        at = role.last + 1
        while (name_at := self._past_affiliation(at)) is not None:
            name = self._name_at(name_at, role)
            if name is None:
                break
            found.append(name)
            here = self.board.past_name_bracket(name.last)
            follows = self.board.past_separator(here) if here < len(self.tokens) else None
            if follows is None:
                break
            at = follows
        return found

    def _past_affiliation(self, at: int) -> int | None:
        """Return the token behind an organisation's name and a comma or an opening bracket, or None."""
        if at >= len(self.tokens) or self.tokens[at].folded not in roles.ORGANIZATIONS:
            return None
        for here in range(at, min(at + 14, len(self.tokens) - 1)):
            token = self.tokens[here]
            if token.text == "(" and self._short_form(here):
                # `dari Dinas Sosial (Dinsos), Karmadi`
                return here + 4
            if token.text in {",", "("}:
                # `dari KPU Kabupaten Jayapura, Papua, Budi`
                place = self.tokens[here + 1].folded in areas.upper_names() and here + 3 < len(self.tokens)
                return here + 3 if place and self.tokens[here + 2].text == "," else here + 1
            if not (token.cap or token.text[0].isdigit() or token.folded in cues.AND or token.text in {".", "/"}):
                return None
            if starts_role(token):
                return None
        return None

    def _announced(self, role: RoleFind) -> NameFind | None:
        """`Moderator yang diusulkan ialah Rina`: the first name behind words that announce names."""
        if self.tokens[role.last].text == "." and (listed := self._next_sentence(role)) is not None:
            return listed
        stop = min(role.last + 8, len(self.tokens) - 1)
        ahead = bisect_left(self._announcers, role.last)
        if ahead == len(self._announcers) or self._announcers[ahead] > stop:
            return None
        for at, token in enumerate(self.tokens[role.last : stop], role.last):
            if token.folded in _ANNOUNCING and (width := self._announcing(at, role)):
                return self._list_start(at + width, role)
            if token.cap or not (token.text.isalpha() or token.text == ",") or token.kinds & ROLE:
                return None
        return None

    def _announcing(self, at: int, role: RoleFind) -> int:
        """Return how many words at `at` announce names."""
        if self.tokens[at].folded in cues.COPULAS:
            return 1
        # `narasumber di bidang hukum, di antaranya: Rina`: a comma may announce those who are counted.
        sure = role.head in roles.EVENT_ROLES or self._counted(role)
        plain = all(t.text != "," for t in self.tokens[role.last : at - sure])
        return self._examples(at) if plain else 0

    def _examples(self, at: int) -> int:
        """`LO partai yang hadir antara lain Rina`: how many words open a list of examples at `at`."""
        words = tuple(t.folded for t in self.tokens[at : at + 2])
        if words in cues.ENTRUSTED or words in {("antara", "lain"), ("di", "antaranya")}:
            return 2
        return self._composed(at) or int(words[:1] == ("diantaranya",))

    def _first_of_list(self, at: int, role: RoleFind) -> NameFind | None:
        """Return the name at `at`, but for an item that says its own role."""
        name = self._name_at(at, role)
        return None if name is None or self._says_own_role(name, at) else name

    def _says_own_role(self, name: NameFind, at: int) -> bool:
        """`1. Rina sebagai ketua`: an item of a list says its own role behind the name at `at`."""
        behind = self.tokens[name.last].folded if name.last < len(self.tokens) else ""
        return behind in {"sebagai", "selaku"} and self.tokens[at - 1].text in {".", ")"}

    def _past_naming(self, at: int, role: RoleFind) -> int:
        """Return the token behind `,`, `yakni`, `, di antaranya`, `atas nama`, `antara lain:`."""
        here = at
        if self.tokens[here].text in _ANNOUNCING_MARKS:
            here += 1
        phrase = _ANNOUNCEMENTS.get(self.tokens[here].folded, ()) if here < len(self.tokens) else ()
        if phrase and tuple(t.folded for t in self.tokens[here : here + len(phrase)]) == phrase:
            here += len(phrase)
            if here < len(self.tokens) and self.tokens[here].text in {",", ":"}:
                here += 1
        return self.board.past_number(self._past_ballot(here, role))

    def _past_ballot(self, at: int, role: RoleFind) -> int:
        """`pasangan calon, yaitu nomor urut 1 A-B dan nomor urut 2 C-D`: the token behind an item's ballot number."""
        if at >= len(self.tokens) or self.tokens[at].text != "nomor":
            return at
        item = [t.text for t in self.tokens[at : at + 3]]
        numbered = item[:2] == ["nomor", "urut"] and item[2:] and item[2].isdigit() and at + 3 < len(self.tokens)
        return at + 3 if numbered and self.tokens[role.last - 1].text.isalpha() else at

    def _list(self, first: NameFind, role: RoleFind, *, bracket: bool) -> tuple[list[NameFind], int]:
        """Return the names of a list from its `first` on; one name where the role is held by one."""
        found = [first]
        here = self.board.past_name_bracket(first.last)
        many = role.shared or bracket or self._joint(role) or self._counted(role)
        if not many and (pair := self._pair(first)):
            return [*found, pair], pair.last
        while many and here + 1 < len(self.tokens):
            follows = self.board.past_separator(here)
            if follows is None:
                break
            follows = self._past_ballot(follows, role)
            name = self._name_at(follows, role) or self._item(follows) or self._capitals(follows, found[-1])
            if name is None or self._has_own_role(name):
                break
            found.append(name)
            here = self.board.past_name_bracket(name.last)
        if bracket and here < len(self.tokens) and self.tokens[here].text == ")":
            here += 1
        return found, here if bracket else found[-1].last

    def _item(self, at: int) -> NameFind | None:
        """`Yunus, Idul, Yusran Sapto dan Iwan`: one word between the names of a list is a name."""
        token = self.tokens[at]
        inside = token.cap and token.text.isalpha() and len(token.text) > 2 and at not in self.board.covered
        if not inside or self.tokens[at - 1].text != "," or self.tokens[at + 1 : at + 2] == []:
            return None
        if starts_role(token) or token.folded in UNITS or is_area((token.folded,)):
            return None
        follows = self.board.past_separator(at + 1)
        other = self.board.read(follows) if follows is not None else None
        if other is None or not other.given:
            return None
        return _one_word(self.tokens, at)

    def _capitals(self, at: int, former: NameFind) -> NameFind | None:
        """`LIEM KIAN TIONG (Partai A), SOKIP (PKB)`: one word in capitals after a name in capitals."""
        token = self.tokens[at]
        behind = self.tokens[at + 1].text if at + 1 < len(self.tokens) else "."
        capitals = self.board.text[former.start : former.end].isupper() and token.text.isupper() and len(token.text) > 2
        if not capitals or behind not in {"(", ",", "."} or token.folded in _OF_BODIES:
            return None
        return _one_word(self.tokens, at)

    def _has_own_role(self, name: NameFind) -> bool:
        """`Asisten I, Budi dan Sari Dewi Dosen Fakultas Teknik`: a role right behind a name is that one's."""
        if name.last >= len(self.tokens) or not self.tokens[name.last].cap or not starts_role(self.tokens[name.last]):
            return False
        role = read_role(self.board.text, self.tokens, name.last)
        return role is not None and role.last - role.first > 1

    def _pair(self, name: NameFind) -> NameFind | None:
        """`Presiden Budi-Wati`: the second of two names joined by a hyphen without blanks."""
        at = name.last
        if at + 1 >= len(self.tokens) or self.tokens[at].text not in {"-", "–"}:
            return None
        if not (self.tokens.joined(at) and self.tokens.joined(at + 1)):
            return None
        return self.board.name_at(at + 1)

    def _counted(self, role: RoleFind) -> bool:
        """`tiga Ketua PPK`, `4 (empat) Ketua`, `para Ketua Divisi`: several hold the position."""
        before = self.tokens[role.first - 1] if role.first else None
        return before is not None and (before.folded in cues.SEVERAL or before.text.isdigit() or before.text == ")")

    def _past_insert(self, at: int) -> int:
        """`narasumber lainnya`, `Bupati yang baru dilantik, Tohir`: the token behind what says which holder it is."""
        ahead = self.tokens[at : at + 2]
        if len(ahead) < 2:
            return at
        if ahead[0].folded in _WHICH:
            return at + 1
        if ahead[0].folded != "yang" or ahead[1].folded != "baru":
            return at
        here = at + 2
        while here < len(self.tokens) and self.tokens[here].folded in {
            "saja",
            "dilantik",
            "menjabat",
            "terpilih",
            "itu",
        }:
            here += 1
        return here

    def _addressed(self, role: RoleFind) -> bool:
        """`Kepada wartawan, Zaini menyebut …`, `di hadapan para siswa Budi …`: who is spoken to, not who speaks."""
        if self.tokens[role.first].cap:
            return False
        at = role.first - 1
        many = False
        while at > 0 and self.tokens[at].folded in {"para", "sejumlah", "seluruh", "beberapa"}:
            many = True
            at -= 1
        before = self.tokens[at].folded if at >= 0 else ""
        if before in {"hadapan", "dihadapan", "depan"}:
            return True
        return before in {"kepada", "bagi", "terhadap"} and (
            many or self.tokens[role.last].text == "," or role.head == "wartawan"
        )

    def _short_form(self, at: int) -> bool:
        """Tell whether a short form in brackets and a comma stand at `at`."""
        inner = [t.text for t in self.tokens[at : at + 4]]
        return len(inner) == 4 and inner[2:] == [")", ","] and self.tokens[at + 1].folded not in GIVEN

    def _fronted(self, role: RoleFind, name: NameFind) -> bool:
        """`Bersama Kapolres Kudus, Budi Laksana meninjau …`: the comma ends what stands before the subject.

        A name in apposition has a comma behind it as well.
        """
        if name.last >= len(self.tokens):
            return False
        verb = self.tokens[name.last]
        if verb.cap or not verb.text.isalpha() or verb.folded in _NO_VERBS:
            return False
        start = self.board.sentence_start(role.first)
        opening = [t.folded for t in self.tokens[start : role.first]]
        governed = 0 < len(opening) < 5 and opening[0] in cues.OPENING and opening[-1] in cues.GOVERNING
        return governed or (opening != [] and opening[0] in cues.FRONTED) or opening[:2] == ["di", "hadapan"]

    def _past_picture(self, at: int) -> int:
        """`Ketua KPU (tengah) Budi Laksana`: the token behind where somebody stands in a photo."""
        inner = [t.folded for t in self.tokens[at : at + 6]]
        if ")" not in inner or inner[1] not in _PICTURED:
            return at
        return at + inner.index(")") + 1

    def _crowd(self, role: RoleFind) -> bool:
        """`20 anggota majelis Annur`: many hold the role, and a single word of unknown kind is none of their names."""
        before = self.tokens[role.first - 1] if role.first else None
        if before is None or not before.text.isdecimal() or int(before.text[:4]) < 2 or self.tokens[role.first].cap:
            return False
        name = self.board.name_at(role.last)
        return (
            name is not None
            and len(name.words) == 1
            and not name.given
            and not name.honorifics
            and (name.last >= len(self.tokens) or self.board.past_separator(name.last) is None)
        )

    def _joint(self, role: RoleFind) -> bool:
        """`Ketua dan Anggota KPU`, `Bupati dan Wakil Bupati`: a phrase that names two positions."""
        words = [t.folded for t in self.tokens[role.first + 1 : role.first + 6]]
        return not cues.AND.isdisjoint(words[:3]) and not HEADS.isdisjoint(words[1:])
