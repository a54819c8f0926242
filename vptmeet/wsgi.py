"""gunicorn's door: `gunicorn vptmeet.wsgi:app`."""

from vptmeet.app import create_app

app = create_app()
