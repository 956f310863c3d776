package dev.storywire.ingest.extract.text;

import org.jspecify.annotations.Nullable;

/**
 * Reads "GENEVA (Reuters) –", "HANOI, Vietnam (AP) —", "Madrid, 2 mar (EFE).-", "(서울=연합뉴스)", "【東京時事】",
 * "МОСКВА, 10 апр — РИА Новости.", "新华社北京4月10日电" and their like at the beginning of a paragraph.
 */
public final class Datelines {
    private Datelines() {}

    /** The dateline at the beginning of the paragraph, or {@code null} where there is none. */
    public static @Nullable Dateline read(String paragraph) {
        Dateline eastAsian = EastAsianDatelines.read(paragraph);
        return eastAsian != null ? eastAsian : new SpacedDateline(paragraph).read();
    }
}
