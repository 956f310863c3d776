package dev.storywire.e2e;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stories of several languages for a page to show, told apart from those of other tests by their sources. */
final class Newsroom {

    static final String SOURCE = "Quay Courier";

    private static final String BODY =
            "The night ferry between Lindesund and the Skerries sails again after three weeks in the yard, the"
                    + " operator said.\\n\\nPassengers boarded at nine in the evening. Harbor master Lin Ao-sha (林奧莎) had waited long for this"
                    + " ship.\\n\\nAll cabins for June are sold. The strike of the engineers had put the date in doubt.";

    private static final List<String> THINGS = List.of(
            "Lighthouse", "Covered market", "Salt mine", "Tram line", "Town museum", "Fish auction", "Tide mill");

    private static final List<String> EVENTS = List.of(
            "opens after a long delay",
            "faces new questions",
            "gets a new keeper",
            "draws a record crowd",
            "costs more than planned");

    /** The story with everything: revised, reprinted, with a picture and rights. */
    private final String ferry;

    private Newsroom(String ferry) {
        this.ferry = ferry;
    }

    String ferry() {
        return ferry;
    }

    /** Pushes them, and waits until all can be found. */
    static Newsroom opened(Gateway gateway) {
        var lines = new ArrayList<String>();
        lines.add(ferry("three"));
        lines.add(line("Valley Notebook", "reprint", "en", "Night ferry is back after three weeks", BODY, 2));
        lines.add(line(
                "صحيفة الميناء",
                "ar",
                "ar",
                "عودة العبّارة الليلية بعد ثلاثة أسابيع في الحوض",
                "أعلنت الشركة المشغّلة عودة العبّارة.",
                4));
        lines.add(
                line("עיתון הנמל", "he", "he", "מעבורת הלילה חוזרת אחרי שלושה שבועות", "מעבורת הלילה שבה להפליג.", 5));
        lines.add(line("港口日報", "zh", "zh-Hant", "夜間渡輪停航三週後復航", "營運商表示，夜間渡輪恢復航行。", 6));
        lines.add(line(
                "Talbote",
                "de",
                "de",
                "Brücke über die Arn nach drei Wochen wieder offen",
                "Seit Donnerstag fahren wieder Züge.",
                7));
        for (int i = 0; i < 70; i++) {
            lines.add(line(
                    SOURCE,
                    "filler-" + i,
                    "en",
                    THINGS.get(i % THINGS.size()) + " " + EVENTS.get(i % EVENTS.size()) + ", part " + (i + 1),
                    "An official said that plan number " + i + " of the harbor would go ahead.",
                    9 + 7 * i));
        }
        var ids = gateway.pushStories(String.join("\n", lines)).jsonPath().getList("outcomes.id", String.class);
        gateway.pushStories(ferry("four"));
        gateway.searchUntil(
                Map.of("q", "\"four weeks\"", "source", SOURCE),
                Duration.ofSeconds(10),
                page -> page.getInt("total.value") == 1);
        gateway.searchUntil(
                Map.of("source", SOURCE, "size", 1), Duration.ofSeconds(10), page -> page.getInt("total.value") == 71);
        return new Newsroom(ids.getFirst());
    }

    /** One more story of the source, as of now. */
    static String late(String id, String headline) {
        return line(SOURCE, id, "en", headline, "It came in while somebody was reading.", 0);
    }

    private static String ferry(String weeks) {
        return """
                {"source":{"name":"%s"},"externalId":"ferry","language":"en","kicker":"HARBOR","headline":"Night ferry is back after %s weeks",\
                "summary":"The night ferry sails again.","bodyText":"%s","authors":[{"name":"Jonna Reck"}],"credits":["AFP"],\
                "publishedAt":"%s","url":"https://courier.example/ferry","tags":[{"term":"ferry","label":"Ferry"}],\
                "media":[{"url":"https://courier.example/ferry.jpg","type":"image/jpeg","role":"image",\
                "caption":"The Aurora leaves the harbor.","credit":"Jonna Reck / Harbor Authority"}],\
                "rights":{"copyright":"© 2026 Quay Courier"}}""".formatted(SOURCE, weeks, BODY.replace("three", weeks), hoursAgo(1));
    }

    private static String line(String source, String id, String language, String headline, String body, int hours) {
        return """
                {"source":{"name":"%s"},"externalId":"%s","language":"%s","headline":"%s","bodyText":"%s","publishedAt":"%s",\
                "url":"https://newsroom.example/%s"}""".formatted(source, id, language, headline, body, hoursAgo(hours), id);
    }

    private static Instant hoursAgo(int hours) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(hours));
    }
}
