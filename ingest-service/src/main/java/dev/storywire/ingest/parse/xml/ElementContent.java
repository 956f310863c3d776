package dev.storywire.ingest.parse.xml;

/**
 * What stands in an element, stripped and not empty.
 *
 * @param markup whether there were elements in it, which the value has as HTML; otherwise the value is the text
 */
public record ElementContent(String value, boolean markup) {}
