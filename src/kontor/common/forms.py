"""How forms are drawn."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draws every form with our own templates: ``{{ form }}``, or one field ``{{ form.name.as_field_group }}``."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
