"""Charts as the pages make them, with real figures: for the tests, and to look at."""

from koers.kernel.charts import (
    Band,
    Bar,
    Chart,
    Dot,
    DumbbellChart,
    GapChart,
    HorizonChart,
    Line,
    Moment,
    MovedChart,
    Output,
    OutputsChart,
    Pair,
    Point,
    PointStrip,
    RequiredPath,
    Role,
    SeriesChart,
    Term,
)

START = Moment(2022.25, "start programma")
NOW = Moment(2026.9, "nu")
SPAN = (2014.0, 2047.0)


def text(value: float, decimals: int = 3) -> str:
    return f"{value:.{decimals}f}".replace(".", ",").replace("-", "−")


def points(*pairs: tuple[float, float]) -> tuple[Point, ...]:
    return tuple(Point(year, value, text(value)) for year, value in pairs)


NOORD = Line("Heerlen-Noord", "area", points((2014, -0.2235), (2018, -0.1599), (2020, -0.1459)))
HEERLEN = Line("Heerlen", "municipality", points((2014, -0.142), (2018, -0.101), (2020, -0.0861)))
NEDERLAND = Line("Nederland", "benchmark", points((2014, -0.0201), (2018, 0.0024), (2020, 0.0162)))
PATHS = (
    RequiredPath(
        ((2022.25, -0.1459), (2042, 0.0162)),
        "gelijk in 2042",
        "gaat van −0,146 naar 0,016",
        "als Nederland niet verandert",
    ),
    RequiredPath(((2022.25, -0.1459), (2047, 0.0162)), "of in 2047"),
)


def series() -> SeriesChart:
    """Three measurements, all before the start."""
    return SeriesChart(
        name="Leefbaarheid: Heerlen-Noord en Nederland",
        unit="Afwijking van het vaste landelijke ijkpunt (0)",
        lines=(NOORD, HEERLEN, NEDERLAND),
        paths=PATHS,
        start=START,
        now=NOW,
        span=SPAN,
        gap_label="achterstand",
    )


def yearly() -> SeriesChart:
    """Yearly percentages on both sides of the start, with a missing year and a break."""
    noord = [16.2, 16.0, 15.4, None, 14.1, 13.8, 13.5, 12.9, 12.1, 11.4, 11.0, 10.8, 10.5]
    land = [6.1, 6.2, 6.0, 5.9, 5.7, 5.5, 5.4, 5.4, 5.2, 5.1, 5.1, 5.0, 5.0]
    heerlen = [11.9, 11.9, 11.6, 11.4, 11.0, 10.8, 10.6, 10.4, 9.9, 9.5, 9.2, 9.0, 8.9]

    def line(name: str, role: str, values: list[float | None]) -> Line:
        return Line(
            name,
            role,  # type: ignore[arg-type]
            tuple(
                Point(2013 + n, value, "niet vermeld" if value is None else f"{text(value, 1)}%")
                for n, value in enumerate(values)
            ),
            breaks=(2019,) if role == "area" else (),
            every=1,
        )

    return SeriesChart(
        name="Bijstand: Heerlen-Noord, Heerlen en Nederland",
        unit="Mensen met bijstand, in procenten van alle inwoners van 15 tot 75 jaar",
        lines=(
            line("Heerlen-Noord", "area", noord),
            line("Heerlen", "municipality", heerlen),
            line("Nederland", "benchmark", land),
        ),
        baseline=Point(2022, 11.4, "11,4%"),
        paths=(RequiredPath(((2022, 11.4), (2042, 5.0)), "gelijk in 2042"),),
        start=START,
        now=NOW,
        span=SPAN,
        after="%",
        gap_label="achterstand",
    )


