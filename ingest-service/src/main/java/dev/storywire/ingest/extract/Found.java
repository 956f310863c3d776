package dev.storywire.ingest.extract;

/** A value and the part of the page that it was read from. */
public record Found<T>(T value, Where where) {}
