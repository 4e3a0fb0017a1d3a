from django.urls import path

from kontor.imports.views import staff

app_name = "imports"
ONE = "imports/<uuid:public_id>/"
urlpatterns = [
    path("imports/", staff.Imports.as_view(), name="list"),
    path("imports/new/", staff.new, name="new"),
    path(ONE, staff.page, name="import"),
    path(f"{ONE}table/", staff.table, name="table"),
    path(f"{ONE}mapping/", staff.mapping, name="mapping"),
    path(f"{ONE}rows/<int:number>/", staff.row, name="row"),
    path(f"{ONE}rows/<int:number>/<int:index>/", staff.cell, name="cell"),
    path(f"{ONE}merge/", staff.merge_all, name="merge-all"),
    path(f"{ONE}teach/", staff.teach, name="teach"),
    path(f"{ONE}apply/", staff.take_over, name="apply"),
    path(f"{ONE}undo/", staff.take_back, name="undo"),
    path(f"{ONE}discard/", staff.give_up, name="discard"),
    path(f"{ONE}problems.xlsx", staff.problems, name="problems"),
]
