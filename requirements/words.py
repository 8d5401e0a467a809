"""What is said before anything is installed, in the editor's language: there are no catalogues to look it up in yet."""

from __future__ import annotations

import sys
from types import MappingProxyType

MAKING = "Making the environment .venv …"
INSTALLING = "Installing {total} packages of requirements/{name}, once …"
FROM_SYSTEM = "Installing {packages} from the system’s packages …"
PROGRESS = "{number} of {total}: {package}"
NO_ENVIRONMENTS = "This Python cannot make environments. On Debian and Ubuntu, do: apt install python3-venv"
NOT_INSTALLED = "Not everything could be installed, see above. The next run starts afresh."
TOO_OLD = "The site needs Python 3.11 or newer; this is {version}."
INTERRUPTED = "Interrupted. The next run starts afresh."
NOT_MADE = "The environment .venv could not be made: {error}"

TRANSLATIONS = MappingProxyType({
    "lt": MappingProxyType({
        MAKING: "Kuriama aplinka .venv …",
        INSTALLING: "Diegiami „requirements/{name}“ paketai (iš viso {total}), to reikia tik kartą …",
        FROM_SYSTEM: "Iš sistemos paketų diegiama: {packages} …",
        PROGRESS: "{number} iš {total}: {package}",
        NO_ENVIRONMENTS: "Šis „Python“ nekuria aplinkų. „Debian“ ir „Ubuntu“ sistemoje: apt install python3-venv",
        NOT_INSTALLED: "Įdiegta ne viskas, žr. aukščiau. Kitą kartą bus pradėta iš naujo.",
        TOO_OLD: "Svetainei reikia „Python“ 3.11 arba naujesnio, o čia {version}.",
        INTERRUPTED: "Nutraukta. Kitą kartą bus pradėta iš naujo.",
        NOT_MADE: "Nepavyko sukurti aplinkos .venv: {error}",
    }),
    "nb": MappingProxyType({
        MAKING: "Lager miljøet .venv …",
        INSTALLING: "Installerer {total} pakker fra requirements/{name}, bare denne ene gangen …",
        FROM_SYSTEM: "Installerer {packages} fra systemets pakker …",
        PROGRESS: "{number} av {total}: {package}",
        NO_ENVIRONMENTS: "Her kan ikke Python lage miljøer. På Debian og Ubuntu hjelper: apt install python3-venv",
        NOT_INSTALLED: "Ikke alt ble installert, se ovenfor. Neste gang begynner det på nytt.",
        TOO_OLD: "Nettstedet trenger Python 3.11 eller nyere; dette er {version}.",
        INTERRUPTED: "Avbrutt. Neste gang begynner det på nytt.",
        NOT_MADE: "Miljøet .venv kunne ikke lages: {error}",
    }),
})  # fmt: skip


def words(message: str, **gaps: object) -> str:
    """Return `message`, one of the above, in the language that was asked for, its gaps filled."""
    from plugins.wording.editor import asked_language  # whoever has all installed is told nothing

    lang = asked_language(sys.argv)
    said = TRANSLATIONS[lang][message] if lang in TRANSLATIONS else message
    return said.format(**gaps)
