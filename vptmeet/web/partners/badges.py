"""Which colour an answer or a mark at the door has; the words always stand beside it."""

from vptmeet.domain.attendance import Presence
from vptmeet.domain.rsvp import Answer

ANSWER_KINDS = {
    Answer.ACCEPTED: "ok",
    Answer.SUBSTITUTE: "ok",
    Answer.TENTATIVE: "neutral",
    Answer.NONE: "neutral",
    Answer.DECLINED: "error",
}
PRESENCE_KINDS = {Presence.PRESENT: "ok", Presence.ABSENT: "error"}
