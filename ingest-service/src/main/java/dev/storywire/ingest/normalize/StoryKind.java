package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a story is: a {@code teaser} is a cut-off pointer to a story whose full text stands elsewhere. */
public enum StoryKind {
    @JsonProperty("article")
    ARTICLE,
    @JsonProperty("brief")
    BRIEF,
    @JsonProperty("teaser")
    TEASER
}
