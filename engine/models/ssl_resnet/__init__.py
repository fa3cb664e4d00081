"""A ResNet-18 that has learnt from unlabelled scenes, and what is fine-tuned on it.

Gbodjo and others 2026, "Self-Supervised Representation Learning for Cloud Detection Using Sentinel-2 images", Remote
Sensing of Environment 334, 115205. Built from its facts; `fast` is a design of our own on the same encoder.
"""
