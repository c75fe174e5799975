'use strict';
// The page of editors. The token stays in this tab and goes along with each request; nothing is sent without it.
(() => {
  const KEY = 'vitrine-admin-token';
  const PAGE = 50;
  const one = (s, within = document) => within.querySelector(s);
  const all = (s, within = document) => [...within.querySelectorAll(s)];
  const enter = one('#enter');
  const dialog = one('dialog');
  const places = all('[role=tab]').map(tab => tab.dataset.place);
  const widgets = one('[name=widget]');
  const approve = one('[name=approve]');
  let posts = [];
  let shown = PAGE;
  let last = 0;
  let timer = 0;
  let asking = 0;

  class Refused extends Error {}

  // Asks the server; what it refuses is an error with its own words.
  const ask = async (path, form, token = sessionStorage.getItem(KEY)) => {
    const query = new URLSearchParams(form || {});
    const headers = {Authorization: 'Bearer ' + token};
    const options = {headers, credentials: 'omit', cache: 'no-store', redirect: 'error'};
    if (form) Object.assign(options, {method: 'POST', body: query});
    let answer;
    try {
      answer = await fetch(path, options);
    } catch (e) {
      throw new Refused('The server does not answer.');
    }
    if (answer.status == 401) {
      out('The server does not know this token.');
      throw new Refused(''); // the form has said it
    }
    if (path.startsWith('/admin/picture')) return answer.ok ? answer.blob() : null;
    const said = await answer.json().catch(() => ({error: 'Something between here and the server answers ' + answer.status + '.'}));
    if (!answer.ok) throw new Refused(said.error);
    return said;
  };

  const say = (text, undo) => {
    one('[role=status]').textContent = text;
    last = undo || 0;
    one('[data-do=undo]').hidden = !undo;
    one('.said').classList.toggle('full', !!text);
  };

  const trying = async work => {
    try {
      await work();
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      say(e.message);
    }
  };

  const out = trouble => {
    sessionStorage.removeItem(KEY);
    clearInterval(timer);
    say('');
    if (dialog.open) dialog.close();
    all('main section, .in').forEach(each => each.hidden = true);
    all('.list').forEach(list => list.replaceChildren());
    one('#enter-trouble').textContent = trouble;
    enter.hidden = false;
    enter.elements.token.focus();
  };

  const begin = async () => {
    const {widgets: known} = await ask('/admin/widgets');
    widgets.replaceChildren(...known.map(it => new Option(it.title ? it.title + ' (' + it.widget + ')' : it.widget, it.widget)));
    enter.hidden = true;
    one('.in').hidden = false;
    const place = location.hash.slice(1);
    go(places.includes(place) ? place : 'posts');
  };

  const go = place => {
    all('[role=tab]').forEach(tab => {
      const here = tab.dataset.place == place;
      tab.ariaSelected = here;
      tab.tabIndex = here ? 0 : -1;
    });
    places.forEach(each => one('#' + each).hidden = each != place);
    history.replaceState(null, '', '#' + place);
    clearInterval(timer);
    say('');
    if (place == 'feeds') timer = setInterval(() => trying(feeds), 3000);
    trying({posts: readPosts, feeds, history: decisions}[place]);
  };

  const ago = iso => {
    const seconds = (Date.parse(iso) - Date.now()) / 1000;
    const [unit, length] = [['second', 60], ['minute', 3600], ['hour', 86400], ['day', Infinity]].find(it => Math.abs(seconds) < it[1]);
    const size = {second: 1, minute: 60, hour: 3600, day: 86400}[unit];
    return new Intl.RelativeTimeFormat('en', {numeric: 'auto'}).format(Math.round(seconds / size), unit);
  };

  const time = (element, iso) => {
    element.textContent = iso ? ago(iso) : '';
    if (iso) element.dateTime = iso;
    element.title = iso ? new Date(iso).toLocaleString() : '';
  };

  const put = (element, text) => {
    element.textContent = text || '';
    element.hidden = !text;
  };

  const many = (number, thing) => number + ' ' + thing + (number == 1 ? '' : 's');
  const words = state => state.replace('-', ' ');
  const state = () => one('[name=state]:checked').value;
  const inState = post => state() == 'shown' ? ['pinned', 'shown'].includes(post.state) : post.state == state();

  const readPosts = async () => {
    const turn = ++asking;
    if (!widgets.value) return put(one('#posts .empty'), 'There are no widgets that show feeds.');
    const said = await ask('/admin/posts?' + new URLSearchParams({widget: widgets.value}));
    if (turn != asking) return;
    posts = said.posts;
    approve.checked = said.approveFirst;
    showPosts();
  };

  const showPosts = () => {
    for (const count of all('[data-count]')) {
      const wanted = count.dataset.count == 'shown' ? ['pinned', 'shown'] : [count.dataset.count];
      count.textContent = posts.filter(post => wanted.includes(post.state)).length;
    }
    const wanted = posts.filter(inState);
    pictures.disconnect();
    one('#posts .list').replaceChildren(...wanted.slice(0, shown).map(postItem));
    one('.more').hidden = wanted.length <= shown;
    one('.approve-all').hidden = state() != 'waiting' || !wanted.length;
    put(one('#posts .empty'), wanted.length ? '' : {
      shown: 'Readers see no post of this widget.',
      waiting: approve.checked ? 'Nothing waits to be approved.' : 'Nothing waits: posts are shown at once.',
      hidden: 'Nobody has hidden a post.',
      'left-out': 'The settings leave no post out.',
    }[state()]);
    const first = one('#posts article');
    if (first) first.tabIndex = 0;
  };

  const postItem = post => {
    const item = one('#post').content.cloneNode(true).firstElementChild;
    const article = one('article', item);
    article.dataset.post = post.post;
    article.setAttribute('aria-label', (post.author ? post.author + ': ' : '') + (post.title || post.text || 'without words').slice(0, 80));
    one('.author', item).textContent = post.author || '';
    one('.network', item).textContent = post.network;
    time(one('time', item), post.published);
    put(one('.badge', item), post.state == 'pinned' ? 'pinned' : '');
    put(one('.warning', item), post.warning ? 'Content warning: ' + post.warning : '');
    put(one('h2', item), post.title);
    put(one('.text', item), post.title == post.text ? '' : post.text);
    put(one('.also', item), post.alsoAt.length ? 'Also on ' + post.alsoAt.join(', ') : '');
    for (const path of post.pictures) {
      const picture = document.createElement('img');
      picture.alt = '';
      picture.dataset.path = path;
      one('.pictures', item).append(picture);
      pictures.observe(picture);
    }
    one('.pictures', item).hidden = !post.pictures.length;
    const offered = {
      pinned: ['clear', 'hide'],
      shown: ['pin', 'hide'],
      waiting: ['approve', 'pin', 'hide'],
      hidden: ['clear', 'pin'],
      'left-out': [],
    }[post.state];
    all('[data-verdict]', item).forEach(button => button.hidden = !offered.includes(button.dataset.verdict));
    one('[data-verdict=clear]', item).textContent = post.state == 'pinned' ? 'Unpin' : 'Show again';
    const open = one('a', item);
    if (/^https?:/.test(post.page || '')) open.href = post.page;
    else open.remove();
    return item;
  };

  // Pictures need the token too, so they are fetched by hand: those in sight, three at a time.
  const waiting = [];
  let loading = 0;
  const load = async () => {
    if (loading == 3 || !waiting.length) return;
    loading++;
    const picture = waiting.shift();
    try {
      const blob = picture.isConnected && await ask('/admin/picture?' + new URLSearchParams({picture: picture.dataset.path}));
      if (blob) {
        picture.src = URL.createObjectURL(blob);
        picture.onload = () => URL.revokeObjectURL(picture.src);
      } else picture.remove();
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
    } finally {
      loading--;
      load();
    }
  };
  const pictures = new IntersectionObserver(entries => entries.filter(it => it.isIntersecting).forEach(({target}) => {
    pictures.unobserve(target);
    waiting.push(target);
    load();
  }), {rootMargin: '300px'});

  const SAID = {hide: 'Hidden', pin: 'Pinned', approve: 'Approved', clear: 'Cleared'};

  const decide = async (kind, keys) => {
    const form = new URLSearchParams({widget: widgets.value, decision: kind, id: crypto.randomUUID()});
    keys.forEach(key => form.append('post', key));
    const {number} = await ask('/admin/decide', form);
    const at = all('#posts article').findIndex(it => it.contains(document.activeElement));
    await readPosts();
    say(SAID[kind] ? SAID[kind] + (keys.length > 1 ? ': ' + many(keys.length, 'post') : '') + '.'
      : kind == 'approve-first' ? 'New posts wait from now on; those that are shown stay.' : 'New posts are shown at once from now on.', number);
    if (at >= 0) focusPost(Math.min(at, all('#posts article').length - 1));
  };

  const undo = async number => {
    await ask('/admin/undo', {number, id: crypto.randomUUID()});
    await (one('#history').hidden ? readPosts : decisions)();
    say('Undone.');
  };

  const focusPost = at => {
    const articles = all('#posts article');
    articles.forEach((article, i) => article.tabIndex = i == at ? 0 : -1);
    if (articles[at]) articles[at].focus();
    else one('[name=state]:checked').focus();
  };

  const feeds = async () => {
    const {feeds: known} = await ask('/admin/feeds');
    const list = one('#feeds .list');
    const items = new Map(all('li', list).map(item => [item.dataset.feed, item]));
    known.forEach((feed, i) => {
      const item = items.get(feed.feed) || one('#feed').content.cloneNode(true).firstElementChild;
      item.dataset.feed = feed.feed;
      one('h2', item).textContent = feed.label;
      one('.badge', item).textContent = feed.state;
      one('.badge', item).dataset.state = feed.state;
      one('.facts', item).textContent = [
        many(feed.posts, 'post'),
        feed.confirmed && 'confirmed ' + ago(feed.confirmed),
        feed.failures && many(feed.failures, 'failure') + ' in a row',
        feed.next && feed.state != 'pushed' && 'next attempt ' + ago(feed.next),
        feed.state == 'over' && 'not asked any more',
        'in ' + feed.widgets.join(', '),
      ].filter(it => it).join(' · ');
      put(one('.trouble', item), feed.error && feed.reason + ': ' + feed.error);
      const button = one('button', item);
      button.setAttribute('aria-label', 'Refresh now: ' + feed.label);
      button.hidden = feed.state == 'pushed';
      if (list.children[i] != item) list.insertBefore(item, list.children[i] || null);
      items.delete(feed.feed);
    });
    items.forEach(item => item.remove());
    one('#feeds .empty').hidden = known.length > 0;
  };

  const DECIDED = {
    hide: 'Hid', pin: 'Pinned', approve: 'Approved', clear: 'Cleared what was decided about',
    'approve-first': 'New posts wait to be approved', 'show-at-once': 'New posts are shown at once', undo: 'Took back',
  };

  const decisions = async () => {
    const {decisions: made} = await ask('/admin/decisions');
    const byNumber = new Map(made.map(it => [it.number, it]));
    const name = it => {
      if (it.decision == 'undo') return 'Took back: ' + (byNumber.has(it.undoes) ? name(byNumber.get(it.undoes)) : 'an older decision');
      if (it.decision == 'approve-first' || it.decision == 'show-at-once') return DECIDED[it.decision];
      const about = it.about ? '\u201c' + it.about + '\u201d' : 'a post that is no longer there';
      return DECIDED[it.decision] + ' ' + (it.posts > 1 ? about + ' and ' + many(it.posts - 1, 'other') : about);
    };
    one('#history .list').replaceChildren(...made.map(it => {
      const item = one('#decision').content.cloneNode(true).firstElementChild;
      item.classList.toggle('undone', it.undone);
      one('.what', item).textContent = name(it);
      time(one('time', item), it.at);
      one('.facts', item).textContent = 'in ' + it.widget + (it.undone ? ' · taken back' : '');
      const button = one('button', item);
      button.textContent = 'Undo';
      button.hidden = it.undone;
      button.dataset.number = it.number;
      button.setAttribute('aria-label', 'Undo: ' + name(it));
      return item;
    }));
    one('#history .empty').hidden = made.length > 0;
  };

  const forgetting = article => {
    const post = posts.find(it => it.post == article.dataset.post);
    dialog.dataset.post = post.post;
    one('.which').textContent = article.getAttribute('aria-label');
    dialog.showModal();
  };

  const ACTIONS = {
    reload: readPosts,
    more: () => {
      const from = shown;
      shown += PAGE;
      showPosts();
      focusPost(from);
    },
    'approve-all': () => decide('approve', posts.filter(inState).map(it => it.post)),
    undo: () => undo(last),
    'take-back': button => undo(button.dataset.number),
    ask: button => forgetting(button.closest('article')),
    keep: () => dialog.close(),
    forget: async () => {
      const said = await ask('/admin/forget', {widget: widgets.value, key: dialog.dataset.post});
      dialog.close();
      await readPosts();
      say('Forgotten, with ' + many(said.pictures, 'picture') + '. It will not come back.');
      focusPost(0);
    },
    refresh: async button => {
      await ask('/admin/refresh', {feed: button.closest('li').dataset.feed});
      say('Asked: ' + one('h2', button.closest('li')).textContent);
      await feeds();
    },
  };

  document.addEventListener('click', e => {
    const button = e.target.closest('button');
    if (!button) return;
    const {verdict, do: what} = button.dataset;
    if (verdict) trying(() => decide(verdict, [button.closest('article').dataset.post]));
    else if (what) trying(async () => ACTIONS[what](button));
  });

  one('#posts .list').addEventListener('keydown', e => {
    const article = e.target.closest('article');
    if (!article || e.ctrlKey || e.metaKey || e.altKey) return;
    const at = all('#posts article').indexOf(article);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all('#posts article').length - 1}[e.key];
    if (to != null && all('#posts article')[to]) {
      e.preventDefault();
      focusPost(to);
      return;
    }
    const key = e.key.toLowerCase();
    const kind = {h: 'hide', p: 'pin', a: 'approve', c: 'clear'}[key];
    const button = kind && one('[data-verdict=' + kind + ']', article);
    if (button && !button.hidden) button.click();
    else if (key == 'u' && last) trying(() => undo(last));
  });

  const tabs = all('[role=tab]');
  tabs.forEach((tab, i) => {
    tab.addEventListener('click', () => go(tab.dataset.place));
    tab.addEventListener('keydown', e => {
      const to = {ArrowRight: tabs[i + 1], ArrowLeft: tabs[i - 1], Home: tabs[0], End: tabs.at(-1)}[e.key];
      if (to) {
        e.preventDefault();
        to.focus();
        go(to.dataset.place);
      }
    });
  });

  widgets.addEventListener('change', () => {
    shown = PAGE;
    trying(readPosts);
  });
  all('[name=state]').forEach(each => each.addEventListener('change', () => {
    shown = PAGE;
    showPosts();
  }));
  approve.addEventListener('change', () => trying(() => decide(approve.checked ? 'approve-first' : 'show-at-once', [])));

  enter.addEventListener('submit', e => {
    e.preventDefault();
    const token = enter.elements.token.value.trim();
    trying(async () => {
      await ask('/admin/widgets', null, token);
      sessionStorage.setItem(KEY, token);
      enter.reset();
      one('#enter-trouble').textContent = '';
      await begin();
      one('[role=tab][aria-selected=true]').focus();
    }).then(() => {
      if (!enter.hidden && !one('#enter-trouble').textContent) one('#enter-trouble').textContent = one('[role=status]').textContent;
    });
  });
  one('#leave').addEventListener('click', () => out(''));

  if (sessionStorage.getItem(KEY)) trying(begin);
  else out('');
})();
