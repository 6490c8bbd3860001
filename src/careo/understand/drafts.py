"""What the steps of understanding hand to each other before claims and events are complete."""

from __future__ import annotations

from dataclasses import dataclass

from careo.model import Count, Found, Place, Role, RoleName, Span, TimeRange, Voice

KNOWN, OPEN = "known", "open"
"""What becomes of what a source is told not to say."""
DOERS = frozenset({RoleName.AGENT, RoleName.INSTIGATOR})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: source, cue and content, each of one or more spans in text order.

    Attributes:
        voice: who says it; its span is the first source span. Unknown where no source was found.
        source: empty where nobody is named.
        cue_lemma: the lemma or word-list entry of the cue ("deny", "según"); decides certainty.
        parent: index, in the list of attributions, of the one whose content holds this one; None at the top.
        made_by: the rule, with its version; rules that rest on a surface fallback say so in their name.
        unsaid: set where the text tells that the source does not say it: `KNOWN` where it is taken for known ("never
            admitted that …"), `OPEN` where it stays open ("did not say that …"); "" where it is said.
        known: words inside the content that are taken for known ("denied any part in | the murder of the priest").
    """

    voice: Voice
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_lemma: str
    made_by: str
    parent: int | None = None
    unsaid: str = ""
    known: Span | None = None


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event before its claims are known: certainty, polarity and modality are still to be read.

    Attributes:
        head: index in `Parsed.syntax` of the token that heads the trigger.
        clause: the words that tell this event: the trigger's clause with its arguments.
    """

    act: str
    trigger: Span
    head: int
    clause: Span
    roles: tuple[Role, ...]
    made_by: str
    when: TimeRange | None = None
    where: Place | None = None
    counts: tuple[Count, ...] = ()
    instrument: Found[str] | None = None
    background: bool = False
    generic: bool = False
    code: str = ""

    @property
    def doers(self) -> list[Role]:
        """Who does it or has it done."""
        return [role for role in self.roles if role.role in DOERS]
