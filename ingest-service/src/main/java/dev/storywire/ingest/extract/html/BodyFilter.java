package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.text.Bylines;
import dev.storywire.ingest.extract.text.LineKind;
import dev.storywire.ingest.extract.text.Sentences;
import java.util.ArrayList;
import java.util.List;

/** Of the blocks within the body's element, keeps those that are the article's own words. */
final class BodyFilter {
    private final PageScan scan;
    private final String headline;

    BodyFilter(PageScan scan, String headline) {
        this.scan = scan;
        this.headline = headline;
    }

    List<Block> filter(PageNode body) {
        var kept = new ArrayList<Block>();
        List<Block> blocks = scan.blocks().subList(body.firstBlock, body.endBlock);
        boolean prose = false;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.kind() == LineKind.COMMENTS_HEADER && prose && block.linkShare() < 0.5) {
                break;
            }
            if (isOwn(block, prose) && !isLinkList(blocks, i)) {
                kept.add(block);
                prose |= Worth.isProse(block);
            }
        }
        trim(kept);
        return kept;
    }

    /** A paragraph that is nothing but somebody's name, as a byline without a word before it is. */
    static boolean isLoneName(Block block) {
        boolean plain = block.role() == Block.Role.PARAGRAPH || block.role() == Block.Role.LOOSE;
        return plain
                && block.kind() == LineKind.SHORT
                && block.weight() <= 40
                && block.text().indexOf(' ') > 0
                && Bylines.isName(block.text());
    }

    private boolean isOwn(Block block, boolean afterProse) {
        if (scan.nodes().get(block.node()).furniture != Hint.NONE
                || block.level() == 1
                || block.text().equals(headline)) {
            return false;
        }
        return switch (block.kind()) {
            case EMPTY, FURNITURE, RELATED_HEADER, POINTER, CREDIT, CAPTION, BYLINE, COMMENTS_HEADER -> false;
            case DATE ->
                afterProse
                        && (block.role() == Block.Role.ITEM
                                || block.role() == Block.Role.CELL
                                || block.role() == Block.Role.HEADING);
            case SHORT -> isOwnShort(block, afterProse) && (afterProse || !isLoneName(block));
            case PROSE ->
                block.linkShare() < 0.75
                        || block.weight() > 350
                        || (Sentences.isEnded(block.text()) && block.linkShare() < 0.9);
        };
    }

    private static boolean isOwnShort(Block block, boolean afterProse) {
        return switch (block.role()) {
            case HEADING -> block.linkShare() < 0.8;
            case CELL, CODE -> true;
            case ITEM, PARAGRAPH, QUOTE -> block.linkShare() < 0.7 && (afterProse || block.weight() > 25);
            case LOOSE -> afterProse && block.linkShare() < 0.5 && block.weight() > 12;
        };
    }

    /** One of several neighbouring items that are nothing but links: pointers, not text. */
    private boolean isLinkList(List<Block> blocks, int index) {
        Block block = blocks.get(index);
        if (block.linkShare() < 0.8 || block.role() != Block.Role.ITEM) {
            return false;
        }
        boolean before = index > 0 && blocks.get(index - 1).linkShare() >= 0.8;
        boolean after = index + 1 < blocks.size() && blocks.get(index + 1).linkShare() >= 0.8;
        return before || after;
    }

    /** Headings that nothing follows, and short scraps before the first and after the last running text. */
    private static void trim(List<Block> kept) {
        while (!kept.isEmpty() && isScrap(kept.getLast())) {
            kept.removeLast();
        }
    }

    private static boolean isScrap(Block block) {
        return block.role() == Block.Role.HEADING
                || (block.role() == Block.Role.LOOSE && block.kind() == LineKind.SHORT && block.weight() < 40);
    }
}
