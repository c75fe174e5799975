// Puts each widget into the place of its placeholder. Served without comments and indentation, so every line ends itself.
(() => {
  const script = document.currentScript;

  // Another copy is at work already, or the page has a shop window of its own, which it keeps.
  const known = window.vitrine;
  if (known?.scan?.call) return known.scan(script);

  // @include widget.js

  // Only what a widget needs gets into the page, even if its server had fallen into other hands; no `attributeName` either,
  // by which an animation makes a script of a link.
  const clean = (page, base) => {
    page.querySelectorAll('template,script,iframe,object,embed,link,meta,base').forEach(e => e.remove());
    page.querySelectorAll('*').forEach(e => {
      for (const {name, value} of [...e.attributes]) {
        if (/^(href|src|srcset)$/.test(name)) {
          e.setAttribute(name, value.replace(/(^|, )\/(?!\/)/g, '$1' + base));
          if (!/^(https?:|mailto:|#)/.test(e.getAttribute(name))) e.removeAttribute(name);
        } else if (/^on|^style$|action|:|^attr/.test(name)) e.removeAttribute(name);
      }
    });
  };

  // The browser itself parses the answer, into a page without scripts: that needs no policy for trusted types.
  const ask = (url, base, got) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.onloadend = () => {
      const page = request.response;
      const style = page?.querySelector('template');
      if (style) {
        // Constructed, as a strict page lets in no style element.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style.content.textContent);
        clean(page, base);
        got(page, sheet);
      } else got(0, request.status);
    };
    request.send();
  };

  const more = (root, base) => (url, got) => ask(url.replace('/frame?', '/embed?'), base, (page, style) => {
    if (!page) return;
    root.adoptedStyleSheets?.push(style);
    got(page);
  });

  // The placeholder stays where it is, in the light; what is not shown of the widget shows it again.
  const load = (host, id, base, tries) => ask(base + 'widgets/' + encodeURIComponent(id) + '/embed', base, (page, style) => {
    const widget = page && page.querySelector('.vt-widget');
    if (widget) {
      const root = host.shadowRoot || host.attachShadow({mode: 'open'});
      root.adoptedStyleSheets = [style];
      root.replaceChildren(widget);
      enliven(root, more(root, base));
    }
    const wait = widget ? widget.dataset.vitrineRetry : style != 404 && 10;
    if (wait && tries < 8) setTimeout(load, wait * 1e3 * 2 ** tries, host, id, base, tries + 1);
  });

  const scan = by => document.querySelectorAll('[data-vitrine-widget]').forEach(place => {
    const height = place.dataset.vitrineHeight;
    const link = place.href ? place : place.querySelector('a[href*="/widgets/"]');
    // A picture of the page may be called currentScript, and is no script.
    const base = (link?.href || place.src || [by, script].find(e => e?.text != null)?.src || '').replace(/(widgets\/.*|[^/]*)$/, '');
    // Not an attribute: Turbo, htmx and their kin bring back copies of a page's elements, which have to be seen to anew.
    if (place.vtSeen) return;
    place.vtSeen = 1;
    if (place.querySelector('.vt-widget')) return enliven(place, more(place, base));
    let host = place.closest('.vt-host') || place;
    if (host.matches('a,script')) {
      host = document.createElement('div');
      host.className = 'vt-host';
      place.replaceWith(host);
      host.append(place);
    }
    if (height) host.style = 'display:block;overflow:auto;height:' + (+height) + 'px';
    const observer = new IntersectionObserver(entries => {
      if (entries.some(e => e.isIntersecting)) {
        observer.disconnect();
        load(host, place.dataset.vitrineWidget, base, 0);
      }
    }, {rootMargin: '600px'});
    observer.observe(host);
  });

  // An iframe of ours says how high it wants to be; what other frames say is no business of ours.
  addEventListener('message', ({data, source}) => {
    if (data?.vitrineHeight > 0) document.querySelectorAll('iframe[src*="/widgets/"]').forEach(frame => {
      if (frame.contentWindow == source) frame.height = data.vitrineHeight;
    });
  });

  if (!known) window.vitrine = {scan};
  scan(script);
})();
