"""Offices and trades before a name: Transport Minister Lena Tarn, Resident Lena Tarn at the start of a sentence."""

from collections.abc import Container

_OFFICES = frozenset(
    """Minister Secretary President Governor Senator Chairman Chairwoman Director Commissioner Mayor Ambassador Premier
    Spokesman Spokeswoman Spokesperson Analyst Economist Professor Councillor Prosecutor Envoy Inspector Captain Chancellor
    Chief Leader Editor Correspondent""".split()
)

# What somebody is besides any office, capitalised only where it opens a sentence.
_TRADES = frozenset(
    """Resident Neighbour Neighbor Farmer Baker Butcher Teacher Student Pupil Nurse Driver Worker Fisherman Shopkeeper Lawyer
    Solicitor Barrister Journalist Reporter Historian Scientist Researcher Lecturer Activist Campaigner Volunteer Organiser
    Organizer Witness Owner Manager Pensioner Landlord Engineer Doctor Surgeon Architect Musician Singer Artist Writer
    Novelist Poet Parent Passenger Shopper Customer Visitor Tourist Voter Protester Demonstrator Striker Miner Plumber
    Carpenter Electrician Gardener Chef Trader Broker Banker Accountant Consultant Climber Pilot Sailor Soldier Veteran
    Firefighter Paramedic Curator Librarian Photographer Trainer Player Goalkeeper Designer Developer Patient Survivor""".split()
)


def led_by_office(words: list[str]) -> int:
    """Return how many of a run of capitalised words are an office and what it is of; one to four words of name must follow.

    >>> led_by_office(["Transport", "Minister", "Lena", "Tarn"]), led_by_office(["Harbour", "Street"])
    (2, 0)
    """
    if len(words) < 3:
        return 0
    office = max((at for at in range(1, min(len(words) - 1, 4)) if words[at] in _OFFICES), default=0)
    return office + 1 if office and len(words) - office < 6 else 0


def led_by_trade(words: list[str], given: Container[str]) -> int:
    """Return 1 where a run of capitalised words is a trade and then a whole name that opens with one of the given names.

    >>> led_by_trade(["Resident", "Lena", "Tarn"], {"Lena"}), led_by_trade(["Baker", "Lena"], {"Lena"})
    (1, 0)
    """
    return int(len(words) > 2 and words[0] in _TRADES and words[1] in given)
