package dev.storywire.e2e.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Pushes stories of its own, corrects, repeats and cancels them; the next push follows when the one before was accepted. */
final class Writer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TAKEN = Set.of("created", "revised", "unchanged");
    private static final int NEW_STORIES = 2;

    /** Where a story stands for its writer: how often its text was changed, and whether it was canceled. */
    private record Draft(String name, int version, boolean canceled) {

        String headline() {
            return "The " + name + " was seen again, state " + version;
        }
    }

    private final String name;
    private final String source;
    private final Client client;
    private final Ledger ledger;
    private final Random random;
    private final List<Draft> drafts = new ArrayList<>();
    private int stories;

    Writer(String name, String source, Client client, Ledger ledger, long seed) {
        this.name = name;
        this.source = source;
        this.client = client;
        this.ledger = ledger;
        this.random = new Random(seed);
    }

    /** One push, tried until it is accepted. */
    void step() throws InterruptedException {
        Map<String, Draft> batch = batch();
        String lines = batch.values().stream().map(this::line).collect(Collectors.joining("\n"));
        List<JsonNode> outcomes = pushed(lines);
        int i = 0;
        for (Draft draft : batch.values()) {
            take(draft, outcomes.get(i++));
        }
    }

    private Map<String, Draft> batch() {
        var batch = new LinkedHashMap<String, Draft>();
        for (int i = 0; i < NEW_STORIES; i++) {
            put(batch, new Draft(name + "-" + stories++, 1, false));
        }
        if (!drafts.isEmpty()) {
            Draft known = drafts.get(random.nextInt(drafts.size()));
            put(
                    batch,
                    switch (random.nextInt(6)) {
                        case 0 -> new Draft(known.name(), known.version(), true);
                        case 1, 2 -> known;
                        default -> known.canceled() ? known : new Draft(known.name(), known.version() + 1, false);
                    });
        }
        return batch;
    }

    private static void put(Map<String, Draft> batch, Draft draft) {
        batch.put(draft.name(), draft);
    }

    private String line(Draft draft) {
        ObjectNode story = JSON.createObjectNode().put("externalId", draft.name());
        story.putObject("source").put("name", source);
        if (draft.canceled()) {
            story.put("status", "canceled");
        } else {
            story.put("url", "https://chaos.example/" + draft.name())
                    .put("headline", draft.headline())
                    .put("bodyText", Prose.of(draft.name()));
        }
        return story.toString();
    }

    private List<JsonNode> pushed(String lines) throws InterruptedException {
        while (true) {
            Client.Answer answer = client.post("/v1/stories", "application/x-ndjson", lines);
            ledger.pushAnswered(answer.toString());
            if (answer.status() == 202) {
                return outcomes(answer.body());
            }
            if (!answer.isPassingTrouble()) {
                ledger.surprise("a push was answered " + answer + ": " + answer.body());
            }
            Thread.sleep(answer.retryAfter());
        }
    }

    private static List<JsonNode> outcomes(String body) {
        try {
            return List.copyOf(
                    JSON.readTree(body).path("outcomes").valueStream().toList());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(body, broken);
        }
    }

    private void take(Draft draft, JsonNode outcome) {
        if (!TAKEN.contains(outcome.path("outcome").asText())) {
            ledger.surprise(draft + " was answered " + outcome);
            return;
        }
        boolean known = drafts.removeIf(before -> before.name().equals(draft.name()));
        drafts.add(draft);
        if (!known) {
            ledger.tell(draft.name());
        }
        ledger.accept(new Accepted(
                draft.name(),
                draft.headline(),
                draft.canceled(),
                outcome.path("revision").asInt()));
    }
}
