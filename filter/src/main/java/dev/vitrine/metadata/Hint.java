package dev.vitrine.metadata;

import java.util.Map;

/**
 * What the names in {@code class} and {@code id} attributes hint at, as bits. The words are those that content management
 * systems and their themes use, in the languages of their authors; none belongs to a single site.
 */
final class Hint {
    static final int AUTHOR = 1;
    static final int DATE = 1 << 1;
    static final int MODIFIED = 1 << 2;
    static final int UGC = 1 << 3;
    static final int RELATED = 1 << 4;
    static final int SIDEBAR = 1 << 5;
    static final int NAV = 1 << 6;
    static final int FOOTER = 1 << 7;
    static final int SHARE = 1 << 8;
    static final int AD = 1 << 9;
    static final int NOTICE = 1 << 10;
    static final int CAPTION = 1 << 11;
    static final int LEAD = 1 << 12;
    static final int CONTENT = 1 << 13;
    static final int TITLE = 1 << 14;
    static final int DECORATION = 1 << 15;
    static final int HERO = 1 << 16;
    static final int VERSION = 1 << 17;
    static final int BREADCRUMB = 1 << 18;
    static final int META = 1 << 19;
    static final int NAME = 1 << 20;
    static final int BIO = 1 << 21;
    static final int ENTRY = 1 << 22;
    static final int LOGIN = 1 << 23;
    static final int SEARCH = 1 << 24;
    static final int CART = 1 << 25;
    static final int TAGS = 1 << 26;
    static final int SITE = 1 << 27;
    static final int RECIPE = 1 << 28;
    static final int EVENT = 1 << 29;
    private static final int NEGATION = 1 << 30;

