"""Indonesia's administrative areas, and the KPU offices and hosts that follow from them.

Facts: Kepmendagri 300.2.2-2430/2025 by way of the MIT-licensed cahyadsn/wilayah (`areas.tsv`).
"""

from __future__ import annotations

import functools
import pkgutil
import unicodedata
from typing import Final

# Short names of provinces in hosts and in running text; `Provinsi Jateng`, `jateng.kpu.go.id`.
PROVINCE_SHORT: Final = {
    "aceh": "Aceh",
    "sumut": "Sumatera Utara",
    "sumbar": "Sumatera Barat",
    "riau": "Riau",
    "jambi": "Jambi",
    "sumsel": "Sumatera Selatan",
    "bengkulu": "Bengkulu",
    "lampung": "Lampung",
    "babel": "Kepulauan Bangka Belitung",
    "kepri": "Kepulauan Riau",
    "dki": "DKI Jakarta",
    "jakarta": "DKI Jakarta",
    "dkijakarta": "DKI Jakarta",
    "jabar": "Jawa Barat",
    "jateng": "Jawa Tengah",
    "diy": "DIY",
    "yogyakarta": "DIY",
    "jatim": "Jawa Timur",
    "banten": "Banten",
    "bali": "Bali",
    "ntb": "Nusa Tenggara Barat",
    "ntt": "Nusa Tenggara Timur",
    "kalbar": "Kalimantan Barat",
    "kalteng": "Kalimantan Tengah",
    "kalsel": "Kalimantan Selatan",
    "kaltim": "Kalimantan Timur",
    "kaltara": "Kalimantan Utara",
    "sulut": "Sulawesi Utara",
    "sulteng": "Sulawesi Tengah",
    "sulsel": "Sulawesi Selatan",
    "sultra": "Sulawesi Tenggara",
    "gorontalo": "Gorontalo",
    "sulbar": "Sulawesi Barat",
    "maluku": "Maluku",
    "malut": "Maluku Utara",
    "papua": "Papua",
    "papuabarat": "Papua Barat",
    "papuaselatan": "Papua Selatan",
    "papuatengah": "Papua Tengah",
    "papuapegunungan": "Papua Pegunungan",
    "papuabaratdaya": "Papua Barat Daya",
}

# Short forms of regencies' names, as offices and newspapers use them after `KPU`, `Polres`, `Bupati`.
REGENCY_SHORT: Final = frozenset(
    """
    tidore lotim lobar loteng klu hst hsu hss kobar kotim kukar kutim kubar ppu tanbu tala batola pessel solsel
    limapuluh pasbar tapteng tapsel taput madina sergai labusel labura paluta palas nisel humbahas inhu inhil
    rohul rohil kuansing muba mura muratara oku okus okut oki lamsel lamteng lamtim lamut lambar tubaba tuba
    pesibar bateng basel babar beltim gumas bartim barsel barut pulpis bolmong bolsel boltim bolmut
    minut minsel parimo mateng matra polman lutim lutra bonbol gorut halut halbar halsel haltim halteng malra
    malteng kkt sbb sbt bursel mbd tts ttu matim sbd tangsel
    """.split()
)