def short() -> SeriesChart:
    """No horizon: the names stand at the end of the lines. The axis does not begin at zero."""
    return SeriesChart(
        name="CITO-score",
        unit="Gemiddelde CITO-score",
        lines=(
            Line(
                "Heerlen-Noord",
                "area",
                tuple(Point(2017 + n, v, text(v, 1)) for n, v in enumerate((530.1, 530.9, 531.2, 531.0, 531.8))),
            ),
            Line(
                "Nederland",
                "benchmark",
                tuple(Point(2017 + n, v, text(v, 1)) for n, v in enumerate((535.1, 535.0, 534.8, 534.5, 534.6))),
            ),
            Line(
                "Roermond",
                "other",
                tuple(Point(2017 + n, v, text(v, 1)) for n, v in enumerate((532.0, 532.4, 532.2, 532.9, 533.3))),
            ),
        ),
    )


def gap(band: bool = True) -> GapChart:
    years = tuple(range(2014, 2043))
    middle = [0.199 - 0.0068 * (year - 2014) for year in years]
    width = [0.02 + 0.007 * abs(year - 2017.3) for year in years]
    return GapChart(
        name="De achterstand, het pad en de onzekerheid",
        unit="Achterstand op Nederland (lager is beter)",
        line=Line("Achterstand op Nederland", "area", points((2014, 0.2034), (2018, 0.1623), (2020, 0.1621))),
        zero_label="gelijk met Nederland",
        below_label="beter dan Nederland",
        paths=(RequiredPath(((2022.25, 0.1621), (2042, 0.0)), "gelijk in 2042"),),
        band=Band(
            tuple(float(y) for y in years),
            tuple(m - w for m, w in zip(middle, width, strict=True)),
            tuple(m + w for m, w in zip(middle, width, strict=True)),
            "waar de oude trend heen kan gaan",
            "8 van de 10 keer binnen dit vlak",
        )
        if band
        else None,
        start=START,
        now=NOW,
        span=SPAN,
    )


def strip() -> PointStrip:
    return PointStrip(
        name="Bijstand: één meting",
        dots=(
            Dot("Heerlen-Noord", "area", 11.0, "11%"),
            Dot("Heerlen", "municipality", 9.0, "9%"),
            Dot("Nederland", "benchmark", 5.1, "5,1%"),
            Dot("Roermond", "other", None, "niet vermeld"),
        ),
        distance="achterstand: 5,9 procentpunt",
        period="startsituatie, jaar niet vermeld",
        after="%",
    )


def moved() -> MovedChart:
    return MovedChart(
        name="Wie bewoog?",
        bars=(
            Bar("Heerlen-Noord werd beter", "area", 0.0776, "+0,078"),
            Bar("Nederland werd ook beter", "benchmark", 0.0363, "+0,036"),
            Bar("Achterstand werd kleiner", "gap", 0.0413, "0,041"),
        ),
        period="2014 tot 2020",
    )


def moved_back() -> MovedChart:
    return MovedChart(
        name="Wie bewoog?",
        bars=(
            Bar("Heerlen-Noord werd slechter", "area", -1.2, "−1,2 procentpunt"),
            Bar("Nederland werd beter", "benchmark", 0.4, "+0,4 procentpunt"),
            Bar("Achterstand werd groter", "gap", None, "niet te berekenen"),
        ),
    )


def dumbbell() -> DumbbellChart:
    rows = (
        ("Talentontwikkeling", "Deelname voorschoolse voorziening", 54, 90),
        ("Talentontwikkeling", "Verwachte onderwijsachterstand", 32, 15),
        ("Talentontwikkeling", "Laaggeletterdheid", 20, 12),
        ("Werk en bestaanszekerheid", "Arbeidsparticipatie", 57, 69),
        ("Werk en bestaanszekerheid", "Problematische schulden", 17, 8),
        ("Werk en bestaanszekerheid", "Bijstand", 11, 5.1),
        ("Gezondheid en leefomgeving", "Vindt eigen gezondheid slecht of zeer slecht", 41, 24),
        ("Gezondheid en leefomgeving", "Woning met energielabel D t/m G", 50, None),
        ("Leefbaarheid en veiligheid", "Voelt zich onveilig", None, None),
        ("Leefbaarheid en veiligheid", "Ervaart sociale overlast", 26, 26),
    )

    def said(value: float | None) -> str:
        return "niet vermeld" if value is None else f"{value:g}".replace(".", ",")

    return DumbbellChart(
        name="Startsituatie van Heerlen-Noord en Nederland",
        area_name="Heerlen-Noord",
        benchmark_name="Nederland",
        pairs=tuple(Pair(label, a, said(a), b, said(b), group) for group, label, a, b in rows),
        axis=(0, 100),
        after="%",
    )


