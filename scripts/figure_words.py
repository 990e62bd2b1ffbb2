#!/usr/bin/env python3
"""Write the tables of `summarizer/figures/data`: units, currencies, months and days as CLDR and pint have them.

    python scripts/figure_words.py           write the tables
    python scripts/figure_words.py --check   say whether they are up to date

Run after Babel (CLDR) or pint changes. The tables are plain text, so that nothing of either library is loaded later.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import babel
import pint
from babel import Locale
from babel.core import UnknownLocaleError, get_cldr_version, get_global

TARGET = Path(__file__).resolve().parents[1] / "summarizer" / "figures" / "data"
US, UK = Locale("en"), Locale("en_GB")
REGISTRY = pint.UnitRegistry()

LEFT_OUT = set(
    """
    acceleration-g-force angle-revolution angle-steradian angle-radian concentr-item concentr-karat concentr-ofglucose
    concentr-part concentr-percent concentr-permille concentr-permyriad concentr-part-per-1e6 concentr-part-per-1e9
    concentr-milligram-ofglucose-per-deciliter concentr-mole
    consumption-liter-per-100-kilometer consumption-mile-per-gallon-imperial duration-quarter duration-night energy-gray
    energy-british-thermal-unit-it energy-calorie energy-calorie-it energy-foodcalorie energy-kilocalorie
    energy-becquerel energy-sievert
    force-kilowatt-hour-per-100-kilometer force-poundal force-dyne graphics-dot graphics-dot-per-centimeter
    graphics-dot-per-inch graphics-em graphics-megapixel graphics-pixel-per-centimeter graphics-pixel-per-inch length-chain
    length-earth-radius length-milliinch length-mile-scandinavian length-picometer length-point length-rod
    length-solar-radius light-solar-luminosity mass-carat mass-earth-mass mass-grain mass-slug mass-ton
    pressure-gasoline-energy-density pressure-ofhg pressure-pound-force-per-square-inch speed-beaufort speed-light-speed
    temperature-celsius temperature-fahrenheit temperature-generic temperature-kelvin temperature-rankine
    volume-cup-imperial volume-dessert-spoon volume-dessert-spoon-imperial volume-dram volume-drop volume-cup-metric
    volume-fluid-ounce-imperial volume-fluid-ounce-metric volume-gallon-imperial volume-jigger volume-pinch
    volume-pint-imperial volume-pint-metric volume-quart-imperial digital-bit digital-byte volume-pint
    """.split()
)
"""CLDR units that are words of other things in running text, or that a row of `OWN` replaces."""

PREFIXED = {
    "meter": "nµ", "gram": "µmnp", "second": "mµn", "liter": "µmM", "tonne": "kMG", "watt": "kMGTmµn", "watt_hour": "kMGTP",
    "volt": "kmMµ", "ampere": "mkµn", "farad": "µnp", "henry": "mµ", "gray": "mµ", "angstrom": "", "hertz": "kMGT", "pascal": "khMG", "newton": "kM", "joule": "kMGTPEmµ", "byte": "kMGTPE",
    "bit": "kMGT", "electron_volt": "kMGTm", "mole": "mµnp", "ohm": "kMm", "tesla": "mµn", "becquerel": "kMGTP",
    "sievert": "mµ", "bar": "m", "parsec": "kM",
}  # fmt: skip
"""pint units and the prefixes met in print, the commonest first: in a text without capitals "mw" is a megawatt."""

OWN = """
magnitude | magnitude | 1 | magnitude
acre | area | 4046.8564224 |
night | time | 86400 | night; nights
weekend | time | 172800 | weekend; weekends
month | time | 2629746 | month; months; mth; mths; mos
year | time | 31556952 | year; years; yr; yrs
decade | time | 315569520 | decade; decades
century | time | 3155695200 | century; centuries
ton | mass | 1000 | ton; tons
tonne | mass | 1000 | metric ton; metric tons; metric tonne; metric tonnes
pint | volume | 0.568 | pint; pints
carat | gem | 1 | carat; carats; karat; karats | ct
calorie | food | 1 | kcal; calorie; calories; kilocalorie; kilocalories
degree celsius | celsius | 1 | °c; ℃; degrees celsius; degrees centigrade; degree celsius; celsius; ° c; degrees c; deg c
degree fahrenheit | fahrenheit | 1 | °f; ℉; degrees fahrenheit; degree fahrenheit; fahrenheit; ° f; degrees f; deg f
kelvin | kelvin | 1 | kelvin; kelvins | K
degree | angle | 1 | °; deg
horsepower | horsepower | 1 | hp; bhp; horsepower
decibel | loudness | 1 | db; dba; decibel; decibels
part per million | concentration | 1 | ppm; part per million; parts per million
part per billion | concentration | 0.001 | ppb; part per billion; parts per billion
part per trillion | concentration | 0.000001 | ppt; part per trillion; parts per trillion
byte | data | 1 | byte; bytes
pixel | pixels | 1 | pixel; pixels
megapixel | pixels | 1000000 | megapixel; megapixels
bit | data | 0.125 | bits
rotation per minute | rotation | 1 | rpm; revolutions per minute; rotations per minute
kilometre per hour | | | kph; kmh; kmph; km per hour
mile per hour | | | m.p.h
barrel per day | | | bpd; bopd; b/d; bbl/d
barrel of oil equivalent per day | | | boepd; boe/d
barrel of oil equivalent | oil equivalent | 1 | boe; barrels of oil equivalent; barrel of oil equivalent
million barrel of oil equivalent | oil equivalent | 1000000 | mmboe
million barrel | volume | 158987294.928 | mmbbl
kilobit per second | | | kbps
megabit per second | | | mbps
gigabit per second | | | gbps
terabit per second | | | tbps
cubic foot per second | | | cfs
litre per 100 kilometre | volume/length | 0.00000001 | l/100km; l/100 km; litres per 100 kilometres; liters per 100 kilometers; litres per 100km
kilowatt hour per 100 kilometre | energy/length | 36 | kwh/100km; kwh/100 km; kilowatt-hours per 100 kilometres
millimetre of mercury | | | mmhg; mm hg
metric horsepower | horsepower | 0.98632 | metric horsepower | PS
ampere | | | amp; amps
picometre | length | 0.000000000001 | picometre; picometres; picometer; picometers
micrometre | | | micron; microns
millennium | time | 31556952000 | millennium; millennia
short ton | mass | 907.18474 | short ton; short tons; us ton; us tons
long ton | mass | 1016.0469088 | long ton; long tons; imperial ton; imperial tons
thousand cubic foot | volume | 28.316846592 | mcf; thousand cubic feet
million cubic foot | volume | 28316.846592 | mmcf
billion cubic foot | volume | 28316846.592 | bcf
trillion cubic foot | volume | 28316846592 | tcf
billion cubic foot per day | | | bcfd; bcf/d; bcf per day
million cubic foot per day | | | mmcfd; mmcf/d
billion cubic metre | volume | 1000000000 | bcm
million british thermal unit | energy | 1055056000 | mmbtu; million btu; million british thermal units
gallon per minute | | | gpm
international unit | biological | 1 | international unit; international units | IU
milli international unit | biological | 0.001 | | mIU
tonne of oil equivalent | oil by mass | 1 | tonnes of oil equivalent; tonne of oil equivalent; tons of oil equivalent
million tonnes of oil equivalent | oil by mass | 1000000 | mtoe
twenty foot equivalent unit | containers | 1 | teu; teus; twenty foot equivalent units
deadweight tonne | deadweight | 1 | dwt; deadweight tonnes; deadweight tons
thousand years | time | 31556952000 | | kyr
million years | time | 31556952000000 | | Ma; Myr
billion years | time | 31556952000000000 | | Ga; Gyr
curie | activity | 37000000000 | curie; curies | Ci
nit | luminance | 1 | nit; nits
candela per square metre | luminance | 1 | candelas per square metre; candelas per square meter | cd/m²; cd/m2
gigaflop | computing | 1000000000 | gigaflop; gigaflops; gflops
teraflop | computing | 1000000000000 | teraflop; teraflops; tflops
petaflop | computing | 1000000000000000 | petaflop; petaflops; pflops
exaflop | computing | 1000000000000000000 | exaflop; exaflops
kibibyte | data | 1024 | kibibyte; kibibytes | KiB
mebibyte | data | 1048576 | mebibyte; mebibytes | MiB
gibibyte | data | 1073741824 | gibibyte; gibibytes | GiB
tebibyte | data | 1099511627776 | tebibyte; tebibytes | TiB
carbon dioxide equivalent tonne | carbon | 1 | tco2e; tco2
kilometre | | | kms
kilogram | | | kgs; kilo; kilos; kilogramme; kilogrammes
gram | | | gramme; grammes; gms; gm
microgram | | | mcg; ug
pound | | | lbs
ounce | | | ozs
yard | | | yds
second | | | secs; sec
minute | | | mins; min
hour | | | hrs; hr | h
year | | | yrs
mole | | | | mol
lumen | | | | lm
knot | | | kts
dessertspoon | volume | 0.00001 | dessertspoon; dessertspoons; dessert spoon; dessert spoons
inch | | | ins
square metre | | | sqm; sq m
square kilometre | | | sq km; sqkm
square foot | | | sqft; sq ft
square mile | | | sq mi; sq miles
cubic centimetre | | | cc
gallon | | | gal; gals; us gallon; us gallons
fluid ounce | | | fl oz; fl. oz
barrel | | | bbl; bbls
ampere hour | [current]*[time] | 3600 | ampere hours; amp hours | Ah
milliampere hour | [current]*[time] | 3.6 | milliamp hours; milliampere hours | mAh
newton metre | | | newton metres | Nm; N m
pound force foot | | | lb ft; lbft; lb.ft; pound feet; foot pounds; ft lb; ft lbs
frame per second | frame rate | 1 | fps; frames per second; frame per second
beat per minute | beat rate | 1 | bpm; beats per minute
pixel per inch | pixels/length | 1 | ppi; dpi; pixels per inch; dots per inch
pound per square inch | pressure | 6894.75729316836 | psi; pounds per square inch
"""
"""Name, dimension, size, words, symbols: colloquial forms and units the libraries lack; no dimension adds to a unit."""

PLAIN = set("m g s h t l L V W A K N J B T Ω °".split())
"""Symbols of one letter that are kept."""
NOT_UNITS = set(
    "henry henrys bars moles mole tesla teslas stones weber webers siemens gray grays katal katals molar light "
    "fathom ns".split()
)
"""Names of units that are other words oftener."""
SKIPPED = set(
    "G rev sr rad ac c d w y q fw dec au pt st in ch fur rd fth mil pc light gr CD ct kt dr pn mc tn smi # light dsp cd Wb "
    "slug R⊕ R☉ L☉ M⊕ M☉ day days night nights month months year years dyn lm Da Cal cal F C H S MP Pb ns nmi mbar GT "
    "mA cL US kb bit mpg".split()
) - {"nmi", "mA", "mpg", "ns", "mbar"}
FAMILIES = {
    "byte": "data",
    "bit": "data",
    "becquerel": "activity",
    "sievert": "dose",
    "mole": "amount",
    "pixel": "pixels",
}
"""pint units that share a dimension with others which they are not."""


def british(name: str) -> str:
    """The British spelling of a unit, by which it is known."""
    for american, spelling in (("meter", "metre"), ("liter", "litre"), ("electron_volt", "electronvolt"), ("_", " ")):
        name = name.replace(american, spelling)
    return name.replace("electron volt", "electronvolt")


def sized(expression: str, family: str = "") -> tuple[str, str]:
    """What a pint expression measures, and its size in base units."""
    quantity = REGISTRY(expression)
    base = quantity.to_base_units()
    known = {str(REGISTRY.get_dimensionality(REGISTRY.parse_units(e))): n for e, n in _EXAMPLES.items()}
    dimension = family or known.get(str(base.dimensionality), str(base.dimensionality).replace(" ", ""))
    if family == "data":
        base = quantity.to("byte")
    return dimension, f"{Decimal(f'{base.magnitude:.15g}'):f}"


_EXAMPLES = {
    "second": "time", "meter": "length", "meter**2": "area", "meter**3": "volume", "gram": "mass", "meter/second":
    "length/time", "newton": "force", "joule": "energy", "watt": "power", "pascal": "pressure", "hertz": "1/time",
    "volt": "voltage", "ampere": "current", "ohm": "resistance",
    "meter/second**2": "length/square time", "meter**-2": "length/volume", "meter**3/meter": "area",
}  # fmt: skip


def forms_of(unit: str, locale: Locale, width: str) -> list[str]:
    """The forms CLDR gives a unit in one width, without the place of the number."""
    patterns = locale._data["unit_patterns"][unit].get(width) or {}
    forms = {text.replace("{0}", "").strip() for key, text in patterns.items() if key in ("one", "other")}
    return sorted(form for form in forms if form)


def expression_of(unit: str) -> str:
    """A CLDR unit as pint writes it: square-kilometer as kilometer ** 2."""
    above, _, below = unit.partition("-per-")
    return "/".join(_product(part) for part in (above, below) if part)


def _product(part: str) -> str:
    words, power = part.split("-"), 1
    if words[0] in ("square", "cubic"):
        power = 2 if words[0] == "square" else 3
        words = words[1:]
    name = {"celsius": "degC", "electronvolt": "electron_volt"}.get("_".join(words), "_".join(words))
    name = {"pound_force": "pound_force", "ounce_troy": "troy_ounce", "inch_ofhg": "inHg", "millimeter_ofhg": "mmHg",
            "tonne": "metric_ton", "therm_us": "therm", "solar_mass": "1.98847e30*kilogram", "fluid_ounce": "fluid_ounce",
            "arc_minute": "arcminute", "arc_second": "arcsecond", "kilowatt_hour": "kilowatt*hour", "dunam": "1000*meter**2",
            "pound_force_foot": "pound_force*foot", "newton_meter": "newton*meter", "acre_foot": "acre*foot",
            "stone": "stone", "british_thermal_unit": "Btu", "barrel": "oil_barrel", "fortnight": "fortnight",
            }.get(name, name)  # fmt: skip
    return f"({name})**{power}" if power > 1 else f"({name})"


class Row:
    """One unit: its dimension and size, its words and its symbols."""

    def __init__(self, dimension: str = "", factor: str = "") -> None:
        self.dimension, self.factor = dimension, factor
        self.words: dict[str, None] = {}
        self.symbols: dict[str, None] = {}

    def add(self, form: str) -> None:
        """A form of the unit: a word if in small letters and longer than a symbol."""
        form = form.replace("⋅", "·").replace("\u202f", " ").replace("\xa0", " ").replace("μ", "µ")
        if form in SKIPPED or (len(form) == 1 and form not in PLAIN) or "[" in form or "Imp" in form:
            return
        (self.words if len(form) > 4 and form.islower() and form.isascii() else self.symbols).setdefault(form)


def units() -> dict[str, Row]:
    """Every unit with its forms: what CLDR has, what pint's prefixes add, and our own."""
    rows: dict[str, Row] = {}
    for unit in US._data["unit_patterns"]:
        family, _, name = unit.partition("-")
        if (
            unit in LEFT_OUT
            or family in ("graphics",)
            or name.endswith(("-jp", "-person"))
            or "[JP]" in str(forms_of(unit, US, "long"))
            or "shaku" in name
            or name in ("megapixel",)
        ):
            continue
        long = forms_of(unit, UK, "long")
        row = rows.setdefault(
            named(name),
            Row(
                *sized(
                    expression_of(name),
                    {"digital": "data", "angle": "angle", "concentr": "", "light": "light"}.get(family, ""),
                )
            ),
        )
        for form in (*long, *forms_of(unit, US, "long")):
            row.words.setdefault(form.lower().replace("-", " "))
        for form in (*forms_of(unit, US, "short"), *forms_of(unit, UK, "short")):
            row.add(form)
    _add_prefixed(rows)
    _add_own(rows)
    _add_powers(rows)
    return rows


