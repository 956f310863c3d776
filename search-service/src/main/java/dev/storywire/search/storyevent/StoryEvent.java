package dev.storywire.search.storyevent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What this service needs to know of a story event. Everything else that the story holds, fields unknown here too, stays
 * in {@code story} and is given back by searches as it came.
 *
 * @param id of the story
 * @param revision 1 for the first, higher for each later one
 * @param writtenAt when the event was written to the topic
 */
record StoryEvent(String id, long revision, Instant writtenAt, ObjectNode story) {}
