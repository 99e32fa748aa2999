"""Writes golden.json: a Gaussian process on eight points of two numbers and a choice, by NumPy's own Cholesky factorisation."""

import json
from pathlib import Path

import numpy as np

draw = np.random.default_rng(20)
points = np.column_stack([draw.random((8, 2)), draw.integers(0, 3, 8)])
asked = np.column_stack([draw.random((3, 2)), draw.integers(0, 3, 3)])
values = draw.standard_normal(8)
doubts = np.array([0, 0, 0.1, 0, 0, 0, 0.2, 0])
logs = np.log([2.0, 0.3, 1.5, 1.2, 0.05])
weights, variance, noise = np.exp(logs[:3]), np.exp(logs[3]), np.exp(logs[4])


def covariances(a, b):
    numbers = (a[:, None, :2] - b[None, :, :2]) ** 2
    choices = (a[:, None, 2:] != b[None, :, 2:]).astype(float)
    root = np.sqrt(5 * (np.concatenate([numbers, choices], axis=2) @ weights))
    return variance * (1 + root + root**2 / 3) * np.exp(-root)


matrix = covariances(points, points) + np.diag(noise + doubts)
between = covariances(asked, points)
means = between @ np.linalg.solve(matrix, values)
deviations = np.sqrt(variance - np.einsum("ij,ji->i", between, np.linalg.solve(matrix, between.T)))
unlikelihood = values @ np.linalg.solve(matrix, values) / 2 + np.linalg.slogdet(matrix)[1] / 2
prior = np.sum(0.1 / weights + 0.1 * weights) + variance - np.log(variance) + 30 * noise - 0.1 * np.log(noise)

golden = {
    "points": points, "values": values, "doubts": doubts, "logs": logs,
    "asked": asked, "means": means, "deviations": deviations,
}
golden = {name: entry.tolist() for name, entry in golden.items()}
golden["unlikelihood"] = float(unlikelihood + prior)
Path(__file__).with_name("golden.json").write_text(json.dumps(golden, indent=2) + "\n")
