"""An invented planning in three renderings: tabs, the raw text of a PDF, and what both must give.

Other bodies, other headers and another year than any real paper.
"""

from __future__ import annotations

HEADER = ("Weeknr", "Datum", "Activiteit", "Gremium", "Toelichting")
ROWS: tuple[tuple[str, ...], ...] = (
    ("Week 36 (31-8 t/m 4-9)", "2-9", "Startbijeenkomst regioplan", "Kernteam", ""),
    ("Week 37 (7-9 t/m 11-9)", "", "Ronde langs de raden over het regioplan", "Raden (5x)", "Op uitnodiging"),
    ("Week 37 (7-9 t/m 11-9)", "10-9", "Bespreken regioplan", "PHO Ruimte", "Laatste opmerkingen"),
    ("Week 38 (14-9 t/m 18-9)", "nog te plannen", "Werksessie over de bekostiging van het regioplan",
     "Ambtenaren 5 gemeenten", "Begeleiding door werkgroep financiën"),
    ("Week 39 (21-9 t/m 25-9)", "24-9", "Bespreken regioplan", "Kring Waterland", "Laatste opmerkingen"),
    ("Week 40 (28-9 t/m 2-10)", "1-10", "Vaststellen regioplan en doorsturen naar de colleges", "Kernteam", ""),
    ("Week 41 / 42 (5-10 t/m 16-10)", "", "Instemmen colleges (5x)", "", "Let op: herfstvakantie"),
    ("Week 43 (19-10 t/m 23-10)", "22-10", "Bespreken regioplan", "PHO Ruimte", "Kan ook digitaal"),
    ("Week 45-48 (2-11 t/m 27-11)", "", "Vaststellen raden (5x)", "Raden (5x)", ""),
)  # fmt: skip
MORE_ROWS: tuple[tuple[str, ...], ...] = (
    ("Week 49 (30-11 t/m 4-12)", "3-12", "Evaluatie", "Kernteam", ""),
    ("Week 50 (7-12 t/m 11-12)", "8-12", "Bespreken evaluatie", "PHO Ruimte", "Kan ook digitaal"),
    ("Week 51 (14-12 t/m 18-12)", "", "Terugkoppelen aan de raden", "Raden (5x)", ""),
)

TABS = "\n".join(
    [
        "Notitie regioplan 2026",
        "",
        "Planning regioplan",
        "",
        *("\t".join(row) for row in (HEADER, *ROWS)),
        "",
        "De evaluatie volgt daarna.",
        "",
        "Planning evaluatie",
        *("\t".join(row) for row in (HEADER, *MORE_ROWS)),
        "",
    ]
)

RAW = """ Notitie regioplan 2026 
Deze notitie beschrijft hoe de vijf gemeenten samen het regioplan maken en wie daarover wanneer in 
gesprek gaat. Wijzigingen komen van het kernteam. 
 
 Planning regioplan 
Weeknr Datum Activiteit Gremium Toelichting 
Week 36  
(31-8 t/m 4-9) 

2-9 Startbijeenkomst 
regioplan 

Kernteam  

Week 37 
(7-9 t/m 11-9) 

 Ronde langs de raden 
over het regioplan 

Raden (5x) Op uitnodiging 

Week 37 
(7-9 t/m 11-9) 

10-9 Bespreken regioplan PHO Ruimte Laatste opmerkingen 

Week 38 
(14-9 t/m 18-9) 

nog te 
plannen 

Werksessie over de 
bekostiging van het 
regioplan 

Ambtenaren 5 
gemeenten 

Begeleiding door 
werkgroep financiën 

Week 39 
(21-9 t/m 25-9) 

24-9 Bespreken regioplan Kring Waterland Laatste opmerkingen 

Week 40  
(28-9 t/m 2-10) 

1-10 Vaststellen regioplan 
en doorsturen naar de 
colleges 

Kernteam  

Week 41 / 42 
(5-10 t/m 16-10) 

 Instemmen colleges (5x)  Let op: herfstvakantie 

Week 43 
(19-10 t/m 23-10) 

22-10 Bespreken regioplan PHO Ruimte Kan ook digitaal 

Week 45-48 
(2-11 t/m 27-11) 

 Vaststellen raden (5x) Raden (5x)  

 
De evaluatie volgt daarna. Het kernteam bereidt die voor samen met de griffiers en de secretarissen, 
zodat de raden er in januari over kunnen spreken. 
 
 Planning evaluatie 
Weeknr Datum Activiteit Gremium Toelichting 
Week 49 
(30-11 t/m 4-12) 

3-12 Evaluatie Kernteam  

Week 50 
(7-12 t/m 11-12) 

8-12 Bespreken evaluatie PHO Ruimte Kan ook digitaal 

Week 51 
(14-12 t/m 18-12) 

 Terugkoppelen aan de 
raden 

Raden (5x)  

 
 Planning nazorg 
Weeknr Datum Activiteit Gremium Toelichting 
     
     

 
"""
