package dev.storywire.ingest.extract.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads class names and ids. Names are taken apart into words at marks and at capitals, so that {@code relatedStories},
 * {@code related-stories} and {@code c-related__stories} are the same; single words and pairs of words are looked up.
 */
final class NameHints {
    private static final int MOST_CHARS = 400;

    /** Names that begin so tell about a state or a layout, not about the contents. */
    private static final Set<String> STATES = Set.of(
            "has",
            "no",
            "not",
            "is",
            "with",
            "without",
            "js",
            "hide",
            "show",
            "supports",
            "enable",
            "disable",
            "single",
            "wpb");

    private static final Map<String, Hint> WORDS = words();

    private final Map<String, Hint> seen = new HashMap<>();

    /** The strongest hint among the names of an attribute's value. */
    Hint of(String names) {
        if (names.isEmpty()) {
            return Hint.NONE;
        }
        String looked = names.length() > MOST_CHARS ? names.substring(0, MOST_CHARS) : names;
        Hint found = Hint.NONE;
        int start = 0;
        for (int i = 0; i <= looked.length(); i++) {
            if (i < looked.length() && !Character.isWhitespace(looked.charAt(i))) {
                continue;
            }
            Hint hint = start == i ? Hint.NONE : seen.computeIfAbsent(looked.substring(start, i), NameHints::ofName);
            start = i + 1;
            if (hint == Hint.BODY || hint == Hint.COMMENTS) {
                return hint;
            }
            if (found == Hint.NONE || (hint != Hint.NONE && !found.isFurniture())) {
                found = hint;
            }
        }
        return found;
    }

    private static Hint ofName(String name) {
        if (name.indexOf(':') >= 0 || name.indexOf('[') >= 0) {
            return Hint.NONE;
        }
        List<String> words = split(name);
        if (words.isEmpty() || STATES.contains(words.getFirst())) {
            return Hint.NONE;
        }
        Hint found = Hint.NONE;
        for (int i = 0; i < words.size(); i++) {
            Hint pair =
                    i + 1 < words.size() ? WORDS.getOrDefault(words.get(i) + words.get(i + 1), Hint.NONE) : Hint.NONE;
            if (pair == Hint.BODY) {
                found = found.isFurniture() ? found : Hint.BODY;
            } else if (pair != Hint.NONE) {
                return pair;
            }
        }
        for (String word : words) {
            Hint single = WORDS.getOrDefault(word, Hint.NONE);
            if (single.isFurniture()) {
                return single;
            }
            found = found == Hint.NONE ? single : found;
        }
        return found;
    }

    /** The words of a name: parted at marks, and where a small letter is followed by a capital. */
    private static List<String> split(String name) {
        var words = new ArrayList<String>();
        int start = -1;
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : '-';
            boolean letter = Character.isLetter(c);
            boolean hump =
                    start >= 0 && letter && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if (start >= 0 && (!letter || hump)) {
                words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
            if (letter && start < 0) {
                start = i;
            }
        }
        return words;
    }

