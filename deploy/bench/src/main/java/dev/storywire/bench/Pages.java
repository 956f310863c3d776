package dev.storywire.bench;

import java.util.Random;

/** Makes article pages, always the same for the same seed. */
final class Pages {
    private static final int MENU = 90;
    private static final int TEASERS = 60;

    private Pages() {}

    /**
     * A page as newspapers send it. Sizes are those of the average of 76 pages of as many publishers: 140,000 characters, of which
     * 27 % are scripts, 11 % styles, 8 % drawn icons and 7 % text; 800 elements.
     */
    static String article(long seed) {
        var random = new Random(seed);
        var prose = new Prose(random);
        String headline = prose.headline();
        var out = new StringBuilder(170_000);
        head(out, prose, headline);
        menu(out, random);
        out.append(
                        "<main id=\"main\" class=\"l-main l-main--article\"><article class=\"c-article js-article\" data-id=\"72811\">")
                .append("<header class=\"c-article__header\"><h1 class=\"c-article__title\">")
                .append(headline)
                .append(
                        "</h1><div class=\"c-byline\"><span class=\"c-byline__name\">By <a rel=\"author\" href=\"/authors/lima\">Ana Lima</a></span>")
                .append(
                        "<time class=\"c-byline__time\" datetime=\"2026-01-05T06:00:00Z\">5 January 2026, 06.00</time></div>");
        share(out);
        out.append("</header><div class=\"c-article__body u-clearfix\">");
        for (int i = 0; i < 14; i++) {
            out.append("<p class=\"c-article__paragraph\">")
                    .append(prose.paragraph(true))
                    .append("</p>\n");
            if (i % 5 == 2) {
                slot(out, i);
            }
        }
        out.append("</div></article>");
        teasers(out, prose, random);
        out.append("</main><footer class=\"c-footer\"><p>&copy; Example Courier</p></footer>");
        scripts(out, random, 24);
        return out.append("</body></html>\n").toString();
    }

    private static void head(StringBuilder out, Prose prose, String headline) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(headline)
                .append(" | Example Courier</title>\n");
        for (String name : new String[] {"og:title", "twitter:title", "parsely-title"}) {
            meta(out, name, headline);
        }
        String summary = prose.headline() + " " + prose.headline();
        for (String name : new String[] {"description", "og:description", "twitter:description"}) {
            meta(out, name, summary);
        }
        meta(out, "og:type", "article");
        meta(out, "og:site_name", "Example Courier");
        meta(out, "og:image", "https://img.example.org/bridge.jpg");
        meta(out, "article:published_time", "2026-01-05T06:00:00Z");
        meta(out, "viewport", "width=device-width, initial-scale=1");
        out.append("<link rel=\"canonical\" href=\"https://www.example.org/news/bridge\">\n");
        for (int i = 0; i < 12; i++) {
            out.append("<link rel=\"preload\" as=\"script\" href=\"https://static.example.org/js/chunk-")
                    .append(i)
                    .append(".8f1c22.js\">\n");
        }
        out.append(
                        "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"")
                .append(headline)
                .append("\",\"description\":\"")
                .append(summary)
                .append("\",\"datePublished\":\"2026-01-05T06:00:00Z\",\"dateModified\":\"2026-01-05T08:00:00Z\",")
                .append(
                        "\"image\":[\"https://img.example.org/bridge.jpg\"],\"author\":{\"@type\":\"Person\",\"name\":\"Ana Lima\"},")
                .append(
                        "\"publisher\":{\"@type\":\"NewsMediaOrganization\",\"name\":\"Example Courier\"}}</script>\n<style>");
        for (int i = 0; i < 190; i++) {
            out.append(".c-block-")
                    .append(i)
                    .append("__inner>li:hover{color:#1a2b3c;margin:0 auto 1.5rem;display:flex;max-width:72rem}");
        }
        out.append("</style></head><body class=\"page page--article no-js\">");
    }

    private static void meta(StringBuilder out, String name, String content) {
        out.append(name.indexOf(':') > 0 ? "<meta property=\"" : "<meta name=\"")
                .append(name)
                .append("\" content=\"")
                .append(content)
                .append("\">\n");
    }

    private static void menu(StringBuilder out, Random random) {
        out.append(
                "<header class=\"c-header js-header\" role=\"banner\"><nav class=\"c-nav\" aria-label=\"Sections\"><ul class=\"c-nav__list\">\n");
        for (int i = 0; i < MENU; i++) {
            out.append("    <li class=\"c-nav__item c-nav__item--level-")
                    .append(i % 3)
                    .append("\"><a class=\"c-nav__link js-track\" data-track=\"nav|section|")
                    .append(i)
                    .append("\" href=\"https://www.example.org/section/")
                    .append(i)
                    .append("\">Section ")
                    .append(i)
                    .append("</a></li>\n");
        }
        out.append("</ul>");
        for (int i = 0; i < 14; i++) {
            icon(out, random);
        }
        out.append("</nav></header>");
    }

    private static void icon(StringBuilder out, Random random) {
        out.append("<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M0 0");
        for (int i = 0; i < 36; i++) {
            out.append("c").append(random.nextInt(240) / 10.0).append(' ').append(random.nextInt(240) / 10.0);
            out.append('-').append(random.nextInt(99)).append(" 1.5 0 2");
        }
        out.append("z\"/></svg>");
    }

