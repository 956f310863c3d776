package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.Source;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryBuilder;

/** Stories for tests. */
final class Stories {

    static final Source HARBOUR_POST = new Source("harbour-post", "Harbour Post", null, null, null);

    private Stories() {}

    static StoryBuilder draft(String headline) {
        return StoryBuilder.builder().headline(headline).contentHash("hash of " + headline);
    }

    static IncomingStory incoming(String id, Story story) {
        return new IncomingStory(id, HARBOUR_POST, story);
    }

    static IncomingStory incoming(String id, String headline) {
        return incoming(id, draft(headline).build());
    }
}
