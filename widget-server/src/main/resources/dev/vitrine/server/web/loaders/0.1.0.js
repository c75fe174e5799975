(()=>{
const C=document.currentScript;
const H=window.vitrine;
if(H?.scan?.call)return H.scan(C);
const T=(k,y)=>{
const r=w=>k.querySelector(w);
const t=w=>[...k.querySelectorAll(w)];
const x='.vt-pause,.vt-post,.vt-more';
const m=r('.vt-posts');
const h=r('.vt-widget');
const A=r('.vt-hint');
const l=r('.vt-box');
const s=r('.vt-pause');
if(!A)return;
const R=h.matches('.vt-carousel,.vt-ticker');
const F=h.dir=='rtl'?-1:1;
const ag=()=>k.activeElement||document.activeElement;
const M=al=>al.filter(b=>b.checkVisibility());
const u=(an,ah)=>h.addEventListener(an,ah);
let K;
const J=i=>{
t('a,button:not(dialog *),summary,'+x).forEach(b=>b.tabIndex=-1);
if(i)i.tabIndex=0;
};
const ac=j=>m.scrollBy({left:j*F,behavior:'smooth'});
const X=v=>{
K=v;
const N=K.querySelector('img');
const V=l.querySelector('img');
V.src=N.srcset.split(' ')[0]||N.src;
V.alt=l.querySelector('figcaption').textContent=N.alt;
if(!l.open)l.showModal();
};
const ae=j=>{
const L=M(t('.vt-image:has(img)'));
X(L.at((L.indexOf(K)+j)%L.length));
};
const n=p=>y(p.href,c=>{
const B=c.querySelectorAll('.vt-post');
p.replaceWith(...c.querySelectorAll('.vt-more'));
m.append(...B);
J(B[0]);
B[0].focus();
});
u('keydown',b=>{
const at=ag();
const i=at.closest(x);
const D={ArrowRight:F,ArrowLeft:-F}[b.key]||0;
const S={ArrowDown:1,PageDown:1,ArrowUp:-1,PageUp:-1}[b.key]||0;
if(l?.open)return D&&ae(D);
if(!i||b.ctrlKey||b.altKey||b.metaKey)return;
const E=M(t(x));
const aa=[i,...M([...i.querySelectorAll('a,summary')])];
const I=R?D:S;
const Z=R?S:D;
const ad={Home:E[0],End:E.at(-1),Escape:i}[b.key]
||I&&E[E.indexOf(i)+I]||Z&&aa[aa.indexOf(at)+Z];
if(ad){
b.preventDefault();
ad.focus();
}else if(b.key=='Enter'&&at.matches('.vt-post'))at.querySelector('.vt-source')?.click();
});
u('focusin',b=>{
const i=b.target.closest(x);
if(i)J(i);
A.hidden=!i||!b.target.matches(':focus-visible');
});
u('focusout',()=>A.hidden=true);
u('click',b=>{
const q=w=>b.target.closest(w);
const j=q('.vt-next')?1:q('.vt-back')?-1:0;
const v=l&&q('.vt-image:has(img)');
if(b.ctrlKey||b.metaKey||b.shiftKey)return;
if(q('.vt-box'))j?ae(j):l.close();
else if(j)ac(j*m.clientWidth*.8);
else if(v||q('.vt-more')){
b.preventDefault();
v?X(v):n(q('.vt-more'));
}
});
if(s){
let O;
(s.onclick=()=>s.ariaPressed=O=!O)();
if(!matchMedia('(prefers-reduced-motion:reduce)').matches)s.click();
const aj=setInterval(()=>{
if(!h.isConnected)clearInterval(aj);
if(O||h.matches(':hover,:focus-within'))return;
const am=m.scrollWidth-m.clientWidth-Math.abs(m.scrollLeft);
ac(am>9?m.firstElementChild.offsetWidth:-m.scrollWidth);
},4000);
}
t('.vt-round').forEach(b=>b.hidden=false);
t('.vt-skip').forEach(b=>b.remove());
J(r('.vt-post'));
};
const ai=(c,e)=>{
c.querySelectorAll('template,script,iframe,object,embed,link,meta,base').forEach(b=>b.remove());
c.querySelectorAll('*').forEach(b=>{
for(const{name,value}of[...b.attributes]){
if(/^(href|src|srcset)$/.test(name)){
b.setAttribute(name,value.replace(/(^|, )\/(?!\/)/g,'$1'+e));
if(!/^(https?:|mailto:|#)/.test(b.getAttribute(name)))b.removeAttribute(name);
}else if(/^on|^style$|action|:|^attr/.test(name))b.removeAttribute(name);
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
const ab=new CSSStyleSheet();
ab.replaceSync(style.content.textContent);
ai(c,e);
z(c,ab);
}else z(0,o.status);
};
o.send();
};
const n=(k,e)=>(Q,z)=>y(Q.replace('/frame?','/embed?'),e,(c,style)=>{
if(!c)return;
if(k.adoptedStyleSheets)k.adoptedStyleSheets.push(style);
z(c);
});
const W=(f,U,e,P)=>y(e+'widgets/'+encodeURIComponent(U)+'/embed',e,(c,style)=>{
const h=c&&c.querySelector('.vt-widget');
if(h){
const k=f.shadowRoot||f.attachShadow({mode:'open'});
k.adoptedStyleSheets=[style];
k.replaceChildren(h);
T(k,n(k,e));
}
const af=h?h.dataset.vitrineRetry:style!=404&&10;
if(af&&P<8)setTimeout(W,af*1000*2**P,f,U,e,P+1);
});
const scan=j=>document.querySelectorAll('[data-vitrine-widget]').forEach(d=>{
const height=d.dataset.vitrineHeight;
const p=d.href?d:d.querySelector('a[href*="/widgets/"]');
const e=(p?p.href:d.src||j?.text!=null&&j.src||'').replace(/(widgets\/.*|[^/]*)$/,'');
if(d.vtSeen)return;
d.vtSeen=1;
if(d.querySelector('.vt-widget'))return T(d,n(d,e));
let f=d.closest('.vt-host')||d;
if(f.matches('a,script')){
f=document.createElement('div');
f.className='vt-host';
d.replaceWith(f);
f.append(d);
}
if(height)f.style='display:block;overflow:auto;height:'+Number(height)+'px';
const Y=new IntersectionObserver(ak=>{
if(ak.some(b=>b.isIntersecting)){
Y.disconnect();
W(f,d.dataset.vitrineWidget,e,0);
}
},{rootMargin:'600px'});
Y.observe(f);
});
addEventListener('message',({data,source})=>{
if(data?.vitrineHeight>0)document.querySelectorAll('iframe[src*="/widgets/"]').forEach(G=>{
if(G.contentWindow==source)G.height=Math.ceil(data.vitrineHeight);
});
});
if(!H)window.vitrine={scan};
scan(C);
})();