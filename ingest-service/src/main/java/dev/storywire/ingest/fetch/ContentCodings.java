package dev.storywire.ingest.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The content codings that can be undone on this machine (RFC 9110, section 8.4). */
final class ContentCodings {

    /** More layers than this make no sense but to waste time. */
    private static final int MOST_LAYERS = 3;

    private static final boolean BROTLI = BrotliDecoder.isAvailable();
    private static final boolean ZSTD = ZstdDecoder.isAvailable();

    private ContentCodings() {}

    /** The value of {@code Accept-Encoding}. */
    static String accepted() {
        return Stream.of("gzip", "deflate", BROTLI ? "br" : "", ZSTD ? "zstd" : "")
                .filter(coding -> !coding.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /**
     * Decoders that undo what an answer's header names, outermost first, each of which feeds the next and the last one the sink. Names that
     * are no codings (servers write {@code utf-8} and {@code none} there) count as none.
     *
     * @param header value of {@code Content-Encoding}
     */
    static List<ContentDecoder> decoders(@Nullable String header, BodySink sink) throws BodyTrouble {
        List<ContentDecoder> decoders = new ArrayList<>();
        BodySink next = sink;
        for (String name :
                header == null ? new String[0] : header.toLowerCase(Locale.ROOT).split(",")) {
            ContentDecoder decoder = decoder(name.strip(), next);
            if (decoder != null) {
                decoders.addFirst(decoder);
                next = decoder;
            }
            if (decoders.size() > MOST_LAYERS) {
                decoders.forEach(ContentDecoder::close);
                throw BodyTrouble.ofCoding("manifold");
            }
        }
        return decoders;
    }

    private static @Nullable ContentDecoder decoder(String coding, BodySink next) {
        return switch (coding) {
            case "gzip", "x-gzip" -> new InflateDecoder(true, next);
            case "deflate" -> new InflateDecoder(false, next);
            case "br" -> BROTLI ? new BrotliDecoder(next) : null;
            case "zstd" -> ZSTD ? new ZstdDecoder(next) : null;
            default -> null;
        };
    }
}
