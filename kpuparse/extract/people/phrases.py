"""Role phrases: where a role starts and ends.

[mantan] [Plt.] Position [Divisi …] [Organisation] [area Place]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from kpuparse.extract.people.names import blocked, is_area, read_name
from kpuparse.extract.people.tokens import Token
from kpuparse.lexicon import areas, cues, roles
from kpuparse.lexicon.names import AMBIGUOUS, BALINESE, GIVEN, HONORIFICS, THINGS

_HEADS: Final = roles.SINGLE | roles.SHARED
_VOCABULARY: Final = _HEADS | roles.MODIFIERS | roles.ORGANIZATIONS | areas.AREA_KINDS | roles.ACTING
# Behind these words a name of several words is of one kind.
_PROPER_BEHIND: Final = {"partai": roles.PARTIES, "pangdam": roles.COMMANDS, "kodam": roles.COMMANDS}
_ROMAN: Final = regex.compile(r"[IVX]+[AB]?|[A-E]")
_ORGANIZATION_FORM: Final = regex.compile(r"kemen|dis[bcdfghjklmnpqrstvwxyz]|bapp|bakes|bapper|satpol")
_UPPER_KINDS: Final = frozenset({"kota", "kabupaten", "kab", "provinsi", "prov"})
# Words of address, which only a person's name follows.
_ADDRESSED: Final = frozenset({"bapak", "ibu", "pak", "bu", "sdr", "sdri", "saudara", "saudari"})
_PARTIES_TO_A_CASE: Final = frozenset({"pemohon", "termohon", "pengadu", "teradu", "terlapor", "penggugat", "tergugat"})
LENGTH_LIMIT: Final = 45


@dataclass(frozen=True, slots=True)
class RoleFind:
    """A role phrase: its tokens `first:last`, its place, the folded word that heads it."""

    first: int
    last: int
    start: int
    end: int
    head: str
    shared: bool


def starts_role(token: Token) -> bool:
    """Tell whether a role phrase may start at `token`."""
    return (
        roles.is_position(token.folded)
        or token.folded in roles.ACTING
        or token.folded in roles.FORMER
        or token.folded in _OTHER_STARTS
    )


_OTHER_STARTS: Final = roles.COMMITTEES | set(
    "wali divisi pelaksana penjabat pejabat tenaga tim karo ka kasub bunda nara".split()
)


def read_role(text: str, tokens: list[Token], at: int) -> RoleFind | None:
    """Return the role phrase that starts at the token `at`, or None where none does."""
    here = _prefixes(tokens, at)
    if here >= len(tokens):
        return None
    head = tokens[here]
    if head.cap and head.folded in roles.LOWER_ONLY:
        return None
    if head.folded == "irjen" and here + 1 < len(tokens) and tokens[here + 1].folded == "pol":
        # A rank of the police; `Irjen` alone is an inspector general.
        return None
    if not (roles.is_position(head.folded) or _special_head(tokens, here) or _committee_head(text, tokens, here)):
        return None
    reader = _Reader(text, tokens, here)
    last = reader.run()
    if head.folded in {"divisi", "istri", "suami"} and last - here < 2:
        return None
    shared = head.folded in roles.SHARED or head.folded in {"divisi", "tenaga", "nara"}
    word = "narasumber" if head.folded == "nara" else head.folded
    return RoleFind(at, last, tokens[at].start, tokens[last - 1].end, word, shared)


def _special_head(tokens: list[Token], at: int) -> bool:
    """`Wali Kota`, `Divisi Hukum`."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    word = tokens[at].folded
    return (
        (word == "wali" and following.folded in {"kota", "kelas", "murid", "nagari", "jorong"})
        or (word == "ka" and tokens[at].cap and following.folded in {"sub", "subag", "subbag", "bag", "bid", "div"})
        or (word == "kasub" and following.folded in {"bag", "bid", "dit"})
        or (word == "nara" and following.folded == "sumber")
        or (word == "bunda" and following.folded in {"paud", "literasi", "genre"})
        or (
            (word == "karo" and following.text in {"Ops", "SDM", "Log", "Rena", "Hukum", "Umum"})
            or (word == "pejabat" and following.folded in {"pembuat", "pengadaan", "pengelola", "fungsional"})
            or (word == "tenaga" and following.folded in {"ahli", "pendukung"})
            or (
                word == "tim"
                and following.folded in {"pengembang", "penilai", "perumus", "panelis", "seleksi"}
                and not tokens[at].cap
            )
        )
        or (word == "divisi" and tokens[at].cap and following.cap)
        or (word == "divisi" and not tokens[at].cap and not following.cap and following.folded in cues.DIVISIONS)
    )


