"""The register of employers."""
