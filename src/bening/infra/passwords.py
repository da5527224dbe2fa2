"""Password hashing: argon2id with 19 MiB, t=2, p=1 (OWASP's figure; about 20 ms of CPU)."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """Argon2id, strong enough for its cost: Django's own default takes 160 ms and 100 MiB."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