def named(unit: str) -> str:
    """The name of a CLDR unit: metre-per-second as "metre per second"."""
    name = british(unit.replace("-", " "))
    return {"inch ofhg": "inch of mercury", "millimetre ofhg": "millimetre of mercury", "ounce troy": "troy ounce",
            "pound force per square inch": "pound per square inch", "therm us": "therm", "arc minute": "arcminute",
            "arc second": "arcsecond", "metre per square second": "metre per square second"}.get(name, name)  # fmt: skip


def _add_prefixed(rows: dict[str, Row]) -> None:
    for base, prefixes in PREFIXED.items():
        symbol = {"tonne": "t", "watt_hour": "Wh", "electron_volt": "eV", "bar": "bar", "parsec": "pc", "ohm": "Ω",
                  "liter": "L", "pixel": "P"}.get(base) or f"{REGISTRY.Unit(base):~}"  # fmt: skip
        for prefix in ("", *prefixes):
            before = _PREFIXES[prefix]
            expression = f"{before}watt*hour" if base == "watt_hour" else f"{before}{base}"
            name = british(f"{before}{base}")
            row = rows.setdefault(name, Row(*sized(expression, FAMILIES.get(base, ""))))
            for spelling in sorted({british(base), base.replace("_", " ")}):
                plural = spelling if spelling.endswith(("hertz", "siemens")) else spelling + "s"
                if base != "bar" or prefix:
                    row.words.setdefault(f"{before}{spelling}".replace("electron volt", "electronvolt"))
                    row.words.setdefault(f"{before}{plural}".replace("electron volt", "electronvolt"))
            if not prefix and base in ("byte", "bit", "bar", "parsec", "mole", "pixel", "liter", "farad", "henry"):
                continue
            row.symbols.setdefault(("k" if prefix == "k" else prefix) + symbol)
            if prefix == "k" and base in ("byte", "bit"):
                row.symbols.setdefault("K" + symbol)


