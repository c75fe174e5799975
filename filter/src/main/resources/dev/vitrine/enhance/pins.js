// Draws a control to pin it over each picture, from where the picture really is: nothing is put beside it.
(d => {
  const pins = new Map();
  let model, copies, box, inBar, asked, pointer = 0;
  // Its control would have its icon at x and y.
  function eligible(img, r, x, y) {
    for (let e = img; (e = e.parentElement) && e != d.body;) {
      const f = e.getBoundingClientRect();
      if (getComputedStyle(e).overflow != 'visible'
        && (x < f.x || x > f.right || y < f.y || y > f.bottom)) return;
    }
    // What is fixed or sticky and lies over it, such as a menu that stays, is not for its control to cover.
    return r.width >= 200 && img.naturalWidth && img.alt
      && img == (d.elementsFromPoint(x, y).find(e => e == img || /x|y/.test(getComputedStyle(e).position)) || img)
      && r.height >= 200 && /^http/.test(media(img))
      && img.checkVisibility?.({visibilityProperty: true, opacityProperty: true}) != false
      && !img.closest('nav,aside,footer,a,button,dialog,ins,img[role*=on],[aria-hidden=true],[inert],[data-nopin],[data-pin-nopin],[data-pin-nohover],[data-pin-no-hover],[data-vitrine-noimage],[data-vitrine-ugc],.ad,.ads,.advert,.advertisement,.sponsored,.comment,.comments,#comments');
  }
  // The largest candidate that the page offers, and that is an address.
  function media(img) {
    let best = img.currentSrc, most = 0;
    img.srcset.replace(/(\S*[^\s,])\s+([\d.]+)[wx]/g, (all, url, size) => {
      url = make('a', {href: url});
      if (url.host && size > most) best = url, most = +size;
    });
    return img.dataset.pinMedia || best;
  }
  function pin(img) {
    const a = model.cloneNode(true), q = new URLSearchParams(a.search), figure = img.closest('figure'),
      page = make('a', {href: img.dataset.pinUrl || '//'});
    if (!page.host) page.href = box.slot == location.pathname ? q.get('url') : location, page.hash = figure?.id || img.id;
    a.vt = (img.dataset.pinDescription || figure?.querySelector('figcaption')?.textContent || img.alt).trim();
    q.set('url', page);
    q.set('media', media(img));
    q.set('description', a.vt);
    a.search = q;
    a.ariaLabel = a.textContent + ': ' + a.vt;
    if (inBar[0]) a.tabIndex = -1;
    box.append(a);
    pins.set(img, a);
    return a;
  }
  function layout() {
    const o = box.getBoundingClientRect(), rtl = getComputedStyle(box).direction == 'rtl';
    asked = 0;
    pins.forEach((a, img) => img.isConnected || a.remove(pins.delete(img)));
    for (const img of d.images) {
      let r = img.getBoundingClientRect(), x = rtl ? r.right - 30 : r.x + 30, y = r.y + 30,
        fit = eligible(img, r, x, y), a = pins.get(img) || fit && pin(img);
      if (a) {
        a.hidden = !fit;
        a.classList.toggle('vt-on',
          pointer.x >= r.x && pointer.x <= r.right && pointer.y >= r.y && pointer.y <= r.bottom);
        a.style = '--y:' + (y - o.y) + 'px;--x:' + Math.abs(x - o.x) + 'px';
      }
    }
  }
  function soon(e) {
    if (e.x) pointer = e;
    asked ||= box && requestAnimationFrame(layout);
  }
  function make(name, properties, ...parts) {
    const e = Object.assign(d.createElement(name), properties);
    e.append(...parts);
    return e;
  }
  // For the keyboard, and for whoever looks for the bar's own control: a list of the pictures.
  function show(e) {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    layout();
    const dialog = box.querySelector('dialog'), list = dialog.firstChild;
    list.textContent = '';
    pins.forEach((a, img) => {
      if (a.hidden) return;
      const copy = a.cloneNode();
      copy.tabIndex = 0;
      copy.append(make('img', {src: img.currentSrc, alt: ''}), a.vt);
      list.append(make('li', 0, copy));
    });
    if (!list.firstChild) return;
    e.preventDefault();
    dialog.lastChild.onclick = () => dialog.close();
    dialog.showModal();
  }
  // Turbo and its kin bring back copies of the page's elements, and run this anew: the model stays, what was made of it goes.
  function begin() {
    [model, ...copies] = d.querySelectorAll('.vt-pins a');
    if (!model) return;
    copies.map(e => e.remove());
    pins.clear();
    (box = model.parentNode).slot ||= location.pathname;
    box.hidden = false;
    (inBar = [...d.querySelectorAll('.vt-share li a[target]')].filter(e => e.pathname == model.pathname))
      .forEach(link => link.onclick = show);
    new ResizeObserver(soon).observe(d.body);
    soon(0);
  }
  (d.vtPins ||= (['scroll', 'load', 'transitionend', 'pointerover'].forEach(event =>
    d.addEventListener(event, soon, true)), begin))();
})(document);
