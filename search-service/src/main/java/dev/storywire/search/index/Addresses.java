package dev.storywire.search.index;

import java.util.regex.Pattern;

/** Web addresses as text that can be searched. */
public final class Addresses {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Addresses() {}

    /** The runs of letters and digits, so that a host, a path or a number in it can be looked for. */
    public static String lettersOf(String address) {
        return NO_LETTERS.matcher(address).replaceAll(" ").strip();
    }
}
