"""Was it right and fair: assessments of new civil servants, and the published report."""
