"""Verbs of saying, and what else ties words to a speaker."""

from __future__ import annotations

from typing import Final

# Stems that stand after a quotation with or without `-nya`: `ujar Budi`, `ujarnya`.
# From the seed dump and the style of Indonesian news writing. Kept out: verbs that rarely follow a quotation.
SAYING: Final = frozenset(
    """
    ujar kata tutur ungkap jelas terang papar imbuh pungkas tegas tandas pesan harap sebut ucap lanjut tambah cetus
    sambung kenang ajak pinta tukas sahut jawab timpal urai simpul tekan himbau imbau cerita beber seru tanya canda
    kisah lontar tutup simpulnya puji akui aku klaim keluh ingat komentar celetuk terus harapan katanya demikian jelasin
    seloroh kelakar sambut lirih gurau sanggah bantah bujuk saran usul kutip rinci teriak curhat ceplos celoteh dalih kilah kagum singgung sergah cakap desak dorong nilai
    jelaskan ungkapkan paparkan ucapkan sampaikan tuturkan tegaskan terangkan katakan sebutkan pungkasi
    """.split()
) - {"katanya", "jelasin", "aku", "ingat", "terus", "demikian", "simpulnya"}

# Active verbs whose subject is a speaker or doer: `Budi mengatakan`, `Budi membuka`.
SPEAKING: Final = frozenset(
    """
    mengatakan menyampaikan menegaskan menjelaskan menuturkan mengungkapkan menambahkan menyebut menyebutkan menekankan
    memaparkan menerangkan berharap mengharapkan mengajak mengingatkan mengimbau menghimbau menilai berpesan menyatakan
    mengucapkan menguraikan menyoroti menyinggung mengaku mengakui membenarkan menanggapi berpendapat menggarisbawahi
    melanjutkan menutup meminta memohon mendorong menyerukan berujar berkata bercerita menceritakan membeberkan
    mengapresiasi mengemukakan mengutarakan menyimpulkan mengisahkan memastikan menandaskan merinci memberikan
    menyambut menyapa bertanya menjawab mempertanyakan menyarankan mengusulkan mengutip memotivasi mencontohkan
    mencermati mengulas menyentil membahas membuka memimpin memandu menghadiri membacakan hadir melantik menerima
    menyerahkan menandatangani mengikuti mewakili bertindak didampingi melaporkan mengawali mengawasi menjadi mengulang
    mengklaim memuji mengkritik mengoreksi meyakini optimistis optimis menginstruksikan menugaskan memerintahkan
    menimpali menyela menyahut mengeluhkan mengeluh memperingatkan menyayangkan menyesalkan mempertegas menegur membantah
    menganjurkan menggambarkan merespons merespon menyikapi menjanjikan berjanji menyemangati menampik menepis
    berseloroh berkelakar bergurau berterimakasih berterima bersyukur merasa
    menyaksikan memantau meninjau mendampingi mengunjungi menyosialisasikan mensosialisasikan mengenalkan memperkenalkan
    """.split()
)
