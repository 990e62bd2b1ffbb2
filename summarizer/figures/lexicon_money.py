"""Currencies: their codes, names and signs, as CLDR has them (`data/currencies.txt`), and the few it lacks."""

from __future__ import annotations

import re

from summarizer.figures.phrases import Phrases, rows_of

_NO_BARE_NAME = frozenset(
    """real reals sol soles gold som soms mark marks leone leones leo kip all rights austral australs sucre sucres lats
    lati colon colons syli sylis soberano soberanos""".split()
)
"""Last words of names that are other words oftener when they stand alone."""

CODES: frozenset[str] = frozenset(row[0] for row in rows_of("currencies.txt") if len(row) < 4) | {
    "BGN", "HRK", "CNH", "RMB", "NTD", "NIS", "BTC", "ETH", "UDI", "SDR",
}  # fmt: skip
"""ISO 4217 codes of what is tender today, and what else is written like one."""
_SAME = {"RMB": "CNY", "CNH": "CNY", "NTD": "TWD", "NIS": "ILS", "SDR": "XDR"}


def code_of(written: str) -> str:
    """The ISO 4217 code of a code as written: CNY of RMB."""
    return _SAME.get(written, written)


def _named(word: str) -> frozenset[str]:
    """The codes whose currency is a kind of `word`: every dollar."""
    return frozenset(code for code, names, *_ in rows_of("currencies.txt") if word in names.lower().split("; ")[0])


DOLLARS = _named("dollar") | {"ZWL"}
RUPEES = _named("rupee")
YENS = frozenset({"JPY", "CNY"})
CROWNS = _named("kron") | _named("króna") | {"CZK"}

CURRENCY_SYMBOLS = {
    "$": "", "£": "GBP", "€": "EUR", "¥": "", "₹": "INR", "₩": "KRW", "₽": "RUB", "₪": "ILS", "₺": "TRY",
    "₴": "UAH", "₦": "NGN", "฿": "THB", "₫": "VND", "₱": "PHP", "₡": "CRC", "₵": "GHS", "₸": "KZT", "元": "CNY",
    "円": "JPY", "원": "KRW", "₿": "BTC", "৳": "BDT", "₨": "", "֏": "AMD", "؋": "AFN", "៛": "KHR", "₮": "MNT",
}  # fmt: skip
"""A sign's ISO 4217 code, "" where several currencies share it; CLDR adds the rest."""
CURRENCY_PREFIXES = {
    "au$": "AUD", "c$": "CAD", "s$": "SGD", "r$": "BRL", "j$": "JMD", "z$": "ZWL", "rs": "", "rs.": "", "re": "",
    "rm": "MYR", "ksh": "KES", "sh": "", "usd": "USD", "gbp": "GBP", "eur": "EUR", "inr": "INR", "jpy": "JPY",
    "cny": "CNY", "rmb": "CNY", "chf": "CHF", "aud": "AUD", "cad": "CAD", "nzd": "NZD", "hkd": "HKD", "sgd": "SGD",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pkr": "PKR", "zar": "ZAR", "rub": "RUB", "brl": "BRL", "mxn": "MXN",
    "krw": "KRW", "nis": "ILS", "aed": "AED", "kes": "KES", "ngn": "NGN", "idr": "IDR", "php": "PHP", "thb": "THB",
    "pln": "PLN", "huf": "HUF", "czk": "CZK", "myr": "MYR", "vnd": "VND", "fcfa": "XAF", "cfa": "XOF",
    "can$": "CAD", "mex$": "MXN", "tt$": "TTD", "n$": "NAD", "fj$": "FJD", "bz$": "BZD", "b$": "BND", "bds$": "BBD",
    "g$": "GYD", "l$": "LRD", "jp¥": "JPY", "cn¥": "CNY", "ksh.": "KES", "sh.": "",
    "e£": "EGP", "le£": "EGP", "i£": "IEP", "ir£": "IEP", "gh¢": "GHS", "gh₵": "GHS",
}  # fmt: skip
"""What stands before a sum, lower-case; other codes are read in capitals alone."""
DOUBTED = {
    "KD": "KWD", "JD": "JOD", "BD": "BHD", "QR": "QAR", "SR": "SAR", "RO": "OMR", "LE": "EGP", "DM": "DEM", "Fr": "",
    "Fr.": "", "SFr": "CHF", "FFr": "FRF", "Le": "SLE", "Kz": "AOA", "Br": "ETB", "Nu.": "BTN", "MK": "MWK",
    "DA": "DZD", "TL": "TRY",
    "DT": "TND", "FRw": "RWF", "Frw": "RWF", "RF": "RWF", "USh": "UGX", "Ush": "UGX", "TSh": "TZS", "Tsh": "TZS",
}  # fmt: skip
"""Signs that are initials and names as well: read only beside a sum with a scale, a group or decimals."""
HOME_SIGNS: dict[str, str] = {}
"""Signs in letters, as written at home, to their code: Kč, zł, RM, R."""
CURRENCY_WORDS: dict[str, str] = {}
"""What stands after a sum, lower-case, to its code, "" for several. "Pounds" are money unless it is weight."""