def horizon() -> HorizonChart:
    return HorizonChart(
        name="Hoe ver zijn we?",
        terms=(
            Term("Rekenkamer (2023): 20 jaar", 2022.25, 2042, "2042"),
            Term("Routekaart (2021) en coalitieakkoord: 25 jaar", 2022.25, 2047, "2047"),
            Term("Landelijk programma: 15 tot 20 jaar", 2022.5, 2037, "2037 tot 2042", 2042),
            Term("Coalitieakkoord", 2022.3, 2026.2, "2026"),
            Term("Preventie met gezag", 2022.5, None, "einde niet vermeld"),
        ),
        now=Moment(2026.9, "nu: november 2026"),
        milestones=(Moment(2042, "CITO-score 534"), Moment(2027.5, "Eerste tussenstand")),
    )


def outputs() -> OutputsChart:
    return OutputsChart(
        name="Gepland en geleverd",
        outputs=(
            Output("Woningen opknappen in Vrieheide", 120, 48, "48 van 120 woningen"),
            Output("Gesprekken met bewoners", 400, 430, "430 van 400 gesprekken"),
            Output("Plaatsen voorschoolse voorziening", 60, None, "60 gepland, nog niet gemeld"),
            Output("Wijkteam met vaste gezichten in elke buurt van het gebied", None, None, "geen aantal afgesproken"),
            Output("Energiecoaches", 12, 0, "0 van 12 coaches"),
        ),
    )


def usual() -> dict[str, Chart]:
    """One of each kind, as on the pages."""
    return {
        "series": series(),
        "yearly": yearly(),
        "short": short(),
        "gap": gap(),
        "gap-unknown": gap(band=False),
        "strip": strip(),
        "moved": moved(),
        "moved-back": moved_back(),
        "dumbbell": dumbbell(),
        "horizon": horizon(),
        "outputs": outputs(),
    }


def line(name: str, role: Role, values: list[float | None], first: int = 2015, step: int = 1) -> Line:
    """A line with a value every `step` years, written with one decimal."""
    said = ["niet vermeld" if value is None else text(value, 1) for value in values]
    return Line(name, role, tuple(Point(first + n * step, v, said[n]) for n, v in enumerate(values)))


