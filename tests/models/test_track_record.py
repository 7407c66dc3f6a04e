from __future__ import annotations

import pandas as pd
import pytest

from models.track_record import VOTE, TrackRecord, keyed
from tests.models.said import said, two_outlets


def learned(rows: pd.DataFrame, y: pd.Series[int]) -> TrackRecord:
    return TrackRecord.learn(keyed(rows), y)


def record_of(record: TrackRecord, outlet: str, **more: object) -> float:
    return float(record.rated(keyed(pd.DataFrame([said("new", outlet, **more)]))).iloc[0])


def test_outlets_earn_what_their_claims_came_to() -> None:
    record = learned(*two_outlets())
    assert record_of(record, "herald") > 0.85
    assert record_of(record, "tattler") < 0.15
    assert record_of(record, "gazette") == pytest.approx(0.5, abs=0.05)
    assert record_of(record, "never heard of") == pytest.approx(0.5, abs=0.05)


def test_few_outcomes_move_a_record_less_than_many() -> None:
    rows, y = two_outlets()
    record = learned(pd.concat([rows, pd.DataFrame([said("c001", "herald-on-sunday")])]), y)
    assert record_of(record, "never heard of") < record_of(record, "herald-on-sunday") < record_of(record, "herald")


def test_a_claims_own_outcome_does_not_count_for_it() -> None:
    rows, y = two_outlets()
    lone = pd.DataFrame([said("c001", "lone voice")])
    record = learned(pd.concat([rows, lone]), y)
    assert record.rated(keyed(lone)).iloc[0] == pytest.approx(record_of(record, "never heard of"))
    other = learned(pd.concat([rows, lone]), y.where(y.index != "c001", 0))
    assert record_of(other, "lone voice") < record_of(record, "lone voice")


def test_disputing_what_is_false_makes_a_low_record_of_that_side() -> None:
    rows, y = two_outlets()
    disputes = pd.DataFrame([said(c, "checker", "against") for c, held in y.items() if not held])
    record = learned(pd.concat([rows, disputes]), y)
    assert record_of(record, "checker", side="against") < 0.2
    assert record_of(record, "checker", side="for") == pytest.approx(record_of(record, "never heard of"))


def test_rating_is_what_an_outlet_starts_from() -> None:
    y = pd.Series([i % 2 for i in range(60)], index=[f"c{i:03}" for i in range(60)])
    rows = pd.DataFrame([said(c, f"outlet {i}", prior=0.9 if y[c] else 0.2) for i, c in enumerate(y.index)])
    record = learned(rows, y)
    assert record_of(record, "newcomer", prior=0.9) > 0.6 > 0.4 > record_of(record, "newcomer", prior=0.2)


def test_kind_of_source_tells_apart_where_it_matters() -> None:
    y = pd.Series([i % 2 for i in range(80)], index=[f"c{i:03}" for i in range(80)])
    kinds = {0: "anonymous", 1: "official"}
    rows = [said(c, f"o{i % 8}", source_kind=kinds[held]) for i, (c, held) in enumerate(y.items())]
    swapped = pd.Series([(i // 8 + i) % 2 for i in range(80)], index=y.index)
    rows = [row | {"source_kind": kinds[swapped[row["claim_id"]]]} for row in rows]
    record = learned(pd.DataFrame(rows), swapped)
    official, anonymous = (record_of(record, "o1", source_kind=kind) for kind in ("official", "anonymous"))
    assert official > 0.7 > 0.3 > anonymous


def of_claim(record: TrackRecord, *outlets: str, joined: bool = False) -> pd.Series[float]:
    """Record and weight of a new claim that these outlets assert."""
    return record.of_claims(keyed(pd.DataFrame([said("new", outlet) for outlet in outlets])), joined=joined).loc["new"]


def test_more_carriers_of_one_record_draw_the_mean_towards_it_and_never_beyond() -> None:
    rows, y = two_outlets()
    twins = [rows[rows.outlet_id == "tattler"].assign(outlet_id=f"tattler-{i}") for i in range(9)]
    record = learned(pd.concat([rows, *twins]), y)
    means = [of_claim(record, *(f"tattler-{i}" for i in range(n))).track_record for n in range(1, 10)]
    assert sorted(means, reverse=True) == means
    assert means[-1] > record_of(record, "tattler-0")


def test_an_outlet_has_one_vote_however_many_sorts_of_source_it_names() -> None:
    record = learned(*two_outlets())
    kinds = [said("new", "tattler", source_kind=kind) for kind in ("none", "anonymous", "official")]
    many = record.of_claims(keyed(pd.DataFrame([*kinds, said("new", "herald")])))
    assert many.loc["new"].tolist() == pytest.approx(of_claim(record, "tattler", "herald").tolist(), rel=1e-4)


def test_a_newcomer_without_outcomes_counts_for_what_its_like_is_expected_to_be() -> None:
    record = learned(*two_outlets())
    alone, joined = of_claim(record, "herald"), of_claim(record, "herald", "never heard of")
    assert record_of(record, "never heard of") < joined.track_record < alone.track_record
    assert joined.record_weight == alone.record_weight


def test_the_usual_newcomer_draws_a_record_towards_what_is_usual() -> None:
    record = learned(*two_outlets())
    for outlet in ("herald", "tattler"):
        now, then = of_claim(record, outlet), of_claim(record, outlet, joined=True)
        assert abs(then.track_record - 0.5) < abs(now.track_record - 0.5)
        assert then.record_weight == now.record_weight


def test_records_weigh_as_much_as_there_are_outcomes_behind_them() -> None:
    rows, y = two_outlets()
    record = learned(pd.concat([rows, pd.DataFrame([said("c001", "herald-on-sunday")])]), y)
    none, one, many = (of_claim(record, outlet) for outlet in ("never heard of", "herald-on-sunday", "herald"))
    assert (none.record_weight, none.track_record) == pytest.approx((0.0, float("nan")), nan_ok=True)
    assert (one.record_weight, many.record_weight) == pytest.approx((1 / 2, 20 / 21))


def test_order_and_repetition_of_votes_change_nothing() -> None:
    rows, y = two_outlets()
    again = learned(pd.concat([rows[::-1], rows]), y[::-1])
    pd.testing.assert_frame_equal(again.table(), learned(rows, y).table())


def test_table_shows_n_and_an_interval_around_every_record() -> None:
    table = learned(*two_outlets()).table()
    assert list(table.columns) == [*VOTE[1:], "n", "held", "record", "low", "high"]
    whole = table[table.speech_act.isna()].set_index("outlet_id")
    assert whole.n.to_dict() == {"gazette": 40, "herald": 20, "tattler": 20}
    assert whole.held.to_dict() == {"gazette": 20, "herald": 20, "tattler": 0}
    assert (whole.low < whole.record).all()
    assert (whole.record < whole.high).all()
    assert not table.duplicated(list(VOTE[1:])).any()


def test_later_outcomes_extend_records_and_replace_what_was_known() -> None:
    rows, y = two_outlets()
    record = learned(rows, y)
    news = pd.DataFrame([said(f"n{i}", "tattler") for i in range(20)])
    better = record.extended(keyed(news), pd.Series(1, index=[f"n{i}" for i in range(20)]))
    assert record_of(better, "tattler") > 0.4
    assert better.strengths == record.strengths
    same = record.extended(keyed(rows), y)
    pd.testing.assert_frame_equal(same.table(), record.table())


def test_nothing_known_gives_a_half() -> None:
    record = learned(pd.DataFrame([said("c1", "herald")]), pd.Series(dtype=int))
    assert record_of(record, "herald") == pytest.approx(0.5)
    assert record.table().empty
