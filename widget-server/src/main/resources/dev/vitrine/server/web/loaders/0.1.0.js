(()=>{
const C=document.currentScript;
const Q='data-vitrine-state';
if(window.vitrine)return vitrine.scan(C);
const T=(j,y)=>{
const r=w=>j.querySelector(w);
const t=w=>[...j.querySelectorAll(w)];
const x='.vt-pause,.vt-post,.vt-more';
const m=r('.vt-posts');
const f=r('.vt-widget');
const A=r('.vt-hint');
const k=r('.vt-box');
const s=r('.vt-pause');
if(!A)return;
const R=f.matches('.vt-carousel,.vt-ticker');
const F=f.dir=='rtl'?-1:1;
const ag=()=>j.activeElement||document.activeElement;
const L=ak=>ak.filter(b=>b.checkVisibility());
const u=(am,ah)=>f.addEventListener(am,ah);
let J;
const I=h=>{
t('a,button:not(dialog *),summary,'+x).forEach(b=>b.tabIndex=-1);
if(h)h.tabIndex=0;
};
const ac=i=>m.scrollBy({left:i*F,behavior:'smooth'});
const X=v=>{
J=v;
const M=J.querySelector('img');
const V=k.querySelector('img');
V.src=M.srcset.split(' ')[0]||M.src;
V.alt=k.querySelector('figcaption').textContent=M.alt;
if(!k.open)k.showModal();
};
const ae=i=>{
const K=L(t('.vt-image:has(img)'));
X(K.at((K.indexOf(J)+i)%K.length));
};
const n=p=>y(p.href.replace('/frame?','/embed?'),c=>{
const B=c.querySelectorAll('.vt-post');
p.replaceWith(...c.querySelectorAll('.vt-more'));
m.append(...B);
I(B[0]);
B[0].focus();
});
u('keydown',b=>{
const at=ag();
const h=at.closest(x);
const D={ArrowRight:F,ArrowLeft:-F}[b.key]||0;
const S={ArrowDown:1,PageDown:1,ArrowUp:-1,PageUp:-1}[b.key]||0;
if(k&&k.open)return D&&ae(D);
if(!h||b.ctrlKey||b.altKey||b.metaKey)return;
const E=L(t(x));
const aa=[h,...L([...h.querySelectorAll('a,summary')])];
const H=R?D:S;
const Z=R?S:D;
const ad={Home:E[0],End:E.at(-1),Escape:h}[b.key]
||H&&E[E.indexOf(h)+H]||Z&&aa[aa.indexOf(at)+Z];
if(ad){
b.preventDefault();
ad.focus();
}else if(b.key=='Enter'&&at.matches('.vt-post'))at.querySelector('.vt-source')?.click();
});
u('focusin',b=>{
const h=b.target.closest(x);
if(h)I(h);
A.hidden=!h||!b.target.matches(':focus-visible');
});
u('focusout',()=>A.hidden=true);
u('click',b=>{
const q=w=>b.target.closest(w);
const i=q('.vt-next')?1:q('.vt-back')?-1:0;
const v=k&&q('.vt-image:has(img)');
if(b.ctrlKey||b.metaKey||b.shiftKey)return;
if(q('.vt-box'))i?ae(i):k.close();
else if(i)ac(i*m.clientWidth*.8);
else if(v||q('.vt-more')){
b.preventDefault();
v?X(v):n(q('.vt-more'));
}
});
if(s){
let N;
(s.onclick=()=>s.ariaPressed=N=!N)();
if(!matchMedia('(prefers-reduced-motion:reduce)').matches)s.click();
setInterval(()=>{
if(N||f.matches(':hover,:focus-within'))return;
const al=m.scrollWidth-m.clientWidth-Math.abs(m.scrollLeft);
ac(al>9?m.firstElementChild.offsetWidth:-m.scrollWidth);
},4000);
}
t('.vt-round').forEach(b=>b.hidden=false);
t('.vt-skip').forEach(b=>b.remove());
I(r('.vt-post'));
};
const ai=(c,e)=>{
c.querySelectorAll('template,script,iframe,object,embed,link,meta,base').forEach(b=>b.remove());
c.querySelectorAll('*').forEach(b=>{
for(const{name,value}of[...b.attributes]){
if(/^(href|src|srcset)$/.test(name)){
b.setAttribute(name,value.replace(/(^|, )\/(?!\/)/g,'$1'+e));
if(!/^(https?:|mailto:|#)/.test(b.getAttribute(name)))b.removeAttribute(name);
}else if(/^on|^style$|action|:/.test(name))b.removeAttribute(name);
}
});
};
const y=(P,e,z)=>{
const o=new XMLHttpRequest();
o.open('GET',P);
o.responseType='document';
o.onloadend=()=>{
const c=o.status==200&&o.response;
const style=c&&c.querySelector('template');
if(style){
const ab=new CSSStyleSheet();
ab.replaceSync(style.content.textContent);
ai(c,e);
z(c,ab);
}else z(0,o.status);
};
o.send();
};
const n=(j,e)=>(P,z)=>y(P,e,(c,style)=>{
if(!c)return;
if(j.adoptedStyleSheets)j.adoptedStyleSheets.push(style);
z(c);
});
const W=(l,U,e,O)=>y(e+'widgets/'+encodeURIComponent(U)+'/embed',e,(c,style)=>{
const f=c&&c.querySelector('.vt-widget');
if(f){
const j=l.shadowRoot||l.attachShadow({mode:'open'});
j.adoptedStyleSheets=[style];
j.replaceChildren(f);
T(j,n(j,e));
}
const af=f?f.dataset.vitrineRetry:style!=404&&10;
if(af&&O<8)setTimeout(W,af*1000*2**O,l,U,e,O+1);
});
const scan=i=>document.querySelectorAll('[data-vitrine-widget]').forEach(d=>{
const height=d.dataset.vitrineHeight;
const p=d.href?d:d.querySelector('a[href*="/widgets/"]');
const e=(p?p.href.replace(/widgets\/.*/,''):d.src||i&&i.src||'').replace(/[^/]*$/,'');
if(d.hasAttribute(Q))return;
d.setAttribute(Q,'seen');
if(d.querySelector('.vt-widget'))return T(d,n(d,e));
let l=d;
if(d.matches('a,script')){
l=document.createElement('div');
d.replaceWith(l);
l.append(d);
}
if(height)l.style.cssText='display:block;overflow:auto;height:'+Number(height)+'px';
const Y=new IntersectionObserver(aj=>{
if(aj.some(b=>b.isIntersecting)){
Y.disconnect();
W(l,d.dataset.vitrineWidget,e,0);
}
},{rootMargin:'600px'});
Y.observe(l);
});
addEventListener('message',({data,source})=>{
if(data&&data.vitrineHeight>0)document.querySelectorAll('iframe[src*="/widgets/"]').forEach(G=>{
if(G.contentWindow==source)G.height=Math.ceil(data.vitrineHeight);
});
});
window.vitrine={scan};
scan(C);
})();