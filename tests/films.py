"""Small films for tests."""

from pathlib import Path

import numpy as np


def film(path: Path, seconds: float = 1.0, width: int = 320, height: int = 240, fps: int = 10) -> bytes:
    """An MP4 of a moving square, as bytes."""
    import av

    with av.open(str(path), "w", format="mp4") as out:
        stream = out.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(round(seconds * fps)):
            picture = np.zeros((height, width, 3), dtype=np.uint8)
            picture[20 : 20 + number % 50, 20:80] = 255
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(stream.encode(None))
    return path.read_bytes()
