"""The model of capacity: it goes through what was measured, and says where it goes beyond."""

import pytest

from benchmarks.capacity import MEASURED, SHARD, Constants, need, points

POINTS = {
    1000: {"memory_mb": 300, "bytes": 20_000_000},
    11_000: {"memory_mb": 310, "bytes": 110_000_000},
}


def test_the_line_goes_through_the_smallest_and_the_largest_point() -> None:
    constants = Constants.of(POINTS, rate=10.0)
    assert constants.fixed_mb == pytest.approx(299)
    assert constants.disk_bytes == 10_000
    assert need(constants, 36_000).core_hours == 1.0
    assert need(constants, 11_000).memory_gb == pytest.approx(310 / 1024, abs=0.01)


def test_the_model_is_near_every_measured_point() -> None:
    constants = Constants.of(points(), rate=1.0)
    for passages, found in points().items():
        assert need(constants, passages).memory_gb * 1024 == pytest.approx(found["memory_mb"], rel=0.05)


def test_what_was_not_measured_is_marked() -> None:
    constants = Constants.of(POINTS, rate=1.0)
    assert not need(constants, MEASURED).extrapolated
    beyond = need(constants, MEASURED + 1)
    assert beyond.extrapolated
    assert (beyond.shards, need(constants, SHARD + 1).shards) == (1, 2)
