"""The peer of the benchmark: single-spike networks in NumPy, float64, dense in time, one sample at a time, one thread.

As in the script of Kheradpisheh & Masquelier (arXiv 1910.09495), the spikes of a layer are a matrix of 0 and 1
[neurons x duration]; one matrix product and a cumulative sum over time give the potentials of the next layer at every
step, and the first one above the threshold its spike. Learning works on dense arrays too. No array of that size is
allocated for a sample, and a sample without an error only decays.

Answers requests on stdin, on stdout: each a line of JSON that lists its arrays, then their bytes.
"""

import json
import os
import signal
import sys

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np  # noqa: E402  (reads the variables above)


class Layer:
    """One fully connected layer; weights are [outputs x inputs]."""

    def __init__(self, options, inputs, network):
        self.size, self.inputs = options["size"], inputs
        self.threshold, self.rate, self.decay = options["threshold"], options["learningRate"], options["decay"]
        self.duration, self.neuron = network["duration"], network["neuron"]
        self.weights = np.zeros((self.size, inputs))
        self.spikes = np.zeros((inputs, self.duration))
        self.potentials = np.empty((self.size, self.duration))
        self.crossed = np.empty((self.size, self.duration), bool)
        self.before = np.empty((self.size, inputs), bool)
        self.change = np.empty((self.size, inputs))
        self.rows = np.arange(self.size)
        self.fired = np.zeros(self.size, np.uint32)

    def fire(self, times):
        """First-spike times [outputs] from those of the inputs; `duration` is silent. Leaves the potentials."""
        inputs = np.flatnonzero(times < self.duration)
        steps = times[inputs]
        self.spikes[inputs, steps] = 1
        np.matmul(self.weights, self.spikes, out=self.potentials)
        self.spikes[inputs, steps] = 0
        np.cumsum(self.potentials, axis=1, out=self.potentials)
        above = np.greater if self.neuron["crossing"] == ">" else np.greater_equal
        above(self.potentials, self.threshold, out=self.crossed)
        step = self.crossed.argmax(axis=1)
        time = np.minimum(step + self.neuron["delay"], self.duration)
        return np.where(self.crossed[self.rows, step], time, self.duration)

    def update(self, error, times, own, rate):
        """Learns from normalised errors [outputs]: w -= rate * error where the input fired before the neuron."""
        rate *= self.rate
        np.less(times[None, :], own[:, None], out=self.before)
        self.weights -= np.multiply((rate * error)[:, None], self.before, out=self.change)
        self.weights *= 1 - rate * self.decay

    def pass_down(self, error, times, own):
        """The errors [inputs] of the layer below, through the current weights."""
        np.less(times[None, :], own[:, None], out=self.before)
        return error @ np.multiply(self.weights, self.before, out=self.change)


class Peer:
    """One network."""

    def __init__(self, network):
        self.duration, self.inputs, self.delay = network["duration"], network["inputs"], network["neuron"]["delay"]
        self.layers, inputs = [], self.inputs
        for options in network["layers"]:
            self.layers.append(Layer(options, inputs, network))
            inputs = options["size"]

    def write(self, request, arrays):
        for layer, weights in zip(self.layers, arrays):
            layer.weights[...] = weights.reshape(layer.size, layer.inputs)
        return {}, []

    def read(self, request, arrays):
        return {}, [layer.weights for layer in self.layers]

    def forward(self, neurons, steps):
        times = [np.full(self.inputs, self.duration)]
        times[0][neurons] = steps
        for layer in self.layers:
            times.append(layer.fire(times[-1]))
        return times

    def output_error(self, times, label, margin):
        """Relative target times minus times, over the duration."""
        earliest = times.min()
        if earliest == self.duration:
            targets = np.full(len(times), self.duration)
            targets[label] = self.duration - margin
        else:
            targets = np.where(times - earliest < margin, min(earliest + margin, self.duration), times)
            targets[label] = earliest
        return (targets - times) / self.duration

    def train(self, request, arrays):
        rule, rate = request["rule"], request["rate"]
        offsets, neurons, steps, labels = arrays
        learned = correct = 0
        for layer in self.layers:
            layer.fired[:] = 0
        for sample, label in enumerate(labels):
            entries = slice(offsets[sample], offsets[sample + 1])
            times = self.forward(neurons[entries], steps[entries])
            for layer, own in zip(self.layers, times[1:]):
                layer.fired += own < self.duration
            earliest = times[-1].min()
            correct += bool(earliest < self.duration and times[-1][label] == earliest)
            error = self.output_error(times[-1], label, rule["margin"])
            if rule["silent"] == "zero":
                error[times[-1] == self.duration] = 0
            if error.any():
                learned += 1
                self.learn(error, times, rule, rate)
            else:
                for layer in self.layers:
                    layer.weights *= 1 - layer.rate * rate * layer.decay
        return {"learned": learned, "correct": correct}, [layer.fired for layer in self.layers]

    def learn(self, error, times, rule, rate):
        for k in range(len(self.layers) - 1, -1, -1):
            if rule["silent"] == "zero":
                error[times[k + 1] == self.duration] = 0
            norm = np.sqrt(error @ error)
            if norm != 0:
                error = error / norm
            layer, below = self.layers[k], error
            if k > 0 and rule["backpropagate"] == "previous":
                below = layer.pass_down(error, times[k], times[k + 1])
            layer.update(error, times[k], times[k + 1], rate)
            if k > 0 and rule["backpropagate"] == "updated":
                below = layer.pass_down(error, times[k], times[k + 1])
            error = below

    def infer(self, request, arrays):
        offsets, neurons, steps = arrays
        samples, last = len(offsets) - 1, self.layers[-1]
        outputs = np.empty((samples, last.size), np.uint16)
        potentials = np.empty((samples, last.size))
        to_decision = np.empty((samples, len(self.layers)), np.uint32)
        spikes = np.empty((samples, len(self.layers)), np.uint32)
        for sample in range(samples):
            entries = slice(offsets[sample], offsets[sample + 1])
            times = self.forward(neurons[entries], steps[entries])
            earliest = times[-1].min()
            step = earliest - self.delay if earliest < self.duration else max(0, self.duration - 3)
            outputs[sample] = times[-1]
            potentials[sample] = last.potentials[:, step]
            for k, own in enumerate(times[1:]):
                to_decision[sample, k] = np.count_nonzero((own <= step) & (own < self.duration))
                spikes[sample, k] = np.count_nonzero(own < self.duration)
        return {}, [outputs, potentials, to_decision, spikes]


def serve(source, target):
    peer = None
    while line := source.readline():
        request = json.loads(line)
        arrays = [
            np.frombuffer(source.read(length * np.dtype(kind).itemsize), kind) for kind, length in request["arrays"]
        ]
        if request["do"] == "compile":
            peer = Peer(request["network"])
            answer, results = {"numpy": np.__version__, "python": sys.version.split()[0]}, []
        else:
            answer, results = getattr(peer, request["do"])(request, arrays)
        answer["arrays"] = [[array.dtype.name, array.size] for array in results]
        target.write(json.dumps(answer).encode() + b"\n" + b"".join(array.tobytes() for array in results))
        target.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the benchmark closes stdin when it ends
    serve(sys.stdin.buffer, sys.stdout.buffer)
