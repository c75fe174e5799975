// Layer 2 of the share surfaces: everything here has a plain link or list under it that works without.
((d, n) => {
  function each(selector, act) {
    d.querySelectorAll('.vt-share ' + selector).forEach(e => act(e, e.closest('.vt-share')));
  }
  // The button that a link or a summary looks like already: nothing moves. It stands in no form.
  function button(old, from, act) {
    var b = d.createElement('button');
    b.append(...from.childNodes);
    b.onclick = act;
    old.replaceWith(b);
    return b;
  }
  if (n.clipboard) each('[data-done]', (a, bar) => {
    var from = a.href ? a : a.firstChild, label = from.lastChild, text = label.textContent, done = a.dataset.done;
    var copied = a.href || a.lastChild.value, status = bar.lastChild;
    var b = button(a, from, () => {
      n.clipboard.writeText(copied).then(() => {
        b.style.cssText = 'min-width:' + b.offsetWidth - 26 + 'px!important';
        label.textContent = status.textContent = done;
      });
    });
    b.onblur = b.onpointerleave = () => {
      label.textContent = text;
      status.textContent = '';
    };
  });
  each('.vt-more', (more, bar) => {
    var page = {title: d.title, url: new URL(bar.dataset.url, location).href, text: bar.dataset.text};
    if (n.canShare?.(page)) button(more, more.firstChild, () => {
      // A visitor who changes their mind is no error.
      n.share(page).catch(() => {});
    });
    else d.addEventListener('keydown', e => {
      if (e.key == 'Escape' && more.open) {
        more.open = false;
        more.firstChild.focus();
      }
    });
  });
  each('button[hidden]', (b, bar) => {
    b.hidden = false;
    b.onclick = () => b.className == 'vt-print' ? print() : bar.remove();
  });
  d.addEventListener('click', e => {
    var a = e.target.closest('.vt-share a[target][rel~=nofollow]');
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || innerWidth < 700) return;
    var w = open('', '_blank', 'popup,width=600,height=640');
    // Where popups are blocked, the link goes its own way.
    if (w) {
      e.preventDefault();
      w.opener = null;
      w.location = a.href;
    }
  });
})(document, navigator);
