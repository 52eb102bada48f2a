"""The grammar: five stages of rules, each a line of class names (see ``dutch.py``) with the function that reads it.

``name=CLASS`` hands a token to the reader under that name; ``?``, ``*``, ``|``, ``{n,m}`` and brackets mean what they
mean in a regular expression. A later stage sees what an earlier one made (DAYX, MONTHX, RANGEX, …) as one token.
"""

from __future__ import annotations

from pipeline.dates import bounds as b
from pipeline.dates import combine as c
from pipeline.dates import enumerations as e
from pipeline.dates import pointing as p
from pipeline.dates import readers as r
from pipeline.dates.cascade import Rule, Stage
from pipeline.dates.recurrence import read_recurrence as recurring

_YEAR = "((COMMA|VAN|IN|SLASH|DASH)? y=Y | QUOTE y2=Y2 | y3=N99)"
_WEEK = "ART? (WEEK|WEEKS|WEEKNO) DOT?"

WORDS = Stage([
    Rule("TM", "UNTIL EN MET", c.glue),
    Rule("ATLATEST_", "ATLATEST OP? | NIET LATER DAN | BEFORE OF OP | OP OF EARLIER DAN | ENDING MET", c.glue),
    Rule("FROM_", "FROM | SINCE | AFTER OF OP | NIET EARLIER DAN", c.glue),
    Rule("BEFORE", "EARLIER DAN", b.strong),
    Rule("FROMDAY_", "MET INGANG VAN | FROMDAY | PER", c.glue),
    Rule("AFTER_", "AFTER (AFLOOP VAN)? | LATER DAN | (ART YEARUNIT)? HIGHER DAN", c.glue),
    Rule("YEARWORD", "c=CENTURYWORD (EN? n=NW)?", c.spelled_year),
    Rule("O31", "d=DN STE", c.ordinal_apart),
])  # fmt: skip

