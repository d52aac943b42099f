"""What surrounds the service: its template, its build, the laptop, the rehearsal. Never imported by a function."""
