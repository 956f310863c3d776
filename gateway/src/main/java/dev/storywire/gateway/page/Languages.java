package dev.storywire.gateway.page;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that the page speaks, and which of them a visitor wants. */
final class Languages {

    static final String COOKIE = "storywire-language";

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private Languages() {}

    /** What was chosen, else the best of what the browser asks for, else English. */
    static Locale of(HttpServerRequest request) {
        Cookie chosen = request.getCookie(COOKIE);
        Locale byChoice = chosen == null ? null : spoken(chosen.getValue());
        return byChoice == null ? asked(request.getHeader("Accept-Language")) : byChoice;
    }

    /** The language of this tag, if the page speaks it. */
    static @Nullable Locale spoken(@Nullable String tag) {
        return SPOKEN.stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .findFirst()
                .orElse(null);
    }

    private static Locale asked(@Nullable String header) {
        if (header != null) {
            try {
                Locale best = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
                return best == null ? Locale.ENGLISH : best;
            } catch (IllegalArgumentException malformed) {
                return Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }
}
