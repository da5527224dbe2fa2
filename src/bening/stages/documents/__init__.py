"""Third stage: with what proof. Documents looked at as they arrive, one sealed dossier per application."""
