"""One night's grouping: what is new finds its claims among those of the nights before, and only these are seen to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from dataclasses import replace
from datetime import datetime
from typing import Final

import numpy as np
import pandas as pd

from data.schema import TABLES
from data.store import Store
from data.validate import shown
from features.grouping.clusters import claims_of
from features.grouping.copies import Copy, in_order
from features.grouping.copy_index import update_copies
from features.grouping.gather import Gathered, Nodes, fresh_nodes, gather
from features.grouping.group import evidence_of
from features.grouping.index import ClaimIndex
from features.grouping.names import ClaimNames
from features.grouping.outlet_names import OutletNames, known_outlets
from features.grouping.rows import Article, as_articles
from features.grouping.rulings import Rulings, merges_in, rulings_in
from features.grouping.state import RESULT_TABLES, State
from features.grouping.stories import Story, new_claim_ids, stories_of, told_terms, vectors_of, weights_among

_AT_ONCE: Final = 20_000  # articles held in memory; more are grouped batch after batch, in the order they became known
_WORDINGS: Final = "select claim_id, claim from claims where claim_id in (select unnest($ids))"
_MET: Final = "select distinct outlet_id from articles where known_at <= $as_of and outlet_id is not null"
_DECISIONS: Final = "select * from grouping_decisions where known_at <= $as_of order by decided_at, decision_id"


def group_night(store: Store, as_of: datetime) -> None:
    """Group what was known at `as_of` and is new, revised or ruled upon since the night before.

    To be called inside a transaction. A claim that nothing new comes near keeps the evidence that it had.
    """
    state = State(store, as_of)
    decisions = store.query(_DECISIONS, as_of=as_of)
    fresh = state.fresh()
    for start in range(0, len(fresh), _AT_ONCE):
        batch = fresh[start : start + _AT_ONCE]
        night = _Night(state, rulings_in(decisions, ClaimNames(store, as_of).now_called()))
        night.take_in(batch)
        night.see_to_claims()
    night = _Night(state, Rulings())
    night.obey(decisions)
    night.see_to_claims()


class _Night:
    """A night's work in progress: which claims it touched, and the rulings that it heeds."""

    def __init__(self, state: State, rulings: Rulings) -> None:
        self.state = state
        self.rulings = rulings
        self.touched: set[str] = set()
        self.index, self.names = ClaimIndex(state.store, state.as_of), ClaimNames(state.store, state.as_of)
        self.common = self.index.commonness()

    def take_in(self, fresh: pd.DataFrame) -> None:
        """Place what is new or revised: rows of `State.fresh`."""
        articles = self.state.articles(fresh.article_id)
        recopied = update_copies(self.state.store, articles)
        self.state.note_grouped(fresh)
        if recopied - set(articles.article_id):
            articles = self.state.articles({*articles.article_id, *recopied})
        copies = self.state.copies(articles.article_id)
        read = self._read(articles)
        new = [read[article_id] for article_id in fresh.article_id[fresh.is_new] if article_id not in copies]
        if new:
            self.common = self.index.count_in(told_terms(new))
        self._move(read, copies)

    def obey(self, decisions: pd.DataFrame) -> None:
        """Do what analysts decided and is not done yet."""
        if decisions.empty:
            return
        known = self.state.claim_ids()
        self._note_unknown(decisions, known | self.names.now_called().keys())
        for (into, gone), author in merges_in(decisions, self.names.now_called()).items():
            if {into, gone} <= known:
                self.state.merge(gone, into)
                self.names.give(gone, into, "merged", author)
                self._index_anew({into})
                self.touched |= {into, gone}
        now = self.names.now_called()
        self.rulings = rulings_in(decisions, now)
        members = self.state.memberships(self.rulings.articles)
        placed = {(article_id, now.get(claim_id, claim_id)) for article_id, claim_id in members}
        pinned = {(article_id, claim_id) for article_id, (claim_id, _) in self.rulings.pins.items()}
        pinned = {pair for pair in pinned if pair[1] in known}
        moving = {article_id for article_id, _ in (pinned - placed) | (placed & set(self.rulings.splits))}
        if moving:
            self._move(self._read(self.state.articles(moving)), self.state.copies(moving))
        for (article_id, claim_id), author in sorted(self.rulings.splits.items()):
            if (article_id, claim_id) in placed:
                for new in sorted(self.state.stories(article_ids=[article_id])):
                    self.names.give(claim_id, new, "split", author)

    def _note_unknown(self, decisions: pd.DataFrame, known: Set[str]) -> None:
        """Keep aside, with the reason, what cannot be obeyed because there is no such claim."""
        named = pd.concat([decisions.claim_id, decisions.other_claim_id.dropna()])
        rows = [
            ("grouping_decisions", 0, f"no claim is or was called {shown(name)}; correct it, or decide again", None)
            for name in sorted(set(named) - known)
        ]
        if rows:
            self.state.store.write("rejected", pd.DataFrame(rows, columns=TABLES["rejected"].names), known="keep")

    def see_to_claims(self) -> None:
        """Write anew the claims that were touched, and what articles contribute to them."""
        if not self.touched:
            return
        leading = self.names.leading_articles(self.touched)
        stories, given = self.state.stories(claim_ids=self.touched), self._given(claim_ids=self.touched)
        members = {story.article_id for told in stories.values() for story in told} | set(given.article_id)
        copies = self._following(members)
        everyone = members | set(copies)
        ordered = in_order(self.state.articles(everyone))
        read = as_articles(ordered, self.state.reports(everyone))
        claims = claims_of(stories, given, copies, read)
        others = {c: told for c, told in self.state.stories(article_ids=members).items() if c not in self.touched}
        given_beside = self._given(article_ids=members)
        beside = claims_of(others, given_beside[~given_beside.claim_id.isin(self.touched)], copies, read)
        worded = self._wordings([claim.claim_id for claim in beside])
        found = evidence_of(
            claims,
            read,
            copies,
            weights_among(read.values(), self.common),
            self._outlet_names(),
            ordered,
            [replace(claim, wording=worded.get(claim.claim_id, claim.wording)) for claim in beside],
        )
        for table in RESULT_TABLES:
            self.state.delete(table, claim_id=self.touched)
            self.state.store.write(table, getattr(found, table), known="refuse")
        self.names.give_vanished(leading, "moved")

    def _outlet_names(self) -> OutletNames:
        met = self.state.store.query(_MET, as_of=self.state.as_of).outlet_id
        return OutletNames(known_outlets(self.state.store.rows("outlets"), met))

    def _read(self, articles: pd.DataFrame) -> dict[str, Article]:
        return as_articles(in_order(articles), self.state.reports(articles.article_id))

    def _move(self, read: Mapping[str, Article], copies: Mapping[str, Copy]) -> None:
        """Take articles out of where they are, and place them afresh."""
        self.touched |= self.state.claims_with({*read, *copies, *(copy.root for copy in copies.values())})
        lost = set(self.state.stories(article_ids=read))
        self.state.delete("stories", article_id=read)
        self._index_anew(lost)
        given = self._given(article_ids=read)
        self.touched |= set(given.claim_id)
        own = {article_id for article_id, _ in self.rulings.splits} | set(self.rulings.pins)
        bound = (set(given.article_id) | set(copies)) - own
        weights = weights_among(read.values(), self.common)
        pins = self._pinned(read)
        told = [a for article_id, a in read.items() if article_id not in bound and article_id not in pins]
        self._pin(pins)
        self._place([story for article in told for story in stories_of(article, weights)], read)

    def _pinned(self, read: Mapping[str, Article]) -> dict[str, str]:
        wanted = {at: claim_id for at, (claim_id, _) in self.rulings.pins.items() if at in read and read[at].reports}
        known = self.state.claim_ids() if wanted else set()
        return {article_id: claim_id for article_id, claim_id in wanted.items() if claim_id in known}

    def _pin(self, pins: Mapping[str, str]) -> None:
        claims: dict[str, list[Story]] = {}
        for article_id, claim_id in pins.items():
            claims.setdefault(claim_id, []).append(Story(article_id, article_id))
        self.state.put_stories(claims)
        self._index_anew(set(claims))
        self.touched |= set(claims)

    def _place(self, stories: list[Story], read: Mapping[str, Article]) -> None:
        """Put fresh stories into the claims that they tell."""
        if not stories:
            return
        names = self._new_claim_ids(stories)
        vectors = vectors_of(stories, [read[story.article_id] for story in stories], self.common)
        fresh = fresh_nodes(names, [story.article_id for story in stories], vectors)
        found = gather(fresh, self.index.near, self._apart(stories, names))
        self._note_gathered(found, names)
        claims: dict[str, list[Story]] = {}
        for story, name in zip(stories, names, strict=True):
            claims.setdefault(found.claim_of[name], []).append(story)
        self.state.put_stories(claims)

    def _new_claim_ids(self, stories: list[Story]) -> list[str]:
        taken: set[str] = set()
        while more := self.names.taken(names := new_claim_ids([story.story_id for story in stories], taken)):
            taken |= more
        return names

    def _note_gathered(self, found: Gathered, fresh: list[str]) -> None:
        merged = {name: now for name, now in found.claim_of.items() if now != name}
        changed = {found.claim_of[name] for name in fresh} | set(merged.values())
        for name in sorted(set(merged) - set(fresh)):
            self.state.merge(name, merged[name])
            self.names.give(name, merged[name], "merged")
            self.touched.add(name)
        self.index.put(found.claims.only([name in changed for name in found.claims.names]))
        self.touched |= changed

    def _apart(self, stories: list[Story], names: list[str]) -> set[tuple[str, str]]:
        """Claims that analysts' splits keep apart."""
        where: dict[str, set[str]] = {}
        for story, name in zip(stories, names, strict=True):
            where.setdefault(story.article_id, set()).add(name)
        for claim_id, told in self.state.stories(article_ids={a for a, _ in self.rulings.splits}).items():
            for story in told:
                where.setdefault(story.article_id, set()).add(claim_id)
        return {
            (name, claim_id)
            for article_id, claim_id in self.rulings.splits
            for name in where.get(article_id, ())
            if name != claim_id
        }

    def _index_anew(self, claim_ids: Collection[str]) -> None:
        """Bring the index of claims in line with the stories that they have now."""
        if not claim_ids:
            return
        ages = dict(zip((before := self.index.claims(claim_ids)).names, before.ages.tolist(), strict=True))
        self.state.delete("claim_index", claim_id=claim_ids)
        left = [(claim_id, story) for claim_id, told in self.state.stories(claim_ids).items() for story in told]
        if not left:
            return
        read = self._read(self.state.articles({story.article_id for _, story in left}))
        vectors = vectors_of([s for _, s in left], [read[s.article_id] for _, s in left], self.common)
        names = [claim_id for claim_id, _ in left]
        since = np.array([ages.get(name, pd.Timestamp(self.state.as_of).as_unit("us").value) for name in names])
        nodes = Nodes(names, names, since, np.ones(len(names), dtype=np.int64), vectors)
        self.index.put(nodes.merged(np.unique(names, return_inverse=True)[1])[0])

    def _given(self, **among: Collection[str]) -> pd.DataFrame:
        given = self.state.given(**among)
        pairs = zip(given.article_id, given.claim_id, strict=True)
        return given.loc[np.array([pair not in self.rulings.splits for pair in pairs], dtype=bool)]

    def _following(self, members: Collection[str]) -> dict[str, Copy]:
        """Copies of the members that have no place of their own, and these members' own roots."""
        copies = self.state.copies(members)
        told = self.state.stories(article_ids=copies).values()
        placed = {story.article_id for stories in told for story in stories}
        placed.update(self._given(article_ids=copies).article_id)
        return {one: copy for one, copy in copies.items() if one in members or one not in placed}

    def _wordings(self, claim_ids: Collection[str]) -> dict[str, str]:
        rows = self.state.store.query(_WORDINGS, ids=sorted(claim_ids))
        return dict(zip(rows.claim_id, rows.claim, strict=True))
