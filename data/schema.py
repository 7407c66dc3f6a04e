"""The single truth about tables: columns, units, allowed values and keys.

DDL, type conversion, the exported data dictionary and the checks on written frames all derive from `TABLES`.
A span is a half-open `[start, end)` pair of character offsets; a span column holds a list of them, because a
source, cue or content may be broken up ("The dam, *said Ms Okoro*, is safe").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

SOURCE_KINDS: Final = (
    "anonymous", "official", "named_person", "institution", "outlet", "document", "eyewitness", "none",
)  # fmt: skip
HEDGES: Final = ("none", "weak", "strong")
RESPONSES: Final = (
    "confirms", "denies_specific", "denies_general", "non_denial", "no_comment", "did_not_respond", "not_asked", "silent",
)  # fmt: skip
SPEECH_ACTS: Final = ("assertion", "recommendation", "prediction", "threat", "opinion", "question")
ACCESSES: Final = ("unstated", "familiar", "briefed", "direct")
ANONYMITY_REASONS: Final = ("not_authorised", "sensitivity", "fear", "ongoing_inquiry", "policy", "other")
STANCES: Final = ("for", "against", "observing")
OFFICIAL_STATUSES: Final = ("confirmed", "partly confirmed", "denied", "no comment", "silent", "none")
OUTCOMES: Final = ("true", "false", "unverified")
HORIZONS: Final = ("6 h", "24 h", "72 h", "last")
OUTLET_KINDS: Final = (
    "wire", "newspaper", "broadcaster", "magazine", "online", "state media", "government", "company", "social", "blog",
)  # fmt: skip
ALIAS_REASONS: Final = ("merged", "split", "moved", "regrouped")
DECISION_KINDS: Final = ("merge", "split", "pin")
LINK_KINDS: Final = (
    "copy", "paraphrase", "credit", "statement", "document", "quotation", "translation", "retelling", "own-newsroom",
)  # fmt: skip
ORIGIN_SIDES: Final = ("for", "against", "observing")
PROVENANCE_KINDS: Final = (*LINK_KINDS, "follow-up")


@dataclass(frozen=True)
class Column:
    """One column: its DuckDB type, meaning, unit and allowed values (empty: any)."""

    name: str
    type: str
    meaning: str
    unit: str = ""
    allowed: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One table: a noun, its key and its columns."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    by_name: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})

    @property
    def names(self) -> list[str]:
        """Column names in order."""
        return [column.name for column in self.columns]


def _c(
    name: str, type: str, meaning: str, unit: str = "", allowed: tuple[str, ...] = (), required: bool = False
) -> Column:
    return Column(name, type, meaning, unit, allowed, required)


_SPANS: Final = "INTEGER[][]"

TABLES: Final[Mapping[str, Table]] = {
    table.name: table
    for table in (
        Table("outlets", "A publisher.", ("outlet_id",), (
            _c("outlet_id", "VARCHAR", "Registered domain, or a slug of the name where no url is known", required=True),
            _c("name", "VARCHAR", "Name as printed on the masthead"),
            _c("aliases", "VARCHAR[]", "Other names by which articles credit it"),
            _c("kind", "VARCHAR", "What sort of publisher it is", allowed=OUTLET_KINDS),
            _c("owner", "VARCHAR", "Who owns it; sister titles share a newsroom"),
            _c("prior", "DOUBLE", "External rating of reliability; NULL when unrated", "share"),
            _c("in_book", "BOOLEAN", "Whether it stands in the outlet book; false where articles alone made it known"),
        )),
        Table("articles", "One published text, one row a revision.", ("article_id", "revision"), (
            _c("article_id", "VARCHAR", "As given, or a hash of url, or of title and text", required=True),
            _c("revision", "INTEGER", "0 for the text first received, 1 for the first change, …", required=True),
            _c("sha256", "VARCHAR", "SHA-256 of the title and text as received", required=True),
            _c("url", "VARCHAR", "Where it was published"),
            _c("outlet_id", "VARCHAR", "Who published it; NULL when unknown"),
            _c("title", "VARCHAR", "Headline; NULL when the text has none"),
            _c("text", "VARCHAR", "Body; NULL when only the headline is known"),
            _c("author", "VARCHAR", "Byline"),
            _c("language", "VARCHAR", "ISO 639-1 code as given"),
            _c("published_at", "TIMESTAMP", "When it was published, UTC; NULL when undated"),
            _c("known_at", "TIMESTAMP", "From when on a score may use it, UTC", required=True),
        )),
        Table("given_claims", "Articles that came already grouped.", ("article_id", "claim_id"), (
            _c("article_id", "VARCHAR", "The article", required=True),
            _c("claim_id", "VARCHAR", "The claim it came with", required=True),
            _c("claim", "VARCHAR", "The claim's wording as given"),
        )),
        Table("reports", "One assertion in one article.", ("report_id",), (
            _c("report_id", "VARCHAR", "article_id, revision and running number", required=True),
            _c("article_id", "VARCHAR", "The article", required=True),
            _c("revision", "INTEGER", "The revision that was read", required=True),
            _c("ordinal", "INTEGER", "Running number within the article, headline first", required=True),
            _c("part", "VARCHAR", "Where it stands", allowed=("title", "text"), required=True),
            _c("sentence", "VARCHAR", "The sentence it stands in", required=True),
            _c("sentence_start", "INTEGER", "Offset of the sentence in its part", "characters", required=True),
            _c("sentence_end", "INTEGER", "Offset of the sentence's end in its part", "characters", required=True),
            _c("content", _SPANS, "What is asserted", "characters", required=True),
            _c("source", _SPANS, "Who is said to say it; empty when nobody is", "characters", required=True),
            _c("cue", _SPANS, "The words of saying", "characters", required=True),
            _c("content_text", "VARCHAR", "The content's words", required=True),
            _c("source_text", "VARCHAR", "The source's words; NULL when there is none"),
            _c("speaker", "VARCHAR", "Whom the source's words mean, by the fullest name in the article; NULL when unnamed or unclear"),
            _c("source_kind", "VARCHAR", "Sort of source", allowed=SOURCE_KINDS, required=True),
            _c("credited_outlet", "VARCHAR", "Another outlet that the report is credited to, as the text names it"),
            _c("response", "VARCHAR", "How an addressed party reacted; NULL when it is no reaction", allowed=RESPONSES),
            _c("responds_to", "VARCHAR", "The report that a reaction answers; NULL when it is no reaction or answers none"),
            _c("hedge", "VARCHAR", "How far the content is hedged", allowed=HEDGES, required=True),
            _c("speech_act", "VARCHAR", "What sort of saying it is", allowed=SPEECH_ACTS, required=True),
            _c("on_record", "BOOLEAN", "Whether the source stands to it by name", required=True),
            _c("anonymous_access", "VARCHAR", "How close an anonymous source is; NULL when named", allowed=ACCESSES),
            _c("anonymity_reason", "VARCHAR", "Why the source goes unnamed; NULL when none is given", allowed=ANONYMITY_REASONS),
            _c("n_anonymous", "INTEGER", "How many unnamed sources the text claims; NULL when named", "count"),
            _c("hops", "INTEGER", "Distance from speaker to article: 0 own voice, 1 source, 2 through another outlet", "count", required=True),
            _c("opinion_piece", "BOOLEAN", "Whether the article is an editorial, column or comment", required=True),
            _c("spun", "BOOLEAN", "Whether the sentence reads as if a machine had paraphrased it; NULL for headlines"),
            _c("extraction_confidence", "DOUBLE", "How sure the reading is, not the claim", "share", required=True),
        )),
        Table("read_articles", "Which revision was read by which reader.", ("article_id", "revision"), (
            _c("article_id", "VARCHAR", "The article", required=True),
            _c("revision", "INTEGER", "The revision", required=True),
            _c("reader_version", "VARCHAR", "Version of the reading rules", required=True),
        )),
        Table("rejected", "Input that could not be used, kept aside with the reason.", ("file", "line", "reason"), (
            _c("file", "VARCHAR", "The input file", required=True),
            _c("line", "BIGINT", "Line or row number, from 1; 0 for the file as a whole", required=True),
            _c("reason", "VARCHAR", "What is wrong and what would mend it", required=True),
            _c("excerpt", "VARCHAR", "The start of what was rejected"),
        )),
        Table("prints", "What is kept of an article to know its copies by: samples of hashed runs of its words and of its facts.", ("article_id",), (
            _c("article_id", "VARCHAR", "The article", required=True),
            _c("revision", "INTEGER", "The revision that was printed", required=True),
            _c("outlet_id", "VARCHAR", "As in the article"),
            _c("published_at", "TIMESTAMP", "As in the article"),
            _c("known_at", "TIMESTAMP", "As in the article", required=True),
            _c("body", "UBIGINT", "Hash of all words of the text; 0 when it has none", required=True),
            _c("title", "UBIGINT", "Hash of all words of the headline; 0 when it has too few to tell anything", required=True),
            _c("original", "BOOLEAN", "Whether no earlier article has the very same words", required=True),
            _c("words", "UBIGINT[]", "Hashed runs of five words that words_step divides", required=True),
            _c("words_step", "INTEGER", "One in so many runs of words is kept", required=True),
            _c("words_spared", "BOOLEAN", "Whether it has hardly anything but its outlet's house text, which then counts", required=True),
            _c("facts", "UBIGINT[]", "Hashed runs of two names or numbers that facts_step divides", required=True),
            _c("facts_step", "INTEGER", "One in so many runs of facts is kept", required=True),
            _c("facts_spared", "BOOLEAN", "As words_spared, of facts", required=True),
        )),
        Table("house_shingles", "What an outlet prints under many of its articles, hence no sign of copying.", ("outlet_id", "kind", "shingle"), (
            _c("outlet_id", "VARCHAR", "The outlet", required=True),
            _c("kind", "VARCHAR", "What it is a run of", allowed=("words", "facts"), required=True),
            _c("shingle", "UBIGINT", "The run's hash without its lowest byte", required=True),
        )),
        Table("copies", "Which article repeats which earlier one.", ("article_id",), (
            _c("article_id", "VARCHAR", "The copy", required=True),
            _c("parent_id", "VARCHAR", "The article that it has most of", required=True),
            _c("root_id", "VARCHAR", "The first article that told it: neither a copy nor a paraphrase itself", required=True),
            _c("kind", "VARCHAR", "How it repeats its parent: word for word or nearly so, or the same names and numbers in other words", allowed=("copy", "paraphrase"), required=True),
            _c("share", "DOUBLE", "How much of the shorter one the other has, 1 for the same words", "share", required=True),
            _c("rephrased", "BOOLEAN", "Whether it was told in other words anywhere on the way from its root", required=True),
        )),
        Table("claims", "One proposition that articles make or dispute.", ("claim_id",), (
            _c("claim_id", "VARCHAR", "Stable id", required=True),
            _c("claim", "VARCHAR", "Its wording", required=True),
            _c("given", "BOOLEAN", "Whether it came with the input rather than from grouping", required=True),
            _c("speech_act", "VARCHAR", "What sort of saying it is", allowed=SPEECH_ACTS, required=True),
            _c("first_seen", "TIMESTAMP", "First publication; NULL when undated"),
            _c("last_seen", "TIMESTAMP", "Latest publication; NULL when undated"),
        )),
        Table("evidence", "What one article contributes to one claim.", ("claim_id", "article_id"), (
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("article_id", "VARCHAR", "The article", required=True),
            _c("report_id", "VARCHAR", "The report in it that bears on the claim most", required=True),
            _c("stance", "VARCHAR", "Where the article stands on the claim", allowed=STANCES, required=True),
            _c("origin_id", "VARCHAR", "The origin that it rests on", required=True),
            _c("copy_of", "VARCHAR", "The article that it copies; NULL when it copies none"),
            _c("link", "VARCHAR", "How it hangs on its origin; NULL for the root", allowed=LINK_KINDS),
            _c("main", "BOOLEAN", "Whether the claim is what the article is about", required=True),
        )),
        Table("bearings", "Which reports bear on which claim.", ("claim_id", "report_id"), (
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("report_id", "VARCHAR", "A report that bears on it", required=True),
        )),
        Table("origins", "One independent root of information behind a claim.", ("claim_id", "origin_id"), (
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("origin_id", "VARCHAR", "The origin", required=True),
            _c("article_id", "VARCHAR", "The earliest article that rests on it", required=True),
            _c("name", "VARCHAR", "Who or what it is: an outlet, a source, a statement", required=True),
            _c("side", "VARCHAR", "Whether it speaks for or against the claim", allowed=ORIGIN_SIDES, required=True),
            _c("on_claim", "BOOLEAN", "Whether its articles tell of the claim; false where they turn out to be about something else"),
        )),
        Table("claim_aliases", "Where a claim that was merged, split or moved is now to be found.", ("claim_id", "now_claim_id", "as_of"), (
            _c("claim_id", "VARCHAR", "The claim as it was called before", required=True),
            _c("now_claim_id", "VARCHAR", "The claim that it, or what was split from it, is now", required=True),
            _c("reason", "VARCHAR", "What happened to it", allowed=ALIAS_REASONS, required=True),
            _c("as_of", "TIMESTAMP", "The night that it happened, UTC", required=True),
            _c("author", "VARCHAR", "The analyst who decided it; NULL where grouping did"),
        )),
        Table("grouping_decisions", "What analysts decided about which article belongs to which claim.", ("decision_id",), (
            _c("decision_id", "VARCHAR", "Hash of what was decided and when", required=True),
            _c("kind", "VARCHAR", "merge two claims, split an article from a claim, or pin it to one", allowed=DECISION_KINDS, required=True),
            _c("claim_id", "VARCHAR", "The claim; of a merge the one that remains", required=True),
            _c("other_claim_id", "VARCHAR", "The claim that is merged into it; NULL where an article is split or pinned"),
            _c("article_id", "VARCHAR", "The article that is split or pinned; NULL where claims are merged"),
            _c("decided_at", "TIMESTAMP", "When it was decided, UTC", required=True),
            _c("author", "VARCHAR", "Who decided it", required=True),
            _c("reason", "VARCHAR", "Why", required=True),
            _c("known_at", "TIMESTAMP", "From when on a night respects it, UTC", required=True),
        )),
        Table("grouping_nights", "The nights that the present grouping went through.", ("as_of",), (
            _c("as_of", "TIMESTAMP", "The night's moment, UTC", required=True),
            _c("version", "VARCHAR", "Rules by which it read and grouped", required=True),
            _c("lasting", "BOOLEAN", "Whether later nights build on it; a look back at a past moment does not last", required=True),
            _c("done", "BOOLEAN", "Whether the tables hold what it found", required=True),
            _c("n_texts", "BIGINT", "Texts behind term_counts after it", "count", required=True),
        )),
        Table("grouped_articles", "Which revision of each article was grouped.", ("article_id",), (
            _c("article_id", "VARCHAR", "The article", required=True),
            _c("revision", "INTEGER", "The revision", required=True),
            _c("n_given", "INTEGER", "Claims that it came with", "count", required=True),
            _c("since", "TIMESTAMP", "The night that grouped it, UTC", required=True),
        )),
        Table("stories", "What grouping placed in which claim: a whole article, or a passage of one without a headline.", ("story_id",), (
            _c("story_id", "VARCHAR", "The article's id or, of a passage, that of its first report", required=True),
            _c("article_id", "VARCHAR", "The article", required=True),
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("wording", "VARCHAR", "What a passage claims; NULL for a whole article"),
            _c("report_ids", "VARCHAR[]", "The reports that make the passage; none for a whole article", required=True),
            _c("main", "BOOLEAN", "Whether it is what the article is about", required=True),
            _c("since", "TIMESTAMP", "The night that placed it there, UTC", required=True),
        )),
        Table("claim_index", "What each claim that grouping found is made of, to find it by.", ("claim_id",), (
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("n_stories", "INTEGER", "Stories that tell it", "count", required=True),
            _c("terms", "INTEGER[]", "Hashes of its strongest terms", required=True),
            _c("weights", "FLOAT[]", "Mean weights of these terms in its stories' vectors", required=True),
            _c("places", "INTEGER[]", "Where stories that may be the same claim meet it", required=True),
            _c("since", "TIMESTAMP", "The night that found it, UTC", required=True),
            _c("changed", "TIMESTAMP", "The night that changed its stories last, UTC", required=True),
        )),
        Table("term_counts", "In how many texts each term stood.", ("term",), (
            _c("term", "INTEGER", "Hash of the term", required=True),
            _c("n", "BIGINT", "Texts that hold it", "count", required=True),
        )),
        Table("provenance", "One step from an article to what it rests on.", ("claim_id", "article_id", "place"), (
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("article_id", "VARCHAR", "The article that took it", required=True),
            _c("place", "INTEGER", "1 for the step towards the origin, then the article's other credits; follow-ups of a root lead nowhere", required=True),
            _c("from_article_id", "VARCHAR", "The article that it has it from; NULL when that is not among the articles"),
            _c("from_outlet_id", "VARCHAR", "The outlet that it has it from; NULL when unknown"),
            _c("kind", "VARCHAR", "How it took it", allowed=PROVENANCE_KINDS, required=True),
            _c("weight", "DOUBLE", "Copies: share of the text taken over; else how sure the step is", "share", required=True),
            _c("report_id", "VARCHAR", "The report that shows it", required=True),
            _c("part", "VARCHAR", "Where what shows it stands", allowed=("title", "text"), required=True),
            _c("start", "INTEGER", "Its offset in that part", "characters", required=True),
            _c("end", "INTEGER", "Offset of its end in that part", "characters", required=True),
            _c("sentence", "VARCHAR", "The sentence that shows it; of a copy the longest run of words taken over", required=True),
        )),
        Table("outcomes", "What turned out.", ("claim_id", "decided_at"), (
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("outcome", "VARCHAR", "What turned out", allowed=OUTCOMES, required=True),
            _c("decided_at", "TIMESTAMP", "When it was decided, UTC", required=True),
            _c("decided_by", "VARCHAR", "Who decided it"),
            _c("evidence", "VARCHAR", "Where the decision can be read"),
        )),
        Table("overrides", "An analyst's own judgement: shown beside the score, never mixed into it.", ("claim_id", "made_at"), (
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("made_at", "TIMESTAMP", "When it was made, UTC", required=True),
            _c("confidence", "DOUBLE", "Probability that the claim holds, as the analyst sees it", "share", required=True),
            _c("author", "VARCHAR", "Who made it", required=True),
            _c("reason", "VARCHAR", "Why", required=True),
            _c("expires_at", "TIMESTAMP", "From when on it is no longer shown, UTC; NULL: until another is made"),
        )),
        Table("scores", "A dated forecast, never rewritten.", ("claim_id", "as_of", "model_version"), (
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("as_of", "TIMESTAMP", "The moment whose knowledge it rests on, UTC", required=True),
            _c("model_version", "VARCHAR", "The model that made it", required=True),
            _c("confidence", "DOUBLE", "Probability that the claim holds; NULL when it cannot be judged", "share"),
            _c("low", "DOUBLE", "Lower end of the 90 % interval", "share"),
            _c("high", "DOUBLE", "Upper end of the 90 % interval", "share"),
            _c("likelihood", "VARCHAR", "Words of likelihood with their range", required=True),
            _c("admiralty", "VARCHAR", "Admiralty code: source A–F, information 1–6", required=True),
            _c("official_status", "VARCHAR", "Last word of whoever is entitled to give it", allowed=OFFICIAL_STATUSES, required=True),
            _c("reasons", "VARCHAR", "The factors that move it most, with their log-odds; NULL when it was not scored"),
            _c("evidence_sha256", "VARCHAR", "SHA-256 of the feature row that it was made from", required=True),
        )),
        Table("receipts", "A past forecast whose outcome is now known, by how early it was made.", ("claim_id", "horizon"), (
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("horizon", "VARCHAR", "The latest forecast within so long of the first article, or the last before the outcome", allowed=HORIZONS, required=True),
            _c("as_of", "TIMESTAMP", "As in the score", required=True),
            _c("model_version", "VARCHAR", "As in the score", required=True),
            _c("confidence", "DOUBLE", "As in the score", "share", required=True),
            _c("low", "DOUBLE", "As in the score", "share"),
            _c("high", "DOUBLE", "As in the score", "share"),
            _c("held", "INTEGER", "1 when the claim turned out true, 0 when false", required=True),
            _c("kind", "VARCHAR", "What sort of saying the claim is", allowed=SPEECH_ACTS, required=True),
        )),
        Table("factors", "What moved a score, in log-odds; they add up to it exactly.", ("claim_id", "as_of", "model_version", "factor"), (
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("as_of", "TIMESTAMP", "As in the score", required=True),
            _c("model_version", "VARCHAR", "As in the score", required=True),
            _c("factor", "VARCHAR", "A feature, or 'base' for where every claim starts", required=True),
            _c("value", "DOUBLE", "The feature's value; NULL when missing"),
            _c("log_odds", "DOUBLE", "What it adds", "log-odds", required=True),
            _c("report_id", "VARCHAR", "The report that shows it; NULL for what no sentence can show"),
        )),
        Table("next_evidence", "What one more piece of evidence would make of a score.", ("claim_id", "as_of", "model_version", "evidence"), (
            _c("claim_id", "VARCHAR", "The claim", required=True),
            _c("as_of", "TIMESTAMP", "As in the score", required=True),
            _c("model_version", "VARCHAR", "As in the score", required=True),
            _c("evidence", "VARCHAR", "What might come", required=True),
            _c("confidence", "DOUBLE", "What the score would then be", "share", required=True),
            _c("change", "DOUBLE", "That less the score", "share", required=True),
        )),
        Table("drift", "Whether a feature is spread as among the claims that the model learned from.", ("feature",), (
            _c("feature", "VARCHAR", "The feature", required=True),
            _c("n", "BIGINT", "Claims of the night", "count", required=True),
            _c("psi", "DOUBLE", "Population stability index; NULL without claims"),
            _c("by_chance", "DOUBLE", "What the index stays below 95 times in 100 without any drift"),
            _c("drift", "VARCHAR", "How far the index exceeds that", allowed=("none", "some", "much", "cannot be judged"), required=True),
        )),
        Table("records", "What an outlet's earlier claims came to, by side, kind of claim and kind of source.", ("record_id",), (
            _c("record_id", "VARCHAR", "Outlet, side and kinds", required=True),
            _c("outlet_id", "VARCHAR", "The outlet", required=True),
            _c("side", "VARCHAR", "The side that it took", allowed=STANCES, required=True),
            _c("speech_act", "VARCHAR", "Kind of claim; NULL: all kinds", allowed=SPEECH_ACTS),
            _c("source_kind", "VARCHAR", "Kind of its leading source; NULL: all kinds", allowed=SOURCE_KINDS),
            _c("n", "BIGINT", "Claims decided by the night", "count", required=True),
            _c("held", "BIGINT", "Claims among them that held", "count", required=True),
            _c("record", "DOUBLE", "How often such claims hold, drawn towards what its rating makes one expect", "share", required=True),
            _c("low", "DOUBLE", "Lower end of the 90 % interval", "share", required=True),
            _c("high", "DOUBLE", "Upper end of the 90 % interval", "share", required=True),
        )),
        Table("night", "The night that the snapshot shows: one row.", ("as_of",), (
            _c("as_of", "TIMESTAMP", "The night's moment, UTC", required=True),
            _c("model_version", "VARCHAR", "The model that scored", required=True),
        )),
        Table("dictionary", "What every column means.", ("belongs_to", "name"), (
            _c("belongs_to", "VARCHAR", "The table, or 'features'", required=True),
            _c("name", "VARCHAR", "The column", required=True),
            _c("type", "VARCHAR", "DuckDB type", required=True),
            _c("unit", "VARCHAR", "Unit"),
            _c("meaning", "VARCHAR", "What it says", required=True),
            _c("allowed", "VARCHAR", "Allowed values, or bounds"),
            _c("missing", "VARCHAR", "What stands where there is nothing to count; 'missing' stays missing"),
            _c("expect", "VARCHAR", "Effect on 'the claim holds': + may only raise it, - only lower, ? is learned, 0 is never scored"),
            _c("weight", "DOUBLE", "What the model in use gives it; NULL when that model does not know it", "log-odds"),
        )),
        Table("runs", "One night.", ("run_id",), (
            _c("run_id", "VARCHAR", "Hash of as_of, evidence and model", required=True),
            _c("as_of", "TIMESTAMP", "The night's moment, UTC", required=True),
            _c("model_version", "VARCHAR", "The model that scored", required=True),
            _c("n_articles", "BIGINT", "Articles known", "count", required=True),
            _c("n_reports", "BIGINT", "Reports in them", "count", required=True),
            _c("n_claims", "BIGINT", "Claims scored", "count", required=True),
            _c("n_origins", "BIGINT", "Origins behind them", "count", required=True),
            _c("n_rejected", "BIGINT", "Rows kept aside", "count", required=True),
            _c("finished_at", "TIMESTAMP", "When it was first completed, UTC", required=True),
            _c("seconds", "DOUBLE", "How long that took", "seconds", required=True),
        )),
    )
}  # fmt: skip


class SchemaError(ValueError):
    """A frame does not fit its table; the message names table, column and value."""


def ddl(table: Table) -> str:
    """CREATE TABLE statement of a table.

    >>> print(ddl(Table("t", "A thing.", ("t_id",), (Column("t_id", "VARCHAR", "id", required=True),))))
    CREATE TABLE IF NOT EXISTS t ("t_id" VARCHAR NOT NULL, PRIMARY KEY (t_id))
    """
    columns = [f'"{c.name}" {c.type}{" NOT NULL" if c.required else ""}' for c in table.columns]
    return f"CREATE TABLE IF NOT EXISTS {table.name} ({', '.join(columns)}, PRIMARY KEY ({', '.join(table.key)}))"


def conform(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with exactly the table's columns, in order; absent optional columns become NULL.

    Raises SchemaError for an unknown column, a missing required value, a value that is not allowed or a repeated key.
    """
    unknown = [name for name in frame.columns if name not in table.by_name]
    if unknown:
        raise SchemaError(f"{table.name} has no column {unknown[0]!r}; it has {', '.join(table.names)}")
    whole = frame.reindex(columns=table.names)
    for column in table.columns:
        values = whole[column.name]
        if column.required and values.isna().any():
            raise SchemaError(f"{table.name}.{column.name} must not be missing (row {_first(values.isna())})")
        if column.allowed:
            wrong = values.notna() & ~values.isin(column.allowed)
            if wrong.any():
                value = values[wrong].iloc[0]
                raise SchemaError(f"{table.name}.{column.name} is {value!r}; use one of {', '.join(column.allowed)}")
    repeated = whole.duplicated(list(table.key))
    if repeated.any():
        raise SchemaError(f"{table.name} has two rows with {dict(whole.loc[repeated, list(table.key)].iloc[0])}")
    return whole


def empty(table: Table) -> pd.DataFrame:
    """A frame with the table's columns and no rows."""
    return pd.DataFrame({name: pd.Series(dtype=object) for name in table.names})


def describe(tables: Iterable[Table]) -> pd.DataFrame:
    """One dictionary row a column of the tables. Shape `[n columns, 6]`."""
    return pd.DataFrame(
        [
            {
                "belongs_to": table.name,
                "name": c.name,
                "type": c.type,
                "unit": c.unit or None,
                "meaning": c.meaning,
                "allowed": " / ".join(c.allowed) or None,
            }
            for table in tables
            for c in table.columns
        ]
    )


def _first(mask: pd.Series[bool]) -> object:
    return mask.index[mask][0]
