"""Outgoing mail: kept as rows, sent by the worker, tried again, shown with what became of it.

An app above writes letters and posts them in the transaction that gives them their reason::

    post(letters=[Letter(to="marta@example.org", …)], about=programme, actor=actor)
"""
