package dev.storywire.ingest.extract.html;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * What one walk over a page collected, each list in document order.
 *
 * @param cut whether a limit ended the walk
 */
record PageScan(
        List<Block> blocks,
        List<PageNode> nodes,
        List<Spot> pictures,
        List<Element> metas,
        List<Element> links,
        List<Element> jsonLd,
        List<Spot> times,
        List<Element> properties,
        List<Element> headings,
        boolean cut) {

    /** Where an element stands: how many blocks come before it, and the node that holds it, -1 where none does. */
    record Spot(Element element, int block, int node) {}
}
