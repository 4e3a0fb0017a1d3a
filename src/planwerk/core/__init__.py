"""What every engine shares: limits, results, violations, errors, progress and executors."""
