package dev.storywire.search.index;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How stories are indexed: settings and mappings, the fields of every {@link RankedText} among them. Raise
 * {@link #VERSION} with a change that an existing index can't take; fields may be added without.
 */
final class IndexSchema {
    static final int VERSION = 2;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STORIES = "/index/stories.json";

    private final StoryIndexConfig config;
    private final Pattern generations;

    IndexSchema(StoryIndexConfig config) {
        this.config = config;
        this.generations = Pattern.compile(
                "(" + Pattern.quote(config.alias()) + "-v\\d{1,4}-\\d{6,9})(?:-\\d{4}-\\d{2}|-undated)?");
    }

    /** Every index of this version. */
    String pattern() {
        return config.alias() + "-v" + VERSION + "-*";
    }

    /** The generation that a fresh installation begins with. */
    String firstGeneration() {
        return generation(1);
    }

    /** @param number 1 or more; higher for each that was made anew */
    String generation(int number) {
        return String.format("%s-v%d-%06d", config.alias(), VERSION, number);
    }

    /** The first index of a generation that is made now. */
    String beginning(String generation, Instant now) {
        return switch (config.layout()) {
            case SINGLE -> generation;
            case MONTHLY -> Generation.index(generation, StoryMonth.of(now));
        };
    }

    /** The generation that an index belongs to; empty for an index of another kind. */
    Optional<String> generation(String index) {
        Matcher matcher = generations.matcher(index);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether an index has this version's mapping, or at least could take it. */
    boolean isCurrent(String index) {
        return index.startsWith(config.alias() + "-v" + VERSION + "-");
    }

    /** The number in a generation's name. */
    static int number(String generation) {
        return Integer.parseInt(generation.substring(generation.lastIndexOf('-') + 1));
    }

    String templateName() {
        return "storywire-" + config.alias() + "-v" + VERSION;
    }

    /** The body of {@code PUT _index_template}. */
    String template() {
        ObjectNode template = stories();
        ObjectNode settings = (ObjectNode) template.get("settings");
        settings.put("number_of_shards", config.shards());
        settings.put("auto_expand_replicas", config.replicas());
        settings.setAll(changeable());
        return JSON.createObjectNode()
                .put("priority", 200)
                .put("allow_auto_create", false)
                .<ObjectNode>set("index_patterns", JSON.createArrayNode().add(pattern()))
                .set("template", template)
                .toString();
    }

    /** The body of {@code PUT _settings}: what an index that is there takes, too. */
    String settings() {
        return changeable().toString();
    }

    private ObjectNode changeable() {
        return JSON.createObjectNode()
                .put("refresh_interval", config.refreshInterval().toMillis() + "ms")
                .put("merge.policy.max_merged_segment", config.largestSegment().asLongValue() + "b");
    }

    /** The body of {@code PUT _mapping}. */
    String mapping() {
        return stories().get("mappings").toString();
    }

    private static ObjectNode stories() {
        try (InputStream resource = IndexSchema.class.getResourceAsStream(STORIES)) {
            if (resource == null) {
                throw new IllegalStateException(STORIES + " is not on the class path");
            }
            ObjectNode stories = (ObjectNode) JSON.readTree(resource);
            ObjectNode derived = stories.withObject("/mappings/properties/derived/properties");
            for (RankedText form : RankedText.all()) {
                ObjectNode fields = derived.putObject(form.name()).putObject("properties");
                fields.set("headline", ranked(form));
                fields.set("body", ranked(form));
            }
            return stories;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No positions: phrases are matched on the words as they stand, which have them already. */
    private static ObjectNode ranked(RankedText form) {
        return JSON.createObjectNode()
                .put("type", "text")
                .put("analyzer", form.analyzer())
                .put("index_options", "freqs");
    }
}
