/**
 * The query language of {@code q}: text to a syntax tree, the tree to its canonical text and to an Elasticsearch query.
 * Pure: no I/O, no container.
 */
@NullMarked
package dev.storywire.search.query;

import org.jspecify.annotations.NullMarked;