ATOMS = Stage([
    # days
    Rule("DAYX", f"(wd=WD (DOT|COMMA)* (ART|OP)?)? ART? d=D (VAN|IN|DASH|SLASH|DOT)? m=MONTH DOT? {_YEAR}?", r.day),
    Rule("DAYX", f"THIS? rel=REL wd=WD (DOT|COMMA)* ART? d=D VAN? m=MONTH DOT? {_YEAR}?", r.day_pointed_at),
    Rule("DAYX", "(wd=WD (DOT|COMMA)*)? d=D DASH m=MONTH DASH y2=Y2", r.day),
    Rule("DAYX", f"d10=N12 d=N12 m=MONTH DOT? {_YEAR}", r.day_of_loose_digits),
    Rule("DAYX", "(wd=WD (DOT|COMMA)*)? m=MONTH (DOT|ART)? d=D (COMMA? y=Y)?", r.month_first),
    Rule("DAYX", "d=EEN m=MONTH DOT? y=Y?", r.day_one),
    Rule("DAYX", "(wd=WD (DOT|COMMA)* ART?)? v=DMY", r.numeric),
    Rule("DMX", "(wd=WD (DOT|COMMA)* ART?)? v=DM (COMMA y=Y)?", r.day_dash_month),
    Rule("MDX", "wd=WD art=ART d=DORD", p.weekday_ordinal),
    Rule("MDX", "wd=WEEKDAY d=DN", p.weekday_ordinal),
    Rule("MDX", "OP ART d=DDIGIT", p.day_of_month),
    Rule("PERIODX", "ART? d=DORD VAN? ART? rel=REL u=ANYUNIT", p.day_of_pointed_month),
    # days that share a month: 3 en 10 oktober; 11 of 18 september; 29-30 en 31 oktober; 5-9 maart; 1 t/m 5 mei
    Rule("LISTX",
         f"(wd=WD)? D (COMMA (WD)? D){{0,8}} COMMA? joint=ENOF (WD)? ART? D m=MONTH DOT? {_YEAR}?", e.shared_month),
    Rule("LISTX",
         f"VAN? d=D TO d2=D (EN|COMMA|EN_SIGN) VAN? d3=D TO d4=D m=MONTH DOT? {_YEAR}?", e.two_ranges),
    Rule("LISTX", f"v=PAIRS EN d=D m=MONTH DOT? {_YEAR}?", e.pair_and_day),
    Rule("RANGEX", f"(VAN|BETWEEN)? ART? v=PAIRS m=MONTH DOT? {_YEAR}?", e.pair_month),
    Rule("RANGEX",
         f"(VAN|BETWEEN|FROM_)? (ART? WD)? ART? d=D TO ART? (WD ART?)? d2=D VAN? m=MONTH DOT? {_YEAR}?", e.days_month),
    Rule("RANGEX", f"BETWEEN (ART? WD)? ART? d=D EN ART? (WD ART?)? d2=D VAN? m=MONTH DOT? {_YEAR}?", e.days_month),
    Rule("RANGEX", "IN? m=MONTH BETWEEN v=PAIRS y=Y?", e.pair_month),
    Rule("RANGEX", "v=DMDM", e.joined_range),
    Rule("RANGEX", "v=DMYDMY", e.joined_dates),
    Rule("RANGEX", "rel=REL u=UNIT (VAN|BETWEEN)? d=DN TO d2=DN", e.days_pointed),
    # weeks
    Rule("NOX", "(EACH|FROMDAY_|EEN|REL|N12) (WEEK|WEEKS) WN", c.glue),
    Rule("WEEKX", f"{_WEEK} n=WN ((COMMA|VAN|IN|SLASH)? y=Y)?", r.week),
    Rule("WEEKX", "n=WNUM ((COMMA|VAN|DASH|SLASH)? y=Y)?", r.week),
    Rule("WEEKX", "y=YEAR (DASH|SLASH)? n=WNUM", r.week),
    Rule("WEEKX", f"{_WEEK} n=WN (PAIR_SIGN) (WEEK|WEEKNO|WEEKS)? n2=WN ((VAN|IN|COMMA)? y=Y)?", r.weeks),
    Rule("WEEKX", f"{_WEEK} v=PAIRS ((VAN|IN|COMMA)? y=Y)?", r.weeks),
    Rule("LISTX", "(WEEK|WEEKS|WEEKNO) WN (COMMA WN){1,8} (EN|OF|EN_SIGN) WN ((VAN|IN|COMMA)? y=Y)?", e.week_list),
    # months, years
    Rule("MONTHX", f"m=MONTH DOT? {_YEAR}?", r.month),
    Rule("MONTHX", "y=Y COMMA? m=MONTH DOT?", r.month),
    Rule("MONTHX", "v=MY", r.month_numeric),
    Rule("MONTHX", "n=N12 (SLASH|DASH) y=YEAR", r.month_numeric),
    Rule("MONTHX", "y=YEAR SLASH n=N12", r.month_numeric),
    Rule("LISTX", "MONTH (COMMA? MONTH){2,13} y=Y?", e.month_row),
    Rule("YEARX", "(ART? YEARUNIT)? y=Y", r.year),
    Rule("RANGEX", "(school=SCHOOLYEAR)? v=YEARS", r.years),
    Rule("RANGEX", "school=SCHOOLYEAR y=YEAR ((SLASH|DASH) z=YEAR)?", r.years),
    Rule("DECADEX", "ART? JAREN (QUOTE y2=Y2|y=Y)", r.decade),
    Rule("DECADEX", "ART? o=ORDANY CENTURY", r.decade),
    # quarters, halves, seasons
    Rule("QUARTERX",
         "ART? o=ORD ((AND|TO|SLASH) ART? o2=ORD)? QUARTER ((VAN|IN|COMMA)? (ART? YEARUNIT)? y=Y | QUOTE y2=Y2)?",
         r.quarter),
    Rule("QUARTERX", "QUARTER n=N12 (VAN? y=Y)?", r.quarter),
    Rule("QUARTERX", "o=ORD KW DOT? y=Y", r.quarter),
    Rule("QUARTERX", "n=QNUM ((VAN|COMMA|DASH|SLASH|QUOTE)? y=Y)?", r.quarter),
    Rule("QUARTERX", "n=QNUM (AND|TO|SLASH) o2=QNUM ((VAN|COMMA|DASH|SLASH|QUOTE)? y=Y)?", r.quarter),
    Rule("QUARTERX", "QLETTER n=N12 (VAN? y=Y)?", r.quarter),
    Rule("QUARTERX", "y=YEAR (DASH|SLASH)? n=QNUM", r.quarter),
    Rule("HALFX", "ART? o=ORD unit=HALFTH ((VAN|IN|COMMA)? (ART? YEARUNIT)? y=Y)?", r.half),
    Rule("HALFX", "n=HNUM (VAN|DASH)? y=Y", r.half),
    Rule("SEASONX", "ART? s=SEASON v=YEARS", r.season_of_two_years),
    Rule("SEASONX", "ART? rel=REL? s=SEASON (VAN? (ART YEARUNIT)? y=Y | VAN? QUOTE y2=Y2)?", r.season),
    # named days, vacations
    Rule("HOLX", "ART? rel=REL? o=ORD? (h0=HOLHEAD)? h=HOLIDAY (VAN? y=Y)?", r.named_day),
    Rule("HOLX", "h0=HOLHEAD h=HOLREST (VAN? y=Y)?", r.named_day),
    Rule("HOLX", "ART? h0=UNIT VAN ART h=HOLTAIL y=Y?", r.named_day),
    Rule("VACX", "ART? rel=REL? v=VACNAME (VAN? y=Y)?", r.vacation),
    Rule("VACX", "ART? rel=REL? (m=MONTH|s=SEASON) (VACATION|RECESS) (VAN? y=Y)?", r.vacation),
    # pointing
    Rule("PERIODX", "(v=DEICTIC|wd=WEEKDAY) OVER EEN? n=NUM u=ANYUNIT", p.shifted),
    Rule("PERIODX", "v=DEICTIC", p.deictic),
    Rule("NOWX", "NOW", c.now),
    Rule("PERIODX", "ART? THIS? rel=REL n=NUM? u=ANYUNIT", p.pointed),
    Rule("PERIODX", "ART? n=NUM rel=REL u=ANYUNIT", p.pointed),
    Rule("PERIODX", "ART? rel=REL n=NUM u=ANYUNIT EN? n2=NUM u2=ANYUNIT", c.counted_twice),
    Rule("PERIODX", "OVER ART? EEN? n=NUM u=ANYUNIT", p.shifted),
    Rule("VAGUEX", "n=NUM u=ANYUNIT LATER", c.loose_term),
    Rule("PERIODX", "IN n=NUM u=ANYUNIT", c.in_units),
    Rule("PERIODX", "EEN? n=NUM u=ANYUNIT (EN? n2=NUM u2=ANYUNIT)? ago=AGO", p.shifted),
    Rule("TERMX",
         "WITHIN ART? COMING? EEN? n=NUM u=ANYUNIT (COMMA? n2=NUM u2=ANYUNIT)? (EN? n3=NUM u3=ANYUNIT)?", p.within),
    Rule("PERIODX", "ART u=ANYUNIT AFTER_ ART? NEXT", p.next_but_one),
    Rule("PERIODX", "ART? OP? rel=REL WEEK DASH? OP? wd=WD", p.weekday_in_week),
    Rule("PERIODX", "wd=WD VAN ART? rel=REL WEEK", p.weekday_in_week),
    Rule("WDX", "ART? THIS? rel=REL? wd=WD", p.weekday),
    Rule("UNITX", "ART u=ANYUNIT", p.bare_unit),
    # repetition
    Rule("RECURX", "adverb=ADVERB", recurring),
    Rule("RECURX", "EACH n=NUM? u=ANYUNIT", recurring),
    Rule("RECURX", "EACH o=ORD? wd=WD (VAN ART UNIT)?", recurring),
    Rule("RECURX",
         "(times=NUM TIMES|times2=TIMESN TIMES?) FROMDAY_ n=NUM? ((RANGE_A|SLASH|TO|OF) n2=NUM)? u=ANYUNIT", recurring),
    Rule("RECURX", "ONCE TIMES? IN ART n=NUM u=ANYUNIT", recurring),
    Rule("RECURX", "om=OM ART WEEK wd=WD", recurring),
    Rule("RECURX", "OM ART n=NUM u=ANYUNIT", recurring),
])  # fmt: skip

