package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Another story that the page pointed at. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RelatedStory(
        @Nullable String headline,
        @Nullable String url,
        @Nullable String storyId) {}
