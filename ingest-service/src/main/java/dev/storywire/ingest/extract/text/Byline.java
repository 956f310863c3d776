package dev.storywire.ingest.extract.text;

import java.util.List;

/**
 * A byline, read.
 *
 * @param names of people, in order
 * @param agencies named beside or in place of them
 */
public record Byline(List<String> names, List<String> agencies) {
    public Byline {
        names = List.copyOf(names);
        agencies = List.copyOf(agencies);
    }
}