_PREFIXES = {"": "", "n": "nano", "p": "pico", "µ": "micro", "m": "milli", "k": "kilo", "M": "mega", "G": "giga", "T": "tera",
             "P": "peta", "E": "exa", "h": "hecto"}  # fmt: skip


def _add_own(rows: dict[str, Row]) -> None:
    for line in OWN.strip().splitlines():
        name, dimension, factor, words, *symbols = (cell.strip() for cell in line.split("|"))
        row = rows.setdefault(name, Row())
        if dimension:
            row.dimension, row.factor = dimension, factor
        for word in filter(None, words.split("; ")):
            row.words.setdefault(word)
        for symbol in symbols:
            row.symbols.setdefault(symbol)


def _add_powers(rows: dict[str, Row]) -> None:
    """The short forms of areas and volumes: sq ft, sq. miles, cu. ft, cubic cm, m/s^2."""
    for name, row in rows.items():
        power, _, base = name.partition(" ")
        if power in _SHORT_POWERS and base in rows:
            short = _SHORT_POWERS[power]
            symbols = [symbol.lower() for symbol in rows[base].symbols if len(symbol) < 3]
            for word in (*rows[base].words, *symbols):
                for before in (short, f"{short}.", *((power,) if word in symbols else ())):
                    row.words.setdefault(f"{before} {word}")
            for symbol in symbols:
                row.words.setdefault(f"{short}.{symbol}")
        for symbol in list(row.symbols):
            if "/" in symbol and symbol[-1] in "²³":
                digit = "23"["²³".index(symbol[-1])]
                row.symbols.setdefault(f"{symbol[:-1]}{digit}")
                row.symbols.setdefault(f"{symbol[:-1]}^{digit}")