# Places that stand in datelines and roles and are no administrative area of the table:
# `Jakarta`, seats of regencies, islands, short forms. Kept out: villages (too many, and many are given names).
OTHER_PLACES: Final = frozenset(
    """
    jakarta|dki jakarta|di yogyakarta|yogyakarta|indonesia|jawa|jawa-bali|sumatera|kalimantan|sulawesi|nusantara|ibu kota nusantara|
    papua|maluku|jogja|solo|nusa tenggara|semarapura|tanah air|nusa penida|jabodetabek|kalimantan utara|
    bangka belitung|kep. riau|kepri|kulonprogo|kulon progo|gunungkidul|gunung kidul|singaraja|amlapura|
    bojonegoro|mentawai|pangkajene|bau-bau|baubau|pare-pare|parepare|tanjung selor|sofifi|manokwari|
    ungaran|slawi|kajen|mungkid|wates|wonosari|cibinong|soreang|singaparna|kepanjen|caruban|kraksaan|
    raha|labuan bajo|waingapu|atambua|maumere|ruteng|bajawa|larantuka|lewoleba|kalabahi|soe|kefamenanu|
    kuala kapuas|kuala kurun|kuala pembuang|pangkalan bun|sampit|muara teweh|puruk cahu|buntok|tamiang layang|nanga bulik|kasongan|ngabang|putussibau|nanga pinoh|barabai|kandangan|amuntai|marabahan|pelaihari|batulicin|paringin|tenggarong|sangatta|sendawar|penajam|tanjung redeb|limboto|marisa|suwawa|kwandang|kolonodale|rantepao|makale|masamba|malili|sengkang|watampone|sungguminasa|mamuju|majene|unaaha|andoolo|takengon|meulaboh|sigli|bireuen|lhoksukon|blangpidie|sinabang|kutacane|tapaktuan|stabat|kabanjahe|sidikalang|dolok sanggul|tarutung|balige|panyabungan|gunung tua|sibuhuan|kisaran|rantauprapat|painan|lubuk basung|lubuk sikaping|muaro sijunjung|batusangkar|arosuka|sarilamak|simpang empat|tuapejat|rengat|tembilahan|pangkalan kerinci|bangkinang|pasir pengaraian|ujung tanjung|teluk kuantan|selatpanjang|muara bulian|muara sabak|kuala tungkal|bangko|sarolangun|muara bungo|muara tebo|sungai penuh|kayuagung|muara enim|sekayu|baturaja|muaradua|indralaya|tebing tinggi|kepahiang|curup|arga makmur|mukomuko|kalianda|gunung sugih|kotabumi|liwa|menggala|panaragan|sungailiat|toboali|mentok|tanjungpandan|tahuna|tutuyan|bolaang uki|boroko|lolak|melonguane|ondong siau|amurang|ratahan|airmadidi|tondano
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

# Seats of missions, where overseas committees (PPLN) work.
FOREIGN_PLACES: Final = frozenset(
    """
    kuala lumpur|singapura|malaysia|den haag|tokyo|osaka|jeddah|riyadh|mekah|madinah|hong kong|hongkong|taipei|taiwan|beijing|guangzhou|shanghai|
    seoul|bangkok|songkhla|manila|davao|hanoi|vientiane|yangon|phnom penh|dili|port moresby|vanimo|canberra|sydney|melbourne|perth|darwin|
    wellington|new delhi|mumbai|dhaka|islamabad|karachi|kairo|amman|ankara|istanbul|doha|abu dhabi|dubai|kuwait|london|paris|berlin|hamburg|
    frankfurt|brussel|madrid|roma|vatikan|wina|moskow|washington|new york|los angeles|san francisco|houston|chicago|ottawa|toronto|vancouver|
    inggris|amerika serikat|rusia|tiongkok|cina|india|prancis|jerman|italia|spanyol|kanada|selandia baru|mesir|turki|vietnam|thailand|filipina|
    kota kinabalu|kuching|tawau|penang|johor bahru|bandar seri begawan|timor leste|australia|jepang|belanda|arab saudi|korea selatan|brunei
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

AREA_KINDS: Final = frozenset(
    "kabupaten kab kab. kota kotamadya provinsi prov prov. propinsi kecamatan kec kec. distrik kelurahan kel. "
    "desa dusun daerah wilayah kepulauan kep. kapanewon kemantren kalurahan nagari kampung gampong".split()
)


def fold(text: str) -> str:
    """Return `text` in the form in which names are compared: case, apostrophes and hyphens evened out."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return text.casefold().replace("’", "'").replace("‘", "'").replace("`", "'")


@functools.cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    """Return code, name and districts, parted by `|`, of the areas of the first two levels."""
    table = pkgutil.get_data(__package__, "areas.tsv")
    assert table is not None
    rows = (line.split("\t") for line in table.decode().splitlines() if line[0] != "#")
    return tuple((r[0], r[1], r[2] if len(r) > 2 else "") for r in rows)


def _districts(joined: str) -> list[str]:
    """Return the folded names of the districts in a row, or in several joined."""
    return fold(joined).split("|") if joined else []


def _bare(name: str) -> str:
    for prefix in ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota "):
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isascii() and c.isalpha())


@functools.cache
def _offices() -> dict[str, str]:
    """Return the office by the first label of its host, for every regency, city and province."""
    offices = {}
    for short, name in PROVINCE_SHORT.items():
        kind = "" if name == "DIY" else "Provinsi "
        offices[short] = "KIP Aceh" if name == "Aceh" else f"KPU {kind}{name}"
    for code, name, _ in _rows():
        # In Aceh the office is called KIP (Undang-Undang 11 of 2006, article 56).
        body = "KIP" if code.startswith("11.") else "KPU"
        if name.startswith("Kabupaten "):
            offices["kab-" + _letters(_bare(name))] = f"{body} Kabupaten {_bare(name)}"
        elif name.startswith("Kota "):
            offices["kota-" + _letters(_bare(name))] = f"{body} Kota {_bare(name)}"
        else:
            offices.setdefault(_letters(name), f"{body} Provinsi {name}")
    return offices


def _glued_office(label: str) -> str | None:
    """Return the office of `kotasorong`, `kabsorong`: the kind without its hyphen."""
    kind = next((k for k in ("kab", "kota") if label.startswith(k)), None)
    return _offices().get(f"{kind}-{label.removeprefix(kind)}") if kind else None


def office_of(site: str) -> str | None:
    """Return the office that publishes under the host `site`, in its usual short form.

    `kota-semarang.kpu.go.id` gives `KPU Kota Semarang`, `jateng.kpu.go.id` `KPU Provinsi Jawa Tengah`,
    `kpu.go.id` `KPU RI`; a host that the table of areas does not know gives None. The old hosts
    `kpu-NAMEkab.go.id`, `kpu-kabNAME.go.id`, `kpud-NAMEkota.go.id` and `kpu.NAMEkab.go.id` are known as well,
    `kotaNAME.kpu.go.id` without its hyphen, those of Aceh, `kipaceh.kpu.go.id` and `kip-NAME.kpu.go.id`, and a host
    without its `.id`.
    """
    labels = site.removeprefix("www.").split(".")
    if labels[-2:] == ["kpu", "go"]:
        labels.append("id")
    if labels == ["kpu", "go", "id"]:
        return "KPU RI"
    if labels[-3:] == ["kpu", "go", "id"]:
        own = labels[0] if labels[0] != "www" else labels[1]
        if len(labels) == 5 and labels[1] == "prov":
            return _offices().get(own)
        if len(labels) == 5 and own in {"kab", "kota"}:
            own = f"{own}-{labels[1]}"
        kind, dash, name = own.partition("-")
        if kind == "kip" and dash:
            return _only_office(name)
        if not dash:
            return _offices().get(own.removeprefix("kip")) or _glued_office(own)
        return _offices().get(f"{kind}-{_letters(name)}")
    head, dash, name = labels[0].partition("-")
    if len(labels) == 4 and not dash:
        head, dash, name = labels[0], "-", labels[1]
    if dash and head in {"kpu", "kpud", "kip"}:
        for ending, kind in (("kab", "kab-"), ("kota", "kota-"), ("prov", "")):
            if name.endswith(ending):
                return _offices().get(kind + _letters(name.removesuffix(ending)))
            if name.startswith(ending) and (found := _offices().get(kind + _letters(name.removeprefix(ending)))):
                return found
    return None


def _only_office(name: str) -> str | None:
    """Return the one office of an area in Aceh with `name`, or None where two or none bear it."""
    found = {
        o for kind in ("kab-", "kota-", "") if (o := _offices().get(kind + _letters(name))) and o.startswith("KIP")
    }
    return found.pop() if len(found) == 1 else None


def lies_in(place: str, office: str) -> bool:
    """Tell whether a place with that name lies in the area of `office`: a district of its regency, a town of its province."""
    codes = {code for code, own in _codes().items() if own == office}
    return any(
        fold(_bare(name)) == fold(place) or fold(place) in _districts(districts)
        for code, name, districts in _rows()
        if any(code == own or code.startswith(f"{own}.") for own in codes)
    )


@functools.cache
def _codes() -> dict[str, str]:
    """Return the office of each area of the first two levels, by the area's code."""
    provinces = {name: short for short, name in PROVINCE_SHORT.items()}
    provinces |= {"Daerah Istimewa Yogyakarta": "diy", "Daerah Khusus Ibukota Jakarta": "dki"}
    codes = {}
    for code, name, _ in _rows():
        kind = {"Kabupaten": "kab-", "Kota": "kota-"}.get(name.partition(" ")[0], "")
        label = kind + _letters(_bare(name)) if kind else provinces.get(name, _letters(name))
        if label in _offices():
            codes[code] = _offices()[label]
    return codes


def bare_office(office: str) -> str:
    """Return the area in the name of an office: `Sleman` of `KPU Kabupaten Sleman`, `RI` of `KPU RI`."""
    words = office.split()[1:]
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"Kabupaten", "Kota", "Provinsi"} else words)


