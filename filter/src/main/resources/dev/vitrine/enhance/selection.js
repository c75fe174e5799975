// Offers to share what the visitor selects, with an address that leads to that very passage.
(function (d, n) {
  var box = d.querySelector('.vt-select'), b = box && box.querySelector('button'), text = '';
  if (!b || !n.clipboard) return;
  box.hidden = true;
  box.slot ||= location.pathname;
  var label = b.lastChild, name = label.textContent, status = box.lastChild;
  // https://wicg.github.io/scroll-to-text-fragment/: its own punctuation is a dash, a comma and an ampersand.
  function encoded(words) {
    return encodeURIComponent(words.join(' ')).replace(/-/g, '%2D');
  }
  function address() {
    // Where other things have come into the page, and its address with them, that one.
    var words = text.split(/\s+/), url = new URL(box.slot == location.pathname ? box.dataset.url : '', location);
    url.hash = '';
    return url.href + '#:~:text='
      + (words.length > 12 ? encoded(words.slice(0, 5)) + ',' + encoded(words.slice(-5)) : encoded(words));
  }
  var events = ['pointerdown', 'pointerup', 'keyup', 'selectionchange'], deaf = true, later;
  function look(event) {
    // Turbo and its kin put another body in the place of this one, and run this anew for it.
    if (!box.isConnected) return events.forEach(function (event) {
      d.removeEventListener(event, look, true);
    });
    var own = box.contains(event.target);
    clearTimeout(later);
    // Nothing else tells of what a finger selects.
    if (event.type == 'selectionchange') {
      if (!deaf) later = setTimeout(look, 300, {});
    } else if (event.type == 'pointerdown') deaf = own || event.pointerType == 'mouse';
    // Of a control whose text is written anew while it is pressed, WebKit tells no click.
    else if (!own) update();
  }
  function update() {
    var s = getSelection(), at = s.rangeCount && s.getRangeAt(0), e = at && at.commonAncestorContainer;
    e = e && (e.closest ? e : e.parentElement);
    var found = String(s).trim();
    if (e && box.contains(e)) return;
    box.hidden = found.length < 20 || found.length > 2000
      || !e || !e.closest('main,article') || !!e.closest('pre,code,form,[contenteditable],nav,aside,footer');
    if (box.hidden) return;
    text = found;
    label.textContent = name;
    status.textContent = '';
    var r = at.getBoundingClientRect(), o = (box.offsetParent || d.documentElement).getBoundingClientRect();
    box.style.setProperty('top', r.bottom - o.top + 8 + 'px', 'important');
    box.style.setProperty('left', Math.max(8, r.left - o.left) + 'px', 'important');
  }
  b.onclick = function () {
    var page = {title: d.title, text: box.dataset.quoted.replace('{0}', function () { return text; }), url: address()};
    if (n.canShare && n.canShare(page)) n.share(page).catch(function () {});
    else n.clipboard.writeText(page.text + ' ' + page.url).then(function () {
      label.textContent = status.textContent = box.dataset.done;
    }, function () { prompt(name, page.text + ' ' + page.url); });
  };
  events.forEach(function (event) {
    d.addEventListener(event, look, true);
  });
})(document, navigator);