_SHORT_POWERS = {"square": "sq", "cubic": "cu"}


def currencies() -> list[str]:
    """Every currency that is tender today: its code, its names and the symbols used at home."""
    tender = {
        (code, territory)
        for territory, rows in get_global("territory_currencies").items()
        for code, _, end, legal in rows
        if end is None and legal
    }
    lines = []
    for code in sorted({code for code, _ in tender}):
        names = sorted({_plain(name) for name in US._data["currency_names_plural"].get(code, {}).values()})
        symbols = {US.currency_symbols.get(code, code)} | {
            symbol for used, territory in tender if used == code for symbol in _at_home(code, territory)
        }
        printable = sorted(s for s in map(_plain, symbols) if s != code and s.strip() and _is_latin(s))
        lines.append(f"{code} | {'; '.join(names)} | {'; '.join(printable)}")
    return lines


def former_currencies() -> list[str]:
    """Currencies that are tender no more, and units of account: their names alone, for their codes are other words."""
    tender = {line.split(" | ")[0] for line in currencies()}
    lines = []
    for code, plurals in sorted(US._data["currency_names_plural"].items()):
        names = sorted({_plain(name) for name in plurals.values()})
        if code in tender or code in _NO_MONEY or any("(" in name or "unit" in name for name in names):
            continue
        lines.append(f"{code} | {'; '.join(names)} | | former")
    return lines


