import pytest
from django import forms
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from kontor.common.icons import UnknownIconError
from kontor.common.marks import house_mark


def draw(source: str, htmx: bool = False, **context: object) -> str:
    request = RequestFactory().get("/", headers={"HX-Request": "true"} if htmx else {})
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
    return Template(source).render(RequestContext(request, context, processors=[]))


def test_a_page_carries_each_drawing_once() -> None:
    text = draw('{% icon "bus" %}{% icon "bus" "sm" %}{% icon "sun" %}{% sprite %}')
    assert text.count('<use href="#i-bus"/>') == 2
    assert text.count('<symbol id="i-bus"') == text.count('<symbol id="i-sun"') == 1


def test_a_partial_carries_its_own_drawings() -> None:
    assert "<use" not in draw('{% icon "bus" %}', htmx=True)
    assert "<path" in draw('{% icon "bus" %}', htmx=True)
    assert "<path" in Template('{% icon "bus" %}').render(Context())


def test_an_unknown_icon_says_what_to_do() -> None:
    with pytest.raises(UnknownIconError, match=r"icons\.txt"):
        draw('{% icon "no-such" %}')


def test_a_house_mark_belongs_to_its_name() -> None:
    assert house_mark("Lippe Sensorik") == house_mark("Lippe Sensorik")
    assert house_mark("Lippe Sensorik") != house_mark("Senne Robotik")


def test_a_script_in_a_name_stays_a_name() -> None:
    name = "<script>alert(1)</script>"
    assert "<script>" not in draw('{% state "ok" name %}{% face name %}{{ name }}', name=name)


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ("{% share 62 %}", "share-62"),
        ("{% share 1 3 %}", "share-33"),
        ("{% share 5 0 %}", "share-0"),
        ("{% share 200 %}", "share-100"),
        ("{{ 92|for_class }}", "for-90"),
        ("{{ 2|for_class }}", "for-5"),
        ("{{ 900|for_class }}", "for-480"),
    ],
)
def test_shares_and_lengths_become_classes(source: str, drawn: str) -> None:
    assert draw(source) == drawn


class GuestForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As in the passport.")
    size = forms.IntegerField(label="Group size")
    is_guide = forms.BooleanField(label="Guide", required=False)
    diet = forms.MultipleChoiceField(
        label="Diet", choices=[("v", "vegetarian")], required=False, widget=forms.CheckboxSelectMultiple
    )


def test_a_form_says_what_is_wrong_where_it_is_wrong() -> None:
    text = str(GuestForm({"name": "Vidal", "size": "zwölf"}))
    assert '<label class="form-label" for="id_size">' in text
    assert 'class="form-control is-invalid"' in text
    assert 'id="id_size_error"' in text
    assert 'aria-describedby="id_size_error"' in text
    assert 'id="id_name_helptext"' in text
    assert "<legend" in text


def test_an_error_of_the_whole_form_stands_above_it() -> None:
    form = GuestForm({"name": "Vidal", "size": "3"})
    form.add_error(None, "Two guests have the same name.")
    assert str(form).index("Two guests") < str(form).index("id_name")
