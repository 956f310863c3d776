package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.Source;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.problem.FieldError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a normalised story has what storing needs. */
public sealed interface Admission {

    /** It has. */
    record Admitted(IncomingStory story) implements Admission {}

    /** It hasn't; {@code error} says what is missing. */
    record Refused(FieldError error) implements Admission {}

    /**
     * Decides: a story needs a source (by name or by address), a headline or body text, and something to tell it by. One that cancels another
     * needs no text of its own.
     *
     * @param story normalised and hashed
     * @param sourceName as whoever sent the story calls the source; goes before what the story says
     * @param documentUrl where the document that the story stood in was found
     */
    static Admission of(Story story, @Nullable String sourceName, @Nullable String documentUrl) {
        Optional<Source> source =
                SourceIdentity.identify(sourceName, story.source(), story.canonicalUrl(), story.url(), documentUrl);
        if (source.isEmpty()) {
            return refused("source", "is not known: name it, or say at which address the document was found");
        }
        if (Texts.firstOf(story.headline(), story.bodyText()) == null && !Cancellation.isBare(story)) {
            return refused("headline", "is missing, and so is bodyText: a story needs one of them");
        }
        Source known = source.get();
        return StoryIdentity.of(String.valueOf(known.id()), story)
                .<Admission>map(id -> new Admitted(new IncomingStory(id, known, story)))
                .orElseGet(() -> refused("externalId", "is missing, and so is url: a story needs one of them"));
    }

    private static Admission refused(String field, String message) {
        return new Refused(FieldError.of(field, message));
    }
}