_NO_MONEY = frozenset("XAG XAU XPD XPT XTS XXX XBA XBB XRE XSU MDC ECV BOV".split())
"""CLDR's codes of metals, of tests and of what nobody counts in."""


def _plain(text: str) -> str:
    return (
        text.replace("\u202f", " ").replace("\xa0", " ").replace("\u200b", "").replace("\u200f", "").replace("ʻ", "'")
    )


def _is_latin(symbol: str) -> bool:
    return all(char < "\u0250" or "\u20a0" <= char <= "\u20bf" or char == "฿" for char in symbol)


def _at_home(code: str, territory: str) -> set[str]:
    found = set()
    for language, facts in get_global("territory_languages").get(territory, {}).items():
        if facts.get("official_status") not in ("official", "de_facto_official"):
            continue
        for name in (f"{language}_{territory}", language):
            try:
                found.add(Locale.parse(name).currency_symbols.get(code, code))
            except (UnknownLocaleError, ValueError):
                continue
    return found


def calendar(kind: str) -> list[str]:
    """The names of months or days with their numbers: October, Oct and, in British use, Sept."""
    names: dict[str, int] = {}
    for locale in (US, UK):
        for width in ("wide", "abbreviated"):
            for number, name in getattr(locale, kind)["format"][width].items():
                names.setdefault(name.lower().rstrip("."), int(number))
    return [f"{name} {number}" for name, number in names.items()]


