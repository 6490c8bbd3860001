"""The closed vocabularies of design section 5: the same words in code, database, screen and export."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """How a claim is put, as its outermost committed voice gives it."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    CLAIMED = "claimed"
    ACCUSED = "accused"
    ACCUSED_BY_AUTHORITIES = "accused_by_authorities"
    HEDGED = "hedged"
    INSINUATED = "insinuated"
    DOUBTED = "doubted"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    DEMANDED = "demanded"
    PLANNED = "planned"
    OPINION = "opinion"


class Modality(StrEnum):
    """Whether an event took place in the world its claim speaks of."""

    ACTUAL = "actual"
    ATTEMPTED = "attempted"
    THREATENED = "threatened"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class Polarity(StrEnum):
    """Whether a claim says that something is so, or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class VoiceKind(StrEnum):
    """Who a voice is to the reader."""

    AUTHOR = "author"
    PUBLISHER = "publisher"
    NAMED = "named"
    ROLE_ONLY = "role-only"
    ANONYMOUS = "anonymous"
    PRESS = "press"
    UNKNOWN = "unknown"


class VoiceMode(StrEnum):
    """How a voice comes into the text."""

    QUOTED = "quoted"
    INDIRECT = "indirect"
    NARRATED = "narrated"


class MentionKind(StrEnum):
    """What kind of thing a mention names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"
    PLACE = "place"
    FACILITY = "facility"
    WEAPON = "weapon"
    VEHICLE = "vehicle"
    OTHER = "other"


class RoleName(StrEnum):
    """The part somebody or something plays in an event."""

    AGENT = "agent"
    PATIENT = "patient"
    INSTIGATOR = "instigator"
    BENEFICIARY = "beneficiary"
    INSTRUMENT = "instrument"
    PLACE = "place"
    CLAIMANT = "claimant"
    WITNESS = "witness"
    MEDIATOR = "mediator"
    AUTHORITY = "authority"


class VictimStatus(StrEnum):
    """What a victim or target is said to be."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    POLICE = "police"
    PRISONER = "prisoner"
    MINOR = "minor"
    OFFICIAL = "official"
    UNKNOWN = "unknown"


class Bound(StrEnum):
    """How a quantity is bounded."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    FEWER_THAN = "fewer than"
    ABOUT = "about"
    BETWEEN = "between"
    VAGUE = "vague"


class Tally(StrEnum):
    """How a quantity adds up with others."""

    CUMULATIVE = "cumulative"
    NEW = "new"


class TimeSemantics(StrEnum):
    """How an event lies in its time range."""

    THROUGHOUT = "throughout"
    SOMETIME_WITHIN = "sometime within"


class DocKind(StrEnum):
    """What kind of text a document is, as its layout and words show."""

    WIRE = "wire"
    STATEMENT = "statement"
    COMMUNIQUE = "communique"
    TESTIMONY = "testimony"
    REPORT = "report"
    ARTICLE = "article"
    UNKNOWN = "unknown"


class RegionKind(StrEnum):
    """What a stretch of a document is for; only `body` and `headline` make claims."""

    BODY = "body"
    HEADLINE = "headline"
    BYLINE = "byline"
    MASTHEAD = "masthead"
    DATELINE = "dateline"
    NOTE = "note"
    SIGNATURE = "signature"
    BOILERPLATE = "boilerplate"


class CopyKind(StrEnum):
    """In which way two documents are not independent."""

    SAME = "same"
    REPRINT = "reprint"
    EXCERPT = "excerpt"
    TRANSLATION = "translation"
    SAME_ISSUER = "same issuer"
    CITES = "cites"


class LinkKind(StrEnum):
    """What a link joins."""

    COPY = "copy"
    INCIDENT = "incident"
    ACTOR = "actor"


class Relation(StrEnum):
    """How a cell stands to the other cells of its row."""

    AGREES = "agrees"
    COMPATIBLE = "compatible"
    CONTAINS = "contains"
    CONTRADICTS = "contradicts"
    UPDATES = "updates"
    DENIES = "denies"
    DENIED = "denied by another"
    SCOPE_DIFFERS = "scope differs"
    SILENT = "silent"
    NOT_UNDERSTOOD = "not understood"
    ONLY = "only"


class Question(StrEnum):
    """A row of the side-by-side table."""

    WHAT = "what"
    WHO_DID_IT = "who did it"
    WHO_ORDERED_IT = "who ordered it"
    TO_WHOM = "to whom"
    KILLED = "killed"
    INJURED = "injured"
    DETAINED = "detained"
    MISSING = "missing"
    WHEN = "when"
    WHERE = "where"
    HOW = "how"
    WHY = "why"
    RESPONSE = "response"


class Verdict(StrEnum):
    """What a person says of a proposal."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Ruling(StrEnum):
    """What a person says of one aspect of a reading."""

    ADD = "add"
    SET = "set"
    REJECT = "reject"
    ACCEPT = "accept"
    UNSURE = "unsure"


class Aspect(StrEnum):
    """What of a reading a person can speak of: a whole claim or event, or one value of it."""

    CLAIM = "claim"
    EVENT = "event"
    CONTENT = "content"
    VOICES = "voices"
    CERTAINTY = "certainty"
    POLARITY = "polarity"
    MODALITY = "modality"
    ACT = "act"
    TRIGGER = "trigger"
    ROLE = "role"
    COUNT = "count"
    WHEN = "when"
    WHERE = "where"
    INSTRUMENT = "instrument"


class Holder(StrEnum):
    """Whether an aspect is of a claim or of an event."""

    CLAIM = "claim"
    EVENT = "event"


class SuggestionKind(StrEnum):
    """What a suggestion asks a person."""

    LINK = "link"
    VOICE = "voice"
    CERTAINTY = "certainty"
    PLACE = "place"
    ACTOR = "actor"
    COUNT = "count"


class Room(StrEnum):
    """Where a problem arose."""

    READ = "read"
    UNDERSTAND = "understand"
    LINK = "link"
    STORE = "store"
