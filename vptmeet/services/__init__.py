"""What a person can do: one function a deed; it changes and flushes, never commits."""