def tables() -> dict[str, str]:
    """The name and the text of each table."""
    rows = [
        f"{name} | {row.dimension} | {row.factor} | {'; '.join(word for word in row.words if word not in NOT_UNITS)} | {'; '.join(row.symbols)}"
        for name, row in sorted(units().items())
        if row.words or row.symbols
    ]
    head = (
        "# Written by scripts/figure_words.py, never by hand: "
        f"CLDR {get_cldr_version()} by Babel {babel.__version__}, pint {pint.__version__}.\n"
    )
    return {
        "units.txt": head + "# name | dimension | size | words | symbols\n" + "\n".join(rows) + "\n",
        "currencies.txt": head
        + "# code | names | symbols at home\n"
        + "\n".join((*currencies(), *former_currencies()))
        + "\n",
        "months.txt": head + "\n".join(calendar("months")) + "\n",
        "days.txt": head + "\n".join(calendar("days")) + "\n",
    }


def main() -> int:
    """Write the tables, or say whether they are up to date."""
    check = "--check" in sys.argv[1:]
    stale = 0
    for name, text in tables().items():
        file = TARGET / name
        if not check:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            print(f"{name} is out of date: run python scripts/figure_words.py")
            stale = 1
    return stale


if __name__ == "__main__":
    raise SystemExit(main())
