(()=>{
const D=document.currentScript;
const R='data-vitrine-state';
const B=window.vitrine;
if(B&&B.scan)return B.scan(D);
const U=(j,y)=>{
const r=w=>j.querySelector(w);
const t=w=>[...j.querySelectorAll(w)];
const x='.vt-pause,.vt-post,.vt-more';
const m=r('.vt-posts');
const f=r('.vt-widget');
const A=r('.vt-hint');
const k=r('.vt-box');
const s=r('.vt-pause');
if(!A)return;
const S=f.matches('.vt-carousel,.vt-ticker');
const G=f.dir=='rtl'?-1:1;
const ah=()=>j.activeElement||document.activeElement;
const M=al=>al.filter(b=>b.checkVisibility());
const u=(an,ai)=>f.addEventListener(an,ai);
let K;
const J=h=>{
t('a,button:not(dialog *),summary,'+x).forEach(b=>b.tabIndex=-1);
if(h)h.tabIndex=0;
};
const ad=i=>m.scrollBy({left:i*G,behavior:'smooth'});
const Y=v=>{
K=v;
const N=K.querySelector('img');
const W=k.querySelector('img');
W.src=N.srcset.split(' ')[0]||N.src;
W.alt=k.querySelector('figcaption').textContent=N.alt;
if(!k.open)k.showModal();
};
const af=i=>{
const L=M(t('.vt-image:has(img)'));
Y(L.at((L.indexOf(K)+i)%L.length));
};
const n=p=>y(p.href,c=>{
const C=c.querySelectorAll('.vt-post');
p.replaceWith(...c.querySelectorAll('.vt-more'));
m.append(...C);
J(C[0]);
C[0].focus();
});
u('keydown',b=>{
const at=ah();
const h=at.closest(x);
const E={ArrowRight:G,ArrowLeft:-G}[b.key]||0;
const T={ArrowDown:1,PageDown:1,ArrowUp:-1,PageUp:-1}[b.key]||0;
if(k&&k.open)return E&&af(E);
if(!h||b.ctrlKey||b.altKey||b.metaKey)return;
const F=M(t(x));
const ab=[h,...M([...h.querySelectorAll('a,summary')])];
const I=S?E:T;
const aa=S?T:E;
const ae={Home:F[0],End:F.at(-1),Escape:h}[b.key]
||I&&F[F.indexOf(h)+I]||aa&&ab[ab.indexOf(at)+aa];
if(ae){
b.preventDefault();
ae.focus();
}else if(b.key=='Enter'&&at.matches('.vt-post'))at.querySelector('.vt-source')?.click();
});
u('focusin',b=>{
const h=b.target.closest(x);
if(h)J(h);
A.hidden=!h||!b.target.matches(':focus-visible');
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
if(O||f.matches(':hover,:focus-within'))return;
const am=m.scrollWidth-m.clientWidth-Math.abs(m.scrollLeft);
ad(am>9?m.firstElementChild.offsetWidth:-m.scrollWidth);
},4000);
}
t('.vt-round').forEach(b=>b.hidden=false);
t('.vt-skip').forEach(b=>b.remove());
J(r('.vt-post'));
};
const aj=(c,e)=>{
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
const y=(Q,e,z)=>{
const o=new XMLHttpRequest();
o.open('GET',Q);
o.responseType='document';
o.onloadend=()=>{
const c=o.status==200&&o.response;
const style=c&&c.querySelector('template');
if(style){
const ac=new CSSStyleSheet();
ac.replaceSync(style.content.textContent);
aj(c,e);
z(c,ac);
}else z(0,o.status);
};
o.send();
};
const n=(j,e)=>(Q,z)=>y(Q.replace('/frame?','/embed?'),e,(c,style)=>{
if(!c)return;
if(j.adoptedStyleSheets)j.adoptedStyleSheets.push(style);
z(c);
});
const X=(l,V,e,P)=>y(e+'widgets/'+encodeURIComponent(V)+'/embed',e,(c,style)=>{
const f=c&&c.querySelector('.vt-widget');
if(f){
const j=l.shadowRoot||l.attachShadow({mode:'open'});
j.adoptedStyleSheets=[style];
j.replaceChildren(f);
U(j,n(j,e));
}
const ag=f?f.dataset.vitrineRetry:style!=404&&10;
if(ag&&P<8)setTimeout(X,ag*1000*2**P,l,V,e,P+1);
});
const scan=i=>document.querySelectorAll('[data-vitrine-widget]').forEach(d=>{
const height=d.dataset.vitrineHeight;
const p=d.href?d:d.querySelector('a[href*="/widgets/"]');
const e=(p?p.href.replace(/widgets\/.*/,''):d.src||i&&i.src||'').replace(/[^/]*$/,'');
if(d.hasAttribute(R))return;
d.setAttribute(R,'seen');
if(d.querySelector('.vt-widget'))return U(d,n(d,e));
let l=d;
if(d.matches('a,script')){
l=document.createElement('div');
d.replaceWith(l);
l.append(d);
}
if(height)l.style.cssText='display:block;overflow:auto;height:'+Number(height)+'px';
const Z=new IntersectionObserver(ak=>{
if(ak.some(b=>b.isIntersecting)){
Z.disconnect();
X(l,d.dataset.vitrineWidget,e,0);
}
},{rootMargin:'600px'});
Z.observe(l);
});
addEventListener('message',({data,source})=>{
if(data&&data.vitrineHeight>0)document.querySelectorAll('iframe[src*="/widgets/"]').forEach(H=>{
if(H.contentWindow==source)H.height=Math.ceil(data.vitrineHeight);
});
});
if(!B)window.vitrine={scan};
scan(D);
})();