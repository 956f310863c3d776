package dev.storywire.ingest.extract.dump;

import dev.storywire.ingest.extract.Author;
import dev.storywire.ingest.extract.ExtractedStory;
import dev.storywire.ingest.extract.ExtractedStoryBuilder;
import dev.storywire.ingest.extract.Found;
import dev.storywire.ingest.extract.Picture;
import dev.storywire.ingest.extract.Pointer;
import dev.storywire.ingest.extract.Where;
import dev.storywire.ingest.extract.text.Byline;
import dev.storywire.ingest.extract.text.Bylines;
import dev.storywire.ingest.extract.text.Caption;
import dev.storywire.ingest.extract.text.Dateline;
import dev.storywire.ingest.extract.text.Datelines;
import dev.storywire.ingest.extract.text.DerivedHeadline;
import dev.storywire.ingest.extract.text.Kicker;
import dev.storywire.ingest.extract.text.LineKind;
import dev.storywire.ingest.extract.text.PhotoCredits;
import dev.storywire.ingest.extract.text.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes stories of the lines that belong to them. */
final class DumpStories {
    private static final int REPEATED_WITHIN = 8;

    private DumpStories() {}

    /** The article of a dump; {@code core} are its lines, {@code before} those above it, {@code after} those below. */
    static ExtractedStory article(List<DumpLine> before, List<DumpLine> core, List<DumpLine> after, boolean wholePage) {
        var story = ExtractedStoryBuilder.builder()
                .kind(ExtractedStory.Kind.ARTICLE)
                .bodyHtml("");
        var lines = new ArrayList<>(core);
        String headline = wholePage ? Headings.of(before) : Headings.takenFrom(lines);
        var pictures = new ArrayList<Picture>();
        var credits = new LinkedHashSet<String>();
        var body = new ArrayList<String>();
        readBylines(before, story, credits);
        boolean[] repeated = wholePage ? repeated(lines) : new boolean[lines.size()];
        boolean listed = false;
        for (int i = wholePage ? takeDeck(lines, story) : 0; i < lines.size(); i++) {
            DumpLine line = lines.get(i);
            switch (line.kind()) {
                case CREDIT -> pictures.add(Picture.underText(null, PhotoCredits.nameIn(line.text())));
                case CAPTION -> pictures.add(captioned(line.text()));
                case BYLINE -> readByline(line.text(), story, credits);
                case SHORT -> {
                    boolean own = !wholePage || (!listed && (Headings.leadsText(lines, i) || inList(lines, i)));
                    if (own && !repeated[i]) {
                        body.add(line.text());
                    }
                }
                case PROSE -> {
                    listed = false;
                    if (!repeated[i]) {
                        body.add(line.text());
                    }
                }
                case RELATED_HEADER -> listed = true;
                case DATE -> {
                    if (inList(lines, i)) {
                        body.add(line.text());
                    }
                }
                case EMPTY, FURNITURE, POINTER, COMMENTS_HEADER -> {}
            }
        }
        takeDateline(body, story, credits);
        headline(story, headline, body);
        return story.body(body)
                .truncated(!body.isEmpty() && Sentences.endsInEllipsis(body.getLast()))
                .credits(List.copyOf(credits))
                .pictures(pictures)
                .related(pointers(after))
                .build();
    }

    private static Picture captioned(String line) {
        Caption caption = Caption.read(line);
        return caption == null ? Picture.underText(line, null) : Picture.underText(caption.text(), caption.credit());
    }

    /** Lines that soon come again are captions of a gallery. */
    private static boolean[] repeated(List<DumpLine> lines) {
        var repeated = new boolean[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            for (int j = i + 1; j < Math.min(lines.size(), i + REPEATED_WITHIN); j++) {
                if (lines.get(i).weight() >= DumpLine.LONG / 3
                        && sameBeginning(lines.get(i).text(), lines.get(j).text())) {
                    repeated[i] = true;
                    repeated[j] = true;
                }
            }
        }
        return repeated;
    }

    private static boolean sameBeginning(String one, String other) {
        int length = Math.min(80, Math.min(one.length(), other.length()));
        return length >= DumpLine.LONG / 3 && one.regionMatches(0, other, 0, length);
    }

    /** Whether the line stands in a row of short ones that a line ending in a colon announces. */
    private static boolean inList(List<DumpLine> lines, int index) {
        int at = index;
        while (at > 0
                && (lines.get(at).kind() == LineKind.SHORT || lines.get(at).kind() == LineKind.DATE)
                && !lines.get(at).text().endsWith(":")) {
            at--;
        }
        return at < index && lines.get(at).text().endsWith(":");
    }

