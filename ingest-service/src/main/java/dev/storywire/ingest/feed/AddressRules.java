package dev.storywire.ingest.feed;

import dev.storywire.ingest.fetch.AddressCheck;
import dev.storywire.ingest.fetch.AddressGuard;
import dev.storywire.ingest.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Whether what people give as a feed's address can be one, as far as its text tells. */
@ApplicationScoped
class AddressRules {

    /** What an address turned out to be. */
    sealed interface Reading {

        /** It may be fetched from, unless its name leads to where it may not. */
        record Right(FeedAddress address) implements Reading {}

        /** It is none. */
        record Malformed(FieldError error) implements Reading {}

        /** It may not be fetched from. */
        record Forbidden(FieldError error) implements Reading {}
    }

    private final AddressGuard guard;

    AddressRules(AddressGuard guard) {
        this.guard = guard;
    }

    /** @param field what the address is called where it was given */
    Reading read(String field, @Nullable String url) {
        if (url == null || url.isBlank()) {
            return new Reading.Malformed(FieldError.of(field, "is missing"));
        }
        if (FeedAddress.hasUserInfo(url)) {
            return new Reading.Forbidden(
                    FieldError.of(field, "carries a user name: register the feed with its credentials apart from it"));
        }
        return FeedAddress.parse(url)
                .<Reading>map(address -> guarded(field, address))
                .orElseGet(() -> new Reading.Malformed(FieldError.of(
                        field,
                        "must be an absolute http or https address of at most " + FeedAddress.MAX_LENGTH
                                + " characters")));
    }

    private Reading guarded(String field, FeedAddress address) {
        return switch (guard.check(address.url())) {
            case AddressCheck.Accepted accepted -> new Reading.Right(address);
            case AddressCheck.Refused(var reason) -> new Reading.Forbidden(FieldError.of(field, reason.message()));
        };
    }
}
