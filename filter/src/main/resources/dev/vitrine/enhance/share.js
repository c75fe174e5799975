// Layer 2 of the share surfaces: everything here has a plain link or list under it that works without.
(function (d, n) {
  function each(selector, act) {
    d.querySelectorAll('.vt-share ' + selector).forEach(function (e) {
      act(e, e.closest('.vt-share'));
    });
  }
  // The button that a link or a summary looks like already: nothing moves.
  function button(old, from, act) {
    var b = d.createElement('button');
    b.type = 'button';
    b.append(...from.childNodes);
    b.onclick = act;
    old.replaceWith(b);
    return b;
  }
  if (n.clipboard) each('[data-done]', function (a, bar) {
    var from = a.href ? a : a.firstChild, label = from.lastChild, text = label.textContent, done = a.dataset.done;
    var copied = a.href || a.lastChild.value, status = bar.lastChild;
    var b = button(a, from, function () {
      n.clipboard.writeText(copied).then(function () {
        b.style.setProperty('min-width', b.offsetWidth + 'px', 'important');
        label.textContent = status.textContent = done;
      });
    });
    b.onblur = b.onpointerleave = function () {
      label.textContent = text;
      status.textContent = '';
    };
  });
  each('.vt-more', function (more, bar) {
    var page = {title: d.title, url: new URL(bar.dataset.url, location).href};
    if (bar.dataset.text) page.text = bar.dataset.text;
    if (n.canShare && n.canShare(page)) button(more, more.firstChild, function () {
      // A visitor who changes their mind is no error.
      n.share(page).catch(function () {});
    });
    else d.addEventListener('keydown', function (e) {
      if (e.key == 'Escape' && more.open) {
        more.open = false;
        more.firstChild.focus();
      }
    });
  });
  each('button[hidden]', function (b, bar) {
    b.hidden = false;
    b.onclick = function () {
      if (b.className == 'vt-print') print();
      else bar.remove();
    };
  });
  d.addEventListener('click', function (e) {
    var a = e.target.closest('.vt-share a[target][rel~=nofollow]');
    if (!a || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || innerWidth < 700) return;
    var w = open('', '_blank', 'popup,width=600,height=640');
    // Where popups are blocked, the link goes its own way.
    if (w) {
      e.preventDefault();
      w.opener = null;
      w.location = a.href;
    }
  });
})(document, navigator);
