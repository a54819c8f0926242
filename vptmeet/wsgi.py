"""gunicorn's door: `gunicorn vptmeet.wsgi:app`."""

import gc

from vptmeet.app import create_app

app = create_app()

# What was made until here stays for good: nothing in it is worth looking for, request after
# request, and processes that are forked from this one go on sharing its memory.
gc.collect()
gc.freeze()
