"""Programmes, phases, participations, groups, agenda, hosts and tasks."""
