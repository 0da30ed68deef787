"""Words of personal names: honorifics, particles, given names; and capitalised words that are none."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Titles before a name. With a stop or without; `H.Tohir`. Kept out: `Raden`, `Teuku`, `Andi`, `Gusti` (part of the name).
HONORIFICS: Final = _words(
    """
    bapak pak ibu bu sdr sdri saudara saudari h hj kh kyai kiai nyai dr drs dra drh drg ir prof ustaz ustadz ustad ustadzah ust habib gus
    mas mbak kang bang bung kak pdt pendeta pastor romo mgr tgk teungku ny nyonya tn tuan letkol kolonel mayor kapten lettu letda letjen mayjen brigjen
    irjen komjen jenderal kombes akbp akp kompol iptu ipda aiptu aipda bripka brigadir brigpol bripda briptu serka serma sertu serda sersan
    peltu pelda pembantu laksamana laksda laksma marsda marsma marsekal koptu kopda kopral praka pratu prada yth almarhum alm almarhumah ki cak mak mbok eyang bhante jro buya tgh pandita suster pater rm rr assoc abah opa oma engkong haji hajah nyi hm khm
    dr-ing sr st kiyai mbah bunda ayah om tante opung uda uni bpk apt madam mr mrs ms
    """
)
# Those that are whole words and take no stop.
WHOLE_HONORIFICS: Final = _words(
    "bapak pak ibu bu saudara saudari mas mbak kang bang bung kak mbah bunda ayah om tante opung uda uni gus ki cak mak mbok eyang abah opa oma"
)
# What may follow a rank: arm, corps, service.
RANK_TAILS: Final = _words(
    "inf arm kav pol czi cba cpl cpm chb laut mar pnb arh sus psk caj cku adm kes tnd ckm purn tni"
)

PARTICLES: Final = _words("bin binti bt br boru van de da dos der den al el az as ar asy ash an ad ibnu ibn von")

# Common given and family names of many of Indonesia's cultures (facts of the language). They decide only where
# nothing else does: a run of capitals that no role, verb or honorific explains. Kept out: names that are also
# everyday capitalised words or areas (`Agung`, `Jaya`, `Indah`, `Surya`).
GIVEN: Final = _words(
    """
    abdul abdullah abdurrahman achmad adi aditya agus ahmad aisyah akbar akhmad aldi alfian ali amalia amelia amin aminah aminuddin amir amri ananda andi andika
    andre andri andreas ani anisa anita anton antonius anwar ardi ardiansyah ari arief arif arifin aris arman armansyah arya asep asih astuti awaludin ayu azis azhar
    baharuddin bagus bahri bambang basri basuki bayu beni benny bernard bima boby budhi budi budiman budiono burhan burhanuddin
    cahyo cahyono candra catur chandra christian cokorda dadang daniel darma darmawan darwin david dede dedi deni denny dessy desi dewi dian diana didi didik dimas dina
    dinda djoko doni dwi dyah edi edy efendi effendi eka eko elisabeth elly elvira emilia endah endang eni erik erlina erna ernawati erni ervina erwin eva evi
    fachri fahmi fahri fahrul faisal fajar fandi faridah farid fatimah fauzan fauzi febri febriana fendi ferdi ferdinand feri ferry fernando firman firmansyah fitri fitria fitriani fransiskus
    galih ganjar gede ghufron gita gunawan gusti guntur hadi hafid hafiz haidar hakim halim halimah hamdan hamid hamzah handayani handoko hanafi hani harianto haris
    hartati hartono haryanto haryono hasan hasanah hasanuddin hasbi hasyim hendra hendri hendro hengki henny heri herman hermanto hermawan herry heru hidayah hidayat hidayati husain husein husni husna
    ibrahim ida idris idrus ihsan ikhsan ikhwan ilham ilyas imam iman imron indra indri indriani ira iqbal irawan irawati irfan irma irsyad irwan irwansyah isa ismail iswanto ita iwan
    jamal jamaluddin jamilah januar jefri jeni jhon joko jono johan johannes johanes jonathan joni jufri juliana julianto jumadi junaidi jupri
    kadek kamal karim kartika kartini kasim katarina khairul khairunnisa khoirul khusnul kiki komang kristian kristina kurnia kurniawan kurniasih kusuma kusumawati kusnadi
    laila laksana laksono lalu lani latif latifah leni lestari lia lilik lilis lina linda lisa luh lukman luqman lutfi made mahendra mahfud mahmud maimunah makmur mansur mardiana
    maria marlina marsudi martha marthen martinus maryam maryati mas'ud maulana maya mega melati mira misbah moch mochammad moh mohamad mohammad muh muhamad muhammad muhammadun muhidin
    mujiono mukhlis mukhtar mulyadi mulyani mulyono munir murni mursyid musa muslim mustafa mustika mustofa muzakir nadia nana nandang nanik nasrul nasution nawawi nengah ngurah ni nia
    nila nina ningsih nining nisa noor nor novi novia novita nugraha nugroho nuh nur nuraini nurdin nurhayati nuri nurjanah nurlaila nurlela nursyam nurul nuryanto nyoman oki okta
    oktavia pamungkas pardede parlindungan paulus permana petrus prabowo pramono prasetya prasetyo pratama pratiwi priyanto priyono puji purnama purnomo purwanto puspita puspitasari
    putra putri putu rachmad rachman rachmawati raden rafi rahayu rahman rahmat rahmawati rama ramli rangga rani ratih ratna ratri ratu reni reno reza ria rian riani
    ricky rida ridho ridwan rifai rifki rika riki rina rini rio riri riski risma rita riyadi riyanto riza rizal rizki rizky robert robi rochmad rofiq rohman roni rosa rosdiana rosita rosmini
    rudi rudianto rudy rukmini rusdi ruslan rusli rustam ryan sabar sabri saepul safitri saiful salim salma salmah samsul samuel sandi sandra santi santosa santoso saputra saputri
    sari sarwono satria satrio sekar septian septiana setiawan setiawati setyawan setyo setyowati shinta sholeh sidik sigit silvia simanjuntak simatupang sinaga siregar sitepu siti sitompul situmorang slamet
    soleh solihin sony sri stefanus subagyo subandi sudarmono sudarsono sudirman sugeng sugiarto sugiharto sugiyanto sugiyono suharti suharto suhendra suherman sujarwo sukarno sukma sulaiman
    sulastri sulistyo sulistyowati sumarni sumarno sumiati sunarto sunaryo supardi suparman suprapto supri supriadi supriyadi supriyanto supriyono surahman suryadi suryana suryani suryanto susanti susanto susi susilawati
    susilo sutanto sutarno sutikno sutrisno suwarno suwandi suyanto suyono syafii syafruddin syahrial syahrul syaiful syamsul syarif syarifah syarifuddin tatang taufik taufiq teguh teuku theresia thomas
    tia tika tina titik titin toha tohir tommy toni tono tri triyanto triyono tuti tyas udin ujang ulfa ulfah ulya umar umi untung usman utami utomo vera vina vivi wahid wahyu wahyudi wahyuni
    wahyuningsih wardani wardoyo warsito wati wawan wayan welly wendi wibowo widi widiastuti widodo widya widyastuti wijaya wijayanti winarni winarno winarti wisnu witono wulan wulandari yana yani yanti yanto yanuar
    yayan yeni yohana yohanes yosef yoga yogi yudha yudhi yudi yuli yulia yuliana yulianti yulianto yuliati yunita yunus yusran yusuf zaenal zaenuri zahra zain zainab zainal zainudin zainuddin zaki zakaria zulfikar zulkarnain zulkifli
    agustina agustinus alexander aloysius ambarwati anang ardhana asmara asri astri bonifasius damianus daud desy dewa dody donatus elias emanuel ester felix frans fx gabriel gregorius hendrik henry hermina hilarius ignasius
    jacob jemris kornelis ludgardis lambertus leonardus lukas manase markus martina mathius melkianus mikael musdalifah nahdliyah nikolaus oktovianus ony petronela philipus rafael rambu sepriyanto simon stevanus thobias tobias titus umbu viktor
    wilhelmus yakobus yance yermias yoseph yulius yustinus andarias frederik isak karel leonard lodewijk marthinus melkias obed otis ruben samsudin silas sefnat tepi wenda kogoya tabuni telenggen yikwa
    butet gultom hutabarat hutapea lubis manalu manik manurung marbun marpaung nababan nainggolan naibaho panjaitan pasaribu purba sagala saragih siahaan siagian sihombing sihotang silaban silalahi simamora simbolon sirait sitorus
    sitanggang tambunan tampubolon tanjung tarigan ginting sembiring perangin-angin karo-karo harahap daulay hasibuan pohan rangkuti batubara dalimunthe ritonga
    fransiska yosafat benediktus wiryawan damar pramudya galang gilang bonar rendra hardiman hendrawan kornelius origenes evaristus meiliana yublina kristiana
    diandra dirga ditya dinar dinata dipo dirgantara berlian bertha bernadus bernadeta zubaedah zubaidah aji bernardus bernadette bernhard berthold berliana berlianti teresia teresa terry berto dimitri dionisius dwiki
    sumarsono sutarmi sumartini suparjo sukardi sukamti tobari tumini murtini kusmiati rusmini sarjono tukiman tukinem wagiman wagiyem poniman ponirah ngatiman
    zulkipli martoni rohana robiyansyah fathurrohman ludfi hilmi sholikin syaifudin misbahul munawar munawaroh qomariyah muzaki ridlwan ubaid ulil umaya zulfa zuhri
    tan lim liem oei tjoa wijayakusuma gunadi hartanto tanuwijaya kusnanto
    ketut desak dayu daeng patta tenri baso besse bau syamsuddin rappe mappa puang
    agnes alfiyah alif anastasia angga anggi annisa ardian arini asrul astrid atik aulia ayuningtyas aziz azzahra
    bagas brian cahyani cecep daffa danang darmanto darto darwis dedy devi diah dodi dominikus donny edwin ekawati
    elisabet elsa erlangga fadhil fadli faizal fani farhan fathur fatma fatmawati febby fikri fina fitriyah gatot
    ghozali habibah habibi hafidz hana hanif hanifah hariyanto hartini harun helmi heni herlambang herlina hery
    hesti hilda hilman hotman humaira icha ignatius ihwan ikbal ismawati isna isnaini istianah istiqomah
    jainal jarwo jihan juliani karyono kasiyem kasmin kevin khadafi khadijah khoirunnisa kholid kusmiyati lamhot
    lely lukito lusi luthfi margareta margono mariam mariana martini marwan masruri matius maysaroh meilani michael
    mila misnan mochamad muchlis muhlis muhtar mukidi mulyana mursid muslikah mustakim mutia muzakki nabila nafisah
    naila nanda nasir nasrullah natalia naufal nazaruddin ngadiman ngadiyem ngatimin ngatini ngatmin ninik nova
    novianti nuraeni nurlaela nurmala oktaviani paijo pambudi partini parto prayitno priska prita pujiono purwanti
    rafli rahayuningsih rahma raihan raka ramadhan randi rara rasyid ratnasari retno rizka robby rohim rohmah
    rosmawati rosyid rotua rudiyanto sabrina sadiman safira sahrul saifuddin saleh salsabila sarmin sarwo setiyono
    sholihin silvi siswanto siswati siswoyo sobirin sofia sofyan solikin subhan sudarmaji sudarno sudaryanto sugiono
    suhardi suharno suhartono sujatmiko sukamto sukarjo sukarti sukirman sukmawati sulaeman sulis sumardi sumiyati
    sunardi sundari suparmi suprapti supratman suroso susilowati sutinah sutomo suwardi suwarti suwito suyatno
    suyitno syahrini tamrin tania tarmuji taslim tasya tini tiurma togar totok trisno tutik usep veronika vita wahab
    warsono wasis wicaksono widianto widyawati wildan winarsih winda wiranto wiwik yadi yahya yessi yoyok yudistira
    yuliani yuni yusri yustina zaskia zulaikha
    suhartoyo sutrisna suyoto sumadi sukirno sudibyo sutopo supardjo sukarman suparmin sumarwan suprayitno supriyatno
    supriyatin sulistiyo sulistiyono sulistiyowati sunaryanto sunyoto suratman suratno suratmi sumarji sumarlan
    sumaryono sumaryanto sukaryo sukismo sudiyono sudirjo sudarmadi sudarman sudarmin sudaryono sudiro sugiyarto
    sugiyatno sugihono suharjo suharman suharmanto suharsono suhartatik suhartini suhendri suherni sujarwanto sujiono
    sujono sukadi sukidi sukiman sukirna sukoco sukron sulasmi sulastini sumanto sumarna sumarti sumantri sumiyarti
    sundoro sunarno sunarti supangat supeno supono supratikno suprayogi supriatna supriyatna surono suryadinata
    suryaningsih suryono susanta susetyo susiana sutaryo sutejo sutiyono sutoyo sutrisni suwandono suwanto suwarjo
    suwarni suwarsono suwignyo suyadi suyanti suyatmi suyatmin suyatun suyitna suyudi akmaliyah aksin alwi amanda
    ambar amelda aminudin amirudin anas anastasius andhika andhini andreanto andriani andriansyah andriyanto
    anggoro anggraini anggraeni anharudin aniek anindita annas ansori antonia anwari apriliani apriliana
    apriyanti apriyanto ardhian ardhi ardianto ardie arianto arifudin arimbi aristo ariyanti ariyanto armando arsyad
    arwani aryani aryanto ashari asmawati asnawi astari asyhari asyraf atikah azizah azmi bachtiar badrun badrus
    baihaqi barnabas bahrudin bahrul basir basuni betty budianto budiarti budiarto budisantoso burhanudin bustanul
    bustomi chairil chairul choirul cholid christina cici clara clarissa cynthia dadan dahlan danar danu darmaji
    darminto darmono darsono daryanto daryono denis derry devina dewantoro dhimas dhita didin dimyati dini djarot
    djatmiko djumadi dolly dwiyanto dwiyanti dzulfikar edwar efrizal ekayanti eliza ely emi emil eny erfan erlin
    ermawati ernawan erry ersa estu etty evita fadhilah fadila fahrizal faiz faizin fajriah fakhri fanny farida
    fathoni fathul fatkhur fatkhurrohman fatoni fauziah fauziyah febriani febrianto feriyanto firda firdaus fitra
    fitriana fransisca fransisco friska gani ganang ghofur ghozi gilar giyanto giyono gregory gumilar
    gunarso gunarto gusnadi habiburrahman hadiyanto hafidh hafiyan haidir hajar hakimah hamam hamdani hamidah
    hamim hananto handi handini handika hapsari hardianto hardi hardiyanti hardono harfan hariyadi hariyani harjanto
    harjono harmoko harso hartadi hartoyo haryadi haryani haryati hasbullah haslinda hasnah hasnawati hastuti hayati
    hayatun hendarto hendi hendrawati hendriyanto henri herawati herdiansyah heriyanto hermansyah hernawati herni
    herwanto hilmawan humaidi husen husnul ichsan ichwan idham ifan iftitah ihsanudin ika ikawati ilmi
    imamudin imawati imroatul inayah indahsari indarti indrawan indrawati indriyani indriyati inggrid iqrar irfandi
    irfansyah irianto irnawati irsan irwandi irwanto isdianto iskandar ismawan ismawanto ismiyati isnaeni isnanto ivan
    izza izzah jaelani jaenal jainudin jamaludin jannah janur jarot jatmiko jayadi joseph jovan juhari juliati julius
    juned junianto jusuf juwita kasiyanto kasman kasno kasnawi kastorius kaswadi kamaludin kamaruddin kamil karsono
    karyadi katno khaerudin khaerul khafid khairiyah khairunisa khanifah khasanah khasanudin khoir khoiri khoiriyah
    khoiron khoirudin khoirunnisak khotib khotimah khumaidi komarudin krisna krisnawati kristanto kristianto
    kristiyanto kuncoro kurniadi kurniasari kurniati kusdiyanto kusmanto kusmayadi kusnandar kusrini kuswanto kuswandi
    kustini lailatul laily laksmi lamria lasmi lathifah leli leonardo leonita lidya liliana lisnawati listiana
    listyowati lisyanto lucia ludiro luhut lutfiana luthfiana luthfiyah lutfiyah machmud madiyo maesaroh mafud
    mahardika maharani mahasin mahbub mahrus makhfud makruf malika malik mamik manshur marfuah marhaendra mardiyah
    mardiyanto mardiono maribeth marini marlon marpuah marsono martanto martono maruf marwanto marwoto maryadi
    maryanto maryono mashuri masrifah masrukhan masykur maulani maulida maulidya mawardi meidiana meilina meilisa
    merry mimin miftah miftahul miftakhul minarni mirna misbakhul misbahudin mislan mita mochtar moedji     mudjiono mufid mufidah muhajir muhamat muhammadi muhlisin muhsin muis mujib mujahid mujahidin mujiati mujiyono
    mujiyanto mukarom mukhibin mukhlisin mukhamad mulyanto mulyawan mulyati mulyaningsih munandar munasir
    mundari munif munirah munadi murdiyanto murdiono murjoko murniati mursalin mursidi murtadho murwanto musbikhin
    musholin musrifah mustain mustajab mustaqim muthohar muttaqin muzayyin muzammil nabilah nadhif nadhir nafis naili
    najib namira nanang nani narto naswa nazar nazarudin nazril neneng neni neti nety nilam ningrum niswah nizar
    noviani noviana novianto noviyanti nugrahani nugraheni nugrahini nurani nurbaiti nurcahyo nurdiana nurdiansyah
    nurdiyanto nurfaizah nurfitriani nurhadi nurhaeni nurhakim nurhalim nurhalimah nurhasan nurhasanah nurhasim
    nurhidayat nurhidayati nurhuda nurita nurjaman nurkhamid nurkholis nurlina nurlita nurmalasari nurmayanti
    nurmansyah nurohman nurokhim nurrohman nursalim nursanti nursiah nursidah nurwahid nurwahyuni nuryadi nuryani
    nuryati nurziah okky oktariani oktaviano oky omar oni onny osman padmi paramita parman parmono parno parwati
    patrick patricia paulina pramesti prasetiyo prasojo prastiwi prastowo pratikno pratomo prawira prayogo prayoga
    prayudi prihadi prihantoro prihatin prihatiningsih primadi priono priscilla priyadi priyatno priyantini prudjung
    pudji pudjiastuti pudjiono pujianto pujiastuti pujiyanto puput purwadi purwaningsih purwati purwito purwono
    purwoto puryanto putranto qomarudin qomaruddin quraisy rachel rachmadi rachmat rachmatullah rafika rahadian
    rahardjo raharjo rahayuningtyas rahmad rahmadani rahmadhani rahmadi rahmanto rahmi rahmita ramadhani ramadhania
    ramdan ramdhan ramdhani ramadani ramlan ratnawati raudah rebecca regina renata renita resti retna reva rianto
    richard rifa'i rifan rifky rikwan rinaldi rinto rismawati risnawati ristiana ritawati riyana riyono rizkiana rizqi
    rochman rochmah rochmat rofi'i rofik rofi rohayati rohimah rohmad rohmat romadhon romi romlah ronald ronaldo ronny
    rosalina rosid rosidah rosyada rosyida rozak rozi rozikin rudiansyah rufaidah rukmana rukmi rumiyati rusdiana
    rusdiyanto rusmanto rusmiyati rustini ruswanto sabarudin sabtono sadewo sadikin sadli saefudin saeful safarudin
    sahal sahid sahroni sailendra salamah salamun salehudin samino samiyono samsuri sandy santo saprudin     saptono sarah sardjono sariyanto sarniti sartika sarwanto sarwati satriyo savitri sekarwati selamet
    selvi septiani septianto septiawan setiadi setianingsih setyadi setyaningrum setyaningsih setyanto setyarini
    setyobudi setyono shofi sholihah sholikhah sholikhin sidiq sigid sihabudin silvana sindu siska siswadi siswandi
    siswanta siyamti sjarif soebagyo soedarmo soedjono soeharto soekarno soepardi soetrisno sofiah sofiana sofianto
    sofwan solehah solehan solichin solikhah solikhin sonya sopian soraya sriyanto sriyono stella stephanie sucipto
    sudjarwo sudrajat sulthon sulton sumitro syafaat syafi'i syafiq syafrizal syafrudin syahputra syahroni syaifuddin
    syaikhu syakir syamsudin syarifudin syihab syukron tabita tahir tamara tanti tarjo tarmizi tarsono tarwiyah tasari
    tasrif taufan taufikurrahman taufiqurrahman taufiqurohman tedy teddy theodora theodorus thoha thohir thoriq
    timotius titi titis tjahyono tjahjono tjandra tjatur tobirin tofik tofan toro trenggono triana triani trias
    tridayanti trihatmojo trimanto trimurti trisnawati trisnowati trisulo triwahyuni triwibowo triyani triyanti
    triyatno tubagus tugiman tugiyo tukijan tukijo tumijan turmudi turyono tutut ubaidillah udiyono ulfiana ulinnuha
    ulul ulum umam ummi ummu untari uswatun utari uut vania vanessa vanny veni verawati vicky victor vidya vincensius
    vincentia virna viryan vivin wachid wagino wahdini wahib wahidin wahono wahyudin wahyuningtyas wahyuno wahyutomo
    wakhid waluyo wanda wandi wardhana wardhani wardi wardiman wardono warno warsiti wartono waskito wasito     wasono watik widada widagdo widhi widianti widiarto widiasih widiyanto widiyati widjaja widyaningrum widyanti
    wigati wihardjo wikan wilda wiliam willy winardi winaryo windarti wiratno wiratmo wirawan wiryono wisnugroho
    wiyono wongso wuryanto wuryani yatmi yatno yayuk yekti yefta yoki yolanda yonathan yosep yosi yovita yudhanto
    yudhistira yudianto yugo yuhana yulaikha yulaikah yulistyo yuliarti yuliasih yulistiani yuliyanto yuniar yuniarti
    yuniarto yunianto yuniati yusmanto yusnita yusron yusup yusyanti zaeni zaenudin zahro zahrotul zainul zakiyah
    zamroni zarkasi zuhdi zuhriyah zulaeha zulaihah zulfan zulfahmi zulham zulhadi zulkarnaen zulmi zunaedi aritonang
    damanik gurusinga hutajulu hutasoit hutagalung hutauruk lumbantobing lumbangaol lumban matondang nadeak pakpahan
    pandiangan pardosi pinem rajagukguk siallagan sianipar sianturi sidabutar sidauruk sihite sijabat
    simarmata sinambela sinurat sipayung sitohang sitinjak situmeang tobing turnip zebua laoli lase telaumbanua harefa
    gulo zega hia mendrofa waruwu kambuaya rumbiak rumaropen wanimbo kossay pigai gobai tebai kayame yeimo itlay
    huby asso hilapok lokbere wetipo mabel alua weya karoba penggu murib wonda enumbi yoman tangkudung wuisan mandagi
    kalalo rumengan lumintang lumentut mamahit kaunang pangemanan sondakh tumbelaka runtuwene supit wowor sumual
    sumarauw rorong lasut kawilarang bria nahak seran klau bere manek tefa benu neno nenobais tnunay ndun
    ndolu djami hegon keraf witak lamak kleden latuconsina latupono pattiasina pattinama sahetapy salampessy
    tuasikal uluputty watimena leiwakabessy manuputty matulessy nanlohy papilaja
    bernabas bernabus pembayun juri
    """
)

# What follows the `I` or `Ni` of a Balinese name: birth order, caste.
BALINESE: Final = _words(
    "wayan putu gede gde luh made kadek kade nengah nyoman komang ketut gusti dewa ngurah ayu agung anak ida bagus nyomang"
)

# Clan names of the Batak, behind the names of church elders (`St. Kaman Girsang`) as behind any other.
BATAK: Final = _words(
    """
    girsang hutasoit sinaga siregar simanjuntak simatupang sitompul situmorang silalahi simbolon sirait sitorus saragih purba
    damanik tarigan ginting sembiring karo-karo nainggolan naibaho manurung manalu marbun marpaung nababan panjaitan pasaribu
    sihombing sihotang silaban simamora lumbantobing hutabarat hutagalung hutapea gultom lubis harahap nasution ritonga
    tampubolon tambunan siahaan siagian pardede sagala rajagukguk pakpahan sianturi sidabutar sinambela aritonang butarbutar
    """
)

# Capitalised words that are never a person's name: institutions, events, programmes, everyday words at a
# sentence's start. Role words live in `roles`, places in `areas`.
NEVER: Final = _words(
    """
    acara adapun adalah agar aspek nampak terlihat juara kursus tentara resor bamuskal ka kasub unsur forkompida forkompimda forkompimcam agenda akan akhir aksi aktivitas alasan allah alur aman amanat antara apabila apa apel apresiasi april arahan arti artinya asas asta atas aula
    bahkan bahwa baik balon banyak barang bawaslu beberapa begitu bekerja belum berawal berbagai berbeda berdasarkan berharap berikut berita berkas berlangsung berlokasi bermula bersama bersamaan bertempat bertindak besar besok biar biasanya bimbingan
    bimtek bisa boleh bukan bulan bumi cara catatan cita coklit coktas contoh cukup daftar dalam dan dana dapat dapil dari data debat demi demikian demokrasi dengan deklarasi desember di dia dialog digital dihadapan dihadiri dikatakan dirinya disampaikan
    disebutkan diskusi ditambahkan doa dokumen dpt dps dptb dpk dua dukungan dzikir efisiensi efektif era evaluasi event fgd filosofi fkp focus forkopimda forkopimcam formulir fokus fungsi gebyar gedung gelar gelaran generasi gerak gotong group
    guna hadir hak hal halaman hari harapan haul hasil hasilnya hidup hingga hormat hotel hut ia idul idulfitri ikrar imlek implementasi indikator indonesia informasi ini inovasi instagram instansi internal istimewa itu jadi jadwal jajaran jalan jam jangan jarak jawab jelang jenis jika jingle
    judul jumlah juni juga juli kabar kajian kali kalau kami kamis kampanye kampung kampus kantor kapan karena karya kasus kata katalog kawasan kebaya kebijakan kedua keduanya kegiatan kehadiran keberhasilan kemudian kendala kepada kerja kerjasama kesempatan ketentuan ketiga ketika khidmat khususnya kirab
    kita klinik komisi komitmen komponen kondisi konferensi konsep konsolidasi koordinasi korps kotak krusial kualitas kuliah kunci kunjungan lagu lain lainnya laporan lahir langkah lanjut lantas layanan lebih legal literasi live logistik lokasi lomba lewat luber luring maka makna malam mal manfaat mari maret masing
    masa masalah masih maskot masyarakat materi maupun mei meeting mekanisme melalui melihat memang memasuki membahas memberikan mengacu mengenai mengingat menindaklanjuti menjadi menjelang menurut menurutnya menutup merah mereka merdeka merupakan meski meskipun metode milenial mimbar minggu misi mitra moment momen momentum monitoring monggo
    mou muara musyawarah nama namun nanti nasional natal negara netral netralitas new ngabuburit ngaji ngobrol ngopi nomor november nota nusantara obyektif oktober olahraga oleh online orang organisasi pada padahal pagi paham pahlawan pancasila panitia para partai partisipasi pasal paslon pasca patriot pdpb pejabat pelaksanaan peluang pembukaan
    pemerintah pemilu pemilukada pemaparan pemilih pemilihan pemuda penandatanganan pendidikan pengumuman penting penutup penyelenggara penyelenggaraan perayaan perbedaan peran peraturan perdana perihal peringatan perlu permasalahan pernyataan persiapan pertama pertemuan perubahan pesan peserta pilbup pilgub pilkada pilkades pilpres pileg pilwakot pilwalkot podcast pokok pos posko ppid
    prestasi prinsip produk program proses proklamasi publik puasa pukul puncak pusat putih putusan rabu rakor raker rakornas rakyat ramadan ramadhan rangka rangkaian rapat ratusan refleksi reformasi regulasi rekapitulasi rencana republik reses resmi ruang rumah rutin saat sabtu sah sahabat saksi salah salam sampai sambutan sama sambil sangat sarana sasaran satker satu saudara saya
    sebab sebagai sebagaimana sebanyak sebelum sebelumnya sebuah secara sedangkan segera sehat sehingga sejak sejarah sejumlah sekaligus sekitar sekolah selain selama selamat selanjutnya selasa seluruh sementara semangat semarak semoga semua senada senam seni senin sengketa september seperti seri serta serentak sesi sesuai sesuatu setelah setelahnya seterusnya setiap siapa siaga siaran sidang silaturahmi silaturahim simulasi sinergi sistem situasi
    soal sosialisasi sosok strategi standar studi suara subuh suasana substansi sudah sukses sumber sumpah supaya supervisi surat syukur tagline tahap tahapan tahun tamu tanah tanggal tanpa tantangan tanya target tasyakuran teknis tema teman tempat tengah tentang tentunya tepat terakhir terdapat terima terkait terlebih termasuk ternyata tersebut terutama tetap the tiap tidak tiga tim tindak tingkat
    tps transformasi transparansi triwulan tugas tujuan tumpeng turut uji ujian umat umum undang undang-undang unit universitas untuk upacara upaya urgensi usai usia usulan verifikasi verfak vermin video virtual visi wajib wakil waktu warga webinar wib wita wit workshop wujud wujudkan yakni yang yaitu youtube zona zoom zoominar talk talkshow show stakeholder stakeholders sirekap sidalih silon sipol silog siparmas sikum sitab simpaw jdih e-coklit
    facebook tiktok twitter whatsapp google website kompas jawa sumatera kalimantan sulawesi papua bali nusa maluku pantarlih pendaftaran penetapan pengawasan pengundian pemungutan penghitungan penyerahan pelantikan pengambilan perolehan
    adhoc ad hoc and of for good governance day smart goes to school kelak kini dirgahayu hukum kode gemar gempar gercep inspirasi inspiratif jumat jum'at ahad januari februari agustus
     muda mudah menuju rakernas sekretariat sentra gakkumdu satgas pokja dharma bhakti bakti sosial donor darah vaksinasi covid pandemi prokes
     pintar ruu rkpd rka rpjm lhkpn lakip sakip spip bmn apbn apbd opd skpd umkm bumd bumn hari-hari seleksi cpns rutan ballroom convention center room hall resto cafe kopi kedai pendopo pendapa alun-alun lapangan stadion gor masjid gereja pura vihara makam taman monumen museum
    soekarno-hatta polling kuesioner survei indeks integritas wbk wbbm zi ikp iku renstra renja anggaran tukin gaji thr bpjs
    fiji timor leste malaysia singapura thailand filipina jepang korea australia india belanda amerika inggris swedia situng
    pertamina gojek grab shopee tokopedia telkomsel indosat unilever utara selatan barat pilihan kelola alokasi se asal beserta masing-masing inspektorat simpul rendah cuma film nobar tahanan tampak tampil giat mengawali seusai selepas sepanjang sesudah sembari seiring demikianlah akhirnya mulanya awalnya
    kadang barangkali mungkin tentu pasti syaratnya caranya tujuannya intinya utamanya sebaliknya sedianya rencananya nantinya harapannya syukurnya
    pagelaran pentas panggung peti truk gudang bilik tinta mobil motor sepeda kapal perahu banjir rob gempa bantuan sembako beras
    rancangan televisi mobile unggulan
    hp ktp ktp-el nik kk e-ktp c1 c6 d1 model a1 sk sop sp s1 s2 s3
    dipimpin digelar dibuka hanya menggelar memilih diikuti sambutannya diterima ditutup dimulai menunggu menjaga dipandu memenuhi mendukung berupa
    dilihat membawa memberi memiliki serupa seorang sebesar ditandatangani adanya sebagian disapa mendapat sekarang memeriksa semakin mendatangi
    mengundang membuat menghadapi dibagi diberi memegang mencapai memperkuat menyusul dihitung mengisi diakhiri selalu dipilih arahannya dibawa
    mengurus diatur namanya dikirim memahami diawali jalannya memperbarui memperoleh menghitung diminta menyasar membantu menyusun dikawal berada
    diisi melayani sekadar sedikit paparannya membentuk dipakai datanya menonton mengambil diawasi pihaknya satunya mendatang mengusung mencakup
    mencatat mengubah disusul mendaftar suaranya menyepakati membidangi memakai disusun ujarnya ditulis diubah mempengaruhi mempunyai dimana katanya
    dinilai mengirim merujuk diketuai meliputi akrabnya membaca mengecek diajak menemui menyangkut mengangkat dicatat menolak ditandai berisi berhak
    diketahui mengganggu dihimpun diunggah menjalin menjalani dipercaya menjamin dijaga diperoleh diambil dilengkapi menjabat diangkat memandang
    seseorang mempermudah disaat mengawal merangkap memperingati mengenal dicoklit diiringi menempati dipantau dijawab umumnya dibaca misalnya
    menangani mencari dibentuk ditindaklanjuti menyisir wilayahnya melapor diusung mencoblos kerjanya mencoba melanggar didata menulis dibekali diraih
    melarang meneliti menyongsong banyaknya jabatannya mengalami mengetahui segenap ditinjau telah langsung paling harus atau mulai pihak enam tujuh
    delapan tetapi kembali sendiri pernah tapi beliau apakah bagaimana hampir daripada ialah justru suatu belakangan kemarin lantaran baru lama
    lanjutan tambahan definitif gelombang purnatugas eksisting reguler lokal teladan gabungan rombongan pelamar kalangan
    """
)

# Everyday words that are names of people as well. At a name's start they count when another name word follows
# (`Bulan Trisnawati`), inside it always (`Jumadi Setia Negara`).
AMBIGUOUS: Final = _words(
    """
    agung alam aman anak bakti bangun besar bintang bulan bumi bunga cahaya damai dua fajar gemar indah intan istri jaya karya
    laut melati merah merdeka muda mulia negara neng padang permata pratama purnama putra raka sari satria setia surya tiga uni
    baru lama lanjutan tambahan definitif gelombang purnatugas eksisting reguler lokal teladan gabungan rombongan pelamar
    utama wangi mei etik pasti salam bhakti perdana pranata imam sabar subur makmur mega permai langit embun bagus pandu praja ramadhan ramadan dharma antara
    """
)

# Words of bodies and buildings that end names as well: `Cakra Budaya melakukan`, `Satya Graha, menegaskan`.
LAST_WORDS: Final = _words("budaya graha")

# Societies, colleges and guards named like a person.
SOCIETIES: Final = frozenset(
    {
        "budi utomo",
        "boedi oetomo",
        "budi luhur",
        "dewi sartika",
        "cut nyak dien",
        "gadjah mada",
        "gajah mada",
        "lalu lintas",
        "jagat saksana",
    }
)

# Bare verbs of headlines, where every word has a capital: `Laras Tinjau Gudang`.
HEADLINE_VERBS: Final = _words(
    """
    ajak ajar akui antar atur awasi bagi bahas bantu beber beri bekali bentuk buat buka bina catat cek dalami datangi dampingi dapat dorong dukung evaluasi
    gandeng gelar genjot hadir hadiri hadapi harap himbau hitung ikut ikuti imbau ingin isi jadi jaga jajaki jalani jalin jamin jelang jemput kaji kawal kebut
    kenang kenal kerahkan kirim kuatkan kunjungi kupas lakukan lantik lanjut layani lepas luncurkan luruskan mantapkan masuki matangkan minta monitor mulai motivasi
    nilai nyatakan pantau paparkan pastikan paparan perkuat peringati perketat pimpin pinta puji raih rangkul rapat resmi resmikan sambangi sambut sampaikan sapa
    sasar sebut sebar segera selesaikan sempurnakan serahkan serap siap siapkan simak sinergi soroti sosialisasi sumpah susun tata tandatangani tambah tampung targetkan
    tegaskan teken tekankan teliti tanggapi tanam tanamkan temui tepis terima terap tetap tetapkan tingkatkan tinjau titip tunda turun tutup uji ujar ulas undang ungkap
    urai usul wujudkan yakin
    """
)

# Before these words a name is the name of a thing: `Jalan Sudirman`, `SMA Kartini`, `Hotel Patra`.
THINGS: Final = _words(
    """
    jalan jl jln gang gg gedung aula hotel universitas sma sman smk smkn man smp smpn mts mtsn sd sdn slb stadion bandara masjid gereja pura vihara pasar pondok ponpes pesantren
    yayasan partai pt cv rs rsud rumah taman museum monumen lapangan alun-alun terminal stasiun pelabuhan jembatan sungai waduk bendungan gunung pulau pantai
    hari ruang balai pendopo resto restoran cafe kafe kedai warung kampus makam perumahan komplek kompleks blok dusun desa kelurahan kecamatan kampung kabupaten kota provinsi
    tarian tari lagu film buku batik serial tim klub grup gor hall ballroom kapal km kri undang-undang putusan perkara sengketa pilkada pilbup pilwakot pilgub koperasi toko tebing institut politeknik
    posyandu taklim gugus angkatan serikat orkes
    suara regu madrasah sanggar auditorium wisma graha gelanggang istana asrama rusun rsu rsia rsal rsad rsau rst rspad puskesmas poliklinik kapel katedral mushola musala klenteng
    """
)
