"""The weights of a pair of victim records as a picture: an SVG file of its own, without a script or a network."""

from __future__ import annotations

from html import escape

from careo.model import RecordPair

WIDTH, LEFT, RIGHT, BAR, TOP = 860, 330, 70, 26, 64
MORE, LESS, SUM = "#1b6e4b", "#a4262c", "#3b4a5a"


def draw_waterfall(pair: RecordPair, left: str, right: str) -> str:
    """The picture of a pair: each bar begins where the one before ended; right is for one person, left against.

    Args:
        pair: the pair with its weighings.
        left: how the first record is named above the picture.
        right: likewise the second.
    """
    start = pair.weight - sum(one.weight for one in pair.weighings)
    steps = [("to begin with", start), *((one.said, one.weight) for one in pair.weighings)]
    sums = [0.0]
    for _, weight in steps:
        sums.append(sums[-1] + weight)
    low, high = min(sums), max(*sums, 1.0)
    scale = (WIDTH - LEFT - RIGHT) / (high - low)
    bars = [
        _bar(at, said, (sums[at] - low) * scale, (sums[at + 1] - low) * scale, weight)
        for at, (said, weight) in enumerate(steps)
    ]
    said = f"one person with probability {pair.probability:.3f}"
    bars.append(_bar(len(steps), said, (0 - low) * scale, (pair.weight - low) * scale, pair.weight, SUM))
    height = TOP + BAR * (len(steps) + 2)
    zero = LEFT - low * scale
    title = escape(f"{left} ~ {right}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="sans-serif" font-size="13"><title>{title}</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
        f'<text x="12" y="24" font-size="15">{title}</text>'
        f'<text x="12" y="44" fill="#555">bits of evidence that the two are one person</text>'
        f'<line x1="{zero:.1f}" x2="{zero:.1f}" y1="{TOP - 8}" y2="{height - BAR / 2:.0f}" stroke="#999"/>'
        f"{''.join(bars)}</svg>\n"
    )


def _bar(at: int, said: str, begin: float, end: float, weight: float, colour: str = "") -> str:
    x, y = LEFT + min(begin, end), TOP + at * BAR
    colour = colour or (MORE if weight >= 0 else LESS)
    text = escape(said if len(said) <= 48 else f"{said[:47]}…")
    return (
        f'<text x="{LEFT - 10}" y="{y + 15}" text-anchor="end"><title>{escape(said)}</title>{text}</text>'
        f'<rect x="{x:.1f}" y="{y + 2}" width="{max(1.0, abs(end - begin)):.1f}" height="{BAR - 8}" fill="{colour}"/>'
        f'<text x="{LEFT + max(begin, end) + 6:.1f}" y="{y + 15}">{weight:+.1f}</text>'
    )
