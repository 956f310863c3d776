package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.ExtractedStory;
import dev.storywire.ingest.extract.ExtractedStoryBuilder;
import dev.storywire.ingest.extract.ExtractionLimits;
import dev.storywire.ingest.extract.Found;
import dev.storywire.ingest.extract.Where;
import dev.storywire.ingest.extract.text.LineKind;
import dev.storywire.ingest.extract.text.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stories of a page that carries several: siblings built alike, each with a linked heading and some words. */
final class Listing {
    private static final int LEAST_STORIES = 3;
    private static final int LEAST_HEADING = 15;
    private static final int LEAST_TEXT = 60;
    private static final int MOST_BLOCKS = 60;
    private static final int LEAST_SHARE_PERCENT = 60;

    private final PageScan scan;
    private final ExtractionLimits limits;

    Listing(PageScan scan, ExtractionLimits limits) {
        this.scan = scan;
        this.limits = limits;
    }

    /** The stories in document order; empty where the page is rather one article with pointers around it. */
    List<ExtractedStory> stories(@Nullable PageNode body) {
        List<PageNode> items = largestGroup();
        int listed = items.stream().mapToInt(this::words).sum();
        int whole = body == null ? 0 : prose(body.firstBlock, body.endBlock);
        int within = body == null
                ? 0
                : items.stream()
                        .filter(item -> item.firstBlock >= body.firstBlock && item.endBlock <= body.endBlock)
                        .mapToInt(item -> prose(item.firstBlock, item.endBlock))
                        .sum();
        boolean dominates = whole - within < listed * (100 - LEAST_SHARE_PERCENT) / 100;
        if (items.size() < LEAST_STORIES || !dominates) {
            return List.of();
        }
        return items.stream().limit(limits.stories()).map(this::story).toList();
    }

    private List<PageNode> largestGroup() {
        Map<String, List<PageNode>> groups = new HashMap<>();
        for (PageNode node : scan.nodes()) {
            if (isItem(node)) {
                groups.computeIfAbsent(node.parent + " " + node.element.normalName(), key -> new ArrayList<>())
                        .add(node);
            }
        }
        List<PageNode> largest = List.of();
        for (List<PageNode> group : groups.values()) {
            boolean more = group.size() > largest.size()
                    || (group.size() == largest.size()
                            && !group.isEmpty()
                            && group.getFirst().id < largest.getFirst().id);
            largest = more ? group : largest;
        }
        return largest;
    }

    private boolean isItem(PageNode node) {
        int size = node.endBlock - node.firstBlock;
        boolean possible = size >= 2 && size <= MOST_BLOCKS && node.parent >= 0;
        boolean elsewhere = node.furniture != Hint.NONE && node.furniture != Hint.RELATED;
        return possible && !elsewhere && !node.holdsArticle && heading(node) != null && words(node) >= LEAST_TEXT;
    }

    private @Nullable Block heading(PageNode node) {
        for (Block block : scan.blocks().subList(node.firstBlock, Math.min(node.endBlock, node.firstBlock + 5))) {
            if (block.linkShare() > 0.9 && block.weight() >= LEAST_HEADING && block.role() == Block.Role.HEADING) {
                return block;
            }
        }
        return null;
    }

    /** Whole sentences behind the heading. */
    private List<String> text(PageNode node) {
        Block heading = heading(node);
        var text = new ArrayList<String>();
        for (Block block : scan.blocks().subList(node.firstBlock, node.endBlock)) {
            boolean behind = heading != null && block.index() > heading.index();
            boolean words =
                    block.kind() == LineKind.PROSE || (block.kind() == LineKind.SHORT && block.weight() >= LEAST_TEXT);
            if (behind && words && block.linkShare() < 0.5) {
                text.add(block.text());
            }
        }
        return text;
    }

    private ExtractedStory story(PageNode item) {
        Block heading = heading(item);
        List<String> text = text(item);
        String address = heading == null ? null : Pointers.address(heading);
        boolean cut = !Sentences.isEnded(text.getLast());
        List<Block> blocks = scan.blocks().subList(item.firstBlock, item.endBlock).stream()
                .filter(block -> text.contains(block.text()))
                .toList();
        return ExtractedStoryBuilder.builder()
                .kind(cut || text.size() == 1 ? ExtractedStory.Kind.TEASER : ExtractedStory.Kind.BRIEF)
                .headline(heading == null ? null : new Found<>(heading.text(), Where.TEXT))
                .body(text)
                .bodyHtml(BodyMarkup.of(blocks, scan, -1, ""))
                .truncated(cut)
                .url(address == null ? null : new Found<>(address, Where.TEXT))
                .build();
    }

    private int words(PageNode node) {
        return text(node).stream().mapToInt(Sentences::weight).sum();
    }

    private int prose(int from, int to) {
        int prose = 0;
        for (Block block : scan.blocks().subList(from, to)) {
            prose += Worth.isProse(block) ? block.weight() : 0;
        }
        return prose;
    }
}
