// Puts each widget into the place of its placeholder. Served without comments and indentation, so every line ends itself.
(() => {
  'use strict';
  const script = document.currentScript;
  const STATE = 'data-vitrine-state';

  // Another copy is at work already.
  if (window.vitrine) {
    window.vitrine.scan(script);
    return;
  }

  const sheets = new Map();

  // Constructed, as a strict page lets in no style element; shared, as widgets look alike.
  const sheet = css => {
    if (!sheets.has(css)) {
      const made = new CSSStyleSheet();
      made.replaceSync(css);
      sheets.set(css, made);
    }
    return sheets.get(css);
  };

  // Only what a widget needs gets into the page, even if its server had fallen into other hands.
  const clean = (part, base) => {
    part.querySelectorAll('template,script,iframe,object,embed,link,meta,base').forEach(e => e.remove());
    part.querySelectorAll('*').forEach(e => {
      for (const {name, value} of [...e.attributes]) {
        if (/^(href|src|srcset)$/.test(name)) {
          e.setAttribute(name, value.replace(/(^|, )\/(?!\/)/g, '$1' + base));
          if (!/^(https?:|mailto:|#)/.test(e.getAttribute(name))) e.removeAttribute(name);
        } else if (/^on|^style$|action|:/.test(name)) e.removeAttribute(name);
      }
    });
    return part;
  };

  // The placeholder stays where it is, in the light; what is not shown of the widget shows it again.
  const show = (host, page, base) => {
    const style = sheet(page.querySelector('template').content.textContent);
    const parts = [page.querySelector('.vt-widget')];
    clean(page, base);
    const root = host.shadowRoot || host.attachShadow({mode: 'open'});
    root.replaceChildren(...parts);
    root.adoptedStyleSheets = [style];
  };

  // The browser itself parses the answer, into a page without scripts: that needs no policy for trusted types.
  const load = (host, id, base, tries) => {
    const request = new XMLHttpRequest();
    request.open('GET', base + 'widgets/' + encodeURIComponent(id) + '/embed');
    request.responseType = 'document';
    request.onloadend = () => {
      const page = request.response;
      const widget = request.status == 200 && page && page.querySelector('.vt-widget');
      if (widget) show(host, page, base);
      const wait = widget ? widget.dataset.vitrineRetry : request.status != 404 && 10;
      if (wait && tries < 8) setTimeout(load, wait * 1000 * 2 ** tries, host, id, base, tries + 1);
    };
    request.send();
  };

  const waiting = new Map();
  const observer = new IntersectionObserver(entries => {
    for (const {isIntersecting, target} of entries) {
      if (isIntersecting) {
        observer.unobserve(target);
        waiting.get(target)();
        waiting.delete(target);
      }
    }
  }, {rootMargin: '600px'});

  const scan = by => {
    document.querySelectorAll('[data-vitrine-widget]:not([' + STATE + '])').forEach(place => {
      const link = place.href ? place : place.querySelector('a[href*="/widgets/"]');
      const base = link ? link.href.replace(/widgets\/.*/, '') : place.src || by && by.src || '';
      let host = place;
      place.setAttribute(STATE, 'seen');
      if (place.matches('a,script')) {
        host = document.createElement('div');
        place.replaceWith(host);
        host.append(place);
      }
      waiting.set(host, () => load(host, place.dataset.vitrineWidget, base.replace(/[^/]*$/, ''), 0));
      observer.observe(host);
    });
  };

  window.vitrine = {scan};
  scan(script);
})();
