package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.text.LineKind;
import dev.storywire.ingest.extract.text.Sentences;

/** How much a block speaks for being part of an article's body. */
final class Worth {
    private static final int LEAST_PROSE = 70;
    private static final int MOST = 1000;

    private Worth() {}

    /** Running text of at least a sentence, not mostly links. */
    static boolean isProse(Block block) {
        return block.weight() >= LEAST_PROSE
                && block.linkShare() < 0.4
                && (block.weight() > 150 || Sentences.isEnded(block.text()) || Sentences.hasInnerEnd(block.text()))
                && block.kind() == LineKind.PROSE;
    }

    /** Positive for running text, negative for labels and links, nothing for what is known to be furniture. */
    static double of(Block block, boolean furniture) {
        if (furniture) {
            return 0;
        }
        if (isProse(block)) {
            double share = 1 - block.linkShare();
            return Math.min(block.weight(), MOST) * share * (block.role() == Block.Role.LOOSE ? 0.8 : 1);
        }
        if (block.linkShare() > 0.5) {
            return -12 - Math.min(60, block.linked() * 0.5);
        }
        return switch (block.kind()) {
            case PROSE ->
                block.role() == Block.Role.PARAGRAPH || block.role() == Block.Role.QUOTE ? block.weight() * 0.4 : -4;
            case SHORT ->
                switch (block.role()) {
                    case HEADING -> -1;
                    case ITEM, PARAGRAPH, QUOTE, CODE, CELL -> -3;
                    case LOOSE -> -12;
                };
            case RELATED_HEADER, FURNITURE, POINTER -> -25;
            case COMMENTS_HEADER -> -200;
            case CREDIT, CAPTION, BYLINE, DATE, EMPTY -> -3;
        };
    }
}
