package dev.storywire.ingest.normalize;

import dev.storywire.ingest.parse.model.ParsedMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes media items of parsed ones; what one is shows in its medium, its MIME type or the end of its address. */
final class FeedMedia {
    private FeedMedia() {}

    static List<Media> media(List<ParsedMedia> parsed) {
        var media = new ArrayList<Media>(parsed.size());
        for (ParsedMedia item : parsed) {
            media.add(new Media(
                    item.url(),
                    item.type(),
                    role(item),
                    FeedTexts.line(item.title()),
                    FeedTexts.line(item.caption()),
                    FeedTexts.line(item.credit()),
                    item.width(),
                    item.height(),
                    item.bytes(),
                    item.durationSeconds()));
        }
        return media;
    }

    private static @Nullable MediaRole role(ParsedMedia item) {
        if (item.medium() != null) {
            return switch (item.medium()) {
                case IMAGE -> MediaRole.IMAGE;
                case AUDIO -> MediaRole.AUDIO;
                case VIDEO -> MediaRole.VIDEO;
                case DOCUMENT -> MediaRole.DOCUMENT;
                case THUMBNAIL -> MediaRole.THUMBNAIL;
            };
        }
        String type = Objects.requireNonNullElse(item.type(), "").toLowerCase(Locale.ROOT);
        int slash = type.indexOf('/');
        return switch (slash < 0 ? type : type.substring(0, slash)) {
            case "image" -> MediaRole.IMAGE;
            case "audio" -> MediaRole.AUDIO;
            case "video" -> MediaRole.VIDEO;
            case "text" -> MediaRole.DOCUMENT;
            default -> type.equals("application/pdf") ? MediaRole.DOCUMENT : byExtension(item.url());
        };
    }

    private static @Nullable MediaRole byExtension(String url) {
        int end = url.length();
        for (int i = 0; i < url.length() && end == url.length(); i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                end = i;
            }
        }
        int dot = url.lastIndexOf('.', end - 1);
        return switch (dot < 0 ? "" : url.substring(dot + 1, end).toLowerCase(Locale.ROOT)) {
            case "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp", "heic" -> MediaRole.IMAGE;
            case "mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac" -> MediaRole.AUDIO;
            case "mp4", "m4v", "mov", "webm", "ogv", "avi", "mkv", "m3u8" -> MediaRole.VIDEO;
            case "pdf", "doc", "docx", "epub", "txt", "zip" -> MediaRole.DOCUMENT;
            default -> null;
        };
    }
}
