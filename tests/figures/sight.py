"""How colours look without one kind of cone, and without colour: the independent side of the palette's tests.

Machado, Oliveira and Fernandes (2009), severity 1.0, doi 10.1109/TVCG.2009.113; OKLab after Ottosson (2020).
"""

import numpy as np

SEEN = {
    "plain": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
    "grey": np.array([[0.2126, 0.7152, 0.0722]] * 3),
}
CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
OPPONENT = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colour):
    """Light of "#rrggbb", each channel from 0 to 1."""
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def apart(one, other, eye):
    """Distance of two colours in OKLab, times 100, as this eye sees them; 2 can just be told apart."""
    places = [OPPONENT @ np.cbrt(CONES @ np.clip(SEEN[eye] @ linear(colour), 0, 1)) for colour in (one, other)]
    return 100 * float(np.linalg.norm(places[0] - places[1]))


def contrast(one, other="#ffffff"):
    """Contrast ratio of WCAG 2."""
    bright, dark = sorted((float(SEEN["grey"][0] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
