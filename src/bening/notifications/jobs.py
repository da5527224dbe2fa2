"""What the worker does with notices."""

from __future__ import annotations

import logging

from django.core.mail import get_connection
from django.utils.timezone import now

from bening.accounts import queries as accounts

from . import services

logger = logging.getLogger(__name__)


def send_notices() -> bool:
    """Send a helping of letters over one connection; True if any was tried."""
    tried = failed = 0
    connection = get_connection()
    try:
        while tried < services.HELPING and (notice := services.claim_next(now())):
            tried += 1
            failed += not services.send(notice, connection, at=now())
    finally:
        connection.close()
    if failed:
        logger.warning("%d of %d letters could not be sent; they are tried again later", failed, tried)
    return tried > 0


def tell_sign_ins() -> bool:
    """Tell people of sign-ins to their account from unknown devices; True if anybody was told."""
    told = 0
    for sign_in in accounts.untold_sign_ins()[: services.HELPING]:
        services.tell_sign_in(sign_in, at=now())
        told += 1
    return told > 0
