"""The wizard: choose a file, map its columns, check every row, take it over, take it back."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ClassVar
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from kontor.accounts.access import Only, refuse
from kontor.accounts.models import User
from kontor.accounts.rules import is_staff
from kontor.common.formats import moment
from kontor.common.lists import ChoiceFilter, Column, Empty, ListPage
from kontor.common.lists.excel import CONTENT_TYPE, write_table
from kontor.common.notices import done, problem
from kontor.imports.contract import importers
from kontor.imports.enums import ImportState, RowState
from kontor.imports.forms import UploadForm
from kontor.imports.models import Import
from kontor.imports.operations import check as checks
from kontor.imports.operations import teach as teaching
from kontor.imports.operations import upload as uploads
from kontor.imports.operations.undo import TooLateError, discard, undo
from kontor.imports.phrases import say
from kontor.imports.preview import choices, columns, plan, rows_of, shown, tabs
from kontor.imports.report import counts, problems_of
from kontor.imports.rules import kinds_for, may_import, visible_import
from kontor.imports.sheets import UnreadableFileError, read_workbook
from kontor.imports.sheets import shown as cell_text
from kontor.imports.sheets.guards import MB, Limits
from kontor.imports.tasks import APPLY, CHECK
from kontor.jobs.enums import OPEN
from kontor.jobs.models import Job
from kontor.jobs.operations import jobs
from kontor.jobs.queries import shown as shown_job

View = Callable[..., HttpResponseBase]
_PER_PAGE = 40


def import_page(view: Callable[..., HttpResponse]) -> View:
    """Hand a page its import instead of the id in the address; 404 to whoever may not import it."""

    @wraps(view)
    def guarded(request: HttpRequest, public_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return refuse(request)
        return view(request, visible_import(request.user, public_id), *args, **kwargs)

    return guarded


def _actor(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


class Imports(Only, ListPage[Import]):
    """Every import there was."""

    may = is_staff
    title = gettext_lazy("Imports")
    template_name = "imports/list.html"
    columns: ClassVar = (
        Column[Import](
            key="file", label=gettext_lazy("File"), value=lambda row: row.file_name, sort=("file_name",),
            template="imports/cells/file.html",
        ),
        Column[Import](key="kind", label=gettext_lazy("Kind"), value=lambda row: str(importers[row.kind].label)),
        Column[Import](key="state", label=gettext_lazy("Status"), value=lambda row: row.get_state_display()),
        Column[Import](
            key="rows", label=gettext_lazy("Rows"), value=lambda row: row.rows_found, is_number=True
        ),
        Column[Import](key="owner", label=gettext_lazy("By"), value=lambda row: str(row.owner or "")),
        Column[Import](
            key="created", label=gettext_lazy("On"), value=lambda row: moment(row.created_at), sort=("created_at",)
        ),
    )  # fmt: skip
    filters: ClassVar = (
        ChoiceFilter(
            key="state", label=gettext_lazy("Status"), choices=lambda request: ImportState.choices, lookup="state__in"
        ),
    )
    empty = Empty(
        title=gettext_lazy("Nothing imported yet"),
        advice=gettext_lazy("Choose a list as it is. You see every row before it counts and can take it all back."),
        view="imports:new", action=gettext_lazy("Import a list"), picture="file-import",
    )  # fmt: skip

    def get_rows(self) -> "QuerySet[Import]":
        return Import.objects.select_related("owner").order_by("-created_at")


def new(request: HttpRequest) -> HttpResponseBase:
    """Choose a file and say what is in it."""
    kinds = kinds_for(request.user)
    if not kinds:
        return refuse(request)
    first = {"kind": request.GET.get("kind", kinds[0][0]), "scope": request.GET.get("scope", "")}
    form = UploadForm(
        request.POST or None, request.FILES or None, kinds=kinds, user=request.user,
        initial=first if first["kind"] in dict(kinds) else {},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        run = _upload(request, form)
        if run is not None:
            return redirect("imports:import", run.public_id)
    return render(request, "imports/new.html", {"form": form}, status=422 if form.errors else 200)


def _upload(request: HttpRequest, form: UploadForm) -> Import | None:
    """Take the file in; what is wrong with it is said at the field."""
    cleaned, file = form.cleaned_data, form.cleaned_data["file"]
    scope = cleaned.get("scope", "") if importers[cleaned["kind"]].needs_scope else ""
    if not may_import(request.user, cleaned["kind"], scope):
        form.add_error("kind", _("You may not import this list there."))
        return None
    limit = Limits().file_mb
    try:
        if file.size > limit * MB:
            raise UnreadableFileError("file-too-large", size=file.size // MB, limit=limit)
        return uploads.upload(
            actor=_actor(request), kind=cleaned["kind"], name=file.name, data=file.read(), scope=scope,
            options=form.options,
        )  # fmt: skip
    except UnreadableFileError as error:
        form.add_error("file", " ".join(say(error.code, error.params)))
        return None


@import_page
def page(request: HttpRequest, run: Import) -> HttpResponse:
    """Show an import where it stands."""
    job = _open_job(run)
    if job is not None:
        return render(request, "imports/working.html", {"run": run, "shown": shown_job(job), **_frame(run)})
    if run.state in {ImportState.UPLOADED, ImportState.CHECKING}:
        return _mapping_page(request, run)
    if run.state in {ImportState.CHECKED, ImportState.APPLYING}:
        return _check_page(request, run)
    if request.GET.get("show") and run.state == ImportState.APPLIED and run.file:
        return _check_page(request, run)
    return _result_page(request, run)


def _open_job(run: Import) -> Job | None:
    return Job.objects.filter(kind__in=(CHECK, APPLY), once=str(run.public_id), state__in=OPEN).first()


def _frame(run: Import) -> dict[str, Any]:
    importer = importers[run.kind]
    scope = importer.scope_object(run.scope) if importer.needs_scope else None
    return {"run": run, "importer": importer, "scope": scope}


def _mapping_page(request: HttpRequest, run: Import, *, missing: tuple[str, ...] = ()) -> HttpResponse:
    data = uploads.stored_data(run)
    book = read_workbook(data, run.file_name)
    trouble = " ".join(say(run.problem["code"], run.problem["params"])) if run.problem else ""
    samples: list[list[str]] = []
    first_rows = [[str(cell) for cell in row[:8]] for row in book.sheets[0].rows[:8]]
    if not run.problem:
        table = checks.table_of(run)
        samples = [[cell_text(row.cells[i]) for row in table.rows[:3]] for i in range(len(table.headers))]
    found = columns(run)
    context = _frame(run) | {
        "columns": list(zip(found, samples, strict=False)), "choices": choices(run), "trouble": trouble,
        "sheets": [sheet.name for sheet in book.sheets], "missing": missing, "first_rows": first_rows,
        "before": Import.objects.filter(digest=run.digest, state=ImportState.APPLIED).exclude(pk=run.pk).first(),
    }  # fmt: skip
    return render(request, "imports/mapping.html", context, status=422 if missing else 200)


def _check_page(request: HttpRequest, run: Import) -> HttpResponse:
    show = request.GET.get("show") or ("needs" if run.rows.filter(needs_person=True).exists() else "all")
    found = Paginator(rows_of(run, show), _PER_PAGE).get_page(request.GET.get("page"))
    doubles = run.rows.filter(state=RowState.MAYBE, outcome="")[:30]
    context = _frame(run) | {
        "tabs": tabs(run), "show": show, "page": found, "rows": shown(run, list(found.object_list)),
        "columns": columns(run), "choices": choices(run), "doubles": [_double(run, row) for row in doubles],
        "lessons": _lessons(request, run),
        "undecided": run.rows.filter(state=RowState.MAYBE, outcome="", decision="").count(),
        "doubles_count": run.rows.filter(state=RowState.MAYBE, outcome="").count(), "plan": plan(run),
    }  # fmt: skip
    return render(request, "imports/check.html", context)


def _lessons(request: HttpRequest, run: Import) -> list[dict[str, Any]]:
    """Return what may be taught, for its forms; nothing where the rows are taken over already."""
    if run.state not in uploads.UNSETTLED:
        return []
    return [
        {
            "code": code, "label": lesson.label, "words": words, "choices": lesson.choices(),
            "may_new": lesson.may_new is not None and lesson.may_new.test(request.user),
        }
        for code, lesson, words in teaching.unknown_words(run, request.user)
    ]  # fmt: skip


def _double(run: Import, row: Any) -> dict[str, Any]:
    phrases = importers[run.kind]
    reasons = ", ".join(str(words) for words in phrases.reasons(row.match["reasons"]))
    return {"row": row, "percent": round(row.match["score"] * 100), "reasons": reasons, "match": row.match}


def _result_page(request: HttpRequest, run: Import) -> HttpResponse:
    importer = importers[run.kind]
    can_undo = run.state == ImportState.APPLIED and run.undo_until is not None and run.undo_until > timezone.now()
    result = importer.result_url(checks.settings_of(run)) if run.state == ImportState.APPLIED else ""
    context = _frame(run) | {"counts": counts(run), "can_undo": can_undo, "result_url": result}
    return render(request, "imports/result.html", context)


def _settled() -> str:
    return _("This import is settled; its columns stay as they were. Choose the file again to read it differently.")


@require_POST
@import_page
def table(request: HttpRequest, run: Import) -> HttpResponse:
    """Take another sheet or another header row."""
    row = request.POST.get("header_row", "")
    try:
        uploads.choose_table(
            run=run,
            sheet=request.POST.get("sheet", ""),
            header_row=int(row) if row.isdecimal() and int(row) < 10_000 else None,
        )
    except UnreadableFileError as error:
        problem(request, " ".join(say(error.code, error.params)))
    except uploads.SettledError:
        problem(request, _settled())
    return redirect("imports:import", run.public_id)


@require_POST
@import_page
def mapping(request: HttpRequest, run: Import) -> HttpResponse:
    """Say which column is which, and check every row."""
    known = {column.key for column in importers[run.kind].columns}
    wanted = {index: request.POST.get(f"column_{index}", "") for index in range(len(run.columns))}
    clean = {index: key for index, key in wanted.items() if key in known}
    headers = tuple(header for _letter, header in run.columns)
    try:
        missing = uploads.set_mapping(run=run, mapping=clean, headers=headers)
    except uploads.SettledError:
        problem(request, _settled())
        return redirect("imports:import", run.public_id)
    if missing:
        return _mapping_page(request, run, missing=tuple(missing))
    jobs.start(kind=CHECK, actor=_actor(request), arguments={"import": str(run.public_id)}, once=str(run.public_id))
    return redirect("imports:import", run.public_id)


def _back(request: HttpRequest, run: Import) -> HttpResponse:
    answer = redirect("imports:import", run.public_id)
    query = request.POST.get("back", "")
    if query:
        answer["Location"] += f"?{query}" if query.startswith(("show=", "page=")) else ""
    return answer


@require_POST
@import_page
def row(request: HttpRequest, run: Import, number: int) -> HttpResponse:
    """Decide about a row: merge, add as new, leave out, or leave it to the rules."""
    found = run.rows.filter(number=number, outcome="").first()
    decision = request.POST.get("decision", "")
    if found is not None and decision in {"", "merge", "new", "skip"}:
        won = {key.removeprefix("win_"): value for key, value in request.POST.items() if key.startswith("win_")}
        keeps = [key for key, value in won.items() if value == "known"]
        if won.get("name") == "file":
            keeps.append("name:file")
        checks.decide(row=found, decision=decision, keeps=keeps)
    return _back(request, run)


@require_POST
@import_page
def merge_all(request: HttpRequest, run: Import) -> HttpResponse:
    """Merge every possible double that nobody has decided about."""
    count = teaching.merge_all(run=run)
    words = ngettext(
        "%(count)s row is merged when you take over.", "%(count)s rows are merged when you take over.", count
    )
    done(request, words % {"count": count})
    return _back(request, run)


@require_POST
@import_page
def teach(request: HttpRequest, run: Import) -> HttpResponse:
    """Say what unknown words mean, and check the rows again."""
    code = request.POST.get("code", "")
    lesson = importers[run.kind].lessons.get(code)
    if lesson is None or not lesson.may.test(request.user) or run.state not in uploads.UNSETTLED:
        raise Http404
    words, values = request.POST.getlist("word"), request.POST.getlist("means")
    wanted = {word: value for word, value in zip(words, values, strict=False) if word and value}
    for trouble in teaching.teach(run=run, actor=_actor(request), code=code, wanted=wanted):
        problem(request, trouble)
    if wanted:
        jobs.start(kind=CHECK, actor=_actor(request), arguments={"import": str(run.public_id)}, once=str(run.public_id))
    return redirect("imports:import", run.public_id)


@require_POST
@import_page
def cell(request: HttpRequest, run: Import, number: int, index: int) -> HttpResponse:
    """Put another text in the place of a cell."""
    if run.rows.filter(number=number, outcome="").exists() and index < len(run.columns):
        text = None if "restore" in request.POST else request.POST.get("text", "")[:2000]
        checks.set_cell(run=run, number=number, index=index, text=text)
    return _back(request, run)


@require_POST
@import_page
def take_over(request: HttpRequest, run: Import) -> HttpResponse:
    """Take the rows over in the background."""
    jobs.start(kind=APPLY, actor=_actor(request), arguments={"import": str(run.public_id)}, once=str(run.public_id))
    return redirect("imports:import", run.public_id)


@require_POST
@import_page
def take_back(request: HttpRequest, run: Import) -> HttpResponse:
    """Take everything back that the import changed."""
    try:
        result = undo(run=run, actor=_actor(request))
    except TooLateError:
        problem(request, _("The fourteen days are over; the import can no longer be taken back."))
        return redirect("imports:import", run.public_id)
    words = {"deleted": result.deleted_count, "restored": result.restored}
    done(request, _("Taken back: %(deleted)s entries removed, %(restored)s restored.") % words)
    if result.kept:
        names = ", ".join(result.kept[:10])
        problem(request, _("These were changed since by others and stay as they are: %(names)s.") % {"names": names})
    return redirect("imports:import", run.public_id)


@require_POST
@import_page
def give_up(request: HttpRequest, run: Import) -> HttpResponse:
    """Discard an import that was not taken over."""
    discard(run=run)
    done(request, _("Discarded; the file is deleted."))
    return redirect("imports:list" if is_staff.test(request.user) else "imports:new")


@import_page
def problems(request: HttpRequest, run: Import) -> HttpResponse:
    """The list of everything that was said about cells, as Excel."""
    headers = [_("Sheet"), _("Row"), _("Column"), _("Heading"), _("Value"), _("What"), _("What to do")]
    rows = [[one.sheet, one.row, one.column, one.header, one.value, one.problem, one.mend] for one in problems_of(run)]
    content = write_table(title=_("Problems"), headers=headers, rows=rows)
    name = content_disposition_header(True, f"{run.file_name.rsplit('.', 1)[0]}-problems.xlsx") or ""
    return HttpResponse(content, content_type=CONTENT_TYPE, headers={"Content-Disposition": name})
