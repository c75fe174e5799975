  // Makes a widget answer to keys and clicks; the same in a shadow root, in an iframe, and in a page's own HTML.
  // `ask(url, got)` fetches more of it.
  const enliven = (root, ask) => {
    const one = s => root.querySelector(s);
    const all = s => [...root.querySelectorAll(s)];
    const STOPS = '.vt-pause,.vt-post,.vt-more';
    const feed = one('.vt-posts');
    const widget = one('.vt-widget');
    const hint = one('.vt-hint');
    const box = one('.vt-box');
    const pause = one('.vt-pause');
    if (!hint) return;
    const across = widget.matches('.vt-carousel,.vt-ticker');
    const ahead = widget.dir == 'rtl' ? -1 : 1;
    // Safari has the former since 17.4.
    const shown = list => list.filter(e => e.checkVisibility?.() ?? e.offsetParent);
    const on = (type, answer) => widget.addEventListener(type, answer);
    let shot;

    // One stop for Tab, whatever is inside.
    const settle = stop => {
      all('a,button:not(dialog *),summary,' + STOPS).forEach(e => e.tabIndex = -1);
      if (stop) stop.tabIndex = 0;
    };

    // By scrollBy, WebKit would snap to the next post behind, past one that was never seen.
    const slide = by => feed.scrollLeft += by * ahead;

    const look = picture => {
      shot = picture;
      const small = picture.querySelector('img');
      const large = box.querySelector('img');
      large.src = small.srcset.split(' ')[0] || small.src;
      large.alt = box.querySelector('figcaption').textContent = small.alt;
      if (!box.open) box.showModal();
    };

    const turn = by => {
      const shots = shown(all('.vt-image:has(img)'));
      look(shots.at((shots.indexOf(shot) + by) % shots.length));
    };

    const more = link => ask(link.href, page => {
      const posts = page.querySelectorAll('.vt-post');
      link.replaceWith(...page.querySelectorAll('.vt-more'));
      feed.append(...posts);
      posts[0].focus();
    });

    on('keydown', e => {
      const at = root.activeElement || document.activeElement;
      const stop = at.closest(STOPS);
      const side = {ArrowRight: ahead, ArrowLeft: -ahead}[e.key];
      const down = {ArrowDown: 1, PageDown: 1, ArrowUp: -1, PageUp: -1}[e.key];
      if (box?.open) return side && turn(side);
      if (!stop || e.ctrlKey || e.altKey || e.metaKey) return;
      const stops = shown(all(STOPS));
      const parts = shown([stop, ...stop.querySelectorAll('a,summary')]);
      const [next, part] = across ? [side, down] : [down, side];
      const to = {Home: stops[0], End: stops.at(-1), Escape: stop}[e.key]
        || next && stops[stops.indexOf(stop) + next] || part && parts[parts.indexOf(at) + part];
      if (to) {
        e.preventDefault();
        to.focus();
        // A browser that sees a bit of it thinks that enough.
        to.scrollIntoView({block: 'nearest', inline: 'center'});
      } else if (e.key == 'Enter' && at.matches('.vt-post')) at.querySelector('.vt-source')?.click();
    });

    on('focusin', e => {
      const stop = e.target.closest(STOPS);
      if (stop) settle(stop);
      hint.hidden = !stop || !e.target.matches(':focus-visible');
    });
    on('focusout', () => hint.hidden = true);

    on('click', e => {
      const near = s => e.target.closest(s);
      const by = near('.vt-next') ? 1 : near('.vt-back') ? -1 : 0;
      const picture = box && near('.vt-image:has(img)');
      if (e.ctrlKey || e.metaKey || e.shiftKey) return;
      if (near('.vt-box')) by ? turn(by) : box.close();
      else if (by) slide(by * feed.clientWidth * .8);
      else if (picture || near('.vt-more')) {
        e.preventDefault();
        picture ? look(picture) : more(near('.vt-more'));
      }
    });

    if (pause) {
      let still;
      (pause.onclick = () => pause.ariaPressed = still = !still)();
      if (!matchMedia('(prefers-reduced-motion:reduce)').matches) pause.click();
      const clock = setInterval(() => {
        if (!widget.isConnected) clearInterval(clock);
        if (still || widget.matches(':hover,:focus-within')) return;
        const rest = feed.scrollWidth - feed.clientWidth - Math.abs(feed.scrollLeft);
        slide(rest > 9 ? feed.firstElementChild.offsetWidth : -feed.scrollWidth);
      }, 4000);
    }
    all('.vt-round').forEach(e => e.hidden = false);
    all('.vt-skip').forEach(e => e.remove());
    settle(one('.vt-post'));
  };
