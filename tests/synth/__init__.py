"""Fictional reports made with known truth: the yardstick for reading and answering.

Everything here is invented: no such place, body or figure exists. The generator shares no code
with the product; it knows the national forms from their published text.
"""
