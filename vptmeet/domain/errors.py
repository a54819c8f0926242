"""Failures have names. web/errors.py and the services' callers give them words."""


class DomainError(Exception):
    """Something that a person asked for cannot be done; the subclass says what."""


class NotFound(DomainError):
    """What was asked for does not exist, or not for this person: the two look alike."""


class EvidenceMissing(DomainError):
    """A step on the ladder lacks evidence. `missing` says what (MissingEvidence values)."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class StepInFuture(DomainError):
    """A step is dated later than today."""


class NameTaken(DomainError):
    """Another partner already has this name; `partner_id` says which."""

    def __init__(self, partner_id: int) -> None:
        super().__init__(str(partner_id))
        self.partner_id = partner_id


class ContactTaken(DomainError):
    """This partner already has a contact with this e-mail address."""


class EmailTaken(DomainError):
    """An account with this e-mail address already exists."""


class WeakPassword(DomainError):
    """The password is shorter than twelve characters, or too common."""


class LastManager(DomainError):
    """The last active manager cannot be switched off or lose the role."""


class TooManyAttempts(DomainError):
    """Signing in failed too often; `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(str(retry_after))
        self.retry_after = retry_after


class BadCredentials(DomainError):
    """Address or password is wrong: deliberately not said which."""


class LinkInvalid(DomainError):
    """A link is unknown, withdrawn or expired: the three look alike to who holds it."""


class ExecutiveNotConfirmed(DomainError):
    """Employers are invited while no bestuurder is confirmed, and no reason was given."""


class AnswerClosed(DomainError):
    """The answer-by date has passed: the answer can no longer be changed through the link."""


class MeetingCancelled(DomainError):
    """The meeting was cancelled, so this cannot be done any more."""


class MeetingOver(DomainError):
    """The meeting has ended, so nobody can be asked for it any more."""


class AnswerDatePassed(DomainError):
    """People are asked to answer before a moment that has passed."""


class RoomTooSmall(DomainError):
    """A room is made smaller than the seats that people were told of; `seats` is how many."""

    def __init__(self, seats: int) -> None:
        super().__init__(str(seats))
        self.seats = seats


class PlaceMissing(DomainError):
    """People are asked to a meeting that has neither a place nor a link."""


class MeetingNotOver(DomainError):
    """Attendance can only be taken from the start of the meeting on."""


class NobodyChosen(DomainError):
    """Nobody was chosen to invite, or all who were chosen have been invited already."""


class ContactHasNoEmail(DomainError):
    """An invitation was asked for somebody without a usable e-mail address."""


class SubstituteIncomplete(DomainError):
    """A substitute is sent without a name."""


class ImportChanged(DomainError):
    """The register changed since a list was previewed, so importing would do something else."""


class BackupUnreadable(DomainError):
    """A file is no backup of ours, or is damaged."""


class BackupVersionDiffers(DomainError):
    """A backup is of another version of the schema; its revision is the message."""


class DatabaseNotEmpty(DomainError):
    """A backup is put back into a database in which somebody has begun to work."""
