package dev.storywire.ingest.discovery;

import dev.storywire.ingest.extract.html.PageFeeds;
import dev.storywire.ingest.fetch.HeaderLink;
import dev.storywire.ingest.url.Urls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says where a site's feeds may be, the likeliest first. Pure. */
final class Candidates {

    /** Relative to the page's own folder and to the root of its site, by how many sites have a feed there. */
    private static final List<String> USUAL =
            List.of("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "feeds/posts/default");

    private Candidates() {}

    /**
     * What a page and its headers name, each address once, feeds of comments last.
     *
     * @param html the page, or {@code null} where it is none
     * @param url absolute address of the page
     * @param most so many are given
     */
    static List<Candidate> named(List<HeaderLink> links, @Nullable String html, String url, int most) {
        Stream<Candidate> headers = links.stream()
                .filter(link -> link.is("alternate") || link.is("feed"))
                .filter(link -> link.type() != null && PageFeeds.isFeedType(link.type()))
                .map(link -> new Candidate(link.href(), link.title()));
        Stream<Candidate> page = html == null
                ? Stream.empty()
                : PageFeeds.of(html, url).stream().map(named -> new Candidate(named.href(), named.title()));
        Map<String, Candidate> unique = new LinkedHashMap<>();
        Stream.concat(page, headers).forEach(candidate -> unique.putIfAbsent(key(candidate.url()), candidate));
        return unique.values().stream()
                .sorted(Comparator.comparing(Candidates::isOfComments))
                .limit(most)
                .toList();
    }

    /** Where feeds usually are: in the page's folder, then at the site's root. */
    static List<Candidate> usual(String url) {
        List<String> found = new ArrayList<>();
        for (String base : List.of(folder(url), Objects.requireNonNullElse(Urls.absolute(url, "/"), url))) {
            USUAL.stream()
                    .map(path -> Urls.absolute(base, path))
                    .filter(Objects::nonNull)
                    .filter(address -> !found.contains(address))
                    .forEach(found::add);
        }
        return found.stream().map(address -> new Candidate(address, null)).toList();
    }

    /** A page's address without a slash at its end may be a folder's all the same. */
    private static String folder(String url) {
        String bare = url.split("[?#]", 2)[0];
        String last = bare.substring(bare.lastIndexOf('/') + 1);
        return last.isEmpty() || last.indexOf('.') >= 0 ? bare : bare + "/";
    }

    private static String key(String url) {
        String bare = url.replaceFirst("#.*", "").replaceFirst("^https?://(www\\.)?", "");
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static boolean isOfComments(Candidate candidate) {
        String all = (candidate.url() + ' ' + candidate.title()).toLowerCase(Locale.ROOT);
        return all.contains("comment") || all.contains("kommentar") || all.contains("commentaire");
    }
}