    private static Map<String, Hint> words() {
        var words = new HashMap<String, Hint>();
        put(words, Hint.BODY, """
                articlebody|articlecontent|articletext|storybody|storycontent|storytext|entrycontent|entrybody|postcontent|postbody|posttext|bodycontent|bodytext|bodycopy|contentbody|textbody|newscontent|newsbody|newstext|articlemain
                richtext|wysiwyg|fulltext|maintext|articlecopy|storycopy|paragraphs|artikeltext|artikelinhalt|textoarticulo|cuerponoticia|cuerpoarticulo|corpoarticolo|testoarticolo|artikelbody|articlefulltext|contenttext|textcontent|articledetail|newsdetail|articleview|articlewrapper|singlecontent|blogcontent|detailtext|noticiatexto""");
        put(words, Hint.NAVIGATION, """
                nav|navbar|navigation|menu|submenu|breadcrumb|breadcrumbs|pagination|pager|paging|sitemap|topbar|masthead|navi|sitenav|mainnav|subnav|menubar|tabbar|topnav|hamburger|megamenu|skiplink|skiplinks|nextprev|prevnext|postnav|postnavigation|navlinks|ticker|toc|tableofcontents|sitesearch|searchform|searchbox""");
        put(
                words,
                Hint.FOOTER,
                "footer|colophon|copyright|legal|disclaimer|sitefooter|pagefooter|bottombar|imprint|impressum");
        put(
                words,
                Hint.HEADER,
                "header|siteheader|pageheader|topheader|articleheader|articlehead|storyheader|postheader|entryheader|headline|deck|standfirst|dek|subheadline|subtitle|kicker|overline|eyebrow");
        put(
                words,
                Hint.ASIDE,
                "aside|sidebar|rail|widget|widgets|sidecolumn|sidecol|rightcol|leftcol|rightcolumn|leftcolumn|rightrail|leftrail|secondary|complementary|sideblock|sidenav|offcanvas|drawer");
        put(words, Hint.RELATED, """
                related|relateds|relatedposts|relatedarticles|relatedcontent|relatednews|relatedstories|relatedlinks|recommended|recommendation|recommendations|recommend|recirc|recirculation|morestories|morenews|morefrom|morearticles|morelinks|moreon|moreabout|mostpopular|popular|popularposts|trending|mostread
                mostviewed|mostrecent|mostshared|readmore|readnext|readalso|alsoread|alsolike|youmaylike|youmayalso|youmightlike|seealso|outbrain|taboola|zergnet|revcontent|mgid|plista|similar|similarposts|latest|latestnews|latestposts|recentposts|recentnews|upnext|nextup|suggested|suggestions|crosslink|crosslinks|interlink|linkbox|internallink
                storylist|articlelist|newslist|headlines|topstories|othernews|otherstories|otherarticles|furtherreading|inlinerelated|relatedbox|infobox|factbox|contextbox|linklist|linkslist|teaserlist|teasers|relacionadas|relacionados|relacionada|noticiasrelacionadas|lirerelated|lireaussi|alireaussi|leggianche|correlati|articolicorrelati|leestook
                leesook|leesmeer|lesenswert|mehrzum|mehrzumthema|weiterlesen|meistgelesen|verwandt|verwandte|czytajtakze|powiazane|polecane|souvisejici|kapcsolodo|ilgilihaberler|ilgili|bacajuga|terkait|tinlienquan|jetpackrelated|jprelatedposts|yarpp|crp|contextual|editorspicks|editorpicks|evergreen|discover|dontmiss|mustread|inread|partnercontent|fromtheweb|aroundtheweb""");
        put(words, Hint.COMMENTS, """
                comment|comments|commentlist|commentsection|commentslist|commentbox|commentarea|disqus|livefyre|respond|replies|reply|coral|viafoura|facebookcomments|fbcomments|kommentare|kommentar|comentarios|comentario|commentaires|commentaire|commenti|reacties|komentarze|discussion|spotim|openweb|hyvor|utterances|responses|trackbacks|pings|pingbacks""");
        put(words, Hint.SHARE, """
                share|shares|sharing|sharebar|sharetools|sharelinks|sharebuttons|sharebutton|social|socials|socialshare|sociallinks|socialmedia|socialbar|socialicons|socialbuttons|addthis|sharedaddy|addtoany|sharethis|shariff|followus|follow|followbuttons|bookmark|permalink|shareaholic|essb|ssba|sassysocialshare|heateor|mashsb|copylink|jpshare|likebox|fblike|tweetbutton""");
        put(
                words,
                Hint.NEWSLETTER,
                "newsletter|newsletters|subscribe|subscription|subscriptions|signup|emailsignup|mailinglist|mailchimp|optin|regwall|registerwall|abonnement|membership|donate|donation|donations|supportus|callout|cta|calltoaction|appdownload|downloadapp|getapp|paywallprompt|piano|inlinesignup|leadgen|alert|alerts|notification|notifications");
        put(
                words,
                Hint.ADVERTISEMENT,
                "ad|ads|advert|adverts|advertisement|advertisements|advertising|adslot|adunit|adbox|adcontainer|adwrapper|adzone|adblock|dfp|gpt|gptad|adsense|adsbygoogle|googlead|googleads|sponsor|sponsors|sponsored|sponsorship|banner|banners|anzeige|anzeigen|werbung|publicidad|publicite|pubblicita|reklama|reklam|annons|annonse|mpu|leaderboard|skyscraper|billboard|advertorial|affiliate|affiliates|adplaceholder|pubad|adhesion|interstitial");
        put(
                words,
                Hint.OVERLAY,
                "cookie|cookies|cookiebar|cookienotice|cookieconsent|consent|gdpr|ccpa|onetrust|cmp|modal|popup|popups|overlay|lightbox|dialog|tooltip|dropdown|flyout|toast|snackbar|noscript|nojs|privacy|login|signin|loginbox|userbox|account");
        put(
                words,
                Hint.INVISIBLE,
                "visuallyhidden|sronly|screenreader|screenreadertext|screenreaderonly|offscreen|a11y|accessibility|hiddentext|assistivetext|printonly|onlyprint|forprint");
        put(
                words,
                Hint.TAGS,
                "tags|taglist|tagcloud|tagslist|tagscloud|topics|topiclist|keywords|categories|posttags|entrytags|articletags|storytags|tagged|filedunder|postedin|catlinks|themen|schlagworte|etiquetas|subjects|taxonomy");
        put(
                words,
                Hint.BIOGRAPHY,
                "bio|biography|authorbio|authorbox|authorinfo|authorcard|authordescription|authordetails|authorprofile|aboutauthor|abouttheauthor|authorblock|authorabout|contributorbio|writerbio|postauthor|entryauthor|articleauthor|authors|authorbiography|vcard|authormeta|autorbox|autorinfo|profilecard");
        put(
                words,
                Hint.TOOLS,
                "tools|toolbar|toolbox|articletools|storytools|pagetools|printlink|printbutton|fontsize|textsize|fontresize|readability|rating|ratings|starrating|voting|vote|votes|poll|polls|quiz|survey|feedback|correction|corrections|reportlink|audioplayer|listen|texttospeech|speech|readspeaker|tts|stats|views|viewcount|counter|readingtime|readtime|statusbar|progressbar|progress|scoreboard|stockticker|weather|calendar|search|controls|playlist|carouselcontrols|utility|utilities|actions|actionbar");
        put(
                words,
                Hint.GALLERY,
                "gallery|galleries|slideshow|carousel|slider|swiper|slick|slides|slide|flickity|splide|photogallery|imagegallery|bildergalerie|fotostrecke|diaporama|fotogaleria|fotogallery|photos|videogallery");
        put(words, Hint.CAPTION, """
                caption|captions|figcaption|captiontext|imagecaption|photocaption|mediacaption|piccaption|piccap|figurecaption|wpcaption|caps|credit|credits|photocredit|photocredits|imagecredit|imagecredits|imgcredit|mediacredit|photographer|photoby|photosource|imagesource|imgsource|copyrightholder|bildunterschrift|bildtext|bildnachweis|fotocredit|bildquelle|legende|pieddephoto|pie|piefoto|legenda|didascalia|fotobijschrift|bijschrift|bildtexter|imagecopyright|mediadescription|imagedescription|cutline|imgdesc|photodesc|imgcaption|imagetext""");
        put(
                words,
                Hint.BYLINE,
                "byline|bylines|author|autor|auteur|autore|writer|contributor|contributors|reporter|reporters|authorname|postmeta|entrymeta|articlemeta|storymeta|metainfo|articleinfo|postinfo|metadata|meta|publishinfo|redakteur|firma|firmas|forfatter|sourceline|postby|postedby");
        put(
                words,
                Hint.DATE,
                "date|dates|time|timestamp|datetime|pubdate|publishdate|publisheddate|publicationdate|postdate|entrydate|articledate|dateline|published|updated|posted|postedon|lastupdated|modified|datum|fecha|createddate|timeago");
        put(
                words,
                Hint.PROMOTION,
                "promo|promos|promobox|promotion|promotions|teaser|promoted|box|card|cards|cardlist|listing|highlight|highlights|marketing|shop|shopping|product|products|buy|buybox|deal|deals|coupon|merch|store|pricing");
        return Map.copyOf(words);
    }

    private static void put(Map<String, Hint> words, Hint hint, String names) {
        for (String name : names.split("[|\\n]")) {
            words.putIfAbsent(name.strip(), hint);
        }
    }
}
