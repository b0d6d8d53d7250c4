"""Hide from a coder who published a text: names of outlets and writers, agencies, house-style tags, links."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.corpus import Corpus

MASK = "[…]"
Cuts = tuple[tuple[int, int], ...]

AGENCIES = """Reuters|TASS|Itar-Tass|Interfax|RIA Novosti|RIA|Sputnik|AFP|Agence France-Presse|Associated Press|AP|Bloomberg|
Xinhua|Anadolu|Kazinform|BBC|CNN|CNBC|NPR|DPA|dpa|EFE|ANSA|Kyodo|Yonhap|PTI|IANS|ANI|UPI|Ukrinform|Belta|BelTA|Azertac|
RFE/RL|Radio Free Europe|Radio Liberty|VOA|Voice of America|Al Jazeera|Deutsche Welle|DW|Euronews|Fox News|Politico|Axios|
The Guardian|The New York Times|The Washington Post|Financial Times|Kommersant|Izvestia|Vedomosti|Meduza|Global Times"""
_ENDS = "com|org|net|info|biz|news|media|press|ru|kz|uz|kg|by|ua|cn|tr|az|ge|am|eu|uk|fr|de|pl|jp|io"
_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_DAY = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|\d{1,2} (?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December))(?:,? \d{4})?"
)
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /][A-ZÀ-Þ.’'-]+){0,4}"
_DASH = r"(?:\s*(?:[—–]|--)+|\s+-(?=[\s*_]))[\s*_]*"
MEDIA = frozenset(
    ("agency", "news agency", "wire", "media", "medium", "outlet", "newspaper", "magazine", "broadcaster")
)
"""The kinds of names.csv that name somebody who publishes."""
# House style, most of it after the manner of wire copy and of pages as they are collected.
STYLE = (
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{2,}",
    rf"\b[\w-]+(?:\.[\w-]+)*\.(?:{_ENDS})\b(?:/\S*)?",
    r"(?m)^[^\n()]{2,60}\([A-Z][\w /.&-]{1,40}\)\s*[—–-]+",
    rf"(?m)^[\W_]{{0,4}}(?:{_CAPITALS}(?:, (?:[A-Z][\w.]+|{_DAY})){{0,3}}|{_NAME}(?: {_NAME}){{0,3}}, (?:[A-Z][\w.]+, )?{_DAY}){_DASH}",
    r"\((?:[A-Z][\w’'&-]* )*(?:(?:Press|News) (?:Agency|Association|Bureau|Desk|Network|Service|Wire)|News|Newswire|Wire)\)",
    r"\b(?:READ|Read) (?:MORE|ALSO|NEXT|FULL|More|Also|more:|also:|next:)[^\n]*|\b(?:SEE|See) (?:ALSO|also:)[^\n]*|\bALSO READ[^\n]*",
    r"(?m)^\W*(?i:read (?:more|also|next)|see also|also read|related (?:articles?|news|stories)|subscribe|sign up|follow us"
    r"|advertisement|share this)\b[^\n]*$",
    rf"\(?(?:(?:Additional )?[Rr]eporting|[Ww]riting|[Ee]dit(?:ing|ed)|[Cc]ompiled|[Pp]hotos?(?:graphs?)?) by {_NAME}[^\n()]*\)?",
    rf"(?m)^(?:By|BY) {_NAME}(?:,? (?:and |AND )?{_NAME}){{1,6}}[^\n.]{{0,40}}$",
    r"(?m)^\W*(?:Photo|Image|Source|Credit|Copyright)s?\s*(?:credit)?\s*[:©][^\n]*$|©[^\n]*",
)


@dataclass(frozen=True)
class Blinded:
    """A text as a coder sees it. `cuts` are the hidden places of the original, each shown as `MASK`."""

    original: str
    cuts: Cuts = ()

    @property
    def text(self) -> str:
        """Return what is shown."""
        ends = [(0, 0), *self.cuts, (len(self.original), len(self.original))]
        return MASK.join(self.original[a:b] for (_, a), (b, _) in pairwise(ends))

    def there(self, start: int, stop: int) -> tuple[int, int]:
        """Return the place in the original of a span of the shown text; part of a mask stands for all that it hides."""
        return self._moved(start, False), self._moved(stop, True)

    def here(self, start: int, stop: int) -> tuple[int, int]:
        """Return the place in the shown text of a span of the original."""
        return self._shown(start, False), self._shown(stop, True)

    def _moved(self, place: int, end: bool) -> int:
        shift = 0
        for a, b in self.cuts:
            first = a - shift
            if place < first or (place == first and end):
                break
            if place < first + len(MASK) or (place == first + len(MASK) and end):
                return b if end else a
            shift += (b - a) - len(MASK)
        return place + shift

    def _shown(self, place: int, end: bool) -> int:
        shift = 0
        for a, b in self.cuts:
            if place <= a:
                break
            if place < b or (place == b and end):
                return a - shift + (len(MASK) if end else 0)
            shift += (b - a) - len(MASK)
        return place - shift


def blind(text: str, forms: Sequence[str] = (), style: bool = True) -> Blinded:
    """Hide the forms (expressions of `hidden`) and, with `style`, the marks of any house, in one text."""
    patterns = (*forms, *(STYLE if style else ()), *((_agencies(),) if style else ()))
    found = sorted(match.span() for pattern in patterns for match in re.finditer(pattern, text) if match.group())
    cuts: list[tuple[int, int]] = []
    for start, stop in found:
        if cuts and start <= cuts[-1][1]:
            cuts[-1] = (cuts[-1][0], max(cuts[-1][1], stop))
        else:
            cuts.append((start, stop))
    return Blinded(text, tuple(cuts))


def hidden(corpus: Corpus, also: Iterable[str] = ()) -> tuple[str, ...]:
    """Return expressions for whatever of the corpus's tables would tell the outlet, and for the words `also`.

    That is outlets.csv, bylines and links of articles.csv, and the media and agencies of names.csv (`MEDIA`). Of several words, any case and any separators; one word only as it is written or in capitals ("Mirror" is hidden,
    "mirror" is not). Of a label also what stands in brackets, and its initials from three on; of a link the site.
    """
    names: set[str] = set(also)
    publishers = [(row["name"], "") for row in corpus.names if row["kind"].lower() in MEDIA]
    for name, key in [*publishers, *((row["label"], row["outlet"]) for row in corpus.outlets)]:
        label = re.sub(r"(?i)^the\s+", "", name)
        names |= {label, key, *re.findall(r"\(([^)]+)\)", label), re.sub(r"\s*\([^)]*\)", "", label)}
        names.add("".join(word[0] for word in re.findall(r"\w+", label) if word[0].isupper()))
    for row in corpus.articles:
        names |= {row["byline"], *re.split(r",|;|/| and |(?i:^by )", row["byline"])}
        site = re.search(r"//(?:www\.)?([\w-]+)", row["url"])
        names |= {site.group(1)} if site else set()
    said = {name.strip() for name in names if len(re.findall(r"\w", name)) >= 3}
    capital = {name.lower() for name in said if name[0].isupper()}
    return tuple(sorted({_expression(name) for name in said if name[0].isupper() or name not in capital}))


def empty(text: str) -> bool:
    """Tell whether a shown text holds fewer than three words beside its masks."""
    return len(re.findall(r"\w+", text.replace(MASK, " "))) < 3


def _expression(name: str) -> str:
    words = re.findall(r"\w+", name)
    if len(words) > 1:
        together = r"[\W_]*".join(map(re.escape, words))
        return rf"(?i:(?<!\w){together}(?!\w))"
    plain = re.escape(words[0])
    if name[:1].islower():
        return rf"(?i:(?<!\w){plain}(?!\w))"
    return rf"(?<!\w)(?:{plain}|{re.escape(words[0].upper())})(?!\w)"


def _agencies() -> str:
    names = "|".join(re.escape(name) for name in sorted(AGENCIES.replace("\n", "").split("|"), key=len, reverse=True))
    return rf"(?:\s*[—–-]+\s*|\(\s*)?(?<!\w)(?:{names})(?!\w)(?:\s*\))?"
