"""Every address. What is open without signing in is listed here and nowhere else."""

from __future__ import annotations

from django.urls import path

from accord.review.access import break_glass, operations, people, sign_in
from accord.review.audit_log import views as audit_log
from accord.review.cases import queue
from accord.review.cases import views as cases
from accord.review.concern_report import views as concern_report
from accord.review.design.files import static_file
from accord.review.home.views import home
from accord.review.identity import views as identity
from accord.review.networks import views as networks
from accord.review.search import views as search

OPEN_TO_ALL = ("sign-in", "concern", "pryder", "static")

urlpatterns = [
    path("", home, name="home"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("cases/", queue.queue, name="queue"),
    path("cases/assign/", cases.assign_many, name="assign-many"),
    path("second-review/", queue.second_review, name="second-review"),
    path("cases/<slug:ref>/", cases.case_page, name="case"),
    path("cases/<slug:ref>/records/<int:number>/", cases.record_page, name="record"),
    path("cases/<slug:ref>/history/", cases.history_page, name="history"),
    path("cases/<slug:ref>/decide/", cases.decide_page, name="decide"),
    path("cases/<slug:ref>/ask/", cases.ask_page, name="ask"),
    path("cases/<slug:ref>/assign/", cases.assign_page, name="assign"),
    path("networks/", networks.networks, name="networks"),
    path("networks/<slug:ref>/", networks.network, name="network"),
    path("same-person/", identity.links, name="links"),
    path("same-person/<slug:ref>/", identity.link, name="link"),
    path("search/", search.search, name="search"),
    path("break-glass/", break_glass.break_glass, name="break-glass"),
    path("break-glass/<int:number>/noticed/", break_glass.noticed, name="glass-noticed"),
    path("concern/", concern_report.concern, {"language": "en"}, name="concern"),
    path("pryder/", concern_report.concern, {"language": "cy"}, name="pryder"),
    path("concern-reports/", concern_report.reports, name="concern-reports"),
    path("operations/", operations.operations, name="operations"),
    path("operations/<uuid:number>/", operations.operation, name="operation"),
    path("audit/", audit_log.audit, name="audit"),
    path("audit/export/", audit_log.export, name="export-audit"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add-person"),
    path("people/<slug:username>/", people.edit_person, name="person"),
    path("people/<slug:username>/conflicts/", people.change_conflict, name="conflict"),
    path("static/<path:name>", static_file, name="static"),
]
handler400 = "accord.review.design.errors.bad_request"
handler403 = "accord.review.design.errors.not_found"
handler404 = "accord.review.design.errors.not_found"
handler500 = "accord.review.design.errors.went_wrong"
