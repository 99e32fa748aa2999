#!/bin/bash
#SBATCH --job-name=s4nn-worker
#SBATCH --array=0-7
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=8
#SBATCH --mem=4G
#SBATCH --time=04:00:00
#SBATCH --signal=B:TERM@120
#SBATCH --output=s4nn-worker-%A_%a.log

# Eight workers that serve one sweep and end with it. In a clone of the repository, built, on a file system that all nodes have:
#   umask 077 && echo 'S4NN_QUEUE=redis://s4nn:PASSWORD@HOST:6379' > ~/.s4nn-worker.env
#   sbatch deploy/slurm.sh
# Two minutes before the time is over they end after their running epochs, and what they trained resumes elsewhere.
set -euo pipefail

# A file of its own, as Slurm may keep the environment of jobs.
set -a
# shellcheck source=/dev/null
. "${S4NN_ENV:-$HOME/.s4nn-worker.env}"
set +a

cd "${SLURM_SUBMIT_DIR:-.}"
# In place of the shell, which would keep the signal to itself.
exec node packages/cli/dist/main.js worker --once --threads "${SLURM_CPUS_PER_TASK:-1}"