def _committee_head(text: str, tokens: list[Token], at: int) -> bool:
    """`PPK Kotabaru Utara Rina Kartika`: a committee, its known district and a name make a member of it."""
    acronym = tokens[at].text[:2].isupper() or (tokens[at].cap and tokens[at].folded.startswith("panwas"))
    if tokens[at].folded not in roles.COMMITTEES or not acronym:
        return False
    here = at + 1
    if here < len(tokens) and tokens[here].folded in {"kecamatan", "kec", "distrik"}:
        here += 1
    length = areas.place_length([t.text for t in tokens[here : here + 4]], 0, areas.names())
    here += length
    if not length or here >= len(tokens):
        return False
    behind_comma = tokens[here].text == ","
    name = read_name(text, tokens, here + behind_comma)
    if name is None or is_area(name.words):
        return False
    return name.given or (len(name.words) > 1 and not behind_comma)


def _prefixes(tokens: list[Token], at: int) -> int:
    """Return where the position starts, behind `mantan`, `Plt.`, `Pelaksana tugas (Plt)`, `Pj.`."""
    here = at
    if tokens[here].folded in roles.FORMER:
        here += 1
    if here < len(tokens) and tokens[here].folded in {"pelaksana", "penjabat", "pejabat"}:
        following = tokens[here + 1].folded if here + 1 < len(tokens) else ""
        if following in {"tugas", "harian", "sementara"}:
            here += 2
        elif tokens[here].folded == "penjabat":
            here += 1
        if here + 2 < len(tokens) and tokens[here].text == "(" and tokens[here + 1].folded in roles.ACTING:
            here += (
                3
                if tokens[here + 2].text == ")"
                else 4
                if here + 3 < len(tokens) and tokens[here + 3].text == ")"
                else 0
            )
    elif here < len(tokens) and tokens[here].folded in roles.ACTING:
        here += 1
        if here < len(tokens) and tokens[here].text == ".":
            here += 1
    return here


def _titled(tokens: list[Token], at: int) -> bool:
    """Tell whether a title that only people have stands at `at`: `H.`, `Drs.`, `AKBP`."""
    token = tokens[at]
    if token.folded in {"h", "hj", "dr", "drs", "dra", "ir", "prof", "kh", "pdt"}:
        dotted = at + 2 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 1].start == token.end
        return dotted and tokens[at + 2].cap
    return token.folded in {"akbp", "akp", "kompol", "kombes", "letkol", "kolonel", "iptu", "ipda", "aiptu"}


