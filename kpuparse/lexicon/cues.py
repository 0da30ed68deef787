"""Small words that tie names and roles together, or keep them apart. All keys are folded."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What may stand between a function and the first role of those who have it, and between the roles of such a list.
LIST_STARTS: Final = _words(
    ", : adalah yakni yaitu ialah disampaikan diisi dibawakan tersebut di antaranya diantaranya antara lain oleh dari dipercayakan kepada"
    " masing-masing dua kedua para ("
)
LIST_GOES_ON: Final = _words(", dan serta kemudian beserta juga ; lalu )")
# Heads of a division's lead, said beside `Anggota KPU`.
DIVISION_LEADS: Final = _words("ketua kadiv koordinator wakil divisi")

AND: Final = _words("dan serta & beserta maupun")
SEVERAL: Final = _words(
    "dua tiga empat lima enam tujuh delapan para kedua ketiga keempat kelima beberapa sejumlah seluruh semua"
)
COPULAS: Final = _words("yakni yaitu ialah adalah")
NAMING: Final = COPULAS | {"bernama"}
# `Pemimpin upacara dipercayakan kepada Rina`
ENTRUSTED: Final = frozenset(
    {("dipercayakan", "kepada"), ("diserahkan", "kepada"), ("diemban", "oleh"), ("dijabat", "oleh"), ("diisi", "oleh")}
)
# What announces names at a distance: these words, and `di antaranya`.
ANNOUNCING: Final = COPULAS | {first for first, _ in ENTRUSTED} | {"antara", "antaranya", "diantaranya", "terdiri"}

# Words that tie a name to the role behind them: `Budi selaku Ketua`, `Tohir yang bertindak sebagai pembina upacara`.
TIES: Final = _words("selaku sebagai merupakan adalah menjadi yakni yaitu ialah menjabat seorang jadi")
# What may stand between the name and such a word.
FILLERS: Final = _words(
    """
    yang juga bertindak hadir didapuk ditunjuk dipercaya salah satu pernah saat ini sekaligus kini turut ikut langsung dan sempat
    sedang mantan tampil dihadirkan dilantik terpilih bertugas dipilih diangkat didaulat dikukuhkan resmi kembali menjabat
    dipercayakan ditetapkan
    """
)

# Words before a name that make it a person's: `oleh Budi Laksana`. Things follow most of them as well.
BEFORE_NAME: Final = _words(
    """
    oleh bersama diketuai digawangi dinakhodai dikomandoi dikomandani didampingi menurut diwakili dipimpin bernama dipandu kepada dihadiri beserta mewakili menghadirkan mengundang
    atas sosok almarhum almarhumah antara hadir tampak yakni yaitu menggantikan digantikan dirasakan dialami
    dilontarkan dikemukakan diutarakan diungkapkan disampaikan dibawakan dipaparkan dijelaskan
    """
)
# Those that only people follow.
BEFORE_PERSON: Final = _words(
    """
    oleh menurut bernama diketuai digawangi dinakhodai dikomandoi dikomandani diwakili dipimpin dipandu didampingi menggantikan digantikan dirasakan dialami
    dilontarkan dikemukakan diutarakan diungkapkan disampaikan dibawakan dipaparkan dijelaskan
    """
)

# Words that pick one out of many: `Nanda, salah seorang operator, …`.
ONE_OF: Final = _words("salah satu seorang")

# Words that say a role of all who were just named: `Budi dan Rina, keduanya staf KPU`.
OF_ALL: Final = _words("keduanya ketiganya keempatnya semuanya masing-masing")

# Verbs whose objects get the role behind `sebagai`.
APPOINTING: Final = _words(
    "menetapkan ditetapkan melantik mengangkat mengukuhkan menunjuk mengesahkan memilih mengusung mengusulkan mencalonkan"
)

# Words that open a sentence with those in whose company or for whom its subject acts.
FRONTED: Final = _words("bersama didampingi disaksikan dihadiri kepada dihadapan mewakili menemui menggantikan")

# A phrase with one of the first words, and one of the second before a position, stands before the subject:
# `Usai bertemu Bupati Kudus, Rina Wati menuju …`.
OPENING: Final = _words("di ke dari melalui bagi seizin atas pada usai seusai setelah sebelum saat ketika")
GOVERNING: Final = _words(
    """
    dari melalui bagi seizin oleh bertemu menemui dilantik menghadap menyambut mendampingi depan masa permintaan arahan
    izin undangan perintah instruksi
    """
)

# Things that a position names: `Kantor Camat Tegal Barat`, `Pemilihan Kepala Daerah`.
NAMED_AFTER: Final = _words("jalan jl gang gedung hotel aula pemilihan kantor pendopo ruang ruangan")

# Verbs whose object, not their subject, does what stands behind `sebagai`: `Ia mengundang Polres sebagai narasumber`.
WITH_OBJECT: Final = APPOINTING | _words(
    "mengundang menghadirkan mendorong menyebut meminta mengajak menggandeng melibatkan merekrut menugaskan mendaftarkan menilai menganggap"
)

# Words that open a clause behind a role phrase.
CLAUSE: Final = _words(
    "yang saat ketika dalam dengan untuk kepada bersama oleh dan serta usai setelah sebelum terkait tentang mengenai agar bahwa"
)
# Words that are never part of a trade (`seniman ketoprak`).
FUNCTION: Final = CLAUSE | _words(
    "di ke dari pada atas ini itu juga se para atau tersebut turut akan sudah telah bagi antara seperti"
)

# Verbs that say which field an officer looks after: `Komisioner yang membidangi Divisi Sosialisasi`.
FIELD_VERBS: Final = _words("membidangi menangani mengampu mengurusi")
# Words that a number follows inside a role phrase: `Kodim 0733`, `Periode 2018-2023`, `RW 03`.
BEFORE_NUMBER: Final = _words(
    """
    n uud kelas periode urut nomor kodim dandim danramil koramil danrem kasrem pabung rw rt kasdim dapil pemilihan pemilu pilkada tahun komisi jabatan
    angkatan korem negeri sma smp smk sd dim sman smpn smkn sdn tps polisi paslon asda danlantamal pangdam kodam militer pangkogabwilhan kasubdit subdit panit kanit dasar pakar ahli wilayah kerja kelompok 1 2 3 satu
    """
)
# Words behind which an `I` is a number, if no Balinese name follows.
BEFORE_FIRST: Final = _words("juara wilayah kelas asisten rektor komisi bidang deputi tingkat pembantu")
# Short forms inside a role phrase that keep their stop.
ABBREVIATED: Final = _words(
    "set kab prov kec kel div kadiv sub subbag kep kasubbag kasubag plt plh pj pjs kabag sek wk no"
)
# Words for a person named before: `Perempuan yang akrab disapa Mbah Har itu`.
PERSON_NOUNS: Final = _words(
    """
    pria lelaki laki-laki perempuan wanita bapak ibu ayah kakek nenek pemuda pemudi remaja siswa siswi mahasiswa mahasiswi warga
    tokoh alumnus alumni ia dia beliau sosok figur putra putri gadis jejaka komisioner mantan
    """
)
# Fields of work that a division is named after: `divisi teknis penyelenggaraan`.
DIVISIONS: Final = _words(
    "teknis hukum perencanaan sosialisasi keuangan data logistik parmas sosdiklih sdm rendatin pengawasan"
)
