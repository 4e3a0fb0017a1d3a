"""Designs without repeats: formulas where one is known, else base rounds searched for under a group.

A design is an array ``[rounds, people]`` of tables. Each module cites its source; ``designs.find`` asks them in turn
and checks what they return.
"""
