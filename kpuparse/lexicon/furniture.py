"""What web pages put around a bulletin: headings, counters, posting dates, links."""

from __future__ import annotations

from typing import Final

# Category headings of the offices' sites, alone on a line. Kept out: words that could be a title's start.
CATEGORIES: Final = frozenset(
    """
    berita|berita terkini|berita terbaru|berita kpu|berita lainnya|berita utama|berita terkait|umum|sosialisasi|artikel|opini|
    pengumuman|kegiatan|kegiatan kpu|agenda|kpu dalam berita|siaran pers|press release|galeri|galeri foto|foto|video|informasi|
    info|info pemilu|informasi publik|home|beranda|kabar kpu|seputar kpu|headline|headlines|populer|terpopuler|
    pemilu|pilkada|pemilihan|data pemilih|hukum|keuangan|logistik|teknis|sdm|kolom|feature|lainnya|arsip berita|
    news|warta kpu|publikasi|ppid|pojok kpu|arsip|share|print|cetak|tweet|kembali|selengkapnya|baca selengkapnya|lihat selengkapnya|
    read more|selanjutnya|sebelumnya|next|previous|komentar|tinggalkan komentar|bagikan|facebook|twitter|whatsapp|telegram
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

# Other words of a site's menu; a line is a menu where all its parts are headings or of these.
MENU: Final = frozenset("profil kontak galeri layanan regulasi tentang download unduhan jdih".split())

# Those that stand at a page's end, or over links to other pages: they head no bulletin.
PAGE_ENDS: Final = frozenset(
    """
    berita lainnya|berita terkait|populer|terpopuler|arsip berita|share|print|cetak|tweet|kembali|selengkapnya|
    baca selengkapnya|lihat selengkapnya|read more|selanjutnya|sebelumnya|next|previous|komentar|tinggalkan komentar|
    bagikan|facebook|twitter|whatsapp|telegram
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

# The networks that a row of share buttons names; `whatapps` is how the offices' own site template writes it.
NETWORKS: Final = "facebook twitter whatsapp whatapps whatsap whatapp instagram telegram line x email e-mail linkedin pinterest tiktok youtube share bagikan print cetak copy link tautan salin fb wa ig".split()

# Single words in brackets behind a sentence that sign nothing.
NO_CREDIT: Final = frozenset(
    "bersambung terlampir lampiran selesai tamat dismissal sekretaris ketua anggota wib wita wit habis end red".split()
)
