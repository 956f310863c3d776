package dev.storywire.ingest.preview;

import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.NormalizationOutcome;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryHandler;
import dev.storywire.ingest.normalize.StreamedOutcome;
import dev.storywire.ingest.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents out of requests and normalises them: so many at once as the settings say, the parsing on platform threads of
 * their own, which the scheduler shares out fairly with everything else. Blocks; for virtual threads.
 */
@ApplicationScoped
public class DocumentIntake {

    private static final Logger LOG = Logger.getLogger(DocumentIntake.class);

    private final DocumentNormalizer normalizer;
    private final DocumentSettings settings;
    private final Gate gate;
    private final ExecutorService parsers;

    DocumentIntake(DocumentNormalizer normalizer, DocumentSettings settings) {
        this.normalizer = normalizer;
        this.settings = settings;
        this.gate = new Gate(settings.concurrency(), settings.patience());
        this.parsers = Executors.newFixedThreadPool(
                settings.concurrency(),
                Thread.ofPlatform().name("document-", 0).daemon().factory());
    }

    /**
     * Does something with the stories of a document, while its place is taken: however many wait, only so many are in memory.
     *
     * @param url where it was found
     * @throws HttpProblem {@code too-large} (413), {@code unreadable-document} (422), {@code busy} (503)
     */
    public <T> T read(
            InputStream body,
            @Nullable String contentType,
            @Nullable URI url,
            @Nullable String contentLanguage,
            Function<NormalizationOutcome.Normalized, T> use) {
        return gate.through(() -> {
            var stories = new ArrayList<Story>();
            StreamedOutcome.HandedOut read =
                    handOut(document(body, contentType, url, contentLanguage), (story, feed) -> stories.add(story));
            return use.apply(
                    new NormalizationOutcome.Normalized(read.format(), read.feed(), stories, read.diagnostics()));
        });
    }

    /**
     * As {@link #read}, but hands the stories out while the document is read, so that they need not all be in memory. The
     * handler is called on a thread that may be blocked; what it throws is thrown here.
     */
    public void handOut(
            InputStream body,
            @Nullable String contentType,
            @Nullable URI url,
            @Nullable String contentLanguage,
            StoryHandler handler) {
        gate.through(() -> handOut(document(body, contentType, url, contentLanguage), handler));
    }

    /** Normalises a document that is in memory already; one that nobody can explain is the problem {@code internal-error} (500). */
    public NormalizationOutcome normalize(RawDocument document) {
        return onParser(document, () -> normalizer.normalize(document), new AtomicReference<>());
    }

    private RawDocument document(
            InputStream body, @Nullable String contentType, @Nullable URI url, @Nullable String contentLanguage) {
        byte[] bytes = Bodies.read(body, settings.maxSize().asLongValue());
        if (bytes.length == 0) {
            throw ProblemType.UNREADABLE_DOCUMENT.problem("The body is empty; send the document's bytes as the body.");
        }
        return new RawDocument(bytes, contentType, url, contentLanguage);
    }

    private StreamedOutcome.HandedOut handOut(RawDocument document, StoryHandler handler) {
        return switch (normalize(document, handler)) {
            case StreamedOutcome.HandedOut read -> read;
            case NormalizationOutcome.Unreadable(String code, String message) ->
                throw ProblemType.UNREADABLE_DOCUMENT.problem(message);
            case NormalizationOutcome.TooLarge(String code, String message) ->
                throw ProblemType.TOO_LARGE.problem(message);
        };
    }

    private StreamedOutcome normalize(RawDocument document, StoryHandler handler) {
        var refused = new AtomicReference<@Nullable RuntimeException>();
        StoryHandler watched = (story, feed) -> {
            try {
                handler.story(story, feed);
            } catch (RuntimeException e) {
                refused.set(e);
                throw e;
            }
        };
        return onParser(document, () -> normalizer.normalize(document, watched), refused);
    }

    private <T> T onParser(
            RawDocument document, Callable<T> work, AtomicReference<@Nullable RuntimeException> refused) {
        try {
            return parsers.submit(work).get();
        } catch (ExecutionException e) {
            RuntimeException byHandler = refused.get();
            if (byHandler != null) {
                throw byHandler;
            }
            LOG.errorf(e.getCause(), "event=normalize-failed bytes=%d", document.bytes().length);
            throw ProblemType.INTERNAL_ERROR.problem();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemType.BUSY.problem();
        }
    }

    @PreDestroy
    void close() {
        parsers.shutdownNow();
    }
}
