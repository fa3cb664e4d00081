"""Measures models, and published ones beside them, on real images: `python -m train evaluate`.

The labelled chips judge and nothing else: no threshold and no temperature is fitted on them.
"""