    /** Takes the deck off the beginning, where byline or date stand below it; returns where the text begins. */
    private static int takeDeck(List<DumpLine> lines, ExtractedStoryBuilder story) {
        int text = 0;
        for (int i = 0; i < Math.min(8, lines.size()); i++) {
            LineKind kind = lines.get(i).kind();
            if (kind == LineKind.BYLINE || kind == LineKind.DATE) {
                lines.subList(0, i).stream()
                        .filter(line -> line.kind() == LineKind.PROSE)
                        .findFirst()
                        .ifPresent(deck -> story.summary(text(deck.text())));
                return i;
            }
            text += lines.get(i).isText() && lines.get(i).weight() >= DumpLine.LONG / 2 ? 1 : 0;
            if (text > 1) {
                return 0;
            }
        }
        return 0;
    }

    /** A teaser: a heading, a kicker and a deck where it has them, and its cut-off text, an excerpt as printed. */
    static ExtractedStory teaser(List<DumpLine> lines) {
        var story =
                ExtractedStoryBuilder.builder().kind(ExtractedStory.Kind.TEASER).bodyHtml("");
        var body = new ArrayList<>(lines.stream().map(DumpLine::text).toList());
        String headline = null;
        if (body.size() > 1 && lines.getFirst().weight() < DumpLine.LONG && !Sentences.isEnded(body.getFirst())) {
            headline = body.removeFirst();
        }
        Kicker kicker = Kicker.read(headline == null ? body.getFirst() : headline);
        boolean beneath = headline != null && kicker == null;
        if (beneath) {
            kicker = Kicker.read(body.getFirst());
        }
        if (kicker != null) {
            story.kicker(text(kicker.label()));
            if (beneath) {
                body.set(
                        0,
                        body.getFirst()
                                .substring(labelEnd(body.getFirst(), kicker))
                                .strip());
            } else if (headline != null) {
                headline = headline.substring(labelEnd(headline, kicker)).strip();
            } else {
                String deck = kicker.deck();
                body.set(0, body.getFirst().substring(kicker.end()).strip());
                if (deck != null) {
                    story.summary(text(deck));
                    headline = deck;
                }
            }
        }
        var credits = new LinkedHashSet<String>();
        List<String> excerpt = List.copyOf(body);
        if (kicker == null) {
            takeDateline(body, story, credits);
        }
        headline(story, headline, body);
        return story.body(excerpt)
                .truncated(!Sentences.isEnded(body.getLast()))
                .credits(List.copyOf(credits))
                .build();
    }

    private static int labelEnd(String line, Kicker kicker) {
        return line.indexOf(kicker.label()) + kicker.label().length() + 1;
    }

    private static void headline(ExtractedStoryBuilder story, @Nullable String headline, List<String> body) {
        if (headline != null) {
            story.headline(text(headline));
        } else if (!body.isEmpty()) {
            story.headline(text(DerivedHeadline.of(body.getFirst()))).derivedHeadline(true);
        }
    }

    private static void readBylines(List<DumpLine> lines, ExtractedStoryBuilder story, Set<String> credits) {
        for (DumpLine line : lines.subList(Math.max(0, lines.size() - 12), lines.size())) {
            if (line.kind() == LineKind.BYLINE) {
                readByline(line.text(), story, credits);
            }
        }
    }

    private static void readByline(String line, ExtractedStoryBuilder story, Set<String> credits) {
        Byline byline = Bylines.read(line);
        if (byline == null) {
            return;
        }
        credits.addAll(byline.agencies());
        if (story.byline() == null) {
            story.byline(text(line));
        }
        if (story.authors().isEmpty()) {
            story.authors(Author.printed(byline.names()));
        }
    }

    private static void takeDateline(List<String> body, ExtractedStoryBuilder story, Set<String> credits) {
        int first = 0;
        while (first < Math.min(2, body.size()) && Sentences.weight(body.get(first)) < DumpLine.LONG / 2) {
            first++;
        }
        if (first >= body.size()) {
            return;
        }
        Dateline dateline = Datelines.read(body.get(first));
        if (dateline != null && dateline.end() < body.get(first).length()) {
            if (!dateline.place().isEmpty()) {
                story.dateline(text(dateline.place()));
            }
            credits.addAll(dateline.agencies());
            if (story.authors().isEmpty()) {
                story.authors(Author.printed(dateline.names()));
            }
            body.set(first, body.get(first).substring(dateline.end()));
        }
    }

    /** Headings below the article, under a header over other stories, point at them. */
    private static List<Pointer> pointers(List<DumpLine> after) {
        var pointers = new ArrayList<Pointer>();
        boolean listed = false;
        for (DumpLine line : after) {
            if (line.kind() == LineKind.RELATED_HEADER) {
                listed = true;
            } else if (line.kind() == LineKind.COMMENTS_HEADER || line.kind() == LineKind.FURNITURE) {
                listed = false;
            } else if (listed && line.isText() && line.weight() >= 20 && line.weight() < DumpLine.LONG * 2) {
                pointers.add(new Pointer(line.text(), null));
            }
        }
        return pointers;
    }

    private static Found<String> text(String value) {
        return new Found<>(value, Where.TEXT);
    }
}
