"""The tree of errors. An error means that the program cannot go on; a `Problem` is something else (see model).

    CareoError
    ├── SpanError         a span that does not lie inside its text, or a quote that is not there
    ├── SettingError      a setting that is unknown or out of range
    ├── LanguageError     a language for which there is no pack, or a pack that cannot be loaded
    ├── ReferenceDataError a places.csv, actors.yaml or acts.yaml that cannot be used
    ├── ReaderError       a language model that was named in the settings and does not answer
    ├── CaseError         a case folder that cannot be opened or written
    │   ├── NotACaseError     the folder holds something else, or nothing
    │   ├── NewerCaseError    the case was made by a newer careo
    │   ├── ReadOnlyCaseError the case cannot be written to
    │   └── CaseFullError     the disk is full; what was acknowledged is kept
    ├── VictimListError   a table of names that cannot be read: no column of names, not a table
    ├── MissingExtraError a part of careo that is not installed; says what to install
    ├── EstimateError     lists that overlap too little, or too many of them, for an estimate
    ├── ExportError       an export that cannot be written where it was asked to be
    ├── UnknownIdError    an id, incident number or verdict that the case does not hold
    ├── AmendmentError    an amendment that cannot be: nothing of that kind there, or a value that does not fit
    └── ChangedMeanwhileError  somebody else changed the thing since it was looked at; nothing was overwritten

Every error carries a message in one line that says what, where, and what to do.
"""

import errno

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class CareoError(Exception):
    """The program cannot go on; the message says what, where, and what to do."""


class SpanError(CareoError, ValueError):
    """A span that does not lie inside its text, or a quote that is not at its offsets."""


class SettingError(CareoError, ValueError):
    """A setting that is unknown or out of range."""


class LanguageError(CareoError):
    """A language for which there is no pack, or a pack that cannot be loaded."""


class ReferenceDataError(CareoError):
    """A places.csv, actors.yaml or acts.yaml that cannot be used; names file and line."""


class ReaderError(CareoError):
    """A language model that the settings name cannot be reached."""


class CaseError(CareoError):
    """A case folder that cannot be opened or written."""


class NotACaseError(CaseError):
    """The folder holds something else, or nothing."""


class NewerCaseError(CaseError):
    """The case was made by a newer careo than this one."""


class ReadOnlyCaseError(CaseError):
    """The case cannot be written to."""


class CaseFullError(CaseError):
    """The disk is full; what was acknowledged is kept."""


class VictimListError(CareoError):
    """A table of names that cannot be read: no column of names, or no table."""


class MissingExtraError(CareoError):
    """A part of careo that is not installed; the message says what to install."""


class EstimateError(CareoError, ValueError):
    """Lists that overlap too little, or too many of them, for an estimate."""


class ExportError(CareoError):
    """An export that cannot be written where it was asked to be."""


class UnknownIdError(CareoError, LookupError):
    """An id, incident number or verdict that the case does not hold."""


class AmendmentError(CareoError, ValueError):
    """An amendment that cannot be: there is nothing of that kind, or the value does not fit."""


class ChangedMeanwhileError(CareoError):
    """Somebody else changed the thing since it was looked at; nothing was overwritten.

    Attributes:
        was: what stood there when the person looked, as shown; "" where that is no longer known.
        now: what stands there now, as shown.
        by: who changed it; "" where another reading did.
        token: the state as it is now: give it as `seen` to decide all the same.
    """

    def __init__(self, said: str, *, was: str, now: str, by: str, token: str) -> None:
        super().__init__(said)
        self.was, self.now, self.by, self.token = was, now, by, token


def is_disk_full(error: BaseException) -> bool:
    """Whether the file system refused something for want of space.

    Examples:
        >>> is_disk_full(OSError(errno.ENOSPC, "No space left on device")), is_disk_full(ValueError())
        (True, False)
    """
    return isinstance(error, OSError) and error.errno in _FULL
