// Asks the browser for what a security key makes or signs, and sends it with the form.
// Without it, and without scripts, one-time codes are there.
(function () {
  "use strict";
  var can = Boolean(window.PublicKeyCredential && navigator.credentials && window.isSecureContext);
  function each(what, then) { Array.prototype.forEach.call(document.querySelectorAll(what), then); }
  each("[data-needs-keys]", function (one) { one.hidden = !can; });
  each("[data-without-keys]", function (one) { one.hidden = can; });
  var form = document.querySelector("form[data-key]");
  if (!form || !can) { return; }

  function bytes(text) {
    var plain = window.atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  }
  function text(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return window.btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }
  function read(said) {
    said.challenge = bytes(said.challenge);
    if (said.user) { said.user.id = bytes(said.user.id); }
    (said.excludeCredentials || said.allowCredentials || []).forEach(function (one) { one.id = bytes(one.id); });
    return { publicKey: said };
  }
  function written(made) {
    var answer = { clientDataJSON: text(made.response.clientDataJSON) };
    if (made.response.attestationObject) {
      answer.attestationObject = text(made.response.attestationObject);
      answer.transports = made.response.getTransports ? made.response.getTransports() : [];
    } else {
      answer.authenticatorData = text(made.response.authenticatorData);
      answer.signature = text(made.response.signature);
      if (made.response.userHandle) { answer.userHandle = text(made.response.userHandle); }
    }
    return JSON.stringify({ id: text(made.rawId), rawId: text(made.rawId), type: made.type, response: answer });
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var problem = form.querySelector("[data-key-problem]");
    problem.hidden = true;
    var asked = read(JSON.parse(form.getAttribute("data-options")));
    navigator.credentials[form.getAttribute("data-key")](asked).then(function (made) {
      form.elements.credential.value = written(made);
      form.submit();
    }).catch(function () { problem.hidden = false; });
  });
})();
