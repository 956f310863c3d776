package dev.storywire.ingest.preview;

import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.NormalizationOutcome;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
            byte[] bytes = Bodies.read(body, settings.maxSize().asLongValue());
            if (bytes.length == 0) {
                throw ProblemType.UNREADABLE_DOCUMENT.problem(
                        "The body is empty; send the document's bytes as the body.");
            }
            return switch (normalize(new RawDocument(bytes, contentType, url, contentLanguage))) {
                case NormalizationOutcome.Normalized normalized -> use.apply(normalized);
                case NormalizationOutcome.Unreadable(String code, String message) ->
                    throw ProblemType.UNREADABLE_DOCUMENT.problem(message);
                case NormalizationOutcome.TooLarge(String code, String message) ->
                    throw ProblemType.TOO_LARGE.problem(message);
            };
        });
    }

    /** Normalises a document that is in memory already; one that nobody can explain is the problem {@code internal-error} (500). */
    public NormalizationOutcome normalize(RawDocument document) {
        try {
            return parsers.submit(() -> normalizer.normalize(document)).get();
        } catch (ExecutionException e) {
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
