package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.Pointer;
import dev.storywire.ingest.extract.meta.Addresses;
import dev.storywire.ingest.extract.text.LineKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** The links to other stories that stand within and around an article. */
final class Pointers {
    private static final int LEAST_WEIGHT = 25;
    private static final int MOST_WEIGHT = 400;
    private static final int MOST = 50;

    private final PageScan scan;

    Pointers(PageScan scan) {
        this.scan = scan;
    }

    /** Linked headings within the body's element, in lists of related stories and behind "read more". */
    List<Pointer> around(@Nullable PageNode body) {
        Map<String, Pointer> pointers = new LinkedHashMap<>();
        for (Block block : scan.blocks()) {
            if (pointers.size() >= MOST) {
                break;
            }
            boolean within = body != null && block.index() >= body.firstBlock && block.index() < body.endBlock;
            if (isPointer(block, within)) {
                String address = address(block);
                if (address != null) {
                    pointers.putIfAbsent(address, new Pointer(block.text(), address));
                }
            }
        }
        return new ArrayList<>(pointers.values());
    }

    private boolean isPointer(Block block, boolean within) {
        if (block.weight() < LEAST_WEIGHT || block.weight() > MOST_WEIGHT) {
            return false;
        }
        Hint furniture = scan.nodes().get(block.node()).furniture;
        boolean listed =
                furniture == Hint.RELATED || (within && furniture == Hint.NONE && block.role() != Block.Role.PARAGRAPH);
        return block.linkShare() > 0.8 ? listed : within && block.kind() == LineKind.POINTER;
    }

    /** The address of the first link that the block's text stands in. */
    static @Nullable String address(Block block) {
        for (Node leaf : block.leaves()) {
            @Nullable Node at = leaf.parent();
            for (int i = 0; at instanceof Element element && i < 12; i++, at = at.parent()) {
                if ("a".equals(element.normalName())) {
                    String href = Addresses.of(element);
                    if (href.startsWith("http")) {
                        return href;
                    }
                }
            }
        }
        return null;
    }
}
