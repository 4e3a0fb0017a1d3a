"""Loads the fixtures of the web platform where Django is installed; the engines are tested without it as well."""

from importlib.util import find_spec

pytest_plugins = ["tests.fixtures", "tests.workers"] if find_spec("django") else []
