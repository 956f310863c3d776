package dev.storywire.ingest.normalize;

import dev.storywire.ingest.url.Urls;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One address for one page: tracking parameters, fragments and default ports go, AMP and mobile twins become the main
 * page, redirectors become what they lead to. Nothing is fetched. The answer for an answer is the answer itself.
 */
public final class CanonicalUrls {
    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "igshid",
            "igsh",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_hsenc",
            "_hsmi",
            "__hstc",
            "__hssc",
            "__hsfp",
            "hsctatracking",
            "oly_anon_id",
            "oly_enc_id",
            "vero_id",
            "vero_conv",
            "wickedid",
            "spm",
            "scm",
            "_ga",
            "_gl",
            "ncid",
            "cmpid",
            "cmp",
            "ocid",
            "icid",
            "ns_campaign",
            "ns_mchannel",
            "ns_source",
            "ns_linkname",
            "ns_fee",
            "at_medium",
            "at_campaign",
            "at_custom1",
            "at_custom2",
            "at_custom3",
            "at_custom4",
            "xtor",
            "ref_src",
            "ref_url",
            "smid",
            "smtyp",
            "partner",
            "rss",
            "feature",
            "sr_share",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig",
            "wt_mc",
            "wt.mc_id",
            "wt_zmc",
            "wtmc",
            "traffic_source",
            "taid",
            "__twitter_impression",
            "amp",
            "outputtype",
            "maca",
            "s_cid",
            "sref",
            "src_campaign",
            "xnpe_tifc",
            "srsltid",
            "mibextid",
            "share_id",
            "ito",
            "soc_src",
            "soc_trk",
            "intcmp",
            "dicbo",
            "dm_i",
            "trk",
            "trkcampaign",
            "sc_cid",
            "ftag",
            "nr_email_referer",
            "pk_campaign",
            "pk_kwd",
            "pk_source",
            "pk_medium",
            "fb_action_ids",
            "fb_action_types",
            "fb_ref",
            "fb_source",
            "action_object_map");
    private static final List<String> TRACKING_PREFIXES =
            List.of("utm_", "mtm_", "matomo_", "hsa_", "stm_", "itm_", "ga_", "amp_", "aff_");
    private static final Set<String> TARGETS =
            Set.of("url", "u", "q", "to", "target", "dest", "destination", "link", "redirect", "redirect_url", "goto");
    private static final Pattern REDIRECTOR = Pattern.compile(
            "https?://(?:(?:www\\.)?google\\.[a-z.]+/url|l\\.(?:facebook|instagram)\\.com/l\\.php|lm\\.facebook\\.com/l\\.php|out\\.reddit\\.com/|(?:www\\.)?youtube\\.com/redirect|t\\.umblr\\.com/redirect|news\\.url\\.google\\.com/url|slack-redir\\.net/link|(?:www\\.)?bing\\.com/news/apiclick|vk\\.com/away\\.php|steamcommunity\\.com/linkfilter|apps\\.facebook\\.com/|disq\\.us/url|href\\.li/|[a-z0-9.-]+/(?:redirect|redir|out|away|exit|click|goto)(?:\\.php|\\.aspx?|/)?)\\?.*");
    private static final Pattern AMP_CACHE = Pattern.compile(
            "https?://(?:[a-z0-9-]+\\.cdn\\.ampproject\\.org|(?:www\\.)?google\\.[a-z.]+/amp)/(?:[cvi]/)?(s/)?(.+)");
    private static final Pattern MOBILE_HOST = Pattern.compile("(?:m|mobile|amp|touch|wap)\\.(?=[^.]+\\.)");
    private static final int MOST_HOPS = 4;

    private CanonicalUrls() {}

    /**
     * @param url any address
     * @return its canonical form, or null where it is no absolute http(s) address
     */
    public static @Nullable String canonical(@Nullable String url) {
        String current = Urls.absolute(null, url);
        for (int hop = 0; current != null && hop < MOST_HOPS; hop++) {
            String inner = unwrapped(current);
            if (inner == null) {
                return tidied(current);
            }
            current = inner;
        }
        return current == null ? null : tidied(current);
    }

    /** What a redirector or an AMP cache leads to; null for any other address. */
    private static @Nullable String unwrapped(String url) {
        if (url.contains("amp")) {
            var amp = AMP_CACHE.matcher(url);
            if (amp.matches()) {
                return Urls.absolute(null, (amp.group(1) == null ? "http://" : "https://") + amp.group(2));
            }
        }
        if (url.indexOf('?') < 0 || !REDIRECTOR.matcher(url).matches()) {
            return null;
        }
        for (String parameter : query(url).split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && TARGETS.contains(parameter.substring(0, equals).toLowerCase(Locale.ROOT))) {
                String target = Urls.absolute(null, decoded(parameter.substring(equals + 1)));
                if (target != null) {
                    return target;
                }
            }
        }
        return null;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEncoding) {
            return value;
        }
    }

    private static String query(String url) {
        int question = url.indexOf('?');
        int hash = url.indexOf('#');
        return question < 0 || (hash >= 0 && hash < question)
                ? ""
                : url.substring(question + 1, hash < 0 ? url.length() : hash);
    }

    private static String tidied(String url) {
        int colon = url.indexOf(':');
        int pathAt = pathStart(url);
        int pathEnd = url.length();
        for (int i = pathAt; i < pathEnd; i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                pathEnd = i;
            }
        }
        String scheme = url.substring(0, colon);
        String path = url.substring(pathAt, pathEnd);
        String authority = withoutDefaultPort(scheme, url.substring(colon + 3, pathAt));
        var mobile = MOBILE_HOST.matcher(authority);
        String main = mobile.lookingAt() ? authority.substring(mobile.end()) : authority;
        String wholePath = withoutAmp(path);
        String query = withoutTracking(query(url));
        return scheme + "://" + (main.equals(authority) || main.startsWith("www.") ? main : mainHost(main))
                + (wholePath.isEmpty() ? "/" : wholePath) + (query.isEmpty() ? "" : "?" + query);
    }

    /** A mobile twin's main site is nearly always {@code www.}, unless it is a subdomain itself. */
    private static String mainHost(String host) {
        return host.chars().filter(c -> c == '.').count() == 1 ? "www." + host : host;
    }

    private static int pathStart(String url) {
        int at = url.indexOf("://") + 3;
        while (at < url.length() && "/?#".indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static String withoutDefaultPort(String scheme, String authority) {
        String port = scheme.equals("https") ? ":443" : ":80";
        String host = authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
        return host.endsWith(":") || host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static String withoutAmp(String path) {
        if (path.equals("/amp") || path.equals("/amp/")) {
            return path;
        }
        if (path.endsWith("/amp/")) {
            return path.substring(0, path.length() - 4);
        }
        if (path.endsWith("/amp")) {
            return path.substring(0, path.length() - 4);
        }
        if (path.endsWith(".amp")) {
            return path.substring(0, path.length() - 4);
        }
        if (path.endsWith(".amp.html")) {
            return path.substring(0, path.length() - 9) + ".html";
        }
        return path.startsWith("/amp/") ? path.substring(4) : path;
    }

    private static String withoutTracking(String query) {
        if (query.isEmpty()) {
            return query;
        }
        var kept = new ArrayList<String>();
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
            if (!name.isEmpty()
                    && !TRACKING.contains(name)
                    && TRACKING_PREFIXES.stream().noneMatch(name::startsWith)) {
                kept.add(parameter);
            }
        }
        return String.join("&", kept);
    }
}