def hard() -> dict[str, Chart]:
    """Pictures in which labels easily end up on each other."""
    return {
        "crossing": SeriesChart(
            name="De lijnen kruisen",
            unit="Percentage",
            lines=(
                line("Heerlen-Noord", "area", [12, 11, 10, 9, 8, 7, 6, 5.5, 5, 4.6]),
                line("Nederland", "benchmark", [8, 8.1, 8, 7.9, 8, 7.6, 7.5, 7.5, 7.4, 7.4]),
            ),
            paths=(RequiredPath(((2022.25, 5.5), (2042, 7.4)), "gelijk in 2042"),),
            start=START,
            now=NOW,
            span=SPAN,
            after="%",
        ),
        "close": SeriesChart(
            name="Vier lijnen vlak bij elkaar",
            unit="Gemiddelde woningwaarde (WOZ), in euro",
            lines=(
                line("Heerlen-Noord", "area", [135000, 141000, 150000, 152500], 2018, 2),
                line("Heerlen", "municipality", [138000, 144000, 153000, 158000], 2018, 2),
                line("Nederland", "benchmark", [140000, 146000, 151000, 159000], 2018, 2),
                line("Sittard-Geleen", "other", [139000, 145500, 152000, 157000], 2018, 2),
            ),
            start=START,
            now=NOW,
            span=SPAN,
            before="€ ",
        ),
        "one point": SeriesChart(
            name="Eén punt en een lange naam",
            unit="Aantal",
            lines=(line("Vrieheide-De Stack (staat model voor Heerlen-Noord)", "area", [65]),),
            start=START,
            now=NOW,
        ),
        "future": SeriesChart(
            name="De start ligt in de toekomst",
            unit="Aantal woningen",
            lines=(line("Heerlen-Noord", "area", [1000, 1200, 4000, 10000, 12500], 2020),),
            paths=(RequiredPath(((2024, 12500), (2030, 20000), (2040, 30000)), "30.000 in 2040"),),
            start=Moment(2028, "start programma"),
            now=NOW,
        ),
        "zeros": SeriesChart(
            name="Alles nul",
            unit="Aantal",
            lines=(line("Heerlen-Noord", "area", [0, 0, 0]), line("Nederland", "benchmark", [0, 0, 0])),
        ),
        "gap grows": GapChart(
            name="Het verschil groeit",
            unit="Achterstand op Nederland, in procentpunt (lager is beter)",
            line=line("Achterstand", "area", [3, 3.3, 3.1, 3.6, 3.9, 4.1, 4.0, 4.4, 4.6, 4.9, 5.2]),
            zero_label="gelijk met Nederland",
            below_label="beter dan Nederland",
            baseline=Point(2022, 4.4, "4,4"),
            paths=(
                RequiredPath(((2022, 4.4), (2042, 0)), "gelijk in 2042"),
                RequiredPath(((2022, 4.4), (2047, 0)), "of in 2047"),
            ),
            start=START,
            now=NOW,
            span=SPAN,
        ),
        "gap below zero": GapChart(
            name="Het verschil gaat door nul",
            unit="Verschil",
            line=line("Verschil", "area", [1, 0.5, -0.2, -0.6, -1]),
            zero_label="gelijk met Limburg",
            below_label="beter dan Limburg",
        ),
        "crowded strip": PointStrip(
            name="Vijf gebieden vlak bij elkaar",
            dots=(
                Dot("Heerlen-Noord", "area", 530.2, "530,2"),
                Dot("Heerlen", "municipality", 531.0, "531,0"),
                Dot("Roermond", "other", 531.1, "531,1"),
                Dot("Sittard-Geleen", "other", 531.4, "531,4"),
                Dot("Nederland", "benchmark", 534.9, "534,9"),
            ),
            distance="Heerlen-Noord scoort 4,7 punten lager dan Nederland, dat is ongeveer een half schooljaar",
        ),
        "strip without benchmark": PointStrip(
            name="Zonder vergelijking",
            dots=(Dot("Heerlen-Noord", "area", 20, "20%"), Dot("Nederland", "benchmark", None, "niet vermeld")),
            distance="verschil: niet te berekenen",
            after="%",
        ),
        "long texts": DumbbellChart(
            name="Lange teksten",
            area_name="Heerlen-Noord",
            benchmark_name="Nederland",
            pairs=(
                Pair("Gemiddelde woningwaarde", 135000, "€ 135.000", 290000, "€ 290.000"),
                Pair(
                    "Inkomen per huishouden na belasting, gemiddeld over alle huishoudens in het gebied",
                    25000,
                    "€ 25.000",
                    None,
                    "nog niet ontvangen",
                ),
            ),
            before="€ ",
        ),
        "ended": HorizonChart(
            name="Afgelopen",
            terms=(Term("Coalitieakkoord Heerlen 2022-2026", 2022.4, 2026.2, "maart 2026"),),
            now=NOW,
        ),
        "no end": HorizonChart(
            name="Zonder einde",
            terms=(Term("Nationaal Programma", 2022, None, "geen einde genoemd"),),
            milestones=(
                Moment(2023, "evaluatie"),
                Moment(2023.5, "een lange mijlpaal met veel woorden die niet past op een telefoon"),
                Moment(2025, "tussenstand"),
            ),
        ),
    }