_OWN_WORDS = {
    "dollar": "", "dollars": "", "buck": "", "bucks": "", "u.s. dollars": "USD", "u.s. dollar": "USD",
    "american dollars": "USD", "american dollar": "USD", "pound": "GBP", "pounds": "GBP", "pounds sterling": "GBP",
    "quid": "GBP", "sterling": "GBP", "renminbi": "CNY", "rouble": "RUB", "roubles": "RUB",
    "rubles": "RUB", "ruble": "RUB", "leu": "RON", "lei": "RON",
    "russian roubles": "RUB", "krone": "", "kroner": "", "won": "KRW", "lira": "TRY", "liras": "TRY", "zlotys": "PLN",
    "zlotych": "PLN", "shekel": "ILS", "shekels": "ILS", "dirham": "AED", "dirhams": "AED", "reais": "BRL",
    "lev": "BGN",
    "leva": "BGN", "rupee": "", "rupees": "", "bitcoin": "BTC", "bitcoins": "BTC", "ether": "ETH",
    "norwegian crowns": "NOK", "danish crowns": "DKK", "swedish crowns": "SEK", "czech crowns": "CZK", "danish krone":
    "DKK", "cfa francs": "", "nuevos soles": "PEN", "australian dollars": "AUD", "singapore dollars": "SGD",
    "taiwan dollars": "TWD", "emirati dirhams": "AED", "saudi riyals": "SAR", "$": "", "€": "EUR", "£": "GBP",
    "₹": "INR", "zł": "PLN", "zl": "PLN", "kr": "", "kč": "CZK", "tl": "TRY", "rs": "", "元": "CNY", "円": "JPY",
    "원": "KRW", "usd": "USD", "eur": "EUR", "gbp": "GBP", "inr": "INR", "chf": "CHF", "jpy": "JPY", "cny": "CNY",
    "aud": "AUD", "cad": "CAD", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "huf": "HUF", "czk": "CZK",
    "guilder": "", "guilders": "", "escudo": "", "escudos": "", "lire": "ITL", "deutschmark": "DEM",
    "deutschmarks": "DEM",
    "deutsche mark": "DEM", "deutsche marks": "DEM", "bolivares": "VES", "bolívares": "VES", "colones": "",
    "guaranies": "PYG", "guaraníes": "PYG", "kwachas": "", "czech koruna": "CZK",
    "¥": "", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₴": "UAH", "฿": "THB", "₫": "VND", "us$": "USD",
}  # fmt: skip
_NO_SIGN = frozenset("P D Q L G K M S E C KM FC CF FG DA DT SR RF VT MK Le Ar Br Db Cg. Nu. Kz Lekë MTn".split())
"""Signs that are initials or other words in an English text."""


def _plain(name: str) -> str:
    """A name without its accents: bolivars, cordobas."""
    return name.translate(_ACCENTS)


_ACCENTS = str.maketrans("áéíóúôöã", "aeiouooa")


def _read() -> None:
    last: dict[str, set[str]] = {}
    signs: dict[str, set[str]] = {}
    former: dict[str, str] = {}
    for code, names, home, *gone in rows_of("currencies.txt"):
        written = list(filter(None, names.lower().split("; ")))
        for name in dict.fromkeys((*written, *map(_plain, written))):
            CURRENCY_WORDS[name] = code
            word = name.split()[-1]
            if word not in _NO_BARE_NAME and gone:
                former[word] = "" if former.get(word, code) != code else code
            elif word not in _NO_BARE_NAME:
                last.setdefault(word, set()).add(code)
        for sign in filter(None, home.split("; ")):
            signs.setdefault(sign, set()).add(code)
    CURRENCY_WORDS.update(former)
    CURRENCY_WORDS.update({word: "" if len(codes) > 1 else codes.pop() for word, codes in last.items()})
    for sign, found in signs.items():
        code = found.pop() if len(found) == 1 else ""
        if len(sign) == 1 and not sign.isalpha():
            CURRENCY_SYMBOLS.setdefault(sign, code)
        elif "$" in sign and sign[0] != "$":
            CURRENCY_PREFIXES.setdefault(sign.lower(), code)
        elif sign.replace(".", "").replace("/", "").isalpha() and sign not in _NO_SIGN:
            HOME_SIGNS[sign] = code
    CURRENCY_WORDS.update({sign: code for sign, code in CURRENCY_PREFIXES.items() if len(sign) > 2 and sign[-1] == "$"})
    CURRENCY_WORDS.update(_OWN_WORDS)
    for sign, code in CURRENCY_SYMBOLS.items():
        CURRENCY_WORDS.setdefault(sign, code)
    for sign, code in CURRENCY_PREFIXES.items():
        if sign.upper() in CODES and sign != "myr":  # Myr, a million years
            CURRENCY_WORDS.setdefault(sign, code)
    HOME_SIGNS.update(
        {"Ksh": "KES", "KSh": "KES", "KSH": "KES", "kr": "", "KR": "", "Rp": "IDR", "lei": "RON", "Din": "",
         "SKr": "SEK", "NKr": "NOK", "DKr": "DKK", "IKr": "ISK", "Dh": "AED", "Dhs": "AED", "Dhs.": "AED", "Tk": "BDT",
         "Tk.": "BDT", "Kshs": "KES", "Sh.": "", "UGX": "UGX"}
    )  # fmt: skip
    HOME_SIGNS.update(DOUBTED)


