"""Every address. What is open without signing in is listed here and nowhere else."""

from __future__ import annotations

from django.urls import path

from accord.review.access import (
    again,
    break_glass,
    changes,
    given_again,
    key_step,
    names,
    operations,
    own_password,
    people,
    security_keys,
    sessions,
    sign_in,
    sign_on,
    unusual,
)
from accord.review.audit_log import views as audit_log
from accord.review.cases import agreement, explanations, history, questions, queue, saved_filters
from accord.review.cases import views as cases
from accord.review.concern_report import views as concern_report
from accord.review.design.files import static_file
from accord.review.design.reports import policy_report
from accord.review.dissemination import views as dissemination
from accord.review.home.views import home
from accord.review.identity import views as identity
from accord.review.networks import views as networks
from accord.review.retention import views as retention
from accord.review.search import views as search

OPEN_TO_ALL = (
    *("sign-in", "sign-in-key", "sign-on", "signed-on", "concern", "pryder", "static"),
    "policy-report",
)

urlpatterns = [
    path("", home, name="home"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/again/", again.again, name="again"),
    path("sign-in/key/", key_step.key_step, name="sign-in-key"),
    path("keys/", security_keys.keys, name="keys"),
    path("keys/add/", security_keys.add_key, name="add-key"),
    path("keys/<int:number>/remove/", security_keys.remove_key, name="remove-key"),
    path("password/", own_password.own_password, name="own-password"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("sessions/end/", sessions.end_session, name="end-session"),
    path("sign-in/force/", sign_on.sign_on, name="sign-on"),
    path("sign-in/back/", sign_on.signed_on, name="signed-on"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("cases/", queue.queue, name="queue"),
    path("cases/assign/", cases.assign_many, name="assign-many"),
    path("cases/filters/", saved_filters.save_filter, name="save-filter"),
    path("agreement/", agreement.agreement_page, name="agreement"),
    path("second-review/", queue.second_review, name="second-review"),
    path("cases/<slug:ref>/", cases.case_page, name="case"),
    path("cases/<slug:ref>/records/<int:number>/", cases.record_page, name="record"),
    path("cases/<slug:ref>/history/", history.history_page, name="history"),
    path("cases/<slug:ref>/decide/", cases.decide_page, name="decide"),
    path("cases/<slug:ref>/ask/", questions.ask_page, name="ask"),
    path("cases/<slug:ref>/asked/<int:number>/", questions.request_page, name="request"),
    path("cases/<slug:ref>/explanations/", explanations.explanations_page, name="explanations"),
    path("cases/<slug:ref>/explanations/<int:number>/", explanations.weigh_page, name="weigh"),
    path("cases/<slug:ref>/assign/", cases.assign_page, name="assign"),
    path("cases/<slug:ref>/hand-out/", dissemination.hand_out, name="hand-out"),
    path("cases/<slug:ref>/kept/", retention.of_a_case, name="case-retention"),
    path("kept/", retention.retention, name="retention"),
    path("handed-out/", dissemination.handed_out, name="handed-out"),
    path("handed-out/<slug:ref>/", dissemination.handed_out_one, name="handed-out-one"),
    path("handed-out/<slug:ref>/file/", dissemination.take_file, name="take-file"),
    path("networks/", networks.networks, name="networks"),
    path("networks/<slug:ref>/", networks.network, name="network"),
    path("networks/<slug:ref>/before/", networks.before, name="network-before"),
    path("networks/<slug:ref>/views/", networks.save_view, name="save-view"),
    path("networks/<slug:ref>/views/<int:number>/", networks.saved_view, name="network-view"),
    path("same-person/", identity.links, name="links"),
    path("same-person/<slug:ref>/", identity.link, name="link"),
    path("cases/<slug:ref>/joins/", identity.joins, name="joins"),
    path("search/", search.search, name="search"),
    path("names/<slug:kind>/<slug:ref>/", names.show_names, name="names"),
    path("break-glass/", break_glass.break_glass, name="break-glass"),
    path("break-glass/<int:number>/noticed/", break_glass.noticed, name="glass-noticed"),
    path("concern/", concern_report.concern, {"language": "en"}, name="concern"),
    path("pryder/", concern_report.concern, {"language": "cy"}, name="pryder"),
    path("concern-reports/", concern_report.reports, name="concern-reports"),
    path("operations/", operations.operations, name="operations"),
    path("operations/<uuid:number>/", operations.operation, name="operation"),
    path("audit/", audit_log.audit, name="audit"),
    path("audit/export/", audit_log.export, name="export-audit"),
    path("audit/unusual/", unusual.unusual, name="unusual"),
    path("policy-report/", policy_report, name="policy-report"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add-person"),
    path("people/changes/<int:number>/", changes.settle, name="settle-change"),
    path("people/<slug:username>/", people.edit_person, name="person"),
    path("people/<slug:username>/again/", given_again.give_again, name="give-again"),
    path("people/<slug:username>/conflicts/", people.change_conflict, name="conflict"),
    path("static/<path:name>", static_file, name="static"),
]
handler400 = "accord.review.design.errors.bad_request"
handler403 = "accord.review.design.errors.not_found"
handler404 = "accord.review.design.errors.not_found"
handler500 = "accord.review.design.errors.went_wrong"
