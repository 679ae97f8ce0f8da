"""Makes one film small, in a process of its own that may take so much memory and time and no more.

Run as ``python -m bot.clients.film_worker SOURCE FILM STILL LIMITS``; prints what became of it as JSON. The kind
of file is told by its first bytes and forced upon the library, so that a playlist is never followed.
"""

import json
import sys
from pathlib import Path
from typing import Any

SIDE_PX = 1280
STILL_PX = 480
STEADY_FPS = 30
SOUND_HZ = (48_000, 44_100)
SOUND_BPS = 64_000
MOST_EARLY = 500
"""So many pieces of sound, some ten seconds, may come before the first picture."""
MEMORY_BYTES = 3 * 1024**3
CPU_S = 240
_STARTS = ((b"\x1aE\xdf\xa3", 0, "matroska"), (b"ftyp", 4, "mov"), (b"AVI ", 8, "avi"))


class Refused(Exception):
    """``not_a_film too_long too_many_pixels``."""


def main(source: str, film: str, still: str, limits: str) -> None:
    """Reads a film and writes a smaller one and a still; what cannot be is told by its reason."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import av

    try:
        print(json.dumps(_made(av, source, film, still, json.loads(limits))))
    except Refused as reason:
        print(json.dumps({"refused": str(reason)}))
    except (av.error.FFmpegError, ValueError, MemoryError):
        print(json.dumps({"refused": "not_a_film"}))


def _made(av: Any, source: str, film: str, still: str, limits: dict[str, float]) -> dict[str, Any]:
    with Path(source).open("rb") as file:
        head = file.read(16)
    kind = next((name for start, at, name in _STARTS if head[at : at + len(start)] == start), None)
    if kind is None:
        raise Refused("not_a_film")
    with av.open(source, format=kind, options={"protocol_whitelist": "file"}) as given:
        if not given.streams.video:
            raise Refused("not_a_film")
        stream = given.streams.video[0]
        stream.thread_type = "AUTO"
        if stream.width * stream.height > limits["pixels"]:
            raise Refused("too_many_pixels")
        if given.duration is not None and given.duration / 1e6 > limits["seconds"]:
            raise Refused("too_long")
        about: dict[str, Any] = _written(av, given, stream, film, still, limits)
    return about


def _written(
    av: Any, given: Any, stream: Any, film: str, still: str, limits: dict[str, float]
) -> dict[str, Any]:
    rate = min(float(stream.average_rate or STEADY_FPS), 60.0)
    told_s = float(given.duration / 1e6) if given.duration else 0.0
    last_s, count, graph, made, drawn = 0.0, 0, None, None, False
    with av.open(film, "w", format="mp4", options={"movflags": "faststart"}) as out:
        sound = _Sound(av, given, out)
        for packet in given.demux(stream, *sound.streams):
            if packet.stream.type == "audio":
                sound.take(packet)
                continue
            for frame in packet.decode():
                last_s = frame.time or last_s
                count += 1
                if last_s > limits["seconds"] or count > limits["seconds"] * 130:
                    raise Refused("too_long")
                if graph is None:
                    graph = _graph(av, stream, frame)
                graph.push(frame)
                small = graph.pull()
                if made is None:
                    made = out.add_stream(
                        "libx264", rate=round(rate), options={"crf": "28", "preset": "veryfast"}
                    )
                    made.width, made.height, made.pix_fmt = small.width, small.height, "yuv420p"
                    made.time_base = stream.time_base
                    made.codec_context.time_base = stream.time_base
                    sound.begin()
                if not drawn and last_s >= told_s / 3:
                    _draw(small, still)
                    drawn = True
                small.pts, small.time_base = frame.pts, stream.time_base
                out.mux(made.encode(small))
        if made is None:
            raise Refused("not_a_film")
        out.mux(made.encode(None))
        sound.end()
        return {"width_px": made.width, "height_px": made.height, "duration_s": round(last_s, 2)}


class _Sound:
    """The sound of a film, if it has any, made anew as AAC. Damaged sound is left out; the film stays."""

    def __init__(self, av: Any, given: Any, out: Any) -> None:
        self._av, self._out = av, out
        self.streams = list(given.streams.audio[:1])
        self._made: Any = None
        self._before: list[Any] = []

    def begin(self) -> None:
        """The picture's stream is there: what came before it follows now."""
        if not self.streams:
            return
        told = self.streams[0].codec_context.sample_rate
        rate = told if told in SOUND_HZ else SOUND_HZ[0]
        layout = "mono" if self.streams[0].codec_context.channels == 1 else "stereo"
        self._made = self._out.add_stream("aac", rate=rate, layout=layout)
        self._made.bit_rate = SOUND_BPS
        for frame in self._before:
            self._write(frame)
        self._before = []

    def take(self, packet: Any) -> None:
        """The next piece of it."""
        try:
            frames = packet.decode()
        except self._av.error.FFmpegError:
            return
        for frame in frames:
            if self._made is not None:
                self._write(frame)
            elif len(self._before) < MOST_EARLY:
                self._before.append(frame)

    def end(self) -> None:
        """What is left of it."""
        if self._made is not None:
            self._write(None)

    def _write(self, frame: Any) -> None:
        try:
            packets = self._made.encode(frame)
        except (self._av.error.FFmpegError, ValueError):
            return
        self._out.mux(packets)


def _graph(av: Any, stream: Any, frame: Any) -> Any:
    """Turned as the phone was held, and no longer than ``SIDE_PX`` on the longer side."""
    graph = av.filter.Graph()
    steps = [graph.add_buffer(template=stream)]
    turned = getattr(frame, "rotation", 0) % 360
    for _ in range({90: 1, 180: 2, 270: 1}.get(turned, 0)):
        steps.append(graph.add("transpose", "cclock" if turned in (90, 180) else "clock"))
    size = f"w='min({SIDE_PX},iw)':h='min({SIDE_PX},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2"
    steps.append(graph.add("scale", size))
    steps.append(graph.add("format", "yuv420p"))
    steps.append(graph.add("buffersink"))
    graph.link_nodes(*steps).configure()
    return graph


def _draw(frame: Any, still: str) -> None:
    image = frame.to_image()
    image.thumbnail((STILL_PX, STILL_PX))
    image.save(still, "JPEG", quality=80)


if __name__ == "__main__":
    main(*sys.argv[1:5])
