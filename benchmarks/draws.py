"""Draw two censuses of pseudopeople's fictional population, for benchmarks.accuracy.

Run in an environment of its own, in which pseudopeople is installed; nothing else here needs it.

python benchmarks/draws.py FOLDER
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

SEEDS = ((11, 12), (21, 22))


def main() -> None:
    """Write the census of each seed to a Parquet file."""
    import pseudopeople

    warnings.filterwarnings("ignore")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for seed in (seed for pair in SEEDS for seed in pair):
        census = pseudopeople.generate_decennial_census(seed=seed, year=2020)
        census.astype(str).to_parquet(folder / f"census_{seed}.parquet")


if __name__ == "__main__":
    main()
