// Asks the server of an account like @ada@social.example where it wants a post to be written (FEP-3b86). Whatever goes
// wrong, the form goes its own way.
(function (d) {
  var form = d.querySelector('form'), box = form.elements.server, asked;
  form.addEventListener('submit', function (e) {
    var account = /^@?([^@\s\/]+)@([^@\s\/]+\.[^@\s\/]+)$/.exec(box.value.trim());
    if (asked || !account || form.elements.remember.checked) return;
    e.preventDefault();
    asked = true;
    var stop = new AbortController();
    setTimeout(function () {
      stop.abort();
    }, 4000);
    fetch('https://' + account[2] + '/.well-known/webfinger?resource='
      + encodeURIComponent('acct:' + account[1] + '@' + account[2]), {signal: stop.signal, credentials: 'omit'})
      .then(function (answer) {
        return answer.json();
      })
      .then(function (found) {
        var intent = found.links.find(function (link) {
          return link.rel == 'https://w3id.org/fep/3b86/Create' && /^https:\/\//.test(link.template);
        });
        location.href = intent.template
          .replace('{content}', encodeURIComponent(form.dataset.text))
          .replace(/\{[^}]*\}/g, '');
      })
      .catch(function () {
        form.requestSubmit();
      });
  });
})(document);
