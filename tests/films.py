"""Small films for tests."""

from pathlib import Path

import numpy as np


def film(
    path: Path,
    seconds: float = 1.0,
    width: int = 320,
    height: int = 240,
    fps: int = 10,
    sound_hz: int | None = None,
) -> bytes:
    """An MP4 of a moving square, as bytes; with a tone sampled so often a second."""
    import av

    with av.open(str(path), "w", format="mp4") as out:
        stream = out.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        tone = None if sound_hz is None else out.add_stream("aac", rate=sound_hz, layout="mono")
        for number in range(round(seconds * fps)):
            picture = np.zeros((height, width, 3), dtype=np.uint8)
            picture[20 : 20 + number % 50, 20:80] = 255
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(stream.encode(None))
        if tone is not None and sound_hz is not None:
            wave = np.sin(2 * np.pi * 440 * np.arange(round(seconds * sound_hz)) / sound_hz)
            heard = av.AudioFrame.from_ndarray(wave[None].astype(np.float32), format="fltp", layout="mono")
            heard.sample_rate = sound_hz
            out.mux(tone.encode(heard))
            out.mux(tone.encode(None))
    return path.read_bytes()
