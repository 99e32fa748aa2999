"""Writes math-values.txt: arguments, the hard ones among them, and the correctly rounded values of core's mathematics.

    python3 packages/core/testdata/math-values.py > packages/core/testdata/math-values.txt

A line is a function, its arguments and its value; numbers are the 16 hexadecimal digits of their 64 bits, exponents of
`power` are decimal. exp, log and power are Python's `decimal` with 120 digits; sine and cosine are series of whole numbers.
"""

import math
import random
import struct
from decimal import Decimal, getcontext
from fractions import Fraction

context = getcontext()
context.prec = 120
context.Emax, context.Emin = 10**17, -(10**17)
draw = random.Random(17)
BITS = 500
ONE = 1 << BITS


def arctan_of_inverse(n):
    """arctan(1/n) · 2^BITS."""
    total, power, odd, sign = 0, ONE // n, 1, 1
    while power:
        total += sign * (power // odd)
        power //= n * n
        odd += 2
        sign = -sign
    return total


PI = 4 * (4 * arctan_of_inverse(5) - arctan_of_inverse(239))


def sine_from(x, odd):
    """The series of the sine (odd = 1) or the cosine (odd = 0) of a double, as a fraction."""
    exact = Fraction(x)
    at = (exact.numerator << BITS) // exact.denominator
    at -= 2 * PI * round(Fraction(at, 2 * PI))
    total, term, k = 0, at if odd else ONE, odd
    while term:
        total += term
        k += 2
        term = -((term * at >> BITS) * at >> BITS) // (k * (k - 1))
        if term == -1:
            break
    return Fraction(total, ONE)


def rounded(value):
    """The nearest double; Python divides whole numbers with one rounding."""
    try:
        return float(Fraction(value))
    except OverflowError:
        return math.copysign(math.inf, value)


def power_of(x, n):
    """Beyond what doubles reach, any number there does."""
    size = n * math.log2(abs(x))
    if size > 1100 or size < -1200:
        return math.copysign(math.inf if size > 0 else 0.0, x if n % 2 else 1)
    return rounded(Decimal(x) ** n)


def hexadecimal(x):
    return struct.pack('>d', x).hex()


def near(x, steps=2):
    """x and the doubles beside it."""
    below = above = x
    for _ in range(steps):
        below, above = math.nextafter(below, -math.inf), math.nextafter(above, math.inf)
        yield below
        yield above
    yield x


def any_double(low, high):
    """All exponents from low to high alike."""
    return math.ldexp(draw.uniform(1, 2), draw.randint(low, high))


def exp_arguments():
    for edge in [709.782712893384, -708.3964185322641, -744.4400719213812, -745.1332191019411]:
        yield from near(edge, 3)
    # Halfway between multiples of ln 2, where the reduction turns.
    for k in [*range(-12, 13), -1074, -1022, -500, 500, 1022, 1023]:
        yield from near((k + 0.5) * math.log(2), 1)
    for _ in range(250):
        yield draw.uniform(-745.2, 709.8)
        yield draw.uniform(-30, 0)
        yield math.copysign(any_double(-60, 8), draw.uniform(-1, 1))


def log_arguments():
    yield from near(1.0, 8)
    for k in [-1074, -1073, -1050, -1023, -1022, -1021, -54, -2, -1, 0, 1, 2, 52, 1023]:
        # The fraction √2 is where the exponent turns.
        yield from (x for x in near(math.ldexp(1.0, k), 1) if x > 0)
        yield from (x for x in near(math.ldexp(math.sqrt(2), k), 1) if x > 0)
    yield from near(math.nextafter(math.inf, 0), 1)
    for _ in range(250):
        yield any_double(-1074, 1023)
        yield draw.uniform(0.5, 2)
        yield 1 + math.copysign(any_double(-52, -2), draw.uniform(-1, 1))


def angles():
    # Beside multiples of π/2, where nearly all digits cancel; 2²⁰ is the end of the domain.
    for n in [*range(1, 25), 355, 710, 1000, 66629, 260515, 523207, 667543]:
        yield from near(rounded(Fraction(n * PI, 2 * ONE)), 1)
        yield from near(rounded(Fraction((2 * n - 1) * PI, 4 * ONE)), 1)
    yield 1048576.0
    for _ in range(200):
        yield draw.uniform(-2 * math.pi, 2 * math.pi)
        yield math.copysign(any_double(-60, 19), draw.uniform(-1, 1))


def power_arguments():
    for x in [0.9, 0.99, 0.999, 0.9999]:
        for n in [1, 2, 3, 15, 16, 17, 100, 1000, 12345, 60000]:
            yield x, n
    for x in [2.0, 3.0, 10.0, -7.0, 1.5]:
        for n in [-40, -23, -2, -1, 1, 2, 3, 5, 22, 23, 33]:
            yield x, n
    for x, n in [(2.0, 1023), (2.0, 1024), (2.0, -1074), (2.0, -1075), (5e-324, 1), (5e-324, -1), (1e-310, -1), (1.7e308, 1)]:
        yield x, n
    for x in [*near(1.0, 3)]:
        for n in [2**20, -(2**31), 2**40 - 1, 2**40, -(2**40)]:
            yield x, n
    for _ in range(250):
        n = draw.randint(1, draw.choice([5, 100, 5000]))
        # Results of all sizes, subnormal ones too.
        x = math.copysign(2 ** (draw.uniform(-1080, 1030) / n), draw.uniform(-1, 1))
        if 0 < abs(x) < math.inf:
            yield x, n
        x = 2 ** (draw.uniform(-1030, 1080) / n)
        if 0 < x < math.inf:
            yield x, -n


for x in exp_arguments():
    print('exp', hexadecimal(x), hexadecimal(rounded(Decimal(x).exp()) if x > -760 else 0.0))
for x in log_arguments():
    print('log', hexadecimal(x), hexadecimal(rounded(Decimal(x).ln())))
for x in angles():
    print('sin', hexadecimal(x), hexadecimal(rounded(sine_from(x, 1))))
    print('cos', hexadecimal(x), hexadecimal(rounded(sine_from(x, 0))))
for x, n in power_arguments():
    print('power', hexadecimal(x), n, hexadecimal(power_of(x, n)))
