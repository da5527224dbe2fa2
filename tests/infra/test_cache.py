"""The cache for rate limits: atomic among threads and processes, forgets in time, outside transactions."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine

from bening.infra.cache import SWEEP_EVERY, LocalCache


@pytest.fixture
def cache(tmp_path):
    return LocalCache(tmp_path / "cache.sqlite3", {})


def claim(location):
    return LocalCache(location, {}).add("lock", 1)


def test_cache_keeps_and_forgets_in_time(cache):
    with time_machine.travel("2024-09-10T10:00:00Z", tick=False) as clock:
        cache.set("limit", [1.5, 2.5], 60)
        assert cache.get("limit") == [1.5, 2.5]
        clock.shift(60)
        assert cache.get("limit", "gone") == "gone"
        cache.set("kept", "y", None)
        clock.shift(10**9)
        assert cache.get("kept") == "y"


def test_cache_adds_only_what_is_not_there_any_more(cache):
    with time_machine.travel("2024-09-10T10:00:00Z", tick=False) as clock:
        assert cache.add("code", "first", 30)
        assert not cache.add("code", "second", 30)
        clock.shift(31)
        assert cache.add("code", "third", 30)
        assert cache.get("code") == "third"


def test_cache_touches_deletes_and_clears(cache):
    cache.set("a", 1)

    assert cache.touch("a", 100)
    assert not cache.touch("b", 100)
    assert cache.delete("a")
    assert not cache.delete("a")
    cache.set("c", 1)
    cache.clear()
    assert cache.get("c") is None


def test_cache_of_many_threads_and_processes_one_adds(cache, tmp_path):
    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(lambda _: cache.add("lock-of-threads", 1), range(50))) == 1
    with multiprocessing.get_context("spawn").Pool(2) as processes:
        assert sum(processes.map(claim, [str(tmp_path / "cache.sqlite3")] * 10)) == 1


def test_cache_does_not_grow_with_what_is_over(cache):
    with time_machine.travel("2024-09-10T10:00:00Z", tick=False) as clock:
        for number in range(SWEEP_EVERY - 1):
            cache.set(f"old-{number}", 1, 10)
        clock.shift(11)
        cache.set("new", 1)

    assert cache._connection().execute("SELECT count(*) FROM kept").fetchone() == (1,)