    private static void share(StringBuilder out) {
        out.append("<ul class=\"c-share\">");
        for (String network : new String[] {"Facebook", "WhatsApp", "LinkedIn", "Email", "Print"}) {
            out.append("<li class=\"c-share__item\"><a class=\"c-share__link js-share\" href=\"#\" data-network=\"")
                    .append(network)
                    .append("\">")
                    .append(network)
                    .append("</a></li>");
        }
        out.append("</ul>");
    }

    private static void slot(StringBuilder out, int index) {
        out.append("<div class=\"ad ad--inline\" id=\"ad-")
                .append(index)
                .append(
                        "\" data-sizes=\"[[300,250],[728,90]]\"><span class=\"ad__label\">Advertisement</span></div>\n");
    }

    private static void teasers(StringBuilder out, Prose prose, Random random) {
        out.append("<aside class=\"c-related\"><h2 class=\"c-related__title\">Most read</h2>\n");
        for (int i = 0; i < TEASERS; i++) {
            String address = "https://www.example.org/news/2026/01/05/" + i;
            out.append("<div class=\"c-teaser c-teaser--small\" data-position=\"")
                    .append(i)
                    .append("\">\n  <a class=\"c-teaser__link js-track\" href=\"")
                    .append(address)
                    .append(
                            "\">\n    <picture class=\"c-teaser__picture\"><source media=\"(min-width:768px)\" srcset=\"https://img.example.org/")
                    .append(i)
                    .append("-640.webp 640w, https://img.example.org/")
                    .append(i)
                    .append(
                            "-1280.webp 1280w\"><img class=\"c-teaser__image lazy\" loading=\"lazy\" width=\"320\" height=\"180\" src=\"https://img.example.org/")
                    .append(i)
                    .append("-320.webp\" alt=\"\"></picture>\n    <h3 class=\"c-teaser__title\">")
                    .append(prose.headline())
                    .append("</h3>\n  </a>\n");
            if (i % 15 == 0) {
                icon(out, random);
            }
            out.append("</div>\n");
        }
        out.append("</aside>");
    }

    private static void scripts(StringBuilder out, Random random, int count) {
        for (int i = 0; i < count; i++) {
            out.append("<script>(function(w,d){w.dataLayer=w.dataLayer||[];var slots=[];");
            for (int j = 0; j < 12; j++) {
                out.append("if(slots.length<")
                        .append(random.nextInt(99))
                        .append("&&w.innerWidth>728){slots.push({id:\"slot-")
                        .append(j)
                        .append("\",sizes:[[300,250]],lazy:true,html:'<div class=\"x\">'})}");
            }
            out.append(
                    "d.addEventListener(\"load\",function(){w.dataLayer.push({event:\"ready\",slots:slots})})})(window,document);</script>\n");
        }
    }

    /** A page that is text for the greater part: an article, a menu, teasers, comments. */
    static String text(long seed) {
        var random = new Random(seed);
        var prose = new Prose(random);
        String headline = prose.headline();
        var out = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + headline
                        + " | Example Courier</title>\n"
                        + "<meta property=\"og:title\" content=\"" + headline
                        + "\"><meta property=\"og:type\" content=\"article\">"
                        + "<link rel=\"canonical\" href=\"https://www.example.org/news/bridge\">\n<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
                        + "\"@type\":\"NewsArticle\",\"headline\":\"" + headline
                        + "\",\"datePublished\":\"2026-01-05T06:00:00Z\",\"author\":{\"@type\":\"Person\",\"name\":\"Ana Lima\"}}</script>\n");
        for (int i = 0; i < 12; i++) {
            out.append("<script>window.q=window.q||[];q.push({\"slot\":")
                    .append(i)
                    .append(",\"sizes\":[[300,250],[728,90]],\"target\":\"")
                    .append(prose.headline())
                    .append("\"});</script>\n");
        }
        out.append("</head><body><header><nav><ul>");
        for (int i = 0; i < 60; i++) {
            out.append("<li class=\"menu-item\"><a href=\"/section/")
                    .append(i)
                    .append("\">Section ")
                    .append(i)
                    .append("</a></li>");
        }
        out.append("</ul></nav></header><main><article class=\"story\"><h1>")
                .append(headline)
                .append("</h1><p class=\"byline\">By <a href=\"/authors/lima\">Ana Lima</a></p>");
        out.append("<div class=\"share\"><a href=\"#\">Share</a><a href=\"#\">Mail</a></div><div class=\"body\">");
        for (int i = 0; i < 22; i++) {
            out.append("<p>").append(prose.paragraph(true)).append("</p>\n");
        }
        out.append("</div></article><aside><h2>Most read</h2>");
        for (int i = 0; i < 30; i++) {
            out.append("<div class=\"teaser\"><a href=\"/news/")
                    .append(i)
                    .append("\"><img src=\"/t/")
                    .append(i)
                    .append(".jpg\" alt=\"\"><h3>")
                    .append(prose.headline());
            out.append("</h3></a><p>").append(prose.paragraph(false)).append("</p></div>\n");
        }
        out.append("</aside></main><section id=\"comments\">");
        for (int i = 0; i < 25; i++) {
            out.append("<div class=\"comment\"><b>reader")
                    .append(i)
                    .append("</b><p>")
                    .append(prose.paragraph(false))
                    .append("</p></div>\n");
        }
        return out.append("</section><footer><p>&copy; Example Courier</p></footer></body></html>\n")
                .toString();
    }
}
