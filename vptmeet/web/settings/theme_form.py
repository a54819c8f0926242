"""The form for a theme."""

from typing import Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange

from vptmeet.models.reference import Theme
from vptmeet.queries import themes
from vptmeet.services.themes import ThemeValues
from vptmeet.web.fields import SelectField, WholeNumberField, text_field

_NONE = ""
"""The choice of nothing in a list."""


class ThemeForm(FlaskForm):
    """A theme of meetings."""

    name_nl = text_field(_l("Name in Dutch"), _l("Enter the Dutch name."))
    name_en = text_field(_l("Name in English"), _l("Enter the English name."))
    safety_field = SelectField(_l("Field of the safety policy"), default=_NONE)
    sectors = SelectMultipleField(_l("Sectors that this theme concerns"))
    position = WholeNumberField(
        _l("Place in the list"),
        validators=[
            InputRequired(_l("Enter a whole number, such as 3.")),
            NumberRange(0, 1000, _l("Enter a number between 0 and 1000.")),
        ],
    )
    is_active = BooleanField(_l("Can be chosen for new meetings"), default=True)

    @classmethod
    def of(cls, theme: Theme | None, language: str) -> Self:
        """The form for `theme` (None: a new one), choices in `language`."""
        form = cls(data=_theme_data(theme))
        form.safety_field.choices = [(_NONE, _("None"))] + [
            (str(number), name) for number, name in themes.safety_fields(language)
        ]
        form.sectors.choices = [(str(number), name) for number, name in themes.sectors(language)]
        return form

    def values(self) -> ThemeValues:
        """What was filled in."""
        return ThemeValues(
            name_nl=str(self.name_nl.data),
            name_en=str(self.name_en.data),
            safety_field_id=int(self.safety_field.data) if self.safety_field.data else None,
            sector_ids=frozenset(int(value) for value in self.sectors.data or []),
            position=self.position.data or 0,
            is_active=bool(self.is_active.data),
        )


def _theme_data(theme: Theme | None) -> dict[str, object]:
    if theme is None:
        return {"position": themes.next_position()}
    return {
        "name_nl": theme.name_nl,
        "name_en": theme.name_en,
        "position": theme.position,
        "is_active": theme.is_active,
        "safety_field": str(theme.safety_field_id or _NONE),
        "sectors": [str(sector.id) for sector in theme.sectors],
    }
