// Shows a widget as it will look, and writes the code that puts it into a page.
(() => {
  const one = s => document.querySelector(s);
  const all = s => [...document.querySelectorAll(s)];
  const form = one('form');
  const frame = one('.preview');
  const status = one('.status');
  const {loader, integrity, locked} = document.body.dataset;
  const base = document.body.dataset.base || new URL('.', location).href;
  const value = name => form.elements[name] ? form.elements[name].value.trim() : '';
  let asked = 0;

  const id = () => value('widget') || 'posts';
  const markup = text => text.replace(/[&<"]/g, c => ({'&': '&amp;', '<': '&lt;', '"': '&quot;'}[c]));
  const quoted = text => JSON.stringify(text);

  // What the server found behind the text: the key and the value for vitrine.yaml.
  let found = ['url', 'https://example.org/feed.xml'];
  const source = () => found[0] + ': ' + quoted(found[1]);

  const codes = {
    script: () => ['<a data-vitrine-widget="' + id() + '" href="' + base + 'widgets/' + id() + '/frame">Our latest posts</a>\n'
      + '<script async src="' + markup(base.replace(/\/$/, '') + loader) + '"\n  integrity="' + integrity + '" crossorigin="anonymous"></' + 'script>',
      'The link goes where the posts shall stand. The script comes once on a page, however many widgets it has.'],
    iframe: () => ['<iframe src="' + base + 'widgets/' + id() + '/frame" title="Our latest posts"\n  width="100%" height="600" loading="lazy"></iframe>',
      'Needs no JavaScript. With the script on the page, it gets the height of its content.'],
    include: () => ['<div data-vitrine-widget="' + id() + '"></div>',
      'In a webapp with Vitrine\u2019s filter and vitrine.widget-server=' + base + ', the posts are in the page\u2019s own HTML.'],
    yaml: () => ['feeds:\n  ' + id() + ':\n    ' + source() + '\nwidgets:\n  ' + id() + ':\n    feeds: [' + id() + ']\n    layout: ' + value('layout')
      + '\n    theme: ' + value('theme') + '\n    limit: ' + value('limit') + '\n    language: ' + value('language'),
      value('widget') ? 'This server has the widget already; change its entry in the configuration to what you see here.'
        : 'Put this into the configuration that the server was started with (--config); it takes it at once.'],
    css: () => ['.your-place {\n  --vt-accent: ' + value('accent') + ';\n  --vt-accent-dark: ' + value('accent') + ';\n  --vt-radius: ' + value('radius') + 'px;\n}',
      'Colours and measures are variables on any element around the widget.'],
  };

  // Where the server answers its own machine only, whoever sits there needs no token.
  const local = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(location.hostname);
  if (locked == 'elsewhere' && local) form.elements.token.closest('label').remove();

  const tabs = all('[role=tab]');
  const write = () => {
    const tab = one('[aria-selected=true]');
    const [code, about] = codes[tab.id.slice(4)]();
    one('#code code').textContent = code;
    one('.about').textContent = about;
  };
  const choose = tab => {
    tabs.forEach(each => {
      each.ariaSelected = each == tab;
      each.tabIndex = each == tab ? 0 : -1;
    });
    one('#code').setAttribute('aria-labelledby', tab.id);
    write();
  };
  tabs.forEach((tab, i) => {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', e => {
      const to = {ArrowRight: tabs[i + 1], ArrowLeft: tabs[i - 1], Home: tabs[0], End: tabs.at(-1)}[e.key];
      if (to) {
        e.preventDefault();
        choose(to);
        to.focus();
      }
    });
  });

  const dress = () => {
    const page = frame.contentDocument && frame.contentDocument.documentElement;
    if (!page) return;
    const changed = (name, plain, text) => text == plain ? page.style.removeProperty(name) : page.style.setProperty(name, text);
    changed('--vt-accent', '#3b50c4', value('accent'));
    changed('--vt-accent-dark', '#3b50c4', value('accent'));
    changed('--vt-radius', '14px', value('radius') + 'px');
  };

  const fit = () => {
    const width = Number(one('[name=width]:checked').value);
    const device = one('.device');
    device.style.width = '';
    device.classList.toggle('phone', width < 500);
    const room = device.clientWidth;
    const scale = Math.min(1, room / width);
    frame.style.width = width + 'px';
    frame.style.height = 720 / scale + 'px';
    frame.style.transform = 'scale(' + scale + ')';
    device.style.width = width * scale + 'px';
  };

  const show = async () => {
    const turn = ++asked;
    const query = new URLSearchParams();
    for (const name of ['layout', 'theme', 'language', 'limit']) query.set(name, value(name));
    value('widget') ? query.set('widget', value('widget')) : query.set('feed', value('feed'));
    write();
    if (!value('widget') && !value('feed')) {
      status.textContent = 'Write the address of a site, a feed or a profile, and look it up.';
      return;
    }
    status.textContent = 'Reading …';
    const headers = value('token') ? {Authorization: 'Bearer ' + value('token')} : {};
    const answer = await fetch('preview?' + query, {headers, credentials: 'omit'}).catch(() => null);
    const text = answer ? await answer.text() : 'The server does not answer.';
    if (turn != asked) return;
    status.textContent = answer && answer.ok ? '' : text;
    const feed = answer && answer.headers.get('Vitrine-Feed');
    if (feed) {
      const [network, locator] = feed.split(' ');
      found = [network == 'feed' ? 'url' : network, decodeURIComponent(locator.replace(/\+/g, ' '))];
      write();
    }
    if (answer && answer.ok) {
      frame.onload = () => {
        const waiting = frame.contentDocument.querySelector('[data-vitrine-retry]');
        if (waiting) setTimeout(() => turn == asked && show(), waiting.dataset.vitrineRetry * 1000);
      };
      frame.srcdoc = text;
    }
  };

  const take = widget => {
    form.elements.widget.value = widget;
    const option = form.elements.widget.selectedOptions[0];
    form.elements.layout.value = option.dataset.layout || 'list';
    form.elements.theme.value = option.dataset.theme || 'auto';
    form.elements.feed.value = '';
    show();
  };

  form.addEventListener('submit', e => {
    e.preventDefault();
    if (value('feed')) form.elements.widget.value = '';
    show();
  });
  form.addEventListener('change', e => {
    if (e.target.name == 'widget') return take(e.target.value);
    if (['accent', 'radius'].includes(e.target.name)) return write(dress());
    if (!['feed', 'token'].includes(e.target.name)) show();
  });
  form.addEventListener('input', e => ['accent', 'radius'].includes(e.target.name) && write(dress()));
  all('[name=width]').forEach(each => each.addEventListener('change', fit));
  all('[data-use]').forEach(button => button.addEventListener('click', () => {
    take(button.dataset.use);
    scrollTo({top: 0, behavior: 'smooth'});
  }));
  one('.copy').addEventListener('click', async e => {
    await navigator.clipboard.writeText(one('#code code').textContent);
    e.target.textContent = 'Copied';
    setTimeout(() => e.target.textContent = 'Copy', 2000);
  });
  frame.addEventListener('load', dress);
  addEventListener('resize', fit);
  if (one('.device').clientWidth < 500) one('[name=width][value="390"]').checked = true;
  fit();
  take(value('widget'));
})();
