package dev.storywire.ingest.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard guard =
            new AddressGuard(List.of("127.0.0.1:18999", "bridge:8080"), List.of("80", "443", "1024-65535"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.2",
                "127.1.2.3",
                "127.255.255.255",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "017700000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "0177.0.0.01",
                "0x7f.1",
                "0X7F.1",
                "127.0.0.1.",
                "127.0x0.00.1",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::808:808]",
                "[64:ff9b:1::7f00:1]",
                "[2002:7f00:1::]",
                "[2002:7f00:0001::1]",
                "[2001:0:7f00:1::]",
                "[2001::1]",
                "0.0.0.0",
                "0",
                "0.1.2.3",
                "0x0",
                "[::]",
                "127。0。0。1",
                "１２７.0.0.1",
                "①②⑦.⓪.⓪.①",
                "127．0．0．1",
                "127｡0｡0｡1",
                "[fe80::1]",
                "[febf::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[fdff::1]",
                "[fec0::1]",
                "[ff02::1]",
                "[ff0e::1]",
                "[100::1]",
                "[2001:db8::1]",
                "[2001:2::1]",
                "[2001:10::1]",
                "[2001:20::1]",
                "[3fff::1]",
                "[3ffe::1]",
                "[5f00::1]",
                "[2620:4f:8000::1]",
                "[2606:4700::5efe:10.0.0.1]",
                "[2606:4700::200:5efe:a00:1]",
                "[4000::1]",
                "[::8.8.8.8]",
                "[::ffff:8.8.8.8]",
                "[0064:ff9b:0001:0000::8.8.8.8]",
                "10.0.0.1",
                "10.255.255.255",
                "10.1",
                "167772161",
                "172.16.0.1",
                "172.31.255.254",
                "192.168.1.1",
                "192.168.257",
                "3232235777",
                "169.254.169.254",
                "169.254.0.1",
                "[::ffff:169.254.169.254]",
                "2852039166",
                "0xA9FEA9FE",
                "0251.0376.0251.0376",
                "169.254.43518",
                "100.64.0.1",
                "100.127.255.254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.175.48.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "4294967295",
                "0xffffffff"
            })
    void addressOutsideThePublicInternetIsRefusedHoweverWritten(String host) {
        assertEquals(new AddressCheck.Refused(Refusal.ADDRESS), guard.check("http://" + host + ":18998/feed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "localhost.",
                "foo.localhost",
                "ip6-localhost",
                "intranet",
                "metadata",
                "metadata.google.internal",
                "printer.local",
                "host.localdomain",
                "nas.lan",
                "nas.home.arpa",
                "a.b.corp",
                "hidden.onion",
                "ｌｏｃａｌｈｏｓｔ",
                "bridge"
            })
    void nameOfTheLocalNetworkIsRefused(String host) {
        assertEquals(new AddressCheck.Refused(Refusal.HOST), guard.check("http://" + host + "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http://",
                "http:///",
                "http:///feed",
                "http://[",
                "http://[]/",
                "http://[::1",
                "http://[::1]x/",
                "http://[fe80::1%25lo]/",
                "http://[fe80::1%lo]/",
                "http://[127.0.0.1]/",
                "http://[g::1]/",
                "http://a b/",
                "http://%31%32%37.0.0.1/",
                "http://pub%2eexample/",
                "http://pub.example:99999/",
                "http://pub.example:0/",
                "http://pub.example:x/",
                "http://pub.example:-1/",
                "http://pub.example:80:80/",
                "http://127.0.0.1\\@pub.example/",
                "http:\\\\pub.example/",
                "http:pub.example",
                "http:/pub.example/",
                "//127.0.0.1/",
                "/feed",
                "pub.example/feed",
                "http://pub..example/",
                "http://.pub.example/",
                "http://pub.example../",
                "http://1.2.3.4.5/",
                "http://256.1.1.1/",
                "http://1.2.3.256/",
                "http://4294967296/",
                "http://08.8.8.8/",
                "http://0x100000000/",
                "http://1.2.3.4.example.5/",
                "http://pub.example/a\nb",
                "http://pub.example/\u0000",
                "http://pub\u0009.example/",
                "http://pub.exa<mple/",
                "http://pub.example|x/",
                "http://*/",
                "http://$/",
                "http://pub.example,evil.example/"
            })
    void whatIsNoAddressIsRefused(String url) {
        assertEquals(new AddressCheck.Refused(Refusal.MALFORMED), guard.check(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd", "file://localhost/etc/passwd", "FILE:///etc/passwd", "gopher://pub.example/_GET",
                "ftp://pub.example/x", "jar:http://pub.example/a.jar!/x", "data:text/xml,<rss/>", "javascript:alert(1)",
                "dict://pub.example/", "ldap://pub.example/", "netdoc:///etc/passwd", "mailto:a@b.example",
                "classpath:application.properties", "feed://pub.example/", "ws://pub.example/",
                        "view-source:http://pub.example/"
            })
    void otherSchemeIsRefused(String url) {
        assertEquals(new AddressCheck.Refused(Refusal.SCHEME), guard.check(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:pw@127.0.0.1/", "https://user:secret@pub.example/feed", "http://pub.example@127.0.0.1/",
                "http://@pub.example/", "http://a@b@pub.example/", "http://pub.example%20@127.0.0.1/"
            })
    void userNameInAnAddressIsRefused(String url) {
        assertEquals(new AddressCheck.Refused(Refusal.CREDENTIALS), guard.check(url));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 21, 22, 25, 53, 81, 110, 445, 1023, 3306, 5432, 6379, 9092, 9200, 11211, 27017})
    void portOfAnotherServiceIsRefused(int port) {
        assertEquals(new AddressCheck.Refused(Refusal.PORT), guard.check("http://pub.example:" + port + "/"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://pub.example, http://pub.example/",
        "HTTPS://Pub.Example:443/Feed#part, https://pub.example/Feed",
        "http://pub.example.:8080/a?b#c, http://pub.example:8080/a?b",
        "http://pub.example?x=1, http://pub.example/?x=1",
        "http://8.8.8.8/, http://8.8.8.8/",
        "http://134744072/, http://8.8.8.8/",
        "http://[2606:4700::1111]:8080/, http://[2606:4700::1111]:8080/",
        "http://bücher.example/Straße, http://xn--bcher-kva.example/Stra%C3%9Fe",
        "http://pub.example/a b/\\x|y, http://pub.example/a%20b/%5Cx%7Cy",
        "http://sub_domain.pub.example/, http://sub_domain.pub.example/",
        "http://127.0.0.1:18999/feed, http://127.0.0.1:18999/feed",
        "http://127.1:18999/feed, http://127.0.0.1:18999/feed",
        "http://bridge:8080/feed, http://bridge:8080/feed"
    })
    void publicOrListedAddressIsTakenInOneSpelling(String url, String normal) {
        assertEquals(
                normal,
                assertInstanceOf(AddressCheck.Accepted.class, guard.check(url))
                        .address()
                        .toString());
    }

    @Test
    void listedHostIsRefusedOnAnotherPort() {
        assertEquals(new AddressCheck.Refused(Refusal.ADDRESS), guard.check("http://127.0.0.1:18998/"));
        assertEquals(new AddressCheck.Refused(Refusal.HOST), guard.check("http://localhost:18999/"));
    }

    @Test
    void nameThatLeadsToOnePublicAndOnePrivateAddressIsNotConnectedTo() {
        WebAddress address = assertInstanceOf(AddressCheck.Accepted.class, guard.check("http://pub.example/"))
                .address();
        InetAddress inside = InetAddress.ofLiteral("10.0.0.7");
        InetAddress outside = InetAddress.ofLiteral("8.8.8.8");

        assertEquals(true, guard.mayConnect(address, List.of(outside)));
        assertEquals(false, guard.mayConnect(address, List.of(outside, inside)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "http://127.0.0.1:80", "a:b", "a b:80", "bridge:8080/x", "*:80", ""})
    void wrongEntryOfTheAllowListFailsTheStart(String entry) {
        assertThrows(IllegalArgumentException.class, () -> new AddressGuard(List.of(entry), List.of("80")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "80-", "443-80", "70000"})
    void wrongPortsFailTheStart(String ports) {
        assertThrows(IllegalArgumentException.class, () -> new AddressGuard(List.of(), List.of(ports)));
    }
}
