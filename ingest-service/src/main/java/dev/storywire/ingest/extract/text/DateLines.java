package dev.storywire.ingest.extract.text;

/** Lines that hold a date and little else. */
final class DateLines {
    private static final int MOST_CHARS = 110;

    private DateLines() {}

    /** A year or a clock time, and few letters beside it. */
    static boolean isDateLine(String line) {
        if (line.length() > MOST_CHARS || line.length() < 6) {
            return false;
        }
        int letters = 0;
        int digits = 0;
        boolean clock = false;
        boolean year = false;
        int run = 0;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ' ';
            if (c >= '0' && c <= '9') {
                run++;
                digits++;
                continue;
            }
            if (run == 4 && (line.startsWith("19", i - 4) || line.startsWith("20", i - 4))) {
                year = true;
            }
            if (c == ':'
                    && run > 0
                    && run <= 2
                    && i + 2 < line.length()
                    && Character.isDigit(line.charAt(i + 1))
                    && Character.isDigit(line.charAt(i + 2))) {
                clock = true;
            }
            run = 0;
            if (Character.isLetter(c)) {
                letters += Sentences.isDense(c) ? 3 : 1;
            }
        }
        boolean dated = (year && digits >= 5 && letters <= 45) || (clock && digits >= 4 && letters <= 35);
        return dated && digits * 5 >= letters;
    }
}
