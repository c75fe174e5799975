// Layer 2 of the share surfaces: everything here has a plain link or list under it that works without.
((d, n) => {
  function each(selector, act) {
    d.querySelectorAll('.vt-share ' + selector).forEach(e => e.onclick || act(e, e.closest('.vt-share')));
  }
  // The button that a link or a summary looks like already: nothing moves. It stands in no form, and keeps what it needs on
  // itself: Turbo, htmx and their kin bring back copies of a page's elements.
  function button(old) {
    if (old.type) return old;
    var b = d.createElement('button');
    b.className = old.className;
    b.value = old.href || old.lastChild.value;
    b.name = old.dataset.done;
    b.append(...(old.href ? old : old.firstChild).childNodes);
    old.replaceWith(b);
    return b;
  }
  function enliven() {
    if (n.clipboard) each('.vt-text,.vt-copy', (a, bar) => {
      var b = button(a), label = b.lastChild, status = bar.lastChild;
      label.slot ||= label.textContent;
      b.onclick = () => n.clipboard.writeText(b.value).then(() => {
        b.style = 'min-width:' + (b.offsetWidth - 26) + 'px!important';
        label.textContent = status.textContent = b.name;
      }, () => prompt('', b.value));
      (b.onblur = b.onpointerleave = () => {
        label.textContent = label.slot;
        status.textContent = '';
      })();
    });
    each('.vt-more', (more, bar) => {
      var page = () => ({title: d.title, text: bar.dataset.text, url: new URL(bar.dataset.url, location)});
      // A visitor who changes their mind is no error.
      if (n.canShare?.(page())) button(more).onclick = () => n.share(page()).catch(() => {});
    });
    each('.vt-print', b => {
      b.hidden = false;
      b.onclick = () => print();
    });
  }
  // Once, however often pages are put together from others; and some do so without running what is in them.
  enliven();
  if (d.vt) return;
  d.vt = n;
  d.addEventListener('pointerover', e => e.target.closest('.vt-share') && enliven());
  d.addEventListener('keydown', e => e.key == 'Escape' && each('.vt-more[open]', more => {
    more.open = false;
    more.firstChild.focus();
  }));
  d.addEventListener('click', e => {
    var a = e.target.closest('.vt-share [target][rel~=nofollow]');
    if (!a || e.shiftKey || e.ctrlKey || e.altKey || e.defaultPrevented || e.metaKey || innerWidth < 700) return;
    var w = open('', '', 'width=600,height=640');
    // Where popups are blocked, the link goes its own way.
    if (w) {
      e.preventDefault();
      w.opener = null;
      w.location = a;
    }
  });
})(document, navigator);
