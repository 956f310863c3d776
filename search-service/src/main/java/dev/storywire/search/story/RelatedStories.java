package dev.storywire.search.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Stories about the same thing, most alike first.
 *
 * @param tookMs what Elasticsearch took, in milliseconds
 * @param partial a part of the index did not answer, or not in time
 */
public record RelatedStories(long tookMs, boolean partial, List<ObjectNode> stories) {}
