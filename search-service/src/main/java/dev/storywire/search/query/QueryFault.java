package dev.storywire.search.query;

/**
 * Why a query can't be run.
 *
 * @param position where, counted from 0 in UTF-16 code units
 * @param message what was expected there, and what stands there instead
 */
public record QueryFault(int position, String message) {}
