"""What is installed is everything that the program needs, and nothing names where it came from."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as an installation lays it out, built from what git knows alone."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for name in tracked():
        if name.split("/")[0] in {
            *PROJECT["tool"]["mypy"]["packages"],
            "pyproject.toml",
            "README.md",
            "LICENSE",
        }:
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).exists():
                (source / name).write_bytes((ROOT / name).read_bytes())
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        folder,
        source,
    ]
    subprocess.run(command, check=True, timeout=120)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "installed")
    return folder / "installed"


def test_every_file_of_the_packages_is_installed(installed: Path) -> None:
    packages = set(PROJECT["tool"]["mypy"]["packages"])
    wanted = {name for name in tracked() if name.split("/")[0] in packages and (ROOT / name).exists()}
    there = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}
    assert wanted <= there


def test_the_installed_program_talks(installed: Path, tmp_path: Path) -> None:
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("SINEW_", "WHATSAPP_"))},
        "PYTHONPATH": str(installed),
        "SINEW_DATA_DIR": str(tmp_path / "data"),
    }

    def sinew(*words: str, said: str = "") -> str:
        command = [sys.executable, "-m", "api", *words]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            input=said,
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    sinew(
        "users",
        "add",
        "--phone",
        "+34600111222",
        "--name",
        "Ana",
        "--timezone",
        "Europe/Madrid",
        "--language",
        "es",
    )
    assert "81" in sinew("chat", "--phone", "+34600111222", said="peso 81\n")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert "index-url" not in text
    pinned = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(pinned) > 40
    for package in pinned:
        assert "--hash=sha256:" in package, package.splitlines()[0]


def test_the_lock_files_know_every_dependency() -> None:
    development = PROJECT["dependency-groups"]["dev"]
    for lock, wanted in (
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", [*PROJECT["project"]["dependencies"], *development]),
    ):
        text = (ROOT / lock).read_text("utf-8")
        for requirement in wanted:
            name = re.split(r"[~<>=;\[ ]", requirement)[0].lower().replace("_", "-")
            assert re.search(rf"^{re.escape(name)}==", text, re.MULTILINE), (
                f"{name} is not in {lock}: make lock"
            )


def test_compose_asks_for_its_passwords() -> None:
    compose = (ROOT / "docker-compose.yml").read_text("utf-8")
    for secret in ("SINEW_DATABASE_PASSWORD", "SINEW_SECRET_KEY"):
        assert f"${{{secret}:?" in compose
        assert f"${{{secret}:-" not in compose
