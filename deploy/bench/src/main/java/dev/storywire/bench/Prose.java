package dev.storywire.bench;

import java.util.Random;

/** Makes up English-looking prose: common words by their frequency, names, numbers, some punctuation and markup. */
public final class Prose {
    private static final String[] COMMON =
            ("the of and to in a is that for on was with as it by at from are be has have his an were this will said not"
                            + " which but they their its more about after who been one had or when two than up out would there new year people city")
                    .split(" ");
    private static final String[] CONTENT =
            ("council bridge harbour budget minister election farmers hospital teachers railway storm company energy prices court"
                            + " police inquiry festival museum river forest airport union strike parliament vaccine market exports village report decision repair opening"
                            + " residents officials engineers researchers students agreed announced rejected delayed planned approved warned expected discovered")
                    .split(" ");
    private static final String[] NAMES =
            "Berg Lima Okafor Tanaka Novak Fischer Rossi Haddad Larsen Moreau Petrov Silva Kowalski".split(" ");

    private final Random random;

    /** @param random what is made up follows from its seed */
    public Prose(Random random) {
        this.random = random;
    }

    /** Seven to eleven words. */
    public String headline() {
        return capitalised(words(7 + random.nextInt(5)));
    }

    /** Two to five sentences, with entities as publishers write them. */
    public String paragraph(boolean links) {
        var out = new StringBuilder();
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            out.append(capitalised(words(9 + random.nextInt(14))));
            out.append(
                    switch (random.nextInt(8)) {
                        case 0 -> ", the mayor&#8217;s office said";
                        case 1 ->
                            links
                                    ? ", <a href=\"https://www.example.org/topic/" + random.nextInt(900)
                                            + "?utm_source=rss\">records show</a>"
                                    : "";
                        case 2 -> links ? ", in <em>a letter</em> &amp; a call" : "";
                        case 3 -> " for " + (1 + random.nextInt(900)) + " million euros";
                        case 4 ->
                            ", " + NAMES[random.nextInt(NAMES.length)] + " &mdash; who leads the group &mdash; said";
                        default -> "";
                    });
            out.append(". ");
        }
        return out.toString().stripTrailing();
    }

    private String words(int count) {
        var out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String[] from = random.nextInt(5) < 3 ? COMMON : CONTENT;
            out.append(i == 0 ? "" : " ").append(from[random.nextInt(from.length)]);
        }
        return out.toString();
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
