"""Networks, the vocabulary, and merging."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kontor.accounts.access import only
from kontor.common.notices import done, problem
from kontor.directory.duplicates import compare
from kontor.directory.forms.parts import NetworkForm, SynonymForm
from kontor.directory.importing.book import Book, facts_of_entry
from kontor.directory.models import FieldSynonym, Merge, Network, Organisation, TechnologyField
from kontor.directory.operations.merge import FILLED, merge, unmerge
from kontor.directory.operations.organisations import save_network
from kontor.directory.operations.vocabulary import WordTakenError, add_synonym, remove_synonym
from kontor.directory.pages import actor_of, organisation_page
from kontor.directory.phrases import reasons_in_words
from kontor.directory.queries import members_of, network_rows, organisations
from kontor.directory.rules import can_list, can_merge
from kontor.directory.slugs import network_slug
from kontor.directory.vocabulary import key_of


@only(can_list)
def networks(request: HttpRequest) -> HttpResponse:
    """Every network with its members."""
    return render(request, "directory/networks.html", {"networks": network_rows()})


@only(can_list)
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """One network and who belongs to it."""
    found = get_object_or_404(Network, slug=slug)
    return render(request, "directory/network.html", {"network": found, "members": members_of(found)})


@only(can_list)
def edit_network(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Add or change a network."""
    instance = get_object_or_404(Network, slug=slug) if slug else Network()
    form = NetworkForm(request.POST or None, instance=instance)
    form.fields["run_by"].queryset = Organisation.objects.filter(archived_at=None).exclude(kind="company")  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        changed = form.save(commit=False)
        changed.slug = changed.slug or network_slug(str(changed.name))
        save_network(network=changed, actor=actor_of(request))
        done(request, _("%(name)s is saved.") % {"name": changed})
        return redirect("directory:network", changed.slug)
    context = {"form": form, "network": instance if slug else None}
    return render(request, "directory/network_edit.html", context, status=422 if form.errors else 200)


@only(can_list)
def vocabulary(request: HttpRequest) -> HttpResponse:
    """The technology fields with their words in every language."""
    words = request.GET.get("q", "").strip()
    fields = TechnologyField.objects.select_related("parent").prefetch_related("synonyms")
    if words:
        fields = fields.filter(synonyms__key__contains=key_of(words)).distinct()
    context = {"fields": fields, "query": words}
    return render(request, "directory/vocabulary.html", context)


@only(can_list)
def field(request: HttpRequest, code: str) -> HttpResponse:
    """One field: its words, and a word more."""
    found = get_object_or_404(TechnologyField.objects.prefetch_related("synonyms"), code=code)
    form = SynonymForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_synonym(actor=actor_of(request), field=found, **form.cleaned_data)
        except WordTakenError as error:
            form.add_error("text", _("This word belongs to “%(field)s” already.") % {"field": error.field})
        else:
            done(request, _("“%(word)s” now finds %(field)s.") % {"word": form.cleaned_data["text"], "field": found})
            return redirect("directory:field", code)
    uses = organisations().filter(fields=found)
    context = {"field": found, "form": form, "uses": uses.count()}
    return render(request, "directory/field.html", context, status=422 if form.errors else 200)


@require_POST
@only(can_list)
def drop_word(request: HttpRequest, code: str, word: int) -> HttpResponse:
    """Take a word from a field."""
    synonym = get_object_or_404(FieldSynonym.objects.select_related("field"), field__code=code, pk=word)
    remove_synonym(actor=actor_of(request), synonym=synonym)
    done(request, _("“%(word)s” is removed.") % {"word": synonym.text})
    return redirect("directory:field", code)


@organisation_page(can_merge)
def choose_double(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Look for entries that may be the same."""
    book = Book.load()
    entry = book.entries.get(organisation.pk)
    words = request.GET.get("q", "").strip()
    candidates = []
    if entry is not None:
        own = facts_of_entry(organisation.pk, entry)
        likes = [like for like in book.register.find(own, limit=8) if like.key != organisation.pk]
        if words:
            hits = [pk for pk, one in book.entries.items() if key_of(words) in key_of(one.organisation.name)]
            likes = [compare(own, facts_of_entry(pk, book.entries[pk])) for pk in hits[:20] if pk != organisation.pk]
        candidates = [
            (book.entries[like.key].organisation, round(like.score * 100), reasons_in_words(like.reasons))
            for like in likes
        ]
    context = {"organisation": organisation, "candidates": candidates, "query": words}
    return render(request, "directory/choose_double.html", context)


@organisation_page(can_merge)
def merge_with(request: HttpRequest, organisation: Organisation, other: UUID) -> HttpResponse:
    """Put two entries side by side, and make one of them."""
    given_up = get_object_or_404(Organisation, public_id=other, archived_at=None)
    if given_up == organisation:
        return redirect("directory:organisation", organisation.public_id)
    if request.method == "POST":
        take = tuple(name for name in request.POST.getlist("take") if name in ("name", *FILLED))
        merge(kept=organisation, given_up=given_up, take=take, actor=actor_of(request))
        done(request, _("%(one)s and %(other)s are one entry now.") % {"one": organisation, "other": given_up})
        return redirect("directory:organisation", organisation.public_id)
    rows = [
        (name, Organisation._meta.get_field(name).verbose_name, getattr(organisation, name), getattr(given_up, name))  # type: ignore[union-attr]
        for name in ("name", *FILLED)
        if name != "domain"
    ]
    shown = [row for row in rows if str(row[2] or "") != str(row[3] or "") and str(row[3] or "")]
    moves = sum(
        relation.related_model._default_manager.filter(**{relation.field.name: given_up}).count()
        for relation in Organisation._meta.related_objects
    )
    context = {"organisation": organisation, "other": given_up, "rows": shown, "moves": moves}
    return render(request, "directory/merge.html", context)


@require_POST
@organisation_page(can_merge)
def undo_merge(request: HttpRequest, organisation: Organisation, merge_id: UUID) -> HttpResponse:
    """Make two entries of one again."""
    found = get_object_or_404(Merge, public_id=merge_id, kept=organisation)
    result = unmerge(found=found, actor=actor_of(request))
    if result.kept:
        problem(
            request,
            _("Taken back, but this was changed since and stays: %(names)s.") % {"names": ", ".join(result.kept)},
        )
    else:
        done(request, _("They are two entries again."))
    return redirect("directory:organisation", organisation.public_id)