PARTS = Stage([
    Rule("PARTX", "AAN? ART? part=PART (VAN|IN)? ART? x=PARTABLE", r.part_of),
    Rule("PARTX", "ultimo=ULTIMO x=PARTABLE", r.part_of),
    Rule("PARTX", "(part=EARLIER|part2=LATER) IN? x=PERIODUNIT", c.earlier_later),
    Rule("PARTX", "ART? REST VAN? x=PERIODUNIT", c.rest_of),
    Rule("PARTX", "ART LOOP VAN ART? x=COURSE", c.course_of),
    Rule("PARTX", "AAN? ART? part=PART VAN x=UNITX", c.part_of_unit),
    Rule("SUFX", "x=YEARLESS s=JLAS DOT?", r.suffixed),
    Rule("SUFX", "rel=REL x=YEARLESSN", r.pointed_name),
    Rule("SUFX", "x=YEARLESS (VAN|IN|COMMA)? z=OFYEAR", r.of_year),
    Rule("HALFX", "ART? o=ORD unit=HALFTH VAN? x=OFMONTH", r.half),
    Rule("RECURX", "ART? o=ORD wd=WDX VAN UNITX", recurring),
    Rule("RANGEX", "ART? o=ORD n=NUM u=WEEKS (VAN|IN) x=MONTHX", p.weeks_of_month),
    Rule("RANGEX", "w=PERIODX (VAN|IN) x=MONTHX", p.weeks_of_month),
    Rule("NTHX", "ART? o=ORD u=DAYWEEK (VAN|IN) x=NTHOF", r.nth),
    Rule("NTHX", "o=ORD u=WEEK x=NTHOF", r.nth),
    Rule("NTHX", "ART? o=ORD wd=WDX (VAN|IN) x=NTHOF", r.nth),
    Rule("NTHX", "wd=WDX (VAN|IN) x=NTHOF", r.nth),
    Rule("NTHX", "o=ORD wd=WDX", c.nth_here),
    Rule("NTHX", "ART? o=ORD wd=WDX AFTER_ x=HOLX", c.nth_after),
    Rule("OFFX", "n=NUM (u=ANYUNIT|wd=WDX) COUNTED? (FROM_|AFTER_|before=BEFORE) ART? a=ANCHOR", c.shifted_from),
    Rule("OFFX", "u=UNITX (AFTER_|before=BEFORE) a=ANCHOR", c.shifted_from),
    Rule("RANGEX", "OVER? LESS DAN n=NUM u=ANYUNIT (FROM_|AFTER_) a=ANCHOR", c.term),
    Rule("TERMX", "WITHIN ART? COMING? EEN? n=NUM u=ANYUNIT (FROM_|AFTER_) ART? a=ANCHOR", c.term),
    Rule("TERMX", "WITHIN ART? COMING? EEN? n=NUM u=ANYUNIT (FROM_|AFTER_)?", c.loose_term),
    Rule("WEEKOFX", "(ART? WEEK|UNITX) (VAN|STARTING) ART? x=DAYLIKE", r.week_of),
    Rule("RECURX", "EACH x=YEARLESS", recurring),
])  # fmt: skip

