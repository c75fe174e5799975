// Draws a control to pin it over each picture, from where the picture really is: nothing is put beside it.
(d => {
  const links = d.querySelectorAll('.vt-pins a'), model = links[0], box = model?.parentNode, pins = new Map();
  if (!box) return;
  // Turbo and its kin bring back copies of the page's elements, and run this anew: the model stays, what was made of it goes.
  links.forEach(e => e == model || e.remove());
  model.hidden = true;
  let asked, pointer = 0, inBar = d.querySelectorAll('.vt-share li a[target]:is([href*="/pin/"],[href*="/pinterest?"])');
  box.hidden = false;
  // x is where its control would begin.
  function eligible(img, r, x) {
    for (let e = img; (e = e.parentElement) && e != d.body;) {
      const f = e.getBoundingClientRect();
      if (getComputedStyle(e).overflow != 'visible'
        && (x < f.left || x + 44 > f.right || r.top + 8 < f.top || r.top + 52 > f.bottom)) return;
    }
    return r.width >= 200 && r.height >= 200 && img.naturalWidth && img.alt && /^http/.test(media(img))
      && img.checkVisibility?.({opacityProperty: true, visibilityProperty: true}) != false
      && !img.closest('nav,aside,footer,a,button,dialog,ins,[role=presentation],[role=none],[aria-hidden=true],[inert],[data-pin-nopin],[data-nopin],[data-pin-no-hover],[data-pin-nohover],[data-vitrine-noimage],[data-vitrine-ugc],.ad,.ads,.advert,.advertisement,.sponsored,.comment,.comments,#comments');
  }
  // The largest candidate that the page offers, and that is an address.
  function media(img) {
    let best = img.currentSrc || img.src, most = 0;
    img.srcset.replace(/(\S*[^\s,])\s+([\d.]+)[wx]/g, (all, url, size) => {
      url = make('a', {href: url});
      if (url.host && size > most) best = url, most = +size;
    });
    return img.dataset.pinMedia || best;
  }
  function pin(img) {
    const a = model.cloneNode(true), u = new URL(a), q = u.searchParams, figure = img.closest('figure'),
      page = make('a', {href: img.dataset.pinUrl || '//'});
    if (!page.host) page.href = q.get('url'), page.hash = figure?.id || img.id;
    a.vt = (img.dataset.pinDescription || figure?.querySelector('figcaption')?.textContent || img.alt).trim();
    q.set('url', page);
    q.set('media', media(img));
    q.set('description', a.vt);
    a.href = u;
    a.ariaLabel = a.textContent + ': ' + a.vt;
    if (inBar[0]) a.tabIndex = -1;
    box.append(a);
    return a;
  }
  function layout() {
    const o = box.getBoundingClientRect(), rtl = getComputedStyle(box).direction == 'rtl';
    asked = 0;
    for (const img of d.images) {
      let r = img.getBoundingClientRect(), x = rtl ? r.right - 52 : r.left + 8, fit = eligible(img, r, x), a = pins.get(img);
      if (fit && !a) {
        pins.set(img, a = pin(img));
        sizes.observe(img);
      }
      if (a) {
        a.hidden = !fit;
        a.classList.toggle('vt-on',
          pointer.x >= r.left && pointer.x <= r.right && pointer.y >= r.top && pointer.y <= r.bottom);
        a.style.cssText = '--y:' + (r.top - o.top) + 'px;--x:' + ((rtl ? r.right - 8 - a.offsetWidth : x) - o.left) + 'px';
      }
    }
  }
  const soon = e => {
    if (e.x) pointer = e;
    asked ||= requestAnimationFrame(layout);
  }, sizes = new ResizeObserver(soon);
  sizes.observe(d.body);
  d.vtSoon || ['load', 'scroll', 'transitionend', 'pointerover'].forEach(event =>
    d.addEventListener(event, e => d.vtSoon(e), true));
  d.vtSoon = soon;
  function make(name, properties, ...parts) {
    const e = Object.assign(d.createElement(name), properties);
    e.append(...parts);
    return e;
  }
  // For the keyboard, and for whoever looks for the bar's own control: a list of the pictures.
  inBar.forEach(link => link.onclick = e => {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    layout();
    const items = [...pins].filter(([img, a]) => !a.hidden).map(([img, a]) => {
      const copy = a.cloneNode();
      copy.tabIndex = 0;
      copy.append(make('img', {src: img.currentSrc, alt: ''}), a.vt);
      return make('li', {}, copy);
    });
    if (!items[0]) return;
    e.preventDefault();
    const list = make('dialog', {className: 'vt-share vt-list', ariaLabel: box.ariaLabel, onclose: () => list.remove()},
      make('ul', {}, ...items), make('button', {textContent: box.dataset.close, onclick: () => list.close()}));
    box.append(list);
    list.showModal();
  });
  soon(0);
})(document);
