"""SELECT only: what a page, a report or a rule needs to know, as plain dataclasses."""
