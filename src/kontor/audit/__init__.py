"""Who changed what, and when. The rows are django-auditlog's; only this app knows that.

An operation writes its line in its own transaction::

    before = snapshot(organisation)
    organisation.name = name
    organisation.save()
    record(actor=actor, verb="changed", thing=organisation, changes=changed(before, organisation))

Signals are not used: they miss ``update()`` and ``bulk_create()``, and know neither the actor nor the reason.
"""
