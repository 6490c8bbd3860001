"""Whom "I" and "we" stand for: who speaks the words they stand in, so far as the text names them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from careo.model import Mention, MentionKind, Role, RoleName, Span, Voice, VoiceKind, VoiceMode
from careo.text.numbers import fold
from careo.understand.attribution.chain import Attributions, chain_of, innermost
from careo.understand.drafts import EventDraft
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds
from careo.understand.parsed import Parsed
from careo.understand.roles.arguments import load_grammar
from careo.understand.text_order import TextOrder

_BODIES = ANIMATE - {MentionKind.PERSON}


def name_speakers(
    parsed: Parsed, drafts: Iterable[EventDraft], attributions: Attributions, mentions: Sequence[Mention]
) -> tuple[EventDraft, ...]:
    """The drafts, in which "I" has the name of who is quoted, or of who signed the document, and so has "we".

    "We" of one person, and "me" of several, keep their words, as do those of a voice that nobody names. Indirect
    speech has no "I" of its own: in "Rosa said that they beat me" it is the author's.
    """
    naming = _Naming(parsed, attributions, TextOrder(mentions))
    return tuple(replace(one, roles=tuple(naming.named(role) for role in one.roles)) for one in drafts)


@dataclass(frozen=True, slots=True)
class _Naming:
    parsed: Parsed
    attributions: Attributions
    mentions: TextOrder[Mention]

    def named(self, role: Role) -> Role:
        words = load_grammar(self.parsed.lang).words
        said = fold(role.name)
        one = said in words["speaker_one"]
        if not one and said not in words["speaker_many"]:
            return role
        voice = self._speaking(role.span)
        return role if voice is None else self._called(role, voice, one=one)

    def _speaking(self, span: Span) -> Voice | None:
        """Who is quoted with these words, else whose document it is."""
        chain = chain_of(self.attributions, innermost(self.attributions, span.start))
        quoted = next((one.voice for one in reversed(chain) if one.voice.mode is VoiceMode.QUOTED), None)
        if quoted is not None:
            return None if quoted.kind is VoiceKind.UNKNOWN else quoted
        doc = self.parsed.doc
        signed = doc.issuer or doc.byline
        return None if signed is None else Voice(signed.value, VoiceKind.AUTHOR, VoiceMode.NARRATED, signed.span)

    def _called(self, role: Role, voice: Voice, *, one: bool) -> Role:
        """The role under the name of a voice, where both are one or both many."""
        if voice.span is None:
            return role
        mention = next((m for m in self.mentions.at(voice.span.start, voice.span.stop) if m.name == voice.name), None)
        issuer = self.parsed.doc.issuer
        unnamed = MentionKind.ORGANISATION if issuer and issuer.span == voice.span else MentionKind.PERSON
        kind = mention.kind if mention is not None else unnamed
        run = self.parsed.syntax.char_span(voice.span.start, voice.span.stop, alignment_mode="expand")
        joined = run is not None and any(t.dep_ == "conj" for t in run)
        many = kind in _BODIES or joined or (run is not None and "Plur" in run.root.morph.get("Number", []))
        if one == many:
            return role
        status = role.status
        if role.role is RoleName.PATIENT and run is not None:
            status = load_noun_kinds(self.parsed.lang).status_of(run.root) or status
        return replace(role, name=voice.name, kind=kind, actor_id=voice.actor_id, status=status)
