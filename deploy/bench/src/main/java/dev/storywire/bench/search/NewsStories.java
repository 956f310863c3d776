package dev.storywire.bench.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Random;

/**
 * Makes up stories of news length: about 400 words in ten paragraphs, drawn from 40,000 words that are as unevenly frequent
 * as those of a language. The most frequent ones are English, so that the text is taken for English; the others are made up. The same run
 * and number give the same story.
 */
public final class NewsStories {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VOCABULARY = 40_000;
    private static final int SOURCES = 200;
    private static final int TAGS = 300;
    private static final int PARAGRAPHS = 10;
    private static final int PARAGRAPH_WORDS = 40;
    private static final int HEADLINE_WORDS = 9;
    private static final int MINUTES_OF_A_YEAR = 525_600;
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final String[] FREQUENT =
            "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which you were her all she there would their we him been has when who will more no if out so said what up its about than into them can only other"
                    .split(" ");
    private static final String[] SYLLABLES =
            "ba ber can del dor en fir gan hol in ker lan mar nor ol pen ran sel ter un ver win yor zan tion ing ed er"
                    .split(" ");

    private final String[] words = new String[VOCABULARY];
    private final String run;

    /** @param run part of every id, and of what is drawn, so that no two runs have a story in common */
    public NewsStories(String run) {
        this.run = run;
        Random random = new Random(20_260_301L);
        System.arraycopy(FREQUENT, 0, words, 0, FREQUENT.length);
        for (int i = FREQUENT.length; i < VOCABULARY; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 1 + i / 10_000 + random.nextInt(3); syllables > 0; syllables--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words[i] = word.toString();
        }
    }

    /** The story of this number. */
    public ObjectNode story(int number) {
        Random random = new Random(((long) run.hashCode() << Integer.SIZE) + number);
        ObjectNode story = JSON.createObjectNode();
        String headline = capitalised(text(random, HEADLINE_WORDS));
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < PARAGRAPHS; i++) {
            body.append(i == 0 ? "" : "\n\n")
                    .append(capitalised(text(random, PARAGRAPH_WORDS)))
                    .append('.');
        }
        Instant at = START.plusSeconds(60L * random.nextInt(MINUTES_OF_A_YEAR));
        int source = random.nextInt(SOURCES);
        story.put("id", run + "-" + number)
                .put("revision", 1)
                .put("status", "usable")
                .put("kind", "article")
                .put("headline", headline)
                .put("summary", capitalised(text(random, PARAGRAPH_WORDS)))
                .put("bodyText", body.toString())
                .put("language", "en")
                .put("url", "https://news" + source + ".example/" + number)
                .put("wordCount", PARAGRAPHS * PARAGRAPH_WORDS)
                .put("publishedAt", at.toString())
                .put("firstSeenAt", at.plusSeconds(90).toString());
        story.putObject("source").put("id", run + "-" + source).put("name", "Courier " + words[200 + source]);
        story.putArray("authors").addObject().put("name", capitalised(words[500 + random.nextInt(400)]));
        ArrayNode tags = story.putArray("tags");
        tags.addObject().put("term", words[1_000 + random.nextInt(TAGS)]);
        tags.addObject().put("term", words[1_000 + random.nextInt(TAGS)]);
        return story;
    }

    /** The same, as somebody pushes it. */
    public ObjectNode pushed(int number) {
        ObjectNode story = story(number);
        story.put("externalId", story.path("id").asText());
        story.retain("externalId", "source", "headline", "summary", "bodyText", "url", "publishedAt", "language");
        return story;
    }

    /** A query of two words, neither everywhere nor nowhere. */
    public String query(int number) {
        Random random = new Random(number);
        return words[100 + random.nextInt(3_000)] + " " + words[100 + random.nextInt(3_000)];
    }

    private String text(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(word(random));
        }
        return text.toString();
    }

    /** Zipf's law: the n-th word is drawn about 1/n times as often as the first. */
    private String word(Random random) {
        int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
        return words[Math.min(VOCABULARY - 1, rank - 1)];
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