_read()
HUNDREDTHS = {
    "cent": "", "cents": "", "penny": "GBP", "pence": "GBP", "p": "GBP", "paise": "INR", "paisa": "INR",
    "kopecks": "RUB", "kopeks": "RUB", "c": "", "¢": "", "sen": "", "sens": "", "centavos": "", "centimes": "",
    "groszy": "PLN", "öre": "SEK", "øre": "", "euro cents": "EUR", "eurocents": "EUR", "us cents": "USD",
    "dime": "", "dimes": "", "nickels": "", "pennies": "", "haléřů": "CZK", "fils": "",
    "satang": "THB", "halala": "SAR", "halalas": "SAR", "stotinki": "BGN", "stotinka": "BGN", "tetri": "GEL",
    "qepik": "AZN",
    "kuruş": "TRY", "kurus": "TRY", "agorot": "ILS", "pfennig": "DEM", "pfennigs": "DEM", "centavo": "",
    "centime": "", "céntimos": "", "centimos": "", "fillér": "HUF", "bani": "RON", "lipa": "HRK",
    "kopeck": "RUB", "kopek": "RUB", "piastres": "", "piastre": "", "poisha": "BDT", "pesewa": "GHS", "tiyin": "",
    "kapeek": "BYN", "us cent": "USD", "euro cent": "EUR", "eurocent": "EUR",
    "u.s. cents": "USD", "canadian cents": "CAD",
    "australian cents": "AUD", "pesewas": "GHS", "kobo": "NGN",
}  # fmt: skip
COINS = {"dime": 10, "dimes": 10, "nickels": 5}
"""Coins of more than one hundredth."""
WORDS = Phrases(CURRENCY_WORDS)
PARTS = Phrases(HUNDREDTHS)
SIGNS = Phrases(HOME_SIGNS)
WRITTEN_CODES = Phrases({code: code_of(code) for code in CODES})

LETTERS = {"N": "NGN", "P": "PHP", "K": "", "L": "HNL", "D": "GMD", "Q": "GTQ"}
"""Letters that are currencies before a sum in millions: N5 million."""
_prefixes = "|".join(re.escape(p) for p in sorted(CURRENCY_PREFIXES, key=len, reverse=True))
_signs = "|".join(re.escape(s) for s in sorted(HOME_SIGNS, key=len, reverse=True))
_marks = "".join(CURRENCY_SYMBOLS)
HEAD = re.compile(
    rf"""(?: (?P<code>(?i:{_prefixes})|[A-Z]{{3}}|US(?=[ ][$]))(?=[ ]?[{_marks}]?(?:[ ]{{0,2}}[\d.]|[ ]-\.?\d))
             (?:[ ]?[{_marks}])?
           | (?P<sign>{_signs})(?=[ ]?[\d])
           | (?P<letter>[NPKLDQ])(?=\d[\d.,]{{0,12}}[ ]?(?:[mb]illion|trillion|bn|mn)\b
                                       |\d{{1,3}}(?:,\d{{3}}){{1,3}}(?![\w,]))
           | (?P<letter2>[NPKL])(?=\d{{1,4}}\.\d\d(?![\w.]))
           | (?P<symbol>[{_marks}]) (?:[ ]?(?P<after>USD|US(?=[ ]?\d)|AUD|CAD|NZD|HKD|SGD)(?=[ ]?\d))? )[ ]{{0,3}}""",
    re.VERBOSE,
)
"""$ · US$ · Rs. · EUR · USD$ · Kč, right before a number; matched as written"""
HEAD_WORDS = (
    {code.lower() for code in CODES}
    | {prefix.rstrip(".") for prefix in CURRENCY_PREFIXES if "$" not in prefix}
    | {sign.lower().rstrip("./") for sign in HOME_SIGNS}
    | {"us"}
    | {f"{code.lower()}{scale}" for code in CODES for scale in ("k", "m", "mn", "bn")}
    | {f"m{code.lower()}" for code in CODES}
    | {letter.lower() for letter in LETTERS}
)
"""Lower-case words at which `HEAD` may match."""
