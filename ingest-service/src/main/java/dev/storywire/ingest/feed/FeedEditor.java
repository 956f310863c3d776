package dev.storywire.ingest.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.ingest.fetch.BasicCredentials;
import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes feeds as people ask. */
@ApplicationScoped
class FeedEditor {

    private static final String ACTIVE = "active";

    private final FeedStore store;
    private final FeedSettings settings;
    private final CredentialVault vault;
    private final AddressRules addresses;
    private final ObjectMapper mapper;

    FeedEditor(
            FeedStore store,
            FeedSettings settings,
            CredentialVault vault,
            AddressRules addresses,
            ObjectMapper mapper) {
        this.store = store;
        this.settings = settings;
        this.vault = vault;
        this.addresses = addresses;
        this.mapper = mapper;
    }

    /**
     * Applies a merge patch. The problems are {@code invalid-feed} (400), {@code forbidden-address}, {@code no-credentials-key} (422),
     * {@code precondition-failed} (412).
     */
    Uni<FeedChange.Outcome> patch(String id, ObjectNode patch, @Nullable String ifMatch) {
        return store.change(id, before -> {
            FeedTag.require(ifMatch, before.feed().version());
            return change(before, patch);
        });
    }

    /** Traits put on a feed; the problem {@code no-credentials-key} (422) where it has credentials that can't be kept. */
    Feed apply(FeedTraits traits, Feed feed) {
        return traits.of(feed, credentials -> seal(credentials, feed.id()));
    }

    /** What a form says, checked. */
    FeedTraits traits(FeedForm form) {
        return switch (FeedTraits.read(form, settings.shortestInterval(), settings.longestInterval())) {
            case FeedTraits.Reading.Right(FeedTraits traits) -> traits;
            case FeedTraits.Reading.Wrong(List<FieldError> errors) -> throw FeedForms.wrong(errors);
        };
    }

    /** An address that is given for a feed, checked. */
    FeedAddress address(@Nullable String url) {
        return switch (addresses.read("url", url)) {
            case AddressRules.Reading.Right(FeedAddress address) -> address;
            case AddressRules.Reading.Malformed(FieldError error) -> throw FeedForms.wrong(List.of(error));
            case AddressRules.Reading.Forbidden(FieldError error) ->
                throw ProblemType.FORBIDDEN_ADDRESS.problem(
                        "The address can't be registered: " + error.message(), List.of(error));
        };
    }

    private FeedChange change(FeedReport before, ObjectNode patch) {
        FeedForm form = FeedForms.merged(before.feed(), patch, mapper);
        Feed feed = apply(traits(form), before.feed());
        if (patch.path("credentials").isNull()) {
            feed = FeedBuilder.builder(feed).credentials(null).build();
        }
        FeedAddress address = address(form.url());
        boolean moved = !address.url().equals(before.feed().url());
        return new FeedChange(
                moved ? FeedBuilder.builder(feed).url(address.url()).build() : feed,
                moved ? address : null,
                turn(before.health().state(), form.state()));
    }

    /** What a wanted state means; the state that it is in anyway may be sent back. */
    private static FeedChange.Turn turn(FeedState now, @Nullable String wanted) {
        if (wanted == null || wanted.equals(now.wireName())) {
            return FeedChange.Turn.NONE;
        }
        boolean stopped = now == FeedState.PAUSED || now == FeedState.GONE;
        if (wanted.equals(FeedState.PAUSED.wireName())) {
            return FeedChange.Turn.PAUSE;
        }
        if (wanted.equals(ACTIVE) || wanted.equals(FeedState.HEALTHY.wireName())) {
            return stopped ? FeedChange.Turn.RESUME : FeedChange.Turn.NONE;
        }
        throw FeedForms.wrong(List.of(FieldError.of("state", "must be paused or active")));
    }

    private SealedText seal(BasicCredentials credentials, String feedId) {
        if (!vault.canSeal()) {
            throw ProblemType.NO_CREDENTIALS_KEY.problem();
        }
        return vault.seal(credentials, feedId);
    }
}
