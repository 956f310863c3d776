package dev.storywire.ingest.extract.text;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who took a picture, as printed under it or within its caption. */
public final class PhotoCredits {
    private static final int MOST_CHARS = 160;

    /** Words that open a credit where a colon, an equals sign or a bar follows. */
    private static final Set<String> LABELS = Phrases.exactly("""
            photo|photos|photo credit|photo credits|photo by|photo courtesy|file photo|photograph|photographer
            photography|photographs|picture|pictures|picture credit|pic|pics|image|images|image credit|image credits
            image source|image copyright|image by|image courtesy|courtesy|credit|credits|illustration|illustration by
            graphic|graphics|screenshot|screengrab|video|video credit|file image|file picture|cover photo|cover image
            representative image|photo/video|photo source|foto|fotos|fotografie|bild|bilder|bildquelle|bildnachweis
            bildrechte|quelle bild|grafik|symbolbild|archivbild|archivfoto|foto-quelle|titelbild|bild-quelle
            crédit photo|crédits photo|crédit|crédits|crédit image|photo d'illustration|photo d’illustration
            photo d'archives|photo d’archives|illustration photo|© photo|imagen|imágenes|fotografía|foto de archivo
            crédito|créditos|crédito de la foto|crédito foto|imagen de archivo|captura|cortesía|imagem|imagens
            foto de arquivo|crédito da foto|reprodução|divulgação|fotografia|foto/divulgação|foto/reprodução|arquivo
            immagine|immagini|credito|crediti|credito foto|foto d'archivio|foto di|fonte foto|beeld|fotograaf
            foto door|bron foto|bildbyrå|fotograf|arkivbild|kuva|kuvat|zdjęcie|zdjęcia|fot|źródło zdjęcia|obrázek
            ilustrační foto|zdroj foto|fotó|kép|illusztráció|sursa foto|foto ilustrativ|фото|фотография|изображение
            иллюстрация|снимка|снимки|скриншот|ілюстрація|фотографія|фотограф|slika|foto arhiv|ilustracija|fotoğraf
            fotoğraflar|görsel|φωτογραφία|φωτογραφίες|φωτο|φωτό|εικόνα|gambar|foto ilustrasi|dok|ảnh|ảnh minh họa|ภาพ
            ภาพจาก|ภาพประกอบ|ที่มาภาพ|फोटो|तस्वीर|ছবি|صورة|الصورة|تصوير|عکس|צילום|תמונה|写真|画像|撮影|写真提供|画像提供|提供|사진|사진제공
            사진 제공|이미지|자료사진|그래픽|图|图片|图片来源|图源|摄|摄影|照片|配图|供图|圖|圖片|圖片來源|圖片提供|圖源|攝影|攝|照片來源|資料照片|圖／|圖/|圖片／|示意圖""");

    private static final int LONGEST_LABEL =
            LABELS.stream().mapToInt(String::length).max().orElse(0);

    /** Openings that need no colon; a name follows. */
    private static final Affixes OPENINGS = Affixes.beginnings(
            "photo by ",
            "photos by ",
            "photo courtesy ",
            "photo credit ",
            "photograph by ",
            "photographs by ",
            "photography by ",
            "picture by ",
            "image by ",
            "image courtesy ",
            "courtesy of ",
            "illustration by ",
            "graphic by ",
            "file photo by ",
            "video by ",
            "pictured by ",
            "image credit ",
            "foto von ",
            "foto de ",
            "foto di ",
            "foto av ",
            "foto door ",
            "photo de ",
            "photo par ",
            "photo d'",
            "bild von ",
            "illustration de ",
            "fotografía de ",
            "фото ",
            "zdjęcie: ",
            "getty images",
            "file/",
            "ap photo",
            "afp photo",
            "reuters photo",
            "epa photo",
            "© ");

    /** Ends that only credits have. */
    private static final Affixes ENDINGS = Affixes.endings(
            "/getty images",
            "via getty images",
            "/getty",
            "getty images",
            "/afp",
            "/reuters",
            "/ap",
            "via ap",
            "via reuters",
            "via afp",
            "/epa",
            "/shutterstock",
            "shutterstock",
            "istock",
            "istockphoto",
            "/alamy",
            "/dpa",
            "/picture alliance",
            "picture alliance",
            "/imago",
            "/tass",
            "/bloomberg",
            "/xinhua",
            "/anadolu",
            "/nurphoto",
            "via reuters connect",
            "/rex",
            "(ap photo)",
            "/ap photo",
            "/zuma press",
            "/usa today sports",
            "/pa wire",
            "/pa",
            "/ansa",
            "/efe",
            "/lusa",
            "/keystone",
            "/scanpix",
            "/ntb",
            "/tt",
            "handout",
            "/handout",
            "/pool",
            "file photo",
            "unsplash",
            "pixabay",
            "pexels",
            "/adobe stock",
            "adobe stock",
            "stock.adobe.com",
            "depositphotos",
            "dreamstime");

