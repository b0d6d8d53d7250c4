"""A saved SVG as part of a page: its marks are links, its ids its own, and no style that a strict page would refuse."""

import html
import re
from urllib.parse import parse_qsl

_STYLE = re.compile(r'\sstyle="([^"]*)"')
_LINK = re.compile(r'<a xlink:href="([^"]*)"([^>]*)>')
_ID = re.compile(r'\sid="([^"]+)"')
_USED = re.compile(r'((?:href="|url\()#)([^")]+)')
_DRAWN = re.compile(r'\s(?:d|x|y)="[^"]*"|translate\([^)]*\)')
_FINE = re.compile(r"(\.\d\d)\d+")
_ENDING = re.compile(r"(\.\d*?)0+(?=[^\d]|$)")
_STRAIGHT = re.compile(r"M ?(\S+) (\S+) ?L ?(\S+) (\S+?)(?=[ \"MZz]|$)")
_LETTER = re.compile(r'<path d="([^"]*)" id="([^"]+)" transform="scale\(0\.015625\)"(?:/>|></path>)')
_SHIFTED = re.compile(r' transform="translate\(([-.\d]+) 0\)"></use>')
_COMMENT = re.compile(r"<!--[^>]*-->")
_BETWEEN = re.compile(r">\s*\n\s*<")
_WRAPPED = re.compile(r"<g>(<(?:use|path)[^>]*/>)</g>")
_SPACES = re.compile(r" ?([MLHVCQZz]) ?")


def inline(svg: str, name: str, described: str) -> str:
    """Return the SVG for use inside HTML under a policy without inline styles; `described` is its alternative text.

    Styles become attributes, ids that are used begin with `name` and the others go, places are cut to hundredths of a
    point, groups that hold one shape go, links get a name that a screen reader can say.
    """
    body = svg[svg.index("<svg") :]
    for gone in (r"<metadata>.*?</metadata>", r"<style[^>]*>.*?</style>", r"<title>.*?</title>", r"<desc>.*?</desc>"):
        body = re.sub(gone, "", body, flags=re.DOTALL)
    body = _STYLE.sub(_attributes, body)
    body = _DRAWN.sub(_short, body)
    short = {old: f"{name}-{number}" for number, old in enumerate(dict.fromkeys(old for _, old in _USED.findall(body)))}
    body = _ID.sub(lambda match: f' id="{short[match[1]]}"' if match[1] in short else "", body)
    body = _USED.sub(lambda match: f"{match[1]}{short[match[2]]}", body)
    body = _LINK.sub(_named, body)
    body = _BETWEEN.sub("><", body).replace("></use>", "/>").replace("></path>", "/>").replace(" xlink:href=", " href=")
    body = _WRAPPED.sub(r"\1", body)
    head, rest = body.split(">", 1)
    head = re.sub(r'\s(width|height)="[^"]*"', "", head)
    told = html.escape(described, quote=True)
    return f'{head} role="group" aria-label="{told}" stroke-linejoin="round" stroke-linecap="butt">{rest}'


def letters_once(page: str) -> str:
    """Return a page in which a letter's outline stands once for all figures, at the beginning, in place of once a figure."""
    names: dict[str, str] = {}
    used = {old: names.setdefault(outline, f"g{len(names)}") for outline, old in _LETTER.findall(page)}
    if not names:
        return page
    rest = _USED.sub(lambda match: match[1] + used.get(match[2], match[2]), _LETTER.sub("", page))
    rest = _SHIFTED.sub(r' x="\1"/>', _COMMENT.sub("", rest)).replace("></use>", "/>").replace("></path>", "/>")
    drawn = "".join(f'<path d="{one}" id="{name}" transform="scale(0.015625)"/>' for one, name in names.items())
    return f'<svg class="letters" aria-hidden="true"><defs>{drawn}</defs></svg>{rest.replace("<defs></defs>", "")}'


def _short(match: "re.Match[str]") -> str:
    """Return a path or place in as few characters as draw the same to a hundredth of a point."""
    told = _FINE.sub(r"\1", match.group()).replace(" \n", " ").replace("\n", " ")
    told = _ENDING.sub(lambda ending: "" if ending[1] == "." else ending[1], told)
    if not told.startswith(" d="):
        return told
    return _SPACES.sub(r"\1", _STRAIGHT.sub(_line, told)).replace(' "', '"')


def _line(match: "re.Match[str]") -> str:
    x, y, to_x, to_y = match.groups()
    return f"M{x} {y}H{to_x}" if y == to_y else f"M{x} {y}V{to_y}" if x == to_x else match.group()


def _attributes(match: "re.Match[str]") -> str:
    rules = (rule.split(":", 1) for rule in match.group(1).split(";") if ":" in rule)
    return "".join(f' {key.strip()}="{value.strip()}"' for key, value in rules)


def _told(name: str, value: str) -> str:
    """Return a choice of the evidence page as words; of many sentences how many they are, and of which articles."""
    if name != "places":
        return value
    parts = [one.rpartition(":") for one in value.split(";")]
    number = sum(len(numbers.split(",")) for *_, numbers in parts)
    return f"{number} {'sentence' if number == 1 else 'sentences'} of {', '.join(article for article, *_ in parts)}"


def _named(match: "re.Match[str]") -> str:
    target = html.unescape(match.group(1))
    told = ", ".join(_told(*part) for part in parse_qsl(target.partition("#")[2]))
    return f'<a href="{html.escape(target, quote=True)}" aria-label="passages: {html.escape(told, quote=True)}">'
