"""Every component twice: with as little as it takes, and with everything it takes, filled with one text.

``text`` stands in every place for words; a test may give a text that would do harm if it were not escaped.
"""

from datetime import date
from typing import Any

from django.core.paginator import Paginator

from koers.kernel.components import shapes
from koers.kernel.components.verdict_words import all_verdicts

Sample = tuple[str, dict[str, Any]]


def minimal() -> dict[str, Sample]:
    """Component to template text and its values: only what is required."""
    goal, node = shapes.Goal("Doel"), shapes.TreeNode("Doel")
    return {
        "link": ('<a href="{% link url %}">x</a>', {"url": "/begrippen/"}),
        "stand_field": ("{% stand_field %}", {}),
        "site_links": ('{% site_links "header" %}{% site_links "footer" %}', {}),
        "programme_nav": ('{% programme_nav "Programma" "slug" %}', {}),
        "crumbs": ('{% crumbs "Hier" %}', {}),
        "as_of_bar": ("{% as_of_bar stand %}", {"stand": shapes.Stand(date(2023, 12, 1))}),
        "page_header": ('{% page_header "Kop" %}', {}),
        "section": ('{% section "Kop" %}<p>inhoud</p>{% endsection %}', {}),
        "how": ("{% how %}<p>inhoud</p>{% endhow %}", {}),
        "fold": ('{% fold "Kop" %}<p>inhoud</p>{% endfold %}', {}),
        "notice": ("{% notice %}<p>inhoud</p>{% endnotice %}", {}),
        "area_notices": ('{% area_notices "" %}', {}),
        "contact_line": ("{% contact_line %}", {}),
        "verdict": ('{% verdict "behind" %}', {}),
        "verdict_sign": ('{% verdict_sign "behind" %}', {}),
        "judged_list": ("{% judged_list verdicts %}", {"verdicts": [shapes.Judged("behind")]}),
        "verdict_legend": ("{% verdict_legend verdicts %}", {"verdicts": []}),
        "tally": ("{% tally tally %}", {"tally": shapes.Tally([])}),
        "goal_list": ("{% goal_list goals %}", {"goals": [goal]}),
        "tree": ("{% tree nodes %}", {"nodes": [node]}),
        "cross_table": (
            "{% cross_table table %}",
            {"table": shapes.CrossTable("t", "r", ("k",), (("r", ((goal,),)),))},
        ),
        "missing": ("{% missing %}", {}),
        "mark": ('{% mark "made_up" %}', {}),
        "key_figures": ("{% key_figures figures %}", {"figures": [shapes.KeyFigure("maat")]}),
        "source_line": ("{% source_line source %}", {"source": shapes.Source("Bron")}),
        "figure": ("{% figure figure %}", {"figure": shapes.Figure("Bevinding", "")}),
        "data_table": ("{% data_table table %}", {"table": shapes.Table("t", ("a", "b", "c"), [])}),
        "horizon": ("{% horizon horizons 2023 %}", {"horizons": [shapes.Horizon("h", 2022, 2042)]}),
        "timeline": ("{% timeline events %}", {"events": [shapes.Event("2022", "begin")]}),
        "term": ('{% term "nulmeting" "nulmeting" %}', {}),
        "filter_form": ("{% filter_form fields %}", {"fields": [shapes.FilterField("naam", "Naam")]}),
        "pagination": ("{% pagination page %}", {"page": Paginator([1], 20).page(1)}),
    }


def full(text: str = "woorden", url: str = "/pagina/") -> dict[str, Sample]:
    """Component to template text and its values: everything filled in."""
    tags = [shapes.Tag("stand_in", text), shapes.Tag("plain", text)]
    judged = [shapes.Judged(words.code, words.reason, text, url, text) for words in all_verdicts()]
    goals = [shapes.Goal(text, url, judged, text, tags)]
    source = shapes.Source(text, url, text, "2023-11")
    tree = shapes.TreeNode(text, url, text, text, judged, [shapes.TreeNode(text, url, text, text, judged)], open=True)
    cell = shapes.Cell(text, url, tags=tags, note=text, verdict=judged[0])
    cells = (cell, shapes.Cell(items=(cell, cell)), shapes.Cell(text, missing="text_only"))
    table = shapes.Table(
        text, (text, shapes.Column(text, numeric=True), text), [shapes.Row((text,), group=True), cells], "id", True, url
    )
    values: dict[str, Any] = {"text": text, "url": url, "tags": tags, "judged": judged}
    stand = shapes.Stand(date(2023, 9, 30), "past", "2023-09", date(2023, 8, 29), date(2023, 11, 1))
    figure = shapes.Figure(text, text, text, text, text, (source, source), text, url, url)
    counts = [shapes.Count(one.code, 3, one.reason, url) for one in judged]
    field = shapes.FilterField("naam", text, ((text, text), ("b", text)), text, text)
    event = shapes.Event("2022-01", text, "2022-03", url, True, text, tags)
    samples = {
        "link": ('<a href="{% link url %}">x</a>', {}),
        "programme_nav": ('{% programme_nav text "slug" "doelen" made_up=True %}', {}),
        "crumbs": ("{% crumbs text url text %}{% crumbs trail %}", {"trail": [(text, url), (text, "")]}),
        "as_of_bar": ("{% as_of_bar stand %}", {"stand": stand}),
        "page_header": ("{% page_header text kind=text answer=text lead=text verdict=judged.0 tags=tags %}", {}),
        "section": ("{% section text id=text %}{{ text }}{% endsection %}", {}),
        "how": ("{% how intro=text %}{{ text }}{% endhow %}", {}),
        "fold": ("{% fold text open=True %}{{ text }}{% endfold %}", {}),
        "notice": ('{% notice "error" title=text %}{{ text }}{% endnotice %}', {}),
        "judged_list": ("{% judged_list judged %}", {}),
        "verdict_legend": ("{% verdict_legend judged %}", {}),
        "tally": ("{% tally tally %}", {"tally": shapes.Tally(counts, text, (text, text), text)}),
        "goal_list": ("{% goal_list goals %}", {"goals": goals}),
        "tree": ("{% tree nodes %}", {"nodes": [tree]}),
        "cross_table": (
            "{% cross_table table %}",
            {"table": shapes.CrossTable(text, text, (text, text), ((text, (goals, ())),))},
        ),
        "missing": ('{% missing "text_only" text %}{% missing "unknown" text %}', {}),
        "mark": ('{% mark "stand_in" text %}', {}),
        "key_figures": (
            "{% key_figures figures %}",
            {
                "figures": [
                    shapes.KeyFigure(text, text, text, url=url),
                    shapes.KeyFigure(text, missing="unknown", missing_text=text),
                ]
            },
        ),
        "source_line": ("{% source_line sources text %}", {"sources": [source, source]}),
        "figure": ("{% figure figure %}", {"figure": figure}),
        "data_table": ("{% data_table table %}", {"table": table}),
        "horizon": ("{% horizon horizons 2023 %}", {"horizons": [shapes.Horizon(text, 2022, 2037, 2042, url)]}),
        "timeline": ("{% timeline events %}", {"events": [event]}),
        "term": ("{% term text text %}", {}),
        "filter_form": (
            "{% filter_form fields text %}",
            {"fields": [field, shapes.FilterField("b", text, value=text)]},
        ),
        "pagination": ("{% pagination page %}", {"page": Paginator(range(60), 20).page(2)}),
    }
    return {name: (template, values | own) for name, (template, own) in samples.items()}
