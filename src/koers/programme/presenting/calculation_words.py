"""The Dutch names of every number of the method, in the order of the calculation."""

from koers.methods.verdicts import GapMove, Move, Note

# heading, then: key in Verdict.detail, its name, how it is written (calculation.WRITERS). A test sees to it that none is left out.
VALUES: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "Het antwoord",
        (
            ("verdict", "Oordeel", "verdict"),
            ("too_early", "Te vroeg, omdat", "early"),
            ("because", "Wat de doorslag gaf", "note"),
            ("notes", "Wat erbij gezegd moet worden", "notes"),
            ("n", "Aantal punten", "count"),
            ("points_since_start", "Waarvan sinds de start", "count"),
        ),
    ),
    (
        "Verschil en tempo",
        (
            ("direction", "Richting", "direction"),
            ("gap_start", "Verschil aan het begin, volgens de lijn", "gap"),
            ("gap_now", "Verschil nu, volgens de lijn", "gap"),
            ("relative_gap", "Laatste verschil, als deel van het vergelijkingsgebied", "share"),
            ("share_closed", "Deel van het verschil dat is ingelopen", "share"),
            ("share_elapsed", "Deel van de tijd dat voorbij is", "share"),
            ("pace", "Tempo (onder nul: het verschil wordt kleiner)", "pace"),
            ("pace_required", "Tempo dat nodig is", "pace"),
            ("pace_required_after_lag", "Tempo dat nodig is na de aanlooptijd", "pace"),
            ("pace_ratio", "Tempo gedeeld door wat nodig is", "plain"),
            ("horizon", "Jaren tot het eindjaar", "plain"),
            ("target_year", "Eindjaar", "year"),
            ("tolerance", "Verschil dat nog als gelijk telt", "gap"),
        ),
    ),
    (
        "Kansen",
        (
            ("p_on_time", "Kans dat het tempo genoeg is, als het zo blijft", "share"),
            ("p_on_time_reference", "Idem, als het tempo zo veel blijft als elders", "share"),
            ("p_half_pace", "Kans dat het tempo minstens de helft is van wat nodig is", "share"),
            ("p_behind", "Kans dat het tempo te laag is", "share"),
            ("p_away", "Kans dat het verschil groter wordt", "share"),
            ("p_reached", "Kans dat het verschil nu weg is", "share"),
        ),
    ),
    (
        "Wie bewoog",
        (
            ("change_since", "Wie bewoog: gerekend vanaf", "year"),
            ("area_first", "Het gebied aan het begin", "level"),
            ("area_last", "Het gebied aan het eind", "level"),
            ("area_change", "Verandering van het gebied", "gap"),
            ("area_move", "Het gebied", "move"),
            ("benchmark_first", "Het vergelijkingsgebied of de streefwaarde aan het begin", "level"),
            ("benchmark_last", "Het vergelijkingsgebied of de streefwaarde aan het eind", "level"),
            ("benchmark_change", "Verandering daarvan", "gap"),
            ("benchmark_move", "Het vergelijkingsgebied of de streefwaarde", "move"),
            ("gap_change", "Verandering van het gemeten verschil", "gap"),
            ("gap_move", "Het verschil", "move"),
        ),
    ),
    (
        "Onzekerheid",
        (
            ("better_than_benchmark", "Staat het gebied er beter voor?", "truth"),
            ("at_benchmark_within_noise", "Kan het verschil toeval zijn?", "truth"),
            ("noise_known", "Is de onzekerheid van de cijfers bekend?", "truth"),
            ("noise_sd", "Onzekerheid van één verschil (standaardafwijking)", "gap"),
            ("phi", "Extra schommeling (1: niet meer dan bij toeval hoort)", "plain"),
            ("q", "Afwijking van de lijn, gewogen kwadraatsom", "plain"),
            ("df", "Vrijheidsgraden", "count"),
            ("se_gap", "Standaardfout van het verschil nu", "gap"),
            ("se_pace", "Standaardfout van het tempo", "pace"),
            ("var_gap", "Variantie van het verschil nu", "plain"),
            ("var_pace", "Variantie van het tempo", "plain"),
            ("cov_gap_pace", "Covariantie van verschil en tempo", "plain"),
        ),
    ),
    (
        "De lijn",
        (
            ("tbar", "Gewogen midden van de jaren", "year"),
            ("gbar", "Gewogen midden van de verschillen", "plain"),
            ("weight", "Som van de gewichten", "plain"),
            ("sxx", "Gewogen spreiding van de jaren", "plain"),
            ("lag1", "Samenhang tussen jaren na elkaar (vanaf 8 punten)", "plain"),
            ("se_multiplier", "Factor daarvoor op de standaardfouten", "plain"),
            ("step", "Sprong bij de breuk in de reeks", "gap"),
            ("scale", "Schaal waarop de lijn is getrokken", "scale"),
        ),
    ),
    (
        "Hoe stevig is dit?",
        (
            ("detectable_pace", "Kleinste tempo dat met deze punten te zien is", "pace"),
            ("first_year_with_verdict", "Eerste jaar waarin een oordeel kan komen", "year"),
            ("fragile", "Hangt het oordeel aan één coronajaar?", "truth"),
            ("fragile_years", "Welk jaar", "years"),
            ("rank_trend.slope", "Tweede mening (rangen): tempo", "pace"),
            ("rank_trend.s", "Tweede mening: stijgende min dalende paren", "count"),
            ("rank_trend.p", "Tweede mening: kans op toeval", "share"),
        ),
    ),
    (
        "Afspraken",
        (
            ("lag_until", "Aanlooptijd tot", "year"),
            ("verdict_without_lag", "Oordeel zonder aanlooptijd", "verdict_without_lag"),
            ("too_early_without_lag", "Zonder aanlooptijd te vroeg, omdat", "early"),
            ("dropped_years", "Jaren die niet meetellen", "years"),
            ("method_version", "Versie van de methode", "text"),
        ),
    ),
)