@functools.cache
def names() -> frozenset[str]:
    """Return the folded names of all areas, bare: `semarang`, `jawa tengah`, `kotabaru`."""
    found = (
        {fold(n) for n in PROVINCE_SHORT} | {fold(n) for n in PROVINCE_SHORT.values()} | OTHER_PLACES | FOREIGN_PLACES
    )
    for _, name, _ in _rows():
        found.update(_forms(fold(_bare(name))))
    found.update(_districts("|".join(districts for _, _, districts in _rows() if districts)))
    return frozenset(found)


DIRECTIONS: Final = frozenset("utara selatan barat timur tengah tenggara".split())
"""Points of the compass behind an area's name: `Rabangodu Utara`."""

# Words that villages' names of two words begin and end with: `Sumber Makmur`, `Suka Maju`, `Bukit Lama`.
VILLAGE_STARTS: Final = frozenset(
    "aek air alue bandar banjar batang batu bukit bulu bumi danau dolok durian gampong gunung huta jati kali kampung karang kayu "
    "kebon kebun kedung koto kuala kubu labuhan lembah long lubuk marga margo mekar muara nanga padang panca pantai parit pasar "
    "pasir pematang penanggungan pondok pulau ranah ranto rawa rejo sako sawah sei sendang siring sido simpang suka sukma sumber "
    "sungai tambak talang tanah tanjung tebing telaga teluk tugu ujung wana wono watu way".split()
)
VILLAGE_ENDS: Final = frozenset(
    "agung anyar asri baru besar bunga dalam gadang harapan hilir hulu indah jaya kecil lama lestari luar makmur maju mandiri mas "
    "merah putih hitam kuning mukti mulya mulia mulyo permai raharja raya rejeki rejo rezeki sari sejahtera sentosa subur tengah tinggi tua wangi".split()
)

