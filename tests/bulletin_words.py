"""Words and sentence templates from which `generate.py` makes bulletins; everyday Indonesian, put together by chance.

A template's braces name the list that fills them (`generate._pick`); a capital in the brace is one in the text.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.strip().splitlines())


GIVEN: Final = _words(
    "Aditya Agustina Ahmad Andreas Anisa Arifin Astrid Bambang Benediktus Budi Cahyono Darmawan Dewi Dimas Dwi "
    "Edi Elisabeth Endang Fajar Farida Fitriani Fransiskus Galih Gregorius Hanifah Hariyanto Hasanuddin Hendra "
    "Herlina Ibrahim Ilham Indriani Irfan Ismail Johanes Junaidi Kartika Khoirul Kornelius Lestari Lukman "
    "Maharani Marlina Markus Maulana Melkianus Mulyono Nasrul Nurhayati Oktavianus Paulus Prasetyo Puspita "
    "Rahmawati Ratna Rendra Ridwan Rosalina Rudiyanto Safitri Samuel Sarwono Setiawan Siti Slamet "
    "Stefanus Sulastri Suryadi Syahrul Taufik Tobias Tri Utami Wahyuni Wawan Widodo Yohana Yulianto Zainal "
    "Zulkifli"
)
FAMILY: Final = _words(
    "Adinata Alatas Anggraini Asmoro Baswedana Budiarto Daulay Dharmawangsa Effendi Firmansyah Ginting Gunadarma "
    "Halawa Handayani Harahap Hidayatullah Hutagalung Kalalo Kusnadi Kusumawardhani Laksmana Latuconsina Lubis "
    "Mahardika Manurung Marpaung Mokoginta Nainggolan Nasution Nugraheni Nurrahman Pangaribuan Paputungan Pardede "
    "Pattiasina Permana Prabandari Pradipta Pramesti Prihatini Purwanti Rahmadani Rajagukguk Rumbekwan Sagala "
    "Sahertian Saputro Sasmita Sembiring Setyorini Siahaan Simbolon Sinaga Siregar Sitorus Sudibyo Sumampouw "
    "Suryaningsih Susilowati Syahputra Tambunan Tampubolon Tarigan Tumanggor Usmany Wattimena Wibisono Wicaksono "
    "Widyaningrum Wijayanti Wirakusuma Wulandari Yuliastuti"
)
DEGREES: Final = (
    "S.H.",
    "S.E.",
    "S.IP.",
    "S.Sos.",
    "S.Kom.",
    "S.Pd.",
    "S.AP",
    "M.Si.",
    "M.H.",
    "M.AP",
    "M.Kom",
    "M.Pd",
    "M.A.",
)
HONORIFICS: Final = ("Dr.", "Drs.", "H.", "Hj.", "Ir.")
WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS: Final = _words("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember")

DIVISIONS: Final = _lines(
    """
    Data dan Informasi
    Perencanaan, Data, dan Informasi
    Hukum dan Pengawasan
    Teknis Penyelenggaraan
    Sosdiklih, Parmas, dan SDM
    Keuangan, Umum, Logistik, dan Rumah Tangga
    Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat, dan SDM
    """
)
SECTIONS: Final = _lines(
    """
    Hukum dan SDM
    Keuangan, Umum, dan Logistik
    Perencanaan, Data, dan Informasi
    Partisipasi dan Hubungan Masyarakat
    """
)
DOES: Final = _lines(
    """
    mengajak {crowd} {aim}
    menjelaskan bahwa {thing} perlu {worked}
    menyampaikan bahwa {thing} sudah {worked}
    berharap {thing} dapat {worked} {when}
    meminta {crowd} agar {aim}
    menilai {thing} belum sepenuhnya {worked}
    memaparkan cara {crowd} {aim}
    mengingatkan {crowd} supaya {aim}
    menegaskan komitmen untuk {aim}
    menambahkan, {thing} akan {worked} {when}
    """
)
FILLERS: Final = _lines(
    """
    {Crowd} tampak antusias dan {aim2} sejak pagi.
    {Thing} menjadi bahan pembicaraan yang paling hangat di antara {crowd}.
    Sedikitnya {n} {unit} {worked} dalam kegiatan tersebut.
    Kegiatan ditutup dengan doa bersama dan {aim2} {when}.
    Dari {n} {unit} yang tercatat, sebagian besar sudah {worked}.
    Melalui kegiatan itu, {thing} diharapkan semakin baik dan mudah {worked}.
    Pada sesi kedua, {crowd} dibagi menjadi beberapa kelompok untuk {aim}.
    Selain itu, {thing} turut {worked} oleh panitia {when}.
    Hasil kegiatan akan {worked} dan dilaporkan secara berjenjang.
    Sejumlah kendala ditemukan, antara lain {thing} yang belum {worked}.
    Para undangan menerima salinan {thing} untuk {worked} di tempat masing-masing.
    Tidak kurang dari {n} {unit} disiapkan agar {crowd} dapat {aim2}.
    """
)
LEADS: Final = _lines(
    """
    {Office} {began} {thing} bersama {crowd} di {hall}
    Sebanyak {n} {unit} {worked} oleh {office} di {hall}
    {Crowd} diundang {office} ke {hall} untuk {aim}
    Upaya {office} untuk {aim} berlanjut di {hall}
    Bertempat di {hall}, {office} {began} {thing}
    {Office} kembali {began} {thing} dengan melibatkan {crowd} di {hall}
    """
)
SECOND: Final = _lines(
    """
    Kegiatan berlangsung di {hall}
    Acara yang dihadiri {crowd} itu digelar
    Pertemuan tersebut berlangsung selama dua jam
    """
)
BEGAN: Final = _words("membahas menyusun menata memeriksa merapikan membenahi mengevaluasi mencermati")
THINGS: Final = _lines(
    """
    daftar pemilih berkelanjutan
    laporan keuangan triwulan
    arsip tahapan
    rencana kerja tahunan
    papan informasi kantor
    kotak suara rusak
    tata letak gudang
    jadwal piket
    alur pelayanan informasi
    bahan ajar pemilih pemula
    peta sebaran TPS
    sistem kearsipan digital
    data warga pindah domisili
    naskah dinas elektronik
    pedoman kerja sekretariat
    ruang layanan disabilitas
    buku saku kepemiluan
    persediaan barang habis pakai
    indeks kepuasan layanan
    rancangan anggaran
    """
)
CROWDS: Final = _lines(
    """
    para operator
    warga sekitar kantor
    pemilih pemula
    kelompok tani
    perwakilan partai politik
    seluruh pegawai
    penyandang disabilitas
    pengurus rukun tetangga
    pedagang pasar
    pengawas kecamatan
    mitra kerja
    murid sekolah menengah
    para penggerak desa
    nelayan setempat
    """
)
AIMS: Final = _lines(
    """
    memeriksa kembali setiap lembar isian
    menjaga ketelitian dan kerahasiaan data
    mencatat perubahan alamat
    menyusun laporan tepat waktu
    memahami alur pelayanan
    merawat perlengkapan bersama
    menolak segala bentuk pemberian
    berani bertanya kepada petugas
    membaca pengumuman resmi
    mencocokkan nomor induk kependudukan
    menyiapkan ruang kerja yang rapi
    """
)
AIMS2: Final = _lines(
    """
    mencatat hal-hal penting
    mencoba sendiri peralatan yang ada
    saling bertukar pengalaman
    mengajukan banyak pertanyaan
    berfoto di halaman
    menyepakati jadwal berikutnya
    """
)
WORKED: Final = _words(
    "ditata dicermati diperiksa dibahas diperbarui dicatat dibenahi dilengkapi diunggah dimusyawarahkan"
)
WHENS: Final = _lines(
    """
    sebelum akhir bulan
    dalam waktu dekat
    pada pekan berikutnya
    secara bertahap
    tanpa menunggu tahapan
    setiap triwulan
    setelah musim panen
    """
)
UNITS: Final = _words("berkas lembar kotak peserta dokumen formulir nama laporan")
HALLS: Final = _lines(
    """
    aula kantor
    halaman kantor
    ruang rapat utama
    balai desa
    gudang logistik
    ruang media
    gedung serbaguna
    lapangan terbuka
    """
)
SPOKEN: Final = _lines(
    """
    Kalau {thing} dibiarkan, yang rugi adalah {crowd}
    Kita harus {aim} mulai hari ini
    Pekerjaan ini sepi pujian, tetapi {crowd} merasakan manfaatnya
    Tidak ada alasan untuk menunda, sebab {thing} menyangkut hak orang banyak
    Saya minta {n} {unit} itu selesai {when}
    Semua pihak perlu {aim}, bukan hanya petugas
    Silakan datang dan tanyakan langsung kepada kami
    Hari ini {thing}, besok bisa jadi hal yang lain
    """
)
SAID: Final = _words("ujar kata tutur jelas tegas ungkap papar")
DECOYS: Final = _lines(
    """
    Laporan lengkap ditunggu paling lambat {date}.
    Rapat lanjutan dijadwalkan pada {date} mendatang.
    Aturan itu berlaku sejak {date}.
    Sebelumnya, kegiatan serupa digelar pada {date} lalu.
    """
)
LAWS: Final[tuple[tuple[str, str, int], ...]] = (
    ("Undang-Undang", "7", 2017),
    ("Undang-Undang", "14", 2008),
    ("UU", "10", 2016),
    ("PKPU", "3", 2018),
    ("Peraturan KPU", "5", 2018),
    ("Peraturan Bawaslu", "5", 2018),
    ("Keputusan KPU", "81", 2018),
    ("Peraturan Pemerintah", "94", 2016),
)
LAW_LEADS: Final = _lines(
    """
    Ketentuan itu diatur dalam {law}.
    Pelaksanaannya mengacu pada {law}, sehingga {crowd} tidak perlu ragu.
    Dasar hukumnya adalah {law} yang masih berlaku.
    """
)
HEADS: Final = _lines(
    """
    {Verb} {Thing}
    {Verb} {Thing} Bersama {Crowd}
    {Verb} {Thing} {When}
    Ajak {Crowd} {Aim}
    Libatkan {Crowd} untuk {Aim}
    Pastikan {Thing} Tuntas {When}
    """
)
HEAD_VERBS: Final = _words(
    "Bahas Susun Tata Periksa Rapikan Benahi Evaluasi Cermati Mutakhirkan Matangkan Siapkan Kawal"
)
NOISE: Final = _lines(
    """
    Bagikan:
    facebook twitter whatsapp
    Telah dilihat {n} kali
    Baca juga: Jadwal Layanan Bulan Ini
    #kpumelayani #pemilih
    Selengkapnya
    """
)

FILLS: Final = {
    "thing": THINGS,
    "crowd": CROWDS,
    "aim": AIMS,
    "aim2": AIMS2,
    "worked": WORKED,
    "when": WHENS,
    "unit": UNITS,
    "hall": HALLS,
    "began": BEGAN,
    "verb": HEAD_VERBS,
}
"""The lists by the name in a brace."""
