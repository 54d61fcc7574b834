"""Serving begins with a run to show and a port to show it on, or says what is missing."""

import pytest

from accord.errors import NotFound, UserFacingError
from accord.review import serving
from accord.review.setup import Setup


def test_a_folder_without_a_run_is_not_served_and_nothing_is_made_in_it(tmp_path):
    store = tmp_path / "mistyped"
    with pytest.raises(NotFound, match="No run in this store yet"):
        serving.serve(Setup(folder=store / "review"), store, port=0, report=print)
    assert not store.exists()


def test_a_port_that_is_taken_is_said_in_words(app, monkeypatch):
    def taken(*_args):
        raise OSError(98, "Address already in use")

    monkeypatch.setattr("django.core.servers.basehttp.ThreadedWSGIServer", taken)
    with pytest.raises(UserFacingError, match=r"Port 8000 .*already in use.*--port"):
        serving.server_of(8000)