VILLAGE_DIRECTIONS: Final = DIRECTIONS | frozenset("lor kidul wetan kulon hulu hilir ulu ilir mudik".split())
"""The same behind a village's name, in the words of its region as well: `Bulu Lor`."""

_SHORTENED_AWAY: Final = DIRECTIONS | frozenset("laut daya pesisir pegunungan kepulauan raya".split())


def _forms(name: str) -> set[str]:
    """Return the forms in which a folded area name is written: whole, as one word, and without its direction.

    `tanjung pinang` is written `tanjungpinang` as well, `kepulauan sangihe` `sangihe`, `nias selatan` `nias`.
    """
    words = name.split()
    forms = {name}
    if len(words) == 2:
        own = [w for w in words if w not in _SHORTENED_AWAY]
        if len(own) == 2 and len(name) > 9:
            forms.add("".join(words))
        elif len(own) == 1 and len(own[0]) > 3:
            forms.add(own[0])
    return forms


@functools.cache
def upper_names() -> frozenset[str]:
    """Return the folded bare names of provinces, regencies and cities alone."""
    found = (
        {fold(n) for n in PROVINCE_SHORT} | {fold(n) for n in PROVINCE_SHORT.values()} | OTHER_PLACES | FOREIGN_PLACES
    )
    found |= REGENCY_SHORT
    for _, name, _ in _rows():
        found.update(_forms(fold(_bare(name))))
    return frozenset(found)


@functools.cache
def long_starts() -> frozenset[str]:
    """Return the first words of the upper names that have several: `kepulauan`, `tanjung`."""
    return _long_starts(upper_names())


def place_length(words: list[str], start: int, among: frozenset[str]) -> int:
    """Return how many of `words` from `start` form the longest area name in `among` (0: none)."""
    if start >= len(words):
        return 0
    first = fold(words[start])
    if first in _long_starts(among):
        return folded_length([first, *map(fold, words[start + 1 : start + 4])], among)
    return int(first in among)


def folded_length(words: list[str], among: frozenset[str]) -> int:
    """Return how many of the folded `words`, which are four at most, form the longest area name in `among` (0: none)."""
    if words[0] in _long_starts(among):
        for length in range(len(words), 1, -1):
            if " ".join(words[:length]) in among:
                return length
    return int(words[0] in among)


@functools.lru_cache(maxsize=2)
def _long_starts(among: frozenset[str]) -> frozenset[str]:
    """Return the first words of the names in `among` that have several: `kepulauan`, `tanjung`."""
    return frozenset(name.partition(" ")[0] for name in among if " " in name)