    private PhotoCredits() {}

    /** Whether the whole line is a credit. */
    public static boolean isCredit(String line) {
        return nameIn(line) != null;
    }

    /** Who is credited by a line that is nothing but a credit; {@code null} where it isn't one. */
    public static @Nullable String nameIn(String line) {
        String bare = unwrapped(line);
        if (bare.isEmpty() || bare.length() > MOST_CHARS) {
            return null;
        }
        int sign = firstSign(bare);
        if (sign > 0 && isLabel(bare.substring(0, sign).strip())) {
            String name = bare.substring(sign + 1).strip();
            return name.isEmpty() || isSentence(name) ? null : name;
        }
        String opening = OPENINGS.of(bare);
        if (opening != null && !isSentence(bare)) {
            return opening.endsWith(" ") ? bare.substring(opening.length()).strip() : bare;
        }
        if (isAgencyFirst(line.strip()) || isLabelledAgency(bare)) {
            return bare;
        }
        boolean ending =
                bare.length() <= 80 && ENDINGS.of(bare.replace(" / ", "/").replace(" /", "/")) != null;
        return ending
                        && !hasInnerEnd(bare)
                        && !isSentence(bare)
                        && bare.chars().filter(Character::isUpperCase).limit(2).count() == 2
                ? bare
                : null;
    }

    /** "EFE/Mira Holt", "/연합뉴스", "＝ロイター". */
    private static boolean isAgencyFirst(String line) {
        if (line.length() < 3 || line.length() > 60) {
            return false;
        }
        char first = line.charAt(0);
        if (first == '/' || first == '=' || first == '＝' || first == '／') {
            return Agencies.named(line.substring(1)) != null;
        }
        int slash = line.indexOf('/');
        return slash > 0
                && Agencies.named(line.substring(0, slash)) != null
                && Bylines.isName(line.substring(slash + 1).strip());
    }

    /** "Foto Ansa", "Beeld ANP", "Fot. Mira Holt / PAP". */
    private static boolean isLabelledAgency(String bare) {
        int space = bare.indexOf(' ');
        if (space < 0) {
            return false;
        }
        String label = bare.substring(0, space);
        String rest = bare.substring(space + 1).strip();
        boolean polish = label.equalsIgnoreCase("fot.") && rest.length() <= 60;
        return polish || (isLabel(label) && Agencies.named(rest) != null);
    }

    private static boolean isLabel(String text) {
        return text.length() <= LONGEST_LABEL && LABELS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** A sentence's end or a bracket within: what it ends with is the credit, the line is a caption. */
    private static boolean hasInnerEnd(String bare) {
        return Sentences.hasInnerEnd(bare) || bare.indexOf('(') > 0 || bare.indexOf('[') > 0;
    }

    private static int firstSign(String lower) {
        for (int i = 0; i < Math.min(lower.length(), 40); i++) {
            char c = lower.charAt(i);
            if (c == ':'
                    || c == '='
                    || c == '\uFF1A'
                    || c == '|'
                    || c == '\uFF1D'
                    || c == '/'
                    || c == '\uFF0F'
                    || c == '\u25B2') {
                return i;
            }
        }
        return -1;
    }

    private static String unwrapped(String line) {
        int start = 0;
        int end = line.length();
        while (start < end
                && "([\uFF08\u3010\u300C\uFF3B<*|\u25B2\u25B3\u25BC\u25C0\u25B6-\u2013\u2014/ "
                                .indexOf(line.charAt(start))
                        >= 0) {
            start++;
        }
        while (end > start && ")]\uFF09\u3011\u300D\uFF3D>*|. ".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(start, end);
    }

    /** More than a name: ends within, or runs on for many words of small letters. */
    private static boolean isSentence(String text) {
        int small = 0;
        int words = 0;
        for (String word : text.split(" ")) {
            words++;
            if (!word.isEmpty() && Character.isLowerCase(word.charAt(0))) {
                small++;
            }
        }
        return words > 16 || small > 6 || Sentences.weight(text) > MOST_CHARS;
    }
}
