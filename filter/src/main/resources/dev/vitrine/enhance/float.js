// The bar that floats: closed on request, and out of the way of what the page itself fixes there, such as a question about
// cookies.
(d => {
  const close = d.querySelector('.vt-float .vt-close');
  if (!close) return;
  let asked;
  close.hidden = false;
  close.onclick = () => d.querySelector('.vt-float').remove();
  function look() {
    const bar = d.querySelector('.vt-float'), box = bar?.getBoundingClientRect();
    asked = 0;
    if (!box?.width) return;
    let e = d.elementsFromPoint(box.x + box.width * .5, box.y + box.height * .5).find(e => !bar.contains(e));
    while (e && getComputedStyle(e).position != 'fixed') e = e.parentElement;
    // What fills the window is a ground, or the frame of an app. Where other things have come into the page, and its address
    // with them, this would share the old one. In an attribute, since copies of the bar are brought back.
    bar.style = (bar.slot ||= location.pathname) != location.pathname || e?.offsetWidth < innerWidth - 20 || e?.offsetHeight < innerHeight - 20
      ? 'visibility:hidden!important' : '';
  }
  const soon = () => asked ||= requestAnimationFrame(look);
  // Turbo and its kin put another body in the place of this one, or other things into it, and run this anew for it.
  (d.vtLook ||= (['load', 'scroll', 'click', 'pointerover', 'transitionend', 'animationend'].forEach(event =>
    d.addEventListener(event, soon, true)), new MutationObserver(soon))).observe(d.body, {childList: true});
  soon();
})(document);
