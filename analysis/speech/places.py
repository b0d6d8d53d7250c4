"""Names of buildings, roads, prizes and other things, which look like those of persons: Brannock Arena."""

_LAST = frozenset(
    """Arena Stadium Coliseum Dome Tower Towers Hall Palace Castle Mansion Villa Plaza Mall Station Terminal Harbour Harbor Port
    Quay Wharf Pier Dock Docks Tunnel Highway Motorway Avenue Road Lane Boulevard Drive Alley Bay Beach Island Islands Valley
    Mountain Mountains Hills Lake Creek Falls Forest Woods Park Gardens Garden Zoo Farm Farms Mill Mills Mine Mines Factory Plant
    Brewery Refinery Quarry Centre Complex Cup Games Olympics Prize Prizes Award Awards Medal Trophy Marathon Tour War Wars Day
    Week Month Eve Exchange Index Strait Straits Peninsula Plateau Desert Gulf Sea Ocean Cape Reef Glacier Observatory Laboratory
    Clinic Chapel Mosque Temple Synagogue Abbey Monastery Cemetery Memorial Monument Fountain Restaurant Café Bakery Cinema Opera
    Orchestra Choir Building Barracks Prison Jail Market Fair Expo Biennale Review Magazine Chronicle Tribune Gazette Bulletin""".split()
)


def is_thing(name: str) -> bool:
    """Tell whether a name of two words or more ends with what a thing is; it may be a surname too.

    >>> is_thing("Brannock Arena"), is_thing("Arena"), is_thing("Ada Holm")
    (True, False, False)
    """
    words = name.split()
    return len(words) > 1 and words[-1] in _LAST
