package dev.storywire.ingest.extract.text;

import java.util.List;

/**
 * The opening of a story's first paragraph that says where it was written.
 *
 * @param place as printed, without date, agency and marks; empty where only an agency or a reporter is named
 * @param agencies named in it
 * @param names of the reporters named in it
 * @param end where the text proper begins
 */
public record Dateline(String place, List<String> agencies, List<String> names, int end) {
    public Dateline {
        agencies = List.copyOf(agencies);
        names = List.copyOf(names);
    }
}
