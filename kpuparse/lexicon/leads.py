"""How a bulletin's first sentence opens, and what looks back to a sentence before."""

from __future__ import annotations

from typing import Final

# First words of leads, from bulletins of many offices. Kept out: names of bodies and days, which have rules of their own.
OPENERS: Final = frozenset(
    """
    dalam rangka|bertempat di|menindaklanjuti|menjelang|jelang|guna|sebanyak|sejumlah|bertepatan|sehari|pasca|usai|
    memasuki|demi|sebagai upaya|sebagai bentuk|sebagai wujud|sebagai tindak lanjut|berdasarkan|meski|meskipun|mengawali|
    jajaran|komisioner|segenap|puluhan|ratusan|sesuai|untuk memastikan|untuk meningkatkan|upaya
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

# What a sentence says only of something said before it. Kept out: `ini` and `itu`, which stand in every text.
BACKWARD: Final = frozenset(
    """
    juga|tersebut|ia|dia|beliau|selain itu|selanjutnya|lebih lanjut|kemudian|sementara itu|di sisi lain|di akhir|
    dalam kesempatan yang sama|pada kesempatan yang sama|pada kesempatan itu|pada kesempatan tersebut|menambahkan|
    ditambahkan|tambahnya|lanjutnya|imbuhnya|di samping itu|setelah itu|senada|hal itu|hal ini|hal senada|karena itu|
    oleh karena itu|dengan demikian|adapun|mereka|begitu bunyi|demikian bunyi|begitulah|itulah
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

# Words that keep their small letter in a headline.
SMALL_WORDS: Final = frozenset(
    "untuk dalam dengan dari yang oleh pada bagi serta atau tanpa agar guna hingga demi dan atas antara secara bersama".split()
)
