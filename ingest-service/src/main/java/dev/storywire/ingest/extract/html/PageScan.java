package dev.storywire.ingest.extract.html;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * What one walk over a page collected, each list in document order.
 *
 * @param pictures with the number of blocks that stood before them and the node that holds them
 * @param cut whether a limit ended the walk
 */
record PageScan(
        List<Block> blocks,
        List<PageNode> nodes,
        List<PictureSpot> pictures,
        List<Element> metas,
        List<Element> links,
        List<Element> jsonLd,
        List<Element> times,
        List<Element> properties,
        List<Element> headings,
        boolean cut) {

    /** Where a picture stands. */
    record PictureSpot(Element element, int block, int node) {}
}
