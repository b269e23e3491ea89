"""Reads the text format of Prometheus with python3-prometheus-client; prints the samples by name, as JSON."""
import json
import sys

from prometheus_client.parser import text_string_to_metric_families

samples = {}
for family in text_string_to_metric_families(sys.stdin.read()):
    if not family.documentation or family.type == "untyped":
        sys.exit(f"{family.name}: no help or no type")
    for sample in family.samples:
        samples.setdefault(sample.name, []).append([sample.labels, sample.value])
json.dump(samples, sys.stdout)
