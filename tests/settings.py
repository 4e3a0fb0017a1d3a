"""The settings of the tests: the product's own, with a data folder that is thrown away."""

import atexit
import os
import shutil

from tests.leftovers import make_folder

if "KONTOR_TEST_DATA" not in os.environ:
    os.environ["KONTOR_TEST_DATA"] = make_folder()
    atexit.register(shutil.rmtree, os.environ["KONTOR_TEST_DATA"], ignore_errors=True)
os.environ["KONTOR_DATA"] = os.environ["KONTOR_TEST_DATA"]
os.environ["KONTOR_ADDRESS"] = "http://testserver"

from kontor.common.catalogs import compile_all
from kontor.config.settings import *  # noqa: F403
from kontor.config.settings import INSTALLED_APPS as PRODUCT_APPS

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a real hash takes 50 ms by design
JOBS_AT_ONCE = os.environ.get("KONTOR_TEST_JOBS") != "queue"
INSTALLED_APPS = [*PRODUCT_APPS[:-1], "tests.worker_app", PRODUCT_APPS[-1]]

compile_all()
