package dev.storywire.operation;

import java.util.Locale;

/**
 * One key of a service's configuration.
 *
 * @param name as in a properties file
 * @param fallback its value where nobody sets it; empty for none
 * @param meaning what its author says
 */
record Key(String name, String fallback, String meaning) {

    /** The environment variable that sets it. */
    String variable() {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
