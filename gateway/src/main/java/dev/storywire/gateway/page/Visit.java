package dev.storywire.gateway.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Who looks at a page, and how.
 *
 * @param address path and query of the page
 * @param signedIn whether a key or token says who this is
 * @param reader whether stories may be read, {@code editor} whether stories may be pushed and alerts made, {@code admin} all else
 */
record Visit(
        Locale locale,
        String address,
        boolean signedIn,
        boolean reader,
        boolean editor,
        boolean admin,
        boolean remoteImages,
        Assets assets) {

    public Format format() {
        return new Format(locale);
    }

    public String tag() {
        return locale.toLanguageTag();
    }

    /** The address, to come back to. */
    public String back() {
        return URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    public boolean isAt(String path) {
        return address.equals(path) || address.startsWith(path + "?") || address.startsWith(path + "/");
    }
}
