"""Sending what waits in the outbox."""


def send_waiting() -> int:
    """Send every mail that is due."""
    return 0