    private static final PackedWords WORDS = new PackedWords(
            Map.ofEntries(
                    Map.entry(AUTHOR, """
                    author authors authored byline bylines autor autores autoren autorin auteur auteurs autore autori writer
                    writers verfasser redakteur redakteurin contributor contributors reporter reporters journalist columnist
                    forfatter skribent kirjoittaja penulis postedby writtenby yazar vcard hcard dateline creditline"""),
                    Map.entry(DATE, """
                    date dates datum datetime dateline timestamp time published publish publishdate publication pubdate posted
                    postdate entrydate articledate fecha fechas dato tanggal tarih datepublished publishedon postedon created
                    uhrzeit datestamp pubtime timedate dateposted creationdate releasedate erstellt kelt"""),
                    Map.entry(MODIFIED, """
                    updated modified lastmod lastmodified datemodified aktualisiert actualizado aggiornato lastupdate lastupdated
                    revised mofified dtupdated"""),
                    Map.entry(UGC, """
                    comment comments commentlist commentaire commentaires comentario comentarios commenti kommentar kommentare
                    kommentarer komentar komentarz komentarze reactie reacties disqus replies reply respond response responses
                    guestbook gaestebuch livefyre discussion usercomments trackback trackbacks pingback ugc reader leserbriefe
                    forum"""),
                    Map.entry(RELATED, """
                    related recommended recommendation recommendations recommend recommender popular trending teaser teasers
                    outbrain taboola mostread similar suggested suggestions suggest upnext ticker weitere verwandte aehnliche
                    promo promos promobox teaserlist teaserbox readmore readnext morefrom relacionadas relacionados relacionado
                    correlati correlate connexes mostpopular mostviewed topstories relatedposts carousel newslist latest
                    crosslinks siblings prevnext postnav crosssell upsell"""),
                    Map.entry(
                            SIDEBAR,
                            "sidebar sidebars sidecol sidecolumn sidecontent rail rightrail leftrail widget widgets marginal marginalie marginalien seitenleiste aside rightcolumn infobox colright colleft rightcol leftcol secondary tertiary complementary"),
                    Map.entry(NAV, """
                    nav navi navigation navbar navigator navmenu menu menue menus submenu mainmenu topmenu topbar topnav mainnav
                    pagination pager paging skip skiplink skiplinks toc inhaltsverzeichnis tabs toolbar sitemap subnav menubar
                    hamburger flyout metanav dropdown megamenu languageswitcher langswitch"""),
                    Map.entry(
                            FOOTER,
                            "footer foot fuss fusszeile fussbereich pagefooter sitefooter imprint impressum colophon"),
                    Map.entry(SHARE, """
                    share shares sharing sharer shariff social socials socialmedia addthis addtoany sharethis sharedaddy
                    sharebar sharebuttons socialshare follow followus teilen compartir partager condividi"""),
                    Map.entry(AD, """
                    ad ads adv adbox adslot adunit advert adverts advertising advertisement advertisements advertorial anzeige
                    anzeigen werbung werbeanzeige sponsor sponsors sponsored sponsoring dfp gpt publicidad publicite pubblicita
                    reklama reklame reklam banner banners billboard leaderboard skyscraper affiliate partners promotion
                    promotions iklan"""),
                    Map.entry(NOTICE, """
                    admonition cookie cookies cookiebanner consent gdpr dsgvo cmp newsletter subscribe subscription subscriptions signup
                    paywall popup popups modal modals dialog alert alerts browserwarning noscript abo aboshop
                    disclaimer legalnotice error errors tooltip toast notification notifications captcha survey poll donate donation
                    membership optin widerruf"""),
                    Map.entry(CAPTION, """
                    caption captions figcaption credit credits photocredit imagecredit bildunterschrift bildnachweis copyright
                    bildquelle legend legende didascalia wpcaption imagecaption
                    cutline cutlines"""),
                    Map.entry(LEAD, """
                    lead leading lede intro introtext introduction standfirst summary excerpt abstract deck dek subtitle
                    subheadline subheading subhead vorspann chapo chapeau entradilla bajada sommario occhiello anriss ingress
                    leadtext preamble lid einleitung teasertext sumario copete sapo untertitel sottotitolo manchet perex
                    zajawka kurztext shortdescription subline"""),
                    Map.entry(CONTENT, """
                    articlebody articlecontent articletext entrycontent postcontent postbody storybody bodytext storycontent
                    storytext artikeltext artikelbody newstext fliesstext textbody mainbody"""),
                    Map.entry(TITLE, """
                    title titles headline headlines heading titel titulo titre titolo tytul ueberschrift headlinetext posttitle
                    entrytitle articletitle pagetitle artikeltitel otsikko judul"""),
                    Map.entry(DECORATION, """
                    logo logos avatar avatars icon icons ico sprite sprites emoji emojis emoticon gravatar smiley smileys
                    spinner pixel pixels tracking tracker captcha badge badges flag flags button buttons btn
                    arrow star stars rating ratings spacer thumbnailicon favicon wappen signet brand
                    branding counter clear clearpixel vgwort zaehlpixel qr qrcode portrait profilepic userpic headshot
                    mugshot authorimage authorpic"""),
                    Map.entry(HERO, """
                    hero featured featuredimage cover leadimage mainimage aufmacher aufmacherbild titelbild opener keyvisual
                    postthumbnail headerimage splash bigimage postimage articleimage"""),
                    Map.entry(
                            BREADCRUMB,
                            "breadcrumb breadcrumbs crumb crumbs brotkrumen brotkrume ariane pathway krumel broodkruimel rootline"),
                    Map.entry(
                            META,
                            "meta info infos details postmeta entrymeta articlemeta postinfo articleinfo data metadata storymeta"),
                    Map.entry(
                            EVENT,
                            "event events veranstaltung veranstaltungen termin termine evenement evenements evento eventos eventi agenda calendar kalender"),
                    Map.entry(RECIPE, "recipe hrecipe"),
                    Map.entry(VERSION, "version versions versioninfo versionnumber buildinfo softwareversion"),
                    Map.entry(NAME, "name names fn fullname displayname username authorname nom nombre nome"),
                    Map.entry(
                            BIO,
                            "bio biography biografie about profile profil aboutauthor authorbox authorbio description abouttheauthor"),
                    Map.entry(
                            ENTRY,
                            "article entry post story artikel articolo articulo beitrag hentry news newsitem meldung blogpost single"),
                    Map.entry(
                            LOGIN,
                            "login signin logon anmelden anmeldung register registration registrierung connexion acceso password"),
                    Map.entry(SEARCH, "search searchresults searchresult suche suchergebnisse recherche buscar"),
                    Map.entry(
                            CART,
                            "cart basket checkout warenkorb kasse panier carrito bestellung shoppingcart minicart"),
                    Map.entry(
                            TAGS,
                            "tag tags keywords schlagworte schlagwort topics categories category kategorie tagcloud etiquetas"),
                    Map.entry(SITE, "site sitename sitetitle blogname blogtitle blog website homelink"),
                    Map.entry(
                            NEGATION,
                            "no not non has have with without is isnt js show if has mit ohne sin sans con avec wo toggle open close")));

    private Hint() {}

    /** The hints in the value of a {@code class} or {@code id} attribute. */
    static int of(CharSequence names) {
        return WORDS.in(names, NEGATION);
    }
}
