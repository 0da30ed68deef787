"""Positions, organisations, divisions: the words of which role phrases are made. All keys are folded."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Positions that one person holds at a time: no list of names follows them.
# From the organisation of KPU (PKPU 8/2019, 14/2020), of regional government, police, army and courts, and
# from the functions at an event. Kept out: words that are given names as well (`Raja`, `Satria`).
SINGLE: Final = _words(
    """
    ketua sekretaris kepala kasubbag kasubag kabag kabid kadis panit kaban kadisdik kasi kasie kasubsi kasubdit kasubbid kasubid kabiro panewu penewu carik dukuh
    waka kapolres kapolresta kapolrestabes kapolsek kapolda kapolri wakapolres wakapolresta wakapolrestabes wakapolsek wakapolda kasat
    kasatreskrim kasatintelkam kasatlantas kasatbinmas kabagops kabagren kanit kasium
    dandim danramil danrem pangdam kasdim pasiops pasiter pasi danki danlanal danlanud danlantamal kajari kajati kasiintel kasipidum
    kadiv wakadiv kordiv korwil kadispora kalapas karutan kakanwil kakan kakankemenag kepsek kapuskesmas kabinda
    bupati wabup walikota wawali gubernur wagub camat lurah kades keuchik geuchik perbekel klian danrindam
    direktur dirut dirjen rektor dekan menteri mendagri menko wamen presiden wapres sekjen sesjen sekda sekdis sekwan sekcam sekdes sekdako
    panitera deputi irjen itjen inspektur komandan irup danup dansat
    pembina pemimpin koordinator bendahara
    panglima kasad kasal kasau kapuspen kapuspenkum manajer manager korsek kasek ceo founder pendiri
    uskup asda asdep danpos danyon kaprodi wadek wadir warek kakesbangpol kadiskominfo kadisdukcapil kadinkes kakesbang kasatpol
    menpan menpanrb menhan menkeu menag menkumham mensos menpora menkes menaker menlu menkominfo asintel asops aslog
    kabaharkam kabareskrim kabaintelkam pangkogabwilhan kapusdatin kapolrestra
    pemred pimred redpel kordinator koodinator sekertaris sekretris sekretrais kasrem sekretarisnya ketuanya kepalanya bendaharanya kabinet kapuslatbang kapusdiklat kapus kasatgas kasatpel jubir penanggung
    """
)

# Positions and functions that several people may share.
SHARED: Final = _words(
    """
    istri suami moderator utusan anggota anggotanya komisioner komisoner komisiner komisionernya narasumber narasumbernya pemateri pematerinya moderatornya pembicara panelis pemantik fasilitator instruktur penyaji
    staf staff operator admin pegawai petugas pelaksana pengawas pengurus pimpinan perwakilan peserta
    kasubbag-kasubbag dosen guru siswa siswi mahasiswa mahasiswi pelajar santri hakim jaksa saksi advokat pengacara calon bakal cabup cawabup
    cagub cawagub cawali cawawali caleg paslon pasangan
    aktivis pegiat penggiat pengamat pakar peneliti penulis akademisi praktisi wartawan jurnalis budayawan seniman dalang tokoh ulama
    rohaniwan rohaniawan profesional penyintas epidemiolog psikolog sosiolog antropolog sejarawan ekonom babinsa bhabinkamtibmas kader penyiar supervisor tetua perancang pengajar
    keynote penggagas pelatih dai dokter bidan perawat sopir fotografer videografer pengungsi penutur sastrawan penyair musisi komedian pemadu pembimbing penerjemah
    analis pranata arsiparis auditor penata penyuluh perencana statistisi legislator penasihat penasehat ajudan asisten wakil
    sekretariat ahli kuasa relawan warga petani nelayan pedagang atlet penyandang duta pengusaha perajin pengrajin pelaku penjual pemuka delegasi
    notulis notulen pemandu pembaca pembawa dirigen pewara host mc paskibra pengibar juri penguji pendamping pembahas pengasuh pengendali penanggap penceramah penyusun penyanyi komponis
    penerima pemohon termohon terlapor pengadu teradu jurubicara juru
    pantarlih ppdp bapaslon pengelola
    lo liaison presenter kreator influencer founder alumni mediator penghubung konsultan
    pensiunan purnawirawan veteran penjaga satpam pramubakti ppnpn cpns pppk bilal qori qoriah
    """
)

# Functions that are given names when they have a capital: `Imam Hendrajit`.
LOWER_ONLY: Final = _words("imam khatib rois raja juri")

ACTING: Final = _words("ps plt plh pj pjs pgs")
FORMER: Final = _words("mantan eks bekas purna")

# Kept apart: heads that in lower case are common nouns and take a person only when a name stands right beside them.
GENERIC: Final = _words(
    """
    warga petani nelayan pedagang pegawai petugas siswa siswi pelajar mahasiswa mahasiswi santri peserta calon bakal
    relawan penerima pemohon termohon sekretariat pelaksana pengawas pengurus wakil guru dosen hakim jaksa saksi staf staff ahli
    pembaca pembawa pemandu alumni pendamping pantarlih juru pasangan paslon pimpinan pemimpin pembina kuasa
    delegasi pengusaha perajin pengrajin pelaku penjual pemuka penjaga veteran pengelola penata penyandang atlet duta imam ppnpn cpns pppk konsultan penghubung lo
    """
)

# Committees of a district that stand for their members: `PPK Kotabaru Rina`.
COMMITTEES: Final = _words("ppk ppd panwascam panwaslucam")

# What starts the name of an organisation inside a role phrase.
ORGANIZATIONS: Final = _words(
    """
    kpu kip kpud komisi bawaslu panwaslu panwas panwascam panwaslucam panwaskab panwaskota panwaslih dkpp ppk pps kpps ppln pantarlih ppdp pkd sekretariat badan
    polres polresta polrestabes polsek polda polri mabes kepolisian batalyon batalion brimobda satbrimob satbrimobda kodim koramil korem kodam tni lanal lanud brimob satlantas satreskrim
    kejaksaan kejari kejati pengadilan pn pa ptun mahkamah mk ma dinas kantor kementerian kemenag kemendagri
    kemenkumham kemenkopolhukam kemenko kominfo diskominfo disdukcapil dispendukcapil dukcapil disdik dindik dinkes dinsos diskarpus dispora disnaker
    diskominfosan dinporapar disporapar dispermades dispermadesp3a bkpp bkpsdm bpkad bappeda bapperida bpbd dlh dpu dishub disperindag diskominfotik
    kesbangpol bakesbangpol kesbang satpol dprd dpr dpra dprk dpd mpr dpc dpw dpp dpk dpac partai universitas institut sekolah politeknik stie stikes stain iain uin
    stai stkip iai iaii kpum bawaslum ugm undip unnes udinus unissula unika usm upgris uns ums ui unair unhas unud undiksha
    unimus unsoed unpad unila unsri unram untan unmul unja unib unp unand untad unsrat uncen unipa unej unesa unisba untag unisma untirta undana
    sma sman smk smkn man smp smpn mts mtsn sd sdn slb slbn slta madrasah lapas rutan korpri pgri pkk fakultas yayasan pemkot pemkab pemprov
    pemda pemerintah setda bps bpjs bkn anri lkpp kpp bapas pt cv bank rri tvri pwi jadi perludem komnas ombudsman kpid baznas
    fkub mui nu tp muhammadiyah pcnu pdm ansor knpi bem hmi pmii gmni pmi bpip kpk bpk bpkp bin binda bnn bnnk
    korps koperasi harian redaksi ditjen balitbang brin radio tvku radar tribun pengprov asosiasi persatuan ikatan himpunan forum lembaga lsm perkumpulan organisasi ormas majelis dewan
    pondok ponpes pesantren panti rumah rsud rs puskesmas museum perpustakaan balai kelompok karang gerakan komunitas jaringan
    kpppa bkkbn imigrasi bulog pln telkom lpm lppm ptn pts lbh peradi ipemi ipwi ppdi hwdi pertuni gerkatin npci
    tim gugus pokja satgas panitia paguyuban dapil fraksi banser kwarcab pramuka fatayat muslimat aisyiyah perwosi persit bhayangkari dwp
    gow iwapi hipmi kadin apindo aji ijti smsi jmsi amsi rpp helpdesk
    """
)

# Organisations whose own name may be any words: `SMA Kartini`, `Universitas Budi Luhur`, `Partai X`.
NAMING: Final = _words(
    """
    universitas unika unwahas institut politeknik akademi sekolah sma sman smk smkn man smp smpn mts mtsn sd sdn slb madrasah yayasan partai pt cv bank pondok ponpes
    pesantren rumah rsud rs puskesmas komunitas lembaga lsm perkumpulan organisasi forum stie stikes stai stkip stain iain iai uin lbh paguyuban perumahan
    desa kelurahan dusun kampung pps kalurahan lurah kades nagari gampong padukuhan banjar lapas rutan dpc dpw dpd dpp dpac karang korps ikatan gerakan kelompok jaringan
    aliansi perusahaan koperasi majelis taruna radar tribun hotel grup sanggar lanud danlanud ansor pcnu hkbp gereja keuchik perbekel harian koran media radio redaksi panti
    """
)

# Parts of a university, and the fields that they are named after: `Fakultas Syariah dan Hukum`.
FACULTIES: Final = _words("fakultas jurusan prodi departemen ilmu d1 d2 d3 d4 s1 s2 s3")
STUDIES: Final = _words(
    "fisika kimia biologi matematika mesin sipil elektro industri informatika arsitektur geologi statistika geografi sosiologi doktor magister"
    " lingkungan kehutanan perikanan kelautan keperawatan manajemen pendidikan sosial budaya antropologi syariah ushuluddin tarbiyah dakwah adab humaniora sastra teknik kedokteran psikologi ekonomika bisnis farmasi"
    " filsafat mipa fisip feb fh fisipol akuntansi sejarah ilmu hukum ekonomi komunikasi politik pertanian peternakan"
)

# Those of them that stand without an own name as well.
COLLEGES: Final = _words("redaksi uin iain stain unika unwahas stie stikes stai")

# Places where only a village or district can follow.
LOCAL: Final = _words(
    "ppk pps kecamatan camat polsek kapolsek ppd kpps kpp danramil koramil panwascam panwaslucam kec sekcam kapanewon panewu distrik pkd desa kelurahan"
)

# Heads and kinds of place behind which any word may be the place's name.
VILLAGES: Final = _words(
    "pps ppd desa kelurahan lurah kades kalurahan dusun dukuh nagari gampong kampung padukuhan banjar kel pkd keuchik perbekel"
)

# Words that go on inside a role phrase: divisions, sections, ranks of office. Endings of the kind
# `Perencanaan`, `Penyelenggaraan` are known by their form (see `is_nominal`).
MODIFIERS: Final = _words(
    """
    umum divisi devisi divsi diviisi div bagian bag subbagian subbag subag sub bidang bid seksi urusan biro hukum teknis data informasi info sosialisasi sosdiklih parmas partisipasi
    masyarakat sdm sumber daya manusia humas hupmas hubmas hubungan antar program anggaran keuangan logistik rumah tangga litbang penelitian
    pengembangan pendidikan pemilih pemilu pemilihan pilkada rendatin perencanaan organisasi tata usaha teknologi statistik politik negeri luar
    kesatuan bangsa ketertiban ketenteraman sosial budaya ekonomi kesra kesejahteraan rakyat pemerintahan otda pembangunan daerah otonomi kemasyarakatan
    kependudukan pencatatan sipil pemuda olahraga olah raga pariwisata komunikasi digital kearsipan arsip perpustakaan kesehatan lingkungan hidup
    perhubungan pertanian pangan perdagangan perindustrian koperasi umkm tenaga kerja penanaman modal pelayanan terpadu satu pintu
    ahli penyelia mahir terampil fungsional struktural jenderal eselon paud takmir taruna
    republik indonesia ri nasional internasional pusat wilayah cabang ranting anak tingkat se-kota se-kabupaten
    n i ii iii iv v vi vii viii ix x xi xii a b c d e
    kelas kelompok fraksi komisi panitia pengawas pengawasan sengketa penyelesaian penanganan pelanggaran pencegahan parhumas hubal
    kabupaten kab kota provinsi prov propinsi kecamatan kec kelurahan desa distrik dusun
    negara agama islam kristen katolik hindu buddha swasta tinggi konstitusi menengah dasar kejuruan
     perdata pidana intelijen intel khusus pidum pidsus datun operasi ops reskrim sabhara samapta lantas binmas intelkam
    teks naskah proklamasi pancasila pembukaan uud amanat sambutan
    upacara acara apel doa kegiatan diskusi materi rapat debat sidang lapangan juang
    tugas harian sementara periode masa jabatan terpilih bakti demisioner aktif
    tim pemeriksa penilai pelaksana penyelenggara ketua wakil anggota sekretaris bendahara kepala koordinator komisioner pembina penggerak
    adhoc hoc ad pemutakhiran pendaftaran pencalonan kampanye dana kepemiluan demokrasi
    presiden gubernur bupati walikota wali dprd dpr dpd mpr
     dua tiga kesatu kedua ketiga keempat kelima tunggal tamu besar pendamping unit pembuat komitmen isyarat officer lanjut usia
    gerakan wanita penduduk tahanan pembantu pemula eksekutif operasional riset inovasi kinerja pengurus pelajar pengganti penggantian antarwaktu waktu pengembang analisis transaksi pelaporan
    aparatur sistem aplikasi sidalih sirekap silon sipol jdih ppid spip sakip barang jasa pengadaan pemenangan
    komandan inspektur pemimpin pasukan kodim koramil agraria pertanahan keluarga berencana perempuan perlindungan
    prodi jurusan kesbangpol opd satuan polisi pamong praja pp  bumn tni polri asn korpri akademik kemahasiswaan ilmu pemerintah
    hpp ti tp3 p3s tphpm hp3h dewan perwakilan pimpinan sma smk kurikulum sarana prasarana kesiswaan
    lembaga legislatif yudikatif ketatanegaraan administrasi publik komputer hak asasi ham disabilitas difabel milenial
    muslimat perkotaan komponen cadangan kader kajian studi bantuan
    urut nomor calon independen perseorangan
    cagar sejarah seni budayawan pers penyiaran media massa online
    ukpbj apbj satpel satlantas konseling bimbingan bahasa matematika penjas bk osis pramuka
    set setjen rekrutmen setempat tambahan internal eksternal senior junior cilik tertua termuda dinas mandat pengampu promosi seleksi magang pendukung speaker jawab gudang asrama stasiun adat gampong kode pansus panel polhukam polkam polpum poldagri bidkoor dukcapil baharkam tekmas departemen diklat litbangdiklat simonev ortala sosdiklihparmas kul datin perdatin tekhum tekgar parhubmas aset pksdm dit subdit resor sektor tapem prokopim petahana podcast talkshow webinar marketing kultural desk jalur non kerjasama parpol tertentu disiplin panja banggar bapemperda bmn bendera
    hanura golkar gerindra nasdem demokrat pdip pdi perjuangan pkb pks pan ppp psi perindo gelora garuda buruh ummat pkn pbb berkarya pkpi kebangkitan
    pajak perpajakan kristiani protestan pantekosta umat beragama kerukunan
    """
)

# The parties' names, as they stand behind `Partai`, and their short forms: with one of them the name is complete.
PARTIES: Final = frozenset(
    tuple(name.split())
    for name in (
        "hanura|golkar|gerindra|nasdem|demokrat|pdip|pdi perjuangan|pdi-p|pkb|pks|pan|ppp|psi|perindo|gelora|garuda|buruh|"
        "ummat|pkn|pbb|berkarya|pkpi|kebangkitan bangsa|keadilan sejahtera|amanat nasional|persatuan pembangunan|"
        "solidaritas indonesia|persatuan indonesia|bulan bintang|gelora indonesia|gelombang rakyat indonesia|"
        "hati nurani rakyat|demokrasi indonesia perjuangan|gerakan indonesia raya|kebangkitan nusantara|"
        "garda republik indonesia|golongan karya|nasional demokrat|keadilan dan persatuan indonesia|aceh"
    ).split("|")
)

# Proper parts of offices' and bodies' names, words in which would end a role phrase or look like a person's name.
# From the names of state bodies, commands, associations and newspapers.
PROPER: Final = frozenset(
    tuple(name.split())
    for name in (
        "pegawai republik indonesia|pelajar nahdlatul ulama|pelajar putri nahdlatul ulama|mahasiswa muhammadiyah|mahasiswa islam|"
        "dokter indonesia|bidan indonesia|tentara nasional indonesia|palang merah indonesia|lalu lintas|izin tinggal|"
        "pimpinan pusat|pimpinan wilayah|pimpinan daerah|pimpinan cabang|pimpinan anak cabang|pimpinan ranting|dewan pimpinan pusat|"
        "dewan pimpinan wilayah|dewan pimpinan daerah|dewan pimpinan cabang|gadjah mada|gajah mada|lambung mangkurat|sam ratulangi|nusa cendana|syiah kuala|islam indonesia|"
        "sultan agung|dian nuswantoro|katolik soegijapranata|satya wacana|kristen satya wacana|jenderal soedirman|sebelas maret|halu oleo|"
        "pendidikan indonesia|pendidikan ganesha|nahdlatul ulama|budi luhur|bandar sekaran|bina nusantara|surya kencana|panca prasetya|bhaskara jaya|baladhika jaya|dhirotsaha jaya|siber dan sandi negara|narkotika nasional|nasional penanggulangan bencana|penanggulangan bencana|daerah istimewa yogyakarta|"
        "daerah khusus ibukota jakarta|daerah khusus jakarta|metro jaya|suara merdeka|suara merdeka solo|jawa pos|chandra kirana|"
        "komando gabungan wilayah pertahanan|distrik militer|resor militer|rayon militer|daerah militer|kode etik|dharma wanita|"
        "dharma pertiwi|dharma wanita persatuan|bhayangkara|jalasenastri|pia ardhya garini|pusat statistik|luar negeri|dalam negeri|solo raya|malang raya|semarang raya|tionghoa indonesia|tuna netra indonesia"
    ).split("|")
)

# The army's regional commands, as they stand behind `Kodam` and `Pangdam`.
COMMANDS: Final = frozenset(
    tuple(name.split())
    for name in (
        "jaya|siliwangi|diponegoro|brawijaya|udayana|hasanuddin|cenderawasih|kasuari|pattimura|merdeka|tanjungpura|"
        "mulawarman|sriwijaya|bukit barisan|iskandar muda"
    ).split("|")
)

# Connecting words that may stand inside a role phrase when one of its words follows.
INNER: Final = _words("dan & / bidang di pada untuk serta se")

# Grades that follow a functional position or an inspectorate: `Arsiparis Ahli Muda`, `Inspektorat Utama`. As words of
# names they are too common to be modifiers everywhere.
GRADES: Final = _words("utama madya muda pertama pratama terampil mahir agung")
# Words that are incomplete without their grade: `KPP Pratama`, `Ahli Muda`.
GRADE_NEEDED: Final = _words("kpp ahli")
# Heads behind which one more word may stand: `seniman ketoprak`, `pegiat pemilu`, `pedagang sayur`.
OPEN_HEADS: Final = _words(
    "seniman dalang penyanyi jurnalis wartawan penyintas perancang pengajar penyiar pelatih kader rohaniwan budayawan tokoh pegiat penggiat aktivis pedagang petani pakar pengamat ahli praktisi pengusaha perajin pengrajin pemain pelaku tukang penjual"
    " penulis peneliti warga mantan juru akademisi relawan pengurus guru dosen siswa mahasiswa atlet pelajar pemuka"
)
# Heads that may say where they come from: `akademisi dari Universitas X`, `Perwakilan PPK dari Kecamatan Y`.
SENT: Final = _words(
    "legislator senator warga peserta wakil akademisi perwakilan utusan dosen guru mahasiswa mahasiswi siswa siswi peneliti pengamat praktisi pegiat pakar delegasi relawan"
)
GRADED: Final = _words(
    "kpp ahli arsiparis pranata analis auditor jabatan penata inspektorat inspektur deputi sekretaris pembina staf mahkamah jaksa hakim kejaksaan pejabat administrasi direktur komisaris utama muda"
)
# Positions whose field may be a list with commas: `Kasubbag Keuangan, Umum, dan Logistik`.
LISTED: Final = _words(
    "divisi devisi divsi diviisi kadiv wakadiv kordiv kasubbag kasubag kabag kabid kasubbid kasubid kabiro karo kasi subbagian subbag subag bagian bag biro bidang"
)
# Heads that stand inside another position: `Wakil Ketua`, `Staf Ahli Bupati`, `Calon Wakil Bupati`.
BEFORE_HEAD: Final = _words(
    "panel wakil bakal calon pasangan staf staff asisten para tim ahli sub ajudan sopir anggota hakim mantan dan & / plt plh pj komisi juru kepala koordinator saksi istri suami perwakilan sekretaris kandidat lo officer petugas"
)

# Bodies whose task may follow in small letters: `ketua Pokja rekrutmen PPK`.
WORKING: Final = _words("pokja tim panitia satgas gugus divisi bidang bagian seksi subbagian subbag biro")
# Offices whose area stands behind them.
OFFICES: Final = _words("kpu bawaslu")
# Officials whose assistants and expert staff are called after them.
ASSISTED: Final = _words("sekda bupati walikota gubernur menteri kapolri")
DIVISION_HEADS: Final = _words("divisi devisi divsi diviisi div")
EVENT_ROLES: Final = _words(
    "narasumber narasumbernya pemateri pematerinya moderatornya pembicara moderator panelis pemantik fasilitator instruktur penyaji notulen notulis host mc pewara penguji juri"
)
HELD_BY_ONE: Final = _words("moderator notulen notulis host mc pewara")
# Parts in a ceremony, each of which has its own person: `komandan upacara`, `pembaca doa`.
CEREMONY: Final = _words(
    "pembina inspektur komandan pemimpin pembaca petugas perwira dirigen pengibar pembawa pengucap"
)
# What may follow such a function: `Pemantik Diskusi`, `Narasumber Pertama`.
EVENT_WORDS: Final = _words(
    "diskusi debat acara materi utama podcast kegiatan pertama kedua ketiga keempat kelima tunggal lain tamu ahli kunci"
)
ORDINALS: Final = _words("pertama kedua ketiga keempat kelima utama tunggal lain lainnya kunci")


_KA: Final = (
    "kabag",
    "kasub",
    "kasat",
    "kabid",
    "kadiv",
    "kanit",
    "kadis",
    "kapus",
    "kapol",
    "wakapol",
    "kasek",
    "wakasek",
    "katim",
    "kasi",
    "wakadiv",
    "kadan",
    # `Menkopolhukam`, `Wamendagri`
    "menko",
    "wamen",
)


_POSITIONS: Final = SINGLE | SHARED | LOWER_ONLY


def is_position(word: str) -> bool:
    """Tell whether a folded word is a position; short forms with `Ka-` (`Kabagbinops`) are known by their form."""
    return word in _POSITIONS or (word.startswith(_KA) and len(word) > 6 and not word.endswith("an"))


# `kolaborasi`, `transmisi`, `distribusi`; not every `-asi`: `Mangasi`, `Faduhusi` are names.
_LOAN_ENDINGS: Final = tuple(
    "kasi lasi masi nasi pasi rasi sasi tasi uasi iasi vasi misi disi nisi tisi sisi posisi busi tusi lusi kusi".split()
)


def is_nominal(word: str) -> bool:
    """Tell whether a folded word has the form of a noun (`pe-…-an`, `ke-…-an`, `-isasi`, `Kemen…`, `Dis…`), as hardly a name has.

    Given names come first: ask for them before.
    """
    if len(word) < 6:
        return False
    return (
        (word.endswith("an") and word.startswith(("pe", "ke", "ber", "per")) and len(word) > 7)
        or word.endswith(("isasi", "itas", "ologi", "isme", "orat", "ariat", "ensi", "ansi", "asional"))
        or (len(word) > 7 and word.endswith(_LOAN_ENDINGS))
        or (len(word) > 6 and word.startswith(("pem", "pen", "peng", "antar", "pasca")))
        or word.startswith("kemen")
        # `Dinkominfo`, `Dinporapar`, `Dinsosnaker`
        or (word.startswith(("dink", "dinp", "dins")) and len(word) > 6)
        or (word.startswith("dis") and len(word) > 6 and word[3] in "bcdfghjklmnpqrstvwxyz")
    )
