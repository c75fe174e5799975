// Draws a control to pin it over each picture, from where the picture really is: nothing is put beside it.
(function (d) {
  var box = d.querySelector('.vt-pins'), model = box && box.querySelector('a'), pins = new Map(), asked;
  if (!model || d.querySelector('meta[name=pinterest][content=nopin]')) return;
  var inBar = [...d.querySelectorAll('.vt-share:not(.vt-pins) a[href*="pinterest.com/pin/"]')];
  model.remove();
  box.hidden = false;
  function eligible(img, r) {
    for (var e = img.parentElement; e && e != d.body; e = e.parentElement) {
      var f = e.getBoundingClientRect();
      if (getComputedStyle(e).overflow != 'visible'
        && (r.left + 44 > f.right || r.top + 44 > f.bottom || r.right - 44 < f.left || r.top < f.top - 1)) return;
    }
    return r.width >= 200 && r.height >= 200 && img.naturalWidth && img.alt && /^https?:/.test(media(img))
      && !(img.checkVisibility && !img.checkVisibility({opacityProperty: true, visibilityProperty: true}))
      && !img.closest('nav,aside,footer,a,button,dialog,ins,.vt-share,[role=presentation],[role=none],[aria-hidden=true],'
        + '[inert],[data-pin-nopin],[data-nopin],[data-pin-no-hover],[data-pin-nohover],[data-vitrine-noimage],'
        + '[data-vitrine-ugc],.ad,.ads,.advert,.advertisement,.sponsored,.comment,.comments,#comments');
  }
  // The largest candidate that the page offers.
  function media(img) {
    var best = img.currentSrc || img.src, most = 0;
    img.srcset.replace(/(\S*[^\s,])\s+([\d.]+)[wx]/g, function (all, url, size) {
      if (+size > most) {
        most = +size;
        best = new URL(url, d.baseURI).href;
      }
    });
    return img.dataset.pinMedia || best;
  }
  function pin(img) {
    var a = model.cloneNode(true), u = new URL(a.href), figure = img.closest('figure'), set = img.dataset;
    var page = new URL(set.pinUrl || u.searchParams.get('url'), location), id = (figure || img).id;
    var caption = figure && figure.querySelector('figcaption');
    if (id && !set.pinUrl) page.hash = id;
    a.vt = (set.pinDescription || caption && caption.textContent || img.alt).trim();
    u.searchParams.set('url', page.href);
    u.searchParams.set('media', media(img));
    u.searchParams.set('description', a.vt);
    a.href = u.href;
    a.setAttribute('aria-label', a.textContent.trim() + ': ' + a.vt);
    if (inBar.length) a.tabIndex = -1;
    box.append(a);
    return a;
  }
  function layout() {
    asked = 0;
    var o = box.getBoundingClientRect();
    [...d.images].forEach(function (img) {
      var r = img.getBoundingClientRect(), a = pins.get(img);
      if (eligible(img, r)) {
        if (!a) {
          pins.set(img, a = pin(img));
          sizes.observe(img);
        }
        a.hidden = false;
        a.style.setProperty('top', r.top - o.top + 8 + 'px', 'important');
        a.style.setProperty('left', (getComputedStyle(img).direction == 'rtl' ? r.right - a.offsetWidth - 8 : r.left + 8)
          - o.left + 'px', 'important');
      } else if (a) a.hidden = true;
    });
  }
  function soon() {
    asked = asked || requestAnimationFrame(layout);
  }
  var sizes = new ResizeObserver(soon);
  sizes.observe(d.body);
  ['load', 'scroll', 'transitionend'].forEach(function (event) {
    d.addEventListener(event, soon, true);
  });
  d.addEventListener('pointerover', function (e) {
    pins.forEach(function (a, img) {
      var r = img.getBoundingClientRect();
      a.classList.toggle('vt-on', e.clientX >= r.left && e.clientX <= r.right && e.clientY >= r.top && e.clientY <= r.bottom);
    });
  });
  // For the keyboard, and for whoever looks for the bar's own control: a list of the pictures.
  inBar.forEach(function (link) {
    link.addEventListener('click', function (e) {
      if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
      var list = d.createElement('dialog'), ul = d.createElement('ul'), close = d.createElement('button');
      layout();
      pins.forEach(function (a, img) {
        if (a.hidden) return;
        var li = d.createElement('li'), copy = d.createElement('a'), small = new Image();
        copy.href = a.href;
        copy.target = a.target;
        copy.rel = a.rel;
        small.src = img.currentSrc;
        small.alt = '';
        copy.append(small, a.vt);
        li.append(copy);
        ul.append(li);
      });
      if (!ul.firstChild) return;
      e.preventDefault();
      e.stopPropagation();
      list.className = 'vt-share vt-list';
      list.setAttribute('aria-label', box.getAttribute('aria-label'));
      close.textContent = box.dataset.close;
      close.onclick = function () {
        list.close();
      };
      list.onclose = function () {
        list.remove();
      };
      list.append(ul, close);
      box.append(list);
      list.showModal();
    });
  });
  soon();
})(document);
