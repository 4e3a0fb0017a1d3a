"""Visit programmes: which group is where, when, and how it gets there.

``solve(problem, limits, previous)`` plans, ``check(problem, plan)`` is the referee, ``evaluate`` lays a plan out in
legs, ``price_of_move`` says what moving a visit by hand would cost.
"""

from planwerk.visits.calendar import Base, Day, Lunch, Window
from planwerk.visits.check import Report, check
from planwerk.visits.duties import DutySheet, Role, duty_sheets
from planwerk.visits.evaluate import DaySheet, evaluate
from planwerk.visits.price import Price, price_of_move
from planwerk.visits.problem import FixedItem, Group, Joint, LevelName, Lock, Problem, Stop, Want
from planwerk.visits.resources import Coach, DrivingRules, Interpreter, Interpreting, Mode, driving_rules_on
from planwerk.visits.riding import ridden
from planwerk.visits.solution import Duty, Ride, Visit, VisitPlan
from planwerk.visits.solve import solve, warm
from planwerk.visits.staffing import staffed
from planwerk.visits.timeline import Kind, Leg

__all__ = [
    "Base",
    "Coach",
    "Day",
    "DaySheet",
    "DrivingRules",
    "Duty",
    "DutySheet",
    "FixedItem",
    "Group",
    "Interpreter",
    "Interpreting",
    "Joint",
    "Kind",
    "Leg",
    "LevelName",
    "Lock",
    "Lunch",
    "Mode",
    "Price",
    "Problem",
    "Report",
    "Ride",
    "Role",
    "Stop",
    "Visit",
    "VisitPlan",
    "Want",
    "Window",
    "check",
    "driving_rules_on",
    "duty_sheets",
    "evaluate",
    "price_of_move",
    "ridden",
    "solve",
    "staffed",
    "warm",
]
