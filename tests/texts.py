"""Named specimen texts, all original."""

EMPTY = ""
ONLY_WHITE_SPACE = " \n\t\n"
ONE_WORD = "Rain."
ONLY_A_HEADLINE = "Two Banks Agree on a Bridge"
NO_WORD = "— … ! “” 👍🏽"
SPOKEN = (
    "The minister arrived at noon.\n"
    "“We will build the bridge,” said Ada Bell, the minister of works. Critics warned that the debt was not small.\n"
    "Nobody answered."
)
NESTED_QUOTES = "“She told me ‘the ice is thin’ and left,” said Ada Bell, the minister."
UNCLOSED_QUOTE = "“We will build the bridge, said Ada Bell.\nThe ice was thin.\nNobody answered."
CURLY_QUOTES = "“It’s done,” said Ada Bell."
STRAIGHT_QUOTES = '"It\'s done," said Ada Bell.'
COMBINING = "The cafe\u0301 at Sa\u0304rn opened 👍🏽. Nobody came 👩‍👩‍👧."
WINDOWS = "The ice was thin.\r\n\r\nNobody came.\r\n"
ANOTHER_SCRIPT = "Президент прибыл вчера вечером. «Мы построим мост», — сказала Ада Белл."
ANOTHER_LANGUAGE = "Le président est arrivé hier soir avec toute la délégation de son pays."
EVERY = {name: text for name, text in dict(globals()).items() if name.isupper() and isinstance(text, str)}
