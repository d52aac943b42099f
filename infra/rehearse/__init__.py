"""The rehearsal: the built artefacts and the unmodified template deployed into an emulated AWS that enforces IAM."""
