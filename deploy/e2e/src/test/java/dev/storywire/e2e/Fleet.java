package dev.storywire.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Many small feeds on a publisher's hosts, each of which notices when it is fetched by two at once. */
final class Fleet implements Publisher.Behaviour {

    /** Each has two stories, the guids of which no other has. */
    static final int STORIES = 2;

    private static final int SLOWEST_MILLIS = 80;
    private static final int WORDS = 40;
    private static final String[] SYLLABLES =
            "ba ber can del dor en fir gan hol in ker lan mar nor ol pen ran sel ter un ver win yor zan".split(" ");

    private final Publisher publisher;
    private final int hosts;
    private final int feeds;
    private final Map<String, String> underWay = new ConcurrentHashMap<>();
    private final Set<String> twiceAtOnce = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> busy = new HashMap<>();
    private int busiest;

    Fleet(Publisher publisher, int hosts, int feeds) {
        this.publisher = publisher;
        this.hosts = hosts;
        this.feeds = feeds;
        publisher.at("/feed/", this);
    }

    /** All feeds, for an import. */
    byte[] opml() {
        StringBuilder opml = new StringBuilder("<opml version=\"2.0\"><body>");
        for (int feed = 0; feed < feeds; feed++) {
            opml.append("<outline type=\"rss\" text=\"Fleet ")
                    .append(feed)
                    .append("\" xmlUrl=\"")
                    .append(publisher.url(feed % hosts, path(feed)))
                    .append("\"/>");
        }
        return opml.append("</body></opml>").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void answer(Publisher.Request request, Publisher.Reply reply) throws IOException {
        String who = String.valueOf(request.headers().get("user-agent"));
        if (underWay.putIfAbsent(request.path(), who) != null) {
            twiceAtOnce.add(request.path());
        }
        count(request.port(), 1);
        try {
            int feed = Integer.parseInt(request.path().substring("/feed/".length()));
            if (reply.dawdle(1 + feed % SLOWEST_MILLIS)) {
                reply.send(200, Map.of("Content-Type", "application/rss+xml"), xml(feed));
            }
        } finally {
            count(request.port(), -1);
            underWay.remove(request.path());
        }
    }

    private synchronized void count(int host, int more) {
        busiest = Math.max(busiest, busy.merge(host, more, Integer::sum));
    }

    /** The most requests that one host ever had at once. */
    synchronized int busiest() {
        return busiest;
    }

    /** Feeds that were asked for while they were being sent already. */
    Set<String> twiceAtOnce() {
        return twiceAtOnce;
    }

    /** Whether somebody of this name is being answered just now. */
    boolean serves(String userAgent) {
        return underWay.containsValue(userAgent);
    }

    /** Who fetched each feed, in order. */
    Map<String, List<String>> fetchers() {
        Map<String, List<String>> fetchers = new HashMap<>();
        for (Publisher.Request request : publisher.requests()) {
            fetchers.computeIfAbsent(request.path(), path -> new ArrayList<>())
                    .add(String.valueOf(request.headers().get("user-agent")));
        }
        return fetchers;
    }

    Set<String> paths() {
        Set<String> paths = new HashSet<>();
        IntStream.range(0, feeds).forEach(feed -> paths.add(path(feed)));
        return paths;
    }

    /** The guids of all stories. */
    Set<String> guids() {
        Set<String> guids = new HashSet<>();
        for (int feed = 0; feed < feeds; feed++) {
            for (int story = 0; story < STORIES; story++) {
                guids.add(guid(feed, story));
            }
        }
        return guids;
    }

    private static String path(int feed) {
        return "/feed/" + feed;
    }

    private static String guid(int feed, int story) {
        return "fleet-" + feed + "-" + story;
    }

    private static byte[] xml(int feed) {
        StringBuilder xml = new StringBuilder("<rss version=\"2.0\"><channel><title>Fleet ")
                .append(feed)
                .append("</title><link>https://fleet.example/</link><description>Small news</description>");
        for (int story = 0; story < STORIES; story++) {
            Random random = new Random(feed * 31L + story);
            xml.append(
                    "<item><guid isPermaLink=\"false\">%s</guid><title>%s</title><description>%s.</description></item>"
                            .formatted(guid(feed, story), text(random, 6), text(random, WORDS)));
        }
        return xml.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words * 2; i++) {
            text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]).append(i % 2 == 0 ? "" : " ");
        }
        return text.toString().strip();
    }
}
