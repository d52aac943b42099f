"""From the repository to what AWS runs: the two layers and one artefact per function (`make build`)."""
