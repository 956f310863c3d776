package dev.storywire.ingest.feed;

import dev.storywire.ingest.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags of what people change and the service goes on writing down about, such as feeds (RFC 9110, section 8.8.3): {@code <version>-<hash of all that is answered>}. A cached answer is good only as long as
 * nothing of it has changed; a change made on condition ({@code If-Match}) only asks whether people changed the thing since, not what has
 * become of it, so that it compares the versions alone.
 */
public final class FeedTag {

    private static final int HASH_BYTES = 8;

    private FeedTag() {}

    /** The tag of an answer. */
    public static EntityTag of(int version, Record view) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(view.toString().getBytes(StandardCharsets.UTF_8));
            return new EntityTag(version + "-" + HexFormat.of().formatHex(digest, 0, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Throws the problem {@code precondition-failed} (412) where a header {@code If-Match} means another version. */
    public static void require(@Nullable String ifMatch, int version) throws HttpProblem {
        if (ifMatch != null && Stream.of(ifMatch.split(",")).map(String::strip).noneMatch(tag -> means(tag, version))) {
            throw ProblemType.PRECONDITION_FAILED.problem();
        }
    }

    private static boolean means(String tag, int version) {
        return tag.equals("*") || tag.startsWith("\"" + version + "-");
    }
}
