"""The coalition in sight."""
