package dev.storywire.ingest.parse.bytes;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a label such as {@code latin1} means: the WHATWG Encoding Standard where it has the label (so that
 * {@code ISO-8859-1} is windows-1252 and {@code gb2312} is GB 18030), the JDK's names and aliases otherwise.
 */
final class EncodingLabels {
    private static final Map<String, Charset> BY_LABEL = new HashMap<>();

    static {
        put(StandardCharsets.UTF_8, "unicode-1-1-utf-8 utf8 utf-8 x-unicode20utf8 utf_8 unicode");
        put(
                "windows-1252",
                "ansi_x3.4-1968 ascii us-ascii cp1252 cp819 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
                        + "iso_8859-1 iso_8859-1:1987 l1 latin1 latin-1 windows-1252 x-cp1252 ansi");
        put("windows-1250", "cp1250 windows-1250 x-cp1250 win-1250");
        put("windows-1251", "cp1251 windows-1251 x-cp1251 win-1251 windows1251 win1251");
        put("windows-1253", "cp1253 windows-1253 x-cp1253");
        put(
                "windows-1254",
                "cp1254 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
                        + "windows-1254 x-cp1254");
        put("windows-1255", "cp1255 windows-1255 x-cp1255");
        put("windows-1256", "cp1256 windows-1256 x-cp1256");
        put("windows-1257", "cp1257 windows-1257 x-cp1257");
        put("windows-1258", "cp1258 windows-1258 x-cp1258");
        put("x-windows-874", "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 tis620");
        put("ISO-8859-2", "iso-8859-2 iso8859-2 latin2 l2");
        put("ISO-8859-8", "iso-8859-8 iso-8859-8-i iso-8859-8-e csiso88598i logical visual hebrew");
        put("IBM866", "866 cp866 csibm866 ibm866");
        put("KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r");
        put("KOI8-U", "koi8-ru koi8-u");
        put("x-MacRoman", "macintosh mac x-mac-roman csmacintosh macroman");
        put("x-MacCyrillic", "x-mac-cyrillic x-mac-ukrainian maccyrillic mac-cyrillic");
        put(
                "GB18030",
                "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030 cp936 ms936");
        put("Big5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950");
        put("EUC-JP", "cseucpkdfmtjapanese euc-jp x-euc-jp eucjp");
        put("windows-31j", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932");
        put(
                "x-windows-949",
                "cseuckr csksc56011987 euc-kr euckr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
                        + "ksc_5601 windows-949 cp949 uhc ms949");
        put(StandardCharsets.UTF_16LE, "utf-16le csunicode iso-10646-ucs-2 ucs-2 unicodefeff utf-16 utf16");
        put(StandardCharsets.UTF_16BE, "utf-16be unicodefffe");
        put(StandardCharsets.UTF_32LE, "utf-32le ucs-4 utf-32 utf32");
        put(StandardCharsets.UTF_32BE, "utf-32be");
    }

    private EncodingLabels() {}

    private static void put(String charset, String labels) {
        put(Charset.forName(charset), labels);
    }

    private static void put(Charset charset, String labels) {
        for (String label : labels.split(" ")) {
            BY_LABEL.put(label, charset);
        }
    }

    /** The encoding that a label means, {@code null} when nobody knows it or it can't be decoded. */
    static @Nullable Charset find(@Nullable String label) {
        if (label == null) {
            return null;
        }
        String key = label.strip().toLowerCase(Locale.ROOT);
        Charset known = BY_LABEL.get(key);
        if (known != null || key.isEmpty() || key.length() > 60) {
            return known;
        }
        try {
            Charset charset = Charset.forName(key);
            Charset widened = BY_LABEL.get(charset.name().toLowerCase(Locale.ROOT));
            return widened != null ? widened : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
