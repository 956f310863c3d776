package dev.storywire.search.storyevent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What this service needs to know of a story event. Everything else that the story holds, fields unknown here too, stays
 * in {@code story} and is given back by searches as it came.
 *
 * @param id of the story
 * @param revision 1 for the first, higher for each later one
 * @param clusterVersion how often its cluster changed, 0 for one that never had any
 * @param writtenAt when the event was written to the topic
 */
record StoryEvent(String id, int revision, int clusterVersion, Instant writtenAt, ObjectNode story) {}
