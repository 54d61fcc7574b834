"""A setup becomes Django's settings: deny by default, strict headers, short sessions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from accord.review.setup import Setup, database_of, secret_of

HERE = Path(__file__).parent
IDLE_SECONDS = 15 * 60
LONGEST_SECONDS = 12 * 60 * 60
YEAR_SECONDS = 365 * 24 * 60 * 60
APPS = (
    *("access", "audit_log", "cases", "identity", "networks", "concern_report", "design"),
    *("dissemination", "retention"),
)
MIDDLEWARE = (
    "accord.review.design.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "accord.review.access.turns.Turns",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accord.review.access.sessions.SessionRules",
    "accord.review.access.own_password.FirstPassword",
    "accord.review.access.key_rules.KeyDemanded",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
CONTEXT = (
    "django.template.context_processors.request",
    "accord.review.design.context.page",
)


def configure(setup: Setup) -> None:
    """Set Django up for this process; once."""
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(**settings_of(setup))
        django.setup()


def settings_of(setup: Setup) -> dict[str, Any]:
    """Every setting that differs from Django's own."""
    return {
        "SECRET_KEY": secret_of(setup),
        "DEBUG": False,
        "ALLOWED_HOSTS": list(setup.hosts),
        "ROOT_URLCONF": "accord.review.urls",
        "INSTALLED_APPS": [
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            *(f"accord.review.{name}" for name in APPS),
        ],
        "MIDDLEWARE": list(MIDDLEWARE),
        "DATABASES": {"default": database_of(setup)},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "TEMPLATES": [_templates()],
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "LANGUAGE_CODE": "en-gb",
        "STATIC_URL": "/static/",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 1_000_000,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 400,
        # No page takes a file, so none is read.
        "DATA_UPLOAD_MAX_NUMBER_FILES": 0,
        "FILE_UPLOAD_HANDLERS": [],
        "LOGGING": _logging(),
        "ACCORD": setup,
        **_signing_in(setup),
        **_cookies(setup.is_secure),
    }


def _templates() -> dict[str, Any]:
    return {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": list(CONTEXT),
            "builtins": ["accord.review.design.templatetags.design"],
        },
    }


def _signing_in(setup: Setup) -> dict[str, Any]:
    validators = "django.contrib.auth.password_validation."
    return {
        "AUTH_USER_MODEL": "access.Account",
        "PASSWORD_HASHERS": list(setup.hashers),
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": validators + "MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
            {"NAME": validators + "CommonPasswordValidator"},
        ],
        "LOGIN_URL": "sign-in",
        "LOGIN_REDIRECT_URL": "home",
    }


def _cookies(is_secure: bool) -> dict[str, Any]:
    # Browsers keep a __Host- cookie only over HTTPS; on localhost there is none to protect.
    prefix = "__Host-" if is_secure else ""
    return {
        "SESSION_ENGINE": "accord.review.access.session_store",
        "SESSION_COOKIE_NAME": f"{prefix}accord",
        "SESSION_COOKIE_SECURE": is_secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_AGE": LONGEST_SECONDS,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "CSRF_COOKIE_NAME": f"{prefix}accord-form",
        "CSRF_COOKIE_SECURE": is_secure,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_FAILURE_VIEW": "accord.review.design.errors.form_expired",
        "SECURE_SSL_REDIRECT": is_secure,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if is_secure else None,
        "SECURE_HSTS_SECONDS": YEAR_SECONDS if is_secure else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": is_secure,
        "SECURE_HSTS_PRELOAD": is_secure,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
    }


def _logging() -> dict[str, Any]:
    # Paths and queries of requests can name a case: nothing of a request goes to a log.
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"nowhere": {"class": "logging.NullHandler"}},
        "loggers": {"django": {"handlers": ["nowhere"], "propagate": False}},
    }
