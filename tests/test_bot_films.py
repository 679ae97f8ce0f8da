"""Films: made small in a process of its own, refused when they are none or too much."""

import time
from pathlib import Path

import pytest

from bot.clients.films import Film, FilmError, Limits, available, made_small
from bot.encoder.film import _wishes
from tests.films import film

pytestmark = pytest.mark.skipif(not available(), reason="PyAV is not installed")
LIMITS = Limits(60.0, 4096 * 2304)


def small(content: bytes, folder: Path, limits: Limits = LIMITS) -> Film:
    source = folder / "source"
    source.write_bytes(content)
    return made_small(source, folder, limits)


def test_a_film_gets_smaller_and_a_still(tmp_path: Path) -> None:
    made = small(film(tmp_path / "a.mp4", 2.0, 1920, 1080), tmp_path)
    assert (made.width_px, made.height_px) == (1280, 720)
    assert made.duration_s == pytest.approx(1.9, abs=0.2)
    assert made.still.read_bytes().startswith(b"\xff\xd8\xff")
    assert made.path.read_bytes()[4:8] == b"ftyp"


@pytest.mark.parametrize("sound_hz", [None, 44_100, 16_000])
def test_a_film_keeps_the_sound_it_has(tmp_path: Path, sound_hz: int | None) -> None:
    import av

    made = small(film(tmp_path / "a.mp4", 2.0, sound_hz=sound_hz), tmp_path)
    with av.open(str(made.path)) as again:
        assert len(again.streams.audio) == (0 if sound_hz is None else 1)
        if sound_hz is not None:
            heard = [frame.to_ndarray() for frame in again.decode(again.streams.audio[0])]
            length_s = sum(one.shape[-1] for one in heard) / again.streams.audio[0].rate
            assert length_s == pytest.approx(2.0, abs=0.15)
            assert max(float(abs(one).max()) for one in heard) > 0.3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 5000, "not_a_film"),
        (b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n", "not_a_film"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "not_a_film"),
        (b"", "not_a_film"),
    ],
)
def test_what_is_no_film_is_refused_and_leaves_nothing(tmp_path: Path, content: bytes, reason: str) -> None:
    began = time.monotonic()
    with pytest.raises(FilmError) as caught:
        small(content, tmp_path)
    assert caught.value.reason == reason
    assert time.monotonic() - began < 60


def test_limits_of_length_and_pixels_hold(tmp_path: Path) -> None:
    content = film(tmp_path / "a.mp4", 3.0)
    for limits, reason in ((Limits(1.0, 10**7), "too_long"), (Limits(60.0, 1000), "too_many_pixels")):
        with pytest.raises(FilmError) as caught:
            small(content, tmp_path, limits)
        assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("enséñame el vídeo de la última serie", True),
        ("¿Me enseñas el vídeo?", True),
        ("show me the video of my last set", True),
        ("voy a ver un video", False),
        ("press banca 80x8 y he grabado el vídeo para ver luego", False),
        ("enséñame el vídeo y apunta 80x8", False),
    ],
)
def test_only_a_wish_to_see_a_film_is_one(text: str, wish: bool) -> None:
    assert _wishes(text) is wish
