"""The application that a WSGI server runs."""

import os

from django.core.wsgi import get_wsgi_application

from bening.infra.process import die_with_web_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
application = get_wsgi_application()
die_with_web_server()