RANGES = Stage([
    Rule("RANGEX", "(VAN|FROM_|IN)? a=X (TM|DASH|until=UNTIL) ART? b=X", c.between),
    Rule("RANGEX", "(VAN|FROM_|IN)? a=X TM OPEN", c.open_range),
    Rule("RANGEX", "BETWEEN ART? a=X (until=EN|TM|DASH|UNTIL|EN_SIGN) ART? b=X", c.between),
    Rule("RANGEX", "week=PERIODX BETWEEN a=WDX EN b=WDX", c.between_in_week),
    Rule("RANGEX", "a=MONTHX SLASH? b=MONTHX", c.two_months),
    Rule("ALTX", "a=XR OF ART? b=XR (OF b2=XR)?", c.either),
    Rule("LISTS", "DAYISH ((COMMA|EN|EN_SIGN|SLASH|SEMI)+ DAYISH){1,40}", c.several),
    Rule("NOX", "(VAN|FROM_)? a=WDX (TO|AND|COMMA|SLASH) ART? b=WDX", c.opening_days),
    Rule("LISTS", "MONTHX ((COMMA|EN|EN_SIGN|SLASH)+ MONTHX){1,12}", c.several),
    Rule("LISTS", "QUARTERX ((COMMA|EN|EN_SIGN|SLASH)+ QUARTERX){1,12}", c.several),
])  # fmt: skip

BOUNDS = Stage([
    Rule("WEEKX", "w=WEEKX (OPEN|COLON|COMMA|DASH)? d=RANGEX CLOSE?", c.week_with_dates),
    Rule("BOUNDX", "b=ATLATEST_ (IN|VAN)? x=XR", b.at_latest),
    Rule("BOUNDX", "b=BEFORE ART? x=XR", b.before),
    Rule("BOUNDX", "b=AFTER_ ART? x=XR", b.after),
    Rule("BOUNDX", "b=FROM_ IN? x=XR", b.from_),
    Rule("BOUNDX", "b=FROMDAY_ x=XR", b.from_day),
    Rule("BOUNDX", "(until=UNTIL|TM) x=X", b.until),
    Rule("BOUNDX", "x=X EN (LATER|HIGHER)", b.from_),
    Rule("BOUNDX", "n=MORE DAN? x=SHIFTED", b.more_than),
    Rule("ABOUTX", "ABOUT x=XR", b.about),
])  # fmt: skip
