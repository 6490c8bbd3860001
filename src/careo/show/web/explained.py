"""The values of an explanation in the reader's language: ids, numbers and quotes as they are, anything of careo's said.

What a value is, its field says: a certainty, an act, a sentence of the machine. Words of documents are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from careo.show.sayings import say
from careo.show.vocabulary import words_of

VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "act": ("Act",),
    "actor_kind": ("MentionKind",),
    "aspect": ("Aspect",),
    "bound": ("Bound",),
    "certainty": ("Certainty",),
    "copy_kind": ("CopyKind",),
    "doc_kind": ("DocKind",),
    "kind": ("VoiceKind", "MentionKind"),
    "link_kind": ("LinkKind",),
    "modality": ("Modality",),
    "mode": ("VoiceMode",),
    "polarity": ("Polarity",),
    "role": ("RoleName",),
    "ruling": ("Ruling",),
    "semantics": ("TimeSemantics",),
    "status": ("VictimStatus",),
    "value": ("Certainty", "Polarity", "Modality"),
    "verdict": ("Verdict",),
    "what": ("Question",),
}
SENTENCES = frozenset({"reason", "said", "seen", "side", "untraced", "why"})
TRUTH = ("no", "yes")
BEGUN = {"kind": "thing_", "read_by": "reader_"}
"""How the keys of the words for the values of a field begin."""
UNSAID = {"voices", "name"}
"""Fields in which only *unknown* is a word of careo's."""


def explained(lang: str, words: Mapping[str, str], key: str, value: object) -> str:
    """A plain value of an explanation, by the field it stands in.

    Examples:
        >>> explained("es", {"yes": "sí"}, "generic", True), explained("es", {}, "act", "kidnap")
        ('sí', 'secuestro')
        >>> explained("es", {}, "quote", "denied")
        'denied'
    """
    if isinstance(value, bool):
        return words[TRUTH[value]]
    said = str(value)
    if key in SENTENCES:
        return say(lang, said)
    if key in UNSAID:
        unknown = words_of(lang, "VoiceKind")["unknown"]
        return " › ".join(unknown if one == "unknown" else one for one in said.split(" > "))
    for name in VOCABULARIES.get(key, ()):
        if said in words_of(lang, name):
            return words_of(lang, name)[said]
    return words.get(f"{BEGUN[key]}{said.replace(' ', '-')}", said) if key in BEGUN else said
