"""Academic degrees behind names, from the ministry's list of degrees and from use in bulletins."""

from __future__ import annotations

from typing import Final

# Behind `S.` (sarjana): `S.H.`, `S.Pd.I`, `S. Kom`, `S.STP`. A stop inside may be missing.
SARJANA: Final = (
    "sos pd kom ag Tr.Kom Tr.IP Tr.Pd Tr.Kes Tr.Ak Tr.Keb Tr.Stat Tr.T H.I E.Sy Pd.SD Pd.AUD Pd.K Pd.H Pd.B Pd.I Pdi Th.I Fil.I I.Kom I.P I.K A.P A.B K.M T.P E.I Tr STP ST.Par Par ST Kel Kep Ked Kom Kpm Kg Hut Psi Pd Pt Pi Ps Sos Si Sn Sy "
    "Stat Ag Ak AP Ars Ds Farm Gz Hum IP IK Keb KM Li Mat Mn Tp TP Th E H M S T P"
).split()
# Behind `M.` (magister).
MAGISTER: Final = (
    "M.A si pd kom hum Tr.Hanla Tr.Opsla Tr.Han Tr.Kom Tr.IP Tr.Pd Tr.Kes Tr.AP Tr.T E.Sy Pd.K Pd.H Pd.Mat Pd.I Pdi H.I E.I Th.I Fil.I I.Kom I.P I.K A.P A.B P.A B.A K.M Ed Tr Kes Kep Ked Keb Kom Kn Kg Han Hum Psi Pd Pt Pi Par Phil "
    "Pol Sos Sc Si Sn Sy Stat Ag Ak AP Ars Ds Eng Farm Fil Gz IP IK KM Li Ling Mat Med PA BA Th E H M S T P A"
).split()
# Behind `A.` (ahli): `A.Md.Kom`.
AHLI: Final = [
    f"{first}{more}" for first in ("Md", "Ma") for more in ("", *".Kom .Kep .Keb .Ak .T .Pd .P .Farm .Gz .Li".split())
]
# Behind `B.` (bachelor).
BACHELOR: Final = "A Sc Eng Ed Bus Comm E".split()
# Without stops: `SH`, `MSi`. Kept out: `SK`, `SE` before a number is a circular, which the place behind a name rules out.
PLAIN: Final = (
    "SH SE MH MM MSi M.Si SPd MPd SIP SSos SAg MAg ST MT SKom MKom SIK MIK MHum MSc MPA MBA SKM MKM SSTP STP SPt SS SPi SHut STr "
    "AMd BSc CPA PhD SAP MAP SKed MKes MKn SPsi MPsi SHI MHI MPdI SPdI SThI SSi SSn MSn STrK SMn SAk SM CMed CHRM CRP CPM CLA CTL "
    "MARS MESy MEng MPol MIKom SIKom MA BA BE SIp Msi Spd Skom Mpd Sos"
).split()
# With or without a stop.
OTHER: Final = "Lc Apt Ners Gr Ak CA QIA".split()
