package dev.storywire.ingest.normalize;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over what a reader would call the content: status, texts, people, subjects and media. White space, the shape of
 * quotation marks and dashes, markup, and the tracking parts of addresses don't count, nor do the times of publication, as
 * many publishers touch them without touching the story; one changed letter or digit does.
 */
public final class ContentHash {
    private final MessageDigest digest = sha256();
    private char[] part = new char[256];

    private ContentHash() {}

    /** The hash of a story in lower-case hex; its own {@code contentHash} and {@code revision} don't matter. */
    public static String of(Story story) {
        return new ContentHash().hash(story);
    }

    private String hash(Story story) {
        add(
                "status",
                story.status() == null
                        ? PublicationStatus.USABLE.name()
                        : story.status().name());
        add("kicker", story.kicker());
        add("headline", story.headline());
        add("summary", story.summary());
        add("body", story.bodyText());
        add("dateline", story.dateline());
        story.authors().forEach(author -> add("author", author.name() == null ? author.email() : author.name()));
        story.credits().forEach(credit -> add("credit", credit));
        story.tags().stream().map(ContentHash::name).sorted().distinct().forEach(tag -> add("tag", tag));
        story.media().stream().map(ContentHash::name).sorted().distinct().forEach(media -> add("media", media));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String name(Tag tag) {
        String name = tag.term() == null ? tag.label() : tag.term();
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /** Image servers sign and scale by parameters: a file's path alone says which picture it is. */
    private static String name(Media media) {
        String url = CanonicalUrls.canonical(media.url());
        if (url == null) {
            return Objects.requireNonNullElse(media.url(), "") + media.caption() + media.credit();
        }
        int question = url.indexOf('?');
        boolean file = question > 0 && url.lastIndexOf('.', question) > url.lastIndexOf('/', question);
        String caption = media.caption() == null ? "" : " " + media.caption();
        return (file ? url.substring(0, question) : url) + caption;
    }

    private void add(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        int length = fold(value);
        digest.update(field.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(new String(part, 0, length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** Puts what counts of the value into {@link #part}, and tells its length. */
    private int fold(String value) {
        if (part.length < value.length()) {
            part = new char[value.length() * 2];
        }
        int length = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > ' ' && c < 0x7F) {
                part[length++] = c;
            } else if (!PlainText.isWhite(c)) {
                part[length++] = folded(c);
            } else if (length == 0 || part[length - 1] != ' ') {
                part[length++] = ' ';
            }
        }
        return length;
    }

    private static char folded(char c) {
        return switch (c) {
            case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032 -> '\'';
            case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033 -> '"';
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014 -> '-';
            default -> c;
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