# lists with a place a point: shown in the table of the points
SERIES: tuple[tuple[str, str], ...] = (
    ("gaps", "Verschil"),
    ("relative_gaps", "Als deel"),
    ("variances", "Variantie"),
    ("weights", "Gewicht"),
    ("fitted", "Op de lijn"),
    ("residuals", "Afwijking"),
)
TIMES = "times"

MOVE_WORDS = {
    Move.IMPROVED: "ging vooruit",
    Move.SAME: "bleef gelijk",
    Move.WORSENED: "ging achteruit",
    GapMove.SMALLER: "werd kleiner",
    GapMove.LARGER: "werd groter",
}
SCALE_WORDS = {"linear": "gewone verschillen", "logit": "log-odds, voor heel kleine of grote aandelen"}

NOTE_WORDS = {
    Note.TARGET_MET: "Het laatste cijfer haalt de streefwaarde",
    Note.FEWER_THAN_FOUR_POINTS: "Er zijn minder dan 4 punten",
    Note.FEWER_THAN_THREE_SINCE_START: "Er zijn minder dan 3 punten sinds de start",
    Note.GAP_SURELY_CLOSED: "Het is minstens 90% zeker dat het verschil weg is",
    Note.GAP_SURELY_GROWING: "Het is minstens 90% zeker dat het verschil groter wordt",
    Note.PACE_SURELY_TOO_LOW: "Het is minstens 90% zeker dat het tempo te laag is",
    Note.PACE_IS_ENOUGH: "Het tempo is genoeg, en het is minstens 90% zeker dat het meer dan de helft is van wat nodig is",
    Note.NOISE_HIDES_THE_PACE: "De cijfers schommelen te veel om het tempo te zien",
    Note.TARGET_YEAR_PASSED_NOT_REACHED: "Het eindjaar is voorbij en het verschil is niet weg",
    Note.WITHIN_LAG: "Volgens de afspraak hoeft er nog geen effect te zijn",
    Note.BETTER_THAN_BENCHMARK: "Het gebied staat er beter voor dan waarmee we het vergelijken",
    Note.AT_BENCHMARK_WITHIN_NOISE: "Het verschil is zo klein dat het toeval kan zijn",
    Note.GAP_SMALLER_WITHOUT_PROGRESS: "Het verschil werd kleiner zonder dat het gebied beter werd",
    Note.NOISE_UNKNOWN: "De onzekerheid van de cijfers is niet bekend; we schatten die uit hun schommeling",
    Note.EXCESS_NOISE: "De cijfers schommelen meer dan bij toeval hoort",
    Note.AUTOCORRELATION: "Jaren na elkaar lijken op elkaar; daarom zijn de grenzen ruimer",
    Note.BREAK_BRIDGED: "De meting is halverwege veranderd; de lijn heeft daar een sprong",
    Note.RESTARTED_AT_BREAK: "De meting is veranderd; alleen cijfers van daarna tellen",
    Note.LOGIT_SCALE: "De lijn is getrokken op een schaal die niet onder 0% of boven 100% kan komen",
    Note.CROSSES_BOUNDS: "Verder doorgetrokken komt de lijn onder 0% of boven 100%",
    Note.BENCHMARK_WITHOUT_AREA: "Het gebied is zelf uit het vergelijkingsgebied gehaald",
    Note.YEARS_DROPPED: "Jaren zonder bekend aantal mensen tellen niet mee",
    Note.FRAGILE: "Zonder één coronajaar zou het oordeel anders zijn",
    Note.NO_VERDICT_BEFORE_TARGET_YEAR: "Met zo veel schommeling komt er voor het eindjaar geen duidelijk oordeel",
}
