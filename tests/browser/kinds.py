"""One page of every kind, by a name for the test's output."""

HEERLEN = "/programma/heerlen-noord"
EXAMPLE = "/programma/voorbeeld"

PAGES = {
    "home": "/",
    "heerlen-noord": f"{HEERLEN}/",
    "nplv": "/programma/nplv/",
    "burgerbetrokkenheid": "/programma/burgerbetrokkenheid/",
    "coalitieakkoord-heerlen": "/programma/coalitieakkoord-heerlen/",
    "coalitieakkoord-sittard-geleen": "/programma/coalitieakkoord-sittard-geleen/",
    "doelen": f"{HEERLEN}/doelen/",
    "doel": f"{HEERLEN}/doelen/kansrijke-start/",
    "doel-boven-in-de-boom": f"{HEERLEN}/doelen/heerlen-noord-op-nederlands-gemiddelde/",
    "indicatoren": f"{HEERLEN}/indicatoren/",
    "leefbaarometer": f"{HEERLEN}/indicatoren/leefbaarometer/",
    "bijstandsdichtheid": f"{HEERLEN}/indicatoren/bijstandsdichtheid/",
    "indicator-met-tegenstrijdigheid": f"{HEERLEN}/indicatoren/gemiddelde-woz-waarde/",
    "interventies": f"{HEERLEN}/interventies/",
    "interventies-gekozen": f"{HEERLEN}/interventies/?thema=talentontwikkeling",
    "interventie": f"{HEERLEN}/interventies/kansrijk-van-start/",
    "startsituatie": f"{HEERLEN}/startsituatie/",
    "vergelijking": f"{HEERLEN}/vergelijking/",
    "organisaties": "/organisaties/",
    "organisatie": "/organisaties/gemeente-heerlen/",
    "gebieden": "/gebieden/",
    "gebied": "/gebieden/heerlen-noord/",
    "gebied-dat-model-staat": "/gebieden/vrieheide-de-stack/",
    "begrippen": "/begrippen/",
    "bronnen": "/bronnen/",
    "tegenstrijdigheden": "/tegenstrijdigheden/",
    "hoe-weten-we-dit": "/hoe-weten-we-dit/",
    "toegankelijkheid": "/toegankelijkheid/",
    "zoeken": "/zoeken/",
    "zoeken-gevonden": "/zoeken/?q=wonen",
    "zoeken-niet-gevonden": "/zoeken/?q=leefbaromter",
    "voorbeeld": f"{EXAMPLE}/",
    "voorbeeld-doelen": f"{EXAMPLE}/doelen/",
    "voorbeeld-doel": f"{EXAMPLE}/doelen/voorbeeld-meer-mensen-aan-het-werk/",
    "voorbeeld-indicator": f"{EXAMPLE}/indicatoren/voorbeeld-maat-meer-mensen-aan-het-werk/",
    "voorbeeld-interventies": f"{EXAMPLE}/interventies/",
}

# Pages that say that something is not there.
EXPLAINED = {
    "bestaat-niet": ("/bestaat-niet/", 404),
    "stand-voor-de-eerste-editie": ("/?stand=2000-01-01", 404),
    "geen-dag": ("/?stand=gisteren", 400),
}

ALL = {name: (address, 200) for name, address in PAGES.items()} | EXPLAINED
