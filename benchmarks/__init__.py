"""How fast Koers is, always beside something else in the same run: `python -m benchmarks`. Results: docs/performance.md."""
