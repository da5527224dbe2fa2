"""Pages across stages: home, my application, the officer's desk, the public log. No logic of its own."""
