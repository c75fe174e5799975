(()=>{
const x=document.currentScript;
const G=window.vitrine;
if(G?.scan?.call)return G.scan(x);
const Q=(k,z)=>{
const p=w=>k.querySelector(w);
const t=w=>[...k.querySelectorAll(w)];
const y='.vt-pause,.vt-post,.vt-more';
const m=p('.vt-posts');
const h=p('.vt-widget');
const B=p('.vt-hint');
const l=p('.vt-box');
const q=p('.vt-pause');
if(!B)return;
const ad=h.matches('.vt-carousel,.vt-ticker');
const E=h.dir=='rtl'?-1:1;
const J=ai=>ai.filter(b=>b.checkVisibility?.()??b.offsetParent);
const v=(ak,ae)=>h.addEventListener(ak,ae);
let Z;
const X=i=>{
t('a,button:not(dialog *),summary,'+y).forEach(b=>b.tabIndex=-1);
if(i)i.tabIndex=0;
};
const aa=j=>m.scrollLeft+=j*E;
const U=r=>{
Z=r;
const K=r.querySelector('img');
const S=l.querySelector('img');
S.src=K.srcset.split(' ')[0]||K.src;
S.alt=l.querySelector('figcaption').textContent=K.alt;
if(!l.open)l.showModal();
};
const ab=j=>{
const I=J(t('.vt-image:has(img)'));
U(I.at((I.indexOf(Z)+j)%I.length));
};
const n=u=>z(u.href,c=>{
const H=c.querySelectorAll('.vt-post');
u.replaceWith(...c.querySelectorAll('.vt-more'));
m.append(...H);
H[0].focus();
});
v('keydown',b=>{
const at=k.activeElement||document.activeElement;
const i=at.closest(y);
const C={ArrowRight:E,ArrowLeft:-E}[b.key];
const P={ArrowDown:1,PageDown:1,ArrowUp:-1,PageUp:-1}[b.key];
if(l?.open)return C&&ab(C);
if(!i||b.ctrlKey||b.altKey||b.metaKey)return;
const D=J(t(y));
const W=J([i,...i.querySelectorAll('a,summary')]);
const[next,part]=ad?[C,P]:[P,C];
const M={Home:D[0],End:D.at(-1),Escape:i}[b.key]
||next&&D[D.indexOf(i)+next]||part&&W[W.indexOf(at)+part];
if(M){
b.preventDefault();
M.focus();
M.scrollIntoView({block:'nearest',inline:'center'});
}else if(b.key=='Enter'&&at.matches('.vt-post'))at.querySelector('.vt-source')?.click();
});
v('focusin',b=>{
const i=b.target.closest(y);
if(i)X(i);
B.hidden=!i||!b.target.matches(':focus-visible');
});
v('focusout',()=>B.hidden=true);
v('click',b=>{
const o=w=>b.target.closest(w);
const j=o('.vt-next')?1:o('.vt-back')?-1:0;
const r=l&&o('.vt-image:has(img)');
if(b.ctrlKey||b.metaKey||b.shiftKey)return;
if(o('.vt-box'))j?ab(j):l.close();
else if(j)aa(j*m.clientWidth*.8);
else if(r||o('.vt-more')){
b.preventDefault();
r?U(r):n(o('.vt-more'));
}
});
if(q){
let L;
(q.onclick=()=>q.ariaPressed=L=!L)();
if(!matchMedia('(prefers-reduced-motion:reduce)').matches)q.click();
const ag=setInterval(()=>{
if(!h.isConnected)clearInterval(ag);
if(L||h.matches(':hover,:focus-within'))return;
const aj=m.scrollWidth-m.clientWidth-Math.abs(m.scrollLeft);
aa(aj>9?m.firstElementChild.offsetWidth:-m.scrollWidth);
},4000);
}
t('.vt-round').forEach(b=>b.hidden=false);
t('.vt-skip').forEach(b=>b.remove());
X(p('.vt-post'));
};
const af=(c,e)=>{
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
const z=(O,e,A)=>{
const s=new XMLHttpRequest();
s.open('GET',O);
s.responseType='document';
s.onloadend=()=>{
const c=s.response;
const style=c?.querySelector('template');
if(style){
const Y=new CSSStyleSheet();
Y.replaceSync(style.content.textContent);
af(c,e);
A(c,Y);
}else A(0,s.status);
};
s.send();
};
const n=(k,e)=>(O,A)=>z(O.replace('/frame?','/embed?'),e,(c,style)=>{
if(!c)return;
k.adoptedStyleSheets?.push(style);
A(c);
});
const T=(f,R,e,N)=>z(e+'widgets/'+encodeURIComponent(R)+'/embed',e,(c,style)=>{
const h=c&&c.querySelector('.vt-widget');
if(h){
const k=f.shadowRoot||f.attachShadow({mode:'open'});
k.adoptedStyleSheets=[style];
k.replaceChildren(h);
Q(k,n(k,e));
}
const ac=h?h.dataset.vitrineRetry:style!=404&&10;
if(ac&&N<8)setTimeout(T,ac*1e3*2**N,f,R,e,N+1);
});
const scan=j=>document.querySelectorAll('[data-vitrine-widget]').forEach(d=>{
const height=d.dataset.vitrineHeight;
const u=d.href?d:d.querySelector('a[href*="/widgets/"]');
const e=(u?.href||d.src||[j,x].find(b=>b?.text!=null)?.src||'').replace(/(widgets\/.*|[^/]*)$/,'');
if(d.vtSeen)return;
d.vtSeen=1;
if(d.querySelector('.vt-widget'))return Q(d,n(d,e));
let f=d.closest('.vt-host')||d;
if(f.matches('a,script')){
f=document.createElement('div');
f.className='vt-host';
d.replaceWith(f);
f.append(d);
}
if(height)f.style='display:block;overflow:auto;height:'+(+height)+'px';
const V=new IntersectionObserver(ah=>{
if(ah.some(b=>b.isIntersecting)){
V.disconnect();
T(f,d.dataset.vitrineWidget,e,0);
}
},{rootMargin:'600px'});
V.observe(f);
});
addEventListener('message',({data,source})=>{
if(data?.vitrineHeight>0)document.querySelectorAll('iframe[src*="/widgets/"]').forEach(F=>{
if(F.contentWindow==source)F.height=data.vitrineHeight;
});
});
if(!G)window.vitrine={scan};
scan(x);
})();