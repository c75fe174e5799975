(()=>{
const C=document.currentScript;
const R='data-vitrine-state';
if(window.vitrine)return vitrine.scan(C);
const U=(j,y)=>{
const r=w=>j.querySelector(w);
const t=w=>[...j.querySelectorAll(w)];
const x='.vt-pause,.vt-post,.vt-more';
const m=r('.vt-posts');
const h=r('.vt-widget');
const A=r('.vt-hint');
const k=r('.vt-box');
const s=r('.vt-pause');
if(!A)return;
const S=h.matches('.vt-carousel,.vt-ticker');
const F=h.dir=='rtl'?-1:1;
const ah=()=>j.activeElement||document.activeElement;
const L=al=>al.filter(b=>b.checkVisibility());
const u=(an,ai)=>h.addEventListener(an,ai);
let J;
const I=f=>{
t('a,button:not(dialog *),summary,'+x).forEach(b=>b.tabIndex=-1);
if(f)f.tabIndex=0;
};
const ad=i=>m.scrollBy({left:i*F,behavior:'smooth'});
const Y=v=>{
J=v;
const M=J.querySelector('img');
const W=k.querySelector('img');
W.src=M.srcset.split(' ')[0]||M.src;
W.alt=k.querySelector('figcaption').textContent=M.alt;
if(!k.open)k.showModal();
};
const af=i=>{
const K=L(t('.vt-image:has(img)'));
Y(K.at((K.indexOf(J)+i)%K.length));
};
const n=p=>y(p.href.replace('/frame?','/embed?'),c=>{
const B=c.querySelectorAll('.vt-post');
p.replaceWith(...c.querySelectorAll('.vt-more'));
m.append(...B);
I(B[0]);
B[0].focus();
});
u('keydown',b=>{
const at=ah();
const f=at.closest(x);
const D={ArrowRight:F,ArrowLeft:-F}[b.key]||0;
const T={ArrowDown:1,PageDown:1,ArrowUp:-1,PageUp:-1}[b.key]||0;
if(k&&k.open)return D&&af(D);
if(!f||b.ctrlKey||b.altKey||b.metaKey)return;
const E=L(t(x));
const ab=[f,...L([...f.querySelectorAll('a,summary')])];
const H=S?D:T;
const aa=S?T:D;
const ae={Home:E[0],End:E.at(-1),Escape:f}[b.key]
||H&&E[E.indexOf(f)+H]||aa&&ab[ab.indexOf(at)+aa];
if(ae){
b.preventDefault();
ae.focus();
}else if(b.key=='Enter'&&at.matches('.vt-post'))at.querySelector('.vt-source')?.click();
});
u('focusin',b=>{
const f=b.target.closest(x);
if(f)I(f);
A.hidden=!f||!b.target.matches(':focus-visible');
});
u('focusout',()=>A.hidden=true);
u('click',b=>{
const q=w=>b.target.closest(w);
const i=q('.vt-next')?1:q('.vt-back')?-1:0;
const v=k&&q('.vt-image:has(img)');
if(b.ctrlKey||b.metaKey||b.shiftKey)return;
if(q('.vt-box'))i?af(i):k.close();
else if(i)ad(i*m.clientWidth*.8);
else if(v||q('.vt-more')){
b.preventDefault();
v?Y(v):n(q('.vt-more'));
}
});
if(s){
let O;
(s.onclick=()=>s.ariaPressed=O=!O)();
if(!matchMedia('(prefers-reduced-motion:reduce)').matches)s.click();
setInterval(()=>{
if(O||h.matches(':hover,:focus-within'))return;
const am=m.scrollWidth-m.clientWidth-Math.abs(m.scrollLeft);
ad(am>9?m.firstElementChild.offsetWidth:-m.scrollWidth);
},4000);
}
t('.vt-round').forEach(b=>b.hidden=false);
t('.vt-skip').forEach(b=>b.remove());
I(r('.vt-post'));
};
const aj=(c,d)=>{
c.querySelectorAll('template,script,iframe,object,embed,link,meta,base').forEach(b=>b.remove());
c.querySelectorAll('*').forEach(b=>{
for(const{name,value}of[...b.attributes]){
if(/^(href|src|srcset)$/.test(name)){
b.setAttribute(name,value.replace(/(^|, )\/(?!\/)/g,'$1'+d));
if(!/^(https?:|mailto:|#)/.test(b.getAttribute(name)))b.removeAttribute(name);
}else if(/^on|^style$|action|:/.test(name))b.removeAttribute(name);
}
});
};
const y=(Q,d,z)=>{
const o=new XMLHttpRequest();
o.open('GET',Q);
o.responseType='document';
o.onloadend=()=>{
const c=o.status==200&&o.response;
const style=c&&c.querySelector('template');
if(style){
const ac=new CSSStyleSheet();
ac.replaceSync(style.content.textContent);
aj(c,d);
z(c,ac);
}else z(0,o.status);
};
o.send();
};
const n=(j,d)=>(Q,z)=>y(Q,d,(c,style)=>{
if(!c)return;
if(j.adoptedStyleSheets)j.adoptedStyleSheets.push(style);
z(c);
});
const X=(l,V,d,P)=>y(d+'widgets/'+encodeURIComponent(V)+'/embed',d,(c,style)=>{
const h=c&&c.querySelector('.vt-widget');
if(h){
const j=l.shadowRoot||l.attachShadow({mode:'open'});
j.adoptedStyleSheets=[style];
j.replaceChildren(h);
U(j,n(j,d));
}
const ag=h?h.dataset.vitrineRetry:style!=404&&10;
if(ag&&P<8)setTimeout(X,ag*1000*2**P,l,V,d,P+1);
});
const scan=i=>document.querySelectorAll('[data-vitrine-widget]').forEach(e=>{
const N=e.getAttribute(R);
const height=e.dataset.vitrineHeight;
const p=e.href?e:e.querySelector('a[href*="/widgets/"]');
const d=(p?p.href.replace(/widgets\/.*/,''):e.src||i&&i.src||'').replace(/[^/]*$/,'');
if(N=='seen')return;
e.setAttribute(R,'seen');
if(N)return U(e,n(e,d));
let l=e;
if(e.matches('a,script')){
l=document.createElement('div');
e.replaceWith(l);
l.append(e);
}
if(height)l.style.cssText='display:block;overflow:auto;height:'+Number(height)+'px';
const Z=new IntersectionObserver(ak=>{
if(ak.some(b=>b.isIntersecting)){
Z.disconnect();
X(l,e.dataset.vitrineWidget,d,0);
}
},{rootMargin:'600px'});
Z.observe(l);
});
addEventListener('message',({data,source})=>{
if(data&&data.vitrineHeight>0)document.querySelectorAll('iframe[src*="/widgets/"]').forEach(G=>{
if(G.contentWindow==source)G.height=Math.ceil(data.vitrineHeight);
});
});
window.vitrine={scan};
scan(C);
})();