"""How often a caller may call: a bucket of calls a token, which fills again with time."""

import threading
import time
from collections.abc import Callable

CALLS_A_SECOND = 1000.0
BURST = 2000.0
KEPT = 10_000


class Limiter:
    """Counts calls by key in this process. ``clock`` gives seconds that only grow."""

    def __init__(
        self,
        rate: float = CALLS_A_SECOND,
        burst: float = BURST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait_s(self, key: str) -> float:
        """Counts a call: 0 when it may go on, else the seconds until the next one may."""
        now = self._clock()
        with self._lock:
            if key not in self._buckets and len(self._buckets) >= KEPT:
                self._buckets = {k: v for k, v in self._buckets.items() if self._level(v, now) < self._burst}
            level = self._level(self._buckets.get(key, (self._burst, now)), now)
            if level < 1:
                self._buckets[key] = (level, now)
                return (1 - level) / self._rate
            self._buckets[key] = (level - 1, now)
            return 0.0

    def _level(self, bucket: tuple[float, float], now: float) -> float:
        level, then = bucket
        return min(self._burst, level + (now - then) * self._rate)
