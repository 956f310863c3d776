package dev.storywire.ingest.parse;

import static dev.storywire.ingest.parse.Reading.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.parse.model.ParseLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
    private static final String GREEK = "Η κυβέρνηση ανακοίνωσε νέα μέτρα για την οικονομία της χώρας";

    private static String document(String declaration, String title) {
        return declaration + "<rss><channel><item><title>" + title + "</title></item></channel></rss>";
    }

    private static String title(byte[] bytes, @Nullable String contentType) {
        return value(Reading.of(bytes, contentType, ParseLimits.DEFAULT).first().title());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void unicodeIsToldByItsBytesWithAndWithoutAMark(String encoding) {
        Charset charset = Charset.forName(encoding);
        assertEquals(GREEK, title(document("", GREEK).getBytes(charset), null));
        assertEquals(GREEK, title(document("\uFEFF", GREEK).getBytes(charset), null));
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, windows-1252, “café”",
        "gb2312, GB18030, 台灣與中国",
        "shift_jis, windows-31j, 髙島屋①",
        "euc-kr, x-windows-949, 똠방각하",
        "latin5, windows-1254, İstanbul",
        "koi8-r, KOI8-R, Новости",
        "tis-620, x-windows-874, ข่าว",
    })
    void declaredLabelsMeanWhatBrowsersTakeThemFor(String label, String encoding, String text) {
        byte[] bytes =
                document("<?xml version='1.0' encoding='" + label + "'?>", text).getBytes(Charset.forName(encoding));
        assertEquals(text, title(bytes, null));
        byte[] undeclared = document("", text).getBytes(Charset.forName(encoding));
        assertEquals(text, title(undeclared, "text/xml; charset=\"" + label + "\""));
    }

    @Test
    void theHttpCharsetGoesBeforeTheDeclaration() {
        byte[] bytes = document("<?xml version='1.0' encoding='koi8-r'?>", "Новости")
                .getBytes(Charset.forName("windows-1251"));
        assertEquals("Новости", title(bytes, "text/xml; charset=windows-1251"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "x-klingon"})
    void aDeclarationThatTheBytesContradictIsSetAside(String label) {
        byte[] bytes = document("<?xml version='1.0' encoding='" + label + "'?>", GREEK)
                .getBytes(StandardCharsets.UTF_8);
        var reading = Reading.of(bytes, null, ParseLimits.DEFAULT);
        assertEquals(GREEK, value(reading.first().title()));
        assertTrue(reading.notes().contains("wrong-encoding") || reading.notes().contains("unknown-encoding"));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1253, Η κυβέρνηση ανακοίνωσε νέα μέτρα για την οικονομία της χώρας",
        "windows-1251, Правительство объявило о новых мерах поддержки экономики страны",
        "ISO-8859-2, A kormány új intézkedéseket jelentett be a gazdaság élénkítésére és a szűkös költségvetés bővítésére",
        "windows-1254, Hükümet ülke ekonomisi için yeni önlemler açıkladığını bugün duyurdu",
        "windows-1256, أعلنت الحكومة عن إجراءات جديدة لدعم اقتصاد البلاد",
        "windows-1252, Die Regierung kündigte neue Maßnahmen für Bürger über Weihnachten an",
        "EUC-JP, 政府は本日新しい経済対策を発表したということです",
    })
    void undeclaredEncodingsAreDetected(String encoding, String text) {
        assertEquals(text, title(document("", text).getBytes(Charset.forName(encoding)), null));
    }

    @Test
    void strayBytesInUtf8AreReadAsWindows1252() {
        byte[] mixed = document("", GREEK + " #x$").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = mixed[i] == '#' ? (byte) 0x93 : mixed[i] == '$' ? (byte) 0x94 : mixed[i];
        }
        assertEquals(GREEK + " “x”", title(mixed, null));
    }

    @Test
    void aGzipFileIsUnpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(document("", GREEK).getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(GREEK, title(bytes.toByteArray(), null));
    }
}
