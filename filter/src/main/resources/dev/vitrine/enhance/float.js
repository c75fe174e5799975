// The bar that floats: closed on request, and out of the way of what the page itself fixes there, such as a question about
// cookies.
(d => {
  const close = d.querySelector('.vt-float .vt-close');
  if (!close) return;
  let asked;
  close.hidden = false;
  close.onclick = () => close.parentNode.remove();
  function look() {
    const bar = d.querySelector('.vt-float'), box = bar && bar.getBoundingClientRect();
    asked = 0;
    if (!box || !box.width) return;
    let e = d.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2).find(e => !bar.contains(e));
    while (e && getComputedStyle(e).position != 'fixed') e = e.parentElement;
    // What fills the window is a ground, or the frame of an app.
    bar.style.cssText = e && (e.offsetWidth < innerWidth - 20 || e.offsetHeight < innerHeight - 20)
      ? 'visibility:hidden!important' : '';
  }
  const soon = () => asked ||= requestAnimationFrame(look);
  d.vtLook || ['load', 'scroll', 'click', 'pointerover', 'transitionend', 'animationend'].forEach(event =>
    d.addEventListener(event, soon, true));
  // Turbo and its kin put another body in the place of this one, and run this anew for it.
  d.vtLook = new MutationObserver(soon);
  d.vtLook.observe(d.body, {childList: true});
  soon();
})(document);