class _Reader:
    """Walks over the words of one role phrase from its head on."""

    def __init__(self, text: str, tokens: list[Token], head: int) -> None:
        self.text = text
        self.tokens = tokens
        self.head = head
        self.here = head + 1
        # An air base has its own name behind its commander's title: `Danlanud Adi Soemarmo`.
        self.organization = "danlanud" if tokens[head].folded == "danlanud" else ""
        self.division = tokens[head].folded in roles.LISTED
        self.placed = False

    def run(self) -> int:
        """Return the token after the phrase."""
        steps = (
            self._proper,
            self._division_word,
            self._faculty,
            self._long_place,
            self._word,
            self._before_honorific,
            self._place,
            self._own_name,
            self._bridge,
            self._bracket,
            self._number,
            self._mark,
            self._connector,
            self._field,
            self._own_word,
            self._unknown_before_apposition,
        )
        while self.here < len(self.tokens) and self.here - self.head < LENGTH_LIMIT:
            if self._pair_starts() or not any(step() for step in steps):
                break
        while self._before.folded in {"dan", "serta", "&", "/"}:
            # `sebagai moderator dan Kepala Dinas Sosial, Rina`: the next role is another's.
            self.here -= 1
        return self.here

    def _pair_starts(self) -> bool:
        """`paslon Surya Dharma Wijaya-Indah`: the candidates' names, some of them everyday words, end the phrase."""
        return self.tokens[self.head].folded in {"paslon", "bapaslon", "pasangan"} and (
            self.tokens[self.here].folded in AMBIGUOUS and self.tokens[self.here].cap and self._name_starts()
        )

    def _at(self, offset: int = 0) -> Token | None:
        index = self.here + offset
        return self.tokens[index] if index < len(self.tokens) else None

    @property
    def _before(self) -> Token:
        return self.tokens[self.here - 1]

    def _word(self) -> bool:
        """A word of positions, divisions, organisations or areas."""
        token = self.tokens[self.here]
        word = token.folded
        if not self._in_phrase(token):
            return False
        if word in _HEADS and not self._may_follow(token):
            return False
        if token.cap and self.tokens[self.head].folded in roles.EVENT_ROLES and word not in roles.EVENT_WORDS:
            # `menjadi narasumber Kajian Teknis`: the event is no part of the function.
            return False
        acronym = token.text.isupper() and not self.tokens[self.head].text.isupper() and word in roles.ORGANIZATIONS
        bench = word == "hakim" and self._before.folded in {"panel", "majelis"}
        graded = word in roles.GRADES and self._before.folded in roles.GRADE_NEEDED
        if (
            word in GIVEN
            and not acronym
            and not graded
            and not bench
            and (word in roles.ORGANIZATIONS or self._name_starts())
        ):
            # `Ketua KPU Aji Santoso`; `Ketua AJI Semarang` is of the journalists' alliance.
            return False
        if word == "i" and self._before.folded in cues.BEFORE_FIRST and not self._balinese():
            # `Inspektur Wilayah I Budi Laksana`, where `I Wayan Asmara` is a name.
            self.here += 1
            return True
        if word in {"i", "a", "m"} and self._name_starts():
            return False
        if word == "bpk" and not token.text.isupper():
            # `Kapolres Riau Bpk Rina`, where `BPK` is an office.
            return False
        if word == "anak" and self._name_starts():
            return False
        named = word in roles.ORGANIZATIONS and not self._household(self.here)
        if named or self._acronym(token) or _ORGANIZATION_FORM.match(word):
            self.organization = word
            self.placed = False
        if word in roles.LISTED:
            self.division = True
        if word in areas.AREA_KINDS:
            self.placed = False
        self.here += 1
        return True

    def _may_follow(self, token: Token) -> bool:
        """Tell whether a position stands inside the phrase: behind `Wakil`, `Staf Ahli`, or as a word of a field."""
        before = self._before.folded
        if before == "saksi" and token.cap and not self._before.cap:
            # `sebagai saksi Inspektur Utama Rina`: a function, then a position.
            return False
        if before in roles.BEFORE_HEAD or before in roles.ACTING:
            return True
        if (before, token.folded) in {("anggota", "koordinator"), ("menteri", "koordinator")}:
            return True
        if self.tokens[self.head].folded in {"asisten", "staf"} and token.folded in roles.ASSISTED and token.cap:
            # `Asisten Pemerintahan Sekda Kotabaru`, `Staf Ahli Bidang Hukum Bupati`
            return self.here - self.head > 1
        if self.tokens[self.head].folded == "kuasa" and token.folded in _PARTIES_TO_A_CASE:
            return True
        if self.tokens[self.head].folded in {"calon", "bakal"} and self.organization in {"", "paw"}:
            return True
        if token.folded in roles.SINGLE | roles.EVENT_ROLES | {"anggota", "komisioner", "pimpinan"}:
            return False
        if token.folded in roles.MODIFIERS:
            return True
        return not (token.folded in roles.GENERIC and not token.cap and not self.tokens[self.head].text.islower())

    def _acronym(self, token: Token) -> bool:
        """`FISIP`, `OSIS`, `TAPD`: capitals inside a phrase that is not all in capitals."""
        short = token.text.removeprefix("e-").removeprefix("E-")
        return (
            short.isupper()
            and 2 <= len(short) <= 9
            and token.folded not in GIVEN
            and token.folded not in HONORIFICS
            and not (token.text in {"AA", "IB", "IGN"} and self._balinese())
            and token.folded not in areas.upper_names()
            and _ROMAN.fullmatch(token.text) is None
            and not (self.tokens[self.head].text.isupper() and len(self.tokens[self.head].text) > 4)
            and not (self._at(1) is not None and self._at(1).text == "." and len(token.text) == 2)  # type: ignore[union-attr]
            and not self._name_in_capitals()
        )

    def _name_in_capitals(self) -> bool:
        """`Kasubbag Data YOSIAS RUMBRAR, S.Sos`: a degree tells that the capitals are a name."""
        name = read_name(self.text, self.tokens, self.here)
        return name is not None and len(name.words) > 1 and bool(name.degrees)

    def _in_phrase(self, token: Token) -> bool:
        word = token.folded
        if word in _VOCABULARY:
            if len(word) == 1:
                if word == "n" and self._before.folded in {"sma", "smk", "smp", "sd", "man"}:
                    return True
                return token.cap and self._before.folded in cues.BEFORE_NUMBER | cues.BEFORE_FIRST
            return True
        if self._before.folded in roles.WORKING and roles.is_nominal(word):
            return True
        if word == "atas" and self._before.folded == "menengah":
            return True
        if word in roles.FACULTIES and word[1:].isdigit():
            # `mahasiswa D3 Teknik Mesin`
            return True
        if word == "tahun" and self._before.folded in {"periode", "jabatan", "bakti"}:
            return True
        if word in roles.ORDINALS and self._before.folded in roles.EVENT_ROLES:
            return True
        if word in roles.GRADES:
            return self._before.folded in roles.GRADED
        if word in GIVEN or (self._before.folded in roles.VILLAGES and word in areas.names()):
            return False
        return (
            (token.cap and roles.is_nominal(word)) or (word.startswith("se-") and len(word) > 4) or self._acronym(token)
        )

    def _balinese(self) -> bool:
        """Tell whether the word behind an `I` is one that Balinese names have there: `I Wayan`, `I Gusti`."""
        following = self._at(1)
        return following is not None and following.folded in BALINESE

    def _name_starts(self) -> bool:
        name = read_name(self.text, self.tokens, self.here)
        return name is not None and len(name.words) > 1

    def _place(self) -> bool:
        """An area's name: after its kind any capitalised word, after an organisation a known one."""
        token = self.tokens[self.here]
        if self.placed:
            return False
        if not token.cap:
            # `KPU Kabupaten wakatobi`
            known = self._before.folded in _UPPER_KINDS and token.folded in areas.upper_names()
            self.here += known
            self.placed = known
            return known
        before = self._before.folded if self._before.text != "." else self.tokens[self.here - 2].folded
        words = [t.text for t in self.tokens[self.here : self.here + 4]]
        kind = before in areas.AREA_KINDS
        local = kind or self.organization in roles.LOCAL or self.tokens[self.head].folded in roles.LOCAL
        following = self._at(1)
        if before in roles.VILLAGES and following is not None and following.folded in areas.VILLAGE_DIRECTIONS:
            # `Kelurahan Wonotirto Utara Rina`
            self.here += 2
            self.placed = True
            return True
        length = areas.place_length(words, 0, areas.names() if local else areas.upper_names())
        if before in _UPPER_KINDS and (upper := areas.place_length(words, 0, areas.upper_names())):
            # `KPU Kota Batu Aji Santoso`: Batu Aji is a district.
            length = upper
        if length and (kind or length > 1 or token.folded not in GIVEN or self._at(length) is None):
            self.here += length
            self.placed = True
            return True
        run = self._run_length()
        apposed = self.head > 0 and self.tokens[self.head - 1].text in {",", "("} and self._ends_behind(run)
        if before in roles.VILLAGES and 0 < run <= 3 and (self._named_behind(run) or apposed):
            self.here += run
            self.placed = True
            return True
        village = before in roles.VILLAGES or (self.organization in roles.VILLAGES and not kind)
        if (
            run
            and token.folded not in HONORIFICS
            and (
                (kind and run == 1 and before in roles.VILLAGES)
                or (village and (run > 2 or (run == 2 and token.folded not in GIVEN)))
            )
        ):
            self.here += 1
            self.placed = True
            return True
        return False

    def _before_honorific(self) -> bool:
        """`Ketua Dewan Adat Kaili H. Suaib`, `Ketua Pansus Hj. Rina`: what stands before a title is still the role."""
        stop = self.here
        while (
            stop < len(self.tokens)
            and stop - self.here < 4
            and self.tokens[stop].cap
            and not _titled(self.tokens, stop)
        ):
            word = self.tokens[stop]
            if word.folded in GIVEN or word.folded in HONORIFICS or len(word.text) < 2:
                return False
            stop += 1
        if not 0 < stop - self.here < 4 or stop >= len(self.tokens) or not _titled(self.tokens, stop):
            return False
        self.here = stop
        return True

    def _long_place(self) -> bool:
        """`Kepulauan Tanimbar`, `Pegunungan Arfak`: an area's name of several words, some of them common."""
        if not self.tokens[self.here].cap or self._before.folded not in areas.AREA_KINDS | roles.ORGANIZATIONS:
            return False
        words = [t.text for t in self.tokens[self.here : self.here + 4]]
        length = areas.place_length(words, 0, areas.upper_names())
        if length < 2:
            return False
        self.here += length
        self.placed = True
        return True

    def _named_behind(self, run: int) -> bool:
        """`Lurah Tanjung Mas, T.P. Manurung`, `lurah Tanjung Mas (Rina)`: a comma or a bracket and a name follow."""
        at = self.here + run
        return (
            at + 1 < len(self.tokens)
            and self.tokens[at].text in {",", "("}
            and read_name(self.text, self.tokens, at + 1) is not None
        )

    def _ends_behind(self, run: int) -> bool:
        """Tell whether nothing that could be a person's name follows the run: a mark or a word in lower case."""
        at = self.here + run
        return at >= len(self.tokens) or not self.tokens[at].cap

    def _run_length(self) -> int:
        """Return how many capitalised words that could be a name stand from here on."""
        stop = self.here
        while stop < len(self.tokens) and self.tokens[stop].cap and not blocked(self.tokens[stop]):
            stop += 1
        return stop - self.here

    def _bridge(self) -> bool:
        """`Kepala Pusat Riset Sekretariat Jenderal`, `Kepala Seksi Binadik Lapas`: a word before the next known one."""
        token = self.tokens[self.here]
        if (
            not token.cap
            or self.tokens[self.head].folded in roles.EVENT_ROLES
            or token.folded in GIVEN | HONORIFICS | _HEADS | roles.ACTING
            or self._before.folded in areas.AREA_KINDS
        ):
            return False
        following = self._at(1)
        if following is not None and following.text == "," and self.tokens[self.head].folded in roles.LISTED:
            # `Kabag Sospol, Kesbangpol Kota Kotabaru Rina`
            unit = self._at(2)
            if unit is not None and unit.folded in roles.ORGANIZATIONS and self.here == self.head + 1:
                self.here += 2
                return True
        if following is None or not following.cap or following.folded in GIVEN:
            return False
        if following.folded in roles.ORGANIZATIONS | areas.AREA_KINDS or (
            blocked(token)
            and (following.folded in roles.MODIFIERS or areas.place_length([following.text], 0, areas.upper_names()))
        ):
            if following.folded in _HEADS and following.folded not in roles.ORGANIZATIONS:
                return False
            self.here += 1
            return True
        return False

    def _own_word(self) -> bool:
        """`seniman ketoprak Sumirah`, `budayawan Gang Lombok, Tan Swie Liong`: a word of the trade before the name."""
        if self.here != self.head + 1 or self.tokens[self.head].folded not in roles.OPEN_HEADS:
            return False
        token, following = self.tokens[self.here], self._at(1)
        if following is None or not token.text[0].isalpha():
            return False
        if (
            token.folded in THINGS
            and token.cap
            and following.cap
            and (mark := self._at(2)) is not None
            and mark.text == ","
        ):
            self.here += 2
            return True
        plain = (
            not token.cap
            and token.folded not in cues.FUNCTION
            and not token.folded.startswith(("me", "ber", "di", "ter"))
        )
        if plain and following.cap and read_name(self.text, self.tokens, self.here + 1):
            self.here += 1
            return True
        return False

    def _unknown_before_apposition(self) -> bool:
        """`Ketua LMA Lapago, Lenis Wakerkwa,`: unknown words are the position's own where a name follows in commas."""
        head = self.tokens[self.head]
        placed = self.placed or areas.fold(self._before.text) in areas.names()
        if placed or not head.cap or head.folded not in roles.SINGLE:
            return False
        stop = self.here
        while stop < len(self.tokens) and stop - self.here < 4 and self.tokens[stop].cap:
            word = self.tokens[stop]
            if word.folded in GIVEN | HONORIFICS | AMBIGUOUS | _HEADS or len(word.text) < 2:
                return False
            stop += 1
        if not 0 < stop - self.here < 4 or stop >= len(self.tokens) or self.tokens[stop].text != ",":
            return False
        name = read_name(self.text, self.tokens, stop + 1) if stop + 1 < len(self.tokens) else None
        if name is None or not (len(name.words) > 1 or name.honorifics or name.given):
            return False
        after = [t for t in self.tokens[name.last : name.last + 3] if t.text != ","]
        if after and after[0].text == "(":
            return False
        if after and after[0].folded in cues.AND:
            after = after[1:]
        listed = bool(after) and after[0].cap and not starts_role(after[0])
        if listed:
            # `Ketua Bawaslu Sumarjoko, Rina Wati, dan Beni`: a list of persons.
            return False
        self.here = stop
        return True

    def _field(self) -> bool:
        """`Komisioner yang membidangi Divisi Sosialisasi`, `Anggota KPU yang menangani logistik`."""
        token, verb = self.tokens[self.here], self._at(1)
        if token.folded != "yang" or verb is None or verb.folded not in cues.FIELD_VERBS:
            return False
        stop = self.here + 2
        while stop < len(self.tokens) and stop - self.here < 8 and self.tokens[stop].text.isalpha():
            word = self.tokens[stop]
            if (word.cap and not self._in_phrase(word)) or word.folded in cues.FUNCTION - {"dan"}:
                break
            stop += 1
        if stop == self.here + 2:
            return False
        self.here = stop
        return True

    def _bracket(self) -> bool:
        """`(Sekjen)`, `(KPU)`, `(Kab. X)`: a short form of what was just said."""
        if self.tokens[self.here].text != "(":
            return False
        if self._spelt_out() or self._short_office() or self._gloss():
            return True
        inner, close, after = self._at(1), self._at(2), self._at(3)
        if inner is None or close is None or close.text != ")":
            return False
        party = inner.cap and any(t.folded == "partai" for t in self.tokens[self.head : self.here])
        short = inner.text.isupper() and len(inner.text) > 1 and inner.folded not in GIVEN
        known = inner.folded in _VOCABULARY
        goes_on = after is not None and (after.folded in _VOCABULARY or after.folded in areas.names())
        named = inner.cap and read_name(self.text, self.tokens, self.here + 3) is not None
        if short or known or party or named or (goes_on and inner.cap):
            self.here += 3
            return True
        return False

    def _spelt_out(self) -> bool:
        """`TAPD (Tim Anggaran Pemerintah Daerah)`: what an acronym stands for."""
        if not self._before.text.isupper():
            return False
        stop = self.here + 1
        while (
            stop < len(self.tokens)
            and stop - self.here < 9
            and (self._in_phrase(self.tokens[stop]) or self.tokens[stop].folded == "dan")
        ):
            stop += 1
        if stop - self.here > 2 and stop < len(self.tokens) and self.tokens[stop].text == ")":
            self.here = stop + 1
            return True
        return False

    def _gloss(self) -> bool:
        """`Divisi Sosialisasi dan Partisipasi (Sosparmas) dan SDM`, `(Kadiv Teknis)`: the same in other words."""
        inner: list[Token] = []
        for token in self.tokens[self.here + 1 : self.here + 10]:
            if token.text == ")":
                break
            inner.append(token)
        else:
            return False
        if not inner or not inner[0].cap:
            return False
        if len(inner) == 1:
            word = inner[0].folded
            if not self.division or len(word) < 6 or word in GIVEN:
                return False
            letters = iter("".join(t.folded for t in self.tokens[self.head : self.here]))
            glossed = all(letter in letters for letter in word)
        else:
            glossed = all(t.folded in _VOCABULARY | {"dan", ",", "&", "."} or self._in_phrase(t) for t in inner)
            glossed = glossed and not any(t.folded in GIVEN for t in inner)
        if glossed:
            self.here += len(inner) + 2
        return glossed

    def _short_office(self) -> bool:
        """`Komisi Pemilihan Umum Republik Indonesia (KPU RI)`, `(KPU Kota Kotabaru)`: the short form of an office."""
        opening = self._at(1)
        if opening is None or not opening.text.isupper() or opening.folded not in roles.ORGANIZATIONS:
            return False
        inner = [t.text for t in self.tokens[self.here + 1 : self.here + 8]]
        if ")" not in inner or inner.index(")") < 2:
            return False
        words = [w for w in inner[1 : inner.index(")")] if w != "."]
        while words and areas.fold(words[0]) in areas.AREA_KINDS | {"ri"}:
            words.pop(0)
        if areas.place_length(words, 0, areas.names()) != len(words):
            return False
        self.here += inner.index(")") + 2
        return True

    def _number(self) -> bool:
        """`Periode 2018-2023`, `Kelas II`, `Kodim 0733/KS`, `Komisi A`."""
        token = self.tokens[self.here]
        if token.text[0].isdigit() or _ROMAN.fullmatch(token.text):
            bracketed = self._before.text == ")" and self.tokens[self.here - 2].folded in cues.BEFORE_NUMBER
            if (
                bracketed
                or self._before.folded in cues.BEFORE_NUMBER
                or (token.text[0].isdigit() and self._before.folded in roles.ORGANIZATIONS)
            ):
                self.here += 1
                return True
        return False

    def _mark(self) -> bool:
        """The stop of a short form, the comma inside a division, a slash."""
        token = self.tokens[self.here]
        following = self._at(1)
        if following is None:
            return False
        if token.text == ".":
            short = self._before.folded in cues.ABBREVIATED and token.start == self._before.end
            if short and (following.cap or following.folded in _VOCABULARY):
                self.here += 1
                return True
            return False
        if token.text == ",":
            return self._comma(following)
        if token.text == "/" and _ROMAN.fullmatch(self._before.text) and following.cap:
            # `Pangdam IV/Diponegoro`
            self.here += 2
            return True
        if token.text in {"/", "-", "–"} and self._in_phrase(following) and following.folded not in _HEADS:
            self.here += 2
            return True
        return False

    def _comma(self, following: Token) -> bool:
        if following.folded in roles.DIVISION_HEADS and following.cap and not self.division:
            self.division = True
            self.here += 2
            return True
        if self._unit_in_commas(following):
            self.here += 1
            return True
        if not self.division and not self._listed_department():
            return False
        item = following
        skip = 1
        if following.folded in {"dan", "serta", "&"}:
            item = self.tokens[self.here + 2] if self.here + 2 < len(self.tokens) else following
            skip = 2
        name = read_name(self.text, self.tokens, self.here + skip)
        if name is not None and len(name.words) > 1:
            return False
        short = item.text.isupper() and len(item.text) > 1 and item.folded not in GIVEN | roles.ORGANIZATIONS
        modifies = item.folded in roles.MODIFIERS or roles.is_nominal(item.folded) or short
        if (
            modifies
            and item.folded not in _HEADS
            and (item.cap or self._before.text.islower())
            and item.folded not in areas.AREA_KINDS
        ):
            self.here += skip
            return True
        return False

    def _unit_in_commas(self, following: Token) -> bool:
        """`Kadiv Hukum, KPU Kota Tegal, Rina Wati`: the office, or its area, between the position and the name."""
        office = following.folded in roles.ORGANIZATIONS and not self.organization
        area = following.folded in areas.AREA_KINDS and self.organization != "" and not self.placed
        if not following.cap or not (office or area):
            return False
        stop = self.here + 1
        while stop < len(self.tokens) and stop - self.here < 9 and self.tokens[stop].cap:
            stop += 1
        return (
            stop - self.here > 2
            and stop + 1 < len(self.tokens)
            and self.tokens[stop].text == ","
            and read_name(self.text, self.tokens, stop + 1) is not None
        )

    def _listed_department(self) -> bool:
        """`Dinas Pemberdayaan Masyarakat, Desa, dan Kependudukan`: a department's name is a list of nominals."""
        return self.organization in {"dinas", "badan", "kementerian"} and (
            roles.is_nominal(self._before.folded) or self._before.folded in roles.MODIFIERS
        )

    def _connector(self) -> bool:
        """`dan`, `di`, `bidang` between two words of the phrase."""
        token = self.tokens[self.here]
        following = self._at(1)
        if (
            token.folded == "asal"
            and self.tokens[self.head].folded in roles.SENT
            and following is not None
            and following.cap
        ):
            self.here += 1 if following.folded in roles.ORGANIZATIONS else 2
            return True
        sent = token.folded == "dari" and self.tokens[self.head].folded in roles.SENT and self.organization != "dari"
        if (
            (token.folded not in roles.INNER and not sent)
            or following is None
            or (token.cap and token.folded != "bidang")
        ):
            return False
        if token.folded in {"dan", "&", "serta"}:
            if following.folded in _HEADS or following.folded in roles.ACTING:
                candidates = self.tokens[self.head].folded in {"pasangan", "calon", "bakal"}
                joint = self._before.folded in _HEADS and self.here - self.head <= (5 if candidates else 2)
                if self._before.folded in roles.EVENT_ROLES and following.folded not in roles.EVENT_ROLES:
                    return False
                department = following.folded in roles.MODIFIERS and self.division
                if not joint and not department:
                    return False
            elif self._unknown_field(following):
                self.here += 2
                return True
            elif self._proper_at(self.here + 1):
                self.here += 1
                return True
            elif (
                not (following.folded in roles.MODIFIERS or roles.is_nominal(following.folded))
                or (following.folded in roles.ORGANIZATIONS and not self._household(self.here + 1))
            ) or (not following.cap and not self._before.text.islower() and not self._ends_division()):
                return False
        elif token.folded in {"di", "pada", "untuk", "dari"}:
            known = following.folded in roles.ORGANIZATIONS | areas.AREA_KINDS | {"bidang", "divisi", "seksi"}
            place = areas.place_length(
                [t.text for t in self.tokens[self.here + 1 : self.here + 5]], 0, areas.upper_names()
            )
            if not (following.cap and (known or place)) or self._before.folded in roles.EVENT_ROLES:
                return False
        elif not self._in_phrase(following):
            return False
        self.here += 1
        return True

    def _unknown_field(self, word: Token) -> bool:
        """`Kabag Persidangan dan Risalah Sekretariat DPRD`: a further field before the unit, whatever its word."""
        behind = self._at(2)
        unit = behind is not None and behind.folded in roles.ORGANIZATIONS | {"sekretariat", "setda"}
        unit = unit or self._name_in_commas(2)
        return self.division and unit and word.cap and word.folded not in GIVEN | _HEADS | roles.ORGANIZATIONS

    def _ends_division(self) -> bool:
        """`Divisi Keuangan, Umum, Rumah Tangga dan logistik,`: the last field of a division, in small letters."""
        at = self.here + (3 if self._household(self.here + 1) else 2)
        return self.division and (at >= len(self.tokens) or not self.tokens[at].text[0].isalpha())

    def _household(self, at: int) -> bool:
        """`Logistik dan Rumah Tangga`, `Perencanaan dan Organisasi`: fields of work, where `Rumah Sakit` is a body."""
        if self.division and self.tokens[at].folded == "organisasi":
            return True
        return [t.folded for t in self.tokens[at : at + 2]] == ["rumah", "tangga"]

    def _named_party(self) -> bool:
        """Tell whether a party's whole name ends before this token."""
        before = tuple(t.folded for t in self.tokens[max(self.head, self.here - 4) : self.here])
        return any(before[at:] in roles.PARTIES for at in range(len(before)))

    def _proper(self) -> bool:
        """`Partai Kebangkitan Bangsa`, `Badan Siber dan Sandi Negara`: a party's or a body's name of several words."""
        length = self._proper_at(self.here)
        self.here += length
        return length > 0

    def _proper_at(self, at: int) -> int:
        """Return how many tokens from `at` are a party's or a body's name."""
        if at >= len(self.tokens) or not self.tokens[at].cap:
            return 0
        known = _PROPER_BEHIND.get(self.tokens[at - 1].folded, roles.PROPER)
        ahead = tuple(t.folded for t in self.tokens[at : at + 4])
        return next((n for n in range(4, 0, -1) if ahead[:n] in known), 0)

    def _division_word(self) -> bool:
        """`Divisi Simonev, Rina`, `Kadiv Perdatin KPU Kudus`: any word before a unit or a name in commas."""
        token, following = self.tokens[self.here], self._at(1)
        if not self.division or not token.cap or self._before.folded not in roles.LISTED or following is None:
            return False
        if token.folded in GIVEN | HONORIFICS | _HEADS | roles.ORGANIZATIONS | AMBIGUOUS or len(token.text) < 3:
            return False
        if not (following.folded in roles.ORGANIZATIONS | {"dan", "&"} or self._name_in_commas(1)):
            return False
        self.here += 1
        return True

    def _name_in_commas(self, offset: int) -> bool:
        """Tell whether a comma stands at `offset`, and behind it a name of several words, a title or a known name."""
        mark = self._at(offset)
        if mark is None or mark.text != ",":
            return False
        name = read_name(self.text, self.tokens, self.here + offset + 1)
        return name is not None and (len(name.words) > 1 or bool(name.honorifics) or name.given)

    def _faculty(self) -> bool:
        """`Fakultas Syariah dan Hukum`, `Departemen Politik dan Pemerintahan`: the fields of a part of a university."""
        start = 1 if self.tokens[self.here].folded in {"dan", "&"} else 0
        token, following = self._at(start), self._at(start + 1)
        before = self._before.folded
        if token is None or not token.cap or token.folded in GIVEN | _HEADS or not self._in_faculty():
            return False
        if (start and before in roles.FACULTIES) or token.folded in roles.ORGANIZATIONS or len(token.text) < 2:
            return False
        field_of_study = (
            token.folded in roles.STUDIES or token.folded in roles.MODIFIERS or roles.is_nominal(token.folded)
        )
        ends = following is None or following.folded in roles.ORGANIZATIONS | {",", "dan", "&"}
        unknown = ends and (start or before in roles.FACULTIES)
        if not field_of_study and not unknown:
            return False
        self.here += start + 1
        return True

    def _in_faculty(self) -> bool:
        """Tell whether the words before are a part of a university and fields of study."""
        at = self.here - 1
        while at > self.head and (self.tokens[at].folded in roles.STUDIES | {"dan", "&"} or self.here - at < 3):
            if self.tokens[at].folded in roles.FACULTIES:
                return True
            at -= 1
        return self.tokens[at].folded in roles.FACULTIES

    def _own_name(self) -> bool:
        """The own name of a school, party or firm: `SMA Kartini`, `Universitas Budi Luhur`, `UIN Walisongo`."""
        token = self.tokens[self.here]
        if self._named_party():
            # `Ketua DPC Partai Demokrat Budi Laksana`: the party's name is complete, what follows is another's.
            return False
        naming = self.organization in roles.NAMING and self.organization not in roles.VILLAGES
        addressed = token.folded in _ADDRESSED and not self.organization.startswith(("sma", "smk", "smp"))
        if not naming or self.placed or addressed:
            # `Hubungan Antar Lembaga Bapak I Dewa Kade`; a school is called `SMA Ibu Kartini`.
            return False
        if token.folded in {"i", "ni", "ida", "anak"} and self._balinese():
            # `bakal calon DPD Ni Luh Pertiwi`
            return False
        following = self._at(1)
        before = self._before
        if before.text == ")" and self.here - self.head > 3:
            # `Sekolah Menengah Atas (SMA) Bina Karya`: the short form in brackets stands between.
            before = self.tokens[self.here - 2]
        if before.folded == self.organization and following is not None and following.cap:
            if token.text.islower() and token.text.isalpha() and token.folded not in cues.FUNCTION:
                # `lembaga pemantau Suara Warga`: a common word before the name.
                self.here += 1
                token = following
        elif before.folded not in roles.NAMING | roles.MODIFIERS:
            return False
        if not token.cap:
            return False
        stop = self.here
        while stop < len(self.tokens) and stop - self.here < 10:
            addressed = stop > self.here and self.tokens[stop].folded in _ADDRESSED
            if _titled(self.tokens, stop) or addressed:
                break
            before_it = self.tokens[stop - 1]
            inner = stop > self.here and (
                self.tokens[stop].folded in {"bin", "binti"}
                # `RSUD K.R.M.T. Wongsonegoro`
                or (self.tokens[stop].text == "." and before_it.text.isupper() and len(before_it.text) == 1)
            )
            if not self.tokens[stop].cap and not inner:
                break
            stop += 1
        mark = self.tokens[stop].text if stop < len(self.tokens) else "."
        run = stop - self.here
        apposed = mark in {",", "("} and stop + 1 < len(self.tokens) and read_name(self.text, self.tokens, stop + 1)
        if not apposed and self.organization in roles.COLLEGES and token.folded in GIVEN:
            # `Rektor UIN Budi Laksana`: a college's short form may stand alone.
            return False
        if not apposed and (self.organization == "majelis" or before.folded == "sekolah"):
            # `Ketua Majelis Budi Laksana`: of a court's bench; `Kepala Sekolah Karyanto`.
            return False
        if apposed or run <= 2:
            self.here = stop
        else:
            # The person's name starts at the first given name after the organisation's own word.
            start = next((i for i in range(self.here + 1, stop) if self.tokens[i].folded in GIVEN), self.here + 1)
            self.here = start
        self.placed = True
        return True
