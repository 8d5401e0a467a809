"""The files of the output, as one build finds, makes and leaves them."""

from __future__ import annotations

import shutil
from pathlib import Path

from plugins.building.outputs import Outputs, Sizes


def test_a_folder_that_somebody_takes_away_meanwhile_has_no_time(tmp_path: Path) -> None:
    """The site is built by then; the next build sees that the folder is not as it was left."""
    outputs, files = Outputs(tmp_path / "output", lambda: None), Sizes()
    for name in ("index.html", "a/b.html"):
        outputs.write(name, b"words", files)
    outputs.take(files)
    outputs.put_in_place(())
    shutil.rmtree(tmp_path / "output/a")

    found = outputs.folders(files, ())

    outputs.staging.release()
    assert found == {"": (tmp_path / "output").stat().st_mtime_ns, "a": 0}
